import { countryPoints } from '../places/country-points.ts';
import { readCountryShapes } from '../places/country-shapes.ts';
import { projectShapes } from '../platform/web/pictures/project-shapes.ts';

let drawn: ReturnType<typeof drawWorld> | undefined;

/** The world's shapes on the map, and a point in each country: the same for every site, and a fifth of a second's work. */
export function drawnWorld() {
  drawn ??= drawWorld();
  return drawn;
}

function drawWorld() {
  const shapes = readCountryShapes();
  return { world: projectShapes(shapes), points: countryPoints(shapes), shapes };
}
