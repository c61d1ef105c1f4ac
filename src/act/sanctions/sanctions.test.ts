import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBankHolidays } from '../../platform/calendar/bank-holidays.ts';
import { workingDaysBetween } from '../../platform/calendar/working-days.ts';
import { designationCase, openCaseStates } from './designations/designation-case.ts';
import { designationClock, workingDaysIn } from './designations/designation-clock.ts';
import { daysLeft, isInForce, type Measure, measuresByPlace } from './measures-in-force.ts';

const file = new URL('../../../data/bank-holidays.json', import.meta.url);
const calendar = readBankHolidays(readFileSync(file, 'utf8')).get('england-and-wales');
if (calendar === undefined) throw new Error('The shipped calendars have England and Wales');

/** The part of a measure that these rules read. */
function measure(from: string, until: string | null, place: string | null = 'SSD', sort = 'travel-ban'): Measure {
  return { state: 'in-force', place, values: { from, until, sort } } as unknown as Measure;
}

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2028-06-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('a measure is in force from its first day to its last, both included, and no day beside', () => {
  fc.assert(
    fc.property(day, day, day, (one, other, asked) => {
      const [from = one, until = other] = [one, other].toSorted();
      expect(isInForce(measure(from, until), asked)).toBe(asked >= from && asked <= until);
      expect(isInForce(measure(from, null), asked)).toBe(asked >= from);
    }),
  );
  const lifted = { ...measure('2020-01-01', null), state: 'lifted' } as unknown as Measure;
  expect(isInForce(lifted, '2026-11-24')).toBe(false);
});

test('on its last day a measure has no day left, and one without an end tells none', () => {
  const standing = (until: string | null) => {
    const one = measure('2026-01-01', until);
    if (!isInForce(one, '2026-11-24')) throw new Error('It is in force then');
    return daysLeft(one, '2026-11-24');
  };
  expect([standing('2026-11-24'), standing('2026-12-24'), standing(null)]).toEqual([0, 30, undefined]);
});

test('what is in force stands by place, what is about no one country last, and by kind within', () => {
  const found = measuresByPlace(
    [
      measure('2026-01-01', null, null),
      measure('2026-01-01', null, 'SSD', 'travel-ban'),
      measure('2026-01-01', null, 'SSD', 'arms-embargo'),
      measure('2026-01-01', null, 'CAF'),
      measure('2027-01-01', null, 'AFG'),
    ],
    '2026-11-24',
  );
  expect(found.map(({ place, measures }) => [place, measures.map(({ values }) => values.sort)])).toEqual([
    ['CAF', ['travel-ban']],
    ['SSD', ['arms-embargo', 'travel-ban']],
    [null, ['travel-ban']],
  ]);
});

test('every state that a case may leave has its time, and an end has none', () => {
  expect(Object.keys(workingDaysIn).toSorted()).toEqual([...openCaseStates].toSorted());
  expect(Object.keys(designationCase.lifecycle.states)).toEqual(expect.arrayContaining([...openCaseStates]));
});

test('a state is late exactly when more working days than it has passed before it was left', () => {
  const start = new Date('2026-12-18T12:00:00Z');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), (days) => {
      const left = new Date(start.getTime() + days * 86_400_000);
      const moves = [
        { at: start, to: 'grounds-set', by: 'A', what: '' },
        { at: left, to: 'appropriate', by: 'B', what: '' },
      ];
      const [first, second] = designationClock(moves, calendar, left);
      const passed = workingDaysBetween('2026-12-18', left.toISOString().slice(0, 10), calendar);
      expect(first?.late).toBe(passed > (workingDaysIn['grounds-set'] ?? 0));
      expect(second?.latencyHours).toBe(days * 24);
    }),
  );
  // Five working days from Friday 18 December 2026, past Christmas Day and Boxing Day's substitute (gov.uk/bank-holidays).
  const [first] = designationClock([{ at: start, to: 'grounds-set', by: 'A', what: '' }], calendar, start);
  expect(first?.dueOn).toBe('2026-12-29');
});
