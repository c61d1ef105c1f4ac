import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../random.ts';
import { type BoostingOptions, fitBoosting, predictBoosting, rawScore } from './histogram-boosting.ts';
import { binFeatures, missingBin } from './histogram-boosting-bins.ts';
import { fitForest, predictForest } from './histogram-boosting-forest.ts';

// Eighty rows of three columns by a formula, some missing in the second column. Reference values: scikit-learn 1.2.1,
// HistGradientBoostingClassifier and HistGradientBoostingRegressor, learning_rate .3, max_iter 6, max_leaf_nodes 5,
// min_samples_leaf 6, l2_regularization 1, early_stopping False, on the same rows.
const rows = 80;
const columns = 3;
const features = Float64Array.from({ length: rows * columns }, (_, cell) => {
  const [i, j] = [Math.floor(cell / columns), cell % columns];
  return j === 1 && i % 9 === 4 ? Number.NaN : ((i * 37 + j * 61 + i * i * 7) % 101) / 101;
});
const cell = (i: number, j: number): number => features[i * columns + j] ?? Number.NaN;
const level = Float64Array.from({ length: rows }, (_, i) => {
  const second = Number.isNaN(cell(i, 1)) ? 0.2 : cell(i, 1);
  return 3 * cell(i, 0) - 2 * second + ((i * 29) % 17) / 17 - 1;
});
const happened = level.map((value) => (value > 0.2 ? 1 : 0));
const counts = level.map((_, i) => (cell(i, 2) > 0.5 ? (i * 13) % 7 : 0));
const asInReference = {
  features,
  rows,
  columns,
  trees: 6,
  learningRate: 0.3,
  maximumLeaves: 5,
  minimumLeafRows: 6,
  l2: 1,
};

function firstScores(options: Pick<BoostingOptions, 'outcome' | 'loss'>, count: number): readonly number[] {
  const model = fitBoosting({ ...asInReference, ...options });
  return Array.from({ length: count }, (_, row) =>
    options.loss.kind === 'count' ? predictBoosting(model, features, row) : rawScore(model, features, row),
  );
}

function expectClose(values: readonly number[], wanted: readonly number[]): void {
  expect(values.length).toBe(wanted.length);
  wanted.forEach((value, i) => {
    expect(values[i]).toBeCloseTo(value, 4);
  });
}

test('binary boosting finds the log-odds that scikit-learn finds', () => {
  expectClose(
    firstScores({ outcome: happened, loss: { kind: 'binary' } }, 9),
    [-2.04141823, 2.39575589, -2.04141823, 2.39575589, 2.39575589, 2.39575589, 2.39575589, 2.39575589, -1.82011817],
  );
});

test('count boosting finds the means that scikit-learn finds', () => {
  expectClose(
    firstScores({ outcome: counts, loss: { kind: 'count' } }, 7),
    [0.30893534, 3.62945203, 0.30893534, 2.11165701, 2.30186132, 2.08264716, 2.11165701],
  );
});

test('squared-error boosting finds the means that scikit-learn finds', () => {
  expectClose(
    firstScores({ outcome: level, loss: { kind: 'squared' } }, 7),
    [-1.47775978, 0.55266401, -1.47775978, 1.00520078, 0.58568311, 0.69313162, 0.89050213],
  );
});

test('quantile boosting leaves the share of outcomes below it that its level says', () => {
  const random = seededRandom(3);
  const n = 1500;
  const x = Float64Array.from({ length: n }, () => random());
  const outcome = x.map((value) => value * 10 * (0.5 + random()));
  for (const share of [0.1, 0.5, 0.9]) {
    const model = fitBoosting({
      features: x,
      rows: n,
      columns: 1,
      outcome,
      loss: { kind: 'quantile', level: share },
      trees: 60,
      maximumLeaves: 6,
    });
    const below = outcome.reduce((sum, y, row) => sum + (y <= predictBoosting(model, x, row) ? 1 : 0), 0) / n;
    expect(below).toBeGreaterThan(share - 0.04);
    expect(below).toBeLessThan(share + 0.04);
  }
});

test('the training loss of each tree is no higher than that of the one before', () => {
  const model = fitBoosting({ ...asInReference, outcome: happened, loss: { kind: 'binary' }, trees: 30 });
  model.trainingLoss.forEach((loss, i) => {
    if (i > 0) expect(loss).toBeLessThanOrEqual((model.trainingLoss[i - 1] ?? 0) + 1e-12);
  });
  expect(model.trainingLoss.length).toBeGreaterThan(5);
});

