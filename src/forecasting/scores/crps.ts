import { at } from '../arrays.ts';

/**
 * Continuous ranked probability score of a distribution given as values with weights, smallest value first and weights
 * adding to one: E|X − y| − ½ E|X − X'|, in the unit of the values; lower is better, and for a single value it is the
 * absolute error. Gneiting & Raftery (2007), J. Am. Stat. Assoc. 102, eq. 21.
 */
export function crpsOfWeighted(values: Float64Array, weights: Float64Array, observed: number): number {
  let toObserved = 0;
  let spread = 0;
  let weightBelow = 0;
  let sumBelow = 0;
  for (let index = 0; index < values.length; index += 1) {
    const value = at(values, index);
    const weight = at(weights, index);
    toObserved += weight * Math.abs(value - observed);
    spread += weight * (value * weightBelow - sumBelow);
    weightBelow += weight;
    sumBelow += weight * value;
  }
  return toObserved - spread;
}

/** CRPS of equally likely samples in any order (the empirical distribution, not the 'fair' version for ensembles). */
export function crpsOfSamples(samples: ArrayLike<number>, observed: number): number {
  const values = Float64Array.from(samples).sort();
  return crpsOfWeighted(values, new Float64Array(values.length).fill(1 / values.length), observed);
}
