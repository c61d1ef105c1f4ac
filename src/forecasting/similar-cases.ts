import { at, listAt, uint16At, uint32At } from './arrays.ts';
import type { Panel } from './features/panel.ts';
import { thresholds } from './features/truth.ts';
import type { MonthIndex } from './history.ts';
import { trainingRows } from './models/rolling.ts';

/** A place at a past moment that stood like another does now, and what followed. */
export type SimilarCase = {
  readonly place: number;
  /** The last month known at that moment: what followed are the twelve months after it. */
  readonly lastMonth: MonthIndex;
  /** Root mean square of the differences in the model's features, each in standard deviations over all cases. */
  readonly distance: number;
  /** One-sided deaths in the twelve months that followed. */
  readonly deathsAfter: number;
};

export type SimilarCases = {
  /** The nearest, at most one of each place, nearest first; of equally near ones the latest. */
  readonly cases: readonly SimilarCase[];
  /** Of so many nearest cases of any place, in how many at least so many deaths followed, by threshold. */
  readonly among: number;
  readonly reached: readonly number[];
};

const mostNamed = 8;
const mostCounted = 100;

/**
 * The cases most like each place at the last origin, among those whose window had ended with its one-sided deaths known
 * by then: nothing that a forecaster could not have looked up. By row of the last origin.
 */
export function similarCases(panel: Panel): readonly SimilarCases[] {
  const last = panel.origins.length - 1;
  const past = trainingRows(panel, 'one-sided', last);
  const scaled = standardised(panel, past);
  const width = panel.features.length;
  const first = uint32At(panel.originStart, last);
  const rows = uint32At(panel.originStart, last + 1) - first;
  return Array.from({ length: rows }, (_, i) => {
    const own = scaled.subarray((first + i) * width, (first + i + 1) * width);
    const distances = Float64Array.from(past, (row) => distanceBetween(own, scaled, row * width));
    const order = Array.from(past.keys()).sort(
      (left, right) =>
        at(distances, left) - at(distances, right) ||
        uint16At(panel.rowOrigin, uint32At(past, right)) - uint16At(panel.rowOrigin, uint32At(past, left)),
    );
    return {
      cases: namedCases(panel, past, distances, order),
      ...counted(panel, past, order.slice(0, mostCounted)),
    };
  });
}

function namedCases(
  panel: Panel,
  past: Uint32Array,
  distances: Float64Array,
  order: readonly number[],
): readonly SimilarCase[] {
  const named: SimilarCase[] = [];
  const seen = new Set<number>();
  for (const index of order) {
    const row = uint32At(past, index);
    const place = uint16At(panel.rowPlace, row);
    if (seen.has(place)) continue;
    seen.add(place);
    named.push({
      place,
      lastMonth: panel.origins[uint16At(panel.rowOrigin, row)]?.lastMonth ?? Number.NaN,
      distance: at(distances, index),
      deathsAfter: at(panel.truth['one-sided'], row),
    });
    if (named.length === mostNamed) break;
  }
  return named;
}

function counted(panel: Panel, past: Uint32Array, nearest: readonly number[]): Pick<SimilarCases, 'among' | 'reached'> {
  const deaths = nearest.map((index) => at(panel.truth['one-sided'], uint32At(past, index)));
  return {
    among: nearest.length,
    reached: thresholds.map((threshold) => deaths.filter((after) => after >= threshold).length),
  };
}

/** Every row's features as the model sees them, in standard deviations over the past rows. Row-major. */
function standardised(panel: Panel, past: Uint32Array): Float64Array {
  const { matrix, features } = panel;
  const width = features.length;
  const dense = new Float64Array(matrix.rows * width);
  for (let row = 0; row < matrix.rows; row += 1) {
    for (let k = uint32At(matrix.start, row); k < uint32At(matrix.start, row + 1); k += 1) {
      dense[row * width + uint16At(matrix.column, k)] = at(matrix.value, k);
    }
  }
  const deviations = features.map((_, column) => {
    const values = Float64Array.from(past, (row) => at(dense, row * width + column));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  });
  return dense.map((value, cell) => {
    const deviation = listAt(deviations, cell % width);
    return deviation > 1e-9 ? value / deviation : 0;
  });
}

function distanceBetween(own: Float64Array, all: Float64Array, from: number): number {
  let sum = 0;
  for (let column = 0; column < own.length; column += 1) sum += (at(own, column) - at(all, from + column)) ** 2;
  return Math.sqrt(sum / own.length);
}
