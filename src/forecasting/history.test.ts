import { expect, test } from 'vitest';
import { assertHistory, deathsInMonths, isPresent, knownAt, monthIndex, monthWords, originOf } from './history.ts';
import { syntheticHistory } from './synthetic-history.ts';

const history = syntheticHistory({ seed: 3, places: 6, firstYear: 1990, years: 10, months: 137 });

test('the moment at which a history ends is its last typed year and its last month', () => {
  expect(originOf(history)).toEqual({ lastYear: 1999, lastMonth: monthIndex(2001, 4) });
  expect(monthWords(monthIndex(2001, 4))).toBe('May 2001');
});

test('what was known at an origin holds the same figures up to it and none after it', () => {
  const known = knownAt(history, { lastYear: 1996, lastMonth: monthIndex(1998, 4) });
  expect([known.years, known.months]).toEqual([7, 101]);
  for (let place = 0; place < 6; place += 1) {
    expect(known.oneSided.subarray(place * 7, place * 7 + 7)).toEqual(
      history.oneSided.subarray(place * 10, place * 10 + 7),
    );
    expect(known.monthlyDeaths.subarray(place * 101, place * 101 + 101)).toEqual(
      history.monthlyDeaths.subarray(place * 137, place * 137 + 101),
    );
  }
  expect(() => assertHistory(known)).not.toThrow();
});

test('nothing is known before the first year', () => {
  expect(() => knownAt(history, { lastYear: 1989, lastMonth: monthIndex(1991, 4) })).toThrow(/history begins in 1990/);
});

test('a state is absent before its first typed year', () => {
  expect(isPresent(history, 5, { lastYear: 1994, lastMonth: monthIndex(1996, 4) })).toBe(false);
  expect(isPresent(history, 5, { lastYear: 1995, lastMonth: monthIndex(1997, 4) })).toBe(true);
});

test('deaths in months are summed from the first to the last, both counted, and none outside the history', () => {
  const first = history.firstMonth;
  const all = history.monthlyDeaths.subarray(0, 3).reduce((sum, deaths) => sum + deaths, 0);
  expect(deathsInMonths(history, 0, first - 5, first + 2)).toBe(all);
});

test.each([
  [{ ...history, years: 9 }, /oneSided holds 60 values where places and periods ask for 54/],
  [{ ...history, stateBased: history.stateBased.map(() => -1) }, /stateBased holds -1/],
  [{ ...history, monthlyDeaths: history.monthlyDeaths.map(() => Number.NaN) }, /monthlyDeaths holds NaN/],
])('a history that does not hold together is refused by name', (wrong, message) => {
  expect(() => assertHistory(wrong)).toThrow(message);
});
