import { expect, test } from 'vitest';
import { addYears } from './add-years.ts';

test('a year on is the same day, and of a leap day the day before', () => {
  expect(addYears('2026-11-24', 1)).toBe('2027-11-24');
  expect(addYears('2028-02-29', 1)).toBe('2029-02-28');
  expect(addYears('2028-02-29', 4)).toBe('2032-02-29');
  expect(addYears('2026-12-31', -1)).toBe('2025-12-31');
});
