import { at, uint16At } from '../arrays.ts';
import { quantileOf, type WeightedPoints } from '../models/points.ts';
import { crpsOfSamples, crpsOfWeighted } from '../scores/crps.ts';
import { ignoranceOfSamples, ignoranceOfWeighted } from '../scores/ignorance.ts';
import { intervalScore, intervalScoreOfSamples } from '../scores/interval-score.ts';

/** Scores of one forecast distribution; all are better when lower. CRPS and MIS in deaths, IGN in bits. */
export const distributionScoreNames = ['crps', 'ign', 'mis'] as const;
export type DistributionScores = Readonly<Record<(typeof distributionScoreNames)[number], number>>;

/** Scores of a weighted distribution, whole, without drawing samples from it. */
export function scoreDistribution({ values, weights }: WeightedPoints, observed: number): DistributionScores {
  const points = { values, weights };
  return {
    crps: crpsOfWeighted(values, weights, observed),
    ign: ignoranceOfWeighted(values, weights, observed),
    mis: intervalScore(quantileOf(points, 0.05), quantileOf(points, 0.95), observed),
  };
}

/**
 * Scores of few equally likely values, smallest first: the CRPS and IGN of their distribution, and the interval between
 * their quantiles (definition 7 of Hyndman & Fan, which lies between the values).
 */
export function scoreValues(sorted: Float64Array, observed: number): DistributionScores {
  const weights = new Float64Array(sorted.length).fill(1 / sorted.length);
  return {
    crps: crpsOfWeighted(sorted, weights, observed),
    ign: ignoranceOfWeighted(sorted, weights, observed),
    mis: intervalScoreOfSamples(sorted, observed),
  };
}

/** The challenge's scores of equally likely samples, smallest first. */
export function scoreSamples(samples: Float64Array, observed: number): DistributionScores {
  return {
    crps: crpsOfSamples(samples, observed),
    ign: ignoranceOfSamples(samples, observed),
    mis: intervalScoreOfSamples(samples, observed),
  };
}

/** Scores gathered row by row for several methods; each row belongs to a cluster (a country). */
export class ScoreTable<Method extends string, Score extends string> {
  readonly methods: readonly Method[];
  readonly scores: readonly Score[];
  readonly #clusters: number[] = [];
  /** Row-major: by method, then by score; NaN where the method has no forecast there. */
  readonly #values: number[] = [];

  constructor(methods: readonly Method[], scores: readonly Score[]) {
    this.methods = methods;
    this.scores = scores;
  }

  get rows(): number {
    return this.#clusters.length;
  }

  add(cluster: number, made: Readonly<Record<Method, Readonly<Partial<Record<Score, number>>> | undefined>>): void {
    this.#clusters.push(cluster);
    for (const method of this.methods) {
      for (const score of this.scores) this.#values.push(made[method]?.[score] ?? Number.NaN);
    }
  }

  /** Adds the rows of a table of the same methods and scores. */
  join(other: ScoreTable<Method, Score>): void {
    for (const cluster of other.#clusters) this.#clusters.push(cluster);
    for (const value of other.#values) this.#values.push(value);
  }

  #column(method: Method, score: Score): Float64Array {
    const width = this.methods.length * this.scores.length;
    const offset = this.methods.indexOf(method) * this.scores.length + this.scores.indexOf(score);
    return Float64Array.from({ length: this.rows }, (_, row) => this.#values[row * width + offset] ?? Number.NaN);
  }

  /** Mean over the rows that have the score; NaN where none has. */
  mean(method: Method, score: Score): number {
    const known = this.#column(method, score).filter((value) => !Number.isNaN(value));
    return known.reduce((sum, value) => sum + value, 0) / known.length;
  }

  /** Sums by cluster of two methods' scores over the rows that have both, for intervals of means and ratios. */
  clusterSums(method: Method, other: Method, score: Score): readonly ClusterSum[] {
    const own = this.#column(method, score);
    const beside = this.#column(other, score);
    const clusters = Uint16Array.from(this.#clusters);
    const sums = new Map<number, { rows: number; own: number; beside: number }>();
    own.forEach((value, row) => {
      if (Number.isNaN(value) || Number.isNaN(at(beside, row))) return;
      const cluster = uint16At(clusters, row);
      const sum = sums.get(cluster) ?? { rows: 0, own: 0, beside: 0 };
      sums.set(cluster, { rows: sum.rows + 1, own: sum.own + value, beside: sum.beside + at(beside, row) });
    });
    return [...sums.values()];
  }
}

export type ClusterSum = { readonly rows: number; readonly own: number; readonly beside: number };
