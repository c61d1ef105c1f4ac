import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logLoss } from '../scores/log-loss.ts';
import { linearPool, logPool, stackingWeights } from './pools.ts';

const forecast = fc.array(fc.double({ min: 0.01, max: 0.99, noNaN: true }), { minLength: 20, maxLength: 20 });

test('pools of two forecasts are the values worked out by hand', () => {
  const [a, b] = [Float64Array.of(0.1), Float64Array.of(0.5)];
  expect(linearPool([a, b])[0]).toBeCloseTo(0.3, 12);
  // Log-odds ln(1/9) and 0: their mean is ln(1/3), which is a probability of one quarter.
  expect(logPool([a, b])[0]).toBeCloseTo(0.25, 12);
  expect(linearPool([a, b], [3, 1])[0]).toBeCloseTo(0.2, 12);
});

test('a pool lies between the forecasts, and keeps what all agree on', () => {
  fc.assert(
    fc.property(forecast, forecast, (first, second) => {
      const [a, b] = [Float64Array.from(first), Float64Array.from(second)];
      for (const pool of [linearPool([a, b]), logPool([a, b], [1, 2])]) {
        pool.forEach((p, i) => {
          expect(p).toBeGreaterThanOrEqual(Math.min(a[i] ?? 1, b[i] ?? 1) - 1e-9);
          expect(p).toBeLessThanOrEqual(Math.max(a[i] ?? 0, b[i] ?? 0) + 1e-9);
        });
      }
      logPool([a, a]).forEach((p, i) => {
        expect(p).toBeCloseTo(a[i] ?? Number.NaN, 9);
      });
    }),
  );
});

test('stacking weights are shares, and their pool of past forecasts is no worse than with equal weights', () => {
  fc.assert(
    fc.property(forecast, forecast, fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }), (first, second, came) => {
      const forecasts = [Float64Array.from(first), Float64Array.from(second)];
      const outcomes = Uint8Array.from(came, (value) => (value ? 1 : 0));
      const weights = stackingWeights(forecasts, outcomes, 0);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
      for (const weight of weights) expect(weight).toBeGreaterThanOrEqual(0);
      expect(logLoss(logPool(forecasts, weights), outcomes)).toBeLessThanOrEqual(
        logLoss(logPool(forecasts), outcomes) + 1e-6,
      );
    }),
    { numRuns: 40 },
  );
});

test('a forecaster that knew takes the weight from one that guessed; strong shrinkage gives it back', () => {
  const outcomes = Uint8Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? 1 : 0));
  const knew = Float64Array.from(outcomes, (y) => (y === 1 ? 0.9 : 0.1));
  const guessed = Float64Array.from(outcomes, (_, i) => (i % 2 === 0 ? 0.9 : 0.1));
  expect(stackingWeights([knew, guessed], outcomes, 0)[0]).toBeGreaterThan(0.9);
  expect(stackingWeights([knew, guessed], outcomes, 1e6)[0]).toBeCloseTo(0.5, 3);
  expect(stackingWeights([knew, guessed], outcomes, 1e6, [0.2, 0.8])[0]).toBeCloseTo(0.2, 3);
});
