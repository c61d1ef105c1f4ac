import { at } from '../arrays.ts';
import type { DenseRows } from './elastic-net-logistic-path.ts';

export type CountModel = {
  readonly intercept: number;
  /** Change of the log of the expected count per unit of each column, on the columns' own scale. */
  readonly coefficients: Float64Array;
  /** κ of the negative binomial, whose variance is μ + κ μ²; 0 is Poisson. */
  readonly dispersion: number;
};

export type CountOptions = {
  /** Row numbers to fit on. */
  readonly rows: Uint32Array;
  /** Counts from 0 up, by row of the features, read at `rows` only. */
  readonly counts: Float64Array;
  /** Penalties, strongest first: each fit starts from the one before. */
  readonly penalties: readonly number[];
  /** α: 0 is ridge, 1 is lasso. */
  readonly mixing: number;
  /**
   * κ, held; 0 is Poisson. Without it, κ is found with the coefficients, in turns, by moments: the one at which Pearson's
   * χ² is the number of rows less that of coefficients in use (Breslow 1984, Appl. Statist. 33(1)).
   */
  readonly dispersion?: number;
};

/** The expected count of a row. */
export function expectedCount(model: CountModel, features: DenseRows, row: number): number {
  let sum = model.intercept;
  for (let j = 0; j < features.columns; j += 1) {
    sum += at(features.values, row * features.columns + j) * at(model.coefficients, j);
  }
  return Math.exp(sum);
}

/**
 * Elastic-net Poisson or negative-binomial regression with log link over a path of falling penalties. It minimises the
 * mean of (y + 1/κ) log(1 + κμ) − y log μ (for κ = 0 of μ − y log μ) + λ Σ (α|b_j| + (1 − α) b_j² / 2), b being
 * coefficients of columns standardised on the fitted rows, the intercept free; a column that does not vary keeps 0.
 * Scoring steps are solved by coordinate descent (Friedman, Hastie & Tibshirani 2010, J. Stat. Softw. 33(1)); a step that
 * gains less than a quarter of what the slope at its start promises is halved (Lee, Sun & Saunders 2014, SIAM J. Optim.
 * 24(3)): at κ > 0 the expected curvature may be so far below the true one that steps swing about the minimum.
 *
 * Throws a RangeError where there is no row, a count is negative or not finite, or none is above 0.
 *
 * @returns one model per penalty, in their order, on the columns' own scale.
 */
export function fitCountPath(features: DenseRows, options: CountOptions): readonly CountModel[] {
  const problem = new Problem(features, options);
  return options.penalties.map((penalty) => problem.fit(penalty));
}

const mostSteps = 100;
const mostTurns = 25;
const leastShareOfPromise = 0.25;
/** The linear predictor is held within ± this, so that no step can overflow. */
const widest = 30;

/** Where a step begins, and how the mean loss changes there with each row's linear predictor. */
type Standing = {
  readonly coefficients: Float64Array;
  readonly intercept: number;
  readonly predictor: Float64Array;
  readonly slopes: Float64Array;
  readonly penalised: number;
};

class Problem {
  readonly #n: number;
  readonly #columns: number;
  readonly #mixing: number;
  readonly #held: number | undefined;
  /** Standardised, column-major. */
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #means: Float64Array;
  readonly #scales: Float64Array;
  readonly #coefficients: Float64Array;
  #predictor: Float64Array;
  #intercept: number;
  #dispersion: number;

