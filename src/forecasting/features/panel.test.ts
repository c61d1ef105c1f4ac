import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type History, monthIndex, originOf } from '../history.ts';
import { syntheticHistory } from '../synthetic-history.ts';
import { deathsWords } from './feature.ts';
import { buildPanel, originsLike } from './panel.ts';
import { truthKnown, truthOf } from './truth.ts';

const history = syntheticHistory({ seed: 5, places: 6, firstYear: 1990, years: 10, months: 137 });

/** One place, two calendar years: 120 and 60 one-sided deaths, monthly deaths as given. */
function twoYears(monthlyDeaths: Float64Array): History {
  return {
    places: ['A'],
    firstYear: 2000,
    years: 3,
    oneSided: Float64Array.of(0, 120, 60),
    stateBased: new Float64Array(3),
    nonState: new Float64Array(3),
    firstMonth: monthIndex(2000, 0),
    months: 36,
    monthlyDeaths,
  };
}

test('origins are a year apart, end where the history ends and keep its lag', () => {
  const origins = originsLike(history);
  expect(origins.at(-1)).toEqual({ lastYear: 1999, lastMonth: monthIndex(2001, 4) });
  expect(origins[0]).toEqual({ lastYear: 1991, lastMonth: monthIndex(1993, 4) });
  expect(origins.length).toBe(9);
});

test('the truth of all organised violence is the sum of the window', () => {
  const monthly = new Float64Array(36).fill(2);
  const origin = { lastYear: 2000, lastMonth: monthIndex(2001, 4) };
  expect(truthOf(twoYears(monthly), 'all', 0, origin)).toBe(24);
});

test('one-sided deaths of a year without monthly deaths are shared by the number of months', () => {
  const origin = { lastYear: 2000, lastMonth: monthIndex(2001, 4) };
  // June to December 2001: 7 of 12 of 120; January to May 2002: 5 of 12 of 60.
  expect(truthOf(twoYears(new Float64Array(36)), 'one-sided', 0, origin)).toBeCloseTo(70 + 25, 12);
});

test('one-sided deaths of a year are shared as its monthly deaths are', () => {
  const monthly = new Float64Array(36);
  monthly[12 + 2] = 30; // March 2001, before the window
  monthly[12 + 9] = 10; // October 2001, in it
  monthly[24 + 1] = 5; // February 2002, in it
  const origin = { lastYear: 2000, lastMonth: monthIndex(2001, 4) };
  expect(truthOf(twoYears(monthly), 'one-sided', 0, origin)).toBeCloseTo(120 / 4 + 60, 12);
});

test('with an origin in December nothing is apportioned', () => {
  const origin = { lastYear: 2000, lastMonth: monthIndex(2000, 11) };
  expect(truthOf(twoYears(new Float64Array(36)), 'one-sided', 0, origin)).toBe(120);
});

test('the one-sided truth is known a calendar year later than that of all violence', () => {
  const past = { lastYear: 2000, lastMonth: monthIndex(2002, 4) };
  expect(truthKnown('all', past, { lastYear: 2001, lastMonth: monthIndex(2003, 4) })).toBe(true);
  expect(truthKnown('one-sided', past, { lastYear: 2002, lastMonth: monthIndex(2004, 4) })).toBe(false);
  expect(truthKnown('one-sided', past, { lastYear: 2003, lastMonth: monthIndex(2005, 4) })).toBe(true);
});

test('no feature of an origin changes with anything that came after it', () => {
  const panel = buildPanel(history);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 1, max: 5000 }), (number, deaths) => {
      const origin = panel.origins[number] ?? originOf(history);
      const after = (values: Float64Array, length: number, last: number): Float64Array =>
        values.map((value, index) => (index % length > last ? value + deaths : value));
      const lastYear = origin.lastYear - history.firstYear;
      const changed = buildPanel({
        ...history,
        oneSided: after(history.oneSided, history.years, lastYear),
        stateBased: after(history.stateBased, history.years, lastYear),
        nonState: after(history.nonState, history.years, lastYear),
        monthlyDeaths: after(history.monthlyDeaths, history.months, origin.lastMonth - history.firstMonth),
      });
      const end = (panel.originStart[number + 1] ?? 0) * panel.features.length;
      expect(end).toBeGreaterThan(0);
      expect(changed.raw.subarray(0, end)).toEqual(panel.raw.subarray(0, end));
    }),
    { numRuns: 12 },
  );
});

test('features read what they say, and say it', () => {
  const panel = buildPanel(history);
  const row = panel.rowPlace.length - 1;
  const origin = originOf(history);
  const place = panel.rowPlace[row] ?? 0;
  const read = (id: string): readonly [number, string] => {
    const column = panel.features.findIndex((feature) => feature.id === id);
    const raw = panel.raw[row * panel.features.length + column] ?? Number.NaN;
    return [raw, panel.features[column]?.words(raw, origin) ?? ''];
  };
  const lastYear = history.oneSided[place * 10 + 9] ?? Number.NaN;
  expect(read('one-sided.last-year')).toEqual([
    lastYear,
    `Deaths in one-sided violence in 1999: ${deathsWords(lastYear)}`,
  ]);
  const months = history.monthlyDeaths.subarray(place * 137 + 125, place * 137 + 137);
  const sum = months.reduce((total, deaths) => total + deaths, 0);
  expect(read('months.last-12')).toEqual([
    sum,
    `Deaths in all organised violence in the 12 months to May 2001: ${deathsWords(sum)}`,
  ]);
});

test('no words of a feature speak of causes', () => {
  const panel = buildPanel(history);
  for (const feature of panel.features) {
    for (const raw of [0, 0.5, 1234]) {
      const words = feature.words(raw, originOf(history));
      expect(words.length).toBeGreaterThan(10);
      expect(words).not.toMatch(/caus|because|due to/i);
    }
  }
});

test('deaths are written with thousands apart, small ones to a tenth', () => {
  expect([0, 3.26, 312, 1234567.4].map(deathsWords)).toEqual(['0', '3.3', '312', '1,234,567']);
});
