import fc from 'fast-check';
import { expect, test } from 'vitest';
import { systemActor } from '../../platform/database/actor.ts';
import { type LedgerEntry, ledgerEntry, unrestricted } from '../../platform/ledger/ledger-entry.ts';
import { latencies, median } from './latency.ts';

const start = new Date('2026-01-01T00:00:00Z').getTime();
function step(subjectId: string, kind: string, hours: number): LedgerEntry {
  return ledgerEntry(`${subjectId}-${kind}`, systemActor, {
    at: new Date(start + hours * 3_600_000),
    kind,
    subjectType: 'warning',
    subjectId,
    place: 'CAF',
    fromState: null,
    toState: null,
    marked: unrestricted,
    payload: {},
  });
}

test('each stretch is the hours between its two steps, and those still waiting are counted apart', () => {
  const [acknowledge, decide, begin, whole] = latencies([
    step('one', 'warning.opened', 0),
    step('one', 'warning.acknowledged', 3),
    step('one', 'warning.decided', 10),
    step('one', 'warning.action-begun', 34),
    step('two', 'warning.opened', 0),
    step('two', 'warning.acknowledged', 5),
    step('three', 'warning.opened', 0),
  ]);
  expect(acknowledge).toMatchObject({ reached: 2, waiting: 1, medianHours: 4, longestHours: 5 });
  expect(decide).toMatchObject({ reached: 1, waiting: 1, medianHours: 7 });
  expect(begin).toMatchObject({ reached: 1, waiting: 0, medianHours: 24 });
  expect(whole).toMatchObject({ reached: 1, waiting: 2, medianHours: 34 });
});

test('a warning closed without the step waits no longer', () => {
  const [, , begin] = latencies([step('one', 'warning.decided', 0), step('one', 'warning.closed', 9)]);
  expect(begin).toMatchObject({ reached: 0, waiting: 0, medianHours: undefined });
});

test('half of the values lie on either side of the median', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
      const middle = median(values) ?? Number.NaN;
      expect(values.filter((value) => value <= middle).length * 2).toBeGreaterThanOrEqual(values.length);
      expect(values.filter((value) => value >= middle).length * 2).toBeGreaterThanOrEqual(values.length);
    }),
  );
});
