import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countryByCode } from '../../places/country.ts';
import type { RiskForecast } from './forecast.ts';
import { regionForecast } from './region-forecast.ts';

const codes = ['NGA', 'CMR', 'TCD', 'NER'].map((code) => {
  const found = countryByCode(code);
  if (found === undefined) throw new Error(`There is no ${code}`);
  return found.code;
});

const risk = (country: RiskForecast['country'], thresholdDeaths: number, probability: number): RiskForecast => ({
  ...{ country, thresholdDeaths, probability, target: 'one-sided', drivers: [] },
  ...{ probabilityLow: 0, probabilityHigh: 1, probabilityYearBefore: undefined },
});
const risks = (...chances: readonly (readonly number[])[]) =>
  chances.flatMap((ofOne, at) =>
    [25, 100, 1000].map((threshold, level) => risk(codes[at] ?? fail(), threshold, ofOne[level] ?? 0)),
  );
function fail(): never {
  throw new Error('more chances than countries');
}

test('the chance in one member at least is one minus that of none, and the likeliest member’s if all hang together', () => {
  const { chances, members } = regionForecast(codes.slice(0, 2), risks([0.5, 0.2, 0], [0.8, 0.1, 0.1]));
  expect(chances.map(({ probability }) => Number(probability.toFixed(4)))).toEqual([0.9, 0.28, 0.1]);
  expect(chances.map(({ probabilityTogether }) => probabilityTogether)).toEqual([0.8, 0.2, 0.1]);
  expect(members.map(({ country }) => country)).toEqual(['CMR', 'NGA']);
});

test('a member without a forecast is named and left out', () => {
  const forecast = regionForecast(codes.slice(0, 2), risks([0.5, 0.2, 0]));
  expect(forecast.missing).toEqual(['CMR']);
  expect(forecast.members.map(({ country }) => country)).toEqual(['NGA']);
});

test('law: between the likeliest member and the sum of all, and falling with the threshold', () => {
  const chance = fc.double({ min: 0, max: 1, noNaN: true });
  const falling = fc.array(chance, { minLength: 3, maxLength: 3 }).map((three) => three.toSorted((a, b) => b - a));
  fc.assert(
    fc.property(fc.array(falling, { minLength: 2, maxLength: 4 }), (members) => {
      const { chances } = regionForecast(codes.slice(0, members.length), risks(...members));
      chances.forEach(({ probability, probabilityTogether }, at) => {
        const sum = members.reduce((total, ofOne) => total + (ofOne[at] ?? 0), 0);
        expect(probability).toBeGreaterThanOrEqual(probabilityTogether - 1e-12);
        expect(probability).toBeLessThanOrEqual(Math.min(1, sum) + 1e-12);
        expect(probability).toBeLessThanOrEqual((chances[at - 1]?.probability ?? 1) + 1e-12);
      });
    }),
  );
});
