import { expect, test } from 'vitest';
import { endOfDay, isWithinScope, latestExpiry, refusalOfExpiry, tokenInHeader } from './api-token.ts';

const token = `fst_${'a'.repeat(43)}`;

test('a token is read from a Bearer header, of our form only', () => {
  expect([`Bearer ${token}`, `bearer  ${token} `].map(tokenInHeader)).toEqual([token, token]);
  for (const header of [
    undefined,
    '',
    token,
    `Basic ${token}`,
    `Bearer ${token}x`,
    `Bearer ${token} ${token}`,
    'Bearer fst_',
  ]) {
    expect(tokenInHeader(header), header).toBeUndefined();
  }
});

test('with the scope to read nothing is asked that changes something', () => {
  expect(['GET', 'HEAD', 'OPTIONS'].every((method) => isWithinScope('read', method))).toBe(true);
  expect(['POST', 'PUT', 'PATCH', 'DELETE', 'QUERY'].some((method) => isWithinScope('read', method))).toBe(false);
  expect(isWithinScope('write', 'DELETE')).toBe(true);
});

test('a token lasts one year at most, also over a leap day', () => {
  expect(latestExpiry(new Date('2026-11-24T09:00:00Z'))).toBe('2027-11-24');
  expect(latestExpiry(new Date('2028-02-29T09:00:00Z'))).toBe('2029-03-01');
  const today = new Date('2027-06-01T23:59:00Z');
  expect(
    ['2027-05-31', '2027-06-01', '2028-06-01', '2028-06-02'].map((day) => refusalOfExpiry(day, today) === undefined),
  ).toEqual([false, true, true, false]);
  // The table takes 367 days: a leap year and the rest of the last day.
  expect(endOfDay('2028-06-01').getTime() - new Date('2027-06-01T00:00:00Z').getTime()).toBe(367 * 86_400_000);
});
