import { at } from '../arrays.ts';
import {
  type CountFeatures,
  type CountSeries,
  levelColumn,
  meanColumns,
  recentColumns,
  recentLogColumn,
} from '../features/count-features.ts';
import { Analogues } from './analogues.ts';
import { type LinearModel, NormalEquations, predict } from './ridge.ts';

export type LogRegressionOptions = {
  /** Features used: the first so many. */
  readonly columns: number;
  /** Rows count for half as much so many months earlier. */
  readonly halfLife: number;
  /** Rows count by (0.1 + mean log of late)^−this: above 0, quiet places count for more. */
  readonly quietness: number;
  readonly penalty: number;
  readonly scalePenalty: number;
  /** No forecast is given a smaller spread, on the scale log(1 + deaths). */
  readonly leastScale: number;
  /** Rows are those whose log(1 + mean deaths of late) is above this. */
  readonly leastLogLevel: number;
  /** Months' worth of rows by which a place's own mean error is shrunk towards none; Infinity for no such correction. */
  readonly placeShrinkage: number;
  /** Half-life in months of a place's own errors. */
  readonly placeHalfLife: number;
  /** Residuals come from so many past rows of the nearest expected value. */
  readonly nearest: number;
};

/** Earliest month read as an origin, so that what came before is known; and fewest rows to fit on. */
const firstOrigin = 36;
const fewestRows = 300;
/** Of past rows, every third month serves as a source of residuals. */
const residualStep = 3;
/** No month has more than e^14 ≈ 1.2 million deaths. */
const mostLog = 14;

/** A fit as of one month: what is expected `horizon` months after any month, and the distribution around it. */
export type LogFit = {
  /** Expected log(1 + deaths), at least 0. */
  logMean(place: number, month: number): number;
  /** Deaths at the levels of `pointShares`. */
  points(place: number, month: number): Float64Array;
};

/** The spread around an expectation, and the standardised residuals that go with it. */
type Around = { readonly scale: (place: number, month: number) => number; readonly residuals: Analogues };

/**
 * Ridge regression of log(1 + deaths) `horizon` months ahead, with a second one for the size of its errors (a
 * location-scale model), and the standardised residuals of past rows with a like expectation as the distribution. Past
 * zeros stay zeros, which gives quiet places their hurdle.
 */
export class LogRegression {
  readonly #series: CountSeries;
  readonly #features: CountFeatures;
  readonly #horizon: number;
  readonly #options: LogRegressionOptions;
  /** Weight of each month for its age alone. */
  readonly #ages: Float64Array;
  readonly #equations = new Map<number, NormalEquations>();
  readonly #fits = new Map<number, LogFit | undefined>();

  /** `anchors`: the months, rising, as of which a fit may be asked for. */
  constructor(
    series: CountSeries,
    features: CountFeatures,
    horizon: number,
    options: LogRegressionOptions,
    anchors: readonly number[],
  ) {
    this.#series = series;
    this.#features = features;
    this.#horizon = horizon;
    this.#options = options;
    this.#ages = Float64Array.from({ length: series.months }, (_, month) => 2 ** (month / options.halfLife));
    const running = new NormalEquations(options.columns);
    let next = firstOrigin;
    for (const anchor of anchors) {
      for (; next + horizon <= anchor; next += 1) this.#addMonth(running, next);
      this.#equations.set(anchor, running.copy());
    }
  }

