import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readRegimePlaces } from './regime-place.ts';

test('a regime is about the country that it names in whichever way, and a theme about none', () => {
  const placesOf = readRegimePlaces(readFileSync(new URL('../../../data/regime-places.json', import.meta.url), 'utf8'));
  const said = (regime: string) => placesOf(regime).join(' ');
  expect(['Taliban', 'DRC', 'GB', 'SouthSudan', 'Haiti'].map(said)).toEqual(['AFG', 'COD', 'GNB', 'SSD', 'HTI']);
  expect(said('The Republic of Belarus (Sanctions) (EU Exit) Regulations 2019')).toBe('BLR');
  expect(said('The Myanmar (Sanctions) Regulations 2021')).toBe('MMR');
  expect(['UKR', 'LIBYA3', 'MALI-EO13882', 'SDGT] [SYRIA] [IRGC'].map(said)).toEqual(['UKR', 'LBY', 'MLI', 'SYR IRN']);
  expect(['Al-Qaida', 'TAQA', 'The Global Human Rights Sanctions Regulations 2020', ''].map(said)).toEqual([
    ...['', '', '', ''],
  ]);
  expect(placesOf(null)).toEqual([]);
});

test('a file that does not fit, or names no country, is refused with words', () => {
  expect(() => readRegimePlaces('{}')).toThrow('does not fit');
  expect(() => readRegimePlaces('{"about":"","places":{"XXA":["x"]}}')).toThrow('“XXA”, which is no country');
});
