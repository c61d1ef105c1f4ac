import type { WeightedPoints } from './points.ts';

/**
 * The Poisson distribution of a mean, but for tails of less than a billionth: probabilities from log p(k) =
 * k log λ − λ − log k!, made to add to one. A mean of 0 is 0 for certain.
 */
export function poissonPoints(mean: number): WeightedPoints {
  if (!(mean > 0)) return { values: Float64Array.of(0), weights: Float64Array.of(1) };
  const reach = 7 * Math.sqrt(mean) + 20;
  const first = Math.max(0, Math.floor(mean - reach));
  const length = Math.ceil(mean + reach) - first + 1;
  let log = -mean;
  for (let k = 1; k <= first; k += 1) log += Math.log(mean / k);
  const values = Float64Array.from({ length }, (_, index) => first + index);
  const weights = values.map((k) => {
    if (k > first) log += Math.log(mean / k);
    return Math.exp(log);
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return { values, weights: weights.map((weight) => weight / total) };
}
