import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CountryCode } from '../../../places/country.ts';
import { monthOfNumber } from '../../../warn/events/figures.ts';
import { aroundDesignation, aroundMonths, leastMonths, rateRatio } from './around-designation.ts';

const code = (text: string) => text as CountryCode; // Any three letters will do for these rules.
const january2020 = 2020 * 12;
/** Months from January 2020 on. */
const monthly = (country: CountryCode, deaths: readonly number[]) =>
  deaths.map((deathsBest, place) => ({ country, month: monthOfNumber(january2020 + place), deathsBest }));
const figures = (of: Readonly<Record<string, readonly number[]>>) =>
  new Map(Object.entries(of).map(([name, deaths]) => [code(name), monthly(code(name), deaths)]));

const months = fc.array(fc.nat(500), { minLength: leastMonths, maxLength: aroundMonths });
const pair = fc.integer({ min: leastMonths, max: aroundMonths }).chain((length) => {
  const of = fc.array(fc.nat(500), { minLength: length, maxLength: length });
  return fc.tuple(of, of);
});

test('the month of designation stands in neither stretch, and as many months before as are known after', () => {
  const deaths = [9, 9, 1, 2, 3, 100, 4, 5, 6];
  const found = aroundDesignation(figures({ AAA: deaths }), code('AAA'), '2020-06-17', new Set());
  expect(found).toMatchObject({
    before: { first: '2020-03', last: '2020-05', months: 3, deathsBest: 6 },
    after: { first: '2020-07', last: '2020-09', months: 3, deathsBest: 15 },
    ...{ isOver: false, similar: [], spread: undefined, lowerIn: 0, ratio: 15.5 / 6.5 },
  });
});

test('where fewer than three months are known after it, or fewer before than after, nothing is told', () => {
  const all = figures({ AAA: [1, 2, 3, 4, 5, 6, 7, 8] });
  expect(aroundDesignation(all, code('AAA'), '2020-06-01', new Set())).toBeUndefined();
  expect(aroundDesignation(all, code('AAA'), '2020-02-01', new Set())).toBeUndefined();
  expect(aroundDesignation(all, code('BBB'), '2020-05-01', new Set())).toBeUndefined();
  expect(aroundDesignation(all, code('AAA'), '2020-05-01', new Set())).toBeDefined();
});

test('the interval holds the ratio, is the same each time, and stretches that are alike have a ratio of 1', () => {
  fc.assert(
    fc.property(pair, ([before, after]) => {
      const { ratio, low, high } = rateRatio(before, after);
      expect(low).toBeLessThanOrEqual(ratio);
      expect(high).toBeGreaterThanOrEqual(ratio);
      expect(low).toBeGreaterThan(0);
      expect(rateRatio(before, after)).toEqual({ ratio, low, high });
      expect(rateRatio(before, before).ratio).toBe(1);
      expect(ratio * rateRatio(after, before).ratio).toBeCloseTo(1, 10);
    }),
    { numRuns: 40 },
  );
});

test('more deaths after never make the ratio less, and months that are all alike have no width', () => {
  fc.assert(
    fc.property(months, fc.nat(500), fc.nat(500), (of, level, more) => {
      const raised = of.map((each) => each + more);
      expect(rateRatio(of, raised).ratio).toBeGreaterThanOrEqual(1);
      const { ratio, low, high } = rateRatio(
        of.map(() => level),
        of.map(() => level + more),
      );
      expect([low, high]).toEqual([ratio, ratio]);
    }),
    { numRuns: 40 },
  );
});

test('bouts widen the interval: twelve months of ten say more than one month of a hundred and twenty', () => {
  const even = Array.from({ length: 12 }, () => 10);
  const bout = [120, ...Array.from({ length: 11 }, () => 0)];
  expect(rateRatio(even, even).high).toBe(1);
  expect(rateRatio(bout, bout).high).toBeGreaterThan(2);
});

test('similar places are the nearest before, never the place itself nor one with a designation around then', () => {
  const place = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }));
  fc.assert(
    fc.property(fc.array(place, { minLength: 30, maxLength: 40 }), fc.nat(29), (places, other) => {
      const name = (at: number) =>
        `${String.fromCharCode(65 + (at % 26))}${String.fromCharCode(65 + Math.floor(at / 26))}X`;
      const of = Object.fromEntries(
        places.map(([before, after], at) => [name(at), [...Array(12).fill(before), 0, ...Array(12).fill(after)]]),
      );
      const own = other === 0 ? 1 : 0;
      const found = aroundDesignation(figures(of), code(name(own)), '2021-01-05', new Set([name(other)]));
      const named = found?.similar.map(({ country }) => country) ?? [];
      expect(named).not.toContain(name(own));
      expect(named).not.toContain(name(other));
      expect(named.length).toBeLessThanOrEqual(20);
      const distance = (before: number) => Math.abs(Math.log((before + 1) / ((places[own]?.[0] ?? 0) * 12 + 1)));
      const farthest = Math.max(0, ...(found?.similar ?? []).map(({ before }) => distance(before)));
      expect(farthest).toBeLessThanOrEqual(Math.log(4));
      if (named.length === 20) {
        const left = places.filter((_, at) => at !== own && at !== other && !named.includes(code(name(at))));
        for (const [before] of left) expect(distance(before * 12)).toBeGreaterThanOrEqual(farthest - 1e-9);
      }
      expect(found?.lowerIn).toBe(found?.similar.filter(({ ratio }) => ratio < found.ratio).length);
      expect(found?.spread === undefined).toBe(named.length < 5);
    }),
    { numRuns: 40 },
  );
});
