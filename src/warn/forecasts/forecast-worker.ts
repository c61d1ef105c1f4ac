import { parentPort, workerData } from 'node:worker_threads';
import type { WorkOrder, WorkReport } from './forecast-work.ts';
import { makeBacktest } from './make-backtest.ts';
import { makeForecasts } from './make-forecasts.ts';

// Started by forecast-work.ts alone, with an order of this form.
const { kind, history } = workerData as WorkOrder;
const tell = (report: WorkReport) => parentPort?.postMessage(report);
const onProgress = (share: number, label: string) => tell({ report: 'progress', share, label });

const result = kind === 'forecast' ? makeForecasts(history, onProgress) : makeBacktest(history, onProgress);
tell({ report: 'done', result });
