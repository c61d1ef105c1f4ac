import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FreshServices, freshServices } from '../../test/fresh-services.ts';
import { systemActor } from '../platform/database/actor.ts';
import type { ClaimedPerson } from './claim-mapping.ts';
import type { Person } from './person.ts';

let fresh: FreshServices;
beforeEach(async () => {
  fresh = await freshServices();
  await importPeople([]);
});
afterEach(() => fresh.close());

const organisations = [
  { id: 'foreign', name: 'Foreign ministry', kind: 'department' },
  { id: 'desk', name: 'Desk', kind: 'team', parent: 'foreign' },
];

async function importPeople(people: readonly Person[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'forestall-people-'));
  const file = join(folder, 'people.json');
  await writeFile(file, JSON.stringify({ organisations, people }));
  await fresh.services.people.importFile(systemActor, file);
  await rm(folder, { recursive: true });
}

const says: ClaimedPerson = {
  person: undefined,
  name: undefined,
  email: undefined,
  organisation: undefined,
  roles: undefined,
  sensitive: undefined,
  caveats: undefined,
};
const signIn = (subject: string, claimed: Partial<ClaimedPerson> = {}, issuer = 'https://id.example') =>
  fresh.services.signIns.signIn({ issuer, subject }, { ...says, ...claimed });
const vouched = { name: 'Ada', organisation: 'desk', roles: ['desk-officer'] } as const;
const ada: Person = { id: 'ada', name: 'Ada', email: 'Ada@example.org', organisation: 'desk', roles: ['auditor'] };

test('somebody of the directory is found by a verified address at first, and by subject ever after', async () => {
  await importPeople([ada]);
  expect(await signIn('s1', { email: 'ada@EXAMPLE.org' })).toMatchObject({ personId: 'ada', roles: ['auditor'] });
  expect(await signIn('s1', { email: 'new-name@example.org' })).toMatchObject({ personId: 'ada' });
  await expect(signIn('s2')).rejects.toThrow('Forestall does not');
});

test('somebody of the directory is found by the id that the issuer uses too', async () => {
  await importPeople([ada]);
  expect(await signIn('s1', { person: 'ada' })).toMatchObject({ personId: 'ada' });
});

test('an id finds before an address does', async () => {
  await importPeople([ada, { ...ada, id: 'bo', email: 'bo@example.org', roles: ['minister'] }]);
  expect(await signIn('s1', { person: 'bo', email: 'ada@example.org' })).toMatchObject({ personId: 'bo' });
  const { people } = await fresh.services.people.directory(systemActor);
  expect(people.map(({ id, email }) => [id, email])).toEqual([
    ['ada', 'Ada@example.org'],
    ['bo', undefined],
  ]);
});

test('the same subject at another issuer is somebody else', async () => {
  const one = await signIn('s1', vouched);
  const other = await signIn('s1', vouched, 'https://other.example');
  expect(other.personId).not.toBe(one.personId);
});

test('people of the demonstration are found by nobody’s claims', async () => {
  await importPeople([{ ...ada, demonstration: true }]);
  await expect(signIn('s1', { person: 'ada', email: 'ada@example.org' })).rejects.toThrow('Forestall does not');
});

test('nobody becomes the system or a visitor by an id', async () => {
  for (const person of ['system', 'anonymous']) {
    await expect(signIn(person, { person })).rejects.toThrow('Forestall does not');
    const made = await signIn(person, { ...vouched, person });
    expect(made.personId).toMatch(/^person-/);
    expect(made.reach.everything).toBe(false);
  }
});

test('two sign-ins of one subject at the same time are one person', async () => {
  const actors = await Promise.all(Array.from({ length: 8 }, () => signIn('s1', vouched)));
  expect(new Set(actors.map(({ personId }) => personId)).size).toBe(1);
});

test('a new file of people does not retire whom the issuer vouches for, and retires whom it leaves out', async () => {
  await importPeople([ada]);
  const { personId } = await signIn('made', vouched);
  await signIn('s1', { person: 'ada' });
  await importPeople([]);
  expect(await fresh.services.people.findActor(personId)).toBeDefined();
  expect(await fresh.services.people.findActor('ada')).toBeUndefined();
  await expect(signIn('s1', { ...vouched, person: 'ada' })).rejects.toThrow('lists you no longer');
  await importPeople([ada]);
  expect(await signIn('s1')).toMatchObject({ personId: 'ada' });
});

test('somebody made from claims who comes into the directory is that person from then on', async () => {
  const made = await signIn('s1', { ...vouched, email: 'ada@example.org' });
  await importPeople([ada]);
  expect(made.personId).not.toBe('ada');
  expect(await signIn('s1', { email: 'ada@example.org' })).toMatchObject({ personId: 'ada', roles: ['auditor'] });
  expect(await signIn('s1')).toMatchObject({ personId: 'ada' });
});

test('a refused sign-in changes nobody', async () => {
  await importPeople([ada]);
  await expect(signIn('s1', { person: 'ada', name: 'Eve', roles: [] })).rejects.toThrow('gives you no role');
  const { people } = await fresh.services.people.directory(systemActor);
  expect(people).toMatchObject([{ name: 'Ada', roles: ['auditor'] }]);
  const { rows } = await fresh.database.snapshot(systemActor, (queries) =>
    sql`select * from issuer_subject`.execute(queries),
  );
  expect(rows).toEqual([]);
});

test('who is who at the issuer is for the system alone', async () => {
  const actor = await signIn('s1', vouched);
  const { rows } = await fresh.database.snapshot(actor, (queries) =>
    sql`select * from issuer_subject`.execute(queries),
  );
  expect(rows).toEqual([]);
});