  constructor(features: DenseRows, { rows, counts, mixing, dispersion }: CountOptions) {
    this.#n = rows.length;
    this.#columns = features.columns;
    this.#mixing = mixing;
    this.#held = dispersion;
    this.#dispersion = dispersion ?? 0;
    this.#y = Float64Array.from(rows, (row) => at(counts, row));
    if (!this.#y.every((count) => count >= 0 && Number.isFinite(count)) || !this.#y.some((count) => count > 0)) {
      throw new RangeError('Counts are finite numbers from 0 up, and one at least is above 0.');
    }
    this.#x = new Float64Array(this.#n * this.#columns);
    this.#means = new Float64Array(this.#columns);
    this.#scales = new Float64Array(this.#columns).fill(1);
    for (let j = 0; j < this.#columns; j += 1) this.#standardise(features, rows, j);
    this.#coefficients = new Float64Array(this.#columns);
    this.#intercept = Math.log(this.#y.reduce((sum, count) => sum + count, 0) / this.#n);
    this.#predictor = new Float64Array(this.#n).fill(this.#intercept);
  }

  #standardise(features: DenseRows, rows: Uint32Array, j: number): void {
    const values = Float64Array.from(rows, (row) => at(features.values, row * features.columns + j));
    const mean = values.reduce((sum, value) => sum + value, 0) / this.#n;
    const scale = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / this.#n);
    if (!(scale > 1e-9 * (1 + Math.abs(mean)))) return;
    this.#means[j] = mean;
    this.#scales[j] = scale;
    for (let i = 0; i < this.#n; i += 1) this.#x[j * this.#n + i] = (at(values, i) - mean) / scale;
  }

  fit(penalty: number): CountModel {
    this.#descendAt(penalty);
    for (let turn = 0; this.#held === undefined && turn < mostTurns; turn += 1) {
      const before = this.#dispersion;
      this.#dispersion = this.#dispersionByMoments();
      this.#descendAt(penalty);
      if (Math.abs(this.#dispersion - before) < 1e-9 * (1 + before)) break;
    }
    const coefficients = this.#coefficients.map((b, j) => b / at(this.#scales, j));
    const intercept = coefficients.reduce((sum, b, j) => sum - b * at(this.#means, j), this.#intercept);
    return { intercept, coefficients, dispersion: this.#dispersion };
  }

  #descendAt(penalty: number): void {
    let objective = this.#objective(penalty);
    for (let step = 0; step < mostSteps; step += 1) {
      const start = this.#standing(penalty);
      this.#scoringStep(penalty);
      let next = this.#evaluate(penalty);
      const enough = () => next <= objective + leastShareOfPromise * this.#promisedChange(start, penalty) + 1e-13;
      for (let halving = 0; !enough() && halving < 30; halving += 1) {
        this.#coefficients.forEach((b, j) => {
          this.#coefficients[j] = (b + at(start.coefficients, j)) / 2;
        });
        this.#intercept = (this.#intercept + start.intercept) / 2;
        next = this.#evaluate(penalty);
      }
      const gain = objective - next;
      objective = next;
      if (gain < 1e-13) break;
    }
  }

  #standing(penalty: number): Standing {
    const slopes = this.#predictor.map((predictor, i) => {
      const mean = Math.exp(predictor);
      return (mean - at(this.#y, i)) / (1 + this.#dispersion * mean) / this.#n;
    });
    return {
      coefficients: this.#coefficients.slice(),
      intercept: this.#intercept,
      predictor: this.#predictor,
      slopes,
      penalised: penalty * this.#size(),
    };
  }

  /** By how much the objective would change from `start` to here if the loss were straight: below 0 on a descent. */
  #promisedChange(start: Standing, penalty: number): number {
    const change = start.slopes.reduce(
      (sum, slope, i) => sum + slope * (at(this.#predictor, i) - at(start.predictor, i)),
      0,
    );
    return change + penalty * this.#size() - start.penalised;
  }

  /** Works out the linear predictor anew, and the objective on it. */
  #evaluate(penalty: number): number {
    this.#predictor = new Float64Array(this.#n).fill(this.#intercept);
    this.#coefficients.forEach((b, j) => {
      if (b === 0) return;
      for (let i = 0; i < this.#n; i += 1) {
        this.#predictor[i] = at(this.#predictor, i) + b * at(this.#x, j * this.#n + i);
      }
    });
    this.#predictor = this.#predictor.map((value) => Math.min(widest, Math.max(-widest, value)));
    return this.#objective(penalty);
  }

