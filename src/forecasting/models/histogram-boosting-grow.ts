import { at, uint8At, uint32At } from '../arrays.ts';
import { type BinnedFeatures, missingBin } from './histogram-boosting-bins.ts';
import { bestSplit, type Split, type SplitRules } from './histogram-boosting-split.ts';
import type { RegressionTree } from './histogram-boosting-tree.ts';

export type TreeOptions = SplitRules & {
  readonly maximumLeaves: number;
  readonly maximumDepth: number;
  /** Multiplies the value of every leaf. */
  readonly learningRate: number;
  /** Columns to look at in the next node: all of them where absent. */
  readonly drawColumns?: () => Uint32Array;
};

/** First and second derivative of the loss by row, and its weight; read at the rows grown on. */
export type Gradients = {
  readonly gradient: Float64Array;
  readonly hessian: Float64Array;
  readonly weight: Float64Array;
};

type Node = {
  readonly from: number;
  readonly to: number;
  readonly depth: number;
  readonly index: number;
  /** Sums of gradient, hessian and rows per column and bin; absent where columns are drawn anew at each node. */
  readonly histogram: Float64Array | undefined;
  readonly low: number;
  readonly high: number;
  readonly split: Split | undefined;
};

/**
 * Grows one tree best split first (as LightGBM; Ke et al. 2017) on histograms of gradients, until no split gains, or
 * the leaves are as many as allowed. The value of a leaf is −learningRate × Σ gradient / (Σ hessian + l2).
 *
 * @param rows rows to grow on; reordered in place, so that each leaf's rows stand together.
 * @returns the tree, and for each leaf its node and its stretch of `rows`.
 */
export function growTree(
  binned: BinnedFeatures,
  gradients: Gradients,
  rows: Uint32Array,
  options: TreeOptions,
): { readonly tree: RegressionTree; readonly leaves: readonly Leaf[] } {
  return new Grower(binned, gradients, rows, options).grow();
}

export type Leaf = { readonly node: number; readonly from: number; readonly to: number };

const cell = 3 * 256;

class Grower {
  readonly #binned: BinnedFeatures;
  readonly #gradients: Gradients;
  readonly #rows: Uint32Array;
  readonly #options: TreeOptions;
  readonly #allColumns: Uint32Array;
  readonly #spare: Uint32Array;
  readonly #ordered: Float64Array;
  readonly #column: number[] = [];
  readonly #threshold: number[] = [];
  readonly #missingLeft: number[] = [];
  readonly #left: number[] = [];
  readonly #right: number[] = [];
  readonly #value: number[] = [];
  readonly #cover: number[] = [];
  /** Histograms no longer in use, to be filled again: to make them anew is slower than to grow the tree. */
  readonly #free: Float64Array[] = [];

  constructor(binned: BinnedFeatures, gradients: Gradients, rows: Uint32Array, options: TreeOptions) {
    this.#binned = binned;
    this.#gradients = gradients;
    this.#rows = rows;
    this.#options = options;
    this.#allColumns = Uint32Array.from({ length: binned.columns }, (_, column) => column);
    this.#spare = new Uint32Array(rows.length);
    this.#ordered = new Float64Array(2 * rows.length);
  }

