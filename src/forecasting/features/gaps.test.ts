import { expect, test } from 'vitest';
import type { History } from '../history.ts';
import { lastFiguresCarried, lastYearsHidden, yearsMissing } from './gaps.ts';

const absent = Number.NaN;
/** Five places over six years: whole; a year missing; three; four; ended. */
const oneSided = Float64Array.from([
  ...[1, 2, 3, 4, 5, 6],
  ...[1, 2, 3, 4, 5, absent],
  ...[1, 2, 3, absent, absent, absent],
  ...[1, 2, absent, absent, absent, absent],
  ...[1, 2, 3, 4, 5, absent],
]);
const history: History = {
  places: ['whole', 'late', 'later', 'too late', 'ended'],
  firstYear: 2000,
  years: 6,
  oneSided,
  stateBased: oneSided.map((deaths) => deaths * 10),
  nonState: oneSided.map((deaths) => deaths * 100),
  firstMonth: 24_000,
  months: 1,
  monthlyDeaths: new Float64Array(5),
  existed: Uint8Array.from({ length: 30 }, (_, cell) => (cell === 29 ? 0 : 1)),
};

test('a place that is there without figures is told from one that is not, and from one silent for too long', () => {
  expect([...yearsMissing(history)]).toEqual([0, 1, 3, 0, 0]);
  const { existed: _, ...untold } = history;
  expect([...yearsMissing(untold)]).toEqual([0, 0, 0, 0, 0]);
});

test('the last known figures stand in for the missing ones, in every type, and nothing else changes', () => {
  const carried = lastFiguresCarried(history);
  expect([...carried.oneSided.subarray(6, 18)]).toEqual([1, 2, 3, 4, 5, 5, 1, 2, 3, 3, 3, 3]);
  expect([...carried.nonState.subarray(6, 12)]).toEqual([100, 200, 300, 400, 500, 500]);
  for (const untouched of [0, 18, 24]) {
    expect(carried.oneSided.subarray(untouched, untouched + 6)).toEqual(oneSided.subarray(untouched, untouched + 6));
  }
  expect(history.oneSided).toEqual(oneSided);
});

test('a history without gaps is left as it is', () => {
  const whole = { ...history, oneSided: oneSided.map((deaths) => (Number.isNaN(deaths) ? 0 : deaths)) };
  expect(lastFiguresCarried(whole)).toBe(whole);
});

test('hiding years carries on what stood before them, of every place', () => {
  expect([...lastYearsHidden(history, 2).oneSided.subarray(0, 6)]).toEqual([1, 2, 3, 4, 4, 4]);
});
