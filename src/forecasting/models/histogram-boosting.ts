import { at, uint32At } from '../arrays.ts';
import type { Random } from '../random.ts';
import { type BinnedFeatures, binFeatures } from './histogram-boosting-bins.ts';
import { type Gradients, growTree, type Leaf } from './histogram-boosting-grow.ts';
import {
  type BoostingLoss,
  fillGradients,
  fromRaw,
  meanLoss,
  quantileLeafValues,
  startOf,
} from './histogram-boosting-loss.ts';
import { type RegressionTree, treeValue } from './histogram-boosting-tree.ts';

export type { BoostingLoss } from './histogram-boosting-loss.ts';

export type BoostingOptions = {
  /** Row-major, rows × columns; NaN is a missing value, and is sent to the side where it helps more. */
  readonly features: Float64Array | Float32Array;
  readonly rows: number;
  readonly columns: number;
  /** By row of `features`: 0 or 1 for `binary`, 0 up for `count`, any number else. */
  readonly outcome: Float64Array;
  readonly loss: BoostingLoss;
  /** Rows to fit on: all if not given. */
  readonly trainingRows?: Uint32Array;
  /** Rows to stop by: when `patience` further trees do not lower their loss, those trees are dropped. */
  readonly validationRows?: Uint32Array;
  /** 10 if not given. */
  readonly patience?: number;
  /** Weight by row of `features`: 1 each if not given. */
  readonly weights?: Float64Array;
  /** Raw score by row to start from, in place of one constant: trees then learn what it leaves over. */
  readonly startScores?: Float64Array;
  /** Trees at most; 100 if not given. */
  readonly trees?: number;
  /** 0.1 if not given. */
  readonly learningRate?: number;
  /** 31 if not given. */
  readonly maximumLeaves?: number;
  /** No limit if not given. */
  readonly maximumDepth?: number;
  /** 20 if not given. */
  readonly minimumLeafRows?: number;
  /** Added to each leaf's sum of second derivatives; 0 if not given. */
  readonly l2?: number;
  /** Per column: 1 where the prediction may only rise with the feature, -1 only fall, 0 either. Not for `quantile`. */
  readonly monotone?: Int8Array;
  /** Share of the training rows drawn, without replacement, for each tree; 1 if not given. Needs `random`. */
  readonly rowShare?: number;
  /** Share of the columns drawn for each tree; 1 if not given. Needs `random`. */
  readonly columnShare?: number;
  readonly random?: Random;
};

/** A sum of trees. `start` is 0 where the fit had scores to start from: add the row's own. */
export type BoostingModel = {
  readonly loss: BoostingLoss;
  readonly columns: number;
  readonly start: number;
  readonly trees: readonly RegressionTree[];
  /** Mean loss after each tree, those later dropped counted. */
  readonly trainingLoss: Float64Array;
  readonly validationLoss: Float64Array;
};

/**
 * Gradient boosting of trees on histograms: columns in at most 255 bins, each tree grown best split first on first and
 * second derivatives (Friedman 2001; Ke et al. 2017, LightGBM). Same options, same model.
 *
 * Throws a RangeError where arrays do not fit, an outcome is outside the loss's domain, or shares lack `random`.
 */
export function fitBoosting(options: BoostingOptions): BoostingModel {
  assertOptions(options);
  return new Booster(options).fit();
}

/** Raw score (log-odds, log mean, mean or quantile) of one row of row-major features. */
export function rawScore(model: BoostingModel, features: Float64Array, row: number): number {
  let score = model.start;
  for (const tree of model.trees) score += treeValue(tree, features, row * model.columns);
  return score;
}

/** Probability, mean or quantile of one row of row-major features. */
export function predictBoosting(model: BoostingModel, features: Float64Array, row: number): number {
  return fromRaw(model.loss, rawScore(model, features, row));
}

class Booster {
  readonly #options: BoostingOptions;
  readonly #features: Float64Array;
  readonly #binned: BinnedFeatures;
  readonly #trainingRows: Uint32Array;
  readonly #gradients: Gradients;
  readonly #raw: Float64Array;
  readonly #start: number;
  readonly #trees: RegressionTree[] = [];

  constructor(options: BoostingOptions) {
    const { rows, columns, features, outcome, loss, startScores } = options;
    this.#options = options;
    this.#features = features instanceof Float64Array ? features : Float64Array.from(features);
    this.#trainingRows = options.trainingRows ?? Uint32Array.from({ length: rows }, (_, row) => row);
    this.#binned = binFeatures(this.#features, rows, columns, this.#trainingRows);
    const weight = options.weights ?? new Float64Array(rows).fill(1);
    this.#gradients = { gradient: new Float64Array(rows), hessian: new Float64Array(rows), weight };
    this.#start = startScores === undefined ? startOf(loss, outcome, this.#trainingRows, weight) : 0;
    this.#raw = startScores?.slice() ?? new Float64Array(rows).fill(this.#start);
  }

