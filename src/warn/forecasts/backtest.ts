import type { Backtest as LibraryBacktest } from '../../forecasting/backtest.ts';
import type { Method, QuestionSummary } from '../../forecasting/backtest-questions.ts';
import { message } from '../../platform/language/message.ts';
import type { MadeOnFigures } from './made-on-figures.ts';

/** How the model would have done, had it been run each year on what was known then, beside its baselines. */

export type BacktestId = string & { readonly __brand: 'BacktestId' };

/** What is kept of one question: the library's summary, with how many rows it stands on in place of the rows. */
export type QuestionScores = QuestionSummary & {
  /** Country-years, and those of them in which it happened. */
  readonly rows: number;
  readonly positives: number;
};

/** `originMonth0` (0 is January): to which month deaths were known at each forecast; `typedLagYears`: how far types lag. */
export type BacktestResult = Pick<LibraryBacktest, 'originMonth0' | 'typedLagYears' | 'months'> & {
  readonly questions: readonly QuestionScores[];
};

export type Backtest = MadeOnFigures & { readonly id: BacktestId; readonly result: BacktestResult };

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
