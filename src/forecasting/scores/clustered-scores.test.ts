import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../random.ts';
import { clusteredIntervals, clusteredSamples } from './clustered-bootstrap.ts';
import { pairedTest } from './paired-test.ts';
import { recallAtK, topOfEachGroup } from './recall-at-k.ts';

test('recall at two counts what stands among the two highest of its own year', () => {
  const probabilities = Float64Array.of(0.9, 0.5, 0.4, 0.3, 0.2, 0.1);
  const years = Uint16Array.of(2000, 2000, 2000, 2001, 2001, 2001);
  const outcomes = Uint8Array.of(0, 1, 1, 0, 1, 1);
  // Caught: the second row of 2000 and the second of 2001; missed: the third of each.
  expect(recallAtK(probabilities, outcomes, years, 2)).toBe(0.5);
  expect(recallAtK(probabilities, outcomes, years, 3)).toBe(1);
  expect(recallAtK(probabilities, new Uint8Array(6), years, 2)).toBeNaN();
});

test('of equal probabilities the earlier rows are taken, no more than k of a group', () => {
  const years = Uint16Array.of(1, 1, 1, 2, 2);
  expect([...topOfEachGroup(new Float64Array(5).fill(0.2), years, 2)]).toEqual([1, 1, 0, 1, 1]);
});

test('a bootstrap sample holds whole countries, as many as there are', () => {
  const countries = Uint16Array.of(7, 7, 3, 9, 9, 9, 3);
  for (const sample of clusteredSamples(countries, 50, seededRandom(1))) {
    const times = (row: number): number => sample.filter((drawn) => drawn === row).length;
    expect(times(0)).toBe(times(1));
    expect(times(2)).toBe(times(6));
    expect(new Set([times(3), times(4), times(5)]).size).toBe(1);
    expect(times(0) + times(2) + times(3)).toBe(3);
  }
});

test('rows of one country that are all alike give the interval of so few countries, not of so many rows', () => {
  const random = seededRandom(5);
  const ofCountry = Array.from({ length: 40 }, () => random());
  const countries = Uint16Array.from({ length: 4000 }, (_, row) => Math.floor(row / 100));
  const values = Float64Array.from(countries, (country) => ofCountry[country] ?? 0);
  const mean = (rows: Uint32Array) => ({
    mean: rows.reduce((sum, row) => sum + (values[row] ?? 0), 0) / rows.length,
  });
  const clustered = clusteredIntervals(countries, mean, 400, seededRandom(2)).mean;
  const average = ofCountry.reduce((sum, value) => sum + value, 0) / 40;
  const spread = Math.sqrt(ofCountry.reduce((sum, value) => sum + (value - average) ** 2, 0) / 40 / 40);
  // The normal interval of a mean of forty, 1.645 standard errors each way; drawn 400 times, within a quarter of it.
  expect(clustered.upper - clustered.lower).toBeGreaterThan(0.75 * 2 * 1.645 * spread);
  expect(clustered.upper - clustered.lower).toBeLessThan(1.25 * 2 * 1.645 * spread);
});

test('the paired test has the mean and the clustered standard error worked out apart', () => {
  const first = Float64Array.of(0.1, 0, 0.3, 0.05, 0.4, 0);
  const second = Float64Array.of(0, 0.2, 0, 0, 0, 0.1);
  const made = pairedTest(first, second, Uint16Array.of(0, 0, 1, 1, 2, 2), 999, seededRandom(1));
  // NumPy: mean of the differences, and the root of the summed squares of the clusters' sums over n, times √(3/2).
  expect(made.meanDifference).toBeCloseTo(0.09166666666666667, 12);
  expect(made.standardError).toBeCloseTo(0.07120003121097943, 12);
});

test('swapping the methods turns the difference over and keeps the chance; equal methods have a chance of 1', () => {
  const loss = fc.array(fc.double({ min: 0, max: 2, noNaN: true }), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(loss, loss, (a, b) => {
      const [first, second] = [Float64Array.from(a), Float64Array.from(b)];
      const countries = Uint16Array.from({ length: 12 }, (_, row) => row % 5);
      const one = pairedTest(first, second, countries, 200, seededRandom(3));
      const other = pairedTest(second, first, countries, 200, seededRandom(3));
      expect(one.meanDifference).toBeCloseTo(-other.meanDifference, 12);
      expect(one.pValue).toBe(other.pValue);
      expect(pairedTest(first, first, countries, 50, seededRandom(3)).pValue).toBe(1);
    }),
    { numRuns: 40 },
  );
});

test('a method that is better in every one of twenty countries is hardly so by luck', () => {
  const countries = Uint16Array.from({ length: 100 }, (_, row) => row % 20);
  const better = new Float64Array(100).fill(0.1);
  const worse = Float64Array.from({ length: 100 }, (_, row) => 0.2 + 0.01 * (row % 7));
  expect(pairedTest(better, worse, countries, 2000, seededRandom(1)).pValue).toBeLessThan(0.002);
});