  grow(): { readonly tree: RegressionTree; readonly leaves: readonly Leaf[] } {
    const open: Node[] = [
      this.#open(0, this.#rows.length, 0, undefined, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY),
    ];
    const closed: Node[] = [];
    while (open.length > 0) {
      let best = 0;
      open.forEach((node, i) => {
        if ((node.split?.gain ?? 0) > (open[best]?.split?.gain ?? 0)) best = i;
      });
      const [node] = open.splice(best, 1);
      if (node === undefined) break;
      if (node.split === undefined || open.length + closed.length + 2 > this.#options.maximumLeaves) {
        closed.push(node);
        this.#release(node);
      } else open.push(...this.#part(node, node.split));
    }
    for (const node of closed) this.#value[node.index] = this.#leafValue(node);
    return {
      tree: {
        column: Int32Array.from(this.#column),
        threshold: Float64Array.from(this.#threshold),
        missingLeft: Uint8Array.from(this.#missingLeft),
        left: Int32Array.from(this.#left),
        right: Int32Array.from(this.#right),
        value: Float64Array.from(this.#value),
        cover: Float64Array.from(this.#cover),
      },
      leaves: closed.map(({ index, from, to }) => ({ node: index, from, to })),
    };
  }

  #release(node: Node): void {
    if (node.histogram !== undefined) this.#free.push(node.histogram);
  }

  #leafValue(node: Node): number {
    let gradient = 0;
    let hessian = 0;
    for (let i = node.from; i < node.to; i += 1) {
      gradient += at(this.#gradients.gradient, uint32At(this.#rows, i));
      hessian += at(this.#gradients.hessian, uint32At(this.#rows, i));
    }
    const best = hessian + this.#options.l2 > 0 ? -gradient / (hessian + this.#options.l2) : 0;
    return this.#options.learningRate * Math.min(node.high, Math.max(node.low, best));
  }

  #open(from: number, to: number, depth: number, known: Float64Array | undefined, low: number, high: number): Node {
    const index = this.#column.length;
    let cover = 0;
    for (let i = from; i < to; i += 1) cover += at(this.#gradients.weight, uint32At(this.#rows, i));
    this.#column.push(-1);
    this.#threshold.push(0);
    this.#missingLeft.push(0);
    this.#left.push(-1);
    this.#right.push(-1);
    this.#value.push(0);
    this.#cover.push(cover);
    const { drawColumns, maximumDepth, minimumLeafRows } = this.#options;
    const mayPart = depth < maximumDepth && to - from >= 2 * minimumLeafRows;
    const columns = drawColumns !== undefined && mayPart ? drawColumns() : this.#allColumns;
    const histogram = known ?? (mayPart ? this.#sum(from, to, columns) : undefined);
    const split =
      mayPart && histogram !== undefined
        ? bestSplit(histogram, this.#binned, columns, this.#options, low, high)
        : undefined;
    if (drawColumns !== undefined) {
      if (histogram !== undefined) this.#free.push(histogram);
      return { from, to, depth, index, histogram: undefined, low, high, split };
    }
    return { from, to, depth, index, histogram, low, high, split };
  }

  #sum(from: number, to: number, columns: Uint32Array): Float64Array {
    const histogram = this.#free.pop() ?? new Float64Array(this.#binned.columns * cell);
    const { gradient, hessian } = this.#gradients;
    for (let i = from; i < to; i += 1) {
      const row = uint32At(this.#rows, i);
      this.#ordered[2 * i] = at(gradient, row);
      this.#ordered[2 * i + 1] = at(hessian, row);
    }
    for (const column of columns) {
      const first = column * cell;
      histogram.fill(0, first, first + 3 * this.#binsOf(column));
      histogram.fill(0, first + 3 * missingBin, first + cell);
      addColumn(histogram, first, this.#binned.bins, column * this.#binned.rows, this.#rows, this.#ordered, from, to);
    }
    return histogram;
  }

  /** Bins of known values: the cells past them, but for that of missing values, are never read. */
  #binsOf(column: number): number {
    return (this.#binned.bounds[column]?.length ?? 0) + 1;
  }

  #part(node: Node, split: Split): readonly [Node, Node] {
    const middle = this.#order(node, split);
    const known = this.#childHistograms(node, middle);
    const { low, high } = node;
    const direction = this.#options.monotone?.[split.column] ?? 0;
    const [leftHigh, rightLow] = direction > 0 ? [split.middleValue, split.middleValue] : [high, low];
    const [leftLow, rightHigh] = direction < 0 ? [split.middleValue, split.middleValue] : [low, high];
    this.#column[node.index] = split.column;
    this.#threshold[node.index] = this.#binned.bounds[split.column]?.[split.bin] ?? Number.POSITIVE_INFINITY;
    this.#missingLeft[node.index] = split.missingLeft ? 1 : 0;
    this.#left[node.index] = this.#column.length;
    const left = this.#open(node.from, middle, node.depth + 1, known?.[0], leftLow, leftHigh);
    this.#right[node.index] = this.#column.length;
    const right = this.#open(middle, node.to, node.depth + 1, known?.[1], rightLow, rightHigh);
    return [left, right];
  }

  /** The smaller child is summed, the other is what is left of the parent. None where neither can split again. */
  #childHistograms(node: Node, middle: number): readonly [Float64Array, Float64Array] | undefined {
    const parent = node.histogram;
    if (parent === undefined) return undefined;
    const { maximumDepth, minimumLeafRows } = this.#options;
    const largest = Math.max(middle - node.from, node.to - middle);
    if (node.depth + 1 >= maximumDepth || largest < 2 * minimumLeafRows) {
      this.#free.push(parent);
      return undefined;
    }
    const leftIsSmaller = middle - node.from <= node.to - middle;
    const smaller = leftIsSmaller
      ? this.#sum(node.from, middle, this.#allColumns)
      : this.#sum(middle, node.to, this.#allColumns);
    for (let column = 0; column < this.#binned.columns; column += 1) {
      const first = column * cell;
      subtract(parent, smaller, first, first + 3 * this.#binsOf(column));
      subtract(parent, smaller, first + 3 * missingBin, first + cell);
    }
    return leftIsSmaller ? [smaller, parent] : [parent, smaller];
  }

  /** Puts the node's rows that go left before those that go right, each in their order; returns where right begins. */
  #order(node: Node, split: Split): number {
    const { bins, rows: stride } = this.#binned;
    const base = split.column * stride;
    let left = node.from;
    let right = 0;
    for (let i = node.from; i < node.to; i += 1) {
      const row = uint32At(this.#rows, i);
      const bin = uint8At(bins, base + row);
      if (bin === missingBin ? split.missingLeft : bin <= split.bin) {
        this.#rows[left] = row;
        left += 1;
      } else {
        this.#spare[right] = row;
        right += 1;
      }
    }
    this.#rows.set(this.#spare.subarray(0, right), left);
    return left;
  }
}

/** The hot loop: kept apart and small, so that it is compiled once and well. */
function addColumn(
  histogram: Float64Array,
  first: number,
  bins: Uint8Array,
  base: number,
  rows: Uint32Array,
  ordered: Float64Array,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i += 1) {
    const place = first + 3 * uint8At(bins, base + uint32At(rows, i));
    histogram[place] = at(histogram, place) + at(ordered, 2 * i);
    histogram[place + 1] = at(histogram, place + 1) + at(ordered, 2 * i + 1);
    histogram[place + 2] = at(histogram, place + 2) + 1;
  }
}

function subtract(from: Float64Array, what: Float64Array, first: number, end: number): void {
  for (let k = first; k < end; k += 1) from[k] = at(from, k) - at(what, k);
}
