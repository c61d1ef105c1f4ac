import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unrestricted } from '../../platform/ledger/ledger-entry.ts';
import { byMonth, type CalendarDay, comingDays } from './diplomatic-calendar.ts';
import { implementationWords, reviewProgress, type UprRecommendation } from './upr.ts';

const base = { review: 'r', itemNumber: '1', recommendedBy: 'GBR', wording: 'Do it' };
const answered = fc.record({
  response: fc.constantFrom('supported' as const, 'noted' as const),
  answeredOn: fc.constant('2026-11-01'),
});
const recommendation = fc.oneof(
  fc.constant({ state: 'made' as const, values: base }),
  answered.map((values) => ({ state: 'answered' as const, values: { ...base, ...values } })),
  fc
    .tuple(answered, fc.constantFrom(...(Object.keys(implementationWords) as (keyof typeof implementationWords)[]))) // Its own keys.
    .map(([values, implementation]) => ({
      state: 'assessed' as const,
      values: { ...base, ...values, implementation, evidence: 'A law', assessedOn: '2027-01-01' },
    })),
) satisfies fc.Arbitrary<Pick<UprRecommendation, 'state' | 'values'>>;

test('every recommendation is counted once, and every supported one by how far it was carried out', () => {
  fc.assert(
    fc.property(fc.array(recommendation), (all) => {
      const { recommended, supported, noted, unanswered, ofSupported } = reviewProgress(all);
      expect(supported + noted + unanswered).toBe(recommended);
      expect(Object.values(ofSupported).reduce((sum, count) => sum + count, 0)).toBe(supported);
      expect(unanswered).toBe(all.filter(({ state }) => state === 'made').length);
    }),
  );
});

const day = (on: string, title: string): CalendarDay => ({
  marked: unrestricted,
  ...{ id: title, day: on, kindName: 'An election', title, href: '/', place: null, changedAt: new Date(0) },
});

test('the calendar begins today, the next day first, month by month', () => {
  const days = [day('2027-01-02', 'c'), day('2026-12-31', 'b'), day('2026-11-23', 'past'), day('2026-12-31', 'a')];
  expect(comingDays(days, '2026-11-24').map(({ title }) => title)).toEqual(['a', 'b', 'c']);
  expect(byMonth(days, '2026-12-31').map(({ month, days: of }) => [month, of.length])).toEqual([
    ['2026-12', 2],
    ['2027-01', 1],
  ]);
});
