import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DepartmentShare, readShares, writeShare } from './department-share.ts';
import {
  cellsOf,
  endOfFinancialYear,
  financialYearOf,
  type MoneyCell,
  type MoneyEntry,
  measures,
  sumsBy,
} from './programme-money.ts';

/** Departments whose shares make 1,000 per mille: cuts of the whole. */
const shares: fc.Arbitrary<readonly DepartmentShare[]> = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { maxLength: 4 }),
    fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 5, maxLength: 5 }),
  )
  .map(([cuts, oda]) => {
    const ends = [...cuts.toSorted((left, right) => left - right), 1000];
    return ends.map((end, position) => ({
      organisation: `department-${position}`,
      sharePerMille: end - (ends[position - 1] ?? 0),
      odaPerMille: oda[position] ?? 0,
    }));
  });

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const entries: fc.Arbitrary<readonly MoneyEntry[]> = fc.array(
  fc.record({
    measure: fc.constantFrom(...measures),
    day,
    amount: fc.record({
      amountMinor: fc.integer({ min: -(2 ** 52), max: 2 ** 52 }),
      currency: fc.constantFrom('GBP', 'XAF'),
    }),
    shares,
  }),
  { maxLength: 12 },
);

function totalOf(cells: readonly MoneyCell[], keyOf: (cell: MoneyCell) => string) {
  const totals = new Map<string, bigint>();
  for (const row of sumsBy(cells, keyOf)) {
    for (const measure of measures) {
      const key = `${row.currency} ${measure}`;
      totals.set(key, (totals.get(key) ?? 0n) + row[measure]);
    }
  }
  return totals;
}

test('sums by year, by department and by ODA are the same to the minor unit, and are what was entered', () => {
  fc.assert(
    fc.property(entries, (entered) => {
      const cells = cellsOf(entered);
      const whole = totalOf(cells, () => '');
      expect(totalOf(cells, ({ financialYear }) => financialYear)).toEqual(whole);
      expect(totalOf(cells, ({ organisation }) => organisation)).toEqual(whole);
      expect(totalOf(cells, ({ isOda }) => String(isOda))).toEqual(whole);
      for (const [key, total] of whole) {
        const [currency, measure] = key.split(' ');
        const own = entered.filter((entry) => entry.measure === measure && entry.amount.currency === currency);
        expect(own.reduce((sum, { amount }) => sum + BigInt(amount.amountMinor), 0n)).toBe(total);
      }
    }),
  );
});

test('each department’s part of an amount is within two minor units of its share', () => {
  fc.assert(
    fc.property(entries, (entered) => {
      for (const entry of entered) {
        for (const { organisation, sharePerMille } of entry.shares) {
          const part = cellsOf([entry])
            .filter((cell) => cell.organisation === organisation)
            .reduce((sum, cell) => sum + cell.amountMinor, 0n);
          // In thousandths of a minor unit, so that nothing is rounded: one unit for ODA, one for the rest.
          const difference = part * 1000n - BigInt(entry.amount.amountMinor) * BigInt(sharePerMille);
          expect(difference >= -2000n && difference <= 2000n).toBe(true);
        }
      }
    }),
  );
});

test('one pound among three departments is 33p, 33p and 34p: nothing is lost', () => {
  const three = ['a 33.3% ODA 100%', 'b 33.3% ODA 0%', 'c 33.4% ODA 0%'];
  const read = readShares(three);
  if ('problem' in read) throw new Error(read.problem);
  const cells = cellsOf([
    { measure: 'budget', day: '2025-04-01', amount: { amountMinor: 100, currency: 'GBP' }, shares: read.shares },
  ]);
  expect(sumsBy(cells, ({ organisation }) => organisation).map(({ budget }) => budget)).toEqual([33n, 33n, 34n]);
});

test('shares are read as they are written, and what makes no whole is told', () => {
  fc.assert(
    fc.property(shares, (those) => {
      expect(readShares(those.map(writeShare))).toEqual({ shares: those });
    }),
  );
  expect(readShares(['a 60% ODA 0%', 'b 30% ODA 0%'])).toEqual({
    problem: 'The shares make 90%, not 100%: correct them',
  });
  expect(readShares(['a 50% ODA 0%', 'a 50% ODA 0%'])).toHaveProperty('problem');
  expect(readShares(['a half'])).toHaveProperty('problem');
  expect(readShares([])).toHaveProperty('problem');
});

test('a financial year runs from 1 April to 31 March', () => {
  expect(['2025-03-31', '2025-04-01', '2100-01-01', '1999-12-31'].map(financialYearOf)).toEqual([
    '2024/25',
    '2025/26',
    '2099/00',
    '1999/00',
  ]);
  expect(endOfFinancialYear('2025-03-31')).toBe('2025-03-31');
  expect(endOfFinancialYear('2025-04-01')).toBe('2026-03-31');
});
