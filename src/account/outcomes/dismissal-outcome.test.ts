import { expect, test } from 'vitest';
import type { ForecastRun } from '../../warn/forecasts/forecast.ts';
import { dismissalRecord, runAt } from './dismissal-outcome.ts';

const at = new Date('2023-03-01T00:00:00Z');
const one = { id: 'one', country: 'SDN', at, run: undefined } as const;

test('the record counts those that are over, how many the forecasts expected, and the mean squared distance', () => {
  const scored = [
    { ...one, chance: 0.1, struck: false },
    { ...one, chance: 0.4, struck: true },
    { ...one, chance: 0.9, struck: undefined },
    { ...one, chance: undefined, struck: true },
  ] as unknown as Parameters<typeof dismissalRecord>[0]; // The country's code is a made-up one.
  const record = dismissalRecord(scored);
  expect(record).toMatchObject({ dismissed: 4, over: 2, struck: 1, expected: 0.5 });
  expect(record.brier).toBeCloseTo((0.01 + 0.36) / 2, 10);
  expect(dismissalRecord([])).toEqual({ dismissed: 0, over: 0, struck: 0, expected: 0, brier: undefined });
});

test('the forecast that stood at a moment is the last one made by then', () => {
  const run = (madeAt: string) => ({ madeAt: new Date(madeAt) }) as ForecastRun; // No more of it is looked at.
  const runs = [run('2023-04-01'), run('2023-02-01'), run('2023-01-01')];
  expect(runAt(runs, at)).toBe(runs[1]);
  expect(runAt(runs, new Date('2022-12-31'))).toBeUndefined();
});
