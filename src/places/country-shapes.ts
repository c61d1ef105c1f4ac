import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Feature, Geometry } from 'geojson';
import countries from 'i18n-iso-countries';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

export type CountryShape = { readonly code: string; readonly name: string; readonly shape: Feature<Geometry> };

/**
 * Areas that Natural Earth draws apart and gives no number. They are drawn with the state in whose figures UCDP counts
 * them; that takes no position on their status.
 */
const codesOfUnnumbered: Readonly<Record<string, string>> = { Kosovo: 'XKX', Somaliland: 'SOM', 'N. Cyprus': 'CYP' };

/**
 * Shapes of the world's countries at 1:50 million (Natural Earth, public domain, by way of `world-atlas`),
 * keyed by ISO 3166-1 alpha-3. Antarctica is left out.
 */
export function readCountryShapes(): readonly CountryShape[] {
  const file = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json');
  // The package's own documented form: one object named `countries`.
  const topology = JSON.parse(readFileSync(file, 'utf8')) as Topology<{
    countries: GeometryCollection<{ name: string }>;
  }>;
  return feature(topology, topology.objects.countries)
    .features.map((shape) => {
      const { name } = shape.properties;
      const numeric = shape.id === undefined ? undefined : String(shape.id).padStart(3, '0');
      const code = codesOfUnnumbered[name] ?? (numeric && countries.numericToAlpha3(numeric)) ?? '';
      return { code, name, shape };
    })
    .filter(({ code }) => code !== 'ATA');
}
