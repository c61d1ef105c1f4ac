import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  expectedDeathsAtLeast,
  inOrder,
  monthBits,
  movedBits,
  type Ranked,
  unexpectedBits,
  watchOrders,
} from './watch-rank.ts';

const chance = fc.double({ min: 0, max: 1, noNaN: true });
/** Of 25, 100 and 1,000 deaths, never likelier the graver they are. */
const chances = fc.tuple(chance, chance, chance).map((three) => three.toSorted((left, right) => right - left));
const measured = fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }), { nil: undefined });
const lines = fc.uniqueArray(
  fc.record({ name: fc.string({ minLength: 1, maxLength: 5 }), harmDeaths: measured, surpriseBits: measured }),
  { selector: ({ name }) => name, maxLength: 30 },
);
const order = fc.constantFrom(...watchOrders);

test('the fewest deaths to expect are each band’s chance times its lower bound', () => {
  // 25 × (0.6 − 0.3) + 100 × (0.3 − 0.1) + 1,000 × 0.1
  expect(expectedDeathsAtLeast([0.6, 0.3, 0.1])).toBeCloseTo(127.5, 10);
  expect(expectedDeathsAtLeast([0, 0, 0])).toBe(0);
  expect(expectedDeathsAtLeast([1, 1, 1])).toBe(1000);
});

test('a graver chance never lowers it, and it lies between none and 1,000', () => {
  fc.assert(
    fc.property(chances, fc.nat(2), chance, (three, at, other) => {
      const raised = three.map((each, place) => (place <= at ? Math.max(each, other) : each));
      expect(expectedDeathsAtLeast(raised)).toBeGreaterThanOrEqual(expectedDeathsAtLeast(three) - 1e-9);
      expect(expectedDeathsAtLeast(three)).toBeGreaterThanOrEqual(0);
      expect(expectedDeathsAtLeast(three)).toBeLessThanOrEqual(1000);
    }),
  );
});

describe('how far a chance has moved', () => {
  test('one bit where the odds double', () => {
    expect(movedBits(0.2, 1 / 3)).toBeCloseTo(1, 10);
    expect(movedBits(0.5, 0.2)).toBeCloseTo(-2, 10);
  });

  test('there and back comes to nothing, and steps add up', () => {
    fc.assert(
      fc.property(chance, chance, chance, (one, two, three) => {
        expect(movedBits(one, two)).toBeCloseTo(-movedBits(two, one), 9);
        expect(movedBits(one, two) + movedBits(two, three)).toBeCloseTo(movedBits(one, three), 9);
        expect(Number.isFinite(movedBits(one, two))).toBe(true);
      }),
    );
  });
});

describe('the last month', () => {
  test('the highest of 64 months tells six bits, one as high as every other none, a single month nothing', () => {
    expect(monthBits([...Array.from({ length: 63 }, () => 2), 9])).toBe(6);
    expect(monthBits([3, 3, 3, 3])).toBe(0);
    expect(monthBits([7])).toBeUndefined();
  });

  test('is never below none, and more deaths never surprise less', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { minLength: 1 }), fc.nat(500), fc.nat(500), (past, last, more) => {
        const bits = monthBits([...past, last]) ?? Number.NaN;
        expect(bits).toBeGreaterThanOrEqual(0);
        expect(monthBits([...past, last + more])).toBeGreaterThanOrEqual(bits);
      }),
    );
  });
});

describe('the last month against its forecast', () => {
  const of = (probabilityNone: number, quantiles: readonly number[]) => {
    const [deathsP05 = 0, deathsP25 = 0, deathsP50 = 0, deathsP75 = 0, deathsP95 = 0] = quantiles;
    return { probabilityNone, deathsP05, deathsP25, deathsP50, deathsP75, deathsP95 };
  };

  test('as many as the middle are one bit, as many as the 95 % or more 4.3 at least, none are none', () => {
    const busy = of(0.01, [10, 40, 80, 160, 400]);
    expect(unexpectedBits(80, busy)).toBeCloseTo(1, 10);
    expect(unexpectedBits(160, busy)).toBeCloseTo(2, 10);
    expect(unexpectedBits(400, busy)).toBeCloseTo(Math.log2(20), 10);
    expect(unexpectedBits(9_000, busy)).toBeCloseTo(Math.log2(20), 10);
    expect(unexpectedBits(0, busy)).toBeCloseTo(0, 10);
  });

  test('where hardly any was expected one death already tells, and a chance of nothing has an end', () => {
    expect(unexpectedBits(1, of(0.98, [0, 0, 0, 0, 0]))).toBeCloseTo(Math.log2(50), 10);
    expect(unexpectedBits(5, of(1, [0, 0, 0, 0, 0]))).toBeCloseTo(Math.log2(1_000), 10);
  });

  test('is never below none, and more deaths never surprise less', () => {
    const quantiles = fc.array(fc.nat(2_000), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(chance, quantiles, fc.nat(3_000), fc.nat(500), (none, drawn, deaths, more) => {
        const forecast = of(
          none,
          drawn.toSorted((left, right) => left - right),
        );
        expect(unexpectedBits(deaths, forecast)).toBeGreaterThanOrEqual(0);
        expect(unexpectedBits(deaths + more, forecast)).toBeGreaterThanOrEqual(unexpectedBits(deaths, forecast) - 1e-9);
      }),
    );
  });
});

describe('the order', () => {
  const of = ({ harmDeaths, surpriseBits }: Ranked, by: string) => (by === 'harm' ? harmDeaths : surpriseBits) ?? -1;

  test('has the same lines, the greatest first, however they came', () => {
    fc.assert(
      fc.property(lines, order, (given, by) => {
        const ordered = inOrder(given, by);
        expect(ordered).toHaveLength(given.length);
        expect(given.every((line) => ordered.includes(line))).toBe(true);
        expect(inOrder([...given].reverse(), by)).toEqual(ordered);
        for (const [at, line] of ordered.entries()) {
          const before = ordered[at - 1];
          if (before !== undefined) expect(of(before, by)).toBeGreaterThanOrEqual(of(line, by));
        }
      }),
    );
  });

  test('of the others is the same where a line is not there', () => {
    fc.assert(
      fc.property(lines, order, fc.nat(), (given, by, which) => {
        const hidden = given[which % Math.max(1, given.length)];
        const without = inOrder(
          given.filter((line) => line !== hidden),
          by,
        );
        expect(without).toEqual(inOrder(given, by).filter((line) => line !== hidden));
      }),
    );
  });
});
