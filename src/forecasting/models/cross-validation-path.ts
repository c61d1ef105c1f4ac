import { listAt, uint8At } from '../arrays.ts';
import type { Fold } from './cross-validation.ts';
import { type DenseModel, type DenseRows, denseLogOdds, ElasticNetPath } from './elastic-net-logistic-path.ts';

export type CrossValidatedModel = {
  readonly model: DenseModel;
  /** The penalty chosen: that of the lowest mean validation loss ("lambda.min" of cv.glmnet). */
  readonly penalty: number;
  /** Penalties walked, strongest first, and the mean log loss on the rows left out at each. */
  readonly penalties: Float64Array;
  readonly validationLoss: Float64Array;
};

/** As glmnet: a hundred penalties, evenly spaced in their logarithm, down to a ten-thousandth of the strongest. */
const penaltyCount = 100;
const weakestShare = 1e-4;

/** The walk ends when so many weaker penalties in a row did no better: the loss past its lowest point only rises. */
const patience = 20;

/** ... or when a penalty no longer changes the deviance on its own rows by this share (glmnet's fdev). */
const leastChange = 1e-5;

/**
 * Elastic-net logistic regression with its penalty chosen by cross-validation, as cv.glmnet does it: the path of
 * penalties is that of all rows, each fold is standardised and fitted on its own, and the penalty with the lowest mean
 * log loss on rows left out is fitted on all of them.
 */
export function fitCrossValidated(
  features: DenseRows,
  rows: Uint32Array,
  outcomes: Uint8Array,
  mixing: number,
  folds: readonly Fold[],
): CrossValidatedModel {
  const whole = new ElasticNetPath(features, rows, outcomes, mixing);
  const paths = folds.map(({ training, validation }) => ({
    path: new ElasticNetPath(features, training, outcomes, mixing),
    validation,
  }));
  const strongest = whole.strongestPenalty();
  const scored = folds.reduce((sum, { validation }) => sum + validation.length, 0);
  const penalties: number[] = [];
  const losses: number[] = [];
  let best = 0;
  let model: DenseModel | undefined;
  let deviance = whole.trainingLoss();
  for (let step = 0; step < penaltyCount && step - best <= patience; step += 1) {
    const penalty = strongest * weakestShare ** (step / (penaltyCount - 1));
    const fitted = whole.fit(penalty);
    const loss =
      paths.reduce((sum, { path, validation }) => sum + lossOf(path.fit(penalty), features, validation, outcomes), 0) /
      scored;
    penalties.push(penalty);
    losses.push(loss);
    if (model === undefined || loss < listAt(losses, best)) {
      best = step;
      model = fitted;
    }
    const now = whole.trainingLoss();
    if (step > 5 && (deviance - now) / deviance < leastChange) break;
    deviance = now;
  }
  return {
    model: model ?? whole.fit(strongest),
    penalty: listAt(penalties, best),
    penalties: Float64Array.from(penalties),
    validationLoss: Float64Array.from(losses),
  };
}

/** Sum of the log loss over rows. */
function lossOf(model: DenseModel, features: DenseRows, rows: Uint32Array, outcomes: Uint8Array): number {
  let sum = 0;
  for (const row of rows) {
    const logOdds = denseLogOdds(model, features, row);
    const margin = uint8At(outcomes, row) === 1 ? -logOdds : logOdds;
    sum += Math.max(0, margin) + Math.log1p(Math.exp(-Math.abs(margin)));
  }
  return sum;
}
