import { expect, test } from 'vitest';
import { countriesOf, isInside, readRegions } from './region.ts';
import { allRegions, regionById, regionsOf } from './shipped-regions.ts';

const region = (members: readonly object[]) =>
  JSON.stringify({ note: 'A note', regions: [{ id: 'a', name: 'A', why: 'Because', members }] });

test('every shipped region has two countries or more, and no two have the same name', () => {
  for (const each of allRegions()) expect(countriesOf(each).length, each.id).toBeGreaterThanOrEqual(2);
  expect(new Set(allRegions().map(({ name }) => name)).size).toBe(allRegions().length);
});

test('a region is found by its id and by each of its countries', () => {
  expect(regionById('lake-chad-basin')?.name).toBe('Lake Chad basin');
  expect(regionsOf('NER').map(({ id }) => id)).toEqual(['lake-chad-basin', 'liptako-gourma', 'sahel']);
  expect(regionsOf('GBR')).toEqual([]);
});

test('where a member names units, events in these count alone, however the source writes them', () => {
  const [basin] = allRegions();
  if (basin === undefined) throw new Error('No region is shipped');
  expect(isInside(basin, 'NGA', 'Borno state')).toBe(true);
  expect(isInside(basin, 'CMR', 'Extreme-Nord region')).toBe(true);
  expect(isInside(basin, 'NGA', 'Lagos state')).toBe(false);
  expect(isInside(basin, 'NGA', '')).toBe(false);
  expect(isInside(basin, 'GBR', 'Borno state')).toBe(false);
});

test('a region of whole countries takes every event in them', () => {
  const [made] = readRegions(region([{ country: 'COD' }, { country: 'UGA' }]));
  expect(made && isInside(made, 'COD', '')).toBe(true);
});

test('a file that names no country, one country or one twice is refused in words', () => {
  expect(() => readRegions(region([{ country: 'QQQ' }, { country: 'UGA' }]))).toThrow('names no country with “QQQ”');
  expect(() => readRegions(region([{ country: 'UGA' }]))).toThrow('two countries or more');
  expect(() => readRegions(region([{ country: 'UGA' }, { country: 'UGA' }]))).toThrow('each once');
  expect(() => readRegions(JSON.stringify({ note: 'A note', regions: [{ id: 'A b' }] }))).toThrow('do not fit at');
});
