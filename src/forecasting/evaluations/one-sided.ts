import { at, uint16At, uint32At } from '../arrays.ts';
import { buildPanel, type Panel } from '../features/panel.ts';
import { thresholds } from '../features/truth.ts';
import { annualDeaths, assertHistory, type History, originOf } from '../history.ts';
import { fallingWithThreshold } from '../models/monotone.ts';
import { lossesByYear, type YearLosses } from '../scores/losses-by-year.ts';
import { intervalsOf, type MethodScores, type ScoredRows, type ScoreIntervals, scoresOf } from './method-scores.ts';
import { firstOneSidedYear, OneSidedForecasts, originBefore } from './one-sided-forecasts.ts';

export const oneSidedMethods = ['forestall', 'persistence', 'baseRate'] as const;
export type OneSidedMethod = (typeof oneSidedMethods)[number];

export type OneSidedScores = {
  readonly n: number;
  readonly positives: number;
  readonly methods: Readonly<Record<OneSidedMethod, MethodScores>>;
  readonly intervals: ScoreIntervals<OneSidedMethod>;
  readonly byYear: readonly YearLosses<OneSidedMethod>[];
  /** Events with the lowest probability, lowest first; highest probabilities without one, highest first. */
  readonly misses: readonly NamedOneSidedForecast[];
  readonly falseAlarms: readonly NamedOneSidedForecast[];
};

export type NamedOneSidedForecast = {
  readonly place: string;
  readonly year: number;
  readonly forestall: number;
  readonly persistence: number;
  readonly deaths: number;
};

const namedForecasts = 10;

/** Of all places, and of those with fewer deaths than the threshold in the year before. */
export type ThresholdScores = { readonly all: OneSidedScores; readonly quiet: OneSidedScores };

export type OneSidedEvaluation = {
  readonly from: number;
  readonly to: number;
  readonly thresholds: Readonly<Record<string, ThresholdScores>>;
};

export type OneSidedOptions = {
  readonly from: number;
  readonly to: number;
  readonly onProgress?: (share: number, label: string) => void;
};

/**
 * Forecasts, once a year, whether one-sided violence kills at least 25, 100 and 1,000 people in each place in that
 * calendar year, from what was known at the end of the year before, and scores it beside persistence and the base rate.
 *
 * @param history must end in December of its last typed year; months are read up to each origin and never past it.
 * Throws a RangeError where it does not, does not hold together, or has none of the years asked for.
 */
export function evaluateOneSided(history: History, options: OneSidedOptions): OneSidedEvaluation {
  assertHistory(history);
  const end = originOf(history);
  if (end.lastMonth !== end.lastYear * 12 + 11) {
    throw new RangeError('One-sided violence by year is forecast in December: the months must end with the last year.');
  }
  const say = options.onProgress ?? (() => {});
  say(0, 'Reading what was known at the end of each year');
  const panel = buildPanel(history);
  const years = scoredYears(panel, options);
  const made = thresholds.map((threshold) => new OneSidedForecasts(panel, threshold));
  const collected = thresholds.map((threshold) => new Collected(panel, threshold));
  years.forEach((year, done) => {
    const origin = originBefore(panel, year);
    const forecasts = made.map((own, number) => {
      say((done + number / made.length) / (years.length + 2), `Forecasting ${year}`);
      return own.at(origin);
    });
    const falling = fallingWithThreshold(forecasts.map(({ forestall }) => forestall));
    forecasts.forEach((forecast, number) => {
      collected[number]?.add(origin, { ...forecast, forestall: falling[number] ?? forecast.forestall });
    });
  });
  say(years.length / (years.length + 2), 'Drawing countries anew for the intervals');
  return {
    from: years[0] ?? options.from,
    to: years.at(-1) ?? options.to,
    thresholds: Object.fromEntries(
      collected.map((own) => [String(own.threshold), { all: own.scores(false), quiet: own.scores(true) }]),
    ),
  };
}

