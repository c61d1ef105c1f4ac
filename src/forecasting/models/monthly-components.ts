import { at } from '../arrays.ts';
import { type CountFeatures, type CountSeries, countFeatures } from '../features/count-features.ts';
import { Analogues } from './analogues.ts';
import { type LogFit, LogRegression, type LogRegressionOptions } from './log-regression.ts';
import { fromPoints, type WeightedPoints, weighted } from './points.ts';

/** Months ahead that live forecasts speak of. */
export const horizons = 12;

/** Own past months, so many back and with such a half-life (months; 0 for equal weight). */
const ownWindows: readonly (readonly [length: number, halfLife: number])[] = [
  [3, 0],
  [6, 0],
  [12, 0],
  [36, 9],
  [180, 60],
];

/** Names of the distributions that are mixed, in the order of their shares. */
export const componentNames = [
  'last 3 months',
  'last 6 months',
  'last 12 months',
  'last 36 months',
  'last 15 years',
  'alike by the last weeks',
  'alike by the last months',
  'regression',
  'regression with products',
  'regression in violence',
] as const;

const alikeLevels = ['fast', 'slow'] as const;
/** Past months looked at for what followed on months alike: every second, for twenty years, later ones weighing more. */
const alike = { step: 2, months: 240, halfLife: 180, nearest: 400, firstMonth: 36 } as const;
/** Levels below this many deaths a month are one. */
const leastLevel = 0.05;

// Choices of docs/methods/deaths.md, made on issues of 2005 to 2014.
const everywhere: Omit<LogRegressionOptions, 'columns'> = {
  halfLife: 72,
  quietness: 0,
  penalty: 1e-4,
  scalePenalty: 1e-4,
  leastScale: 0.05,
  leastLogLevel: Number.NEGATIVE_INFINITY,
  placeShrinkage: 150,
  nearest: 500,
};
/** For the expected log(1 + deaths) alone, where quiet places matter as much as wars; renewed every month. */
const forExpectation: typeof everywhere = { ...everywhere, quietness: 0.3 };
const inViolence: Omit<LogRegressionOptions, 'columns'> = {
  halfLife: 96,
  quietness: 0,
  penalty: 1e-3,
  scalePenalty: 1e-2,
  leastScale: 0.15,
  leastLogLevel: Math.log1p(20),
  placeShrinkage: Number.POSITIVE_INFINITY,
  nearest: Number.POSITIVE_INFINITY,
};

const regressions = { plain: everywhere, withProducts: everywhere, inViolence, forExpectation };

/**
 * Months ahead up to which the products of features are used for distributions. Further ahead they carry a war without
 * precedent to absurd levels: found on state-based deaths of 2004 to 2017, in Syria.
 */
const mostAheadForProducts = 6;

function regressionKinds(horizon: number): readonly (keyof typeof regressions)[] {
  return ['plain', horizon <= mostAheadForProducts ? 'withProducts' : 'plain', 'inViolence'];
}

/**
 * The distributions from which forecasts are mixed. Fits are renewed each December and read nothing later, so that a
 * forecast as of any month needs only the last December's.
 */
export class MonthlyComponents {
  readonly series: CountSeries;
  readonly features: CountFeatures;
  /** The Decembers of the series, rising. */
  readonly anchors: readonly number[];
  readonly #regressions = new Map<string, LogRegression>();
  readonly #ownPasts = new Map<number, readonly WeightedPoints[]>();
  readonly #alike = new Map<string, Analogues>();

  /** `firstMonth`: the series' first, counted as year × 12 + month (0 is January). */
  constructor(series: CountSeries, firstMonth: number) {
    this.series = series;
    this.features = countFeatures(series);
    this.anchors = Array.from({ length: series.months }, (_, month) => month).filter(
      (month) => (firstMonth + month) % 12 === 11,
    );
  }

  /** The last December at the month or before it; undefined before the first. */
  anchorOf(month: number): number | undefined {
    return this.anchors.findLast((anchor) => anchor <= month);
  }

  /** Whether enough is known by the December to learn from it. */
  isReady(anchor: number, horizon: number): boolean {
    return this.#fit('plain', anchor, horizon) !== undefined;
  }

  /** The place's own past months as distributions: the first of the components, the same for any number ahead. */
  ownPasts(place: number, month: number): readonly WeightedPoints[] {
    const key = place * this.series.months + month;
    const made =
      this.#ownPasts.get(key) ??
      ownWindows.map(([length, halfLife]) => ownMonths(this.series, place, month, length, halfLife));
    this.#ownPasts.set(key, made);
    return made;
  }

