import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBankHolidays } from './bank-holidays.ts';
import { addWorkingDays, CalendarError, isOverdue, isWorkingDay, workingDaysBetween } from './working-days.ts';

const calendars = readBankHolidays(readFileSync(new URL('../../../data/bank-holidays.json', import.meta.url), 'utf8'));
const calendarOf = (code: string) => {
  const calendar = calendars.get(code);
  if (!calendar) throw new Error(`No ${code}`);
  return calendar;
};
const england = calendarOf('england-and-wales');

const dates = fc
  .integer({ min: Date.UTC(2019, 6, 1) / 86_400_000, max: Date.UTC(2027, 11, 31) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
const counts = fc.integer({ min: 1, max: 90 });
const places = fc.constantFrom(...calendars.values());

test('a reply within twenty working days passes over weekends and bank holidays', () => {
  // Christmas Day and Boxing Day’s substitute (28 December) lie between.
  expect(addWorkingDays('2026-12-01', 20, england)).toBe('2026-12-31');
  expect(addWorkingDays('2026-11-24', 20, england)).toBe('2026-12-22');
  // Easter 2024: Good Friday 29 March and Easter Monday 1 April.
  expect(addWorkingDays('2024-03-28', 1, england)).toBe('2024-04-02');
  expect(addWorkingDays('2024-03-28', 1, calendarOf('scotland'))).toBe('2024-04-01');
});

test('counting back and counting nothing', () => {
  expect(addWorkingDays('2026-11-30', -1, england)).toBe('2026-11-27');
  expect(addWorkingDays('2026-11-27', 0, england)).toBe('2026-11-27');
  expect(addWorkingDays('2026-11-28', 0, england)).toBe('2026-11-30');
});

test('what is added is what lies between', () => {
  fc.assert(
    fc.property(dates, counts, places, (date, count, calendar) => {
      const later = addWorkingDays(date, count, calendar);
      expect(isWorkingDay(later, calendar)).toBe(true);
      expect(workingDaysBetween(date, later, calendar)).toBe(count);
      expect(workingDaysBetween(later, date, calendar)).toBe(-count);
    }),
  );
});

test('adding twice is adding the sum, and going back returns to a working day', () => {
  fc.assert(
    fc.property(dates, counts, counts, places, (date, first, second, calendar) => {
      const once = addWorkingDays(date, first, calendar);
      expect(addWorkingDays(once, second, calendar)).toBe(addWorkingDays(date, first + second, calendar));
      expect(addWorkingDays(addWorkingDays(once, second, calendar), -second, calendar)).toBe(once);
    }),
  );
});

test('days between add up over any day in the middle', () => {
  fc.assert(
    fc.property(dates, dates, dates, places, (a, b, c, calendar) => {
      expect(workingDaysBetween(a, b, calendar) + workingDaysBetween(b, c, calendar)).toBe(
        workingDaysBetween(a, c, calendar),
      );
    }),
  );
});

test('a later start never gives an earlier deadline', () => {
  fc.assert(
    fc.property(dates, dates, counts, places, (a, b, count, calendar) => {
      const [early = a, late = b] = [a, b].sort();
      expect(addWorkingDays(early, count, calendar) <= addWorkingDays(late, count, calendar)).toBe(true);
    }),
  );
});

test('something is overdue from the day after it was due', () => {
  expect(isOverdue('2026-11-24', '2026-11-24')).toBe(false);
  expect(isOverdue('2026-11-24', '2026-11-25')).toBe(true);
  expect(isOverdue('2026-11-24', '2026-11-23')).toBe(false);
});

test('a date that is none, and one beyond the list, is refused in words', () => {
  for (const date of ['2026-02-30', '24.11.2026', '2026-11-24T00:00:00Z', '', '2026-13-01']) {
    expect(() => addWorkingDays(date, 1, england), date).toThrow(CalendarError);
  }
  expect(() => addWorkingDays('2028-12-29', 1, england)).toThrow(
    'The holidays of England and Wales are known for 2019 to 2028, not for 2029-01-01: load a list with that year.',
  );
  expect(() => addWorkingDays('2026-11-24', 1.5, england)).toThrow('no whole number');
});
