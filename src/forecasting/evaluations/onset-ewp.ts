import { at, logistic, uint16At } from '../arrays.ts';
import { randomFolds } from '../models/cross-validation.ts';
import { fitCrossValidated } from '../models/cross-validation-path.ts';
import { denseLogOdds } from '../models/elastic-net-logistic-path.ts';
import { seededRandom } from '../random.ts';
import {
  carriedForward,
  medianAt,
  type OnsetTable,
  outcomesOf,
  rowsOfYear,
  rowsWhere,
  trainingRowsAt,
} from './onset-table.ts';

/** α of the elastic net and the number of folds: cv.glmnet's ten, as their model_3Sep2025.R runs it. */
const mixing = 0.5;
const folds = 10;
const seed = 90_035;

/**
 * The Early Warning Project's method: elastic-net logistic regression, α = .5, on all of its features as given,
 * standardised, the penalty chosen by ten-fold cross-validation over rows at random (the lowest loss). Missing features
 * are carried forward, then back, within a country, among the years up to the forecast's own; a country that never has
 * a value takes the median.
 *
 * @returns probabilities of the year's rows, in their order.
 */
export function forecastOnsetsByEwp(table: OnsetTable, year: number): Float64Array {
  const known = rowsWhere(table, (row) => uint16At(table.year, row) <= year);
  const training = trainingRowsAt(table, year);
  const features = {
    rows: table.year.length,
    columns: table.featureNames.length,
    values: filledAt(table, known, training),
  };
  const drawn = randomFolds(training, folds, seededRandom(seed));
  const { model } = fitCrossValidated(features, training, outcomesOf(table), mixing, drawn);
  return Float64Array.from(rowsOfYear(table, year), (row) => logistic(denseLogOdds(model, features, row)));
}

/** Features of the known rows without gaps; those of later rows are left NaN, so that nothing can read them. */
function filledAt(table: OnsetTable, known: Uint32Array, training: Uint32Array): Float64Array {
  const width = table.featureNames.length;
  const filled = new Float64Array(table.year.length * width).fill(Number.NaN);
  for (let feature = 0; feature < width; feature += 1) {
    const forward = carriedForward(table, feature);
    let after = Number.NaN;
    let country = -1;
    for (const row of known.toReversed()) {
      if (uint16At(table.country, row) !== country) after = Number.NaN;
      country = uint16At(table.country, row);
      if (Number.isNaN(at(forward, row))) forward[row] = after;
      else after = at(forward, row);
    }
    const median = medianAt(forward, training);
    for (const row of known) {
      const value = at(forward, row);
      filled[row * width + feature] = Number.isNaN(value) ? median : value;
    }
  }
  return filled;
}
