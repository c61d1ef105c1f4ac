import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chancesOf, numberColumns, readTable, writeTable } from './report-table.ts';

const cell = fc.stringMatching(/^[^|\s]{1,12}( [^|\s]{1,6})?$/);
const table = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 8 })).chain(([width, height]) =>
  fc.record({
    columns: fc.array(cell, { minLength: width, maxLength: width }),
    rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
  }),
);

test('what is written as a table is read back as it was', () => {
  fc.assert(
    fc.property(table, (written) => {
      expect(readTable(writeTable(written))).toEqual(written);
    }),
  );
});

test('whatever is typed, a table has as many cells in each row as in its header, or the line that has not is named', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 8 }), (lines) => {
      const read = readTable(lines.join('\n'));
      if ('problem' in read) expect(read.line).toBeGreaterThan(0);
      else for (const row of read.rows) expect(row.length).toBe(read.columns.length);
    }),
  );
  expect(readTable('Level | Opened\n\nHigh | 3\nSevere')).toMatchObject({ line: 4 });
});

test('a column of figures with units is one of numbers, and a column with a word is not', () => {
  const read = readTable('Stretch | Middle time | Share\nDecided | 3 days | 12.5 %\nBegun | – | none');
  if ('problem' in read) throw new Error('It is a table');
  expect(numberColumns(read)).toEqual([false, true, false]);
});

test('a map says each country once, by code, with a chance between 0 and 100 %', () => {
  const isCountry = (code: string) => ['SDN', 'SSD'].includes(code);
  const of = (...rows: readonly (readonly string[])[]) =>
    chancesOf({ columns: ['Country', 'Chance'], rows }, isCountry);
  expect(of(['SDN', '93 %'], ['SSD', '0.5%'])).toEqual(
    new Map([
      ['SDN', 0.93],
      ['SSD', 0.005],
    ]),
  );
  for (const wrong of [
    ['Sudan', '93 %'],
    ['SDN', '101 %'],
    ['SDN', 'high'],
    ['XXX', '1 %'],
  ]) {
    expect(of(wrong)).toHaveProperty('problem');
  }
  expect(of(['SDN', '1 %'], ['SDN', '2 %'])).toHaveProperty('problem');
});
