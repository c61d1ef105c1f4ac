import fc from 'fast-check';
import { expect, test } from 'vitest';
import { betaCalibration, isotonicCalibration, plattCalibration } from './calibration.ts';

// Reference values: scikit-learn 1.2.1, LogisticRegression without penalty on log-odds (Platt), on ln p and −ln(1 − p)
// (beta), and IsotonicRegression clipped outside.
const said = Float64Array.of(0.05, 0.1, 0.1, 0.2, 0.3, 0.35, 0.5, 0.6, 0.7, 0.9);
const came = Uint8Array.of(0, 0, 1, 0, 0, 1, 0, 1, 1, 1);

const forecasts = fc
  .array(fc.tuple(fc.double({ min: 0.01, max: 0.99, noNaN: true }), fc.boolean()), { minLength: 6, maxLength: 60 })
  .filter((rows) => rows.some(([, y]) => y) && rows.some(([, y]) => !y))
  .map((rows) => ({
    p: Float64Array.from(rows, ([p]) => p),
    y: Uint8Array.from(rows, ([, y]) => (y ? 1 : 0)),
  }));

test('Platt calibration is the logistic regression worked out apart', () => {
  expect(plattCalibration(said, came)(0.25)).toBeCloseTo(0.41133078, 6);
});

test('with ever stronger priors Platt calibration changes ever less', () => {
  const moved = [0, 1, 10, 1000].map((precision) =>
    Math.abs(plattCalibration(said, came, { interceptPrecision: precision, slopePrecision: precision })(0.25) - 0.25),
  );
  expect(moved).toEqual(moved.toSorted((a, b) => b - a));
  expect(moved[3]).toBeLessThan(0.001);
});

test('a weight of two is a forecast twice', () => {
  const weights = Float64Array.of(1, 1, 2, 1, 1, 1, 1, 1, 1, 1);
  const twice = plattCalibration(Float64Array.of(...said, 0.1), Uint8Array.of(...came, 1));
  expect(plattCalibration(said, came, { weights })(0.4)).toBeCloseTo(twice(0.4), 9);
});

test('isotonic calibration is the regression worked out apart, straight between its steps', () => {
  const calibrated = isotonicCalibration(said, came);
  const wanted = new Map([
    [0.01, 0],
    [0.05, 0],
    [0.1, 0.25],
    [0.15, 0.25],
    [0.2, 0.25],
    [0.32, 0.35],
    [0.4, 0.5],
    [0.65, 1],
    [0.95, 1],
  ]);
  for (const [p, value] of wanted) expect(calibrated(p)).toBeCloseTo(value, 9);
});

test('isotonic calibration never falls, and keeps the mean of what it was fitted on', () => {
  fc.assert(
    fc.property(forecasts, ({ p, y }) => {
      const calibrated = isotonicCalibration(p, y);
      const grid = Array.from({ length: 50 }, (_, i) => calibrated(i / 49));
      grid.forEach((value, i) => {
        if (i > 0) expect(value).toBeGreaterThanOrEqual((grid[i - 1] ?? 0) - 1e-12);
      });
      const mean = p.reduce((sum, value) => sum + calibrated(value), 0);
      expect(mean).toBeCloseTo(
        y.reduce((sum, value) => sum + value, 0),
        6,
      );
    }),
  );
});

test('beta calibration is the regression worked out apart', () => {
  const twelve = [0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97];
  const outcomes = [0, 0, 0, 1, 0, 0, 1, 0, 1, 1, 1, 0, 1, 0, 0, 0, 0, 1, 0, 1, 0, 1, 1, 1];
  const calibrated = betaCalibration(Float64Array.of(...twelve, ...twelve), Uint8Array.from(outcomes));
  expect(calibrated(0.25)).toBeCloseTo(0.36167837, 5);
});

test('beta calibration never falls, even where the data would have it', () => {
  fc.assert(
    fc.property(forecasts, ({ p, y }) => {
      const calibrated = betaCalibration(p, y);
      const grid = Array.from({ length: 30 }, (_, i) => calibrated((i + 0.5) / 30));
      grid.forEach((value, i) => {
        if (i > 0) expect(value).toBeGreaterThanOrEqual((grid[i - 1] ?? 0) - 1e-9);
      });
    }),
    { numRuns: 40 },
  );
});
