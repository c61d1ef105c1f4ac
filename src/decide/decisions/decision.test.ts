import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CountryCode } from '../../places/country.ts';
import { type Choice, choices, type WarningId } from '../../warn/warnings/warning.ts';
import { comeBackProblem, comingBack, type Decision, type DecisionId, usualComeBackOn } from './decision.ts';

function decision(id: string, warning: string, choice: Choice, comeBackOn?: string): Decision {
  return {
    // Identifiers of their kinds, in the order of their making.
    ...{ id: id as DecisionId, warningId: warning as WarningId, country: 'SSD' as CountryCode, choice },
    ...{ reasons: 'R', optionsNotTaken: '', decidedAt: new Date(`2026-01-01T00:00:00Z`), decidedBy: 'Minister' },
    ...{ decidedByRole: 'minister', organisation: 'Foreign & Commonwealth Office' },
    ...{ owner: 'desk', marking: 'OFFICIAL', caveats: [], audience: [] },
    ...(comeBackOn === undefined ? {} : { comeBackOn }),
  };
}

test('a decision to wait needs a day that is still to come; one to act needs none', () => {
  expect(comeBackProblem('act', undefined, '2026-11-24')).toBeUndefined();
  expect(comeBackProblem('watch', undefined, '2026-11-24')).toContain('Enter the day');
  expect(comeBackProblem('not-act', '2026-11-24', '2026-11-24')).toContain('after today');
  expect(comeBackProblem('not-act', '2026-11-25', '2026-11-24')).toBeUndefined();
});

test('where nobody says when, it comes back four weeks later', () => {
  expect(usualComeBackOn(new Date('2026-11-24T09:00:00Z'))).toBe('2026-12-22');
});

test('it shows from a week before, is overdue from the day after, and the earliest is first', () => {
  const all = [
    decision('1', 'a', 'watch', '2026-12-01'),
    decision('2', 'b', 'not-act', '2026-11-23'),
    decision('3', 'c', 'watch', '2026-12-02'),
    decision('4', 'd', 'watch', '2026-11-24'),
  ];
  expect(comingBack(all, '2026-11-24', 7).map(({ decision: { id }, overdue }) => [id, overdue])).toEqual([
    ['2', true],
    ['4', false],
    ['1', false],
  ]);
});

test('of one warning only the decision that stands comes back, whatever was decided before', () => {
  const some = fc.array(fc.record({ warning: fc.constantFrom('a', 'b', 'c'), choice: fc.constantFrom(...choices) }), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(some, (made) => {
      const all = made.map(({ warning, choice }, at) =>
        decision(String(at).padStart(2, '0'), warning, choice, choice === 'act' ? undefined : '2026-11-20'),
      );
      const waiting = ['a', 'b', 'c'].filter((warning) => {
        const last = all.findLast(({ warningId }) => warningId === warning);
        return last !== undefined && last.choice !== 'act';
      });
      expect(
        comingBack(all.toReversed(), '2026-11-24', 0)
          .map(({ decision: { warningId } }) => warningId)
          .toSorted(),
      ).toEqual(waiting);
    }),
  );
});
