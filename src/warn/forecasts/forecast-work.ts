import { Worker } from 'node:worker_threads';
import { chancesModelName, modelVersion } from '../../forecasting/chances.ts';
import type { OnsetTable } from '../../forecasting/evaluations/onset-table.ts';
import { modelName as backtestModelName, monthsModelName } from '../../forecasting/twelve-months.ts';
import type { History } from '../events/figure-history.ts';
import type { ForecastModel } from './forecast.ts';
import type { MadeBacktest } from './make-backtest.ts';
import type { MadeForecasts, OnProgress } from './make-forecasts.ts';
import type { MadeOnsets } from './make-onsets.ts';
import type { WorkKind } from './work.ts';

export { backtestModelName, modelVersion, type OnProgress };

export const modelNames: Readonly<Record<ForecastModel, string>> = {
  chances: chancesModelName,
  months: monthsModelName,
};

type Orders = {
  readonly chances: { readonly takes: History; readonly gives: MadeForecasts };
  readonly months: { readonly takes: History; readonly gives: MadeForecasts };
  readonly backtest: { readonly takes: History; readonly gives: MadeBacktest };
  readonly 'mass-killing': { readonly takes: OnsetTable; readonly gives: MadeOnsets };
};
export type WorkOrder = {
  readonly [Kind in WorkKind]: { readonly kind: Kind; readonly on: Orders[Kind]['takes'] };
}[WorkKind];
export type WorkReport =
  | { readonly report: 'progress'; readonly share: number; readonly label: string }
  | { readonly report: 'done'; readonly result: Orders[WorkKind]['gives'] };

/**
 * Does one model's arithmetic in a thread of its own, so that pages answer meanwhile and no model waits for another.
 * @param signal ends the thread at once, whatever it was doing
 * @throws Error what the thread threw, or the signal's reason
 */
export function runInWorker<Kind extends WorkKind>(
  kind: Kind,
  on: Orders[Kind]['takes'],
  onProgress: OnProgress,
  signal?: AbortSignal,
): Promise<Orders[Kind]['gives']> {
  // In the published package the neighbour is compiled.
  const file = import.meta.url.endsWith('.ts') ? './forecast-worker.ts' : './forecast-worker.js';
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const worker = new Worker(new URL(file, import.meta.url), { workerData: { kind, on } });
    signal?.addEventListener('abort', () => {
      reject(signal.reason);
      void worker.terminate();
    });
    worker.on('message', (message: WorkReport) => {
      if (message.report === 'progress') onProgress(message.share, message.label);
      // The worker answers the order that it was given.
      else resolve(message.result as Orders[Kind]['gives']);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`The forecasting thread ended early (code ${code})`)));
  });
}
