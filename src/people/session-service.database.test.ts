import { createHash } from 'node:crypto';
import type { Session } from 'fastify';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FreshServices, freshServices } from '../../test/fresh-services.ts';
import { systemActor } from '../platform/database/actor.ts';

let fresh: FreshServices;
beforeEach(async () => {
  fresh = await freshServices();
});
afterEach(() => fresh.close());

const inHours = (hours: number) => new Date(fresh.clock.now().getTime() + hours * 3_600_000);
// The part of a session that a store is given: the web server's own class cannot be made outside it.
const session = (personId: string, hours = 12) =>
  ({ personId, cookie: { expires: inHours(hours) } }) as unknown as Session;

const set = (id: string, content: Session) =>
  new Promise<void>((resolve, reject) =>
    fresh.services.sessions.set(id, content, (error) => (error ? reject(error) : resolve())),
  );
const get = (id: string) =>
  new Promise<Session | null | undefined>((resolve, reject) =>
    fresh.services.sessions.get(id, (error, found) => (error ? reject(error) : resolve(found))),
  );
const destroy = (id: string) =>
  new Promise<void>((resolve, reject) =>
    fresh.services.sessions.destroy(id, (error) => (error ? reject(error) : resolve())),
  );
const rows = async () =>
  (
    await fresh.database.snapshot(systemActor, (queries) =>
      sql<{ id_sha256: Buffer; text: string }>`select id_sha256, session::text as text from session`.execute(queries),
    )
  ).rows;

test('a session is kept, changed and ended', async () => {
  await set('secret-id', session('demo-minister'));
  expect((await get('secret-id'))?.personId).toBe('demo-minister');
  await set('secret-id', session('demo-desk-officer'));
  expect((await get('secret-id'))?.personId).toBe('demo-desk-officer');
  expect(await rows()).toHaveLength(1);
  await destroy('secret-id');
  expect(await get('secret-id')).toBeNull();
});

test('an identifier that nobody was given finds nothing', async () => {
  await set('secret-id', session('demo-minister'));
  expect(await get('another-id')).toBeNull();
  expect(await get('')).toBeNull();
});

test('a copy of the table signs nobody in: only a digest of the identifier is kept', async () => {
  await set('secret-id', session('demo-minister'));
  const [row] = await rows();
  expect(row?.id_sha256).toEqual(createHash('sha256').update('secret-id').digest());
  expect(row?.text).not.toContain('secret-id');
});

test('a store that fails says so to the web server and does not throw', async () => {
  await set('secret-id', session('demo-minister'));
  await fresh.database.close();
  await expect(get('secret-id')).rejects.toThrow();
  await expect(set('secret-id', session('demo-minister'))).rejects.toThrow();
  await expect(destroy('secret-id')).rejects.toThrow();
});
