import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toSparseRows } from '../sparse-rows.ts';
import { fitLogisticPath, type LogisticModel } from './elastic-net-logistic.ts';

// Twelve rows of three columns, with weights. Reference values: projected proximal gradient descent of 400,000 steps on
// the same objective, in Python with NumPy, at penalty 0.05 and penalty factors 1, 0.5 and 2.
const cells = Float64Array.of(
  ...[0, 1, 0.5, 2, 0, 1, 1, 1, 0, 3, 0, 0, 0, 2, 1.5, 0, 0, 0],
  ...[1, 3, 2, 4, 1, 0, 0, 0, 2.5, 2, 2, 1, 0, 1, 0, 5, 0, 3],
);
const matrix = toSparseRows(cells, 12, 3);
const outcomes = Uint8Array.of(0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 1, 1);
const weights = Float64Array.of(1, 2, 1, 1, 3, 1, 1, 1, 2, 1, 1, 1);
const rows = Uint32Array.from({ length: 12 }, (_, row) => row);

function fitted(mixing: number, signs: readonly number[], penalties: readonly number[] = [0.05]): LogisticModel {
  const models = fitLogisticPath(matrix, {
    rows,
    outcomes,
    weights,
    penalties,
    mixing,
    penaltyFactors: Float64Array.of(1, 0.5, 2),
    signs: Float64Array.from(signs),
  });
  const last = models.at(-1);
  if (last === undefined) throw new Error('no model');
  return last;
}

function expectModel(model: LogisticModel, intercept: number, coefficients: readonly number[]): void {
  expect(model.intercept).toBeCloseTo(intercept, 3);
  expect(model.coefficients.length).toBe(coefficients.length);
  coefficients.forEach((value, column) => {
    expect(model.coefficients[column]).toBeCloseTo(value, 3);
  });
}

test('ridge finds the minimum worked out apart', () => {
  expectModel(fitted(0, [0, 0, 0]), -0.99038423, [0.86063801, -0.11649081, -0.164638]);
});

test('the elastic net finds the minimum worked out apart, and drops a column', () => {
  const model = fitted(0.5, [0, 0, 0]);
  expectModel(model, -1.27691315, [0.92563936, -0.06834874, 0]);
  expect(model.coefficients[2]).toBe(0);
});

test('coefficients held from below zero stay at zero, the rest at the minimum worked out apart', () => {
  expectModel(fitted(0, [1, 1, 1]), -1.30562629, [0.88647903, 0, 0]);
});

test('the lasso finds the minimum worked out apart', () => {
  expectModel(fitted(1, [1, 0, 0]), -1.43536876, [1.01332143, 0, 0]);
});

test('a fit at the end of a path is the fit made directly', () => {
  const direct = fitted(0, [0, 0, 0]);
  expectModel(fitted(0, [0, 0, 0], [1, 0.3, 0.1, 0.05]), direct.intercept, [...direct.coefficients]);
});

test('a weight of two is a row twice', () => {
  const twice = Uint32Array.from([...rows, 1, 4, 4, 8]);
  const [model] = fitLogisticPath(matrix, {
    rows: twice,
    outcomes,
    penalties: [0.05],
    mixing: 0,
    penaltyFactors: Float64Array.of(1, 0.5, 2),
    signs: new Float64Array(3),
  });
  const weighted = fitted(0, [0, 0, 0]);
  expectModel(model ?? weighted, weighted.intercept, [...weighted.coefficients]);
  expect(model).toBeDefined();
});

test('mean probability equals the event rate, whatever the penalty: the intercept is free', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 3, noNaN: true }), (penalty) => {
      const model = fitted(0, [0, 0, 0], [penalty]);
      let expected = 0;
      let total = 0;
      for (let row = 0; row < 12; row += 1) {
        let logOdds = model.intercept;
        model.coefficients.forEach((value, column) => {
          logOdds += value * (cells[row * 3 + column] ?? 0);
        });
        total += weights[row] ?? 0;
        expected += (weights[row] ?? 0) / (1 + Math.exp(-logOdds));
      }
      const happened = outcomes.reduce((sum, outcome, row) => sum + outcome * (weights[row] ?? 0), 0);
      expect(expected / total).toBeCloseTo(happened / total, 3);
    }),
    { numRuns: 30 },
  );
});
