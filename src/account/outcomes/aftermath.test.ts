import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countryCode } from '../../../test/fresh-services.ts';
import { monthOfNumber } from '../../warn/events/figures.ts';
import { aftermathOf, horizonMonths } from './aftermath.ts';

const kenya = countryCode('KEN');
/** Months from January 2000 on. */
const monthly = (deaths: readonly number[]) =>
  deaths.map((deathsBest, index) => ({ country: kenya, month: monthOfNumber(2000 * 12 + index), deathsBest }));

test('the month of opening stands in neither stretch, and as many months before stand beside those known after', () => {
  // Opened in June 2000: May and April before, July and August after.
  const found = aftermathOf(monthly([1, 2, 3, 4, 5, 100, 7, 8]), new Date('2000-06-30T23:00:00Z'));
  expect(found).toMatchObject({
    before: { first: '2000-04', last: '2000-05', months: 2, deathsBest: 9 },
    after: { first: '2000-07', last: '2000-08', months: 2, deathsBest: 15 },
    isOver: false,
    until: '2001-06',
  });
});

test('before anything is known after, there is no stretch after, and a whole horizon before', () => {
  const found = aftermathOf(monthly(Array.from({ length: 24 }, () => 1)), new Date('2001-12-01T00:00:00Z'));
  expect(found).toMatchObject({ before: { months: 12, deathsBest: 12 }, after: undefined, isOver: false });
});

test('whenever it was opened, no month is counted twice, and it is over when the whole horizon is known', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { minLength: 1, maxLength: 60 }), fc.nat(59), (deaths, month) => {
      const opened = new Date(Date.UTC(2000, month, 15));
      const { before, after, isOver } = aftermathOf(monthly(deaths), opened);
      const opening = monthOfNumber(2000 * 12 + month);
      expect(before === undefined || before.last < opening).toBe(true);
      expect(after === undefined || after.first > opening).toBe(true);
      expect(isOver).toBe(month + horizonMonths < deaths.length);
      if (after !== undefined) expect(before?.months ?? 0).toBeLessThanOrEqual(after.months);
    }),
  );
});
