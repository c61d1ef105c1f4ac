import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../random.ts';
import { toSparseRows } from '../sparse-rows.ts';
import { randomFolds } from './cross-validation.ts';
import { fitCrossValidated } from './cross-validation-path.ts';
import { fitLogisticPath } from './elastic-net-logistic.ts';
import { denseLogOdds, ElasticNetPath } from './elastic-net-logistic-path.ts';

function made(seed: number, rows: number, columns: number) {
  const random = seededRandom(seed);
  const values = Float64Array.from({ length: rows * columns }, () => random() * 4 - 1);
  const outcomes = Uint8Array.from({ length: rows }, (_, row) =>
    random() < 1 / (1 + Math.exp(1 - (values[row * columns] ?? 0) + 0.5 * (values[row * columns + 1] ?? 0))) ? 1 : 0,
  );
  return { features: { rows, columns, values }, outcomes, rows: Uint32Array.from({ length: rows }, (_, row) => row) };
}

test('the dense fit is the minimum that the sparse one finds, for ridge, elastic net and lasso', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      fc.constantFrom(0, 0.5, 1),
      fc.constantFrom(0.2, 0.05, 0.01),
      (seed, mixing, penalty) => {
        const { features, outcomes, rows } = made(seed, 80, 4);
        fc.pre(outcomes.includes(1) && outcomes.includes(0));
        const dense = new ElasticNetPath(features, rows, outcomes, mixing).fit(penalty);
        const [sparse] = fitLogisticPath(toSparseRows(features.values, 80, 4), {
          rows,
          outcomes,
          penalties: [penalty],
          mixing,
          penaltyFactors: new Float64Array(4).fill(1),
          signs: new Float64Array(4),
        });
        expect(dense.intercept).toBeCloseTo(sparse?.intercept ?? Number.NaN, 2);
        dense.coefficients.forEach((b, j) => {
          expect(b).toBeCloseTo(sparse?.coefficients[j] ?? Number.NaN, 2);
        });
      },
    ),
    { numRuns: 40 },
  );
});

test('at the minimum no coefficient can be moved to gain: the conditions of Karush, Kuhn and Tucker hold', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.constantFrom(0.1, 0.03, 0.01), (seed, penalty) => {
      const { features, outcomes, rows } = made(seed, 120, 5);
      fc.pre(outcomes.includes(1) && outcomes.includes(0));
      const model = new ElasticNetPath(features, rows, outcomes, 0.5).fit(penalty);
      for (let j = 0; j < 5; j += 1) {
        const column = Array.from(rows, (row) => features.values[row * 5 + j] ?? 0);
        const mean = column.reduce((sum, x) => sum + x, 0) / 120;
        const scale = Math.sqrt(column.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 120);
        const slope =
          column.reduce((sum, x, row) => {
            const p = 1 / (1 + Math.exp(-denseLogOdds(model, features, row)));
            return sum + ((x - mean) / scale) * ((outcomes[row] ?? 0) - p);
          }, 0) / 120;
        const b = (model.coefficients[j] ?? 0) * scale;
        if (b === 0) expect(Math.abs(slope)).toBeLessThanOrEqual(penalty * 0.5 + 1e-4);
        else expect(slope).toBeCloseTo(penalty * (0.5 * Math.sign(b) + 0.5 * b), 3);
      }
    }),
    { numRuns: 30 },
  );
});

test('at the strongest penalty all coefficients are 0, just below it one is not', () => {
  const { features, outcomes, rows } = made(3, 200, 6);
  const path = new ElasticNetPath(features, rows, outcomes, 0.5);
  const strongest = path.strongestPenalty();
  expect([...path.fit(strongest * 1.001).coefficients]).toEqual([0, 0, 0, 0, 0, 0]);
  expect([...path.fit(strongest * 0.98).coefficients].filter((b) => b !== 0).length).toBe(1);
});

test('a column that does not vary keeps the coefficient 0 and does no harm', () => {
  const { features, outcomes, rows } = made(9, 60, 3);
  const values = features.values.map((value, cell) => (cell % 3 === 2 ? 7 : value));
  const model = new ElasticNetPath({ ...features, values }, rows, outcomes, 0).fit(0.01);
  expect(model.coefficients[2]).toBe(0);
  expect(Number.isFinite(model.intercept)).toBe(true);
});

test('cross-validation takes the penalty with the lowest loss on rows left out, fitted on all of them', () => {
  const { features, outcomes, rows } = made(12, 300, 6);
  const folds = randomFolds(rows, 5, seededRandom(2));
  const chosen = fitCrossValidated(features, rows, outcomes, 0.5, folds);
  const lowest = chosen.validationLoss.indexOf(Math.min(...chosen.validationLoss));
  expect(chosen.penalty).toBe(chosen.penalties[lowest]);
  const direct = new ElasticNetPath(features, rows, outcomes, 0.5).fit(chosen.penalty);
  expect(chosen.model.intercept).toBeCloseTo(direct.intercept, 3);
  const byHand =
    folds.reduce((sum, { training, validation }) => {
      const model = new ElasticNetPath(features, training, outcomes, 0.5).fit(chosen.penalty);
      return validation.reduce((total, row) => {
        const p = 1 / (1 + Math.exp(-denseLogOdds(model, features, row)));
        return total - Math.log(outcomes[row] === 1 ? p : 1 - p);
      }, sum);
    }, 0) / 300;
  expect(chosen.validationLoss[lowest]).toBeCloseTo(byHand, 4);
});
