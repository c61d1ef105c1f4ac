import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../test/fresh-database.ts';
import { type Actor, type Reach, systemActor } from '../platform/database/actor.ts';
import { everyone, type Marked } from '../platform/ledger/ledger-entry.ts';
import { findDocuments, indexDocument } from '../platform/search/search-store.ts';
import { markings, maySee } from './marking.ts';
import type { Organisation } from './organisation.ts';
import { reachOf } from './reach.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

/** Tables without row security, each with its reason. Whoever adds a table adds a policy, or a reason here. */
const exempt: Readonly<Record<string, string>> = {
  kysely_migration: 'which migrations have run',
  kysely_migration_lock: 'the migrations’ lock',
  session: 'read by the digest of an identifier that only the browser holds; says nothing of the world',
  warning_level: 'settings, the same for everybody',
  figure_release: 'published figures, the same for everybody',
  annual_deaths: 'published figures, the same for everybody',
  monthly_deaths: 'published figures, the same for everybody',
  event_layout: 'how tables are laid out: it speaks of nobody and of no place',
  event_release: 'UCDP’s are the same for everybody; the service shows those of a house’s own tables to the house',
  added_feed: 'feeds that others publish: where each is read is for pages to show or not, as with connectors',
  article: 'published by others, the same for everybody',
  country_indicator: 'published by others, the same for everybody',
  country_indicator_release: 'published by others, the same for everybody',
  event: 'UCDP’s are the same for everybody; the service shows those of a house’s own tables to the house',
  event_country_month: 'sums of published events, the same for everybody',
  event_cell_month: 'sums of published events, the same for everybody',
  forecast_run: 'made of published figures alone, the same for everybody',
  forecast: 'made of published figures alone, the same for everybody',
  forecast_month: 'made of published figures alone, the same for everybody',
  forecast_model: 'made of published figures alone, the same for everybody',
  forecast_reading: 'made of published figures alone, the same for everybody',
  forecast_similar: 'made of published figures alone, the same for everybody',
  connector: 'which published sources are read and from where; no word of the world',
  connector_pull: 'how pulls of published sources stand; no word of the world',
  forecast_work: 'how far a making of forecasts is; no word of the world',
  ewp_table: 'a published table, the same for everybody',
  mass_killing_run: 'made of a published table alone, the same for everybody',
  list_snapshot: 'published lists, the same for everybody',
  list_original: 'published lists, the same for everybody',
  listed_version: 'published lists, the same for everybody',
  list_entry: 'published lists, the same for everybody',
  listed_pair: 'made of published lists alone, the same for everybody',
  listed_compared: 'how far published lists are compared; no word of the world',
  register_kept_for: 'from which published lists and verdicts subjects were worked out',
  listed_subject: 'made of published lists, and of verdicts that everybody’s register goes by',
  register_decision: 'a verdict on published records, by which everybody’s register goes; why and by whom has a policy',
  backtest: 'made of published figures alone, the same for everybody',
  ledger_pending: 'identifiers of entries that wait for the sealer, no word of them',
  ledger_leaf: 'hashes: what a stranger needs to check an entry, and no word of it',
  ledger_node: 'hashes',
  ledger_seal: 'hashes and moments',
};

test('each table has a policy that holds, or a reason why it needs none', async () => {
  const { rows } = await fresh.database.snapshot(systemActor, (queries) =>
    sql<{ name: string; secured: boolean; policies: number }>`
      select relname as name, relrowsecurity as secured,
             (select count(*)::int from pg_policy where polrelid = pg_class.oid) as policies
      from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
    `.execute(queries),
  );
  const open = rows.filter(({ secured, policies }) => !secured || policies === 0).map(({ name }) => name);
  expect(open.filter((name) => exempt[name] === undefined)).toEqual([]);
  expect(Object.keys(exempt).filter((name) => !open.includes(name))).toEqual([]);
});

const organisations: readonly Organisation[] = [
  { id: 'government', name: 'Government', kind: 'government' },
  { id: 'foreign', name: 'Foreign ministry', kind: 'department', parent: 'government' },
  { id: 'desk', name: 'Desk', kind: 'team', parent: 'foreign' },
  { id: 'embassy', name: 'Embassy', kind: 'mission', parent: 'foreign' },
  { id: 'defence', name: 'Defence ministry', kind: 'department', parent: 'government' },
  { id: 'planners', name: 'Planners', kind: 'team', parent: 'defence' },
  { id: 'partner', name: 'Partner', kind: 'civil-society' },
];
const byId = new Map(organisations.map((organisation) => [organisation.id, organisation]));
const ids = organisations.map(({ id }) => id);
const caveat = fc.constantFrom('EYES ONLY', 'MEDICAL', 'SOURCE "B"');
const someReach: fc.Arbitrary<Reach> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Reach>({ everything: true }) },
  {
    weight: 9,
    arbitrary: fc
      .record({
        organisation: fc.constantFrom(...ids),
        sensitive: fc.boolean(),
        caveats: fc.uniqueArray(caveat),
      })
      .map((person) => reachOf(byId, person)),
  },
);
const someRow: fc.Arbitrary<Marked> = fc.record({
  owner: fc.constantFrom(...ids),
  marking: fc.constantFrom(...markings),
  caveats: fc.uniqueArray(caveat, { maxLength: 1 }),
  audience: fc.uniqueArray(fc.constantFrom(...ids, everyone), { maxLength: 2 }),
});
const asking = (reach: Reach): Actor => ({ ...systemActor, personId: 'somebody', reach });