  /** All components, one per name. `own` is what `ownPasts` gives for the place and month. */
  at(own: readonly WeightedPoints[], place: number, month: number, horizon: number): readonly WeightedPoints[] {
    const anchor = this.anchorOf(month) ?? 0;
    const year = own[2] ?? ownMonths(this.series, place, month, 12, 0);
    const followed = alikeLevels.map((speed) => this.#followed(speed, anchor, horizon, place, month) ?? year);
    const regressed = regressionKinds(horizon).map((kind) => {
      const fit = this.#fit(kind, anchor, horizon);
      return fit === undefined ? year : fromPoints(fit.points(place, month));
    });
    return [...own, ...followed, ...regressed];
  }

  /** Expected log(1 + deaths); where too little is known for a regression, the mean of the last twelve months. */
  logMean(place: number, month: number, horizon: number): number {
    const fit = this.#fit('forExpectation', month, horizon);
    return fit?.logMean(place, month) ?? meanLog(ownMonths(this.series, place, month, 12, 0));
  }

  #fit(kind: keyof typeof regressions, anchor: number, horizon: number): LogFit | undefined {
    const key = `${kind} ${horizon}`;
    const { series, features, anchors } = this;
    const columns = kind === 'plain' || kind === 'inViolence' ? features.plainColumns : features.columns;
    const made =
      this.#regressions.get(key) ??
      new LogRegression(
        series,
        features,
        horizon,
        { ...regressions[kind], columns },
        kind === 'forExpectation' ? everyMonth(series) : anchors,
      );
    this.#regressions.set(key, made);
    return made.fitAt(anchor);
  }

  #followed(
    speed: 'fast' | 'slow',
    anchor: number,
    horizon: number,
    place: number,
    month: number,
  ): WeightedPoints | undefined {
    const key = `${speed} ${anchor} ${horizon}`;
    const levels = this.features.level[speed];
    if (anchor - horizon < alike.firstMonth) return undefined;
    const analogues = this.#alike.get(key) ?? alikeAt(this.series, levels, anchor, horizon);
    this.#alike.set(key, analogues);
    const level = Math.max(leastLevel, at(levels, place * this.series.months + month));
    const values = analogues.near(Math.log(level)).map((ratio) => Math.round(ratio * level));
    return fromPoints(values);
  }
}

function everyMonth(series: CountSeries): readonly number[] {
  return Array.from({ length: series.months }, (_, month) => month);
}

/** What followed, as multiples of the level, on months of any place up to the anchor, by the log of the level. */
function alikeAt(series: CountSeries, levels: Float64Array, anchor: number, horizon: number): Analogues {
  const keys: number[] = [];
  const values: number[] = [];
  const weights: number[] = [];
  const last = anchor - horizon;
  for (let place = 0; place < series.places; place += 1) {
    for (let month = last; month >= Math.max(alike.firstMonth, last - alike.months); month -= alike.step) {
      const index = place * series.months + month;
      const level = Math.max(leastLevel, at(levels, index));
      keys.push(Math.log(level));
      values.push(at(series.counts, index + horizon) / level);
      weights.push(2 ** ((month - anchor) / alike.halfLife));
    }
  }
  const rows = {
    keys: Float64Array.from(keys),
    values: Float64Array.from(values),
    weights: Float64Array.from(weights),
  };
  return new Analogues(rows, alike.nearest);
}

/** The place's last months up to the one given as a distribution, as many as there are. */
export function ownMonths(
  series: CountSeries,
  place: number,
  month: number,
  length: number,
  halfLife: number,
): WeightedPoints {
  const count = Math.min(length, month + 1);
  const first = place * series.months + month;
  const values = Float64Array.from({ length: count }, (_, back) => at(series.counts, first - back));
  const weights = values.map((_, back) => (halfLife === 0 ? 1 : 2 ** (-back / halfLife)));
  return weighted(values, weights);
}

/** The place's last twelve months up to the one given, or as many as there are, smallest first. */
export function lastTwelve(series: CountSeries, place: number, month: number): Float64Array {
  const end = place * series.months + month + 1;
  return series.counts.slice(Math.max(place * series.months, end - 12), end).sort();
}

function meanLog(points: WeightedPoints): number {
  return points.values.reduce((sum, value, index) => sum + Math.log1p(value) * at(points.weights, index), 0);
}
