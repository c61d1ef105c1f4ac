import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fallingWithThreshold } from './monotone.ts';
import { meanDistance, meanDistanceTo, meanOf, mixPoints, pointCount, quantileOf, toPoints } from './points.ts';

const deaths = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 40 });

test('the mean distance between two sets of values is that of all pairs', () => {
  expect(meanDistance(Float64Array.of(0, 0, 2, 5), Float64Array.of(1, 1, 4, 9))).toBeCloseTo(3.375, 12);
  fc.assert(
    fc.property(deaths, deaths, (left, right) => {
      const [a, b] = [Float64Array.from(left).sort(), Float64Array.from(right).sort()];
      const pairs = left.flatMap((x) => right.map((y) => Math.abs(x - y)));
      const expected = pairs.reduce((sum, value) => sum + value, 0) / pairs.length;
      expect(meanDistance(a, b)).toBeCloseTo(expected, 8);
    }),
  );
});

test('the distance to a value is the mean absolute difference', () => {
  expect(meanDistanceTo(Float64Array.of(0, 2, 10), 4)).toBeCloseTo(4, 12);
});

test('twelve equal values become points that hold each of them about as often', () => {
  const values = Float64Array.from({ length: 12 }, (_, month) => 11 - month);
  const points = toPoints(values, new Float64Array(12).fill(1));
  expect(points.length).toBe(pointCount);
  for (let value = 0; value < 12; value += 1) {
    const held = points.filter((point) => point === value).length;
    expect(Math.abs(held - pointCount / 12)).toBeLessThan(1);
  }
});

test('a heavier weight takes more of the points', () => {
  const points = toPoints(Float64Array.of(5, 1), Float64Array.of(3, 1));
  expect(points.filter((point) => point === 5).length).toBe((3 / 4) * pointCount);
});

test('a mixture holds its parts in the shares asked for', () => {
  const mixed = mixPoints([new Float64Array(4).fill(0), new Float64Array(2).fill(10)], Float64Array.of(0.7, 0.3));
  expect(mixed.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  expect(meanOf(mixed)).toBeCloseTo(3, 12);
  expect([0.05, 0.69, 0.71, 0.95].map((level) => quantileOf(mixed, level))).toEqual([0, 0, 10, 10]);
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
