import { expect, test } from 'vitest';
import { textFile } from '../../../../test/fresh-services.ts';
import { shippedIndicators, vDemLines } from '../../../../test/made-up-indicators.ts';
import type { ToldValue } from '../../country-indicators/country-indicator.ts';
import { isVDemHeader, readVDem, versionIn } from './v-dem.ts';

async function read(lines: readonly string[], name = 'V-Dem-CY-Core-v15.csv') {
  const values: ToldValue[] = [];
  const sink = { take: (told: ToldValue) => void values.push(told), afterPiece: async () => {} };
  return { values, file: await readVDem(textFile(name, lines), shippedIndicators['v-dem'], sink) };
}

test('the measures that are kept are read, the others put aside and named, and those that are not there told', async () => {
  const { values, file } = await read(
    vDemLines(['Sudan,SDN,33,2024,2024-12-31,0,625,0.106,0.08,0.081', 'Mali,MLI,28,2024,2024-12-31,0,432,0.142,0.1,']),
  );
  expect(values).toEqual([
    { indicator: 'v2x_polyarchy', country: 'SDN', year: 2024, value: 0.106 },
    { indicator: 'v2x_clphy', country: 'SDN', year: 2024, value: 0.081 },
    { indicator: 'v2x_polyarchy', country: 'MLI', year: 2024, value: 0.142 },
    { indicator: 'v2x_clphy', country: 'MLI', year: 2024, value: undefined },
  ]);
  expect(file).toMatchObject({ version: '15', publishedOn: undefined, values: 3, firstYear: 2024, lastYear: 2024 });
  expect(file.aside).toEqual(['COWcode', 'v2x_polyarchy_codelow']);
  expect(file.lacking).toContain('v2x_libdem');
});

test.each([
  ['a place that is no state', 'Zanzibar,ZZB,236,1950,1950-12-31,0,511,0.1,0.1,0.2', 'country', 'ZZB', 2],
  [
    'a state that had not existed',
    'South Sudan,SSD,32,2001,2001-12-31,0,626,0.1,0.1,0.2',
    'not-a-state',
    'SSD 2001',
    2,
  ],
  ['what is on another scale', 'Mali,MLI,28,2024,2024-12-31,0,432,1.2,0.1,0.2', 'range', '1.2', 1],
  ['no year', 'Mali,MLI,28,MMXXIV,2024-12-31,0,432,0.2,0.1,0.2', 'year', 'MMXXIV', 2],
])('%s is not taken, and told', async (_, row, fault, value, count) => {
  const { file } = await read(vDemLines(['Sudan,SDN,33,2024,2024-12-31,0,625,0.106,0.08,0.081', row]));
  expect(file.dropped).toEqual([{ fault, values: count, first: { line: 3, column: 'v2x_polyarchy', value } }]);
});

test.each([
  ['none of its measures', ['country_text_id,country_id,year', 'SDN,33,2024'], 'none of the measures that are kept'],
  ['no country', ['country_name,country_id,year,v2x_polyarchy', 'Sudan,33,2024,0.1'], 'lacks country_text_id'],
  ['a measure twice', ['country_text_id,year,v2x_clphy,v2x_clphy', 'SDN,2024,0.1,0.1'], 'twice'],
  ['half a row', vDemLines(['Sudan,SDN,33,2024,2024-12-31']), 'may break off here'],
])('a file with %s is refused with its line', async (_, lines, words) => {
  await expect(read(lines)).rejects.toMatchObject({
    message: expect.stringContaining(words),
    line: expect.any(Number),
  });
});

test('as many columns as the full table has are taken', async () => {
  const many = Array.from({ length: 4_600 }, (_, place) => `v2other${place}`);
  const row = ['SDN', '33', '2024', '0.1', ...many.map(() => '0.5')];
  const { file } = await read([
    ['country_text_id', 'country_id', 'year', 'v2x_rule', ...many].join(','),
    row.join(','),
  ]);
  expect([file.values, file.aside.length]).toEqual([1, 4_600]);
});

test('the version is read from the name that the publisher gives the file', () => {
  expect(
    ['V-Dem-CY-Core-v15.csv', 'V-Dem-CY-Full+Others_csv_v14.1.zip', 'V-Dem-CY-Core_csv_v16.zip', 'mine.csv'].map(
      versionIn,
    ),
  ).toEqual(['15', '14.1', '16', 'not stated']);
  expect(isVDemHeader(['country_name', 'country_text_id', 'country_id', 'year', 'v2x_polyarchy'])).toBe(true);
  expect(isVDemHeader(['country_id', 'year', 'best'])).toBe(false);
});
