import { expect, test } from 'vitest';
import { buildPanel } from '../features/panel.ts';
import { syntheticHistory } from '../synthetic-history.ts';
import { evaluateOneSided } from './one-sided.ts';
import { OneSidedForecasts, originBefore } from './one-sided-forecasts.ts';

const history = syntheticHistory({ seed: 21, places: 40, firstYear: 1990, years: 14, months: 14 * 12 });

test('places and thresholds are scored beside persistence and the base rate, all of them and the quiet ones', () => {
  const made = evaluateOneSided(history, { from: 2000, to: 2003 });
  expect([made.from, made.to]).toEqual([2000, 2003]);
  expect(Object.keys(made.thresholds)).toEqual(['25', '100', '1000']);
  const scores = made.thresholds['25'];
  expect(scores?.all.n).toBe(160);
  // Counted from the history itself.
  let [quiet, quietPositives, positives] = [0, 0, 0];
  for (let place = 0; place < 40; place += 1) {
    for (let year = 10; year < 14; year += 1) {
      const before = history.oneSided[place * 14 + year - 1] ?? 0;
      const happened = (history.oneSided[place * 14 + year] ?? 0) >= 25;
      if (before < 25) quiet += 1;
      if (before < 25 && happened) quietPositives += 1;
      if (happened) positives += 1;
    }
  }
  expect(scores?.all.positives).toBe(positives);
  expect(scores?.quiet).toMatchObject({ n: quiet, positives: quietPositives });
  expect(Object.keys(scores?.all.methods ?? {})).toEqual(['forestall', 'persistence', 'baseRate']);
  expect(scores?.all.methods.forestall.logLoss).toBeLessThan(scores?.all.methods.baseRate.logLoss ?? 0);
}, 300_000);

test('no forecast of a year changes with that year or a later one', () => {
  const panel = buildPanel(history);
  const changed = buildPanel({
    ...history,
    oneSided: history.oneSided.map((deaths, cell) => (cell % 14 >= 9 ? deaths + 500 : deaths)),
    monthlyDeaths: history.monthlyDeaths.map((deaths, cell) => (cell % 168 >= 108 ? deaths + 90 : deaths)),
  });
  const at = (of: typeof panel) => new OneSidedForecasts(of, 25).at(originBefore(of, 1999));
  expect(at(changed)).toEqual(at(panel));
}, 300_000);

test('months that do not end with the last year, and years that cannot be forecast, are refused in words', () => {
  const late = syntheticHistory({ seed: 2, places: 5, firstYear: 1990, years: 10, months: 125 });
  expect(() => evaluateOneSided(late, { from: 1998, to: 1999 })).toThrow(/December/);
  expect(() => evaluateOneSided(history, { from: 1992, to: 1999 })).toThrow(/first be made of/);
  expect(() => evaluateOneSided(history, { from: 2010, to: 2012 })).toThrow(/figures end in 2003/);
});
