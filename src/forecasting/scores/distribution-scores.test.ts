import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binOf, ignoranceOfSamples, ignoranceOfWeighted, smoothedShare } from './ignorance.ts';
import { intervalScore, intervalScoreOfSamples, sampleQuantile } from './interval-score.ts';
import { bestLogPoint, squaredLogError } from './msle.ts';
import { pitBounds, pitHistogram } from './pit.ts';

// Expected values worked out apart in Python with NumPy from the formulas (numpy.quantile for the quantiles).

test('the interval score is the width, and twenty times the distance outside an interval of 90 %', () => {
  expect(intervalScore(3, 20, 10)).toBe(17);
  expect(intervalScore(3, 20, 1)).toBeCloseTo(57, 9);
  expect(intervalScore(3, 20, 25)).toBeCloseTo(117, 9);
});

test('quantiles of samples lie between order statistics, as NumPy has them', () => {
  const samples = Float64Array.of(0, 0, 1, 4, 10);
  expect(sampleQuantile(samples, 0.95)).toBeCloseTo(8.8, 12);
  expect(sampleQuantile(samples, 0.5)).toBe(1);
  expect(sampleQuantile(samples, 1)).toBe(10);
  expect(intervalScoreOfSamples(samples, 12)).toBeCloseTo(72.8, 9);
});

test('the observed value itself is the best interval', () => {
  const number = fc.integer({ min: 0, max: 500 });
  fc.assert(
    fc.property(number, number, number, (a, b, observed) => {
      const score = intervalScore(Math.min(a, b), Math.max(a, b), observed);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(intervalScore(observed, observed, observed)).toBe(0);
    }),
  );
});

test('ignorance counts one more sample in every bin, for a thousand samples or any other number', () => {
  expect(ignoranceOfWeighted(Float64Array.of(0, 7), Float64Array.of(0.75, 0.25), 8)).toBeCloseTo(2.010023727952243, 12);
  expect(ignoranceOfSamples(Float64Array.of(1, 2, 0, 9), 2)).toBeCloseTo(2.321928094887362, 12);
  expect(smoothedShare(0)).toBeCloseTo(1 / 1011, 12);
});

test('bins are those of the challenge: none; 1 to 2; 3 to 5; …; above a thousand', () => {
  const firsts = [0, 1, 3, 6, 11, 26, 51, 101, 251, 501, 1001];
  firsts.forEach((deaths, bin) => {
    expect(binOf(deaths)).toBe(bin);
    if (deaths > 0) expect(binOf(deaths - 1)).toBe(bin - 1);
  });
});

test('probabilities of all bins add to one', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 1, maxLength: 50 }), (samples) => {
      const sum = [0, 1, 3, 6, 11, 26, 51, 101, 251, 501, 1001]
        .map((deaths) => 2 ** -ignoranceOfSamples(samples, deaths))
        .reduce((total, probability) => total + probability, 0);
      expect(sum).toBeCloseTo(1, 10);
    }),
  );
});

test('squared log error, and the point that has the least of it', () => {
  expect(squaredLogError(9, 3)).toBeCloseTo(0.8395887053184752, 12);
  expect(bestLogPoint(Float64Array.of(0, 3, 15), Float64Array.of(0.5, 0.25, 0.25))).toBeCloseTo(1.8284271247461898, 12);
});

test('the histogram of PITs spreads a count evenly between its bounds', () => {
  expect(pitBounds(Float64Array.of(0, 2, 5), Float64Array.of(0.5, 0.25, 0.25), 2)).toEqual([0.5, 0.75]);
  expect(pitBounds(Float64Array.of(1), Float64Array.of(1), 0)).toEqual([0, 0]);
  const bounds = [[0.2, 0.6] as const, [0, 0.5] as const, [0.9, 1] as const];
  const expected = [2 / 3, 1.5, 7 / 6, 0, 5 / 3];
  [...pitHistogram(bounds, 5)].forEach((share, bin) => {
    expect(share).toBeCloseTo(expected[bin] ?? Number.NaN, 12);
  });
});

test('a histogram of PITs always adds to its number of bins', () => {
  const level = fc.integer({ min: 0, max: 20 }).map((twentieth) => twentieth / 20);
  fc.assert(
    fc.property(fc.array(fc.tuple(level, level), { minLength: 1, maxLength: 20 }), (pairs) => {
      const bounds = pairs.map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
      const sum = pitHistogram(bounds, 10).reduce((total, share) => total + share, 0);
      expect(sum).toBeCloseTo(10, 9);
    }),
  );
});
