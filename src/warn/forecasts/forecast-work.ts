import { Worker } from 'node:worker_threads';
import { modelVersion } from '../../forecasting/twelve-months.ts';
import type { History } from '../events/figure-history.ts';
import type { MadeBacktest } from './make-backtest.ts';
import type { MadeForecasts, OnProgress } from './make-forecasts.ts';

export { modelVersion, type OnProgress };

type Results = { readonly forecast: MadeForecasts; readonly backtest: MadeBacktest };
export type WorkKind = keyof Results;
export type WorkOrder = { readonly kind: WorkKind; readonly history: History };
export type WorkReport =
  | { readonly report: 'progress'; readonly share: number; readonly label: string }
  | { readonly report: 'done'; readonly result: Results[WorkKind] };

/**
 * Does the arithmetic in a thread of its own, so that pages answer meanwhile.
 * @throws Error what the thread threw
 */
export function runInWorker<Kind extends WorkKind>(
  kind: Kind,
  history: History,
  onProgress: OnProgress,
): Promise<Results[Kind]> {
  const order: WorkOrder = { kind, history };
  // In the published package the neighbour is compiled.
  const file = import.meta.url.endsWith('.ts') ? './forecast-worker.ts' : './forecast-worker.js';
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(file, import.meta.url), { workerData: order });
    worker.on('message', (message: WorkReport) => {
      if (message.report === 'progress') onProgress(message.share, message.label);
      // The worker answers the order that it was given.
      else resolve(message.result as Results[Kind]);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`The forecasting thread ended early (code ${code})`)));
  });
}
