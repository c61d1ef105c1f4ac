import { geoArea, geoBounds, geoCentroid, geoContains } from 'd3-geo';
import type { Feature, Geometry, Polygon } from 'geojson';
import type { CountryShape } from './country-shapes.ts';

/** Longitude and latitude in degrees. */
export type Point = readonly [longitude: number, latitude: number];

/**
 * One point for each country, by code, in its largest piece of land, so that islands far off do not draw it out to sea:
 * the piece's middle, or where the piece bends around that, the middle of its widest part at the same latitude.
 * Good for a marker on a map of the world, for nothing finer.
 */
export function countryPoints(shapes: readonly CountryShape[]): ReadonlyMap<string, Point> {
  const largest = new Map<string, { readonly area: number; readonly piece: Polygon }>();
  for (const { code, shape } of shapes) {
    for (const piece of piecesOf(shape)) {
      const area = geoArea(piece);
      if (area > (largest.get(code)?.area ?? 0)) largest.set(code, { area, piece });
    }
  }
  return new Map([...largest].map(([code, { piece }]) => [code, pointIn(piece)]));
}

function piecesOf({ geometry }: Feature<Geometry>): readonly Polygon[] {
  if (geometry.type === 'Polygon') return [geometry];
  if (geometry.type !== 'MultiPolygon') return [];
  return geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
}

const samples = 400;

function pointIn(piece: Polygon): Point {
  const [longitude, latitude] = geoCentroid(piece);
  if (geoContains(piece, [longitude, latitude])) return [round(longitude), round(latitude)];
  const [[west], [east]] = geoBounds(piece);
  const step = (east - west) / samples;
  let widest = { length: 0, end: -1 };
  for (let place = 0, length = 0; place <= samples; place += 1) {
    length = geoContains(piece, [west + place * step, latitude]) ? length + 1 : 0;
    if (length > widest.length) widest = { length, end: place };
  }
  // An atoll of a few hundred metres may be missed by every sample: its middle is near enough.
  if (widest.length === 0) return [round(longitude), round(latitude)];
  return [round(west + (widest.end - (widest.length - 1) / 2) * step), round(latitude)];
}

/** To about ten metres. */
function round(degrees: number): number {
  return Math.round(degrees * 10_000) / 10_000;
}
