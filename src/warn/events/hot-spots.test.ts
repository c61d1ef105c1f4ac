import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Cell } from './event.ts';
import { type CellCounts, hotSpots, negativeBinomialTail } from './hot-spots.ts';

const counted = (cell: number, earlierEvents: number, recentEvents: number): CellCounts => ({
  cell: cell as Cell,
  earlierEvents,
  recentEvents,
  recentDeathsBest: 0,
});

// scipy.stats.nbinom.sf(least - 1, shape, success), SciPy 1.17.1
test.each([
  [0, 0.5, 0.5, 1],
  [1, 0.5, 0.5, 0.292_893_218_813_452_4],
  [3, 2.5, 0.8, 0.041174051248],
  [2, 1, 0.75, 0.0625],
  [1_300, 20_000.5, 60 / 63, 5.951129703947e-19],
])('the chance of %i or more at shape %d and success %d', (least, shape, success, expected) => {
  expect(negativeBinomialTail(least, shape, success)).toBeCloseTo(expected, 12);
  expect(negativeBinomialTail(least, shape, success) / expected).toBeCloseTo(1, 6);
});

test('the geometric tail is a power, however far out', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 200 }),
      fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      (least, success) => {
        const exact = (1 - success) ** least;
        expect(negativeBinomialTail(least, 1, success) / exact).toBeCloseTo(1, 6);
      },
    ),
  );
});

test('a busy place’s chance is a number, and falls with each further event', () => {
  const tails = [900, 1_000, 1_100, 1_300].map((least) => negativeBinomialTail(least, 20_000.5, 60 / 63));
  expect(tails.every((tail, index) => tail > 0 && tail < (tails[index - 1] ?? 1.01))).toBe(true);
});

test('places above their own rate are named, the least likely first; one at its rate or with a single event is not', () => {
  const spots = hotSpots([counted(1, 200, 30), counted(2, 200, 10), counted(3, 0, 1), counted(4, 2, 9)]);
  expect(spots.map(({ cell }) => cell)).toEqual([4, 1]);
  expect(spots[1]?.expectedEvents).toBeCloseTo(10.025);
  expect(spots[1]?.rateRatio).toBeCloseTo(2.99, 2);
});

test('more places that keep their rate make no place hotter', () => {
  const hot = counted(1, 12, 4);
  const quiet = Array.from({ length: 400 }, (_, index) => counted(index + 2, 20, 1));
  expect(hotSpots([hot]).map(({ cell }) => cell)).toEqual([1]);
  expect(hotSpots([hot, ...quiet])).toEqual([]);
});

test('where nothing has changed one place in ten at most is named, on the average of many tries', () => {
  let seed = 7;
  const uniform = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const poisson = (mean: number) => {
    let count = -1;
    for (let product = 1; product > Math.exp(-mean); count += 1) product *= uniform();
    return count;
  };
  const tries = 300;
  let withAny = 0;
  for (let each = 0; each < tries; each += 1) {
    const places = Array.from({ length: 40 }, (_, index) => {
      const monthly = 0.05 + uniform();
      return counted(index + 1, poisson(monthly * 60), poisson(monthly * 3));
    });
    if (hotSpots(places).length > 0) withAny += 1;
  }
  expect(withAny / tries).toBeLessThanOrEqual(0.1);
});
