import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type MovedSince, staleReasons } from './staleness.ts';

const still: MovedSince = {
  ...{ today: '2026-12-01', standsSince: '2026-11-20', refreshOn: '2027-02-28' },
  ...{ chanceThen: 0.3, chanceNow: 0.3, warnings: 0, signals: 0, reports: 0, days: [], answeredQuestions: 0 },
  ...{ firedIndicators: [], failedScenarios: [] },
};

test('where nothing has moved a version stands until its day', () => {
  expect(staleReasons(still)).toEqual([]);
  expect(staleReasons({ ...still, today: '2027-02-28' })).toHaveLength(1);
  expect(staleReasons({ ...still, today: '2027-02-28', refreshOn: undefined })).toEqual([]);
});

test.each<readonly [string, Partial<MovedSince>]>([
  ['a forecast that rose by ten points', { chanceNow: 0.4 }],
  ['a forecast that doubled', { chanceThen: 0.03, chanceNow: 0.06 }],
  ['a warning', { warnings: 1 }],
  ['a signal', { signals: 2 }],
  ['a report', { reports: 1 }],
  ['an indicator that fired', { firedIndicators: ['Men with lists'] }],
  ['a scenario whose premise failed', { failedScenarios: ['Quarrels stay local'] }],
  ['a day that it watched', { days: [{ day: '2026-11-25', name: 'The count' }] }],
  ['an answered question', { answeredQuestions: 1 }],
])('the world moved: %s', (_what, moved) => {
  expect(staleReasons({ ...still, ...moved })).toHaveLength(1);
});

test('a forecast that fell, a tiny one that doubled and a day still to come make nothing stale', () => {
  expect(staleReasons({ ...still, chanceNow: 0.1 })).toEqual([]);
  expect(staleReasons({ ...still, chanceThen: 0.01, chanceNow: 0.02 })).toEqual([]);
  expect(staleReasons({ ...still, days: [{ day: '2026-12-20', name: 'The result' }] })).toEqual([]);
});

test('a chance that rises further never makes a stale version fresh', () => {
  const chance = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(chance, chance, chance, (chanceThen, one, other) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      const isStale = (chanceNow: number) => staleReasons({ ...still, chanceThen, chanceNow }).length > 0;
      if (isStale(low)) expect(isStale(high)).toBe(true);
    }),
  );
});
