import { stringify } from 'csv-stringify/sync';
import { expect, test } from 'vitest';
import { eventColumns, eventRecord } from '../../../../test/made-up-events.ts';
import type { ViolentEvent } from '../../events/event.ts';
import { isEventHeader, readEvents, versionIn } from './ucdp-events.ts';

type Row = Readonly<Record<string, string>>;

function csv(rows: readonly Row[], columns: readonly string[] = eventColumns): string {
  return stringify([columns, ...rows.map((row) => columns.map((name) => row[name] ?? ''))]);
}

async function read(text: string, name = 'GEDEvent_v25_1.csv') {
  const events: ViolentEvent[] = [];
  async function* bytes() {
    yield Buffer.from(text);
  }
  const sink = { take: (event: ViolentEvent) => void events.push(event), afterPiece: async () => {} };
  return { events, file: await readEvents({ name, bytes: bytes() }, sink) };
}

test('a row of all 49 columns gives what is kept of it', async () => {
  expect(eventColumns).toHaveLength(49);
  const { events, file } = await read(csv([eventRecord({ id: '412700' })]));
  expect(events).toEqual([
    {
      ...{ sourceEventId: '412700', country: 'NGA', violence: 'oneSided' },
      ...{ dayFrom: '2014-11-28', dayTo: '2014-11-28', datePrecision: 1 },
      ...{ latitude: 12.0, longitude: 8.516667, cell: 147_258, wherePrecision: 1 },
      ...{ placeName: 'Kano town', firstLevel: 'Kano state', secondLevel: 'Kano Municipal lga' },
      ...{ conflict: 'Jamaatu - Civilians', sideA: 'Jamaatu', sideB: 'Civilians' },
      ...{ deaths: { best: 120, low: 81, high: 150 }, deathsCivilians: 120, reports: 4, clarity: 1 },
    },
  ]);
  expect(file).toMatchObject({ version: '25.1', rows: 1, dropped: [], columnsAside: [], remarks: [] });
});

test.each([
  ['a date of 30 February', { date_start: '2014-02-30 00:00:00.000' }, 'date', 'date_start'],
  ['an end before its beginning', { date_start: '2014-11-29', date_end: '2014-11-28' }, 'order', 'date_end'],
  ['a type of violence that UCDP has not', { type_of_violence: '4' }, 'violence', 'type_of_violence'],
  ['a country of no known number', { country_id: '999' }, 'country', 'country_id'],
  [
    'a country that had not existed',
    { country_id: '626', date_start: '2009-01-01', date_end: '2009-01-01' },
    'not-a-state',
    'country_id',
  ],
  ['a latitude that is a longitude', { latitude: '112.1', longitude: '12.0' }, 'swapped', 'latitude'],
  ['coordinates swapped, as the cell tells', { latitude: '8.516667', longitude: '12.0' }, 'swapped', 'latitude'],
  ['a longitude beyond the globe', { longitude: '208.5' }, 'coordinates', 'longitude'],
  ['no coordinates', { latitude: '' }, 'coordinates', 'latitude'],
  ['deaths below none', { best: '-1' }, 'deaths', 'best'],
  ['deaths in words', { high: 'many' }, 'deaths', 'high'],
  ['a precision that UCDP has not', { where_prec: '9' }, 'precision', 'where_prec'],
  ['no identifier', { id: '' }, 'id', 'id'],
])('a row with %s is not taken, and told', async (_, wrong, fault, column) => {
  const rows = [eventRecord({ id: '1' }), eventRecord({ id: '2', ...wrong }), eventRecord({ id: '3' })];
  const { events, file } = await read(csv(rows));
  expect(events.map(({ sourceEventId }) => sourceEventId)).toEqual(['1', '3']);
  const value = Object.entries({ ...eventRecord({ id: '2' }), ...wrong }).find(([name]) => name === column)?.[1];
  expect(file.dropped).toEqual([{ fault, rows: 1, first: { line: 4, column, value } }]);
});

test('an identifier that comes twice is taken once', async () => {
  const { events, file } = await read(csv([eventRecord({ id: '1' }), eventRecord({ id: '1', best: '3' })]));
  expect(events.map(({ deaths }) => deaths.best)).toEqual([120]);
  expect(file.dropped).toMatchObject([{ fault: 'duplicate', rows: 1 }]);
});

test('columns that are not known are put aside and named; their order does not matter', async () => {
  const columns = [...eventColumns.toReversed(), 'sentiment'];
  const { events, file } = await read(csv([eventRecord({ id: '1' })], columns));
  expect(events).toHaveLength(1);
  expect(file.columnsAside).toEqual(['sentiment']);
});

test('a file without a column that is needed, or with one twice, is refused', async () => {
  const without = eventColumns.filter((name) => name !== 'best');
  await expect(read(csv([eventRecord({ id: '1' })], without))).rejects.toMatchObject({
    code: 'events.schema',
    message: expect.stringContaining('lacks best'),
  });
  await expect(read(csv([], [...eventColumns, 'best']))).rejects.toMatchObject({ code: 'events.schema' });
});

test('a file that breaks off within a row is refused at its line', async () => {
  const text = csv([eventRecord({ id: '1' }), eventRecord({ id: '2' })]);
  const half = text.slice(0, text.lastIndexOf(',Kano state'));
  await expect(read(half)).rejects.toMatchObject({ code: 'events.columns', line: 4 });
});

test('a file of which no row can be taken is refused, with the line of the first', async () => {
  await expect(read(csv([eventRecord({ id: '1', best: 'x' })]))).rejects.toMatchObject({
    code: 'events.none',
    line: 2,
  });
  await expect(read(csv([]))).rejects.toMatchObject({ code: 'events.none' });
});

test('the version is read from the name that the publisher gives the file', () => {
  expect(['GEDEvent_v25_1.csv', 'GEDEvent_v25_0_12.csv.gz', 'ged251.csv', 'my events.csv'].map(versionIn)).toEqual([
    '25.1',
    '25.0.12',
    'not stated',
    'not stated',
  ]);
});

test('a header is known by columns that nothing else has', () => {
  expect(isEventHeader(eventColumns)).toBe(true);
  expect(isEventHeader(['month', 'country', 'deaths_best'])).toBe(false);
});
