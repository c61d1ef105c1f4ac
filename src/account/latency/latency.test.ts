import { expect, test } from 'vitest';
import { latencies } from './latency.ts';

const hour = 3_600_000;

test('each stretch is the hours between its two steps, and those still waiting are counted apart', () => {
  const [acknowledge, decide, begin, whole] = latencies([
    {
      'warning.opened': 0,
      'warning.acknowledged': 3 * hour,
      'warning.decided': 10 * hour,
      'warning.action-begun': 34 * hour,
    },
    { 'warning.opened': 0, 'warning.acknowledged': 5 * hour },
    { 'warning.opened': 0 },
  ]);
  expect(acknowledge).toMatchObject({ reached: 2, waiting: 1, medianHours: 4, longestHours: 5 });
  expect(decide).toMatchObject({ reached: 1, waiting: 1, medianHours: 7 });
  expect(begin).toMatchObject({ reached: 1, waiting: 0, medianHours: 24 });
  expect(whole).toMatchObject({ reached: 1, waiting: 2, medianHours: 34 });
});

test('a warning closed without the step waits no longer', () => {
  const [, , begin] = latencies([{ 'warning.decided': 0, 'warning.closed': 9 * hour }]);
  expect(begin).toMatchObject({ reached: 0, waiting: 0, medianHours: undefined });
});
