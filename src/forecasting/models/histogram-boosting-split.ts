import { at, uint32At } from '../arrays.ts';
import { type BinnedFeatures, missingBin } from './histogram-boosting-bins.ts';

export type SplitRules = {
  /** Rows that each side of a split must hold. */
  readonly minimumLeafRows: number;
  /** Sum of hessians that each side of a split must hold. */
  readonly minimumLeafHessian: number;
  /** Added to the sum of hessians: draws leaves towards 0. */
  readonly l2: number;
  /** Gain that a split must pass. */
  readonly minimumGain: number;
  /** Per column: 1 where the prediction may only rise with the feature, -1 only fall, 0 either. */
  readonly monotone?: Int8Array;
};

export type Split = {
  readonly column: number;
  /** Known values in this bin or a lower one go left. */
  readonly bin: number;
  /** Where missing values go; to the larger side where the node had none. */
  readonly missingLeft: boolean;
  /** Reduction of the loss, to second order. */
  readonly gain: number;
  /** Half-way between the two children's values: the bound that a monotone split sets them. */
  readonly middleValue: number;
};

type Side = { gradient: number; hessian: number; rows: number };

/** Sums over one column's histogram, to search it. */
class Search {
  best: Split | undefined;
  readonly #rules: SplitRules;
  readonly #low: number;
  readonly #high: number;
  readonly #parentLoss: number;
  readonly #total: Side;

  constructor(total: Side, rules: SplitRules, low: number, high: number) {
    this.#rules = rules;
    this.#low = low;
    this.#high = high;
    this.#total = total;
    this.#parentLoss = this.#loss(total.gradient, total.hessian, this.#value(total.gradient, total.hessian));
  }

  get rows(): number {
    return this.#total.rows;
  }

  #value(gradient: number, hessian: number): number {
    const value = hessian + this.#rules.l2 > 0 ? -gradient / (hessian + this.#rules.l2) : 0;
    return Math.min(this.#high, Math.max(this.#low, value));
  }

  #loss(gradient: number, hessian: number, value: number): number {
    return gradient * value + 0.5 * (hessian + this.#rules.l2) * value * value;
  }

  consider(column: number, bin: number, missingLeft: boolean, gradient: number, hessian: number, rows: number): void {
    const { minimumLeafRows, minimumLeafHessian, minimumGain, monotone } = this.#rules;
    const otherRows = this.#total.rows - rows;
    if (rows < minimumLeafRows || otherRows < minimumLeafRows) return;
    const otherHessian = this.#total.hessian - hessian;
    if (hessian < minimumLeafHessian || otherHessian < minimumLeafHessian) return;
    const otherGradient = this.#total.gradient - gradient;
    const left = this.#value(gradient, hessian);
    const right = this.#value(otherGradient, otherHessian);
    const direction = monotone?.[column] ?? 0;
    if (direction * (right - left) < 0) return;
    const gain =
      this.#parentLoss - this.#loss(gradient, hessian, left) - this.#loss(otherGradient, otherHessian, right);
    if (!(gain > minimumGain && gain > (this.best?.gain ?? 0))) return;
    this.best = { column, bin, missingLeft, gain, middleValue: (left + right) / 2 };
  }
}

/** The split of the most gain among the columns given, the first of equals; none where no split is allowed or gains. */
export function bestSplit(
  histogram: Float64Array,
  binned: BinnedFeatures,
  columns: Uint32Array,
  rules: SplitRules,
  low: number,
  high: number,
): Split | undefined {
  const column = uint32At(columns, 0);
  const bins = (binned.bounds[column]?.length ?? 0) + 1;
  const total: Side = { gradient: 0, hessian: 0, rows: 0 };
  for (let bin = 0; bin <= missingBin; bin += bin === bins - 1 ? missingBin - bin : 1) {
    const k = 3 * (256 * column + bin);
    total.gradient += at(histogram, k);
    total.hessian += at(histogram, k + 1);
    total.rows += at(histogram, k + 2);
  }
  const search = new Search(total, rules, low, high);
  for (const each of columns) searchColumn(search, histogram, each, (binned.bounds[each]?.length ?? 0) + 1);
  return search.best;
}

function searchColumn(search: Search, histogram: Float64Array, column: number, bins: number): void {
  const first = column * 3 * 256;
  const missing = first + 3 * missingBin;
  const missingGradient = at(histogram, missing);
  const missingHessian = at(histogram, missing + 1);
  const missingRows = at(histogram, missing + 2);
  let gradient = 0;
  let hessian = 0;
  let rows = 0;
  for (let bin = 0; bin < bins; bin += 1) {
    const here = first + 3 * bin;
    gradient += at(histogram, here);
    hessian += at(histogram, here + 1);
    rows += at(histogram, here + 2);
    const isLast = bin === bins - 1;
    // Between two bins of which one is empty here the split is the same: the last of them stands for all.
    if (!isLast && at(histogram, here + 5) === 0 && bin < bins - 2) continue;
    if (missingRows > 0) {
      if (!isLast) {
        search.consider(column, bin, true, gradient + missingGradient, hessian + missingHessian, rows + missingRows);
      }
      search.consider(column, bin, false, gradient, hessian, rows);
    } else if (!isLast) search.consider(column, bin, 2 * rows >= search.rows, gradient, hessian, rows);
  }
}
