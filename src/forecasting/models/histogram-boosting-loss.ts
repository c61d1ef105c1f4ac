import { at, logistic, logit, uint32At } from '../arrays.ts';
import type { Gradients, Leaf } from './histogram-boosting-grow.ts';

/**
 * What boosting makes small. `binary`: log loss of an outcome 0 or 1, on log-odds. `count`: Poisson deviance of an
 * outcome from 0 up, on the log of the mean. `squared`: squared error, of the mean. `quantile`: pinball loss, of the
 * quantile at `level`.
 */
export type BoostingLoss =
  | { readonly kind: 'binary' }
  | { readonly kind: 'count' }
  | { readonly kind: 'squared' }
  | { readonly kind: 'quantile'; readonly level: number };

/** Raw score (log-odds, log mean, mean or quantile) to what people read (probability, mean, mean or quantile). */
export function fromRaw(loss: BoostingLoss, raw: number): number {
  if (loss.kind === 'binary') return logistic(raw);
  return loss.kind === 'count' ? Math.exp(Math.min(50, raw)) : raw;
}

/** The best constant raw score over the rows; empty rows or weights of nothing give 0. */
export function startOf(loss: BoostingLoss, outcome: Float64Array, rows: Uint32Array, weight: Float64Array): number {
  if (loss.kind === 'quantile') return weightedQuantile(loss.level, (row) => at(outcome, row), rows, weight);
  let sum = 0;
  let total = 0;
  for (const row of rows) {
    sum += at(weight, row) * at(outcome, row);
    total += at(weight, row);
  }
  if (total === 0) return 0;
  if (loss.kind === 'binary') return logit(sum / total);
  return loss.kind === 'count' ? Math.log(Math.max(1e-9, sum / total)) : sum / total;
}

/** Fills first and second derivatives of the weighted loss by the raw score. */
export function fillGradients(
  loss: BoostingLoss,
  outcome: Float64Array,
  raw: Float64Array,
  rows: Uint32Array,
  into: Gradients,
): void {
  const { gradient, hessian, weight } = into;
  for (let i = 0; i < rows.length; i += 1) {
    const row = uint32At(rows, i);
    const w = at(weight, row);
    const score = at(raw, row);
    const y = at(outcome, row);
    if (loss.kind === 'binary') {
      const p = logistic(score);
      gradient[row] = w * (p - y);
      hessian[row] = w * p * (1 - p);
    } else if (loss.kind === 'count') {
      const mean = fromRaw(loss, score);
      gradient[row] = w * (mean - y);
      hessian[row] = w * mean;
    } else {
      gradient[row] = w * (loss.kind === 'squared' ? score - y : (y <= score ? 1 : 0) - loss.level);
      hessian[row] = w;
    }
  }
}

/** Weighted mean loss over the rows; the count loss is the Poisson deviance. NaN without rows. */
export function meanLoss(
  loss: BoostingLoss,
  outcome: Float64Array,
  raw: Float64Array,
  rows: Uint32Array,
  weight: Float64Array,
): number {
  let sum = 0;
  let total = 0;
  for (const row of rows) {
    sum += at(weight, row) * lossAt(loss, at(outcome, row), at(raw, row));
    total += at(weight, row);
  }
  return sum / total;
}

function lossAt(loss: BoostingLoss, y: number, score: number): number {
  switch (loss.kind) {
    case 'binary':
      return Math.max(0, score) - y * score + Math.log1p(Math.exp(-Math.abs(score)));
    case 'count':
      return 2 * (fromRaw(loss, score) - y + (y > 0 ? y * (Math.log(y) - score) : 0));
    case 'squared':
      return (y - score) ** 2;
    case 'quantile':
      return Math.max(loss.level * (y - score), (loss.level - 1) * (y - score));
  }
}

/**
 * The pinball loss has no curvature, so that the leaves of its trees are set to the quantile of what is left over in
 * each (Friedman 2001, Greedy function approximation, algorithm 3), times the learning rate.
 */
export function quantileLeafValues(
  level: number,
  learningRate: number,
  outcome: Float64Array,
  raw: Float64Array,
  grownOn: Uint32Array,
  leaves: readonly Leaf[],
  weight: Float64Array,
): ReadonlyMap<number, number> {
  const left = (row: number): number => at(outcome, row) - at(raw, row);
  return new Map(
    leaves.map(({ node, from, to }) => [
      node,
      learningRate * weightedQuantile(level, left, grownOn.subarray(from, to), weight),
    ]),
  );
}

function weightedQuantile(
  level: number,
  leftOf: (row: number) => number,
  rows: Uint32Array,
  weight: Float64Array,
): number {
  const order = rows.slice().sort((a, b) => leftOf(a) - leftOf(b) || a - b);
  const total = order.reduce((sum, row) => sum + at(weight, row), 0);
  let reached = 0;
  for (const row of order) {
    reached += at(weight, row);
    if (reached >= level * total - 1e-12) return leftOf(row);
  }
  return 0;
}
