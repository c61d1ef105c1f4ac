import { at, uint32At } from '../arrays.ts';

/** Bin in which missing values (NaN) stand, in every column. */
export const missingBin = 255;

/** Most bins that known values of a column can be put in: with the missing bin, one byte. */
const mostBins = 255;

/**
 * Features put in bins, one byte each, column-major: the bin of row r and column c stands at `c * rows + r`. A known
 * value stands in the first bin whose upper bound is not below it; a missing one in `missingBin`.
 */
export type BinnedFeatures = {
  readonly rows: number;
  readonly columns: number;
  readonly bins: Uint8Array;
  /** Upper bounds of all bins but the last, per column, rising: the places at which a tree may split. */
  readonly bounds: readonly Float64Array[];
};

/**
 * Puts each column in at most `maximumBins` bins of about equal numbers of the sampled rows, or one bin per value where a column
 * has fewer values. Bounds lie half-way between neighbouring values.
 *
 * @param features row-major, rows × columns; NaN is a missing value.
 * @param sample rows from which bounds are taken (what the model may know): all if not given.
 * @param maximumBins 2 to 255, which is taken if not given: fewer are faster and cruder.
 */
export function binFeatures(
  features: Float64Array | Float32Array,
  rows: number,
  columns: number,
  sample?: Uint32Array,
  maximumBins: number = mostBins,
): BinnedFeatures {
  if (!(maximumBins >= 2 && maximumBins <= mostBins)) {
    throw new RangeError(`Boosting: ${maximumBins} bins; there may be 2 to ${mostBins}.`);
  }
  if (features.length !== rows * columns) {
    throw new RangeError(`Boosting: features holds ${features.length} values where ${rows} × ${columns} are told.`);
  }
  const values = features instanceof Float64Array ? features : Float64Array.from(features);
  const bins = new Uint8Array(rows * columns);
  const bounds: Float64Array[] = [];
  for (let column = 0; column < columns; column += 1) {
    const own = boundsOf(values, rows, columns, column, sample, maximumBins);
    bounds.push(own);
    for (let row = 0; row < rows; row += 1) {
      const value = at(values, row * columns + column);
      bins[column * rows + row] = Number.isNaN(value) ? missingBin : binOf(own, value);
    }
  }
  return { rows, columns, bins, bounds };
}

function boundsOf(
  values: Float64Array,
  rows: number,
  columns: number,
  column: number,
  sample: Uint32Array | undefined,
  maximumBins: number,
): Float64Array {
  const count = sample?.length ?? rows;
  const known = new Float64Array(count);
  let filled = 0;
  for (let i = 0; i < count; i += 1) {
    const value = at(values, (sample === undefined ? i : uint32At(sample, i)) * columns + column);
    if (Number.isNaN(value)) continue;
    known[filled] = value;
    filled += 1;
  }
  const sorted = known.subarray(0, filled).sort();
  const distinct = sorted.filter((value, i) => i === 0 || value !== at(sorted, i - 1));
  if (distinct.length <= maximumBins) return midpoints(distinct);
  const cuts = new Float64Array(maximumBins);
  for (let bin = 0; bin < maximumBins; bin += 1) {
    cuts[bin] = at(sorted, Math.floor(((bin + 0.5) * filled) / maximumBins));
  }
  return midpoints(cuts.filter((value, i) => i === 0 || value !== at(cuts, i - 1)));
}

function midpoints(distinct: Float64Array): Float64Array {
  const between = new Float64Array(Math.max(0, distinct.length - 1));
  for (let i = 0; i < between.length; i += 1) {
    const [low, high] = [at(distinct, i), at(distinct, i + 1)];
    // Half-way may round up to the higher value, or overflow; the lower one then parts the two as well.
    const middle = low + (high - low) / 2;
    between[i] = middle < high ? middle : low;
  }
  return between;
}

/** The first bin whose upper bound is not below the value, by halving. */
function binOf(bounds: Float64Array, value: number): number {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (value <= at(bounds, middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
