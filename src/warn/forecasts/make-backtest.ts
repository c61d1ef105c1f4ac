import { backtest } from '../../forecasting/backtest.ts';
import type { History } from '../events/figure-history.ts';
import { type BacktestResult, summaryOf } from './backtest.ts';
import { forecastingHistory, type OnProgress } from './make-forecasts.ts';

export type MadeBacktest = {
  readonly run: { readonly modelName: string; readonly modelVersion: string };
  readonly result: BacktestResult;
};

/** Years of the forecasts that are scored: enough before the first to learn from. */
const firstOriginYear = 2005;

/** The model run each year on what was known then, with the same gap between the two series as now. */
export function makeBacktest(figures: History, onProgress: OnProgress = () => {}): MadeBacktest {
  const lastOriginYear = Number(figures.lastMonth.slice(0, 4));
  const made = backtest(forecastingHistory(figures), { firstOriginYear, lastOriginYear, onProgress });
  return { run: { modelName: made.modelName, modelVersion: made.modelVersion }, result: summaryOf(made) };
}
