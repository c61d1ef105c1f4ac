import { at } from './arrays.ts';

/** A month as one number: year × 12 + month, January being 0. May 2026 is 2026 × 12 + 4 = 24316. */
export type MonthIndex = number;

/**
 * Deaths by place, as known at one moment. All arrays are place-major: the figures of place p in year y stand at
 * `p * years + (y - firstYear)`, those in month m at `p * months + (m - firstMonth)`. Deaths are best estimates.
 *
 * Two series end at two moments: deaths by type of violence are published by year and late, deaths of all types
 * together by month and early. The last typed year is `firstYear + years - 1`, the last month `firstMonth + months - 1`.
 */
export type History = {
  readonly places: readonly string[];
  /** One name of a region per place; places of one region count as neighbours. Without it, all are of one region. */
  readonly regions?: readonly string[];
  readonly firstYear: number;
  readonly years: number;
  /** Deaths per year in one-sided violence; NaN where the place did not exist that year. */
  readonly oneSided: Float64Array;
  /** Deaths per year in state-based violence; NaN where the place did not exist that year. */
  readonly stateBased: Float64Array;
  /** Deaths per year in non-state violence; NaN where the place did not exist that year. */
  readonly nonState: Float64Array;
  readonly firstMonth: MonthIndex;
  readonly months: number;
  /** Deaths per month of all three types together; 0 where the source names none. */
  readonly monthlyDeaths: Float64Array;
  /**
   * 1 where the place existed in the year, laid out as the annual arrays: it tells a figure that is missing from a place
   * that was not there. Without it, every NaN is taken for absence.
   */
  readonly existed?: Uint8Array;
};

/** The moment at which a forecast is made, by what is known then. */
export type Origin = {
  /** Last year whose deaths by type are known. */
  readonly lastYear: number;
  /** Last month whose deaths (all types together) are known. */
  readonly lastMonth: MonthIndex;
};

export function monthIndex(year: number, month0: number): MonthIndex {
  return year * 12 + month0;
}

export function yearOfMonth(month: MonthIndex): number {
  return Math.floor(month / 12);
}

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** 'May 2026'. */
export function monthWords(month: MonthIndex): string {
  return `${monthNames[month - yearOfMonth(month) * 12] ?? '?'} ${yearOfMonth(month)}`;
}

/** The moment at which the history ends. */
export function originOf(history: History): Origin {
  return { lastYear: history.firstYear + history.years - 1, lastMonth: history.firstMonth + history.months - 1 };
}

/**
 * Throws a RangeError, naming the array, where lengths do not fit the number of places, years and months, where a
 * number of deaths is negative or infinite, or where a month's deaths are not a number.
 */
export function assertHistory(history: History): void {
  const count = history.places.length;
  const annual: readonly [string, Float64Array][] = [
    ['oneSided', history.oneSided],
    ['stateBased', history.stateBased],
    ['nonState', history.nonState],
  ];
  for (const [name, values] of annual) {
    assertLength(name, values.length, count * history.years);
    for (const value of values) assertDeaths(name, value, true);
  }
  assertLength('monthlyDeaths', history.monthlyDeaths.length, count * history.months);
  for (const value of history.monthlyDeaths) assertDeaths('monthlyDeaths', value, false);
  if (history.regions !== undefined) assertLength('regions', history.regions.length, count);
  if (history.existed !== undefined) assertLength('existed', history.existed.length, count * history.years);
}

function assertLength(name: string, length: number, expected: number): void {
  if (length !== expected) {
    throw new RangeError(`History: ${name} holds ${length} values where places and periods ask for ${expected}.`);
  }
}

function assertDeaths(name: string, value: number, mayBeAbsent: boolean): void {
  if (mayBeAbsent && Number.isNaN(value)) return;
  if (!(value >= 0 && Number.isFinite(value))) {
    throw new RangeError(`History: ${name} holds ${value}; deaths are finite numbers from 0 up.`);
  }
}

/**
 * The history as it stood at an origin: later years and months are gone from the arrays, not hidden. (Figures are those
 * of today's edition: revisions made since the origin cannot be undone.) Throws a RangeError where the origin lies
 * before the first year or month; an origin past the end keeps all there is.
 */
export function knownAt(history: History, origin: Origin): History {
  const years = Math.min(history.years, origin.lastYear - history.firstYear + 1);
  const months = Math.min(history.months, origin.lastMonth - history.firstMonth + 1);
  if (years < 1 || months < 1) {
    throw new RangeError(
      `Nothing is known at types to ${origin.lastYear} and months to ${monthWords(origin.lastMonth)}: the history begins in ${history.firstYear} and ${monthWords(history.firstMonth)}.`,
    );
  }
  const cut = (values: Float64Array, from: number, to: number): Float64Array => {
    const kept = new Float64Array(history.places.length * to);
    for (let place = 0; place < history.places.length; place += 1) {
      kept.set(values.subarray(place * from, place * from + to), place * to);
    }
    return kept;
  };
  return {
    ...history,
    years,
    months,
    oneSided: cut(history.oneSided, history.years, years),
    stateBased: cut(history.stateBased, history.years, years),
    nonState: cut(history.nonState, history.years, years),
    monthlyDeaths: cut(history.monthlyDeaths, history.months, months),
    ...(history.existed !== undefined && {
      existed: Uint8Array.from(cut(Float64Array.from(history.existed), history.years, years)),
    }),
  };
}

/**
 * Whether a forecast can speak of the place at the origin: its types of violence are known for the last typed year. A
 * state that did not exist then is absent; a new state joins with its first typed year.
 */
export function isPresent(history: History, place: number, origin: Origin): boolean {
  return !Number.isNaN(annualDeaths(history, history.oneSided, place, origin.lastYear));
}

/** Deaths of one place in one year, from one of the annual arrays; NaN outside the years known. */
export function annualDeaths(history: History, values: Float64Array, place: number, year: number): number {
  const offset = year - history.firstYear;
  return offset < 0 || offset >= history.years ? Number.NaN : at(values, place * history.years + offset);
}

/** Whether fewer than so many died in one-sided violence in the year; not where that is not known. */
export function wasQuiet(history: History, place: number, year: number, threshold: number): boolean {
  return annualDeaths(history, history.oneSided, place, year) < threshold;
}

/** Deaths of all types in the months from `first` to `last`, both counted; months outside the history add nothing. */
export function deathsInMonths(history: History, place: number, first: MonthIndex, last: MonthIndex): number {
  const from = Math.max(0, first - history.firstMonth);
  const to = Math.min(history.months - 1, last - history.firstMonth);
  let sum = 0;
  for (let month = from; month <= to; month += 1) sum += at(history.monthlyDeaths, place * history.months + month);
  return sum;
}
