import { at } from '../arrays.ts';

/** A linear prediction: `intercept + Σ coefficients[k] · x[k]`. */
export type LinearModel = { readonly intercept: number; readonly coefficients: Float64Array };

/** Sums over rows from which weighted ridge regressions follow; rows may be added at any time. */
export class NormalEquations {
  readonly columns: number;
  rows = 0;
  /** Weighted sums of x xᵀ (lower triangle, row-major), of x, of x·y, of y, and of the weights. */
  readonly #products: Float64Array;
  readonly #sums: Float64Array;
  readonly #withOutcome: Float64Array;
  #outcome = 0;
  #weight = 0;

  constructor(columns: number) {
    this.columns = columns;
    this.#products = new Float64Array(columns * columns);
    this.#sums = new Float64Array(columns);
    this.#withOutcome = new Float64Array(columns);
  }

  /** Adds the row whose features stand in `matrix` from `offset` on. */
  add(matrix: Float64Array, offset: number, outcome: number, weight: number): void {
    const { columns } = this;
    for (let j = 0; j < columns; j += 1) {
      const x = at(matrix, offset + j) * weight;
      if (x === 0) continue;
      this.#sums[j] = at(this.#sums, j) + x;
      this.#withOutcome[j] = at(this.#withOutcome, j) + x * outcome;
      const row = j * columns;
      for (let k = 0; k <= j; k += 1) {
        this.#products[row + k] = at(this.#products, row + k) + x * at(matrix, offset + k);
      }
    }
    this.#outcome += outcome * weight;
    this.#weight += weight;
    this.rows += 1;
  }

  copy(): NormalEquations {
    const other = new NormalEquations(this.columns);
    other.rows = this.rows;
    other.#products.set(this.#products);
    other.#sums.set(this.#sums);
    other.#withOutcome.set(this.#withOutcome);
    other.#outcome = this.#outcome;
    other.#weight = this.#weight;
    return other;
  }

  /** The same rows and weights with other outcomes, given as their weighted sums with x and alone. */
  withOutcomes(withOutcome: Float64Array, outcome: number): NormalEquations {
    const other = this.copy();
    other.#withOutcome.set(withOutcome);
    other.#outcome = outcome;
    return other;
  }

  /**
   * Least squares with a penalty on the squared coefficients of standardised features (Hoerl & Kennard 1970):
   * mean squared error / 2 + penalty / 2 · Σ b². The intercept is free; a feature that never varies has coefficient 0.
   */
  solve(penalty: number): LinearModel {
    const { columns } = this;
    const mean = this.#sums.map((sum) => sum / this.#weight);
    const outcomeMean = this.#outcome / this.#weight;
    const deviation = mean.map((m, j) =>
      Math.sqrt(Math.max(0, at(this.#products, j * columns + j) / this.#weight - m * m)),
    );
    const varies = deviation.map((d, j) => (d > 1e-9 * (1 + Math.abs(at(mean, j))) ? 1 : 0));
    const matrix = new Float64Array(columns * columns);
    const right = new Float64Array(columns);
    for (let j = 0; j < columns; j += 1) {
      if (at(varies, j) === 1) {
        for (let k = 0; k < j; k += 1) {
          if (at(varies, k) === 0) continue;
          const covariance = at(this.#products, j * columns + k) / this.#weight - at(mean, j) * at(mean, k);
          matrix[j * columns + k] = covariance / (at(deviation, j) * at(deviation, k));
        }
        right[j] = (at(this.#withOutcome, j) / this.#weight - at(mean, j) * outcomeMean) / at(deviation, j);
      }
      matrix[j * columns + j] = 1 + penalty;
    }
    const standardised = solveCholesky(matrix, right, columns);
    const coefficients = standardised.map((b, j) => (at(varies, j) === 1 ? b / at(deviation, j) : 0));
    const intercept = coefficients.reduce((sum, b, j) => sum - b * at(mean, j), outcomeMean);
    return { intercept, coefficients };
  }
}

/** Solves A x = b for a positive definite A, of which the lower triangle is given and overwritten. */
function solveCholesky(matrix: Float64Array, right: Float64Array, n: number): Float64Array {
  for (let j = 0; j < n; j += 1) {
    for (let k = 0; k <= j; k += 1) {
      let sum = at(matrix, j * n + k);
      for (let i = 0; i < k; i += 1) sum -= at(matrix, j * n + i) * at(matrix, k * n + i);
      matrix[j * n + k] = k === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / at(matrix, k * n + k);
    }
  }
  const x = right.slice();
  for (let j = 0; j < n; j += 1) {
    let sum = at(x, j);
    for (let k = 0; k < j; k += 1) sum -= at(matrix, j * n + k) * at(x, k);
    x[j] = sum / at(matrix, j * n + j);
  }
  for (let j = n - 1; j >= 0; j -= 1) {
    let sum = at(x, j);
    for (let k = j + 1; k < n; k += 1) sum -= at(matrix, k * n + j) * at(x, k);
    x[j] = sum / at(matrix, j * n + j);
  }
  return x;
}

export function predict(model: LinearModel, matrix: Float64Array, offset: number): number {
  let sum = model.intercept;
  for (let k = 0; k < model.coefficients.length; k += 1) sum += at(model.coefficients, k) * at(matrix, offset + k);
  return sum;
}
