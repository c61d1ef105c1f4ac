import fc from 'fast-check';
import { expect, test } from 'vitest';
import { riseIn } from './rise.ts';

const rule = { earlierMonths: 36, falseAlarmShare: 0.03, fewest: 3 };
const flat = (count: number) => Array.from({ length: 36 }, () => count);

test('a rise is a last month above every one of those before it', () => {
  expect(riseIn([...flat(2), 3], rule)).toEqual({ last: 3, highestBefore: 2, chance: 1 / 37, isRise: true });
  expect(riseIn([...flat(3), 3], rule)?.isRise).toBe(false);
  expect(riseIn([...flat(0), 2], rule)?.isRise).toBe(false);
});

test('of a series too short nothing is said, and months before those that the rule looks at do not count', () => {
  expect(riseIn(flat(1), rule)).toBeUndefined();
  expect(riseIn([50, ...flat(2), 3], rule)?.isRise).toBe(true);
});

test('law: the chance lies between one in all months and one, and never falls as earlier months grow', () => {
  const counts = fc.array(fc.nat(50), { minLength: 37, maxLength: 37 });
  fc.assert(
    fc.property(counts, (months) => {
      const found = riseIn(months, rule);
      const raised = riseIn([...months.slice(0, -1).map((count) => count + 1), months.at(-1) ?? 0], rule);
      expect(found?.chance).toBeGreaterThanOrEqual(1 / 37);
      expect(raised?.chance).toBeGreaterThanOrEqual(found?.chance ?? 0);
    }),
  );
});

/** A small generator of its own, so that the simulation says the same each time (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A Poisson count, by Knuth's product of uniforms. */
function poisson(mean: number, random: () => number): number {
  const floor = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > floor; product *= random()) count += 1;
  return count;
}

/** Counts far more spread out than Poisson's: its mean is itself drawn, exponentially. */
const spread = (mean: number) => (random: () => number) => poisson(-mean * Math.log(1 - random()), random);

test.each([
  ['rare, Poisson', (random: () => number) => poisson(1, random)],
  ['frequent, Poisson', (random: () => number) => poisson(30, random)],
  ['frequent, far more spread out', spread(20)],
  ['rare, far more spread out', spread(2)],
])('where nothing changes (%s) a rise is named no oftener than the rule says', (_name, draw) => {
  const random = generator(20_261_130);
  const series = 20_000;
  let named = 0;
  for (let at = 0; at < series; at += 1) {
    if (
      riseIn(
        Array.from({ length: 37 }, () => draw(random)),
        rule,
      )?.isRise
    )
      named += 1;
  }
  // Three standard errors of a share of 1 in 37 over 20,000 series.
  expect(named / series).toBeLessThanOrEqual(1 / 37 + 3 * Math.sqrt(0.0263 / series));
});

test('a month of five times as many events as before is named more often than not', () => {
  const random = generator(7);
  let named = 0;
  for (let at = 0; at < 1_000; at += 1) {
    const months = Array.from({ length: 36 }, () => poisson(4, random));
    if (riseIn([...months, poisson(20, random)], rule)?.isRise) named += 1;
  }
  expect(named / 1_000).toBeGreaterThan(0.9);
});
