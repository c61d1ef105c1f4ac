import fc from 'fast-check';
import { expect, test } from 'vitest';
import { systemActor } from '../../platform/database/actor.ts';
import { ledgerEntry, unrestricted } from '../../platform/ledger/ledger-entry.ts';
import { stoodThen, wordsThen } from './standing.ts';

function entry(subjectId: string, hour: number, toState: string) {
  return ledgerEntry(`entry ${hour}`, systemActor, {
    at: new Date(Date.UTC(2026, 0, 1, hour)),
    kind: `warning.${toState}`,
    subjectType: 'warning',
    subjectId,
    place: 'CAF',
    fromState: null,
    toState,
    marked: unrestricted,
    payload: hour % 2 === 0 ? { said: `At hour ${hour}` } : {},
  });
}

const steps = fc.array(fc.tuple(fc.constantFrom('one', 'two', 'three'), fc.constantFrom('opened', 'decided')), {
  maxLength: 30,
});

test('each thing stands once, by its last step, with the last words that were said of it', () => {
  fc.assert(
    fc.property(steps, (taken) => {
      const entries = taken.map(([id, state], hour) => entry(id, hour, state));
      const stood = stoodThen(entries);
      expect(stood.map(({ id }) => id).toSorted()).toEqual([...new Set(taken.map(([id]) => id))].toSorted());
      for (const each of stood) {
        const own = entries.filter(({ subjectId }) => subjectId === each.id);
        expect(each.state).toBe(own.at(-1)?.toState);
        expect(each.since.getTime()).toBe(new Date(own.at(-1)?.at ?? 0).getTime());
        const said = taken.flatMap(([id], hour) => (id === each.id && hour % 2 === 0 ? [`At hour ${hour}`] : []));
        expect(wordsThen(each)).toBe(said.at(-1));
      }
      expect(stood.map(({ since }) => since.getTime())).toEqual(
        stood.map(({ since }) => since.getTime()).toSorted((left, right) => right - left),
      );
    }),
  );
});

test('a later step changes nothing of what stood before it', () => {
  fc.assert(
    fc.property(steps, fc.nat(30), (taken, moment) => {
      const entries = taken.map(([id, state], hour) => entry(id, hour, state));
      const until = entries.slice(0, moment);
      expect(stoodThen(until)).toEqual(
        stoodThen(taken.slice(0, moment).map(([id, state], hour) => entry(id, hour, state))),
      );
    }),
  );
});
