import { seededRandom } from '../random.ts';
import { clusteredIntervals } from '../scores/clustered-bootstrap.ts';
import type { ClusterSum } from './distribution-scores.ts';

/** A 90 % interval: 5 % and 95 % bounds. */
export type Interval = readonly [low: number, high: number];

/** A method's mean score and its ratio to another's, with bootstrap intervals clustered by country. */
export type ComparedScore = {
  readonly mean: number;
  readonly meanInterval: Interval;
  readonly ratio: number;
  readonly ratioInterval: Interval;
};

const draws = 2000;

/** Draws whole countries with replacement, since a country's months stand or fall together. Same sums, same bounds. */
export function compareScores(clusters: readonly ClusterSum[], seed = 1): ComparedScore {
  const numbers = Uint16Array.from(clusters, (_, index) => index);
  const { mean, ratio } = clusteredIntervals(
    numbers,
    (rows) => ratioOf(Array.from(rows, (row) => clusters[row]).filter((own) => own !== undefined)),
    draws,
    seededRandom(seed),
  );
  return {
    ...ratioOf(clusters),
    meanInterval: [mean.lower, mean.upper],
    ratioInterval: [ratio.lower, ratio.upper],
  };
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
