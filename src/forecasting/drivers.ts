import { at, uint16At, uint32At } from './arrays.ts';
import type { Panel } from './features/panel.ts';
import type { LogisticModel } from './models/elastic-net-logistic.ts';

/** One reason why a place's figure stands apart from the average place's. */
export type Driver = {
  readonly feature: string;
  /** A short phrase that says the value, such as 'Deaths in one-sided violence in 2024: 312'. */
  readonly words: string;
  /** Log-odds by which the value moves the forecast against the average place: positive raises it. */
  readonly contribution: number;
};

/** Contributions smaller than this (log-odds) are left out: they move no probability by a tenth of a per cent. */
const smallest = 0.005;

/**
 * Drivers of every row at the origin, largest first. The model is linear in log-odds, so that coefficient × (value −
 * mean of the origin's places) is exact: with the log-odds of the average place they add to the forecast's log-odds,
 * but for those left out as too small and before thresholds are made to fall (`fallingWithThreshold`). They tell what
 * the figure rests on, not why violence happens.
 */
export function driversAt(
  panel: Panel,
  model: LogisticModel,
  origin: number,
): { readonly averageLogOdds: number; readonly byRow: readonly (readonly Driver[])[] } {
  const { features, matrix } = panel;
  const when = panel.origins[origin];
  const first = uint32At(panel.originStart, origin);
  const count = uint32At(panel.originStart, origin + 1) - first;
  const values = new Float64Array(count * features.length);
  const means = new Float64Array(features.length);
  for (let i = 0; i < count; i += 1) {
    for (let k = uint32At(matrix.start, first + i); k < uint32At(matrix.start, first + i + 1); k += 1) {
      const column = uint16At(matrix.column, k);
      values[i * features.length + column] = at(matrix.value, k);
      means[column] = at(means, column) + at(matrix.value, k) / count;
    }
  }
  const averageLogOdds = means.reduce(
    (sum, mean, column) => sum + mean * at(model.coefficients, column),
    model.intercept,
  );
  const byRow = Array.from({ length: count }, (_, i) =>
    features
      .map((feature, column) => ({
        feature: feature.id,
        words: when === undefined ? '' : feature.words(at(panel.raw, (first + i) * features.length + column), when),
        contribution: at(model.coefficients, column) * (at(values, i * features.length + column) - at(means, column)),
      }))
      .filter((driver) => Math.abs(driver.contribution) >= smallest)
      .toSorted((left, right) => Math.abs(right.contribution) - Math.abs(left.contribution)),
  );
  return { averageLogOdds, byRow };
}
