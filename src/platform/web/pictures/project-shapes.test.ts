import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { expect, test } from 'vitest';
import { choropleth } from './choropleth.ts';
import { probabilityScale } from './probability-scale.ts';
import { projectShapes, type Shape } from './project-shapes.ts';

function readShapes(): readonly Shape[] {
  const file = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json');
  // The package's own documented form.
  const topology = JSON.parse(readFileSync(file, 'utf8')) as Topology<{
    countries: GeometryCollection<{ name: string }>;
  }>;
  return feature(topology, topology.objects.countries)
    .features.map((shape) => ({ code: String(shape.id ?? ''), name: shape.properties.name, shape }))
    .filter(({ name }) => name !== 'Antarctica');
}

const world = projectShapes(readShapes());

/** Square units within relative path data `Mx yldx dy…z`, by the shoelace formula; holes count against. */
function areaOf(path: string): number {
  let twice = 0;
  for (const ring of path.split('z').filter((part) => part !== '')) {
    const [x0 = 0, y0 = 0, ...steps] = (ring.match(/-?\d+/g) ?? []).map(Number);
    let [x, y] = [x0, y0];
    for (let index = 0; index < steps.length; index += 2) {
      const [nextX, nextY] = [x + (steps[index] ?? 0), y + (steps[index + 1] ?? 0)];
      twice += x * nextY - nextX * y;
      [x, y] = [nextX, nextY];
    }
    twice += x * y0 - x0 * y;
  }
  return Math.abs(twice) / 2;
}

function named(name: string) {
  return world.shapes.find((shape) => shape.name === name);
}

test('the whole world with links and tool tips stays under 230 kB, and 70 kB zipped', () => {
  const values = new Map(world.shapes.map(({ code }, index) => [code, (index % 50) / 50]));
  const label = (code: string, name: string) =>
    `${name}: ${Math.round((values.get(code) ?? 0) * 100)} %, realistic possibility`;
  const href = (code: string) => `/places/${code}`;
  const caption = { id: 'risk', title: 'Risk', description: 'Risk by country.' };
  const map = choropleth({ ...caption, world, values, scale: probabilityScale, label, href });
  expect(map.length).toBeLessThan(230_000);
  expect(gzipSync(map).length).toBeLessThan(70_000);
});

test('no country is lost, and those too small to hit have a dot on the paper', () => {
  expect(world.shapes.filter(({ path }) => path === '')).toEqual([]);
  for (const name of ['Palestine', 'Comoros', 'Maldives', 'Bahrain']) expect(named(name)?.dot).toBeDefined();
  for (const name of ['Rwanda', 'Burundi', 'Israel', 'Sudan']) expect(named(name)?.dot).toBeUndefined();
  for (const { dot } of world.shapes) {
    if (!dot) continue;
    expect(dot[0]).toBeGreaterThanOrEqual(0);
    expect(dot[0]).toBeLessThanOrEqual(world.width);
    expect(dot[1]).toBeLessThanOrEqual(world.height);
  }
});

test('areas are true: Algeria, Chad and South Africa stand to each other as in the United Nations Demographic Yearbook', () => {
  // Square kilometres, Demographic Yearbook 2012, table 3. Outlines at 1:50 million miss these by up to 3 %; a Mercator
  // map would miss them by more than 20 %.
  const published = { Algeria: 2_381_741, Chad: 1_284_000, 'South Africa': 1_221_037 };
  const perUnit = Object.entries(published).map(([name, area]) => area / areaOf(named(name)?.path ?? ''));
  expect(Math.max(...perUnit) / Math.min(...perUnit)).toBeLessThan(1.03);
});

test('countries that share a code are drawn as one, under the name of the larger', () => {
  const [first, second] = readShapes().filter(({ name }) => name === 'Somalia' || name === 'Somaliland');
  const joined = projectShapes([first, second].flatMap((shape) => (shape ? [{ ...shape, code: 'SOM' }] : [])));
  expect(joined.shapes.map(({ name }) => name)).toEqual(['Somalia']);
});
