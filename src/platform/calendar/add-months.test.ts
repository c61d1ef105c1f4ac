import { expect, test } from 'vitest';
import { addMonths } from './add-months.ts';

test('a month later is the same day, or the last of a shorter month', () => {
  expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
  expect(addMonths('2025-12-31', 2)).toBe('2026-02-28');
  expect(addMonths('2026-03-15', 72)).toBe('2032-03-15');
  expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
});
