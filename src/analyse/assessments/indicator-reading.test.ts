import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readIndicator, type WatchedData } from './indicator-reading.ts';
import type { IndicatorMeasure } from './watched-indicator.ts';

const none: WatchedData = { monthly: [], chance: undefined, reports: 0 };
const measures = ['monthly-deaths', 'forecast-chance', 'reports'] as const satisfies readonly IndicatorMeasure[];

const data = fc.record({
  monthly: fc.array(fc.record({ month: fc.constant('2026-05'), deathsBest: fc.nat(1_000) }), { maxLength: 12 }),
  chance: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
  reports: fc.nat(100),
});

test('an indicator is reached from its figure on, and stays so under every lower one', () => {
  fc.assert(
    fc.property(fc.constantFrom(...measures), data, fc.integer({ min: 1, max: 1_000 }), (measure, known, threshold) => {
      const { value, isReached } = readIndicator(measure, threshold, known);
      expect(isReached).toBe(value !== undefined && value >= threshold);
      if (isReached) expect(readIndicator(measure, Math.max(1, threshold - 1), known).isReached).toBe(true);
    }),
  );
});

test('where no data tell, nothing is reached, and that is said', () => {
  expect(readIndicator('monthly-deaths', 1, none)).toMatchObject({ value: undefined, isReached: false });
  expect(readIndicator('forecast-chance', 1, none)).toMatchObject({ value: undefined, isReached: false });
  expect(readIndicator('reports', 1, none)).toMatchObject({ value: 0, isReached: false });
});

test('deaths of the worst of the last three months count, and of no month before', () => {
  const monthly = [900, 3, 40, 7].map((deathsBest, place) => ({ month: `2026-0${place + 1}`, deathsBest }));
  expect(readIndicator('monthly-deaths', 40, { ...none, monthly })).toEqual({
    value: 40,
    isReached: true,
    sentence: '{deaths, plural, one {# death} other {# deaths}} in {month}',
    values: { deaths: 40, month: 'March 2026' },
  });
});

test('a chance is held against the figure as it is written', () => {
  expect(readIndicator('forecast-chance', 20, { ...none, chance: 0.196 }).isReached).toBe(true);
  expect(readIndicator('forecast-chance', 20, { ...none, chance: 0.194 }).isReached).toBe(false);
});
