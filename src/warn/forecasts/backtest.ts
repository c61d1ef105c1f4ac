import type { Backtest as LibraryBacktest, Method, NamedForecast } from '../../forecasting/backtest.ts';
import type { MonthlyScores } from '../../forecasting/backtest-months.ts';
import type { ProbabilityScores } from '../../forecasting/scores/probability-scores.ts';
import { message } from '../../platform/language/message.ts';
import type { FigureReleaseId } from '../events/figures.ts';
import type { ForecastRun, Target } from './forecast.ts';

/** How the model would have done, had it been run each year on what was known then, beside its baselines. */

export type BacktestId = string & { readonly __brand: 'BacktestId' };

export type QuestionScores = {
  readonly target: Target;
  readonly threshold: number;
  /** Years of the first and last forecast scored. */
  readonly firstOriginYear: number;
  readonly lastOriginYear: number;
  /** Country-years, and those of them in which it happened. */
  readonly rows: number;
  readonly positives: number;
  readonly scores: Readonly<Record<Method, ProbabilityScores>>;
  /** By name: events with the lowest probability, and the highest probabilities without an event. */
  readonly misses: readonly NamedForecast[];
  readonly falseAlarms: readonly NamedForecast[];
};

export type BacktestResult = {
  /** Month (0 is January) to which deaths were known at each forecast, and years by which types lag behind. */
  readonly originMonth0: number;
  readonly typedLagYears: number;
  readonly questions: readonly QuestionScores[];
  readonly months: MonthlyScores;
};

export type Backtest = {
  readonly id: BacktestId;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly modelName: string;
  readonly modelVersion: string;
  readonly codeVersion: string;
  readonly annualReleaseId: FigureReleaseId;
  readonly monthlyReleaseId: FigureReleaseId;
  readonly result: BacktestResult;
};

export const methodWords: Readonly<Record<Method, string>> = {
  forestall: message('Forestall'),
  persistence: message('Persistence (last known deaths alone)'),
  baseRate: message('Base rate'),
};

/** What is kept of a backtest: scores and names, not each row. */
export function summaryOf(backtest: LibraryBacktest): BacktestResult {
  return {
    originMonth0: backtest.originMonth0,
    typedLagYears: backtest.typedLagYears,
    questions: backtest.questions.map(({ rows, ...question }) => ({
      ...question,
      rows: rows.outcome.length,
      positives: rows.outcome.reduce((sum, outcome) => sum + outcome, 0),
    })),
    months: backtest.months,
  };
}

/** Whether the same backtest made again would say the same. */
export function isCurrentBacktest(
  backtest: Backtest,
  now: Pick<ForecastRun, 'modelVersion' | 'annualReleaseId' | 'monthlyReleaseId'>,
): boolean {
  return (
    backtest.modelVersion === now.modelVersion &&
    backtest.annualReleaseId === now.annualReleaseId &&
    backtest.monthlyReleaseId === now.monthlyReleaseId
  );
}
