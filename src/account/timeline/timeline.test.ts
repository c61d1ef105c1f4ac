import { expect, test } from 'vitest';
import { systemActor } from '../../platform/database/actor.ts';
import { ledgerEntry, unrestricted } from '../../platform/ledger/ledger-entry.ts';
import { threadKinds, timeline } from './timeline.ts';

function entry(kind: string, hours: number, said: string) {
  return ledgerEntry(`entry ${hours}`, systemActor, {
    at: new Date(Date.UTC(2026, 0, 1, hours)),
    kind,
    subjectType: kind.split('.')[0] ?? '',
    subjectId: `subject-${hours}`,
    place: 'CAF',
    fromState: null,
    toState: null,
    marked: unrestricted,
    payload: { said },
  });
}

test('the newest line comes first, each with its own words and the way to what it speaks of', () => {
  const lines = timeline([
    entry('warning.opened', 1, 'Risen'),
    entry('decision.made', 2, 'Act: now'),
    entry('action.begun', 3, 'Démarche: stop'),
  ]);
  expect(lines).toEqual(
    [
      {
        id: 'entry 3',
        what: 'Action begun',
        href: '/act/actions/subject-3',
        said: 'Démarche: stop',
        at: new Date('2026-01-01T03:00Z'),
      },
      {
        id: 'entry 2',
        what: 'Decision',
        href: '/decide/decisions/subject-2',
        said: 'Act: now',
        at: new Date('2026-01-01T02:00Z'),
      },
      {
        id: 'entry 1',
        what: 'Warning opened',
        href: '/warn/warnings/subject-1',
        said: 'Risen',
        at: new Date('2026-01-01T01:00Z'),
      },
    ].map((line) => ({ ...line, by: 'Forestall', organisation: 'Forestall' })),
  );
});

test('the steps of a warning that a decision and an action tell themselves are not asked for twice', () => {
  expect(Object.keys(threadKinds)).not.toContain('warning.decided');
  expect(Object.keys(threadKinds)).not.toContain('warning.action-begun');
});
