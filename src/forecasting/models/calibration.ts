import { at, listAt, logistic, logit, orderBy, uint8At } from '../arrays.ts';

/** Puts a probability right by what came of earlier ones. Fit it on forecasts made out of time, never in sample. */
export type Calibration = (probability: number) => number;

export type PlattOptions = {
  /** Weight of each forecast; 1 each if not given. */
  readonly weights?: Float64Array;
  /** Precision (1 / variance) of a normal prior about 0 for the intercept; 0 if not given: no prior. */
  readonly interceptPrecision?: number;
  /** Precision of a normal prior about 1 for the slope; 0 if not given. */
  readonly slopePrecision?: number;
  /** Probability at which the intercept acts, so that slope and level are told apart; one half if not given. */
  readonly centre?: number;
};

/**
 * Logistic calibration (Platt 1999) on log-odds: intercept + slope × log-odds, by Newton's method, with priors at no
 * change for when little is known. Without a prior, and with all forecasts alike, the slope stays 1.
 */
export function plattCalibration(
  probabilities: Float64Array,
  outcomes: Uint8Array,
  options: PlattOptions = {},
): Calibration {
  const centre = logit(options.centre ?? 0.5);
  const { intercept, slope } = fitLine(
    [probabilities.map((p) => logit(p) - centre)],
    probabilities.map(logit),
    outcomes,
    options.weights,
    [options.interceptPrecision ?? 0, options.slopePrecision ?? 0],
  );
  return (p) => logistic(logit(p) + intercept + listAt(slope, 0) * (logit(p) - centre));
}

/**
 * Beta calibration (Kull, Silva Filho & Flach 2017, AISTATS): log-odds = a ln p − b ln(1 − p) + c, which can bend a
 * probability at each end apart. A slope that would fall is held at 0.
 */
export function betaCalibration(probabilities: Float64Array, outcomes: Uint8Array): Calibration {
  const up = probabilities.map((p) => Math.log(held(p)));
  const down = probabilities.map((p) => -Math.log(1 - held(p)));
  const none = new Float64Array(probabilities.length);
  const both = fitLine([up, down], none, outcomes, undefined, [0, 0, 0]);
  let [a, b, c] = [listAt(both.slope, 0), listAt(both.slope, 1), both.intercept];
  if (a < 0 || b < 0) {
    const kept = fitLine([a < 0 ? down : up], none, outcomes, undefined, [0, 0]);
    const slope = listAt(kept.slope, 0);
    if (slope < 0) {
      const rate = outcomes.reduce((sum, outcome) => sum + outcome, 0) / outcomes.length;
      [a, b, c] = [0, 0, logit(rate)];
    } else [a, b, c] = a < 0 ? [0, slope, kept.intercept] : [slope, 0, kept.intercept];
  }
  return (p) => logistic(a * Math.log(held(p)) - b * Math.log(1 - held(p)) + c);
}

/**
 * Isotonic calibration: the rising step function nearest to the outcomes in least squares (pool adjacent violators),
 * straight between the middles of its steps and flat outside them.
 */
export function isotonicCalibration(probabilities: Float64Array, outcomes: Uint8Array): Calibration {
  const blocks: Block[] = [];
  for (const tied of tiedBlocks(probabilities, outcomes)) {
    let block = tied;
    for (let last = blocks.at(-1); last !== undefined; last = blocks.at(-1)) {
      if (last.sum / last.count <= block.sum / block.count) break;
      blocks.pop();
      block = { from: last.from, to: block.to, sum: last.sum + block.sum, count: last.count + block.count };
    }
    blocks.push(block);
  }
  const x = Float64Array.from(blocks.flatMap(({ from, to }) => [from, to]));
  const y = Float64Array.from(blocks.flatMap(({ sum, count }) => [sum / count, sum / count]));
  return (p) => interpolate(x, y, p);
}

/** A stretch of forecasts with one calibrated value: the share of events in it. */
type Block = { readonly from: number; readonly to: number; readonly sum: number; readonly count: number };

