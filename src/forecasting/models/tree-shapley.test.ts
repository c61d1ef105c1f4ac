import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../random.ts';
import { type BoostingModel, fitBoosting, rawScore } from './histogram-boosting.ts';
import type { RegressionTree } from './histogram-boosting-tree.ts';
import { boostingShapley } from './tree-shapley.ts';

function fitted(seed: number, columns: number, rows = 150): { model: BoostingModel; features: Float64Array } {
  const random = seededRandom(seed);
  const features = Float64Array.from({ length: rows * columns }, () =>
    random() < 0.1 ? Number.NaN : Math.floor(random() * 8),
  );
  const outcome = Float64Array.from({ length: rows }, (_, row) => {
    const first = features[row * columns] ?? 0;
    return random() < 0.2 + (first > 3 ? 0.5 : 0) ? 1 : 0;
  });
  const model = fitBoosting({
    features,
    rows,
    columns,
    outcome,
    loss: { kind: 'binary' },
    trees: 8,
    maximumLeaves: 9,
    minimumLeafRows: 5,
  });
  return { model, features };
}

/** What a tree is expected to say when only the columns in the set are known: by the definition, node by node. */
function expectedOf(tree: RegressionTree, row: Float64Array, known: ReadonlySet<number>, node = 0): number {
  const column = tree.column[node] ?? -1;
  if (column < 0) return tree.value[node] ?? Number.NaN;
  const [left, right] = [tree.left[node] ?? 0, tree.right[node] ?? 0];
  if (known.has(column)) {
    const value = row[column] ?? Number.NaN;
    const goesLeft = Number.isNaN(value) ? tree.missingLeft[node] === 1 : value <= (tree.threshold[node] ?? 0);
    return expectedOf(tree, row, known, goesLeft ? left : right);
  }
  const [a, b] = [tree.cover[left] ?? 0, tree.cover[right] ?? 0];
  return (a * expectedOf(tree, row, known, left) + b * expectedOf(tree, row, known, right)) / (a + b);
}

/** Shapley's formula over all subsets of the other columns. */
function byAllSubsets(model: BoostingModel, row: Float64Array, column: number): number {
  const others = Array.from({ length: model.columns }, (_, j) => j).filter((j) => j !== column);
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  let sum = 0;
  for (let mask = 0; mask < 2 ** others.length; mask += 1) {
    const known = new Set(others.filter((_, k) => Math.floor(mask / 2 ** k) % 2 === 1));
    const weight = (factorial(known.size) * factorial(model.columns - known.size - 1)) / factorial(model.columns);
    for (const tree of model.trees) {
      sum += weight * (expectedOf(tree, row, new Set([...known, column])) - expectedOf(tree, row, known));
    }
  }
  return sum;
}

test('Shapley values are those of the formula over all subsets, for every column', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 0, max: 149 }), (seed, row) => {
      const columns = 4;
      const { model, features } = fitted(seed, columns);
      const own = features.subarray(row * columns, (row + 1) * columns);
      const { values } = boostingShapley(model, features, row);
      for (let column = 0; column < columns; column += 1) {
        expect(values[column]).toBeCloseTo(byAllSubsets(model, own, column), 9);
      }
    }),
    { numRuns: 12 },
  );
});

test('base and values add up to the raw score of the row, however many columns', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 20 }), (seed, columns) => {
      const { model, features } = fitted(seed, columns, 90);
      for (const row of [0, 17, 44, 89]) {
        const { base, values } = boostingShapley(model, features, row);
        const sum = values.reduce((total, value) => total + value, base);
        expect(sum).toBeCloseTo(rawScore(model, features, row), 9);
      }
    }),
    { numRuns: 15 },
  );
});

test('a column that no tree splits on has no value', () => {
  const { model, features } = fitted(5, 3);
  const used = new Set(model.trees.flatMap((tree) => [...tree.column]));
  const widened = { ...model, columns: 4 };
  const row = Float64Array.of(...features.subarray(0, 3), 1);
  expect(used.has(3)).toBe(false);
  expect(boostingShapley(widened, row, 0).values[3]).toBe(0);
});
