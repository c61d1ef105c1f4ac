import { at, uint8At, uint16At } from './arrays.ts';
import type { Panel } from './features/panel.ts';
import type { Lens } from './features/truth.ts';
import { wasQuiet, yearOfMonth } from './history.ts';
import { trainingRows } from './models/rolling.ts';
import { lossesByYear, type YearLosses } from './scores/losses-by-year.ts';
import { type ProbabilityScores, scoreProbabilities } from './scores/probability-scores.ts';

export type Method = 'forestall' | 'persistence' | 'baseRate';

export const methods: readonly Method[] = ['forestall', 'persistence', 'baseRate'];

/** One row per place and origin; all arrays of equal length. */
export type BacktestRows = {
  readonly originYear: Uint16Array;
  /** Number of the place in the history's list. */
  readonly place: Uint16Array;
  /** Deaths in the window, and whether they reached the threshold. */
  readonly deaths: Float64Array;
  readonly outcome: Uint8Array;
  readonly probabilities: Readonly<Record<Method, Float64Array>>;
};

/** A forecast that a reader should look at: by name, with what came of it. */
export type NamedForecast = {
  readonly place: string;
  readonly originYear: number;
  readonly probability: number;
  readonly deaths: number;
};

/** What is said of one question, whatever is kept of its rows. */
export type QuestionSummary = {
  readonly target: Lens;
  readonly threshold: number;
  /** Origins scored: fewer for one-sided violence, whose figures come later. */
  readonly firstOriginYear: number;
  readonly lastOriginYear: number;
  readonly scores: Readonly<Record<Method, ProbabilityScores>>;
  readonly byYear: readonly YearLosses<Method>[];
  /** Events with the lowest probability, lowest first. */
  readonly misses: readonly NamedForecast[];
  /** Highest probabilities without an event, highest first. */
  readonly falseAlarms: readonly NamedForecast[];
};

export type QuestionBacktest = QuestionSummary & { readonly rows: BacktestRows };

const namedForecasts = 15;

/**
 * Of one-sided violence, the rows of places with fewer deaths than the threshold in the last typed year. Their base rate
 * is that of such places: the share of it happening after them in the years before.
 */
export function onsetRows(panel: Panel, threshold: number, rows: BacktestRows): BacktestRows {
  const { history, origins } = panel;
  const lastTyped = new Map(origins.map(({ lastMonth, lastYear }) => [yearOfMonth(lastMonth), lastYear]));
  const isQuiet = (row: number) => {
    const year = lastTyped.get(uint16At(rows.originYear, row)) ?? Number.NaN;
    return wasQuiet(history, uint16At(rows.place, row), year, threshold);
  };
  const kept = Uint32Array.from(Array.from(rows.outcome.keys()).filter(isQuiet));
  const rates = quietRates(panel, threshold, [...new Set(rows.originYear)]);
  const pick = (values: Float64Array) => Float64Array.from(kept, (row) => at(values, row));
  return {
    originYear: Uint16Array.from(kept, (row) => uint16At(rows.originYear, row)),
    place: Uint16Array.from(kept, (row) => uint16At(rows.place, row)),
    deaths: pick(rows.deaths),
    outcome: Uint8Array.from(kept, (row) => uint8At(rows.outcome, row)),
    probabilities: {
      forestall: pick(rows.probabilities.forestall),
      persistence: pick(rows.probabilities.persistence),
      baseRate: Float64Array.from(kept, (row) => rates.get(uint16At(rows.originYear, row)) ?? Number.NaN),
    },
  };
}

/** By origin year: how often it happened to quiet places in the windows known by then. */
function quietRates(panel: Panel, threshold: number, years: readonly number[]): ReadonlyMap<number, number> {
  return new Map(
    years.map((year) => {
      const origin = panel.origins.findIndex(({ lastMonth }) => yearOfMonth(lastMonth) === year);
      const quiet = trainingRows(panel, 'one-sided', origin).filter((row) => isQuietRow(panel, threshold, row));
      const happened = quiet.filter((row) => at(panel.truth['one-sided'], row) >= threshold).length;
      return [year, happened / Math.max(1, quiet.length)];
    }),
  );
}

function isQuietRow(panel: Panel, threshold: number, row: number): boolean {
  const year = panel.origins[uint16At(panel.rowOrigin, row)]?.lastYear ?? Number.NaN;
  return wasQuiet(panel.history, uint16At(panel.rowPlace, row), year, threshold);
}

/** Scores of one question's rows, year by year too, and its worst misses and false alarms by name. */
export function summarise(
  panel: Panel,
  question: { readonly target: Lens; readonly threshold: number },
  rows: BacktestRows,
): QuestionBacktest {
  const { probabilities, outcome } = rows;
  const score = (method: Method): ProbabilityScores =>
    scoreProbabilities(probabilities[method], outcome, probabilities.baseRate);
  const named = Array.from(outcome, (happened, row) => ({
    happened,
    place: panel.history.places[uint16At(rows.place, row)] ?? '',
    originYear: uint16At(rows.originYear, row),
    probability: at(probabilities.forestall, row),
    deaths: at(rows.deaths, row),
  })).toSorted((left, right) => left.probability - right.probability);
  const list = (happened: number, from: typeof named): readonly NamedForecast[] =>
    from
      .filter((forecast) => forecast.happened === happened)
      .slice(0, namedForecasts)
      .map(({ place, originYear, probability, deaths }) => ({ place, originYear, probability, deaths }));
  return {
    ...question,
    firstOriginYear: Math.min(...rows.originYear),
    lastOriginYear: Math.max(...rows.originYear),
    rows,
    byYear: lossesByYear(probabilities, { outcomes: outcome, years: rows.originYear }),
    scores: { forestall: score('forestall'), persistence: score('persistence'), baseRate: score('baseRate') },
    misses: list(1, named),
    falseAlarms: list(0, named.toReversed()),
  };
}