  #objective(penalty: number): number {
    const kappa = this.#dispersion;
    let loss = 0;
    for (let i = 0; i < this.#n; i += 1) {
      const predictor = at(this.#predictor, i);
      const mean = Math.exp(predictor);
      const y = at(this.#y, i);
      loss += (kappa === 0 ? mean : (y + 1 / kappa) * Math.log1p(kappa * mean)) - y * predictor;
    }
    return loss / this.#n + penalty * this.#size();
  }

  #size(): number {
    return this.#coefficients.reduce(
      (sum, b) => sum + this.#mixing * Math.abs(b) + ((1 - this.#mixing) / 2) * b * b,
      0,
    );
  }

  /** One weighted least-squares problem, by coordinate descent on its residuals. */
  #scoringStep(penalty: number): void {
    const weights = new Float64Array(this.#n);
    const residuals = new Float64Array(this.#n);
    let total = 0;
    for (let i = 0; i < this.#n; i += 1) {
      const mean = Math.exp(at(this.#predictor, i));
      const spread = 1 + this.#dispersion * mean;
      const weight = Math.max(1e-10, mean / spread) / this.#n;
      weights[i] = weight;
      residuals[i] = (at(this.#y, i) - mean) / spread / this.#n / weight;
      total += weight;
    }
    const curvatures = Float64Array.from({ length: this.#columns }, (_, j) => {
      let sum = 0;
      for (let i = 0; i < this.#n; i += 1) sum += at(weights, i) * at(this.#x, j * this.#n + i) ** 2;
      return sum;
    });
    for (let sweep = 0; sweep < 1000; sweep += 1) {
      let largest = 0;
      let pull = 0;
      for (let i = 0; i < this.#n; i += 1) pull += at(weights, i) * at(residuals, i);
      pull /= total;
      this.#intercept += pull;
      for (let i = 0; i < this.#n; i += 1) residuals[i] = at(residuals, i) - pull;
      largest = Math.max(largest, total * pull * pull);
      for (let j = 0; j < this.#columns; j += 1) {
        const change = this.#moveColumn(j, at(curvatures, j), weights, residuals, penalty);
        largest = Math.max(largest, at(curvatures, j) * change * change);
      }
      if (largest < 1e-18) return;
    }
  }

  #moveColumn(j: number, curvature: number, weights: Float64Array, residuals: Float64Array, penalty: number): number {
    const first = j * this.#n;
    if (!(curvature > 1e-15)) return 0;
    const old = at(this.#coefficients, j);
    let slope = curvature * old;
    for (let i = 0; i < this.#n; i += 1) slope += at(weights, i) * at(this.#x, first + i) * at(residuals, i);
    const pulled = Math.sign(slope) * Math.max(0, Math.abs(slope) - penalty * this.#mixing);
    const value = pulled / (curvature + penalty * (1 - this.#mixing));
    const change = value - old;
    if (change === 0) return 0;
    this.#coefficients[j] = value;
    for (let i = 0; i < this.#n; i += 1) residuals[i] = at(residuals, i) - change * at(this.#x, first + i);
    return change;
  }

  /** Pearson's χ² falls as κ rises; at 0 already small enough, counts are no more spread than Poisson's. */
  #dispersionByMoments(): number {
    const used = this.#coefficients.reduce((sum, b) => sum + (b === 0 ? 0 : 1), 1);
    const wanted = Math.max(1, this.#n - used);
    const chiSquare = (kappa: number): number => {
      let sum = 0;
      for (let i = 0; i < this.#n; i += 1) {
        const mean = Math.exp(at(this.#predictor, i));
        sum += (at(this.#y, i) - mean) ** 2 / (mean + kappa * mean * mean);
      }
      return sum;
    };
    if (chiSquare(0) <= wanted) return 0;
    let high = 1;
    while (chiSquare(high) > wanted && high < 1e9) high *= 2;
    let low = 0;
    for (let step = 0; step < 200 && high - low > 1e-13 * high; step += 1) {
      const middle = (low + high) / 2;
      if (chiSquare(middle) > wanted) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  }
}
