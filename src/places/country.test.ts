import { expect, test } from 'vitest';
import { allCountries, countryByCode, countryByGleditschWard, countryBySourceName, existedIn } from './country.ts';

test('every country is found by its code, its Gleditsch–Ward number and its name, and by no other’s', () => {
  for (const country of allCountries()) {
    expect(countryByCode(country.code)).toBe(country);
    expect(countryByGleditschWard(country.gleditschWard)).toBe(country);
    expect(countryBySourceName(country.name)).toBe(country);
  }
  expect(new Set(allCountries().map((country) => country.gleditschWard)).size).toBe(allCountries().length);
});

// Names as they stand in UCDP's country-year file 25.1 and in Conflict Lab's monthly tables.
test.each([
  ['Bosnia-Herzegovina', 'BIH'],
  ['Bosnia and Herz.', 'BIH'],
  ['Cambodia (Kampuchea)', 'KHM'],
  ['Central African Rep.', 'CAF'],
  ['Congo', 'COG'],
  ['Dem. Rep. Congo', 'COD'],
  ['DR Congo (Zaire)', 'COD'],
  ['Dominica', 'DMA'],
  ['Dominican Rep.', 'DOM'],
  ['East Timor', 'TLS'],
  ['eSwatini', 'SWZ'],
  ['Kingdom of eSwatini (Swaziland)', 'SWZ'],
  ['Guinea', 'GIN'],
  ['Guinea-Bissau', 'GNB'],
  ["Côte d'Ivoire", 'CIV'],
  ['Ivory Coast', 'CIV'],
  ['Macedonia', 'MKD'],
  ['North Macedonia', 'MKD'],
  ['Madagascar (Malagasy)', 'MDG'],
  ['Myanmar', 'MMR'],
  ['Myanmar (Burma)', 'MMR'],
  ['Niger', 'NER'],
  ['Nigeria', 'NGA'],
  ['Russia (Soviet Union)', 'RUS'],
  ['Samoa (Western Samoa)', 'WSM'],
  ['Serbia (Yugoslavia)', 'SRB'],
  ['S. Sudan', 'SSD'],
  ['Sudan', 'SDN'],
  ['Turkey', 'TUR'],
  ['United States of America', 'USA'],
  ['Vatican City State', 'VAT'],
  ['Vietnam (North Vietnam)', 'VNM'],
  ['Yemen (North Yemen)', 'YEM'],
  ['Yemen (South Yemen)', 'YMD'],
  ['Zimbabwe (Rhodesia)', 'ZWE'],
])('a source’s “%s” is %s', (name, code) => {
  expect(countryBySourceName(name)?.code).toBe(code);
});

test('a name, code or number that is no country’s finds none', () => {
  for (const name of ['', 'Atlantis', 'Unnamed: 134', 'constructor', '__proto__', 'Rest of the world']) {
    expect(countryBySourceName(name), name).toBeUndefined();
    expect(countryByCode(name), name).toBeUndefined();
  }
  expect(countryByCode('tcd')).toBeUndefined();
  expect(countryByGleditschWard(0)).toBeUndefined();
});

test('a state exists from its first year to its last', () => {
  const existed = (code: string, year: number) => {
    const country = countryByCode(code);
    if (country === undefined) throw new Error(`no ${code}`);
    return existedIn(country, year);
  };
  expect([existed('SSD', 2010), existed('SSD', 2011), existed('SSD', 2026)]).toEqual([false, true, true]);
  expect([existed('YMD', 1990), existed('YMD', 1991)]).toEqual([true, false]);
  expect([existed('CSK', 1992), existed('CSK', 1993), existed('CZE', 1992), existed('CZE', 1993)]).toEqual([
    true,
    false,
    false,
    true,
  ]);
  expect([existed('RUS', 1989), existed('RUS', 2026)]).toEqual([true, true]);
});
