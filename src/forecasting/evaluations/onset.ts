import { at, uint16At, uint32At } from '../arrays.ts';
import { lossesByYear, type YearLosses } from '../scores/losses-by-year.ts';
import { intervalsOf, type MethodScores, type ScoredRows, type ScoreIntervals, scoresOf } from './method-scores.ts';
import { forecastOnsetsByEwp } from './onset-ewp.ts';
import { OnsetForecasts } from './onset-forestall.ts';
import {
  assertOnsetTable,
  type OnsetTable,
  outcomesOf,
  positivesIn,
  rowsOfYear,
  trainingRowsAt,
} from './onset-table.ts';

export const onsetMethods = ['ewp', 'forestall', 'baseRate'] as const;
export type OnsetMethod = (typeof onsetMethods)[number];

/** The name of what is forecast, as the table has it: an onset in the year after the forecast's, or the one after. */
export const onsetTarget = 'mk_onset_1or2';

export type OnsetEvaluation = {
  readonly target: typeof onsetTarget;
  readonly from: number;
  readonly to: number;
  /** Country-years scored, and those with an onset. */
  readonly n: number;
  readonly positives: number;
  readonly methods: Readonly<Record<OnsetMethod, MethodScores>>;
  readonly intervals: ScoreIntervals<OnsetMethod>;
  readonly byYear: readonly YearLosses<OnsetMethod>[];
  /** Onsets with the lowest of Forestall's probabilities, and highest probabilities without one: by name. */
  readonly misses: readonly NamedOnsetForecast[];
  readonly falseAlarms: readonly NamedOnsetForecast[];
};

export type NamedOnsetForecast = {
  readonly country: string;
  readonly year: number;
  readonly forestall: number;
  readonly ewp: number;
};

export type OnsetOptions = {
  /** First and last year forecast; by default 1993, and the last year with a known outcome. */
  readonly from?: number;
  readonly to?: number;
  readonly onProgress?: (share: number, label: string) => void;
};

const defaultFirstYear = 1993;
const named = 15;

/**
 * Forecasts mass-killing onset once a year by the Early Warning Project's method, by Forestall's and by the share of
 * country-years with an onset so far, each fitted on the rows whose outcome was known in that year, and scores them.
 *
 * Throws a RangeError where the table does not hold together, or no year asked for can be forecast and scored.
 */
export function evaluateOnset(table: OnsetTable, options: OnsetOptions = {}): OnsetEvaluation {
  assertOnsetTable(table);
  const say = options.onProgress ?? (() => {});
  const forecasts = new OnsetForecasts(table);
  const years = scoredYears(table, options, forecasts.firstYear());
  const collected = new Collected(table);
  years.forEach((year, done) => {
    say(done / (years.length + 1), `Forecasting onsets from ${year}`);
    collected.add(year, {
      ewp: forecastOnsetsByEwp(table, year),
      forestall: forecasts.at(year),
      baseRate: baseRateAt(table, year),
    });
  });
  say(years.length / (years.length + 1), 'Drawing countries anew for the intervals');
  return collected.summarise(years);
}

function scoredYears(table: OnsetTable, options: OnsetOptions, first: number): readonly number[] {
  const from = options.from ?? Math.max(defaultFirstYear, first);
  const to = options.to ?? Number.POSITIVE_INFINITY;
  if (from < first) {
    throw new RangeError(
      Number.isFinite(first)
        ? `No forecast can be made from ${from}: the table lets the first be made from ${first}, with eight years and five onsets known by then.`
        : 'No forecast can be made: the table needs eight years and five onsets to learn from.',
    );
  }
  const years = [...new Set(table.year)].filter(
    (year) =>
      year >= from && year <= to && rowsOfYear(table, year).some((row) => !Number.isNaN(at(table.outcome, row))),
  );
  if (years.length === 0) throw new RangeError(`No year from ${from} to ${to} has an outcome in the table.`);
  return years.toSorted((a, b) => a - b);
}

function baseRateAt(table: OnsetTable, year: number): Float64Array {
  const training = trainingRowsAt(table, year);
  return rowsOfYear(table, year).length === 0
    ? new Float64Array(0)
    : new Float64Array(rowsOfYear(table, year).length).fill(
        positivesIn(outcomesOf(table), training) / Math.max(1, training.length),
      );
}

/** Gathers forecasts of rows whose outcome is known. */
class Collected {
  readonly #table: OnsetTable;
  readonly #rows: number[] = [];
  readonly #probabilities: Readonly<Record<OnsetMethod, number[]>> = { ewp: [], forestall: [], baseRate: [] };

  constructor(table: OnsetTable) {
    this.#table = table;
  }

  add(year: number, made: Readonly<Record<OnsetMethod, Float64Array>>): void {
    rowsOfYear(this.#table, year).forEach((row, i) => {
      if (Number.isNaN(at(this.#table.outcome, row))) return;
      this.#rows.push(row);
      for (const method of onsetMethods) this.#probabilities[method].push(at(made[method], i));
    });
  }

  summarise(years: readonly number[]): OnsetEvaluation {
    const table = this.#table;
    const rows = Uint32Array.from(this.#rows);
    const outcomes = Uint8Array.from(rows, (row) => at(table.outcome, row));
    const scored: ScoredRows = {
      outcomes,
      years: Uint16Array.from(rows, (_, i) => uint16At(table.year, uint32At(rows, i))),
      countries: Uint16Array.from(rows, (_, i) => uint16At(table.country, uint32At(rows, i))),
    };
    const forecasts: Readonly<Record<OnsetMethod, Float64Array>> = {
      ewp: Float64Array.from(this.#probabilities.ewp),
      forestall: Float64Array.from(this.#probabilities.forestall),
      baseRate: Float64Array.from(this.#probabilities.baseRate),
    };
    const byProbability = Array.from(rows, (row, i) => ({
      happened: at(table.outcome, row) === 1,
      country: table.countries[uint16At(table.country, row)] ?? '',
      year: uint16At(table.year, row),
      forestall: at(forecasts.forestall, i),
      ewp: at(forecasts.ewp, i),
    })).toSorted((a, b) => a.forestall - b.forestall);
    const list = (from: typeof byProbability, happened: boolean): readonly NamedOnsetForecast[] =>
      from
        .filter((forecast) => forecast.happened === happened)
        .slice(0, named)
        .map(({ country, year, forestall, ewp }) => ({ country, year, forestall, ewp }));
    return {
      target: onsetTarget,
      from: years[0] ?? 0,
      to: years.at(-1) ?? 0,
      n: rows.length,
      positives: outcomes.reduce((sum, outcome) => sum + outcome, 0),
      methods: {
        ewp: scoresOf(forecasts.ewp, scored),
        forestall: scoresOf(forecasts.forestall, scored),
        baseRate: scoresOf(forecasts.baseRate, scored),
      },
      byYear: lossesByYear(forecasts, scored),
      intervals: intervalsOf(forecasts, scored, 'forestall', 'ewp', 1),
      misses: list(byProbability, true),
      falseAlarms: list(byProbability.toReversed(), false),
    };
  }
}
