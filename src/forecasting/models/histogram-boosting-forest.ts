import { at, uint32At } from '../arrays.ts';
import type { Random } from '../random.ts';
import { drawShare } from './histogram-boosting.ts';
import { binFeatures } from './histogram-boosting-bins.ts';
import { growTree } from './histogram-boosting-grow.ts';
import { type RegressionTree, treeValue } from './histogram-boosting-tree.ts';

export type ForestOptions = {
  /** Row-major, rows × columns; NaN is a missing value. */
  readonly features: Float64Array;
  readonly rows: number;
  readonly columns: number;
  /** By row of `features`. */
  readonly outcome: Float64Array | Uint8Array;
  readonly trainingRows: Uint32Array;
  readonly trees: number;
  /** Different rows that each leaf must hold. */
  readonly minimumLeafRows: number;
  /** Share of the columns drawn anew for each split. */
  readonly columnShare: number;
  readonly random: Random;
};

export type Forest = { readonly columns: number; readonly trees: readonly RegressionTree[] };

/** A split that is one of sixty-three a column loses little among hundreds of trees, and is found in half the time. */
const bins = 64;

/**
 * Random forest (Breiman 2001): each tree is grown to the full on a bootstrap sample of the training rows, at each
 * split on columns drawn anew, and leaves hold the mean outcome; the forest's forecast is the mean over its trees. On
 * the boosting's histograms, so that missing values and hundreds of trees a second come with it.
 */
export function fitForest(options: ForestOptions): Forest {
  const { features, rows, columns, outcome, trainingRows, random } = options;
  const binned = binFeatures(features, rows, columns, trainingRows, bins);
  const gradient = new Float64Array(rows);
  const hessian = new Float64Array(rows);
  const all = Uint32Array.from({ length: columns }, (_, column) => column);
  const drawColumns = (): Uint32Array => drawShare(all, options.columnShare, random);
  const trees: RegressionTree[] = [];
  for (let number = 0; number < options.trees; number += 1) {
    hessian.fill(0);
    for (let draw = 0; draw < trainingRows.length; draw += 1) {
      const row = uint32At(trainingRows, Math.floor(random() * trainingRows.length));
      hessian[row] = at(hessian, row) + 1;
    }
    const drawn = trainingRows.filter((row) => at(hessian, row) > 0);
    // Squared error from 0: the best leaf is the mean, and the gain is the fall in variance (for 0 and 1, in impurity).
    for (const row of drawn) gradient[row] = -at(hessian, row) * (outcome[row] ?? Number.NaN);
    const { tree } = growTree(binned, { gradient, hessian, weight: hessian }, drawn, {
      maximumLeaves: Number.POSITIVE_INFINITY,
      maximumDepth: Number.POSITIVE_INFINITY,
      minimumLeafRows: options.minimumLeafRows,
      minimumLeafHessian: 0,
      minimumGain: 1e-12,
      l2: 0,
      learningRate: 1,
      drawColumns,
    });
    trees.push(tree);
  }
  return { columns, trees };
}

/** Mean of the trees for one row of row-major features: a probability where outcomes are 0 and 1. */
export function predictForest(forest: Forest, features: Float64Array, row: number): number {
  let sum = 0;
  for (const tree of forest.trees) sum += treeValue(tree, features, row * forest.columns);
  return sum / forest.trees.length;
}
