import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CountryCode } from '../../places/country.ts';
import type { Month } from '../../warn/events/figures.ts';
import {
  answerByFigures,
  brierOf,
  fitsFigures,
  forecastAsked,
  type KnownDeaths,
  logScoreOf,
  poolEstimates,
  trackRecords,
  weightOf,
} from './judgement.ts';

const country = 'SSD' as CountryCode;
const estimated = (best: number) => ({ best, low: best, high: best });
const known: KnownDeaths = {
  annual: [
    { country, year: 2024, stateBased: estimated(300), nonState: estimated(20), oneSided: estimated(24) },
    { country, year: 2025, stateBased: estimated(10), nonState: estimated(5), oneSided: estimated(25) },
  ],
  monthly: ['2026-01', '2026-02', '2026-03'].map((month, place) => ({
    country,
    month: month as Month,
    deathsBest: [40, 0, 61][place] ?? 0,
  })),
  firstYear: 1989,
  lastYear: 2025,
  firstMonth: '1989-01' as Month,
  lastMonth: '2026-03' as Month,
};
const asked = { fromDay: '2026-01-01', lastDay: '2026-03-31', deathsCounted: 'all', thresholdDeaths: 101 } as const;

test('deaths of all kinds are added up over months, and reach the threshold by equalling it', () => {
  expect(answerByFigures(asked, known)).toEqual({ known: true, deathsBest: 101, outcome: true });
  expect(answerByFigures({ ...asked, thresholdDeaths: 102 }, known)).toMatchObject({ outcome: false });
  expect(answerByFigures({ ...asked, lastDay: '2026-02-28' }, known)).toMatchObject({ deathsBest: 40 });
});

test('deaths of one kind are added up over calendar years', () => {
  const years = { ...asked, fromDay: '2024-01-01', lastDay: '2025-12-31', deathsCounted: 'one-sided' } as const;
  expect(answerByFigures({ ...years, thresholdDeaths: 49 }, known)).toMatchObject({ deathsBest: 49, outcome: true });
  expect(answerByFigures({ ...years, deathsCounted: 'state-based' }, known)).toMatchObject({ deathsBest: 310 });
});

test('no answer is given before the figures reach the last day', () => {
  expect(answerByFigures({ ...asked, lastDay: '2026-04-30' }, known)).toEqual({ known: false, reachTo: '2026-03' });
  const nextYear = {
    fromDay: '2026-01-01',
    lastDay: '2026-12-31',
    deathsCounted: 'non-state',
    thresholdDeaths: 1,
  } as const;
  expect(answerByFigures(nextYear, known)).toEqual({ known: false, reachTo: '2025' });
});

test.each([
  ['2026-02-01', '2028-02-29', 'all', true],
  ['2026-02-01', '2028-02-28', 'all', false],
  ['2026-02-02', '2026-03-31', 'all', false],
  ['2026-01-01', '2026-12-31', 'one-sided', true],
  ['2026-01-01', '2026-11-30', 'one-sided', false],
] as const)('from %s to %s, figures of %s can answer: %s', (fromDay, lastDay, deathsCounted, fits) => {
  expect(fitsFigures({ fromDay, lastDay, deathsCounted })).toBe(fits);
});

test('the model is asked for the same deaths, threshold and months; of state-based deaths it says nothing', () => {
  expect(forecastAsked(asked)).toEqual({
    target: 'all',
    thresholdDeaths: 101,
    windowFirstMonth: '2026-01',
    windowLastMonth: '2026-03',
  });
  expect(forecastAsked({ ...asked, deathsCounted: 'state-based' })).toBeUndefined();
});

// Brier (1950), Monthly Weather Review 78, in its one-category form: (p − outcome)².
test('Brier’s score is the squared distance from what happened', () => {
  expect(brierOf(0.7, true)).toBeCloseTo(0.09, 12);
  expect(brierOf(0.7, false)).toBeCloseTo(0.49, 12);
  expect([brierOf(1, true), brierOf(0, true), brierOf(0.5, false)]).toEqual([0, 1, 0.25]);
});

const chance = fc.double({ min: 0.001, max: 0.999, noNaN: true });
const estimates = (probabilities: readonly number[], past: readonly number[] = []) =>
  probabilities.map((probability) => ({ probability, past }));

test('a pool lies within its estimates, keeps what all agree on, and does not mind their order', () => {
  fc.assert(
    fc.property(fc.array(chance, { minLength: 1, maxLength: 12 }), (given) => {
      const pooled = poolEstimates(estimates(given));
      for (const value of [pooled?.logPool, pooled?.mean, pooled?.median]) {
        expect(value).toBeGreaterThanOrEqual(Math.min(...given) - 1e-9);
        expect(value).toBeLessThanOrEqual(Math.max(...given) + 1e-9);
      }
      const turned = poolEstimates(estimates(given.toReversed()));
      expect(turned?.logPool).toBeCloseTo(pooled?.logPool ?? Number.NaN, 9);
      expect(turned?.median).toBe(pooled?.median);
    }),
  );
  // Log-odds of 0.2 and 0.8 are −1.386 and 1.386: their mean is 0.
  expect(poolEstimates(estimates([0.2, 0.8]))?.logPool).toBeCloseTo(0.5, 12);
  expect(poolEstimates(estimates([0.1, 0.2, 0.9]))?.median).toBe(0.2);
  expect(poolEstimates(estimates([0.1, 0.2, 0.4, 0.9]))?.median).toBeCloseTo(0.3, 12);
  expect(poolEstimates([])).toBeUndefined();
});

test('who scored better before weighs more, and a few lucky answers make no oracle', () => {
  expect(weightOf([])).toBe(4);
  expect(weightOf([0.25, 0.25])).toBeCloseTo(4, 12);
  expect(weightOf([0])).toBeCloseTo(4.8, 12);
  expect(weightOf(Array.from({ length: 20 }, () => 0))).toBeCloseTo(20, 12);
  const pooled = poolEstimates([
    { probability: 0.8, past: Array.from({ length: 20 }, () => 0.05) },
    { probability: 0.2, past: Array.from({ length: 20 }, () => 0.4) },
  ]);
  // Weights 25/2.25 and 25/9.25 of log-odds ±1.386: 0.6087 of 1.386.
  expect(pooled?.logPool).toBeCloseTo(1 / (1 + Math.exp(-0.6087 * Math.log(4))), 4);
  expect(pooled?.median).toBeCloseTo(0.5, 12);
});

// Good (1952), in nats.
test('the logarithmic score is harder on the sure and wrong than Brier’s', () => {
  expect(logScoreOf(0.7, true)).toBeCloseTo(-Math.log(0.7), 12);
  expect(logScoreOf(0.7, false)).toBeCloseTo(-Math.log(0.3), 12);
  expect(logScoreOf(1, true)).toBeCloseTo(0, 12);
  expect(logScoreOf(1, false)).toBeGreaterThan(30);
});

test('a track record says how many answers it stands on', () => {
  const scored = [
    { name: 'Desk', probability: 0.9, outcome: true },
    { name: 'Desk', probability: 0.5, outcome: false },
    { name: 'Watch', probability: 0.5, outcome: false },
  ];
  const [desk, watch] = trackRecords(scored);
  expect(desk).toMatchObject({ name: 'Desk', count: 2, happened: 1 });
  expect(desk?.brier).toBeCloseTo((0.01 + 0.25) / 2, 12);
  expect(desk?.logScore).toBeCloseTo(-(Math.log(0.9) + Math.log(0.5)) / 2, 12);
  expect(watch).toMatchObject({ name: 'Watch', count: 1, brier: 0.25 });
});
