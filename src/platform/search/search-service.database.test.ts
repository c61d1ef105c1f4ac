import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts';
import { type Actor, anonymousActor, systemActor } from '../database/actor.ts';
import { everyone, type Marked } from '../ledger/ledger-entry.ts';
import { createSearchService, type SearchService } from './search-service.ts';
import { indexDocument } from './search-store.ts';

let fresh: FreshDatabase;
let search: SearchService;
beforeAll(async () => {
  fresh = await freshDatabase();
  search = createSearchService({ database: fresh.database });
  await add('one', 'Warning: Côte d’Ivoire, high', 'Militias gather near Дарфур and Bouaké', open);
  await add('two', 'Warning: Sudan, severe', 'Attacks on El Fasher are likely', hidden);
  await add('three', 'Action: Sudan, démarche', 'Ask that the siege of El Fasher ends', open);
});
afterAll(() => fresh.close());

const open: Marked = { owner: 'desk', marking: 'OFFICIAL', caveats: [], audience: [everyone] };
const hidden: Marked = { ...open, audience: [] };
const deskOfficer: Actor = {
  ...anonymousActor,
  personId: 'desk-officer',
  reach: { everything: false, organisations: ['desk', everyone], owners: ['desk'], sensitive: false, caveats: [] },
};

function add(id: string, title: string, text: string, marked: Marked): Promise<void> {
  const document = {
    kind: 'thing',
    id,
    title,
    text,
    href: `/things/${id}`,
    place: null,
    changedAt: new Date(0),
    marked,
  };
  return fresh.database.transact(systemActor, (queries) => indexDocument(queries, document));
}
const ids = async (actor: Actor, text: string) => (await search.find(actor, text)).found.map(({ id }) => id);

test('words are found in any script, without accents, and unfinished', async () => {
  expect(await ids(deskOfficer, 'cote divoire')).toContain('one');
  expect(await ids(deskOfficer, 'darfur')).toEqual(['one']);
  expect(await ids(deskOfficer, 'bouak')).toEqual(['one']);
});

test('a slip of the pen in a title still finds it', async () => {
  expect(await ids(deskOfficer, 'sudann')).toContain('two');
});

test('what one may not see is not found and not counted', async () => {
  expect(await search.find(deskOfficer, 'fasher')).toMatchObject({ count: 2 });
  expect(await search.find(anonymousActor, 'fasher')).toMatchObject({ count: 1, found: [{ id: 'three' }] });
});

test('a thing indexed again is found as it stands now', async () => {
  await add('four', 'Warning: Mali, high', 'Old words', open);
  await add('four', 'Warning: Mali, high', 'New words', open);
  expect(await ids(deskOfficer, 'old words')).toEqual([]);
  expect(await ids(deskOfficer, 'new words')).toEqual(['four']);
});

test('no question breaks the search', async () => {
  for (const text of ['', "'", '!!!', 'a & b | !c', ':*', '\\', '\0', '('.repeat(150)]) {
    expect((await search.find(deskOfficer, text)).count).toBeGreaterThanOrEqual(0);
  }
});
