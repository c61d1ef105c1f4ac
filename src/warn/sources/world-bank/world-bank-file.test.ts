import { expect, test } from 'vitest';
import { textFile } from '../../../../test/fresh-services.ts';
import { shippedIndicators, worldBankLines } from '../../../../test/made-up-indicators.ts';
import { madeZip } from '../../../../test/made-zip.ts';
import type { FileBytes } from '../../../platform/files/file-bytes.ts';
import type { ToldValue } from '../../country-indicators/country-indicator.ts';
import { isWorldBankHeader, readWorldBankFile } from './world-bank-file.ts';

async function read(file: FileBytes) {
  const values: ToldValue[] = [];
  const sink = { take: (told: ToldValue) => void values.push(told), afterPiece: async () => {} };
  return { values, file: await readWorldBankFile(file, shippedIndicators['world-bank'], sink) };
}
const lines = (...rows: readonly string[]) => read(textFile('API_SP.POP.TOTL_DS2.csv', worldBankLines(rows)));
const bytesOf = (name: string, bytes: Buffer): FileBytes => ({
  name,
  bytes: (async function* () {
    yield bytes;
  })(),
});

const sudan = '"Sudan","SDN","Population, total","SP.POP.TOTL","49383346","50042791",';

test('a row gives a value for each year; what is empty is told to be none', async () => {
  const { values, file } = await lines(sudan, '"Mali","MLI","Population, total","SP.POP.TOTL","","2.3e7",');
  expect(values).toEqual([
    { indicator: 'SP.POP.TOTL', country: 'SDN', year: 2022, value: 49_383_346 },
    { indicator: 'SP.POP.TOTL', country: 'SDN', year: 2023, value: 50_042_791 },
    { indicator: 'SP.POP.TOTL', country: 'MLI', year: 2022, value: undefined },
    { indicator: 'SP.POP.TOTL', country: 'MLI', year: 2023, value: 23_000_000 },
  ]);
  expect(file).toMatchObject({
    ...{ version: '2026-07-01', publishedOn: '2026-07-01', values: 3, firstYear: 2022, lastYear: 2023 },
    ...{ dropped: [], aside: [], source: { publisher: 'World Bank', licence: 'CC BY 4.0' } },
  });
  expect(file.lacking).toContain('SI.POV.GINI');
});

test.each([
  ['a group of countries', '"World","WLD","Population","SP.POP.TOTL","8000000000","",', 'country', '2022', 'WLD'],
  ['words in place of a number', '"Mali","MLI","P","SP.POP.TOTL","many","",', 'value', '2022', 'many'],
  ['what cannot be', '"Mali","MLI","P","SP.POP.TOTL","-3","",', 'range', '2022', '-3'],
  ['a country twice', '"Sudan","SDN","P","SP.POP.TOTL","1","",', 'duplicate', '2022', 'SDN 2022'],
])('%s is counted by its reason, with line and column', async (_, row, fault, column, value) => {
  const { file } = await lines(sudan, row);
  expect(file.dropped).toEqual([{ fault, values: 1, first: { line: 7, column, value } }]);
});

test('a country that had not existed is told for its years alone', async () => {
  const file = textFile(
    'x.csv',
    worldBankLines(['"South Sudan","SSD","P","SP.POP.TOTL","9000000","9500000",'], [2010, 2012]),
  );
  const told = await read(file);
  expect(told.values).toMatchObject([{ year: 2012 }]);
  expect(told.file.dropped).toMatchObject([{ fault: 'not-a-state', first: { value: 'SSD 2010' } }]);
});

test('indicators that are not kept are put aside and named', async () => {
  const { values, file } = await lines(sudan, '"Sudan","SDN","Forest","AG.LND.FRST.ZS","10","10",');
  expect(values).toHaveLength(2);
  expect(file.aside).toEqual(['AG.LND.FRST.ZS']);
});

