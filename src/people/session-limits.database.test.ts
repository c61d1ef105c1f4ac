import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { type Browser, csrfIn, type IssuerSite, issuerSite, whoAsks } from '../../test/issuer-site.ts';
import type { SessionLimits } from '../platform/config.ts';
import { systemActor } from '../platform/database/actor.ts';
import { createSessionService } from './session-service.ts';

let fresh: IssuerSite;
afterEach(() => fresh.close());

async function signedIn(limits?: SessionLimits): Promise<Browser> {
  fresh = await issuerSite({ more: [whoAsks], ...(limits === undefined ? {} : { limits }) });
  fresh.issuer.atTheKeyboard('ada', { name: 'Ada', organisation: 'watch', roles: ['watch-analyst'] });
  const browser = fresh.browser();
  await browser.get('/sign-in');
  return browser;
}

const minutes = (count: number) => fresh.clock.forward(count / 60);
async function sessionText(): Promise<string> {
  const { rows } = await fresh.database.snapshot(systemActor, (queries) =>
    sql<{ text: string }>`select session::text as text from session`.execute(queries),
  );
  return rows.map(({ text }) => text).join('\n');
}
const isIn = async (browser: Browser) => (await browser.get('/who')).body.includes('"organisation":"watch"');

test('a session that nobody uses for 30 minutes ends, and one that is used does not', async () => {
  const browser = await signedIn();
  for (let uses = 0; uses < 5; uses += 1) {
    minutes(29);
    expect(await isIn(browser)).toBe(true);
  }
  minutes(30);
  expect(await isIn(browser)).toBe(false);
});

test('a session ends 12 hours after signing in, however much it is used', async () => {
  const browser = await signedIn();
  for (let quarter = 1; quarter < 12 * 4; quarter += 1) {
    minutes(15);
    expect(await isIn(browser), `after ${quarter} quarters of an hour`).toBe(true);
    // A page with a form changes the session; that makes it no longer.
    if (quarter === 1) expect(csrfIn(await browser.get('/people/tokens'))).not.toBe('');
  }
  minutes(15);
  expect(await isIn(browser)).toBe(false);
});

test('both limits are as configured', async () => {
  const browser = await signedIn({ idleMinutes: 5, absoluteHours: 1 });
  minutes(4);
  expect(await isIn(browser)).toBe(true);
  minutes(5);
  expect(await isIn(browser)).toBe(false);
  const again = fresh.browser();
  await again.get('/sign-in');
  for (let step = 0; step < 14; step += 1) {
    minutes(4);
    expect(await isIn(again)).toBe(true);
  }
  minutes(4);
  expect(await isIn(again)).toBe(false);
});

test('a limit that is made shorter holds for sessions begun before', async () => {
  const browser = await signedIn();
  const [id = ''] = decodeURIComponent(browser.cookie()).split('.');
  const under = (absoluteHours: number) => {
    const limits = { idleMinutes: 24 * 60, absoluteHours };
    const sessions = createSessionService({ database: fresh.database, clock: fresh.clock.now, limits });
    return new Promise((resolve, reject) =>
      sessions.get(id, (error, session) => (error ? reject(error) : resolve(session))),
    );
  };
  minutes(90);
  expect(await under(2)).not.toBeNull();
  expect(await under(1)).toBeNull();
});

test('reading pages writes to the session’s row once a minute at most', async () => {
  const browser = await signedIn();
  const version = async () => {
    const { rows } = await fresh.database.snapshot(systemActor, (queries) =>
      sql<{ version: string }>`select string_agg(xmin::text, ' ' order by id_sha256) as version from session`.execute(
        queries,
      ),
    );
    return rows[0]?.version;
  };
  const before = await version();
  for (let reads = 0; reads < 5; reads += 1) {
    minutes(0.15);
    await browser.get('/who');
  }
  expect(await version()).toBe(before);
  minutes(0.25);
  await browser.get('/who');
  const after = await version();
  expect(after).not.toBe(before);
  await browser.get('/who');
  expect(await version()).toBe(after);
});

test('a session that was ended while a request of it was under way is not written anew', async () => {
  const browser = await signedIn();
  const { sessions, signIns } = fresh.services;
  const [id = ''] = decodeURIComponent(browser.cookie()).split('.');
  const held = await new Promise<Parameters<typeof sessions.set>[1] | null | undefined>((resolve, reject) =>
    sessions.get(id, (error, session) => (error ? reject(error) : resolve(session))),
  );
  if (held === null || held === undefined) throw new Error('There is no session under the cookie’s identifier');
  expect(held.atIssuer?.subject).toBe('ada');
  expect(await signIns.signOutByIssuer({ subject: 'ada', issuerSession: undefined })).toBe(1);
  await new Promise<void>((resolve, reject) => sessions.set(id, held, (error) => (error ? reject(error) : resolve())));
  expect(await isIn(browser)).toBe(false);
  expect(await sessionText()).not.toContain('idToken');
});

test('a copy of the table signs nobody in, and an ended session holds nothing', async () => {
  const browser = await signedIn();
  const [id = ''] = decodeURIComponent(browser.cookie()).split('.');
  expect(id.length).toBeGreaterThan(20);
  expect(await sessionText()).not.toContain(id);
  expect(await sessionText()).toContain('idToken');
  await browser.post('/sign-out', { _csrf: csrfIn(await browser.get('/people/tokens')) });
  expect(await sessionText()).not.toContain('idToken');
});

test('clearing away takes sessions past a limit and leaves the rest', async () => {
  const browser = await signedIn();
  const count = async () => {
    const { rows } = await fresh.database.snapshot(systemActor, (queries) =>
      sql<{ count: number }>`select count(*)::int as count from session where content ? 'atIssuer'`.execute(queries),
    );
    return rows[0]?.count;
  };
  minutes(29);
  await fresh.services.sessions.deleteExpired();
  expect(await count()).toBe(1);
  expect(await isIn(browser)).toBe(true);
  minutes(31);
  await fresh.services.sessions.deleteExpired();
  expect(await count()).toBe(0);
});

test('somebody whom the directory lists no longer is signed out at the next request, and refused at sign-in', async () => {
  const browser = await signedIn();
  await fresh.database.transact(systemActor, (queries) =>
    sql`update person set retired_at = now() where name = 'Ada'`.execute(queries),
  );
  expect(await isIn(browser)).toBe(false);
  const page = await fresh.browser().get('/sign-in');
  expect(page.status).toBe(403);
  expect(page.body).toContain('lists you no longer');
});
