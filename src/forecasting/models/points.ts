import { at, uint32At } from '../arrays.ts';
import { orderOf } from '../order.ts';

/** Values with weights that add to one, smallest value first. */
export type WeightedPoints = { readonly values: Float64Array; readonly weights: Float64Array };

/**
 * Shares of the points by which a large sample is stood for: 38 of 2.5 %, and ever smaller ones in the upper tail, since
 * a month of war after years of quiet has a probability of a few in a thousand.
 */
export const pointShares: Float64Array = Float64Array.of(
  ...new Array<number>(38).fill(0.025),
  ...[0.01, 0.01, 0.01, 0.005, 0.005, 0.0025, 0.0025, 0.003, 0.0015, 0.0005],
);

export const pointCount: number = pointShares.length;

/** The level of each point: the middle of its share. */
const pointLevels = pointShares.map((share, index) => {
  let below = 0;
  for (let before = 0; before < index; before += 1) below += at(pointShares, before);
  return below + share / 2;
});

/**
 * Weighted values in any order as a distribution, equal values joined; weights need not add to one. Throws a RangeError
 * where there is no weight at all.
 */
export function weighted(values: Float64Array, weights: Float64Array): WeightedPoints {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) throw new RangeError('A distribution needs at least one value with a weight above 0.');
  const order = orderOf(values);
  const sortedValues = new Float64Array(order.length);
  const shares = new Float64Array(order.length);
  for (let rank = 0; rank < order.length; rank += 1) {
    const index = uint32At(order, rank);
    sortedValues[rank] = at(values, index);
    shares[rank] = at(weights, index) / total;
  }
  return joined(sortedValues, shares);
}

/** Quantiles at the levels of the points, none below the one before it, as a distribution. */
export function fromPoints(points: Float64Array): WeightedPoints {
  return joined(points, pointShares);
}

/** Equal values, which stand together, become one. */
function joined(values: Float64Array, weights: Float64Array): WeightedPoints {
  const kept = new Float64Array(values.length);
  const shares = new Float64Array(values.length);
  let length = 0;
  for (let index = 0; index < values.length; index += 1) {
    const value = at(values, index);
    if (length > 0 && at(kept, length - 1) === value) {
      shares[length - 1] = at(shares, length - 1) + at(weights, index);
    } else {
      kept[length] = value;
      shares[length] = at(weights, index);
      length += 1;
    }
  }
  return { values: kept.slice(0, length), weights: shares.slice(0, length) };
}

/** Quantiles of values, smallest first, with weights, at the levels of the points: where the running weight reaches them. */
export function pointsOf(values: Float64Array, weights: Float64Array): Float64Array {
  const points = new Float64Array(pointCount);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let reached = 0;
  let next = 0;
  for (let index = 0; index < values.length; index += 1) {
    reached += at(weights, index);
    while (next < pointCount && reached >= at(pointLevels, next) * total - 1e-12) {
      points[next] = at(values, index);
      next += 1;
    }
  }
  return points;
}

/** Mean of |A − B| over independent draws of two distributions: ∫ F(1 − G) + G(1 − F). */
export function meanDistance(a: WeightedPoints, b: WeightedPoints): number {
  const [left, right] = [a.values, b.values];
  if (left.length === 1) return meanDistanceTo(b, at(left, 0));
  if (right.length === 1) return meanDistanceTo(a, at(right, 0));
  let i = 0;
  let j = 0;
  let f = 0;
  let g = 0;
  let sum = 0;
  let position = Math.min(at(left, 0), at(right, 0));
  while (i < left.length || j < right.length) {
    const x = i < left.length ? at(left, i) : Number.POSITIVE_INFINITY;
    const y = j < right.length ? at(right, j) : Number.POSITIVE_INFINITY;
    const next = Math.min(x, y);
    sum += (next - position) * (f * (1 - g) + g * (1 - f));
    position = next;
    if (x <= y) {
      f += at(a.weights, i);
      i += 1;
    } else {
      g += at(b.weights, j);
      j += 1;
    }
  }
  return sum;
}

/** Mean of |A − y|. */
export function meanDistanceTo(points: WeightedPoints, value: number): number {
  let sum = 0;
  for (let index = 0; index < points.values.length; index += 1) {
    sum += at(points.weights, index) * Math.abs(at(points.values, index) - value);
  }
  return sum;
}

/** The mixture of distributions in the shares given, which add to one; parts without a share leave nothing. */
export function mixPoints(parts: readonly WeightedPoints[], shares: Float64Array): WeightedPoints {
  const kept = parts.filter((_, part) => at(shares, part) > 0);
  const keptShares = shares.filter((share) => share > 0);
  const length = kept.reduce((sum, part) => sum + part.values.length, 0);
  const values = new Float64Array(length);
  const weights = new Float64Array(length);
  let offset = 0;
  kept.forEach((part, number) => {
    values.set(part.values, offset);
    for (let index = 0; index < part.values.length; index += 1) {
      weights[offset + index] = at(part.weights, index) * at(keptShares, number);
    }
    offset += part.values.length;
  });
  return weighted(values, weights);
}

/** The smallest value at which the running weight reaches the level (0 to 1). */
export function quantileOf(points: WeightedPoints, level: number): number {
  let reached = 0;
  for (let index = 0; index < points.values.length; index += 1) {
    reached += at(points.weights, index);
    if (reached >= level - 1e-9) return at(points.values, index);
  }
  return at(points.values, points.values.length - 1);
}

export function meanOf(points: WeightedPoints): number {
  return points.values.reduce((sum, value, index) => sum + value * at(points.weights, index), 0);
}

/** Probability of a value below the bound or at it. */
export function shareUpTo(points: WeightedPoints, bound: number): number {
  let share = 0;
  for (let index = 0; index < points.values.length && at(points.values, index) <= bound; index += 1) {
    share += at(points.weights, index);
  }
  return Math.min(1, share);
}

/** So many equally likely samples: the (k + ½)/count quantiles, smallest first; nothing is drawn at random. */
export function samplesOf(points: WeightedPoints, count: number): Float64Array {
  const samples = new Float64Array(count);
  let reached = 0;
  let next = 0;
  for (let index = 0; index < points.values.length; index += 1) {
    reached += at(points.weights, index);
    while (next < count && reached >= (next + 0.5) / count - 1e-9) {
      samples[next] = at(points.values, index);
      next += 1;
    }
  }
  return samples.fill(at(points.values, points.values.length - 1), next);
}
