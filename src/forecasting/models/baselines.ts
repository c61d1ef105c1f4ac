import { at, logistic, uint8At, uint32At } from '../arrays.ts';
import type { Panel } from '../features/panel.ts';
import type { Target } from '../features/truth.ts';
import { type SparseRows, toSparseRows } from '../sparse-rows.ts';
import { fitLogisticPath, logOddsOf } from './elastic-net-logistic.ts';
import { type Question, trainingRows } from './rolling.ts';

/** What persistence reads: the last figure of the target itself that was known. */
const persistenceFeature: Readonly<Record<Target, string>> = {
  'one-sided': 'one-sided.last-year',
  all: 'months.last-12',
};

/** The panel's one column that persistence reads, on the scale log(1 + deaths). */
export function persistenceColumn(panel: Panel, target: Target): SparseRows {
  const column = panel.features.findIndex((feature) => feature.id === persistenceFeature[target]);
  const values = Float64Array.from(panel.rowPlace, (_, row) =>
    Math.log1p(at(panel.raw, row * panel.features.length + column)),
  );
  return toSparseRows(values, values.length, 1);
}

/** Probabilities of the origin's rows by the two baselines, fitted on the same rows as the model. */
export type BaselineForecast = { readonly persistence: Float64Array; readonly baseRate: Float64Array };

/**
 * Persistence: an unpenalised logistic regression on log(1 + deaths of the target in the last period known), which is
 * the last typed year for one-sided violence and the last twelve months for all organised violence. Base rate: the
 * share of training rows in which it happened.
 */
export function baselinesAt(
  panel: Panel,
  question: Question,
  outcomes: Uint8Array,
  column: SparseRows,
  origin: number,
): BaselineForecast {
  const rows = trainingRows(panel, question.target, origin);
  const [model] = fitLogisticPath(column, {
    rows,
    outcomes,
    penalties: [0],
    mixing: 0,
    penaltyFactors: new Float64Array(1),
    signs: new Float64Array(1),
  });
  const first = uint32At(panel.originStart, origin);
  const length = uint32At(panel.originStart, origin + 1) - first;
  const rate = rows.reduce((sum, row) => sum + uint8At(outcomes, row), 0) / Math.max(1, rows.length);
  return {
    persistence: Float64Array.from({ length }, (_, i) =>
      model === undefined ? rate : logistic(logOddsOf(model, column, first + i)),
    ),
    baseRate: new Float64Array(length).fill(rate),
  };
}
