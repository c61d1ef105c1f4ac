import { at } from '../arrays.ts';

/**
 * Interval score of a central interval (Gneiting & Raftery 2007, J. Am. Stat. Assoc. 102, eq. 43), in the unit of the
 * values, lower is better: its width, and 2/α times the distance by which the observed value lies outside. With
 * `coverage` 0.9, α is 0.1 and `low`, `high` are the 5 % and 95 % quantiles; its mean is the challenge's MIS.
 */
export function intervalScore(low: number, high: number, observed: number, coverage = 0.9): number {
  const penalty = 2 / (1 - coverage);
  return high - low + penalty * Math.max(0, low - observed) + penalty * Math.max(0, observed - high);
}

/**
 * Quantile of equally likely samples, smallest first, by linear interpolation between order statistics (definition 7 of
 * Hyndman & Fan 1996, which the challenge's scripts use).
 */
export function sampleQuantile(sorted: Float64Array, level: number): number {
  const position = level * (sorted.length - 1);
  const below = Math.floor(position);
  const share = position - below;
  return at(sorted, below) + (share === 0 ? 0 : share * (at(sorted, below + 1) - at(sorted, below)));
}

/** Interval score at 90 % of equally likely samples, smallest first. */
export function intervalScoreOfSamples(sorted: Float64Array, observed: number): number {
  return intervalScore(sampleQuantile(sorted, 0.05), sampleQuantile(sorted, 0.95), observed);
}
