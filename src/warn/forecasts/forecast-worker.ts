import { parentPort, workerData } from 'node:worker_threads';
import type { WorkOrder, WorkReport } from './forecast-work.ts';
import { makeBacktest } from './make-backtest.ts';
import { makeChances, makeMonths } from './make-forecasts.ts';
import { makeOnsets } from './make-onsets.ts';

// Started by forecast-work.ts alone, with an order of this form.
const order = workerData as WorkOrder;
const tell = (report: WorkReport) => parentPort?.postMessage(report);
const onProgress = (share: number, label: string) => tell({ report: 'progress', share, label });

tell({ report: 'done', result: made() });

function made() {
  switch (order.kind) {
    case 'chances':
      return makeChances(order.on, onProgress);
    case 'months':
      return makeMonths(order.on, onProgress);
    case 'backtest':
      return makeBacktest(order.on, onProgress);
    case 'mass-killing':
      return makeOnsets(order.on, onProgress);
  }
}
