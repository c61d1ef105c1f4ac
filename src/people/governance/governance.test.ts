import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Asked, decidingLevels, type Given, mayDecide } from './delegation.ts';
import { covers, overlap, type Stretch } from './government-post.ts';
import { dayAfter } from './hand-over.ts';

const money = (amountMinor: number, currency = 'GBP') => ({ amountMinor, currency });
const high: Given = {
  id: 'one',
  title: 'Scheme 2026',
  upToLevel: 'high',
  upToAmount: money(100_000_000),
  fromOn: '2026-01-01',
  untilOn: '2026-12-31',
};

test('level, amount and day must all be covered, by the same delegation', () => {
  const on = '2026-11-24';
  expect(mayDecide([high], { level: 'high', amount: money(100_000_000), on })).toEqual({
    allowed: true,
    delegation: 'one',
    title: 'Scheme 2026',
  });
  expect(mayDecide([high], { level: 'severe', on })).toMatchObject({
    allowed: false,
    because: expect.stringContaining('up to high'),
  });
  expect(mayDecide([high], { level: 'high', amount: money(100_000_001), on })).toMatchObject({ field: 'amount' });
  expect(mayDecide([high], { level: 'high', amount: money(1, 'EUR'), on })).toMatchObject({ allowed: false });
  expect(mayDecide([high], { level: 'elevated', on: '2027-01-01' })).toMatchObject({ allowed: false });
  const severeWithoutMoney: Given = { ...high, id: 'two', upToLevel: 'severe', upToAmount: null };
  expect(mayDecide([high, severeWithoutMoney], { level: 'severe', amount: money(5), on })).toMatchObject({
    allowed: false,
    because: 'No money is delegated to you.',
  });
});

const day = fc
  .integer({ min: 0, max: 60 })
  .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10));
const stretch: fc.Arbitrary<Stretch> = fc
  .record({ fromOn: day, untilOn: fc.option(day) })
  .filter(({ fromOn, untilOn }) => untilOn === null || fromOn <= untilOn);
const amount = fc.option(fc.record({ amountMinor: fc.nat(100), currency: fc.constantFrom('GBP', 'EUR') }));
const given: fc.Arbitrary<Given> = fc
  .tuple(stretch, fc.constantFrom(...decidingLevels), amount, fc.uuid())
  .map(([days, upToLevel, upToAmount, id]) => ({ ...days, title: 'A delegation', upToLevel, upToAmount, id }));
const asked: fc.Arbitrary<Asked> = fc.record(
  { level: fc.constantFrom(...decidingLevels), amount: amount.map((each) => each ?? undefined), on: day },
  { requiredKeys: ['on'] },
);

test('another delegation never takes away, and asking for less is never refused where more is allowed', () => {
  fc.assert(
    fc.property(fc.array(given, { maxLength: 6 }), given, asked, (of, more, what) => {
      if (!mayDecide(of, what).allowed) return;
      expect(mayDecide([...of, more], what).allowed).toBe(true);
      expect(mayDecide(of, { ...what, level: 'elevated' }).allowed).toBe(true);
      expect(mayDecide(of, { on: what.on }).allowed).toBe(true);
    }),
  );
});

test('two stretches overlap exactly where some day is in both', () => {
  const days = Array.from({ length: 62 }, (_, each) =>
    new Date(Date.UTC(2026, 0, 1 + each)).toISOString().slice(0, 10),
  );
  fc.assert(
    fc.property(stretch, stretch, (left, right) => {
      expect(overlap(left, right)).toBe(days.some((each) => covers(left, each) && covers(right, each)));
    }),
  );
});

test('the day after, over the end of a year and a leap day', () => {
  expect([dayAfter('2026-12-31'), dayAfter('2028-02-28')]).toEqual(['2027-01-01', '2028-02-29']);
});
