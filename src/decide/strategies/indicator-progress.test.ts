import fc from 'fast-check';
import { expect, test } from 'vitest';
import { progressOf } from './indicator-progress.ts';

const course = { baseline: 2, baselineOn: '2026-01-01', target: 10, targetOn: '2026-12-31' };

test('without a measurement nothing is said of how far it has come', () => {
  expect(progressOf(course, [])).toEqual({ latest: undefined, share: undefined, standing: 'not-measured' });
});

test('half the way at the half of the time is on course, less is behind, the target is met', () => {
  // 2 July 2026 is day 182 of the 364 between the two days.
  const at = (value: number) => progressOf(course, [{ value, measuredOn: '2026-07-02' }]);
  expect(at(6)).toMatchObject({ share: 0.5, standing: 'on-course' });
  expect(at(5.9)).toMatchObject({ standing: 'behind' });
  expect(at(10)).toMatchObject({ share: 1, standing: 'met' });
});

test('a number that is to fall is met when it has fallen', () => {
  const falling = { ...course, baseline: 40, target: 10 };
  expect(progressOf(falling, [{ value: 10, measuredOn: '2026-03-01' }]).standing).toBe('met');
  expect(progressOf(falling, [{ value: 45, measuredOn: '2026-03-01' }])).toMatchObject({ standing: 'behind' });
});

test('the last day counts, in whichever order the measurements come', () => {
  const measured = fc.record({
    value: fc.integer({ min: -100, max: 100 }),
    measuredOn: fc.integer({ min: 1, max: 28 }).map((day) => `2026-05-${String(day).padStart(2, '0')}`),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(measured, { selector: ({ measuredOn }) => measuredOn, minLength: 1 }),
      (measurements) => {
        const last = measurements.reduce((one, other) => (one.measuredOn > other.measuredOn ? one : other));
        expect(progressOf(course, measurements).latest).toEqual(last);
        expect(progressOf(course, measurements.toReversed())).toEqual(progressOf(course, measurements));
      },
    ),
  );
});
