import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../random.ts';
import { type Fold, groupFolds, randomFolds, rollingFolds } from './cross-validation.ts';

const rowsOf = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, row) => row);

function expectPartition(folds: readonly Fold[], rows: Uint32Array): void {
  const scored = folds.flatMap(({ validation }) => [...validation]);
  expect(scored.toSorted((a, b) => a - b)).toEqual([...rows]);
  for (const { training, validation } of folds) {
    expect([...training, ...validation].toSorted((a, b) => a - b)).toEqual([...rows]);
  }
}

test('random folds leave out each row once, and are of sizes at most one apart', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 200 }), fc.integer({ min: 2, max: 10 }), fc.integer(), (n, k, seed) => {
      const folds = randomFolds(rowsOf(n), k, seededRandom(seed));
      expectPartition(folds, rowsOf(n));
      const sizes = folds.map(({ validation }) => validation.length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }),
  );
});

test('group folds never split a country between fitting and scoring', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 20, maxLength: 90 }),
      fc.integer(),
      (of, seed) => {
        const rows = rowsOf(of.length);
        const folds = groupFolds(rows, (row) => of[row] ?? 0, 4, seededRandom(seed));
        expectPartition(folds, rows);
        for (const { training, validation } of folds) {
          const fitted = new Set(Array.from(training, (row) => of[row]));
          for (const row of validation) expect(fitted.has(of[row])).toBe(false);
        }
      },
    ),
  );
});

test('rolling folds fit only on years far enough before the year scored', () => {
  const years = Uint16Array.from({ length: 60 }, (_, row) => 1990 + (row % 12));
  const folds = rollingFolds(rowsOf(60), years, 1991, 2);
  expect(folds.map(({ year }) => year)).toEqual([1992, 1993, 1994, 1995, 1996, 1997, 1998, 1999, 2000, 2001]);
  for (const { year, training, validation } of folds) {
    for (const row of training) expect(years[row]).toBeLessThanOrEqual(year - 2);
    for (const row of validation) expect(years[row]).toBe(year);
    expect(training.length).toBe(5 * (year - 1991));
  }
});
