import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ComparedOption, compareOptions, windowOfMonths } from './option-comparison.ts';

const instrument = (id: string, least: number, most: number) => ({
  ...{ id, name: id.toUpperCase(), legalBasis: 'None needed', harmRisks: [`harm of ${id}`, 'used as endorsement'] },
  leadTimeDays: [least, most] as const,
});
const instruments = [instrument('demarche', 1, 14), instrument('freeze', 20, 90)];
const option: ComparedOption = {
  ...{ id: '1', name: 'Both', state: 'open', instruments: ['demarche', 'freeze'], effect: 'E', fit: 'strong' },
  ...{ leadTimeDays: null, cost: null, fullTimeEquivalents: null, harmRisk: 'low', harm: 'H', legalBasis: 'L' },
  recommendedBecause: null,
};
const window = windowOfMonths('2026-12-01', '2027-11-01');

test('a window of months runs from the first day of the first to the last day of the last', () => {
  expect(window).toEqual({ firstDay: '2026-12-01', lastDay: '2027-11-30' });
  expect(windowOfMonths('2027-03', '2028-02').lastDay).toBe('2028-02-29');
});

test('an option takes hold with its slowest instrument, unless it says otherwise', () => {
  const [estimated] = compareOptions([option], instruments, window, '2026-11-24');
  expect(estimated).toMatchObject({ leadTimeDays: 90, isEstimate: true, takesHoldOn: '2027-02-22', timing: 'within' });
  const [said] = compareOptions([{ ...option, leadTimeDays: 7 }], instruments, window, '2026-11-24');
  expect(said).toMatchObject({ leadTimeDays: 7, isEstimate: false, takesHoldOn: '2026-12-01', timing: 'in-time' });
  expect(said?.shareOfWindowLeft).toBe(1);
});

test('what takes hold after the window is too late, and nothing of the window is left', () => {
  const [late] = compareOptions([{ ...option, leadTimeDays: 400 }], instruments, window, '2026-11-24');
  expect(late).toMatchObject({ timing: 'too-late', shareOfWindowLeft: 0 });
});

test('the harm that several instruments risk is named once', () => {
  const [compared] = compareOptions([option], instruments, undefined, '2026-11-24');
  expect(compared?.harmRisks).toEqual(['harm of demarche', 'used as endorsement', 'harm of freeze']);
  expect([compared?.timing, compared?.shareOfWindowLeft]).toEqual([undefined, undefined]);
});

test('the later it takes hold, the less of the window is left', () => {
  const days = fc.integer({ min: 0, max: 800 });
  fc.assert(
    fc.property(days, days, (one, other) => {
      const shares = [Math.min(one, other), Math.max(one, other)].map(
        (leadTimeDays) =>
          compareOptions([{ ...option, leadTimeDays }], instruments, window, '2026-11-24')[0]?.shareOfWindowLeft ?? -1,
      );
      expect(shares[0]).toBeGreaterThanOrEqual(shares[1] ?? 2);
      expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
    }),
  );
});