test('the database sees a row by the same rule as the one in TypeScript', async () => {
  await fc.assert(
    fc.asyncProperty(someReach, fc.array(someRow, { minLength: 1, maxLength: 20 }), async (reach, rows) => {
      const { rows: answers } = await fresh.database.snapshot(asking(reach), (queries) =>
        sql<{ seen: boolean }>`
          select may_see(owner, marking, caveats, audience) as seen
          from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
            as row (owner text, marking text, caveats text[], audience text[])
        `.execute(queries),
      );
      expect(answers.map(({ seen }) => seen)).toEqual(rows.map((row) => maySee(reach, row)));
    }),
    { numRuns: 200 },
  );
});

test('a policy, which asks for the settings once a query, and search see the same rows as the rule', async () => {
  const marked = fc.sample(someRow, { numRuns: 60, seed: 7 });
  await fresh.database.transact(systemActor, async (queries) => {
    for (const [index, each] of marked.entries()) {
      const place = { kind: 'thing', id: String(index), href: '/', place: null, changedAt: new Date(0) };
      await indexDocument(queries, { ...place, title: 'Kept apart', text: '', marked: each });
    }
  });
  await fc.assert(
    fc.asyncProperty(someReach, async (somebody) => {
      const seen = marked.flatMap((each, index) => (maySee(somebody, each) ? [String(index)] : []));
      await fresh.database.snapshot(asking(somebody), async (queries) => {
        const { rows } = await sql<{ id: string }>`select id from search_document order by id::int`.execute(queries);
        expect(rows.map(({ id }) => id)).toEqual(seen);
        const { found, count } = await findDocuments(queries, 'kept & apart', 'kept apart', 100, 0);
        expect(found.map(({ id }) => id).toSorted()).toEqual(seen.toSorted());
        expect(count).toBe(seen.length);
      });
    }),
    { numRuns: 100 },
  );
});

test('every policy by marking is the same rule, asked once a query, those of records too', async () => {
  const { rows } = await fresh.database.snapshot(systemActor, (queries) =>
    sql<{ table: string; rule: string }>`
      select tablename as table, qual as rule from pg_policies where policyname = 'by_marking'
    `.execute(queries),
  );
  const once = rows.find(({ table }) => table === 'search_document')?.rule;
  expect(rows.filter(({ rule }) => rule !== once)).toEqual([]);
  expect(rows.map(({ table }) => table)).toContain('assessment');
  expect(once).toMatch(/^may_see_as\(owner, marking, caveats, audience,/);
});

const reach = (organisation: string, sensitive = false, caveats: readonly string[] = []) =>
  reachOf(byId, { organisation, sensitive, caveats });
const row = (owner: string, over: Partial<Marked> = {}): Marked => ({
  owner,
  marking: 'OFFICIAL',
  caveats: [],
  audience: [],
  ...over,
});

test('without an audience a row is for its owner’s department and those above it', () => {
  const seers = ids.filter((id) => maySee(reach(id), row('desk')));
  expect(seers).toEqual(['government', 'foreign', 'desk', 'embassy']);
});

test('a release to an organisation reaches all beneath it, and nobody else', () => {
  const seers = ids.filter((id) => maySee(reach(id), row('desk', { audience: ['defence'] })));
  expect(seers).toEqual(['government', 'foreign', 'desk', 'embassy', 'defence', 'planners']);
  expect(ids.filter((id) => maySee(reach(id), row('partner', { audience: ['embassy'] })))).toEqual([
    'embassy',
    'partner',
  ]);
});

test('sensitive rows and caveats are for those cleared for them, whatever the organisation', () => {
  const sensitive = row('desk', { marking: 'OFFICIAL-SENSITIVE', audience: [everyone] });
  expect(maySee(reach('desk'), sensitive)).toBe(false);
  expect(maySee(reach('partner', true), sensitive)).toBe(true);
  const caveated = row('desk', { caveats: ['EYES ONLY'] });
  expect(maySee(reach('desk', true), caveated)).toBe(false);
  expect(maySee(reach('desk', false, ['EYES ONLY']), caveated)).toBe(true);
});
