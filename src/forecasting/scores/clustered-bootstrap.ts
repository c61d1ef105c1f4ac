import { at, uint16At, uint32At } from '../arrays.ts';
import type { Random } from '../random.ts';

/** 5 % and 95 % points of a statistic over bootstrap draws. */
export type BootstrapInterval = { readonly lower: number; readonly upper: number };

/**
 * Rows of `draws` bootstrap samples that draw whole clusters with replacement: a country with all its years, since
 * years of one country are not independent (Cameron, Gelbach & Miller 2008, Rev. Econ. Stat. 90(3)). A row stands in a
 * sample as often as its cluster was drawn.
 *
 * @param clusters number of each row's cluster.
 */
export function* clusteredSamples(clusters: Uint16Array, draws: number, random: Random): Generator<Uint32Array> {
  const rowsOf = new Map<number, number[]>();
  clusters.forEach((cluster, row) => {
    const own = rowsOf.get(cluster);
    if (own === undefined) rowsOf.set(cluster, [row]);
    else own.push(row);
  });
  const lists = [...rowsOf].toSorted(([a], [b]) => a - b).map(([, rows]) => rows);
  for (let draw = 0; draw < draws; draw += 1) {
    const sample: number[] = [];
    for (let k = 0; k < lists.length; k += 1) sample.push(...(lists[Math.floor(random() * lists.length)] ?? []));
    yield Uint32Array.from(sample);
  }
}

/**
 * 90 % intervals of several statistics at once, by clustered bootstrap (percentiles of the draws). Draws in which a
 * statistic is not a number (no positive was drawn) are passed over for it.
 *
 * @param statistics from the rows of a sample to one number per name.
 */
export function clusteredIntervals<Name extends string>(
  clusters: Uint16Array,
  statistics: (rows: Uint32Array) => Readonly<Record<Name, number>>,
  draws: number,
  random: Random,
): Readonly<Record<Name, BootstrapInterval>> {
  const drawn = new Map<Name, number[]>();
  for (const rows of clusteredSamples(clusters, draws, random)) {
    // Object.entries knows keys as strings only; these are the names that the statistics gave.
    for (const [name, value] of Object.entries(statistics(rows)) as [Name, number][]) {
      const values = drawn.get(name) ?? [];
      if (!Number.isNaN(value)) values.push(value);
      drawn.set(name, values);
    }
  }
  const intervals = [...drawn].map(([name, values]) => {
    const sorted = Float64Array.from(values).sort();
    return [name, { lower: percentile(sorted, 0.05), upper: percentile(sorted, 0.95) }];
  });
  // Every name that the statistics gave has its interval: fromEntries cannot say so.
  return Object.fromEntries(intervals) as Record<Name, BootstrapInterval>;
}

function percentile(sorted: Float64Array, level: number): number {
  if (sorted.length === 0) return Number.NaN;
  const place = level * (sorted.length - 1);
  const low = Math.floor(place);
  const high = Math.min(sorted.length - 1, low + 1);
  return at(sorted, low) + (place - low) * (at(sorted, high) - at(sorted, low));
}

/** Values at the rows of a sample. */
export function chosen(values: Float64Array, rows: Uint32Array): Float64Array {
  return Float64Array.from(rows, (row) => at(values, row));
}

/** Sums of values by cluster, clusters in rising order. */
export function clusterSums(values: Float64Array, clusters: Uint16Array): Float64Array {
  const sums = new Map<number, number>();
  for (let row = 0; row < values.length; row += 1) {
    const cluster = uint16At(clusters, row);
    sums.set(cluster, (sums.get(cluster) ?? 0) + at(values, row));
  }
  return Float64Array.from(
    [...sums].toSorted(([a], [b]) => a - b),
    ([, sum]) => sum,
  );
}

/** Outcomes at the rows of a sample. */
export function chosenOutcomes(outcomes: Uint8Array, rows: Uint32Array): Uint8Array {
  return Uint8Array.from(rows, (_, i) => outcomes[uint32At(rows, i)] ?? 0);
}
