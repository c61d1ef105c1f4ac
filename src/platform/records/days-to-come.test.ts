import { expect, test } from 'vitest';
import { firstToCome } from './days-to-come.ts';
import { day, optional, pastDay } from './field.ts';

const fields = {
  dueOn: day({ label: 'By when?' }),
  seenOn: pastDay({ label: 'When was it seen?' }),
  endedOn: optional(pastDay({ label: 'When did it end?' })),
};
const now = new Date('2026-11-24T09:00:00Z');
const nameOf = (...asked: Parameters<typeof firstToCome>) => firstToCome(...asked)?.[0];

test('a day that has come is taken, one to come is named, and a day by which something is due may come', () => {
  const standing = { dueOn: '2030-01-01', seenOn: '2026-11-24', endedOn: null };
  expect(nameOf(fields, undefined, standing, now)).toBeUndefined();
  expect(nameOf(fields, undefined, { ...standing, seenOn: '2026-11-25' }, now)).toBe('seenOn');
  expect(nameOf(fields, undefined, { ...standing, endedOn: '2027-01-01' }, now)).toBe('endedOn');
});

test('where it is tomorrow already, today is not to come', () => {
  const inFiji = new Date('2026-11-24T20:00:00Z');
  expect(
    nameOf(fields, undefined, { dueOn: '2030-01-01', seenOn: '2026-11-25', endedOn: null }, inFiji),
  ).toBeUndefined();
});

test('what stood before does not keep anybody from changing the rest', () => {
  const before = { dueOn: '2030-01-01', seenOn: '2027-03-01', endedOn: null };
  expect(nameOf(fields, before, { ...before, dueOn: '2031-01-01' }, now)).toBeUndefined();
  expect(nameOf(fields, before, { ...before, seenOn: '2027-03-02' }, now)).toBe('seenOn');
});
