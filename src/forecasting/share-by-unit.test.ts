import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type MonthsAhead, shareByUnit, sharesOf, sharingRule } from './share-by-unit.ts';

const rule = { ...sharingRule, draws: 300 };
const levels = [0.05, 0.25, 0.5, 0.75, 0.95];
const aheadOf = (scale: number, none: number): MonthsAhead => ({
  levels,
  quantiles: Float64Array.from({ length: 60 }, (_, cell) => (cell % 5) ** 2 * scale),
  probabilityOfZero: new Float64Array(12).fill(none),
});
const amount = fc.double({ min: 0, max: 400, noNaN: true });
const units = fc
  .array(fc.record({ events: amount, deaths: amount }), { minLength: 1, maxLength: 12 })
  .map((list) => list.map((each, index) => ({ name: `unit ${index}`, ...each })));
const ahead = fc.tuple(fc.integer({ min: 0, max: 90 }), fc.double({ min: 0, max: 1, noNaN: true }));

test('law: units add up to the country, and chances fall with the threshold and grow with the span', () => {
  fc.assert(
    fc.property(units, ahead, (given, [scale, none]) => {
      const shared = shareByUnit(given, aheadOf(scale, none), rule);
      for (const span of ['near', 'whole'] as const) {
        const sum = shared.units.reduce((all, unit) => all + unit[span].deathsMean, 0);
        expect(sum).toBeCloseTo(shared.country[span].deathsMean, 6);
        for (const unit of shared.units) {
          expect(unit[span].atLeast25).toBeLessThanOrEqual(unit[span].atLeast1);
          expect(unit[span].atLeast25).toBeLessThanOrEqual(shared.country[span].atLeast25);
          expect(unit[span].deathsP50).toBeLessThanOrEqual(unit[span].deathsP90);
          expect(unit.near.atLeast1).toBeLessThanOrEqual(unit.whole.atLeast1);
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('law: shares add up to one, and one that never saw an event has the smallest', () => {
  fc.assert(
    fc.property(units, (given) => {
      const shares = sharesOf([...given, { name: 'never', events: 0, deaths: 0 }]);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      expect(shares.at(-1)).toBeGreaterThan(0);
      expect(shares.at(-1)).toBeLessThanOrEqual(Math.min(...shares) + 1e-12);
    }),
  );
});

test('law: the order of units does not matter, and the same input gives the same figures', () => {
  fc.assert(
    fc.property(units, (given) => {
      expect(shareByUnit(given.toReversed(), aheadOf(9, 0.2), rule)).toEqual(shareByUnit(given, aheadOf(9, 0.2), rule));
    }),
    { numRuns: 20 },
  );
});

test('a country sure to see none has none anywhere, and the busier unit has the higher chance', () => {
  const given = [
    { name: 'busy', events: 40, deaths: 200 },
    { name: 'quiet', events: 1, deaths: 1 },
  ];
  expect(shareByUnit(given, aheadOf(9, 1.1), rule).country.whole).toMatchObject({ deathsP90: 0, deathsMean: 0 });
  const [busy, quiet] = shareByUnit(given, aheadOf(9, 0.2)).units;
  expect(busy?.whole.atLeast25).toBeGreaterThan(quiet?.whole.atLeast25 ?? 1);
});
