import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CountryCode } from '../../places/country.ts';
import { unrestricted } from '../../platform/ledger/ledger-entry.ts';
import { type LevelTimes, levels, type Warning, type WarningId } from './warning.ts';
import { byDue, byUrgency, withStanding } from './warning-standing.ts';

const now = new Date('2026-11-24T09:00:00Z');
const times: Readonly<Record<Warning['level'], LevelTimes>> = {
  severe: { acknowledgeWithinHours: 24, decideWithinHours: 72 },
  high: { acknowledgeWithinHours: 72, decideWithinHours: 240 },
  elevated: { acknowledgeWithinHours: 168, decideWithinHours: 720 },
};

function standing(level: Warning['level'], openHours: number) {
  const warning: Warning = {
    id: `${level} ${openHours}` as WarningId,
    country: 'CAF' as CountryCode,
    level,
    tier: 'desk',
    desk: 'East and Central Africa Desk',
    reason: 'The chance has risen',
    raisedBy: 'rule',
    openedAt: new Date(now.getTime() - openHours * 3_600_000),
    ...unrestricted,
    state: 'opened',
  };
  return withStanding({ warning, times: times[level] }, now);
}

test('a warning says what it owes and how long it has, or how late it is', () => {
  expect(standing('severe', 20)).toMatchObject({ unanswered: false, lateHours: -4, openHours: 20 });
  expect(standing('severe', 30)).toMatchObject({ unanswered: true, lateHours: 6, stateName: 'Opened' });
});

test('what waits is told by what is due first, whatever its level', () => {
  const waiting = [standing('severe', 1), standing('elevated', 160), standing('high', 40)];
  expect(waiting.toSorted(byDue).map((entry) => entry.warning.level)).toEqual(['elevated', 'severe', 'high']);
  expect(waiting.toSorted(byUrgency).map((entry) => entry.warning.level)).toEqual(['severe', 'high', 'elevated']);
});

test('due order is the order of the deadlines, and urgency puts every late one before every other', () => {
  const some = fc
    .array(fc.tuple(fc.constantFrom(...levels), fc.nat(400)), { maxLength: 12 })
    .map((list) => list.map(([level, hours]) => standing(level, hours)));
  fc.assert(
    fc.property(some, (entries) => {
      const due = entries.toSorted(byDue).map((entry) => entry.deadline?.due.getTime() ?? Number.NaN);
      expect(due).toEqual(due.toSorted((left, right) => left - right));
      const late = entries.toSorted(byUrgency).map((entry) => entry.unanswered);
      expect(late.lastIndexOf(true)).toBeLessThan(late.includes(false) ? late.indexOf(false) : late.length);
    }),
  );
});
