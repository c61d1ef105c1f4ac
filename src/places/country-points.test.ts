import { geoContains } from 'd3-geo';
import { expect, test } from 'vitest';
import { countryPoints } from './country-points.ts';
import { readCountryShapes } from './country-shapes.ts';

const shapes = readCountryShapes();
const points = countryPoints(shapes);

test('every country that is drawn has a point', () => {
  expect([...new Set(shapes.map(({ code }) => code))].filter((code) => !points.has(code))).toEqual([]);
});

test('a country’s point lies inside it', () => {
  const outside = [...points].filter(
    ([code, point]) => !shapes.some((each) => each.code === code && geoContains(each.shape, [point[0], point[1]])),
  );
  expect(outside.map(([code]) => code).toSorted()).toEqual([]);
});
