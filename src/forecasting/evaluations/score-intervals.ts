import { at } from '../arrays.ts';
import { seededRandom } from '../random.ts';
import type { ClusterSum } from './distribution-scores.ts';

/** 5 % and 95 % bounds. */
export type Interval = readonly [low: number, high: number];

/** A method's mean score and its ratio to another's, with bootstrap intervals clustered by country. */
export type ComparedScore = {
  readonly mean: number;
  readonly meanInterval: Interval;
  readonly ratio: number;
  readonly ratioInterval: Interval;
};

const draws = 2000;

/**
 * Draws whole countries with replacement, since a country's months stand or fall together, and gives the 5 % and 95 %
 * quantiles of the mean and of the ratio over the draws (Efron & Tibshirani 1993). Always the same for the same sums.
 */
export function compareScores(clusters: readonly ClusterSum[], seed = 1): ComparedScore {
  const random = seededRandom(seed);
  const whole = ratioOf(clusters);
  const means = new Float64Array(draws);
  const ratios = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw += 1) {
    const drawn = ratioOf(clusters.map((own) => clusters[Math.floor(random() * clusters.length)] ?? own));
    means[draw] = drawn.mean;
    ratios[draw] = drawn.ratio;
  }
  return { ...whole, meanInterval: bounds(means), ratioInterval: bounds(ratios) };
}

function ratioOf(clusters: readonly ClusterSum[]): { readonly mean: number; readonly ratio: number } {
  let rows = 0;
  let own = 0;
  let beside = 0;
  for (const cluster of clusters) {
    rows += cluster.rows;
    own += cluster.own;
    beside += cluster.beside;
  }
  return { mean: own / rows, ratio: own / beside };
}

function bounds(values: Float64Array): Interval {
  const sorted = values.toSorted();
  return [at(sorted, Math.floor(0.05 * draws)), at(sorted, Math.ceil(0.95 * draws) - 1)];
}
