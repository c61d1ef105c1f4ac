import { at } from '../arrays.ts';
import type { CountSeries } from '../features/count-features.ts';
import { type History, isPresent, type Origin } from '../history.ts';
import { binOf, smoothedShare } from '../scores/ignorance.ts';
import { addEvidence, bestShares, type MixtureEvidence, noEvidence } from './mixture-weights.ts';
import { componentNames, horizons, MonthlyComponents } from './monthly-components.ts';
import { meanDistance, meanDistanceTo, mixPoints, shareUpTo, type WeightedPoints } from './points.ts';

const parts = componentNames.length;

/** Groups of levels (quiet; under 1, 10, 50 deaths a month; above) that have shares of their own. */
const groups = 5;
/** Months without any death after which a place counts as quiet. */
const quietMonths = 24;
/** Past forecasts that teach: as of every third month, for fifteen years if not told otherwise, half as much six years earlier. */
const evidenceStep = 3;
const fifteenYears = 180;
const evidenceHalfLife = 72;

/** Numbers of months ahead that have the shares of the one in their middle: 1; 2–3; 4–6; 7–9; more. */
function blockOf(horizon: number): number {
  if (horizon <= 1) return 0;
  if (horizon <= 3) return 1;
  if (horizon <= 6) return 2;
  return horizon <= 9 ? 3 : 4;
}

/** Deaths of one month ahead in one place. */
export type MonthForecast = { readonly points: WeightedPoints; readonly probabilityOfZero: number };

export type CountForecastOptions = {
  /** First month of the series, counted as year × 12 + month (0 is January): models are renewed each December. */
  readonly firstMonth: number;
  /** Months ahead, rising; the series' own months may be asked for with any of them. */
  readonly horizons: readonly number[];
  /** Months back from the last December whose forecasts teach; 180 if not given. Fewer are quicker. */
  readonly evidenceMonths?: number;
  /** Whether a place is to teach as of a month, counted from the series' first; all of them if not given. */
  readonly teaches?: (place: number, month: number) => boolean;
};

/**
 * Counts some months ahead as distributions: a mixture of the place's own past months (at five memories), of what
 * followed on months alike anywhere, and of two regressions. The shares, by group of levels and months ahead, are those
 * that would have scored best in past forecasts, each made from what was known then, whose truth was known by the last
 * December. A row counts for less the more deaths it has, as 1/(1 + level), so that a few great wars do not decide for
 * all.
 */
export class CountForecasts {
  readonly #components: MonthlyComponents;
  readonly #options: CountForecastOptions;
  readonly #evidence = new Map<string, readonly MixtureEvidence[]>();
  readonly #shares = new Map<string, readonly Float64Array[]>();

  constructor(series: CountSeries, options: CountForecastOptions) {
    this.#components = new MonthlyComponents(series, options.firstMonth);
    this.#options = options;
  }

  /** One forecast per horizon for the place, from the series up to the month (counted from its first) and no further. */
  at(month: number, place: number): readonly MonthForecast[] {
    const anchor = this.#components.anchorOf(month) ?? 0;
    const group = this.#groupOf(place, month);
    const own = this.#components.ownPasts(place, month);
    return this.#options.horizons.map((horizon) => {
      const distributions = this.#components.at(own, place, month, horizon);
      const shares = this.#sharesAt(anchor, blockOf(horizon))[group] ?? new Float64Array(parts).fill(1 / parts);
      const points = mixPoints(distributions, shares);
      return { points, probabilityOfZero: smoothedShare(shareUpTo(points, 0)) };
    });
  }

  /** Expected log(1 + count) at each horizon, by a regression made for it. */
  logMeansAt(month: number, place: number): readonly number[] {
    return this.#options.horizons.map((horizon) => this.#components.logMean(place, month, horizon));
  }

  /** Shares by group of levels at the December, in the order of `componentNames`. */
  #sharesAt(anchor: number, block: number): readonly Float64Array[] {
    const key = `${anchor} ${block}`;
    const made = this.#shares.get(key) ?? this.#bestShares(anchor, block);
    this.#shares.set(key, made);
    return made;
  }

  #bestShares(anchor: number, block: number): readonly Float64Array[] {
    const totals = Array.from({ length: groups }, () => noEvidence(parts));
    const inBlock = this.#options.horizons.filter((horizon) => blockOf(horizon) === block);
    const horizon = inBlock[Math.floor(inBlock.length / 2)];
    if (horizon === undefined) return [];
    const first = Math.max(0, anchor - (this.#options.evidenceMonths ?? fifteenYears));
    for (let month = anchor - evidenceStep * Math.ceil(horizon / evidenceStep); month >= first; month -= evidenceStep) {
      const factor = 2 ** ((month - anchor) / evidenceHalfLife);
      this.#evidenceAt(month, horizon).forEach((own, group) => {
        const total = totals[group];
        if (total !== undefined) addEvidence(total, own, factor);
      });
    }
    return totals.map((total) => hedged(bestShares(total)));
  }

  /** By group of levels: how the parts did as of the month. */
  #evidenceAt(month: number, horizon: number): readonly MixtureEvidence[] {
    const key = `${month} ${horizon}`;
    const made = this.#evidence.get(key) ?? this.#gather(month, horizon);
    this.#evidence.set(key, made);
    return made;
  }

  #gather(month: number, horizon: number): readonly MixtureEvidence[] {
    const evidence = Array.from({ length: groups }, () => noEvidence(parts));
    const anchor = this.#components.anchorOf(month);
    if (anchor === undefined || !this.#components.isReady(anchor, horizon)) return evidence;
    const { series, features } = this.#components;
    for (let place = 0; place < series.places; place += 1) {
      if (this.#options.teaches?.(place, month) === false) continue;
      const own = this.#components.ownPasts(place, month);
      const distributions = this.#components.at(own, place, month, horizon);
      const truth = at(series.counts, place * series.months + month + horizon);
      const level = at(features.level.slow, place * series.months + month);
      const group = evidence[this.#groupOf(place, month)];
      if (group !== undefined) addForecast(group, distributions, truth, 1 / (1 + level));
    }
    return evidence;
  }

  #groupOf(place: number, month: number): number {
    const { features, series } = this.#components;
    const index = place * series.months + month;
    if (at(features.monthsSince, index) >= quietMonths) return 0;
    const level = at(features.level.slow, index);
    if (level < 1) return 1;
    if (level < 10) return 2;
    return level < 50 ? 3 : 4;
  }
}

