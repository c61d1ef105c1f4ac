import { at } from '../arrays.ts';

/**
 * Probability integral transform of a count, as the bounds P(X < y) and P(X ≤ y) between which it lies. Values smallest
 * first, weights adding to one.
 */
export function pitBounds(values: Float64Array, weights: Float64Array, observed: number): readonly [number, number] {
  let below = 0;
  let upTo = 0;
  for (let index = 0; index < values.length && at(values, index) <= observed; index += 1) {
    upTo += at(weights, index);
    if (at(values, index) < observed) below += at(weights, index);
  }
  return [Math.min(1, below), Math.min(1, upTo)];
}

/**
 * Nonrandomised PIT histogram for counts (Czado, Gneiting & Held 2009, Biometrics 65, eq. 2): the mean share of
 * forecasts in each of `bins` equal bins, times `bins`, so that a calibrated method gives 1 in each. A hump in the middle
 * tells of too wide, a bowl of too narrow forecasts.
 */
export function pitHistogram(bounds: readonly (readonly [number, number])[], bins: number): Float64Array {
  const histogram = new Float64Array(bins);
  for (const [low, high] of bounds) {
    for (let bin = 0; bin < bins; bin += 1) {
      const share = spreadUpTo((bin + 1) / bins, low, high) - spreadUpTo(bin / bins, low, high);
      histogram[bin] = at(histogram, bin) + (share * bins) / bounds.length;
    }
  }
  return histogram;
}

/** Share of mass below `level` where the mass lies evenly between `low` and `high`. */
function spreadUpTo(level: number, low: number, high: number): number {
  // Mass at one point belongs to the bin that begins there, the last bin holds 1.
  if (high <= low) return low < level || level >= 1 ? 1 : 0;
  return Math.min(1, Math.max(0, (level - low) / (high - low)));
}
