import { at } from '../arrays.ts';
import type { BoostingModel } from './histogram-boosting.ts';
import { goesLeft, type RegressionTree } from './histogram-boosting-tree.ts';

/** How much each column moved one row's raw score from the mean raw score. */
export type ShapleyValues = {
  /** Raw score expected before any feature is known: by the rows that the trees were grown on. */
  readonly base: number;
  /** Per column; with `base` they add up to the row's raw score. */
  readonly values: Float64Array;
};

/** Columns met on the way down, the shares of rows that pass with and without knowing them, and weights of subsets. */
type Path = {
  readonly column: Int32Array;
  readonly zero: Float64Array;
  readonly one: Float64Array;
  readonly weight: Float64Array;
  length: number;
};

/**
 * Exact Shapley values of a sum of trees on its raw score, where a feature that is not known is averaged over by the
 * share of training rows in each branch. Lundberg, Erion & Lee (2018), Consistent individualized feature attribution
 * for tree ensembles, algorithm 2: polynomial time in place of all subsets.
 */
export function boostingShapley(model: BoostingModel, features: Float64Array, row: number): ShapleyValues {
  const values = new Float64Array(model.columns);
  let base = model.start;
  for (const tree of model.trees) base += addTreeShapley(tree, features, row * model.columns, values, 1);
  return { base, values };
}

/**
 * Adds `scale` times the Shapley values of one tree to `into`; returns `scale` times its mean.
 * @param first where the row begins in the row-major features
 */
function addTreeShapley(
  tree: RegressionTree,
  features: Float64Array,
  first: number,
  into: Float64Array,
  scale: number,
): number {
  const row = features.subarray(first, first + into.length);
  descend(tree, row, into, scale, 0, emptyPath(), 1, 1, -1);
  return scale * meanOfTree(tree, 0);
}

/** Mean of the leaves by the rows in each. */
function meanOfTree(tree: RegressionTree, node: number): number {
  if (columnOf(tree, node) < 0) return at(tree.value, node);
  const [left, right] = childrenOf(tree, node);
  const [a, b] = [at(tree.cover, left), at(tree.cover, right)];
  return (a * meanOfTree(tree, left) + b * meanOfTree(tree, right)) / (a + b);
}

function columnOf(tree: RegressionTree, node: number): number {
  return tree.column[node] ?? -1;
}

function childrenOf(tree: RegressionTree, node: number): readonly [number, number] {
  return [tree.left[node] ?? 0, tree.right[node] ?? 0];
}

function emptyPath(): Path {
  return path(0, 16);
}

function path(length: number, room: number): Path {
  return {
    column: new Int32Array(room),
    zero: new Float64Array(room),
    one: new Float64Array(room),
    weight: new Float64Array(room),
    length,
  };
}

function copyOf(from: Path): Path {
  const copy = path(from.length, from.length + 2);
  copy.column.set(from.column.subarray(0, from.length));
  copy.zero.set(from.zero.subarray(0, from.length));
  copy.one.set(from.one.subarray(0, from.length));
  copy.weight.set(from.weight.subarray(0, from.length));
  return copy;
}

function descend(
  tree: RegressionTree,
  row: Float64Array,
  into: Float64Array,
  scale: number,
  node: number,
  parent: Path,
  zero: number,
  one: number,
  column: number,
): void {
  const way = copyOf(parent);
  extend(way, zero, one, column);
  const own = columnOf(tree, node);
  if (own < 0) {
    for (let i = 1; i < way.length; i += 1) {
      const share = unwoundSum(way, i) * (at(way.one, i) - at(way.zero, i));
      const met = way.column[i] ?? 0;
      into[met] = at(into, met) + scale * share * at(tree.value, node);
    }
    return;
  }
  const [left, right] = childrenOf(tree, node);
  const taken = goesLeft(tree, node, at(row, own)) ? left : right;
  const other = taken === left ? right : left;
  let zeroBefore = 1;
  let oneBefore = 1;
  const before = indexOnPath(way, own);
  if (before > 0) {
    zeroBefore = at(way.zero, before);
    oneBefore = at(way.one, before);
    unwind(way, before);
  }
  const share = (child: number): number => at(tree.cover, child) / (at(tree.cover, left) + at(tree.cover, right));
  descend(tree, row, into, scale, taken, way, zeroBefore * share(taken), oneBefore, own);
  descend(tree, row, into, scale, other, way, zeroBefore * share(other), 0, own);
}

function indexOnPath(way: Path, column: number): number {
  for (let i = 1; i < way.length; i += 1) if (way.column[i] === column) return i;
  return 0;
}

/** Adds a column to the path: weights of subsets of each size grow by those with and those without it. */
function extend(way: Path, zero: number, one: number, column: number): void {
  const depth = way.length;
  way.column[depth] = column;
  way.zero[depth] = zero;
  way.one[depth] = one;
  way.weight[depth] = depth === 0 ? 1 : 0;
  way.length = depth + 1;
  for (let i = depth - 1; i >= 0; i -= 1) {
    way.weight[i + 1] = at(way.weight, i + 1) + (one * at(way.weight, i) * (i + 1)) / (depth + 1);
    way.weight[i] = (zero * at(way.weight, i) * (depth - i)) / (depth + 1);
  }
}

/** Takes a column out of the path again: what `extend` did, undone. */
function unwind(way: Path, index: number): void {
  const depth = way.length - 1;
  const one = at(way.one, index);
  const zero = at(way.zero, index);
  let next = at(way.weight, depth);
  for (let i = depth - 1; i >= 0; i -= 1) {
    if (one !== 0) {
      const kept = at(way.weight, i);
      way.weight[i] = (next * (depth + 1)) / ((i + 1) * one);
      next = kept - (at(way.weight, i) * zero * (depth - i)) / (depth + 1);
    } else way.weight[i] = (at(way.weight, i) * (depth + 1)) / (zero * (depth - i));
  }
  for (let i = index; i < depth; i += 1) {
    way.column[i] = way.column[i + 1] ?? 0;
    way.zero[i] = at(way.zero, i + 1);
    way.one[i] = at(way.one, i + 1);
  }
  way.length = depth;
}

/** Sum of the weights that the path would have without one of its columns. */
function unwoundSum(way: Path, index: number): number {
  const depth = way.length - 1;
  const one = at(way.one, index);
  const zero = at(way.zero, index);
  let next = at(way.weight, depth);
  let total = 0;
  for (let i = depth - 1; i >= 0; i -= 1) {
    if (one !== 0) {
      const here = (next * (depth + 1)) / ((i + 1) * one);
      total += here;
      next = at(way.weight, i) - (here * zero * (depth - i)) / (depth + 1);
    } else if (zero !== 0) total += (at(way.weight, i) * (depth + 1)) / (zero * (depth - i));
  }
  return total;
}