  fit(): BoostingModel {
    const { loss, columns, outcome, validationRows, trees = 100, patience = 10 } = this.#options;
    const { weight } = this.#gradients;
    const trainingLoss: number[] = [];
    const validationLoss: number[] = [];
    let best = 0;
    let bestLoss =
      validationRows === undefined ? Number.NaN : meanLoss(loss, outcome, this.#raw, validationRows, weight);
    for (let round = 0; round < trees; round += 1) {
      fillGradients(loss, outcome, this.#raw, this.#trainingRows, this.#gradients);
      const tree = this.#growOne();
      if (tree.column.length === 1 && at(tree.value, 0) === 0) break;
      this.#trees.push(tree);
      trainingLoss.push(meanLoss(loss, outcome, this.#raw, this.#trainingRows, weight));
      if (validationRows === undefined) continue;
      const now = meanLoss(loss, outcome, this.#raw, validationRows, weight);
      validationLoss.push(now);
      if (now < bestLoss) [best, bestLoss] = [this.#trees.length, now];
      else if (this.#trees.length - best >= patience) break;
    }
    return {
      loss,
      columns,
      start: this.#start,
      trees: validationRows === undefined ? this.#trees : this.#trees.slice(0, best),
      trainingLoss: Float64Array.from(trainingLoss),
      validationLoss: Float64Array.from(validationLoss),
    };
  }

  /** Grows a tree and adds it to the raw scores of all rows that are fitted on or stopped by. */
  #growOne(): RegressionTree {
    const { loss, outcome, rowShare = 1, columnShare = 1, random, validationRows, monotone } = this.#options;
    const learningRate = this.#options.learningRate ?? 0.1;
    const grownOn = drawShare(this.#trainingRows, rowShare, random);
    const allColumns = Uint32Array.from({ length: this.#binned.columns }, (_, column) => column);
    const drawn = drawShare(allColumns, columnShare, random);
    const grown = growTree(this.#binned, this.#gradients, grownOn, {
      maximumLeaves: this.#options.maximumLeaves ?? 31,
      maximumDepth: this.#options.maximumDepth ?? Number.POSITIVE_INFINITY,
      minimumLeafRows: this.#options.minimumLeafRows ?? 20,
      minimumLeafHessian: 1e-3,
      minimumGain: 1e-12,
      l2: this.#options.l2 ?? 0,
      learningRate,
      ...(monotone === undefined ? {} : { monotone }),
      ...(columnShare < 1 ? { drawColumns: () => drawn } : {}),
    });
    if (loss.kind === 'quantile') {
      const { weight } = this.#gradients;
      const values = quantileLeafValues(loss.level, learningRate, outcome, this.#raw, grownOn, grown.leaves, weight);
      for (const [node, value] of values) grown.tree.value[node] = value;
    }
    if (rowShare < 1) this.#addTree(grown.tree, this.#trainingRows);
    else this.#addLeaves(grown.tree, grown.leaves, grownOn);
    if (validationRows !== undefined) this.#addTree(grown.tree, validationRows);
    return grown.tree;
  }

  #addLeaves(tree: RegressionTree, leaves: readonly Leaf[], grownOn: Uint32Array): void {
    for (const { node, from, to } of leaves) {
      const value = at(tree.value, node);
      for (let i = from; i < to; i += 1) {
        const row = uint32At(grownOn, i);
        this.#raw[row] = at(this.#raw, row) + value;
      }
    }
  }

  #addTree(tree: RegressionTree, rows: Uint32Array): void {
    const { columns } = this.#options;
    for (const row of rows) this.#raw[row] = at(this.#raw, row) + treeValue(tree, this.#features, row * columns);
  }
}

/** So large a share of the entries, in their order, at least one; all of them (a copy) for a share of 1. */
export function drawShare(entries: Uint32Array, share: number, random: Random | undefined): Uint32Array {
  if (share >= 1 || random === undefined) return entries.slice();
  let wanted = Math.max(1, Math.round(share * entries.length));
  let left = entries.length;
  // Selection sampling (Knuth, algorithm S): each entry is taken with the chance that what is wanted has of what is left.
  return entries.filter(() => {
    const taken = random() * left < wanted;
    left -= 1;
    if (taken) wanted -= 1;
    return taken;
  });
}

function assertOptions(options: BoostingOptions): void {
  const { rows, outcome, loss, weights, startScores, monotone, columns } = options;
  const expect = (name: string, length: number | undefined, wanted: number): void => {
    if (length !== undefined && length !== wanted) {
      throw new RangeError(`Boosting: ${name} holds ${length} values where ${wanted} are needed.`);
    }
  };
  expect('outcome', outcome.length, rows);
  expect('weights', weights?.length, rows);
  expect('startScores', startScores?.length, rows);
  expect('monotone', monotone?.length, columns);
  if (((options.rowShare ?? 1) < 1 || (options.columnShare ?? 1) < 1) && options.random === undefined) {
    throw new RangeError('Boosting: a share of rows or columns below 1 needs `random`, a seeded generator.');
  }
  if (loss.kind === 'quantile' && monotone?.some((direction) => direction !== 0) === true) {
    throw new RangeError('Boosting: the quantile loss sets its leaves apart and cannot hold monotone constraints.');
  }
  for (const row of options.trainingRows ?? Uint32Array.from({ length: rows }, (_, i) => i)) {
    const y = at(outcome, row);
    const isIn =
      loss.kind === 'binary' ? y === 0 || y === 1 : loss.kind === 'count' ? y >= 0 && y < Infinity : Number.isFinite(y);
    if (!isIn)
      throw new RangeError(`Boosting: outcome of row ${row} is ${y}, which the ${loss.kind} loss cannot take.`);
  }
}