/** Forecasts that say the same are one block from the start, smallest first. */
function tiedBlocks(probabilities: Float64Array, outcomes: Uint8Array): readonly Block[] {
  const blocks: Block[] = [];
  for (const index of orderBy(probabilities.length, (i) => at(probabilities, i))) {
    const p = at(probabilities, index);
    const last = blocks.at(-1);
    const before = last?.to === p ? blocks.pop() : undefined;
    blocks.push({
      from: p,
      to: p,
      sum: (before?.sum ?? 0) + uint8At(outcomes, index),
      count: (before?.count ?? 0) + 1,
    });
  }
  return blocks;
}

function interpolate(x: Float64Array, y: Float64Array, value: number): number {
  if (x.length === 0) return value;
  if (value <= at(x, 0)) return at(y, 0);
  for (let i = 1; i < x.length; i += 1) {
    if (value > at(x, i)) continue;
    const width = at(x, i) - at(x, i - 1);
    return width > 0 ? at(y, i - 1) + ((value - at(x, i - 1)) / width) * (at(y, i) - at(y, i - 1)) : at(y, i);
  }
  return at(y, y.length - 1);
}

function held(p: number): number {
  return Math.min(1 - 1e-9, Math.max(1e-9, p));
}

/** Logistic regression with an offset and normal priors about 0, by Newton's method; precisions: intercept first. */
function fitLine(
  columns: readonly Float64Array[],
  offset: Float64Array,
  outcomes: Uint8Array,
  weights: Float64Array | undefined,
  precisions: readonly number[],
): { readonly intercept: number; readonly slope: readonly number[] } {
  const size = columns.length + 1;
  const b = new Float64Array(size);
  for (let step = 0; step < 60; step += 1) {
    const gradient = Float64Array.from(precisions, (precision, j) => -precision * at(b, j));
    const hessian = new Float64Array(size * size);
    precisions.forEach((precision, j) => {
      hessian[j * size + j] = precision + 1e-9;
    });
    for (let i = 0; i < outcomes.length; i += 1) {
      const x = [1, ...columns.map((column) => at(column, i))];
      const score = x.reduce((sum, value, j) => sum + value * at(b, j), at(offset, i));
      const p = logistic(score);
      const w = weights === undefined ? 1 : at(weights, i);
      for (let j = 0; j < size; j += 1) {
        gradient[j] = at(gradient, j) + w * (uint8At(outcomes, i) - p) * listAt(x, j);
        for (let l = 0; l < size; l += 1) {
          hessian[j * size + l] = at(hessian, j * size + l) + w * p * (1 - p) * listAt(x, j) * listAt(x, l);
        }
      }
    }
    const change = solve(hessian, gradient);
    // A step of more than 4 log-odds units on a scale that is not near a solution can overshoot for good.
    const most = change.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
    const share = most > 4 ? 4 / most : 1;
    for (let j = 0; j < size; j += 1) b[j] = at(b, j) + share * at(change, j);
    if (most < 1e-10) break;
  }
  return { intercept: at(b, 0), slope: [...b.subarray(1)] };
}

/** Solves a small symmetric positive system by elimination; a pivot of nothing leaves its unknown at 0. */
function solve(matrix: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  const a = matrix.slice();
  const x = right.slice();
  for (let pivot = 0; pivot < size; pivot += 1) {
    const diagonal = at(a, pivot * size + pivot);
    for (let row = pivot + 1; row < size; row += 1) {
      const factor = Math.abs(diagonal) < 1e-14 ? 0 : at(a, row * size + pivot) / diagonal;
      for (let j = pivot; j < size; j += 1)
        a[row * size + j] = at(a, row * size + j) - factor * at(a, pivot * size + j);
      x[row] = at(x, row) - factor * at(x, pivot);
    }
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    for (let j = row + 1; j < size; j += 1) x[row] = at(x, row) - at(a, row * size + j) * at(x, j);
    const diagonal = at(a, row * size + row);
    x[row] = Math.abs(diagonal) < 1e-14 ? 0 : at(x, row) / diagonal;
  }
  return x;
}
