import { expect, test } from 'vitest';
import { textFile } from '../../../../test/fresh-services.ts';
import type { Day, ViolentEvent } from '../../events/event.ts';
import type { OwnSource } from '../../own-tables/own-source.ts';
import { readOwnTable, readSample } from './own-table.ts';

const layout: OwnSource = {
  ...{ id: 'own-attacks', name: 'Attacks', publisher: 'A network', licence: 'With its leave', header: [] },
  ...{ dateForm: 'dmy', country: undefined, violence: 'oneSided' },
  columns: {
    ...{ country: 'Where', placeName: 'Town', dayFrom: 'Day', deathsBest: 'Killed', latitude: 'Lat', longitude: 'Lon' },
    ...{ sideA: 'By', sideB: 'Against', sourceWords: 'Told by' },
  },
};
const header = 'Where,Town,Day,Killed,Lat,Lon,By,Against,Told by,Note';

async function read(lines: readonly string[], other: Partial<OwnSource> = {}) {
  const events: ViolentEvent[] = [];
  const sink = { take: (event: ViolentEvent) => void events.push(event) };
  const point = (code: string) => (code === 'SDN' ? ([30, 15] as const) : undefined);
  const found = await readOwnTable(textFile('attacks.csv', lines), { ...layout, ...other }, sink, {
    ...{ pointOf: point, today: '2026-11-24' as Day }, // A day of the calendar.
  });
  return { events, ...found };
}

test('a row is an event as its layout says; without coordinates it stands at a point of its country, and is told so', async () => {
  const { events, file, refused } = await read([
    header,
    'Sudan,El Fasher,1/3/2024,12,13.63,25.35,Militia,Farmers,A priest,x',
    'SDN,,2/3/2024,3.0,,,,,,',
  ]);
  expect(events).toMatchObject([
    {
      ...{ country: 'SDN', violence: 'oneSided', dayFrom: '2024-03-01', dayTo: '2024-03-01', datePrecision: 1 },
      ...{ latitude: 13.63, longitude: 25.35, wherePrecision: 1, placeName: 'El Fasher', sideA: 'Militia' },
      ...{ deaths: { best: 12, low: 12, high: 12 }, sourceWords: 'A priest', sourceEventId: expect.any(String) },
    },
    { dayFrom: '2024-03-02', latitude: 15, longitude: 30, wherePrecision: 6, deaths: { best: 3 } },
  ]);
  expect(refused).toEqual([]);
  expect(file).toMatchObject({ rows: 2, columnsAside: ['Note'], firstDay: '2024-03-01', lastDay: '2024-03-02' });
  expect(file.remarks).toEqual(['1 of 2 events have no coordinates, and stand at a point of their country.']);
});

const good = 'Sudan,El Fasher,1/3/2024,12,13.63,25.35,Militia,Farmers,A priest,x';
test.each([
  ['30 February', 'Sudan,T,30/2/2024,1,13,25,,,,', 'date', 'Day', '30/2/2024'],
  ['a month where the day is', 'Sudan,T,3/14/2024,1,13,25,,,,', 'date', 'Day', '3/14/2024'],
  ['a day to come', 'Sudan,T,25/11/2026,1,13,25,,,,', 'future', 'Day', '25/11/2026'],
  ['a country that is none', 'Atlantis,T,1/3/2024,1,13,25,,,,', 'country-name', 'Where', 'Atlantis'],
  ['a country that had not existed', 'South Sudan,T,1/3/2009,1,5,31,,,,', 'not-a-state', 'Where', 'South Sudan'],
  ['coordinates swapped', 'Sudan,T,1/3/2024,1,125.3,13,,,,', 'swapped', 'Lat', '125.3'],
  ['half of a point', 'Sudan,T,1/3/2024,1,13,,,,,', 'coordinates', 'Lon', ''],
  ['deaths in words', 'Sudan,T,1/3/2024,many,13,25,,,,', 'deaths', 'Killed', 'many'],
  ['no count of deaths', 'Sudan,T,1/3/2024,,13,25,,,,', 'deaths', 'Killed', ''],
])('a row with %s is not taken, and told by line, column and reason', async (_, row, fault, column, value) => {
  const { events, refused, file } = await read([header, good, row]);
  expect(events).toHaveLength(1);
  expect(refused).toEqual([{ line: 3, fault, column, value }]);
  expect(file.dropped).toEqual([{ fault, rows: 1, first: { line: 3, column, value } }]);
});