test('the file of all indicators has no head lines, and no day', async () => {
  const file = textFile('WDICSV.csv', [
    'Country Name,Country Code,Indicator Name,Indicator Code,2023',
    'Sudan,SDN,P,SP.POP.TOTL,5',
  ]);
  expect((await read(file)).file).toMatchObject({ version: 'not stated', publishedOn: undefined, values: 1 });
});

test.each([
  ['no header', worldBankLines([]).slice(0, 4), 'indicators.schema', 'it has no header'],
  [
    'a header without codes',
    ['Country Name,2023', 'Sudan,5'],
    'indicators.schema',
    'lacks Country Code, Indicator Code',
  ],
  ['no year', ['Country Code,Indicator Code', 'SDN,SP.POP.TOTL'], 'indicators.schema', 'no column of a year'],
  ['a year twice', ['Country Code,Indicator Code,2023,2023', 'SDN,SP.POP.TOTL,1,1'], 'indicators.schema', 'twice'],
  ['a day of 30 February', ['"Last Updated Date","2026-02-30",', 'Country Code'], 'indicators.schema', 'is no day'],
  ['a row cut short', worldBankLines(['"Sudan","SDN","P","SP.POP.TOTL","4938']), 'file.csv', 'never closed'],
  ['half a row', worldBankLines(['"Sudan","SDN","P","SP.POP.TOTL"']), 'indicators.schema', 'may break off here'],
  [
    'nothing that is kept',
    worldBankLines(['"Sudan","SDN","F","AG.LND.FRST.ZS","1","1",']),
    'indicators.none',
    'no value',
  ],
])('%s is refused with its line', async (_, text, code, words) => {
  await expect(read(textFile('wb.csv', text))).rejects.toMatchObject({
    ...{ code, message: expect.stringContaining(words), line: expect.any(Number) },
  });
});

test('what is no UTF-8 is refused with its line', async () => {
  const latin = Buffer.from(worldBankLines(['"Côte","CIV","P","SP.POP.TOTL","1","1",']).join('\n'), 'latin1');
  await expect(read(bytesOf('wb.csv', latin.subarray(1)))).rejects.toMatchObject({ code: 'file.csv', line: 6 });
});

test('of the zip that the publisher gives, the table is read; a bomb, half a zip and one without a table are refused', async () => {
  const table = { name: 'API_SP.POP.TOTL.csv', bytes: Buffer.from(worldBankLines([sudan]).join('\n')) };
  const notes = { name: 'Metadata_Country.csv', bytes: Buffer.from('a,b') };
  const zip = madeZip([notes, { ...table, deflated: true }]);
  expect((await read(bytesOf('API.zip', zip))).file.values).toBe(2);
  const bomb = madeZip([
    { ...table, deflated: true, saysBytes: 4_200_000_000 },
    { ...notes, deflated: true, saysBytes: 4_200_000_000 },
  ]);
  await expect(read(bytesOf('API.zip', bomb))).rejects.toMatchObject({ code: 'file.too-large' });
  const liar = madeZip([{ ...table, deflated: true, saysBytes: 10 }]);
  await expect(read(bytesOf('API.zip', liar))).rejects.toMatchObject({ code: 'file.damaged' });
  await expect(read(bytesOf('API.zip', zip.subarray(0, zip.length / 2)))).rejects.toMatchObject({
    code: 'file.damaged',
  });
  const without = madeZip([{ name: 'readme.txt', bytes: Buffer.from('x') }]);
  await expect(read(bytesOf('API.zip', without))).rejects.toMatchObject({ code: 'file.schema' });
});

test('it is known by its head line, or by its header', () => {
  expect(isWorldBankHeader(['Data Source', 'World Development Indicators', ''])).toBe(true);
  expect(isWorldBankHeader(['Country Name', 'Country Code', 'Indicator Name', 'Indicator Code', '1960'])).toBe(true);
  expect(isWorldBankHeader(['month', 'country', 'deaths_best'])).toBe(false);
});
