import { at, logistic, logit, uint8At, uint32At } from '../arrays.ts';

/** Dense features, row-major: the value of row r and column c stands at `r * columns + c`. No missing values. */
export type DenseRows = { readonly rows: number; readonly columns: number; readonly values: Float64Array };

export type DenseModel = {
  readonly intercept: number;
  /** Change of log-odds per unit of each column, on the columns' own scale. */
  readonly coefficients: Float64Array;
};

export function denseLogOdds(model: DenseModel, features: DenseRows, row: number): number {
  let sum = model.intercept;
  const first = row * features.columns;
  for (let j = 0; j < features.columns; j += 1) sum += at(features.values, first + j) * at(model.coefficients, j);
  return sum;
}

/**
 * Elastic-net logistic regression on dense features, walked along a path of falling penalties: `fit` starts from the
 * penalty before. It minimises mean log loss + λ Σ (α|b_j| + (1 − α) b_j² / 2) over coefficients b of columns
 * standardised on the fitted rows, as glmnet does (Friedman, Hastie & Tibshirani 2010, J. Stat. Softw. 33(1)); a column
 * that does not vary keeps 0. Each Newton step is solved by coordinate descent on the columns in play only: those whose
 * coefficient is not 0 or whose gradient breaks the bound that keeps it there.
 */
export class ElasticNetPath {
  readonly #n: number;
  readonly #columns: number;
  readonly #mixing: number;
  /** Standardised, column-major. */
  readonly #x: Float64Array;
  readonly #y: Uint8Array;
  readonly #means: Float64Array;
  readonly #scales: Float64Array;
  readonly #coefficients: Float64Array;
  readonly #logOdds: Float64Array;
  readonly #weights: Float64Array;
  readonly #residuals: Float64Array;
  readonly #gradient: Float64Array;
  #intercept: number;

  /** @param outcomes 0 or 1 by row of `features`, read at `rows` only. @param mixing α: 0 is ridge, 1 is lasso. */
  constructor(features: DenseRows, rows: Uint32Array, outcomes: Uint8Array, mixing: number) {
    const { columns } = features;
    const n = rows.length;
    this.#n = n;
    this.#columns = columns;
    this.#mixing = mixing;
    this.#x = new Float64Array(n * columns);
    this.#y = Uint8Array.from(rows, (row) => uint8At(outcomes, row));
    this.#means = new Float64Array(columns);
    this.#scales = new Float64Array(columns);
    this.#coefficients = new Float64Array(columns);
    this.#weights = new Float64Array(n);
    this.#residuals = new Float64Array(n);
    this.#gradient = new Float64Array(columns);
    for (let j = 0; j < columns; j += 1) this.#standardise(features, rows, j);
    const rate = this.#y.reduce((sum, y) => sum + y, 0) / n;
    this.#intercept = logit(rate);
    this.#logOdds = new Float64Array(n).fill(this.#intercept);
  }

