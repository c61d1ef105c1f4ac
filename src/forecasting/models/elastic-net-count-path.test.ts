import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../random.ts';
import { type CountModel, expectedCount, fitCountPath } from './elastic-net-count-path.ts';

const eight = {
  features: {
    rows: 8,
    columns: 2,
    values: Float64Array.from([0, 1, 1, 0.5, 2, 2.5, 3, 1, 4, 3, 5, 0, 6, 2, 7, 4.5]),
  },
  counts: Float64Array.from([0, 1, 1, 3, 2, 6, 4, 15]),
  rows: Uint32Array.from([0, 1, 2, 3, 4, 5, 6, 7]),
};
const only = (models: readonly CountModel[]): CountModel => {
  const [model] = models;
  if (model === undefined) throw new Error('One penalty gives one model');
  return model;
};

// Worked out by proximal gradient descent on the same objective, in another language, to 1e-15 a step.
test.each([
  [0, 0, 0, -0.9072040917442162, 0.4849932768669104, 0.01567483144716313],
  [0.5, 0, 0, -0.4517397047797477, 0.3663772115755639, 0.08702324915889509],
  [0.5, 0.5, 0, -0.4182686548347019, 0.37755298000096715, 0.052232251200580934],
  [1, 1, 0, 0.008040074263930164, 0.32059381873358617, 0],
  [0.2, 0.5, 0.3, -0.5119551971413636, 0.409760062936203, 0],
  [0.05, 1, 0.3, -0.7635094880761008, 0.46403505836366105, -0.0016570241791386971],
])(
  'at penalty %d, α %d and κ %d it finds the minimum found by other means',
  (penalty, mixing, dispersion, ...values) => {
    const [intercept, ...coefficients] = values;
    const model = only(fitCountPath(eight.features, { ...eight, penalties: [penalty], mixing, dispersion }));
    expect(model.intercept).toBeCloseTo(intercept, 6);
    coefficients.forEach((value, j) => {
      expect(model.coefficients[j]).toBeCloseTo(value, 6);
    });
  },
);

test('of two groups without a penalty the expected counts are their means, Poisson or not', () => {
  const values = Float64Array.from([0, 0, 0, 1, 1]);
  const features = { rows: 5, columns: 1, values };
  for (const dispersion of [0, 0.7]) {
    const options = { rows: Uint32Array.from([0, 1, 2, 3, 4]), penalties: [0], mixing: 0, dispersion };
    const model = only(fitCountPath(features, { ...options, counts: Float64Array.from([1, 2, 6, 10, 20]) }));
    expect(expectedCount(model, features, 0)).toBeCloseTo(3, 6);
    expect(expectedCount(model, features, 4)).toBeCloseTo(15, 6);
  }
});

test('the dispersion of counts without features is that of their variance: (s² − m) / m²', () => {
  const features = { rows: 8, columns: 1, values: new Float64Array(8).fill(3) };
  const model = only(fitCountPath(features, { ...eight, penalties: [0.1], mixing: 0.5 }));
  expect(model.dispersion).toBeCloseTo(1.2142857142857142, 9);
  expect(model.coefficients[0]).toBe(0);
  expect(Math.exp(model.intercept)).toBeCloseTo(4, 9);
});

test('counts no more spread than Poisson’s have no dispersion', () => {
  const features = { rows: 4, columns: 1, values: new Float64Array(4) };
  const options = { rows: Uint32Array.from([0, 1, 2, 3]), penalties: [0.1], mixing: 0.5 };
  expect(only(fitCountPath(features, { ...options, counts: Float64Array.from([3, 4, 4, 5]) })).dispersion).toBe(0);
});

test('along the whole path no coefficient can be moved to gain: the conditions of Karush, Kuhn and Tucker hold', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      fc.constantFrom(0, 0.5, 1),
      fc.constantFrom(0, 0.5),
      (seed, mixing, dispersion) => {
        const random = seededRandom(seed);
        const [rows, columns] = [60, 4];
        const values = Float64Array.from({ length: rows * columns }, () => random() * 4 - 2);
        const counts = Float64Array.from({ length: rows }, (_, row) =>
          Math.floor(Math.exp(0.5 + (values[row * columns] ?? 0)) * 2 * random()),
        );
        const features = { rows, columns, values };
        const all = Uint32Array.from({ length: rows }, (_, row) => row);
        const penalties = [2, 1, 0.5, 0.2, 0.05, 0.01];
        fitCountPath(features, { rows: all, counts, penalties, mixing, dispersion }).forEach((model, number) => {
          const penalty = penalties[number] ?? Number.NaN;
          for (let j = 0; j < columns; j += 1) {
            const column = Array.from(all, (row) => values[row * columns + j] ?? 0);
            const mean = column.reduce((sum, x) => sum + x, 0) / rows;
            const scale = Math.sqrt(column.reduce((sum, x) => sum + (x - mean) ** 2, 0) / rows);
            const slope =
              column.reduce((sum, x, row) => {
                const expected = expectedCount(model, features, row);
                return sum + ((x - mean) / scale) * (((counts[row] ?? 0) - expected) / (1 + dispersion * expected));
              }, 0) / rows;
            const b = (model.coefficients[j] ?? 0) * scale;
            if (b === 0) expect(Math.abs(slope)).toBeLessThanOrEqual(penalty * mixing + 1e-5);
            else expect(slope).toBeCloseTo(penalty * (mixing * Math.sign(b) + (1 - mixing) * b), 4);
          }
        });
      },
    ),
    // Two draws at which steps by the expected curvature alone swing about the minimum.
    {
      numRuns: 30,
      examples: [
        [114, 1, 0.5],
        [476, 1, 0.5],
      ],
    },
  );
});

test('what is no count is refused', () => {
  const fitted = (counts: readonly number[]) =>
    fitCountPath(eight.features, { ...eight, counts: Float64Array.from(counts), penalties: [1], mixing: 0 });
  expect(() => fitted([0, 0, 0, 0, 0, 0, 0, 0])).toThrow(/above 0/);
  expect(() => fitted([1, 2, -1, 0, 0, 0, 0, 0])).toThrow(/from 0 up/);
});
