import { at, logistic, logit, uint8At, uint16At, uint32At } from '../arrays.ts';
import { columnScales, type SparseRows } from '../sparse-rows.ts';

export type LogisticOptions = {
  /** Row numbers to fit on. */
  readonly rows: Uint32Array;
  /** 0 or 1 for every row of the matrix (read at `rows` only). */
  readonly outcomes: Uint8Array;
  /** Weight of each entry of `rows`; 1 each where absent. */
  readonly weights?: Float64Array;
  /** Penalties, strongest first: each fit starts from the one before. */
  readonly penalties: readonly number[];
  /** 0 is ridge, 1 is lasso. */
  readonly mixing: number;
  /** Multiplies the penalty of each column. */
  readonly penaltyFactors: Float64Array;
  /** 1: the coefficient may not be negative; -1: not positive; 0: free. */
  readonly signs: Float64Array;
  /** Where to start from, else at the base rate. */
  readonly start?: LogisticModel;
};

export type LogisticModel = {
  readonly intercept: number;
  /** Change of log-odds per unit of each column, on the columns' own scale. */
  readonly coefficients: Float64Array;
};

export function logOddsOf(model: LogisticModel, matrix: SparseRows, row: number): number {
  let sum = model.intercept;
  const end = uint32At(matrix.start, row + 1);
  for (let k = uint32At(matrix.start, row); k < end; k += 1) {
    sum += at(matrix.value, k) * at(model.coefficients, uint16At(matrix.column, k));
  }
  return sum;
}

/**
 * Elastic-net logistic regression over a path of penalties. Minimises mean weighted log loss +
 * λ Σ f_j (α|b_j| + (1 − α) b_j² / 2) over coefficients b of columns scaled to standard deviation 1 (on the fitted
 * rows), the intercept unpenalised, each b_j within its sign. Newton steps (iteratively reweighted least squares) are
 * each solved by coordinate descent on the weighted covariance of the columns, as in Friedman, Hastie & Tibshirani
 * (2010), J. Stat. Softw. 33(1), with the intercept profiled out; a step that raises the objective is halved.
 *
 * @returns one model per penalty, in their order, on the columns' own scale.
 */
export function fitLogisticPath(matrix: SparseRows, options: LogisticOptions): readonly LogisticModel[] {
  const problem = new Problem(matrix, options);
  return options.penalties.map((penalty) => problem.fit(penalty));
}

const smallestWeight = 1e-6;

class Problem {
  readonly #matrix: SparseRows;
  readonly #options: LogisticOptions;
  readonly #scales: Float64Array;
  readonly #coefficients: Float64Array;
  readonly #gram: Float64Array;
  readonly #sums: Float64Array;
  readonly #right: Float64Array;
  readonly #logOdds: Float64Array;
  #intercept: number;
  #totalWeight = 0;

  constructor(matrix: SparseRows, options: LogisticOptions) {
    const { columns } = matrix;
    this.#matrix = matrix;
    this.#options = options;
    this.#scales = columnScales(matrix, options.rows, options.weights);
    this.#coefficients = new Float64Array(columns);
    this.#gram = new Float64Array(columns * columns);
    this.#sums = new Float64Array(columns);
    this.#right = new Float64Array(columns);
    this.#logOdds = new Float64Array(options.rows.length);
    let positive = 0;
    for (let i = 0; i < options.rows.length; i += 1) {
      this.#totalWeight += this.#weight(i);
      positive += this.#weight(i) * uint8At(options.outcomes, uint32At(options.rows, i));
    }
    this.#intercept = logit((positive + 0.5) / (this.#totalWeight + 1));
    if (options.start !== undefined) {
      this.#intercept = options.start.intercept;
      for (let j = 0; j < columns; j += 1) {
        this.#coefficients[j] = at(options.start.coefficients, j) * at(this.#scales, j);
      }
    }
  }