/** What live forecasts learn their shares from: fewer years, so that they take seconds. */
const liveEvidenceMonths = 72;

/** A fifth of every mixture is the last twelve months, whatever the past says: for wars unlike any before. */
const hedge = { share: 0.2, part: componentNames.indexOf('last 12 months') } as const;

function hedged(shares: Float64Array): Float64Array {
  return shares.map((share, part) => (1 - hedge.share) * share + (part === hedge.part ? hedge.share : 0));
}

function addForecast(
  evidence: MixtureEvidence,
  distributions: readonly WeightedPoints[],
  truth: number,
  scale: number,
): void {
  const bin = binOf(truth);
  distributions.forEach((left, i) => {
    evidence.toTruth[i] = at(evidence.toTruth, i) + scale * meanDistanceTo(left, truth);
    evidence.binProbabilities.push(smoothedShare(shareInBin(left, bin)));
    for (let j = 0; j <= i; j += 1) {
      const right = distributions[j];
      if (right === undefined) continue;
      const distance = scale * meanDistance(left, right);
      evidence.between[i * parts + j] = at(evidence.between, i * parts + j) + distance;
      if (i !== j) evidence.between[j * parts + i] = at(evidence.between, j * parts + i) + distance;
    }
  });
  evidence.rowWeights.push(1);
}

function shareInBin(points: WeightedPoints, bin: number): number {
  let share = 0;
  for (let index = 0; index < points.values.length; index += 1) {
    if (binOf(at(points.values, index)) === bin) share += at(points.weights, index);
  }
  return share;
}

/** Monthly deaths 1 to 12 months ahead as of a history's origins. */
export class MonthlyForecasts {
  readonly history: History;
  readonly origins: readonly Origin[];
  readonly #forecasts: CountForecasts;

  constructor(history: History, origins: readonly Origin[]) {
    this.history = history;
    this.origins = origins;
    const { firstMonth, months, monthlyDeaths, places } = history;
    const last = origins.at(-1) ?? { lastYear: Number.NaN, lastMonth: Number.NaN };
    const lag = Math.floor(last.lastMonth / 12) - last.lastYear;
    this.#forecasts = new CountForecasts(
      { places: places.length, months, counts: monthlyDeaths },
      {
        firstMonth,
        horizons: Array.from({ length: horizons }, (_, ahead) => ahead + 1),
        evidenceMonths: liveEvidenceMonths,
        // A state that did not yet exist, as far as was known then, teaches nothing.
        teaches: (place, month) => {
          const lastMonth = firstMonth + month;
          return isPresent(history, place, { lastMonth, lastYear: Math.floor(lastMonth / 12) - lag });
        },
      },
    );
  }

  /** One forecast per month ahead for the place at the origin, from what was known then. */
  at(origin: number, place: number): readonly MonthForecast[] {
    const lastMonth = this.origins[origin]?.lastMonth ?? Number.NaN;
    return this.#forecasts.at(lastMonth - this.history.firstMonth, place);
  }
}
