import { expect, test } from 'vitest';
import { seededRandom } from '../random.ts';
import { evaluateOnset } from './onset.ts';
import { forecastOnsetsByEwp } from './onset-ewp.ts';
import { derivedColumns, publishedColumns } from './onset-features.ts';
import { OnsetForecasts } from './onset-forestall.ts';
import { carriedForward, type OnsetTable, rowBefore, trainingRowsAt } from './onset-table.ts';

const names = ['battledeaths.log2', 'popsize.log2', 'mk_ever', 'year', 'reg.na', 'gdppcgrowth'];
const first = 1970;
const years = 16;

/** Made-up countries, half of them violent; none of it a figure of any real place. */
function madeUp(countries = 24): OnsetTable {
  const random = seededRandom(11);
  const rows = countries * years;
  const violent = (row: number): boolean => Math.floor(row / years) % 2 === 0;
  const onset = Float64Array.from({ length: rows }, (_, row) => (random() < (violent(row) ? 0.15 : 0.01) ? 1 : 0));
  const outcome = Float64Array.from(onset, (_, row) => {
    const left = years - 1 - (row % years);
    return left < 2 ? Number.NaN : Math.max(onset[row + 1] ?? 0, onset[row + 2] ?? 0);
  });
  const features = new Float64Array(rows * names.length);
  for (let row = 0; row < rows; row += 1) {
    const values = [violent(row) ? 5 + random() : 0, 20 + random(), 0, first + (row % years), row % 2, random()];
    if (row % 13 === 5) values[5] = Number.NaN;
    features.set(values, row * names.length);
  }
  return {
    countries: Array.from({ length: countries }, (_, i) => `C${i}`),
    country: Uint16Array.from({ length: rows }, (_, row) => Math.floor(row / years)),
    year: Uint16Array.from({ length: rows }, (_, row) => first + (row % years)),
    outcome,
    onset,
    featureNames: names,
    features,
  };
}

/** The table as it would look had everything after a year come out otherwise. */
function otherwiseAfter(table: OnsetTable, year: number): OnsetTable {
  const later = (row: number): boolean => (table.year[row] ?? 0) > year;
  const width = table.featureNames.length;
  return {
    ...table,
    onset: table.onset.map((value, row) => (later(row) ? 1 - value : value)),
    // An outcome speaks of the two years after its own.
    outcome: table.outcome.map((value, row) => ((table.year[row] ?? 0) > year - 2 ? 1 - value : value)),
    features: table.features.map((value, cell) =>
      later(Math.floor(cell / width)) && cell % width !== 3 ? value * 3 + 1 : value,
    ),
  };
}

test('no forecast of a year changes with anything that came after it, of any method', () => {
  const table = madeUp();
  const changed = otherwiseAfter(table, 1980);
  expect(forecastOnsetsByEwp(changed, 1980)).toEqual(forecastOnsetsByEwp(table, 1980));
  expect(new OnsetForecasts(changed).at(1980)).toEqual(new OnsetForecasts(table).at(1980));
}, 300_000);

test('training rows are those of two years before and earlier, with a known outcome', () => {
  const table = madeUp();
  const rows = trainingRowsAt(table, 1984);
  const latest = rows.reduce((most, row) => Math.max(most, table.year[row] ?? 0), 0);
  expect(latest).toBe(1982);
  expect(rows.length).toBe(24 * 13);
  expect(trainingRowsAt(table, 1990).length).toBe(24 * 14);
});

test('an evaluation scores every row with an outcome, by each method, and names misses and false alarms', () => {
  const made = evaluateOnset(madeUp(), { from: 1979 });
  expect(made).toMatchObject({ target: 'mk_onset_1or2', from: 1979, to: 1983, n: 120 });
  expect(Object.keys(made.methods)).toEqual(['ewp', 'forestall', 'baseRate']);
  // Half of the countries see fifteen times the onsets of the others: a method that cannot tell is broken.
  expect(made.methods.forestall.auroc).toBeGreaterThan(0.7);
  expect(made.methods.forestall.logLoss).toBeLessThan(made.methods.baseRate.logLoss);
  const { lower, ratio, upper } = made.intervals.ratioToAnchor.logLoss;
  expect(lower).toBeLessThanOrEqual(ratio);
  expect(upper).toBeGreaterThanOrEqual(ratio);
  expect(made.misses[0]?.forestall).toBeLessThanOrEqual(made.misses[1]?.forestall ?? 0);
  expect(made.falseAlarms[0]?.forestall).toBeGreaterThanOrEqual(made.falseAlarms[1]?.forestall ?? 1);
}, 300_000);

test('a year too early to learn from, or without an outcome, is refused in words', () => {
  expect(() => evaluateOnset(madeUp(), { from: 1972 })).toThrow(/the first be made from 19/);
  expect(() => evaluateOnset(madeUp(), { from: 1984 })).toThrow(/has an outcome/);
});

test('gaps are carried forward within a country and never across', () => {
  const table = { ...madeUp(2), features: new Float64Array(2 * years * names.length).fill(Number.NaN) };
  table.features[3 * names.length] = 7;
  const carried = carriedForward(table, 0);
  expect([...carried.subarray(0, 6)]).toEqual([Number.NaN, Number.NaN, Number.NaN, 7, 7, 7]);
  expect(carried[years]).toBeNaN();
});

test('derived features say what their names say', () => {
  const table = madeUp(3);
  const onset = new Float64Array(3 * years);
  onset[2] = 1;
  const own = { ...table, onset };
  const derived = derivedColumns(own, publishedColumns(own));
  const past = derived.get('onsets.halving-in-2') ?? new Float64Array(0);
  [0, 0, 1, Math.SQRT1_2, 0.5, Math.SQRT1_2 / 2, 0.25].forEach((value, row) => {
    expect(past[row]).toBeCloseTo(value, 12);
  });
  const before = derived.get('battledeaths.year-before') ?? new Float64Array(0);
  expect(before[5]).toBe(table.features[4 * names.length]);
  expect(rowBefore(table, 5, 3)).toBe(2);
  expect(rowBefore(table, years, 1)).toBeUndefined();
});
