import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CountryCode } from '../../places/country.ts';
import { layOutHistory } from './figure-history.ts';
import { type AnnualDeaths, asMonth, type Month, monthNumber, monthOfNumber } from './figures.ts';

const country = (code: string) => code as CountryCode;

function month(text: string): Month {
  const read = asMonth(text);
  if (read === undefined) throw new Error(`“${text}” is no month`);
  return read;
}

test('months can be counted with, and come back as they were', () => {
  expect(monthNumber(month('2026-01')) - monthNumber(month('2025-12'))).toBe(1);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9999 * 12 + 11 }), (number) => {
      expect(monthNumber(month(monthOfNumber(number)))).toBe(number);
    }),
  );
});

test('a month is four digits, a hyphen and 01 to 12', () => {
  for (const text of ['2024-13', '2024-00', '24-01', '2024-1', '2024-01-31', '']) expect(asMonth(text)).toBeUndefined();
});

const none = { best: 0, low: 0, high: 0 };
const span = { firstYear: 2010, lastYear: 2012, firstMonth: month('2010-11'), lastMonth: month('2011-02') };

test('a history has a row for each country and a cell for each year and month', () => {
  const annual: AnnualDeaths = {
    country: country('SSD'),
    year: 2012,
    stateBased: { best: 7, low: 5, high: 9 },
    nonState: none,
    oneSided: { best: 3, low: 3, high: 3 },
  };
  const history = layOutHistory(span, [annual], [{ country: country('SDN'), month: month('2011-01'), deathsBest: 4 }]);
  const row = (code: string) => history.countries.indexOf(country(code));
  expect([history.years, history.months]).toEqual([3, 4]);
  expect([...history.annual.stateBased.slice(row('SSD') * 3, row('SSD') * 3 + 3)]).toEqual([NaN, NaN, 7]);
  expect([...history.annual.oneSided.slice(row('SSD') * 3, row('SSD') * 3 + 3)]).toEqual([NaN, NaN, 3]);
  expect([...history.monthly.slice(row('SDN') * 4, row('SDN') * 4 + 4)]).toEqual([0, 0, 4, 0]);
});

test('a month in which a state did not exist is not a month of peace', () => {
  const history = layOutHistory(span, [], []);
  const cells = (code: string) => {
    const row = history.countries.indexOf(country(code));
    return [...history.monthly.slice(row * 4, row * 4 + 4)];
  };
  expect(cells('SSD')).toEqual([NaN, NaN, 0, 0]);
  expect(cells('TCD')).toEqual([0, 0, 0, 0]);
  expect(cells('DDR')).toEqual([NaN, NaN, NaN, NaN]);
});
