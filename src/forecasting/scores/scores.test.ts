import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brierDecomposition, brierScore, skill } from './brier.ts';
import { crpsOfSamples, crpsOfWeighted } from './crps.ts';
import { ignoranceOfWeighted } from './ignorance.ts';
import { logLoss } from './log-loss.ts';
import { auroc, averagePrecision } from './ranking.ts';
import { calibrationLine, reliabilityBins } from './reliability.ts';

// Reference values: worked out apart from the definitions in Python with NumPy (pairwise comparison for AUROC, sum over
// thresholds for average precision, numerical integration of (F − 1{x ≥ y})² for CRPS, Newton for the calibration line).
const probabilities = Float64Array.of(0.1, 0.4, 0.35, 0.8, 0.4, 0.05, 0.9, 0.65);
const outcomes = Uint8Array.of(0, 0, 1, 1, 1, 0, 1, 0);

const forecasts = fc
  .array(fc.tuple(fc.double({ min: 0.001, max: 0.999, noNaN: true }), fc.boolean()), { minLength: 2, maxLength: 60 })
  .map((rows) => ({
    p: Float64Array.from(rows, ([p]) => p),
    y: Uint8Array.from(rows, ([, happened]) => (happened ? 1 : 0)),
  }));

test('Brier score and log loss match the values worked out apart', () => {
  expect(brierScore(probabilities, outcomes)).toBeCloseTo(0.1784375, 12);
  expect(logLoss(probabilities, outcomes)).toBeCloseTo(0.5014898102068643, 12);
  expect(skill(0.1, 0.4)).toBeCloseTo(0.75, 12);
});

test('log loss of an event called impossible is large and finite', () => {
  expect(logLoss(Float64Array.of(0), Uint8Array.of(1))).toBeCloseTo(-Math.log(1e-15), 9);
});

test('the parts of the Brier score match the values worked out apart over five bins', () => {
  const parts = brierDecomposition(probabilities, outcomes, 5);
  expect(parts.reliability).toBeCloseTo(0.11515625, 12);
  expect(parts.resolution).toBeCloseTo(0.1875, 12);
  expect(parts.uncertainty).toBeCloseTo(0.25, 12);
  expect(parts.withinBins).toBeCloseTo(0.00078125, 12);
});

test('the parts of the Brier score always add up to it', () => {
  fc.assert(
    fc.property(forecasts, fc.integer({ min: 1, max: 20 }), ({ p, y }, bins) => {
      const parts = brierDecomposition(p, y, bins);
      const sum = parts.reliability - parts.resolution + parts.uncertainty + parts.withinBins;
      expect(sum).toBeCloseTo(brierScore(p, y), 10);
    }),
  );
});

test('AUROC and average precision match the values worked out apart, with ties', () => {
  expect(auroc(probabilities, outcomes)).toBeCloseTo(0.78125, 12);
  expect(averagePrecision(probabilities, outcomes)).toBeCloseTo(0.8166666666666667, 12);
});

test('forecasts that are all alike have AUROC one half and the event rate as average precision', () => {
  const alike = new Float64Array(8).fill(0.3);
  expect(auroc(alike, outcomes)).toBe(0.5);
  expect(averagePrecision(alike, outcomes)).toBe(0.5);
});

test('AUROC turns over when the forecasts are turned over', () => {
  fc.assert(
    fc.property(forecasts, ({ p, y }) => {
      fc.pre(y.includes(1) && y.includes(0));
      expect(
        auroc(p, y) +
          auroc(
            p.map((value) => -value),
            y,
          ),
      ).toBeCloseTo(1, 12);
    }),
  );
});

test('without an event there is no AUROC and no average precision', () => {
  expect(auroc(Float64Array.of(0.2, 0.3), Uint8Array.of(0, 0))).toBeNaN();
  expect(averagePrecision(Float64Array.of(0.2, 0.3), Uint8Array.of(0, 0))).toBeNaN();
});

test('the calibration line matches the logistic regression worked out apart', () => {
  const line = calibrationLine(probabilities, outcomes);
  expect(line.intercept).toBeCloseTo(0.26806232, 7);
  expect(line.slope).toBeCloseTo(1.01763499, 7);
});

test('a reliability bin of ten forecasts at 0.3 is consistent with one to five events, as the binomial says', () => {
  const [bin, ...more] = reliabilityBins(
    new Float64Array(10).fill(0.3),
    Uint8Array.of(1, 1, 0, 0, 0, 0, 0, 0, 0, 0),
    [0, 0.5, 1],
  );
  expect(more).toEqual([]);
  expect(bin).toMatchObject({ count: 10, observedShare: 0.2, consistentFrom: 0.1, consistentTo: 0.5 });
  expect(bin?.meanProbability).toBeCloseTo(0.3, 12);
});

test('reliability bins hold every forecast once, certainty included', () => {
  const bins = reliabilityBins(Float64Array.of(0, 0.01, 0.5, 1), Uint8Array.of(0, 0, 1, 1));
  expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(4);
});

test('CRPS matches the integral worked out apart, in any order of samples', () => {
  expect(crpsOfSamples([0, 0, 3, 7, 10], 4)).toBeCloseTo(1.44, 9);
  expect(crpsOfSamples([10, 0, 7, 0, 3], 4)).toBeCloseTo(1.44, 9);
});

test('CRPS of a single value is the absolute error, and weights count as repetition', () => {
  expect(crpsOfSamples([12], 7)).toBe(5);
  const weighted = crpsOfWeighted(Float64Array.of(0, 3, 7, 10), Float64Array.of(0.4, 0.2, 0.2, 0.2), 4);
  expect(weighted).toBeCloseTo(1.44, 9);
});

test('CRPS is never negative and never above the mean distance', () => {
  const deaths = fc.integer({ min: 0, max: 500 });
  fc.assert(
    fc.property(fc.array(deaths, { minLength: 1, maxLength: 30 }), deaths, (samples, observed) => {
      const crps = crpsOfSamples(samples, observed);
      const distance = samples.reduce((sum, value) => sum + Math.abs(value - observed), 0) / samples.length;
      expect(crps).toBeGreaterThanOrEqual(-1e-9);
      expect(crps).toBeLessThanOrEqual(distance + 1e-9);
    }),
  );
});

test('ignorance counts the share of samples in the bin that was seen, on the bins of the challenge', () => {
  const values = Float64Array.of(0, 2, 3, 30);
  const weights = new Float64Array(4).fill(0.25);
  expect(ignoranceOfWeighted(values, weights, 1)).toBeCloseTo(2.010023727952243, 9);
  expect(ignoranceOfWeighted(values, weights, 5000)).toBeCloseTo(Math.log2(1011), 12);
});
