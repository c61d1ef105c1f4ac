import { expect, test } from 'vitest';
import type { BacktestChance } from '../forecasts/backtest.ts';
import { recordOfRule } from './rule-record.ts';

const past = (
  year: number,
  place: string,
  chances: readonly [number, number, number],
  deaths: number,
): BacktestChance => ({
  ...{ year, place, deaths, probability25: chances[0], probability100: chances[1], probability1000: chances[2] },
});

test('each level counts warnings of it and above, what came, what did not, and what came unwarned, by name', () => {
  const record = recordOfRule([
    // No year before it: counted at no level, whatever it says.
    past(2010, 'SDN', [0.9, 0.8, 0.5], 2_000),
    past(2010, 'MLI', [0.25, 0.1, 0], 0),
    // Severe, and it came.
    past(2011, 'SDN', [0.9, 0.8, 0.5], 1_500),
    // High, and a tenth of it came: of 25 or more it is a hit.
    past(2011, 'NGA', [0.7, 0.5, 0.05], 40),
    // As high as elevated asks, and risen by less.
    past(2011, 'MLI', [0.31, 0.1, 0], 0),
    // Risen from what was not kept.
    past(2011, 'CMR', [0.35, 0.1, 0], 3),
    // No warning of 150.
    past(2012, 'TCD', [0.12, 0.04, 0], 150),
    // There is no such country.
    past(2012, 'XXX', [0.9, 0.9, 0.9], 9_000),
  ]);
  expect(record).toMatchObject({ firstYear: 2011, lastYear: 2012 });
  const told = record?.levels.map(({ level, warnings, events, falseAlarmsAYear, hits, misses, falseAlarms }) => ({
    ...{ level, warnings, events, falseAlarmsAYear },
    names: [hits, misses, falseAlarms].map((list) => list.map(({ country, year }) => `${country} ${year}`)),
  }));
  expect(told).toEqual([
    { level: 'severe', warnings: 1, events: 1, falseAlarmsAYear: 0, names: [['SDN 2011'], [], []] },
    { level: 'high', warnings: 2, events: 2, falseAlarmsAYear: 0.5, names: [['SDN 2011'], ['TCD 2012'], ['NGA 2011']] },
    {
      ...{ level: 'elevated', warnings: 3, events: 3, falseAlarmsAYear: 0.5 },
      names: [['SDN 2011', 'NGA 2011'], ['TCD 2012'], ['CMR 2011']],
    },
  ]);
  expect(record?.levels[1]?.misses[0]).toEqual({ country: 'TCD', year: 2012, chance: 0.04, deaths: 150 });
});

test('of one year, or of none, there is no record', () => {
  expect(recordOfRule([])).toBeUndefined();
  expect(recordOfRule([past(2010, 'SDN', [0.9, 0.8, 0.5], 10)])).toBeUndefined();
});