test('a row that lasts beyond today is not taken, and its end is told; one to today is', async () => {
  const columns = { ...layout.columns, dayTo: 'Note' };
  const { events, refused } = await read([header, good.replace(/x$/, '31/12/9999'), good.replace(/x$/, '24/11/2026')], {
    columns,
  });
  expect(events).toMatchObject([{ dayFrom: '2024-03-01', dayTo: '2026-11-24' }]);
  expect(refused).toEqual([{ line: 2, fault: 'future', column: 'Note', value: '31/12/9999' }]);
});

test('rows that say the same are two; of two with one identifier the second is told', async () => {
  expect((await read([header, good, good])).events).toHaveLength(2);
  const named = await read([header, good, good], { columns: { ...layout.columns, id: 'Note' } });
  expect([named.events.length, named.refused]).toEqual([
    1,
    [{ line: 3, fault: 'duplicate', column: 'Note', value: 'x' }],
  ]);
});

test('types of violence are read from their column, as sources name them', async () => {
  const columns = { ...layout.columns, violence: 'Note' };
  const of = (words: string) => good.replace(/x$/, words);
  const rows = [of('One-sided violence'), of('2'), of('state_based'), of('a row'), of('constructor')];
  const { events, refused } = await read([header, ...rows], { columns, violence: undefined });
  expect(events.map(({ violence }) => violence)).toEqual(['oneSided', 'nonState', 'stateBased']);
  expect(refused).toMatchObject([
    { line: 5, fault: 'violence', value: 'a row' },
    { line: 6, fault: 'violence', value: 'constructor' },
  ]);
});

test.each([
  ['a column twice', ['Where,Where', 'a,b'], 'twice'],
  ['half a row', [header, good, 'Sudan,T'], 'may break off here'],
  ['a column gone', ['Where,Day,Killed', 'Sudan,1/3/2024,1'], 'there is no column “Town”'],
  ['no row that can be taken', [header, 'Atlantis,T,1/3/2024,1,13,25,,,,'], 'none of its 1 rows can be taken'],
  ['no row', [header], 'it has a header and no rows'],
])('a table with %s is refused with its line', async (_, lines, words) => {
  await expect(read(lines)).rejects.toMatchObject({
    message: expect.stringContaining(words),
    line: expect.any(Number),
  });
});

const tagged = [
  'Incidents of a cluster,,,,,,,,',
  'Country,Code,State,Town,When,Dead,Dead (at most),Who,Link',
  '#country+name,#country+code,#adm1+name,#loc+name,#date+occurred,#affected+killed,#affected+killed+max,#actor,#meta+source',
  'Sudan,SDN,North Darfur,El Fasher,2024-03-01,12,15,Militia,https://example.org/1',
];

test('HXL’s hashtags say which column is what, under a header that titles may stand before', async () => {
  const { header: names, rows, tagged: columns } = await readSample(textFile('hxl.csv', tagged));
  expect(names[1]).toBe('Code');
  expect(rows).toHaveLength(1);
  expect(columns).toEqual({
    ...{ country: 'Code', firstLevel: 'State', placeName: 'Town', dayFrom: 'When', deathsBest: 'Dead' },
    ...{ deathsHigh: 'Dead (at most)', sideA: 'Who', sourceWords: 'Link' },
  });
  const { events } = await read(tagged, { columns: columns ?? {}, dateForm: 'ymd' });
  expect(events).toMatchObject([
    { country: 'SDN', firstLevel: 'North Darfur', deaths: { best: 12, low: 12, high: 15 } },
  ]);
});

test('people whom aid is meant for are nobody’s victims: their column is not taken for whom it was done to', async () => {
  const lines = ['Day,Dead,People in need', '#date,#affected+killed,#targeted', '2024-03-01,12,4000'];
  expect((await readSample(textFile('aid.csv', lines))).tagged).toEqual({ dayFrom: 'Day', deathsBest: 'Dead' });
});

test('tags alone are a header too; a table without them has none', async () => {
  const { header: names, tagged: columns } = await readSample(
    textFile('h.csv', ['#date,#affected+killed', '2024-01-01,1']),
  );
  expect(names).toEqual(['#date', '#affected+killed']);
  expect(columns).toEqual({ dayFrom: '#date', deathsBest: '#affected+killed' });
  expect((await readSample(textFile('p.csv', [header, good]))).tagged).toBeUndefined();
});
