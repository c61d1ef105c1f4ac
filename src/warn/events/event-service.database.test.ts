import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts';
import { countryCode } from '../../../test/fresh-services.ts';
import { eventRecord, eventFile as file } from '../../../test/made-up-events.ts';
import { systemActor } from '../../platform/database/actor.ts';
import { readLedger } from '../../platform/ledger/ledger-store.ts';
import { readEvents } from '../sources/ucdp-events/ucdp-events.ts';
import { createEventService, type EventService } from './event-service.ts';

let fresh: FreshDatabase;
let events: EventService;

beforeEach(async () => {
  fresh = await freshDatabase();
  events = createEventService({ database: fresh.database, clock: () => new Date('2026-11-24T09:00:00Z'), readEvents });
});
afterEach(() => fresh.close());

async function ask<Found>(statement: string): Promise<readonly Found[]> {
  const run = (queries: Parameters<Parameters<typeof fresh.database.snapshot>[1]>[0]) =>
    sql.raw<Found>(statement).execute(queries);
  return (await fresh.database.snapshot(systemActor, run)).rows;
}

const standing = () =>
  ask<{ id: string; best: number }>(
    `select source_event_id as id, deaths_best as best from event where superseded_by is null order by source_event_id`,
  );
const on = (date_start: string, date_end = date_start) => ({ date_start, date_end });

test('a file of events is landed, summed by country, cell and month, and told on the ledger', async () => {
  const rows = [
    eventRecord({ id: '1', best: '10', ...on('2014-11-28') }),
    eventRecord({ id: '2', best: '8', ...on('2014-11-29', '2014-12-02') }),
    eventRecord({ id: '3', best: '5', ...on('2014-12-05'), type_of_violence: '1', latitude: '12.6' }),
    eventRecord({ id: '4', best: '5', ...on('2014-02-30') }),
  ];
  const { outcome, release } = await events.land(systemActor, file(rows));
  expect({ outcome, fate: release.fate, rows: release.rows }).toEqual({
    outcome: 'loaded',
    fate: { added: 3, revised: 0, unchanged: 0, withdrawn: 0 },
    rows: 4,
  });
  expect(release.dropped).toMatchObject([{ fault: 'date', rows: 1, first: { column: 'date_start' } }]);
  expect(release.remarks).toContain('1 of 3 events span two months or more; in monthly sums they are divided by days.');
  expect(await events.monthsOf(systemActor, countryCode('NGA'))).toEqual([
    { month: '2014-11', violence: 'oneSided', events: 1.5, deathsBest: 14 },
    { month: '2014-12', violence: 'oneSided', events: 0.5, deathsBest: 4 },
    { month: '2014-12', violence: 'stateBased', events: 1, deathsBest: 5 },
  ]);
  expect(await ask('select distinct cell from event_cell_month order by cell')).toEqual([
    { cell: 147_258 },
    { cell: 147_978 },
  ]);
  expect(await events.releases(systemActor)).toEqual([release]);
  const [entry] = await fresh.database.snapshot(systemActor, (queries) => readLedger(queries, {}));
  expect(entry).toMatchObject({ kind: 'events.loaded', subjectId: release.id });
});

test('the same file again changes nothing', async () => {
  const rows = [eventRecord({ id: '1' }), eventRecord({ id: '2' })];
  await events.land(systemActor, file(rows));
  expect(await events.land(systemActor, file(rows))).toMatchObject({ outcome: 'unchanged' });
  expect(await events.releases(systemActor)).toHaveLength(1);
  expect(await ask('select count(*) as count from event')).toEqual([{ count: 2 }]);
});

test('a newer file tells one event anew and another no longer; what stood before stays readable', async () => {
  const many = Array.from({ length: 20 }, (_, index) => eventRecord({ id: String(100 + index), ...on('2014-06-01') }));
  const first = [eventRecord({ id: '1', best: '10' }), eventRecord({ id: '2', best: '8' }), ...many];
  const earlier = (await events.land(systemActor, file(first))).release;
  const second = [eventRecord({ id: '1', best: '12' }), ...many, eventRecord({ id: '3', ...on('2015-01-01') })];
  const { release } = await events.land(systemActor, file(second, 'GEDEvent_v26_1.csv'));
  expect(await events.newestReleases(systemActor)).toEqual([release]);
  expect(release).toMatchObject({ version: '26.1', fate: { added: 1, revised: 1, unchanged: 20, withdrawn: 1 } });
  expect((await standing()).filter(({ id }) => id.length === 1)).toEqual([
    { id: '1', best: 12 },
    { id: '3', best: 120 },
  ]);
  expect(
    await ask(
      `select source_event_id as id, deaths_best as best, superseded_by from event where release_id = '${earlier.id}'
       and superseded_by is not null order by id`,
    ),
  ).toEqual([
    { id: '1', best: 10, superseded_by: release.id },
    { id: '2', best: 8, superseded_by: release.id },
  ]);
  expect(await events.monthsOf(systemActor, countryCode('NGA'))).toMatchObject([
    { month: '2014-06', events: 20 },
    { month: '2014-11', events: 1, deathsBest: 12 },
    { month: '2015-01', events: 1 },
  ]);
});

test('a file of a later month, such as the candidates, leaves what stood before its days as it is', async () => {
  await events.land(systemActor, file([eventRecord({ id: '1', ...on('2014-11-28') })]));
  const candidates = file([eventRecord({ id: '9', ...on('2015-01-05') })], 'GEDEvent_v25_0_1.csv');
  expect((await events.land(systemActor, candidates)).release.fate).toMatchObject({ added: 1, withdrawn: 0 });
  expect((await standing()).map(({ id }) => id)).toEqual(['1', '9']);
});

