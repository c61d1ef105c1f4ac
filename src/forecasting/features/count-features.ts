import { at } from '../arrays.ts';

/** Counts by place and month: those of place p in month m stand at `p * months + m`. No count is missing or negative. */
export type CountSeries = { readonly places: number; readonly months: number; readonly counts: Float64Array };

/** What is known of each place's series at each month: column k of place p at month m is `(p * months + m) * columns + k`. */
export type CountFeatures = {
  readonly columns: number;
  /** The first so many columns are plain; the others are products of them, for how persistence differs. */
  readonly plainColumns: number;
  readonly values: Float64Array;
  /** Mean deaths a month, recent months weighing more, by half-life (months); `[p * months + m]`. */
  readonly level: Readonly<Record<'fast' | 'slow', Float64Array>>;
  /** Months since the last with a death, at most 240; counted from 120 where none has been. */
  readonly monthsSince: Float64Array;
};

/** Half-lives in months of the mean of log(1 + deaths), of the log of mean deaths, and of the share of active months. */
const logHalfLives: readonly number[] = [0.5, 2, 6, 18, 60, 180];
const countHalfLives: readonly number[] = [2, 6, 18, 60];
const activeHalfLives: readonly number[] = [6, 24, 120];
const levelHalfLives = { fast: 1.5, slow: 4 } as const;

/** Columns by what they hold. */
const column = { log: 0, count: 6, active: 10, since: 13, worstYear: 14, worstFive: 15, rough: 16, world: 17 } as const;
const plainColumns = 18;
/** Products: log means of 2 to 60 months with three slow columns (12), spread (1), all log means with the spread (6). */
const columns = plainColumns + 12 + 1 + 6;

/** Column of the log of mean deaths at a half-life of six months, by which months of much violence are told. */
export const levelColumn: number = column.count + 1;
/** Column of the mean of log(1 + deaths) at a half-life of two months. */
export const recentLogColumn: number = column.log + 1;

/** The first so many columns are means on the log scale, from half a month's memory to fifteen years'. */
export const meanColumns: number = column.active;
/** Those of log(1 + deaths) at half-lives of 2, 6 and 18 months. */
export const recentColumns: readonly number[] = [1, 2, 3];

/** A mean in which each month weighs half as much as the one `halfLife` months later; weights add to one. */
export function decayingMean(series: Float64Array, from: number, length: number, halfLife: number): Float64Array {
  const keep = 2 ** (-1 / halfLife);
  const means = new Float64Array(length);
  let sum = 0;
  let weight = 0;
  for (let month = 0; month < length; month += 1) {
    sum = sum * keep + at(series, from + month);
    weight = weight * keep + 1;
    means[month] = sum / weight;
  }
  return means;
}

/** Features of every place at every month, each from that month and those before it only. */
export function countFeatures(series: CountSeries): CountFeatures {
  const { places, months, counts } = series;
  const values = new Float64Array(places * months * columns);
  const level = { fast: new Float64Array(counts.length), slow: new Float64Array(counts.length) };
  const monthsSince = new Float64Array(counts.length);
  const world = new Float64Array(months);
  for (let place = 0; place < places; place += 1) {
    const own = counts.subarray(place * months, (place + 1) * months);
    level.fast.set(decayingMean(own, 0, months, levelHalfLives.fast), place * months);
    level.slow.set(decayingMean(own, 0, months, levelHalfLives.slow), place * months);
    writePlain(values, monthsSince, own, place * months);
    for (let month = 0; month < months; month += 1) {
      const six = at(values, (place * months + month) * columns + column.log + 2);
      world[month] = at(world, month) + six / places;
    }
  }
  for (let place = 0; place < places; place += 1) {
    for (let month = 0; month < months; month += 1) {
      const row = (place * months + month) * columns;
      values[row + column.world] = at(world, month);
      writeProducts(values, row);
    }
  }
  return { columns, plainColumns, values, level, monthsSince };
}

function writePlain(values: Float64Array, monthsSince: Float64Array, own: Float64Array, first: number): void {
  const months = own.length;
  const log = own.map(Math.log1p);
  const active = own.map((deaths) => (deaths > 0 ? 1 : 0));
  const change = log.map((value, month) => (month === 0 ? 0 : Math.abs(value - at(log, month - 1))));
  const set = (number: number, means: Float64Array, of: (mean: number) => number = (mean) => mean): void => {
    for (let month = 0; month < months; month += 1) values[(first + month) * columns + number] = of(at(means, month));
  };
  logHalfLives.forEach((half, k) => {
    set(column.log + k, decayingMean(log, 0, months, half));
  });
  countHalfLives.forEach((half, k) => {
    set(column.count + k, decayingMean(own, 0, months, half), Math.log1p);
  });
  activeHalfLives.forEach((half, k) => {
    set(column.active + k, decayingMean(active, 0, months, half));
  });
  set(column.rough, decayingMean(change, 0, months, 12));
  set(column.worstYear, runningWorst(log, 12));
  set(column.worstFive, runningWorst(log, 60));
  const squares = decayingMean(
    log.map((value) => value * value),
    0,
    months,
    12,
  );
  const means = decayingMean(log, 0, months, 12);
  set(
    plainColumns + 12,
    squares.map((square, month) => Math.sqrt(Math.max(0, square - at(means, month) ** 2))),
  );
  let since = 120;
  for (let month = 0; month < months; month += 1) {
    since = at(own, month) > 0 ? 0 : Math.min(240, since + 1);
    monthsSince[first + month] = since;
    values[(first + month) * columns + column.since] = Math.log1p(since);
  }
}

function runningWorst(log: Float64Array, window: number): Float64Array {
  return log.map((_, month) => {
    let worst = 0;
    for (let back = Math.max(0, month - window + 1); back <= month; back += 1) worst = Math.max(worst, at(log, back));
    return worst;
  });
}

function writeProducts(values: Float64Array, row: number): void {
  const modifiers = [column.active + 1, column.active + 2, column.rough];
  modifiers.forEach((modifier, group) => {
    for (let k = 1; k <= 4; k += 1) {
      values[row + plainColumns + group * 4 + k - 1] = at(values, row + k) * at(values, row + modifier);
    }
  });
  const spread = at(values, row + plainColumns + 12);
  for (let k = 0; k < 6; k += 1) values[row + plainColumns + 13 + k] = at(values, row + k) * spread;
}
