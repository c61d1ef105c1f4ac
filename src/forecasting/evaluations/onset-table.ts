import { at, uint8At, uint16At } from '../arrays.ts';

/**
 * Country-years in the form of the Early Warning Project's model table (US Holocaust Memorial Museum and Dartmouth
 * College, Statistical Risk Assessment). Rows are ordered by country, then year; all arrays are by row.
 */
export type OnsetTable = {
  readonly countries: readonly string[];
  /** Number of the country in `countries`. */
  readonly country: Uint16Array;
  readonly year: Uint16Array;
  /** 1 where a mass killing begins in the next year or the one after; NaN where the table does not (yet) say. */
  readonly outcome: Float64Array;
  /** New mass killings that begin in this year; NaN where the table does not say. */
  readonly onset: Float64Array;
  readonly featureNames: readonly string[];
  /** Row-major, rows × features; NaN where missing. */
  readonly features: Float64Array;
};

/** Years from a forecast's year to the first in which its outcome is known: onsets of both years after it are. */
export const outcomeLagYears = 2;

/** Throws a RangeError, naming the array, where lengths do not fit, or rows are not in order, each country-year once. */
export function assertOnsetTable(table: OnsetTable): void {
  const rows = table.year.length;
  for (const name of ['country', 'outcome', 'onset'] as const) {
    if (table[name].length !== rows) throw new RangeError(`Onset table: ${name} has not one value a row.`);
  }
  if (table.features.length !== rows * table.featureNames.length) {
    throw new RangeError('Onset table: features has not one value a row and feature.');
  }
  for (let row = 1; row < rows; row += 1) {
    const isSame = uint16At(table.country, row) === uint16At(table.country, row - 1);
    const isAfter = isSame
      ? uint16At(table.year, row) > uint16At(table.year, row - 1)
      : uint16At(table.country, row) > uint16At(table.country, row - 1);
    if (!isAfter) throw new RangeError(`Onset table: row ${row} is not in the order of country and year.`);
  }
}

/** Rows of the year, whether or not their outcome is known. */
export function rowsOfYear(table: OnsetTable, year: number): Uint32Array {
  return rowsWhere(table, (row) => uint16At(table.year, row) === year);
}

/** Rows whose outcome is known when the forecast of `year` is made. */
export function trainingRowsAt(table: OnsetTable, year: number): Uint32Array {
  return rowsWhere(
    table,
    (row) => uint16At(table.year, row) <= year - outcomeLagYears && !Number.isNaN(at(table.outcome, row)),
  );
}

export function rowsWhere(table: OnsetTable, keep: (row: number) => boolean): Uint32Array {
  return Uint32Array.from({ length: table.year.length }, (_, row) => row).filter(keep);
}

/** Outcomes as 0 and 1; unknown ones as 0, never to be read. */
export function outcomesOf(table: OnsetTable): Uint8Array {
  return Uint8Array.from(table.outcome, (value) => (value === 1 ? 1 : 0));
}

export function positivesIn(outcomes: Uint8Array, rows: Uint32Array): number {
  return rows.reduce((sum, row) => sum + uint8At(outcomes, row), 0);
}

/** A column with missing values carried forward within a country; NaN before the first known one. */
export function carriedForward(table: OnsetTable, feature: number): Float64Array {
  const width = table.featureNames.length;
  const carried = new Float64Array(table.year.length);
  for (let row = 0; row < carried.length; row += 1) {
    const own = at(table.features, row * width + feature);
    const before = row > 0 && uint16At(table.country, row) === uint16At(table.country, row - 1) ? row - 1 : undefined;
    carried[row] = Number.isNaN(own) && before !== undefined ? at(carried, before) : own;
  }
  return carried;
}

/** The middle one of the known values at these rows; 0 where there is none. */
export function medianAt(values: Float64Array, rows: Uint32Array): number {
  const known = Float64Array.from(rows, (row) => at(values, row))
    .filter((value) => !Number.isNaN(value))
    .sort();
  const half = known.length / 2;
  if (known.length === 0) return 0;
  return known.length % 2 === 1 ? at(known, Math.floor(half)) : (at(known, half - 1) + at(known, half)) / 2;
}

/** Row of the same country so many years before; undefined where the table has none. */
export function rowBefore(table: OnsetTable, row: number, years: number): number | undefined {
  const wanted = uint16At(table.year, row) - years;
  for (let back = row; back >= 0 && uint16At(table.country, back) === uint16At(table.country, row); back -= 1) {
    if (uint16At(table.year, back) === wanted) return back;
    if (uint16At(table.year, back) < wanted) return undefined;
  }
  return undefined;
}

/** Rows grouped by year, first year first. */
export function rowsByYear(table: OnsetTable): ReadonlyMap<number, Uint32Array> {
  const rows = new Map<number, number[]>();
  table.year.forEach((year, row) => {
    const own = rows.get(year);
    if (own === undefined) rows.set(year, [row]);
    else own.push(row);
  });
  return new Map([...rows].toSorted(([a], [b]) => a - b).map(([year, own]) => [year, Uint32Array.from(own)]));
}