  #weight(entry: number): number {
    return this.#options.weights === undefined ? 1 : at(this.#options.weights, entry);
  }

  fit(penalty: number): LogisticModel {
    let objective = this.#evaluate(penalty);
    for (let step = 0; step < 40; step += 1) {
      const before = this.#coefficients.slice();
      const interceptBefore = this.#intercept;
      this.#newtonStep(penalty);
      let next = this.#evaluate(penalty);
      for (let halving = 0; next > objective + 1e-12 && halving < 12; halving += 1) {
        for (let j = 0; j < before.length; j += 1) {
          this.#coefficients[j] = (at(this.#coefficients, j) + at(before, j)) / 2;
        }
        this.#intercept = (this.#intercept + interceptBefore) / 2;
        next = this.#evaluate(penalty);
      }
      const gain = objective - next;
      objective = next;
      if (gain < 1e-8) break;
    }
    const coefficients = this.#coefficients.map((value, j) => value / at(this.#scales, j));
    return { intercept: this.#intercept, coefficients };
  }

  /** Mean log loss plus penalty at the present coefficients; leaves the rows' log-odds behind. */
  #evaluate(penalty: number): number {
    const own = { intercept: this.#intercept, coefficients: this.#unscaled() };
    const { rows, outcomes, mixing, penaltyFactors } = this.#options;
    let loss = 0;
    for (let i = 0; i < rows.length; i += 1) {
      const row = uint32At(rows, i);
      const logOdds = logOddsOf(own, this.#matrix, row);
      this.#logOdds[i] = logOdds;
      const margin = uint8At(outcomes, row) === 1 ? -logOdds : logOdds;
      loss += this.#weight(i) * (margin > 0 ? margin + Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)));
    }
    let size = 0;
    for (let j = 0; j < this.#coefficients.length; j += 1) {
      const b = at(this.#coefficients, j);
      size += at(penaltyFactors, j) * (mixing * Math.abs(b) + ((1 - mixing) / 2) * b * b);
    }
    return loss / this.#totalWeight + penalty * size;
  }

  #unscaled(): Float64Array {
    return this.#coefficients.map((value, j) => value / at(this.#scales, j));
  }

  #newtonStep(penalty: number): void {
    const { weightSum, responseSum } = this.#accumulate();
    this.#centre(weightSum, responseSum);
    this.#descend(penalty);
    let offset = responseSum;
    for (let j = 0; j < this.#coefficients.length; j += 1) {
      offset -= at(this.#sums, j) * at(this.#coefficients, j);
    }
    this.#intercept = offset / weightSum;
  }

  /** Weighted cross-products of the scaled columns with each other and with the working response. */
  #accumulate(): { readonly weightSum: number; readonly responseSum: number } {
    const { start, column, value, columns } = this.#matrix;
    const { rows, outcomes } = this.#options;
    const gram = this.#gram.fill(0);
    const sums = this.#sums.fill(0);
    const right = this.#right.fill(0);
    let weightSum = 0;
    let responseSum = 0;
    for (let i = 0; i < rows.length; i += 1) {
      const row = uint32At(rows, i);
      const logOdds = at(this.#logOdds, i);
      const probability = logistic(logOdds);
      const curvature = Math.max(smallestWeight, probability * (1 - probability));
      const weight = this.#weight(i) * curvature;
      if (weight === 0) continue;
      const response = weight * logOdds + this.#weight(i) * (uint8At(outcomes, row) - probability);
      weightSum += weight;
      responseSum += response;
      const end = uint32At(start, row + 1);
      for (let k = uint32At(start, row); k < end; k += 1) {
        const j = uint16At(column, k);
        const cell = at(value, k);
        sums[j] = at(sums, j) + weight * cell;
        right[j] = at(right, j) + response * cell;
        const weighted = weight * cell;
        const base = j * columns;
        for (let l = k; l < end; l += 1) {
          const place = base + uint16At(column, l);
          gram[place] = at(gram, place) + weighted * at(value, l);
        }
      }
    }
    return { weightSum, responseSum };
  }

  /** Brings the cross-products to scaled, weight-centred columns per unit of total weight: the intercept drops out. */
  #centre(weightSum: number, responseSum: number): void {
    const columns = this.#sums.length;
    for (let j = 0; j < columns; j += 1) this.#sums[j] = at(this.#sums, j) / at(this.#scales, j);
    for (let j = 0; j < columns; j += 1) {
      const scale = at(this.#scales, j);
      const mean = at(this.#sums, j) / weightSum;
      this.#right[j] = (at(this.#right, j) / scale - mean * responseSum) / this.#totalWeight;
      for (let l = j; l < columns; l += 1) {
        const product = at(this.#gram, j * columns + l) / (scale * at(this.#scales, l));
        const centred = (product - mean * at(this.#sums, l)) / this.#totalWeight;
        this.#gram[j * columns + l] = centred;
        this.#gram[l * columns + j] = centred;
      }
    }
  }

  #descend(penalty: number): void {
    const { mixing, penaltyFactors, signs } = this.#options;
    const columns = this.#coefficients.length;
    const gradient = this.#right.slice();
    for (let j = 0; j < columns; j += 1) {
      for (let l = 0; l < columns; l += 1) {
        gradient[j] = at(gradient, j) - at(this.#gram, j * columns + l) * at(this.#coefficients, l);
      }
    }
    for (let sweep = 0; sweep < 2000; sweep += 1) {
      let largest = 0;
      for (let j = 0; j < columns; j += 1) {
        const old = at(this.#coefficients, j);
        const curvature = at(this.#gram, j * columns + j);
        const factor = penalty * at(penaltyFactors, j);
        const down = curvature + factor * (1 - mixing);
        const slope = at(gradient, j) + curvature * old;
        const pulled = Math.sign(slope) * Math.max(0, Math.abs(slope) - factor * mixing);
        const value = down > 1e-12 ? within(at(signs, j), pulled / down) + 0 : 0;
        const change = value - old;
        if (change === 0) continue;
        this.#coefficients[j] = value;
        for (let l = 0; l < columns; l += 1) {
          gradient[l] = at(gradient, l) - change * at(this.#gram, j * columns + l);
        }
        largest = Math.max(largest, curvature * change * change);
      }
      if (largest < 1e-11) return;
    }
  }
}

function within(sign: number, value: number): number {
  if (sign > 0) return Math.max(0, value);
  return sign < 0 ? Math.min(0, value) : value;
}
