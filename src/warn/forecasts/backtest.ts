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

/** What the model would have said of one country at one past moment, and what came in the twelve months after. */
export type BacktestChance = {
  /** Of the forecast. */
  readonly year: number;
  readonly place: string;
  /** That so many civilians or more are killed deliberately. */
  readonly probability25: number;
  readonly probability100: number;
  readonly probability1000: number;
  readonly deaths: number;
};

/** `originMonth0` (0 is January): to which month deaths were known at each forecast; `typedLagYears`: how far types lag. */
export type BacktestResult = Pick<LibraryBacktest, 'originMonth0' | 'typedLagYears' | 'months'> & {
  readonly questions: readonly QuestionScores[];
  /** Where the chance was not low, or it happened; of backtests that were made before it was kept, none. */
  readonly chances?: readonly BacktestChance[];
};

export type Backtest = MadeOnFigures & { readonly id: BacktestId; readonly result: BacktestResult };

export const methodWords: Readonly<Record<Method, string>> = {
  forestall: message('Forestall'),
  persistence: message('Persistence (last known deaths alone)'),
  baseRate: message('Base rate'),
};

/** What is kept of a backtest: scores, names, and the chances that warnings could have come of; not each row. */
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
    chances: pastChances(backtest),
  };
}

/** Below this chance of 25 deaths a row is kept only where they came: far lower than any at which a warning opens. */
const keptFrom = 0.1;

function pastChances({ places, questions }: LibraryBacktest): readonly BacktestChance[] {
  const rowsAt = (deaths: number) =>
    questions.find(({ target, threshold }) => target === 'one-sided' && threshold === deaths)?.rows;
  const [of25, of100, of1000] = [rowsAt(25), rowsAt(100), rowsAt(1_000)];
  if (of25 === undefined || of100 === undefined || of1000 === undefined) return [];
  const rounded = (chance: number | undefined) => Math.round((chance ?? 0) * 10_000) / 10_000;
  // The questions of one kind of violence stand on the same rows, in the same order.
  return Array.from(of25.deaths, (deaths, row) => ({
    year: of25.originYear[row] ?? 0,
    place: places[of25.place[row] ?? -1] ?? '',
    probability25: rounded(of25.probabilities.forestall[row]),
    probability100: rounded(of100.probabilities.forestall[row]),
    probability1000: rounded(of1000.probabilities.forestall[row]),
    deaths,
  })).filter(({ probability25, deaths }) => probability25 >= keptFrom || deaths >= 25);
}
