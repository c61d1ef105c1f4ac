import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { expect, test } from 'vitest';
import { type ChoroplethInput, choropleth } from './choropleth.ts';
import { type FanChartInput, fanChart } from './fan-chart.ts';
import { mapLegend, probabilitySteps } from './map-legend.ts';
import { probabilityBar } from './probability-bar.ts';
import { probabilityScale } from './probability-scale.ts';
import { projectShapes } from './project-shapes.ts';
import { reliabilityDiagram } from './reliability-diagram.ts';
import { type StackedBarsInput, stackedBars } from './stacked-bars.ts';

/**
 * Kept pictures: each is compared with the one in test/pictures. Where it differs, the new one is written beside it as
 * NAME.new.svg, to be looked at. If it is as meant, renew all with
 * `FORESTALL_RENEW_PICTURES=1 npx vitest run --project unit src/platform/web/pictures` and say why in the change.
 */
function expectKept(name: string, picture: string): void {
  const folder = new URL('../../../../test/pictures/', import.meta.url);
  const [kept, fresh] = [new URL(`${name}.svg`, folder), new URL(`${name}.new.svg`, folder)];
  const lines = `${picture.replaceAll('><', '>\n<')}\n`;
  if (process.env.FORESTALL_RENEW_PICTURES === '1') writeFileSync(kept, lines);
  const same = existsSync(kept) && readFileSync(kept, 'utf8') === lines;
  if (same) rmSync(fresh, { force: true });
  else writeFileSync(fresh, lines);
  expect(same, `test/pictures/${name}.svg differs; look at ${name}.new.svg beside it, then renew or mend`).toBe(true);
}

/** Small outlines (1:110 million) with ISO numbers as codes. */
function smallWorld() {
  const file = createRequire(import.meta.url).resolve('world-atlas/countries-110m.json');
  // The package's own documented form.
  const topology = JSON.parse(readFileSync(file, 'utf8')) as Topology<{
    countries: GeometryCollection<{ name: string }>;
  }>;
  const shapes = feature(topology, topology.objects.countries)
    .features.map((shape) => ({ code: String(shape.id ?? ''), name: shape.properties.name, shape }))
    .filter(({ name }) => name !== 'Antarctica');
  return projectShapes(shapes);
}

/** Sudan 729, Chad 148, Kenya 404, Palestine 275, Ukraine 804, Brazil 076, Norway 578. */
const map: ChoroplethInput = {
  id: 'risk',
  title: 'Risk & "warning"',
  description: 'Made-up figures <for the test>.',
  world: smallWorld(),
  values: new Map([
    ['729', 0.93],
    ['148', 0.6],
    ['404', 0.42],
    ['275', 0.97],
    ['804', 0.3],
    ['076', 0.1],
    ['578', 0.004],
    ['156', undefined],
  ]),
  scale: probabilityScale,
  label: (code, name) => `${name} (${code})`,
  href: (code) => `/places/${code}`,
};

const years = [1989, 1990, 1991, 1992, 1993, 1994, 1995, 1996];
const bars: StackedBarsInput = {
  id: 'deaths',
  title: 'Deaths by type of violence',
  description: 'Made-up figures.',
  axis: 'Deaths a year',
  years,
  series: [
    { name: 'One-sided violence', values: [undefined, undefined, 12, 0, 1200, 31_250, 400, 0] },
    { name: 'Non-state conflict', values: [undefined, undefined, 80, 900, 40, 0, 0, 0] },
    { name: 'State-based conflict', values: [undefined, undefined, 2500, 3100, 5200, 6800, 900, 0] },
  ],
};

