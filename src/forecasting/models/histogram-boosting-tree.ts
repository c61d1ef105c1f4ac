import { at, uint8At } from '../arrays.ts';

/**
 * A binary tree of splits, as parallel arrays by node, the root being node 0. A row goes left where its value is at
 * most the threshold, or is missing and `missingLeft` is 1.
 */
export type RegressionTree = {
  /** Column of the split; -1 at a leaf. */
  readonly column: Int32Array;
  readonly threshold: Float64Array;
  readonly missingLeft: Uint8Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** What a leaf adds to the prediction; 0 at a split. */
  readonly value: Float64Array;
  /** Training rows that passed through the node (by weight). */
  readonly cover: Float64Array;
};

/** What the tree says of a row of row-major features. */
export function treeValue(tree: RegressionTree, features: Float64Array, first: number): number {
  let node = 0;
  for (let column = tree.column[node] ?? -1; column >= 0; column = tree.column[node] ?? -1) {
    node = goesLeft(tree, node, at(features, first + column)) ? (tree.left[node] ?? 0) : (tree.right[node] ?? 0);
  }
  return at(tree.value, node);
}

export function goesLeft(tree: RegressionTree, node: number, value: number): boolean {
  return Number.isNaN(value) ? uint8At(tree.missingLeft, node) === 1 : value <= at(tree.threshold, node);
}
