import { uint16At, uint32At } from '../arrays.ts';
import type { Random } from '../random.ts';

/** Row numbers to fit on and to score. */
export type Fold = { readonly training: Uint32Array; readonly validation: Uint32Array };

/** Folds of rows drawn at random, of sizes at most one apart (as cv.glmnet draws them). */
export function randomFolds(rows: Uint32Array, folds: number, random: Random): readonly Fold[] {
  const numbers = shuffled(
    Uint32Array.from(rows, (_, i) => i % folds),
    random,
  );
  return foldsBy(rows, folds, (_, i) => uint32At(numbers, i));
}

/**
 * Folds that keep each group (a country with all its years) on one side: how well a model does on a country that it has
 * not met. Groups are dealt at random, so that folds have equally many groups, not rows.
 */
export function groupFolds(
  rows: Uint32Array,
  groupOf: (row: number) => number,
  folds: number,
  random: Random,
): readonly Fold[] {
  const groups = [...new Set(Array.from(rows, groupOf))].toSorted((a, b) => a - b);
  const dealt = shuffled(
    Uint32Array.from(groups, (_, i) => i % folds),
    random,
  );
  const foldOf = new Map(groups.map((group, i) => [group, uint32At(dealt, i)]));
  return foldsBy(rows, folds, (row) => foldOf.get(groupOf(row)) ?? 0);
}

/**
 * Rolling origins: for each year from `firstYear` on, fit on the rows whose outcome was known by then (years up to
 * `gapYears` before it) and score that year's rows. Years with nothing to fit on or to score are left out.
 */
export function rollingFolds(
  rows: Uint32Array,
  yearOf: Uint16Array,
  firstYear: number,
  gapYears: number,
): readonly (Fold & { readonly year: number })[] {
  const years = [...new Set(Array.from(rows, (row) => uint16At(yearOf, row)))].toSorted((a, b) => a - b);
  return years
    .filter((year) => year >= firstYear)
    .map((year) => ({
      year,
      training: rows.filter((row) => uint16At(yearOf, row) <= year - gapYears),
      validation: rows.filter((row) => uint16At(yearOf, row) === year),
    }))
    .filter(({ training, validation }) => training.length > 0 && validation.length > 0);
}

function foldsBy(rows: Uint32Array, folds: number, foldOf: (row: number, index: number) => number): readonly Fold[] {
  return Array.from({ length: folds }, (_, fold) => ({
    training: rows.filter((row, i) => foldOf(row, i) !== fold),
    validation: rows.filter((row, i) => foldOf(row, i) === fold),
  }));
}

/** Fisher and Yates' shuffle, of a copy. */
function shuffled(values: Uint32Array, random: Random): Uint32Array {
  const mixed = values.slice();
  for (let i = mixed.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const held = uint32At(mixed, i);
    mixed[i] = uint32At(mixed, j);
    mixed[j] = held;
  }
  return mixed;
}