test('a monotone constraint holds along its column for every row, whatever the data', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), fc.constantFrom(-1, 1), (seed, direction) => {
      const random = seededRandom(seed);
      const n = 120;
      const x = Float64Array.from({ length: 2 * n }, () => Math.floor(random() * 12) / 12);
      const outcome = Float64Array.from({ length: n }, () => (random() < 0.4 ? 1 : 0));
      const model = fitBoosting({
        features: x,
        rows: n,
        columns: 2,
        outcome,
        loss: { kind: 'binary' },
        trees: 15,
        maximumLeaves: 8,
        minimumLeafRows: 5,
        monotone: Int8Array.of(direction, 0),
      });
      for (const other of [0, 0.3, 0.7, 1]) {
        let before = Number.NEGATIVE_INFINITY * direction;
        for (let value = 0; value <= 1; value += 1 / 24) {
          const score = rawScore(model, Float64Array.of(value, other), 0);
          expect(direction * (score - before)).toBeGreaterThanOrEqual(-1e-9);
          before = score;
        }
      }
    }),
    { numRuns: 25 },
  );
});

test('missing values go where they help: a column that is missing whenever the event happens tells all', () => {
  const x = Float64Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? Number.NaN : i));
  const outcome = Float64Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? 1 : 0));
  const model = fitBoosting({
    features: x,
    rows: 60,
    columns: 1,
    outcome,
    loss: { kind: 'binary' },
    minimumLeafRows: 5,
  });
  expect(predictBoosting(model, Float64Array.of(Number.NaN), 0)).toBeGreaterThan(0.95);
  expect(predictBoosting(model, Float64Array.of(31), 0)).toBeLessThan(0.05);
});

test('early stopping keeps the trees of the lowest validation loss and no later one', () => {
  const random = seededRandom(8);
  const n = 300;
  const x = Float64Array.from({ length: n * 4 }, () => random());
  const outcome = Float64Array.from({ length: n }, (_, i) => (random() < 0.2 + 0.5 * (x[4 * i] ?? 0) ? 1 : 0));
  const all = Uint32Array.from({ length: n }, (_, row) => row);
  const model = fitBoosting({
    features: x,
    rows: n,
    columns: 4,
    outcome,
    loss: { kind: 'binary' },
    trees: 200,
    learningRate: 0.3,
    trainingRows: all.subarray(0, 200),
    validationRows: all.subarray(200),
    patience: 5,
  });
  expect(model.trees.length).toBeLessThan(100);
  const lowest = model.validationLoss.reduce((least, loss) => Math.min(least, loss));
  expect(model.validationLoss[model.trees.length - 1]).toBe(lowest);
});

test('the same options make the same model, drawn shares and all', () => {
  const make = () =>
    fitBoosting({
      ...asInReference,
      outcome: happened,
      loss: { kind: 'binary' },
      rowShare: 0.7,
      columnShare: 0.6,
      random: seededRandom(4),
    });
  expect(make()).toEqual(make());
});

test('options that do not fit are refused by name', () => {
  const binary = { kind: 'binary' } as const;
  expect(() => fitBoosting({ ...asInReference, outcome: level, loss: binary })).toThrow(/outcome of row 0/);
  expect(() => fitBoosting({ ...asInReference, outcome: new Float64Array(3), loss: binary })).toThrow(
    /outcome holds 3/,
  );
  expect(() => fitBoosting({ ...asInReference, outcome: happened, loss: binary, rowShare: 0.5 })).toThrow(/random/);
});

test('bins keep the order of values, keep missing ones apart, and are as many as values where those are few', () => {
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.integer({ min: -50, max: 50 }), { nil: Number.NaN }), { minLength: 1 }),
      (list) => {
        const binned = binFeatures(Float64Array.from(list), list.length, 1);
        const known = list.filter((value) => !Number.isNaN(value));
        expect(binned.bounds[0]?.length).toBe(Math.max(0, new Set(known).size - 1));
        list.forEach((value, i) => {
          if (Number.isNaN(value)) expect(binned.bins[i]).toBe(missingBin);
          list.forEach((other, k) => {
            if (value < other) expect(binned.bins[i] ?? 0).toBeLessThan(binned.bins[k] ?? 0);
          });
        });
      },
    ),
  );
});

test('a forest says the mean of its leaves: within the range of outcomes, near the truth where it is plain', () => {
  const random = seededRandom(6);
  const n = 400;
  const x = Float64Array.from({ length: n * 2 }, () => random());
  const outcome = Uint8Array.from({ length: n }, (_, i) => ((x[2 * i] ?? 0) > 0.5 ? 1 : 0));
  const forest = fitForest({
    features: x,
    rows: n,
    columns: 2,
    outcome,
    trainingRows: Uint32Array.from({ length: n }, (_, row) => row),
    trees: 40,
    minimumLeafRows: 10,
    columnShare: 1,
    random: seededRandom(1),
  });
  expect(predictForest(forest, Float64Array.of(0.1, 0.5), 0)).toBeLessThan(0.02);
  expect(predictForest(forest, Float64Array.of(0.9, 0.5), 0)).toBeGreaterThan(0.98);
  const middle = predictForest(forest, Float64Array.of(0.5, 0.5), 0);
  expect(middle).toBeGreaterThan(0.02);
  expect(middle).toBeLessThan(0.98);
});