const month = (number: number) => `${2023 + Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
const fan: FanChartInput = {
  id: 'ahead',
  title: 'Deaths a month',
  description: 'Made-up figures.',
  axis: 'Deaths a month',
  past: Array.from({ length: 36 }, (_, index) => ({
    month: month(index),
    deaths: index === 7 || index === 8 ? undefined : (index * 53) % 400,
  })),
  ahead: Array.from({ length: 12 }, (_, index) => ({
    month: month(36 + index),
    p05: 20 - index,
    p25: 90,
    p50: 180,
    p75: 320 + 9 * index,
    p95: 900 + 120 * index,
  })),
};

const bins = [
  { meanProbability: 0.01, observedShare: 0.008, count: 2600, low: 0.006, high: 0.014 },
  { meanProbability: 0.3, observedShare: 0.36, count: 90, low: 0.2, high: 0.4 },
  { meanProbability: 0.62, observedShare: 0.5, count: 70, low: 0.51, high: 0.73 },
  { meanProbability: 0.93, observedShare: 0.95, count: 140 },
  { meanProbability: 0.5, observedShare: 0, count: 0 },
];
const reliability = { id: 'reliability', title: 'Reliability', description: 'Made-up figures.', bins };
const strip = { id: 'strip', title: '93 %', description: '80 to 97 %.', probability: 0.93, low: 0.8, high: 0.97 };

const pictures: Readonly<Record<string, string>> = {
  map: choropleth(map),
  'bars-wide': stackedBars(bars),
  'bars-narrow': stackedBars({ ...bars, width: 300 }),
  'fan-wide': fanChart(fan),
  'fan-narrow': fanChart({ ...fan, width: 300 }),
  reliability: reliabilityDiagram(reliability),
  'probability-bar': probabilityBar(strip),
};

for (const [name, picture] of Object.entries(pictures)) {
  test(`the picture ${name} is the one that was kept`, () => expectKept(name, picture));

  test(`the picture ${name} has a name, a description, and nothing that the content security policy refuses`, () => {
    const [, titleId, descriptionId] = picture.match(/aria-labelledby="(\S+)" aria-describedby="(\S+)"/) ?? [];
    expect(picture).toContain(`<title id="${titleId}">`);
    expect(picture).toContain(`<desc id="${descriptionId}">`);
    expect(picture).not.toMatch(/<script|<style|\sstyle=|\son\w+=|NaN|undefined|Infinity/);
    const ids = [...picture.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
}

test('a country without a figure is hatched, one with a figure has the colour of its step', () => {
  const filled = choropleth(map).split('<g fill=');
  const groupOf = (code: string) => filled.find((group) => group.includes(`href="/places/${code}"`));
  expect(groupOf('156')).toMatch(/^"url\(#risk-no-figure\)"/);
  expect(groupOf('250')).toMatch(/^"url\(#risk-no-figure\)"/);
  expect(groupOf('729')).toMatch(/^"#350b40"/);
  expect(groupOf('578')).toMatch(/^"#f2eae0"/);
});

test('links in the map are named and out of the tab order; without links the map is an image', () => {
  const links = choropleth(map).match(/<a [^>]*>(<title>[^<]+<\/title>)?/g) ?? [];
  expect(links.length).toBeGreaterThan(150);
  for (const link of links) expect(link).toMatch(/tabindex="-1"><title>.+<\/title>/);
  const { href: _, ...unlinked } = map;
  expect(choropleth(unlinked)).toContain('role="img"');
  expect(choropleth(unlinked)).not.toContain('<a ');
});

test('the key has each step with its range and words, and "no figure"', () => {
  const legend = mapLegend({
    ...{ id: 'key', heading: 'Probability <of violence>', steps: probabilitySteps(probabilityScale) },
    without: 'No figure',
  });
  expect(legend.match(/<li /g)?.length).toBe(8);
  expect(legend).toContain('Probability &lt;of violence&gt;');
  expect(legend).toContain('realistic possibility');
  expect(legend).toContain('No figure');
  expect(legend).not.toContain('style=');
});

test('the highest year is labelled, and years without figures are hatched and not drawn as none', () => {
  const picture = stackedBars(bars);
  expect(picture).toContain('38,050 in 1994');
  expect(picture).toContain('1989–1990: no figures');
  expect(
    stackedBars({
      ...bars,
      years: years.slice(2),
      series: bars.series.map((s) => ({ ...s, values: s.values.slice(2) })),
    }),
  ).not.toContain('No figures');
});

test('bars are as tall as their figures', () => {
  const series = [{ name: 'Deaths', values: [100, 50] }];
  const drawn = stackedBars({ ...bars, years: [2000, 2001], series });
  const heights = [...drawn.matchAll(/height="([\d.]+)" fill="#8c1f55"/g)].map(([, height]) => Number(height));
  // The first is the swatch in the key.
  expect(heights).toEqual([12, 230, 115]);
});

test('where nothing happened the chart says so and shows no made-up axis', () => {
  const series = bars.series.map((each) => ({ ...each, values: years.map(() => 0) }));
  expect(stackedBars({ ...bars, series })).toContain('No deaths recorded in these years');
  const past = fan.past.map((each) => ({ ...each, deaths: 0 }));
  const ahead = fan.ahead.map((each) => ({ ...each, p05: 0, p25: 0, p50: 0, p75: 0, p95: 0 }));
  const calm = fanChart({ ...fan, past, ahead });
  expect(calm).toContain('No deaths recorded, none forecast');
  expect(calm).not.toMatch(/NaN|Infinity/);
});

test('the fan says where the forecast begins, on what scale, and where it ends', () => {
  const picture = fanChart(fan);
  expect(picture).toContain('Data to Dec 2025');
  expect(picture).toContain('Deaths a month, square-root scale');
  expect(picture).toContain('High 2,220');
  expect(picture).toContain('Aug 2023: no figure');
});

test('a probability of 0 or 1 stays within its strip', () => {
  const edges = [0, 1].map((probability) => probabilityBar({ ...strip, probability, low: 0, high: 1 }));
  expect(edges[0]).toContain('x="1.5"');
  expect(edges[1]).toContain('x="153.5"');
});