  /** Deaths up to the anchor month are read, none later. Undefined where too little is known by then. */
  fitAt(anchor: number): LogFit | undefined {
    if (!this.#fits.has(anchor)) this.#fits.set(anchor, this.#fit(anchor));
    return this.#fits.get(anchor);
  }

  #row(place: number, month: number): number {
    return (place * this.#series.months + month) * this.#features.columns;
  }

  #isRow(row: number): boolean {
    return at(this.#features.values, row + levelColumn) > this.#options.leastLogLevel;
  }

  #weight(row: number, month: number): number {
    const { quietness } = this.#options;
    const age = at(this.#ages, month);
    return quietness === 0 ? age : age * (0.1 + at(this.#features.values, row + recentLogColumn)) ** -quietness;
  }

  #outcome(place: number, month: number): number {
    return Math.log1p(at(this.#series.counts, place * this.#series.months + month + this.#horizon));
  }

  #addMonth(equations: NormalEquations, month: number): void {
    for (let place = 0; place < this.#series.places; place += 1) {
      const row = this.#row(place, month);
      if (!this.#isRow(row)) continue;
      equations.add(this.#features.values, row, this.#outcome(place, month), this.#weight(row, month));
    }
  }

  #eachRow(anchor: number, visit: (place: number, month: number, row: number) => void): void {
    for (let place = 0; place < this.#series.places; place += 1) {
      for (let month = firstOrigin; month + this.#horizon <= anchor; month += 1) {
        const row = this.#row(place, month);
        if (this.#isRow(row)) visit(place, month, row);
      }
    }
  }

  #fit(anchor: number): LogFit | undefined {
    const equations = this.#equations.get(anchor);
    if (equations === undefined || equations.rows < fewestRows) return undefined;
    const { values } = this.#features;
    const mean = equations.solve(this.#options.penalty);
    const offsets = this.#placeOffsets(anchor, mean);
    const logMean = (place: number, month: number): number => {
      const row = this.#row(place, month);
      return within(values, row, predict(mean, values, row) + at(offsets, place));
    };
    // Who asks for expectations alone need not wait for the rest.
    let around: Around | undefined;
    return {
      logMean,
      points: (place, month) => {
        around ??= this.#fitAround(anchor, equations, logMean);
        const centre = logMean(place, month);
        const spread = around.scale(place, month);
        return around.residuals.near(centre).map((residual) => deathsAt(centre + spread * residual));
      },
    };
  }

  #fitAround(anchor: number, equations: NormalEquations, logMean: (place: number, month: number) => number): Around {
    const scaleModel = this.#fitScale(anchor, equations, logMean);
    const scale = (place: number, month: number): number =>
      Math.max(this.#options.leastScale, predict(scaleModel, this.#features.values, this.#row(place, month)));
    return { scale, residuals: this.#residuals(anchor, logMean, scale) };
  }

  #placeOffsets(anchor: number, mean: LinearModel): Float64Array {
    const sums = new Float64Array(this.#series.places);
    const weights = new Float64Array(this.#series.places).fill(this.#options.placeShrinkage);
    if (this.#options.placeShrinkage === Number.POSITIVE_INFINITY) return sums;
    this.#eachRow(anchor, (place, month, row) => {
      const weight = 2 ** ((month + this.#horizon - anchor) / this.#options.placeHalfLife);
      const error = this.#outcome(place, month) - Math.max(0, predict(mean, this.#features.values, row));
      sums[place] = at(sums, place) + weight * error;
      weights[place] = at(weights, place) + weight;
    });
    return sums.map((sum, place) => sum / at(weights, place));
  }

  #fitScale(
    anchor: number,
    equations: NormalEquations,
    logMean: (place: number, month: number) => number,
  ): LinearModel {
    const withError = new Float64Array(this.#options.columns);
    let errors = 0;
    this.#eachRow(anchor, (place, month, row) => {
      const error = Math.abs(this.#outcome(place, month) - logMean(place, month)) * this.#weight(row, month);
      errors += error;
      for (let k = 0; k < withError.length; k += 1) {
        withError[k] = at(withError, k) + error * at(this.#features.values, row + k);
      }
    });
    return equations.withOutcomes(withError, errors).solve(this.#options.scalePenalty);
  }

  #residuals(
    anchor: number,
    logMean: (place: number, month: number) => number,
    scale: (place: number, month: number) => number,
  ): Analogues {
    const keys: number[] = [];
    const values: number[] = [];
    const weights: number[] = [];
    this.#eachRow(anchor, (place, month) => {
      if ((anchor - this.#horizon - month) % residualStep !== 0) return;
      const centre = logMean(place, month);
      const outcome = this.#outcome(place, month);
      keys.push(centre);
      values.push(outcome === 0 ? Number.NEGATIVE_INFINITY : (outcome - centre) / scale(place, month));
      weights.push(2 ** ((month - anchor) / this.#options.halfLife));
    });
    const rows = {
      keys: Float64Array.from(keys),
      values: Float64Array.from(values),
      weights: Float64Array.from(weights),
    };
    return new Analogues(rows, this.#options.nearest);
  }
}

/**
 * An expectation held to what the place has seen: at most a quarter (on the log scale) above its highest mean over any
 * memory, at least 1 below its lowest of late. A war without precedent is beyond the rows that taught the regression.
 */
function within(values: Float64Array, row: number, expectation: number): number {
  let highest = 0;
  let lowest = Number.POSITIVE_INFINITY;
  for (let k = 0; k < meanColumns; k += 1) highest = Math.max(highest, at(values, row + k));
  for (const k of recentColumns) lowest = Math.min(lowest, at(values, row + k));
  return Math.max(0, lowest - 1, Math.min(highest + 0.25, expectation));
}

function deathsAt(log: number): number {
  if (log === Number.NEGATIVE_INFINITY) return 0;
  return Math.max(1, Math.round(Math.expm1(Math.min(mostLog, log))));
}
