import { at } from '../arrays.ts';
import type { Random } from '../random.ts';
import { clusterSums } from './clustered-bootstrap.ts';

/** Whether one method's loss is lower than another's on the same rows, or might be so by luck. */
export type PairedTest = {
  /** Mean of (first − second) over rows: below 0 where the first is better. */
  readonly meanDifference: number;
  /** Of the mean difference, rows of one cluster counted together. */
  readonly standardError: number;
  /** Two-sided: the chance of so large a difference, were it as likely to fall to either side in each cluster. */
  readonly pValue: number;
};

/**
 * Paired test of two methods by sign-flips of whole clusters (a country with its years): a permutation test under which
 * the methods may change names within each cluster (Good 2005, Permutation, Parametric and Bootstrap Tests, ch. 3).
 */
export function pairedTest(
  first: Float64Array,
  second: Float64Array,
  clusters: Uint16Array,
  flips: number,
  random: Random,
): PairedTest {
  const n = first.length;
  const differences = first.map((loss, row) => loss - at(second, row));
  const sums = clusterSums(differences, clusters);
  const observed = sums.reduce((sum, value) => sum + value, 0);
  const mean = observed / n;
  const spread = clusterSums(
    differences.map((value) => value - mean),
    clusters,
  ).reduce((sum, value) => sum + value * value, 0);
  let asLarge = 0;
  for (let flip = 0; flip < flips; flip += 1) {
    let total = 0;
    for (let k = 0; k < sums.length; k += 1) total += random() < 0.5 ? at(sums, k) : -at(sums, k);
    if (Math.abs(total) >= Math.abs(observed) - 1e-12) asLarge += 1;
  }
  const count = sums.length;
  return {
    meanDifference: mean,
    standardError: (Math.sqrt(spread) / n) * Math.sqrt(count / Math.max(1, count - 1)),
    pValue: (asLarge + 1) / (flips + 1),
  };
}
