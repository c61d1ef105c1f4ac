import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateWords, durationWords, instantWords, monthWords } from './words.ts';

test.each([
  [0, 'less than a minute'],
  [0.008, 'less than a minute'],
  [1 / 60, '1 minute'],
  [40 / 60, '40 minutes'],
  [0.9999, '1 hour'],
  [5, '5 hours'],
  [47.4, '47 hours'],
  [47.6, '2 days'],
  [76, '3 days 4 hours'],
  [73, '3 days 1 hour'],
  [24 * 14 + 5, '14 days'],
  [24 * 1_234, '1,234 days'],
])('%d hours are “%s”', (hours, words) => {
  expect(durationWords(hours)).toBe(words);
});

test('a time still to go reads like the same time gone by', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (hours) => {
      expect(durationWords(-hours)).toBe(durationWords(hours));
    }),
  );
});

test('words of a duration are never more than half an hour off below a fortnight, nor a day beyond', () => {
  const unitHours: Readonly<Record<string, number>> = { minute: 1 / 60, hour: 1, day: 24 };
  fc.assert(
    fc.property(fc.double({ min: 1, max: 20_000, noNaN: true }), (hours) => {
      const said = [...durationWords(hours).matchAll(/([\d,]+) (minute|hour|day)/g)].reduce(
        (sum, [, number = '', unit = '']) => sum + Number(number.replace(',', '')) * (unitHours[unit] ?? Number.NaN),
        0,
      );
      expect(Math.abs(said - hours)).toBeLessThanOrEqual(hours < 24 * 14 - 0.5 ? 0.51 : 24.5);
    }),
  );
});

test('dates are told in UTC, whatever the machine’s own zone', () => {
  expect(dateWords('2026-11-24')).toBe('24 November 2026');
  expect(dateWords(new Date('2026-11-24T23:59:59Z'))).toBe('24 November 2026');
  expect(instantWords('2026-11-24T00:05:00Z')).toBe('24 November 2026 at 00:05');
  expect(instantWords(new Date('2026-11-24T17:05:59Z'))).toBe('24 November 2026 at 17:05');
  expect(monthWords('2026-05')).toBe('May 2026');
});