function scoredYears(panel: Panel, { from, to }: OneSidedOptions): readonly number[] {
  const first = firstOneSidedYear(panel);
  const last = originOf(panel.history).lastYear;
  if (from < first) {
    throw new RangeError(`No forecast can be made of ${from}: the figures let the first be made of ${first}.`);
  }
  const years = Array.from({ length: Math.max(0, Math.min(to, last) - from + 1) }, (_, i) => from + i);
  if (years.length === 0)
    throw new RangeError(`The figures end in ${last}: no year from ${from} to ${to} can be scored.`);
  return years;
}

/** Gathers the rows of one threshold whose deaths are known. */
class Collected {
  readonly threshold: number;
  readonly #panel: Panel;
  readonly #rows: number[] = [];
  readonly #probabilities: Readonly<Record<OneSidedMethod, number[]>> = {
    forestall: [],
    persistence: [],
    baseRate: [],
  };

  constructor(panel: Panel, threshold: number) {
    this.#panel = panel;
    this.threshold = threshold;
  }

  add(origin: number, made: Readonly<Record<OneSidedMethod, Float64Array>>): void {
    const { originStart, truth } = this.#panel;
    const first = uint32At(originStart, origin);
    for (let row = first; row < uint32At(originStart, origin + 1); row += 1) {
      if (Number.isNaN(at(truth['one-sided'], row))) continue;
      this.#rows.push(row);
      for (const method of oneSidedMethods) this.#probabilities[method].push(at(made[method], row - first));
    }
  }

  scores(quietOnly: boolean): OneSidedScores {
    const { history, origins, rowPlace, rowOrigin, truth } = this.#panel;
    const lastYearOf = (row: number): number => origins[uint16At(rowOrigin, row)]?.lastYear ?? Number.NaN;
    const kept = this.#rows.map((row) => {
      const before = annualDeaths(history, history.oneSided, uint16At(rowPlace, row), lastYearOf(row));
      return !quietOnly || before < this.threshold;
    });
    const rows = this.#rows.filter((_, i) => kept[i] === true);
    const pick = (method: OneSidedMethod): Float64Array =>
      Float64Array.from(this.#probabilities[method].filter((_, i) => kept[i] === true));
    const outcomes = Uint8Array.from(rows, (row) => (at(truth['one-sided'], row) >= this.threshold ? 1 : 0));
    const scored: ScoredRows = {
      outcomes,
      years: Uint16Array.from(rows, (row) => lastYearOf(row) + 1),
      countries: Uint16Array.from(rows, (row) => uint16At(rowPlace, row)),
    };
    const forecasts: Readonly<Record<OneSidedMethod, Float64Array>> = {
      forestall: pick('forestall'),
      persistence: pick('persistence'),
      baseRate: pick('baseRate'),
    };
    return {
      n: rows.length,
      positives: outcomes.reduce((sum, outcome) => sum + outcome, 0),
      methods: {
        forestall: scoresOf(forecasts.forestall, scored),
        persistence: scoresOf(forecasts.persistence, scored),
        baseRate: scoresOf(forecasts.baseRate, scored),
      },
      intervals: intervalsOf(forecasts, scored, 'forestall', 'persistence', 1),
      byYear: lossesByYear(forecasts, scored),
      ...this.#named(rows, forecasts, scored),
    };
  }

  #named(
    rows: readonly number[],
    forecasts: Readonly<Record<OneSidedMethod, Float64Array>>,
    { outcomes, years, countries }: ScoredRows,
  ): Pick<OneSidedScores, 'misses' | 'falseAlarms'> {
    const all = rows.map((row, i) => ({
      happened: outcomes[i] === 1,
      place: this.#panel.history.places[uint16At(countries, i)] ?? '',
      year: uint16At(years, i),
      forestall: at(forecasts.forestall, i),
      persistence: at(forecasts.persistence, i),
      deaths: at(this.#panel.truth['one-sided'], row),
    }));
    const rising = all.toSorted((left, right) => left.forestall - right.forestall);
    const list = (from: typeof rising, wanted: boolean): readonly NamedOneSidedForecast[] =>
      from
        .filter(({ happened }) => happened === wanted)
        .slice(0, namedForecasts)
        .map(({ happened: _, ...forecast }) => forecast);
    return { misses: list(rising, true), falseAlarms: list(rising.toReversed(), false) };
  }
}
