import { at } from '../arrays.ts';
import type { CountSeries } from '../features/count-features.ts';
import type { MonthIndex } from '../history.ts';
import { lastTwelve } from '../models/monthly-components.ts';
import { CountForecasts } from '../models/monthly-mixture.ts';
import { quantileOf, samplesOf, weighted } from '../models/points.ts';
import { poissonPoints } from '../models/poisson.ts';
import { challengeSamples } from '../scores/ignorance.ts';
import {
  type DistributionScores,
  distributionScoreNames,
  ScoreTable,
  scoreSamples,
  scoreValues,
} from './distribution-scores.ts';
import { type ComparedScore, compareScores } from './score-intervals.ts';

export const fatalitiesMethods = ['forestall', 'ownHistory', 'lastPoisson', 'bootstrap', 'zero'] as const;
export type FatalitiesMethod = (typeof fatalitiesMethods)[number];
type Score = (typeof distributionScoreNames)[number];

export type ObservedMonth = {
  readonly place: number;
  /** Months after the last of the series: 3 to 14 in the challenge. */
  readonly ahead: number;
  readonly deaths: number;
};

export type FatalitiesTask = {
  /** State-based deaths up to the month of the forecast, the last of the series. */
  readonly series: CountSeries;
  readonly firstMonth: MonthIndex;
  readonly observed: readonly ObservedMonth[];
  /** Told of each observed month: its place, the median of the forecast, the mean of the last twelve months, what came. */
  readonly onMonth?: (place: number, of: { forestall: number; ownHistory: number; deaths: number }) => void;
};

export type FatalitiesTable = ScoreTable<FatalitiesMethod, Score>;

export type FatalitiesEvaluation = {
  readonly n: number;
  readonly methods: Readonly<Record<FatalitiesMethod, DistributionScores>>;
  /** Forestall beside the best of the other methods on each score. */
  readonly intervals: Readonly<Record<Score, ComparedScore & { readonly best: FatalitiesMethod }>>;
};

/**
 * Scores of each observed month by the challenge's rules: 1,000 samples for every country and month. `ownHistory` holds
 * the country's last twelve months as equally likely, `lastPoisson` a Poisson around the last month, `bootstrap` the last
 * twelve months of all countries. Samples are the (k + ½)/1000 quantiles: nothing is drawn at random.
 */
export function scoreFatalities({ series, firstMonth, observed, onMonth }: FatalitiesTask): FatalitiesTable {
  const horizons = [...new Set(observed.map(({ ahead }) => ahead))].toSorted((left, right) => left - right);
  const forecasts = new CountForecasts(series, { firstMonth, horizons });
  const last = series.months - 1;
  const samples = (points: Parameters<typeof samplesOf>[0]): Float64Array => samplesOf(points, challengeSamples);
  const pooled = samples(lastYearOfAll(series));
  const none = new Float64Array(challengeSamples);
  const table = new ScoreTable(fatalitiesMethods, distributionScoreNames);
  const byPlace = Map.groupBy(observed, ({ place }) => place);
  for (const [place, months] of byPlace) {
    const made = forecasts.at(last, place);
    const forestall = made.map(({ points }) => samples(points));
    const medians = made.map(({ points }) => quantileOf(points, 0.5));
    const ownHistory = lastTwelve(series, place, last);
    const lastPoisson = samples(poissonPoints(at(series.counts, place * series.months + last)));
    const ownMean = ownHistory.reduce((sum, each) => sum + each, 0) / ownHistory.length;
    for (const { ahead, deaths } of months) {
      const median = medians[horizons.indexOf(ahead)] ?? Number.NaN;
      onMonth?.(place, { forestall: median, ownHistory: ownMean, deaths });
      table.add(place, {
        forestall: scoreSamples(forestall[horizons.indexOf(ahead)] ?? none, deaths),
        ownHistory: scoreValues(ownHistory, deaths),
        lastPoisson: scoreSamples(lastPoisson, deaths),
        bootstrap: scoreSamples(pooled, deaths),
        zero: scoreSamples(none, deaths),
      });
    }
  }
  return table;
}

function lastYearOfAll(series: CountSeries): ReturnType<typeof weighted> {
  const values: number[] = [];
  for (let place = 0; place < series.places; place += 1) {
    for (let back = 0; back < Math.min(12, series.months); back += 1) {
      values.push(at(series.counts, (place + 1) * series.months - 1 - back));
    }
  }
  return weighted(Float64Array.from(values), new Float64Array(values.length).fill(1));
}

/** Means of a table, of one year or of several joined, and Forestall beside the best of the others. */
export function summariseFatalities(table: FatalitiesTable): FatalitiesEvaluation {
  const means = (method: FatalitiesMethod): DistributionScores => ({
    crps: table.mean(method, 'crps'),
    ign: table.mean(method, 'ign'),
    mis: table.mean(method, 'mis'),
  });
  const compare = (score: Score): ComparedScore & { readonly best: FatalitiesMethod } => {
    const others = fatalitiesMethods.filter((method) => method !== 'forestall');
    const best = others.reduce((left, right) => (table.mean(right, score) < table.mean(left, score) ? right : left));
    return { best, ...compareScores(table.clusterSums('forestall', best, score)) };
  };
  return {
    n: table.rows,
    methods: {
      forestall: means('forestall'),
      ownHistory: means('ownHistory'),
      lastPoisson: means('lastPoisson'),
      bootstrap: means('bootstrap'),
      zero: means('zero'),
    },
    intervals: { crps: compare('crps'), ign: compare('ign'), mis: compare('mis') },
  };
}
