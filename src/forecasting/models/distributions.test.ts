import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fallingWithThreshold } from './monotone.ts';
import {
  fromPoints,
  meanDistance,
  meanDistanceTo,
  meanOf,
  mixPoints,
  pointCount,
  pointShares,
  pointsOf,
  quantileOf,
  samplesOf,
  shareUpTo,
  type WeightedPoints,
  weighted,
} from './points.ts';
import { poissonPoints } from './poisson.ts';

const deaths = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 40 });

function even(values: readonly number[]): WeightedPoints {
  return weighted(Float64Array.from(values), new Float64Array(values.length).fill(1));
}

test('the mean distance between two distributions is that of all pairs', () => {
  // Worked out by hand: ¼ (½ · 1 + ½ · 3) + ¾ (½ · 6 + ½ · 2) = 0.5 + 3 = 3.5.
  const left = weighted(Float64Array.of(4, 0), Float64Array.of(1, 1));
  const right = weighted(Float64Array.of(1, 6), Float64Array.of(1, 3));
  expect(meanDistance(left, right)).toBeCloseTo(3.5, 12);
  fc.assert(
    fc.property(deaths, deaths, (a, b) => {
      const pairs = a.flatMap((x) => b.map((y) => Math.abs(x - y)));
      const expected = pairs.reduce((sum, value) => sum + value, 0) / pairs.length;
      expect(meanDistance(even(a), even(b))).toBeCloseTo(expected, 8);
    }),
  );
});

test('the distance to a value is the mean absolute difference', () => {
  expect(meanDistanceTo(even([0, 2, 10]), 4)).toBeCloseTo(4, 12);
});

test('equal values become one with the sum of their weights, smallest first', () => {
  const points = weighted(Float64Array.of(5, 1, 5, 0), Float64Array.of(1, 2, 2, 3));
  expect([...points.values]).toEqual([0, 1, 5]);
  expect([...points.weights]).toEqual([3 / 8, 2 / 8, 3 / 8]);
  expect(() => weighted(Float64Array.of(1), Float64Array.of(0))).toThrow(/at least one value/);
});

test('the points of a thousand values hold its quantiles, finer in the upper tail', () => {
  const values = Float64Array.from({ length: 10_000 }, (_, index) => index);
  const points = pointsOf(values, new Float64Array(10_000).fill(1));
  expect(pointShares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  expect(points.length).toBe(pointCount);
  // Levels of the first, the twentieth and the last point: the middles of their shares.
  for (const [point, level] of [
    [0, 0.0125],
    [19, 0.4875],
    [pointCount - 1, 0.99975],
  ] as const) {
    expect(Math.abs((points[point] ?? Number.NaN) - level * 10_000)).toBeLessThanOrEqual(1);
  }
});

test('a mixture holds its parts in the shares asked for', () => {
  const mixed = mixPoints([even([0, 0]), even([10])], Float64Array.of(0.7, 0.3));
  expect(mixed.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  expect(meanOf(mixed)).toBeCloseTo(3, 12);
  expect([0.05, 0.69, 0.71, 0.95].map((level) => quantileOf(mixed, level))).toEqual([0, 0, 10, 10]);
  expect(shareUpTo(mixed, 9)).toBeCloseTo(0.7, 12);
});

test('a thousand samples hold each of twelve months 83 or 84 times, and any distribution in its shares', () => {
  const twelve = even(Array.from({ length: 12 }, (_, month) => month));
  const samples = samplesOf(twelve, 1000);
  for (let month = 0; month < 12; month += 1) {
    const held = samples.filter((sample) => sample === month).length;
    expect([83, 84]).toContain(held);
  }
  fc.assert(
    fc.property(deaths, (values) => {
      const points = even(values);
      const drawn = samplesOf(points, 1000);
      expect(drawn.length).toBe(1000);
      expect([...drawn]).toEqual([...drawn].toSorted((a, b) => a - b));
      const share = drawn.filter((sample) => sample <= 50).length / 1000;
      expect(Math.abs(share - shareUpTo(points, 50))).toBeLessThanOrEqual(0.001);
    }),
  );
});

test('points of equal value are one value of a distribution', () => {
  const points = fromPoints(new Float64Array(pointCount));
  expect([...points.values]).toEqual([0]);
  expect(points.weights[0]).toBeCloseTo(1, 12);
});

test('a Poisson distribution has the probabilities of its formula, its mean and its variance', () => {
  // Python: exp(-2.5) * 2.5**k / factorial(k) for k of 0 to 3.
  const few = poissonPoints(2.5);
  const expected = [0.0820849986238988, 0.205212496559747, 0.25651562069968376, 0.21376301724973645];
  expected.forEach((probability, k) => {
    expect(few.weights[k]).toBeCloseTo(probability, 9);
  });
  const many = poissonPoints(4000);
  const variance = many.values.reduce((sum, k, index) => sum + (k - 4000) ** 2 * (many.weights[index] ?? 0), 0);
  expect(meanOf(many)).toBeCloseTo(4000, 4);
  expect(variance).toBeCloseTo(4000, 1);
  expect([...poissonPoints(0).values]).toEqual([0]);
});

test('probabilities that fall with the threshold stay; those that cross meet at their mean', () => {
  const [low, middle, high] = fallingWithThreshold([
    Float64Array.of(0.5, 0.2, Number.NaN),
    Float64Array.of(0.3, 0.4, Number.NaN),
    Float64Array.of(0.1, 0.1, Number.NaN),
  ]);
  expect([low?.[0], middle?.[0], high?.[0]]).toEqual([0.5, 0.3, 0.1]);
  expect(low?.[1]).toBeCloseTo(0.3, 12);
  expect(middle?.[1]).toBeCloseTo(0.3, 12);
  expect(high?.[1]).toBe(0.1);
  expect(low?.[2]).toBeNaN();
});

test('whatever comes in falls with the threshold, with the same sum, when it comes out', () => {
  const chance = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(chance, { minLength: 1, maxLength: 6 }), (sequence) => {
      const out = fallingWithThreshold(sequence.map((p) => Float64Array.of(p))).map((values) => values[0] ?? -1);
      out.slice(1).forEach((value, index) => {
        expect(value).toBeLessThanOrEqual((out[index] ?? -1) + 1e-12);
      });
      const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
      expect(sum(out)).toBeCloseTo(sum(sequence), 10);
    }),
  );
});
