import fc from 'fast-check';
import { expect, test } from 'vitest';
import { balanceOf, sumsByCurrency } from './allocated.ts';

const pounds = (amountMinor: number) => ({ amountMinor, currency: 'GBP' });

test('what is left is what it holds without what it gave, to the penny and to the tenth of a person', () => {
  const given = [
    { amount: pounds(30_000_010), fullTimeEquivalents: 0.1 },
    { amount: null, fullTimeEquivalents: 0.2 },
    { amount: pounds(5), fullTimeEquivalents: null },
  ];
  expect(balanceOf({ budget: pounds(100_000_000), fullTimeEquivalents: 0.3 }, given)).toEqual({
    ...{ givenMinor: 30_000_015, leftMinor: 69_999_985 },
    ...{ givenPeople: 0.3, leftPeople: 0 },
  });
});

test('money of another currency is not added up', () => {
  const dollars = { amount: { amountMinor: 1, currency: 'USD' }, fullTimeEquivalents: null };
  expect(() => balanceOf({ budget: pounds(10), fullTimeEquivalents: 0 }, [dollars])).toThrow('holds GBP, not USD');
});

const amount = fc.record({ amountMinor: fc.nat({ max: 1e9 }), currency: fc.constantFrom('GBP', 'USD', 'EUR') });
const given = fc.record({
  amount: fc.option(fc.nat({ max: 1e12 }).map(pounds)),
  fullTimeEquivalents: fc.option(fc.nat({ max: 5_000 }).map((tenths) => tenths / 10)),
});

test('given and left add up to what it holds, in whichever order it gave', () => {
  fc.assert(
    fc.property(fc.array(given), fc.nat({ max: 1e13 }), (all, budget) => {
      const held = { budget: pounds(budget), fullTimeEquivalents: 100 };
      const balance = balanceOf(held, all);
      expect(balance.givenMinor + balance.leftMinor).toBe(budget);
      expect(balance.givenPeople + balance.leftPeople).toBeCloseTo(100, 9);
      expect(balanceOf(held, all.toReversed())).toEqual(balance);
    }),
  );
});

test('sums by currency lose nothing and mix nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.option(amount)), (amounts) => {
      const sums = sumsByCurrency(amounts);
      for (const { currency, amountMinor } of sums) {
        const own = amounts.filter((each) => each?.currency === currency);
        expect(amountMinor).toBe(own.reduce((sum, each) => sum + (each?.amountMinor ?? 0), 0));
      }
      expect(new Set(sums.map(({ currency }) => currency)).size).toBe(sums.length);
    }),
  );
});