test('a file that no longer has a tenth of what stands is refused, unless it is asked for', async () => {
  const all = Array.from({ length: 10 }, (_, index) => eventRecord({ id: String(index + 1), ...on('2014-11-28') }));
  await events.land(systemActor, file(all));
  await expect(events.land(systemActor, file(all.slice(0, 8)))).rejects.toMatchObject({ code: 'events.less' });
  expect(await standing()).toHaveLength(10);
  await events.land(systemActor, file(all.slice(0, 8)), { evenIfLess: true });
  expect(await standing()).toHaveLength(8);
});

test('a file that is refused in its midst lands nothing, and the next one is taken', async () => {
  const rows = Array.from({ length: 50 }, (_, index) => eventRecord({ id: String(index + 1) }));
  const broken = file(rows);
  async function* half() {
    let left = 20_000;
    for await (const chunk of broken.bytes) {
      if (left > 0) yield chunk;
      left -= chunk.length;
    }
  }
  await expect(events.land(systemActor, { name: 'half.csv', bytes: half() })).rejects.toMatchObject({ status: 422 });
  expect(await ask('select count(*) as count from event')).toEqual([{ count: 0 }]);
  expect(await events.releases(systemActor)).toEqual([]);
  await events.land(systemActor, file(rows));
  expect(await standing()).toHaveLength(50);
});

test('two who land the first file at once land it once', async () => {
  const rows = Array.from({ length: 50 }, (_, index) => eventRecord({ id: String(index + 1) }));
  const landed = await Promise.all([events.land(systemActor, file(rows)), events.land(systemActor, file(rows))]);
  expect(landed.map(({ outcome }) => outcome).toSorted()).toEqual(['loaded', 'unchanged']);
  expect(await ask('select count(*) as count from event')).toEqual([{ count: 50 }]);
});

test('text of any kind comes back as it was given', async () => {
  const odd = 'Tab\there, back\\slash, \\N, “quotes” "plain", né, новости, line\nbreak';
  await events.land(systemActor, file([eventRecord({ id: '1', where_coordinates: odd })]));
  expect(await ask('select place_name as name from event')).toEqual([{ name: odd }]);
});

/** How an event is divided over its months: day by day. */
function sharesByMonth([from, to]: readonly [string, string]): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  const dayMs = 86_400_000;
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  for (let day = 0; day < days; day += 1) {
    const month = new Date(Date.parse(from) + day * dayMs).toISOString().slice(0, 7);
    shares.set(month, (shares.get(month) ?? 0) + 1 / days);
  }
  return shares;
}

test('events of several months are divided over them by days, and none is lost', async () => {
  const day = fc
    .date({ min: new Date('2010-01-01T00:00:00Z'), max: new Date('2014-12-31T00:00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const span = fc
    .tuple(day, day)
    .map(([one, other]) => (one < other ? ([one, other] as const) : ([other, one] as const)));
  const spans = [
    ['2014-01-30', '2014-02-02'],
    ['2013-07-01', '2014-06-30'],
    ['2012-02-29', '2012-02-29'],
    ...fc.sample(span, { numRuns: 200, seed: 34 }),
  ] as const;
  await events.land(
    systemActor,
    file(spans.map(([from, to], index) => eventRecord({ id: String(index), ...on(from, to) }))),
  );
  const expected = new Map<string, number>();
  for (const each of spans) {
    for (const [month, share] of sharesByMonth(each)) expected.set(month, (expected.get(month) ?? 0) + share);
  }
  const summed = await events.monthsOf(systemActor, countryCode('NGA'));
  expect(summed.map(({ month }) => month)).toEqual([...expected.keys()].toSorted());
  for (const { month, events: share } of summed) expect(share).toBeCloseTo(expected.get(month) ?? 0, 9);
  expect(summed.reduce((sum, { events: share }) => sum + share, 0)).toBeCloseTo(spans.length, 9);
});

test('a file that touches one country leaves the sums of others as they were', async () => {
  const ghana = { country_id: '452', latitude: '9.4', longitude: '-0.8', priogrid_gid: '' };
  await events.land(systemActor, file([eventRecord({ id: '1' }), eventRecord({ id: '2', ...ghana })]));
  const revised = [eventRecord({ id: '1', best: '7' }), eventRecord({ id: '2', ...ghana })];
  expect((await events.land(systemActor, file(revised))).release.fate).toMatchObject({ revised: 1, unchanged: 1 });
  expect(await events.monthsOf(systemActor, countryCode('NGA'))).toMatchObject([{ events: 1, deathsBest: 7 }]);
  expect(await events.monthsOf(systemActor, countryCode('GHA'))).toMatchObject([{ events: 1, deathsBest: 120 }]);
});

test('nobody changes what an event’s row says, nor takes it away', async () => {
  await events.land(systemActor, file([eventRecord({ id: '1' })]));
  const change = (statement: string) =>
    fresh.database.transact(systemActor, (queries) => sql.raw(statement).execute(queries));
  await expect(change('update event set deaths_best = 0')).rejects.toThrow(/permission denied/);
  await expect(change('delete from event')).rejects.toThrow(/permission denied/);
  await expect(change('update event_release set version = 1')).rejects.toThrow(/permission denied/);
});