  #standardise(features: DenseRows, rows: Uint32Array, j: number): void {
    const first = j * this.#n;
    let sum = 0;
    for (let i = 0; i < this.#n; i += 1) {
      const value = at(features.values, uint32At(rows, i) * features.columns + j);
      this.#x[first + i] = value;
      sum += value;
    }
    const mean = sum / this.#n;
    let squares = 0;
    for (let i = 0; i < this.#n; i += 1) squares += (at(this.#x, first + i) - mean) ** 2;
    const scale = Math.sqrt(squares / this.#n);
    const varies = scale > 1e-9 * (1 + Math.abs(mean));
    this.#means[j] = mean;
    this.#scales[j] = varies ? scale : 1;
    for (let i = 0; i < this.#n; i += 1) {
      this.#x[first + i] = varies ? (at(this.#x, first + i) - mean) / scale : 0;
    }
  }

  /** The smallest penalty at which all coefficients are 0; of a ridge, as glmnet takes it, that of α = 0.001. */
  strongestPenalty(): number {
    this.#linearise();
    return this.#gradient.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0) / Math.max(0.001, this.#mixing);
  }

  /** Coefficients at this penalty, on the columns' own scale. */
  fit(penalty: number): DenseModel {
    for (let step = 0; step < 50; step += 1) {
      this.#linearise();
      const inPlay = this.#inPlay(penalty);
      const change = this.#newtonStep(penalty, inPlay);
      if (change < 1e-9) break;
    }
    const coefficients = this.#coefficients.map((b, j) => b / at(this.#scales, j));
    const intercept = coefficients.reduce((sum, b, j) => sum - b * at(this.#means, j), this.#intercept);
    return { intercept, coefficients };
  }

  /** Mean log loss of the present fit on its own rows. */
  trainingLoss(): number {
    let loss = 0;
    for (let i = 0; i < this.#n; i += 1) {
      const margin = uint8At(this.#y, i) === 1 ? -at(this.#logOdds, i) : at(this.#logOdds, i);
      loss += Math.max(0, margin) + Math.log1p(Math.exp(-Math.abs(margin)));
    }
    return loss / this.#n;
  }

  #linearise(): void {
    for (let i = 0; i < this.#n; i += 1) {
      const p = logistic(at(this.#logOdds, i));
      this.#weights[i] = Math.max(1e-6, p * (1 - p)) / this.#n;
      this.#residuals[i] = (uint8At(this.#y, i) - p) / this.#n;
    }
    for (let j = 0; j < this.#columns; j += 1) this.#gradient[j] = product(this.#x, j * this.#n, this.#residuals);
  }

  #inPlay(penalty: number): Uint32Array {
    const bound = penalty * this.#mixing;
    const inPlay: number[] = [];
    for (let j = 0; j < this.#columns; j += 1) {
      if (at(this.#coefficients, j) !== 0 || Math.abs(at(this.#gradient, j)) > bound) inPlay.push(j);
    }
    return Uint32Array.from(inPlay);
  }

  /** Returns the largest weighted squared change of the fit that one coefficient made. */
  #newtonStep(penalty: number, inPlay: Uint32Array): number {
    const size = inPlay.length;
    const total = this.#weights.reduce((sum, w) => sum + w, 0);
    const pull = this.#residuals.reduce((sum, r) => sum + r, 0) / total;
    const means = Float64Array.from(inPlay, (j) => product(this.#x, j * this.#n, this.#weights) / total);
    const gram = this.#gram(inPlay, means, total);
    const start = Float64Array.from(inPlay, (j) => at(this.#coefficients, j));
    const slope = Float64Array.from(inPlay, (j, k) => at(this.#gradient, j) - at(means, k) * pull * total);
    const solved = descend(gram, slope, start, penalty, this.#mixing);
    let largest = pull * pull * total;
    let offset = pull;
    for (let k = 0; k < size; k += 1) {
      const change = at(solved, k) - at(start, k);
      largest = Math.max(largest, at(gram, k * size + k) * change * change);
      offset -= change * at(means, k);
      const j = uint32At(inPlay, k);
      this.#coefficients[j] = at(solved, k);
      if (change !== 0) add(this.#logOdds, this.#x, j * this.#n, change);
    }
    this.#intercept += offset;
    for (let i = 0; i < this.#n; i += 1) this.#logOdds[i] = at(this.#logOdds, i) + offset;
    return largest;
  }

  /** Weighted, centred cross-products of the columns in play: with the intercept profiled out. */
  #gram(inPlay: Uint32Array, means: Float64Array, total: number): Float64Array {
    const size = inPlay.length;
    const gram = new Float64Array(size * size);
    const weighted = new Float64Array(this.#n);
    for (let k = 0; k < size; k += 1) {
      const first = uint32At(inPlay, k) * this.#n;
      for (let i = 0; i < this.#n; i += 1) weighted[i] = at(this.#x, first + i) * at(this.#weights, i);
      for (let l = k; l < size; l += 1) {
        const value = product(this.#x, uint32At(inPlay, l) * this.#n, weighted) - at(means, k) * at(means, l) * total;
        gram[k * size + l] = value;
        gram[l * size + k] = value;
      }
    }
    return gram;
  }
}

function descend(
  gram: Float64Array,
  slopes: Float64Array,
  start: Float64Array,
  penalty: number,
  mixing: number,
): Float64Array {
  const size = start.length;
  const b = start.slice();
  const slope = slopes.slice();
  for (let sweep = 0; sweep < 1000; sweep += 1) {
    let largest = 0;
    for (let k = 0; k < size; k += 1) {
      const old = at(b, k);
      const curvature = at(gram, k * size + k);
      if (!(curvature > 1e-15)) continue;
      const wanted = at(slope, k) + curvature * old;
      const pulled = Math.sign(wanted) * Math.max(0, Math.abs(wanted) - penalty * mixing);
      const value = pulled / (curvature + penalty * (1 - mixing));
      const change = value - old;
      if (change === 0) continue;
      b[k] = value;
      for (let l = 0; l < size; l += 1) slope[l] = at(slope, l) - change * at(gram, k * size + l);
      largest = Math.max(largest, curvature * change * change);
    }
    if (largest < 1e-10) break;
  }
  return b;
}

function product(columns: Float64Array, first: number, values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += at(columns, first + i) * at(values, i);
  return sum;
}

function add(into: Float64Array, columns: Float64Array, first: number, share: number): void {
  for (let i = 0; i < into.length; i += 1) into[i] = at(into, i) + share * at(columns, first + i);
}
