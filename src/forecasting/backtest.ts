import { at, uint16At, uint32At } from './arrays.ts';
import { type MonthlyScores, scoreMonths } from './backtest-months.ts';
import {
  type BacktestRows,
  type Method,
  methods,
  onsetRows,
  type QuestionBacktest,
  summarise,
} from './backtest-questions.ts';
import { buildPanel, type Panel } from './features/panel.ts';
import { type Target, targets, thresholds, truthKnown } from './features/truth.ts';
import { assertHistory, type History, originOf, yearOfMonth } from './history.ts';
import { baselinesAt, persistenceColumn } from './models/baselines.ts';
import { fallingWithThreshold } from './models/monotone.ts';
import { RollingForecasts } from './models/rolling.ts';
import { modelName, modelVersion } from './twelve-months.ts';

export type BacktestOptions = {
  /** Calendar years of the first and last origin; origins whose window is not yet known are left out. */
  readonly firstOriginYear: number;
  readonly lastOriginYear: number;
  readonly onProgress?: (share: number, label: string) => void;
};

export type Backtest = {
  readonly modelName: string;
  readonly modelVersion: string;
  readonly places: readonly string[];
  /** Calendar month (0 is January) of the last month known at each origin, and years from the last typed year to it. */
  readonly originMonth0: number;
  readonly typedLagYears: number;
  readonly questions: readonly QuestionBacktest[];
  readonly months: MonthlyScores;
};

/**
 * Makes the forecast of `forecastTwelveMonths` as it would have been made at the same moment of each past year, and
 * scores it beside persistence and the base rate.
 *
 * Each origin stands as the history's end stands now: months known to the same calendar month, types of violence known
 * to a year equally far back. What is fitted, the choice of the penalty, the baselines and the mixing weights of monthly
 * deaths use only windows that had ended, with their figures known, at that origin. Figures are of today's edition:
 * revisions since then cannot be undone, which flatters every method alike.
 *
 * Throws a RangeError where the history does not hold together or no origin of the years asked for can be scored.
 */
export function backtest(history: History, options: BacktestOptions): Backtest {
  assertHistory(history);
  const say = options.onProgress ?? (() => {});
  say(0, 'Reading what was known at each past year');
  const panel = buildPanel(history, (share) => say(0.04 * share, 'Reading what was known at each past year'));
  const questions = targets.flatMap((target, number) =>
    backtestTarget(panel, target, options, (share) =>
      say(
        0.04 + 0.38 * (number + share),
        `Forecasting past years: ${target === 'all' ? 'all organised' : 'one-sided'}`,
      ),
    ),
  );
  const scored = scoredOrigins(panel, 'all', options);
  const months = scoreMonths(panel, scored, (share) => say(0.8 + 0.2 * share, 'Forecasting past months'));
  say(1, 'Backtest made');
  const end = originOf(history);
  return {
    modelName,
    modelVersion,
    places: history.places,
    originMonth0: end.lastMonth - 12 * yearOfMonth(end.lastMonth),
    typedLagYears: yearOfMonth(end.lastMonth) - end.lastYear,
    questions,
    months,
  };
}

/** Numbers of the origins within the years asked for whose truth is known at the history's end. */
function scoredOrigins(panel: Panel, target: Target, options: BacktestOptions): readonly number[] {
  const now = originOf(panel.history);
  const numbers = panel.origins.flatMap((origin, number) => {
    const year = yearOfMonth(origin.lastMonth);
    const asked = year >= options.firstOriginYear && year <= options.lastOriginYear;
    return asked && truthKnown(target, origin, now) ? [number] : [];
  });
  const first = numbers[0];
  if (first === undefined || first < 8) {
    throw new RangeError(
      `No backtest from ${options.firstOriginYear} to ${options.lastOriginYear}: an origin needs eight years like it behind it, and a window whose deaths are known after it.`,
    );
  }
  return numbers;
}

function backtestTarget(
  panel: Panel,
  target: Target,
  options: BacktestOptions,
  onShare: (share: number) => void,
): readonly QuestionBacktest[] {
  const origins = scoredOrigins(panel, target, options);
  const column = persistenceColumn(panel, target);
  const rolling = thresholds.map((threshold) => new RollingForecasts(panel, { target, threshold }));
  const collected = thresholds.map(() => new Collected());
  origins.forEach((origin, done) => {
    const own = rolling.map(
      (forecasts) => forecasts.at(origin).probabilities[forecasts.choosePenalty(origin)] ?? new Float64Array(0),
    );
    const falling = fallingWithThreshold(own);
    rolling.forEach((forecasts, number) => {
      const baselines = baselinesAt(panel, forecasts.question, forecasts.outcomes, column, origin);
      const forestall = falling[number] ?? new Float64Array(0);
      collected[number]?.add(panel, forecasts, origin, { forestall, ...baselines });
      onShare((done + (number + 1) / rolling.length) / origins.length);
    });
  });
  const made = collected.map((rows, number) => ({ threshold: thresholds[number] ?? 0, rows: rows.toRows() }));
  const asked = made.map(({ threshold, rows }) => summarise(panel, { target, threshold }, rows));
  if (target === 'all') return asked;
  return [
    ...asked,
    ...made.map(({ threshold, rows }) =>
      summarise(panel, { target: 'onset', threshold }, onsetRows(panel, threshold, rows)),
    ),
  ];
}

/** Gathers the rows of one question whose outcome is known. */
class Collected {
  readonly #year: number[] = [];
  readonly #place: number[] = [];
  readonly #deaths: number[] = [];
  readonly #outcome: number[] = [];
  readonly #probabilities: Readonly<Record<Method, number[]>> = { forestall: [], persistence: [], baseRate: [] };

  add(panel: Panel, forecasts: RollingForecasts, origin: number, made: Readonly<Record<Method, Float64Array>>): void {
    const { target, threshold } = forecasts.question;
    const year = yearOfMonth(panel.origins[origin]?.lastMonth ?? Number.NaN);
    const first = uint32At(panel.originStart, origin);
    for (let row = first; row < uint32At(panel.originStart, origin + 1); row += 1) {
      const deaths = at(panel.truth[target], row);
      if (Number.isNaN(deaths)) continue;
      this.#year.push(year);
      this.#place.push(uint16At(panel.rowPlace, row));
      this.#deaths.push(deaths);
      this.#outcome.push(deaths >= threshold ? 1 : 0);
      for (const method of methods) this.#probabilities[method].push(at(made[method], row - first));
    }
  }

  toRows(): BacktestRows {
    return {
      originYear: Uint16Array.from(this.#year),
      place: Uint16Array.from(this.#place),
      deaths: Float64Array.from(this.#deaths),
      outcome: Uint8Array.from(this.#outcome),
      probabilities: {
        forestall: Float64Array.from(this.#probabilities.forestall),
        persistence: Float64Array.from(this.#probabilities.persistence),
        baseRate: Float64Array.from(this.#probabilities.baseRate),
      },
    };
  }
}
