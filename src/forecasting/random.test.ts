import { expect, test } from 'vitest';
import { seededRandom } from './random.ts';

test('the stream of a seed is that of mulberry32, worked out apart in Python', () => {
  const random = seededRandom(1);
  expect([random(), random(), random()]).toEqual([0.6270739405881613, 0.002735721180215478, 0.5274470399599522]);
});

test('another seed gives another stream, within 0 and 1', () => {
  const [one, other] = [seededRandom(1), seededRandom(2)];
  const values = Array.from({ length: 2000 }, () => other());
  expect(values[0]).not.toBe(one());
  expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
  expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(0.5, 1);
});
