import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allCountries } from '../../src/places/country.ts';
import { systemActor } from '../../src/platform/database/actor.ts';
import { type Ask, type FreshApi, freshApi, keepForecasts } from './fresh-api.ts';

let api: FreshApi;
let desk: Ask;

beforeAll(async () => {
  api = await freshApi();
  await api.services.figures.loadShipped(systemActor);
  await keepForecasts(api);
  desk = await api.as('demo-desk-officer');
});
afterAll(() => api.close());

type Page = { readonly items: readonly Readonly<Record<string, unknown>>[]; readonly next: string | null };

async function page(address: string): Promise<Page> {
  const response = await desk('GET', address);
  expect(response.statusCode, response.body).toBe(200);
  return response.json<Page>();
}

/** Every id of a list, page by page; between two pages something else may happen. */
async function walk(address: string, limit: number, between: () => Promise<void> = async () => {}): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const { items, next }: Page = await page(`${address}?limit=${limit}${after === '' ? '' : `&after=${after}`}`);
    ids.push(...items.map(({ id }) => String(id)));
    expect(items.length).toBe(next === null ? items.length : limit);
    after = next;
    if (after !== null) await between();
  }
  return ids;
}

const csvRows = (text: string) => parse<Readonly<Record<string, string>>>(text, { columns: true });

const countries = allCountries().filter(({ lastYear }) => lastYear === undefined);
let used = 0;
async function openSome(count: number): Promise<void> {
  for (let opened = 0; opened < count && used < countries.length; opened += 1, used += 1) {
    const country = countries[used]?.code;
    const body = { country, level: 'elevated', reason: `Number ${used}` };
    expect((await desk('POST', '/api/v1/warnings', { body })).statusCode).toBe(201);
  }
}

test('a walk from page to page meets what stood at its beginning exactly once, whatever is added on the way', async () => {
  await openSome(7);
  const step = fc.record({ limit: fc.integer({ min: 1, max: 12 }), additions: fc.array(fc.nat(3), { maxLength: 8 }) });
  await fc.assert(
    fc.asyncProperty(step, async ({ limit, additions }) => {
      const standing = await walk('/api/v1/warnings', 1_000);
      const queue = [...additions];
      const met = await walk('/api/v1/warnings', limit, () => openSome(queue.shift() ?? 0));
      expect(new Set(met).size).toBe(met.length);
      expect(met).toEqual(standing);
    }),
    { numRuns: 25 },
  );
});

test('the ledger is walked the same way while it grows', async () => {
  const standing = await walk('/api/v1/ledger', 1_000);
  const met = await walk('/api/v1/ledger', 5, () => openSome(1));
  expect(met).toEqual(standing);
  expect(standing.length).toBeGreaterThan(10);
});

test('CSV and GeoJSON have no room for the next page, and say it in the header Link', async () => {
  const first = await desk('GET', '/api/v1/places?limit=2&region=Africa', { headers: { accept: 'text/csv' } });
  const next = /^<([^>]+)>; rel="next"$/.exec(String(first.headers.link))?.[1] ?? '';
  const second = await desk('GET', next, { headers: { accept: 'text/csv' } });
  const codes = [first, second].flatMap(({ body }) => csvRows(body).map(({ code }) => code));
  const africa = allCountries().filter(({ region }) => region === 'Africa');
  expect(codes).toEqual(
    africa
      .map(({ code }) => code)
      .toSorted()
      .slice(0, 4),
  );
});

test('a list is given in the form that the asker likes best, and refused in one that it has not', async () => {
  const typeFor = async (accept: string | undefined, address = '/api/v1/warnings') => {
    const response = await desk('GET', address, accept === undefined ? {} : { headers: { accept } });
    return [response.statusCode, response.headers['content-type']];
  };
  expect(await typeFor(undefined)).toEqual([200, 'application/json']);
  expect(await typeFor('*/*')).toEqual([200, 'application/json']);
  expect(await typeFor('text/csv')).toEqual([200, 'text/csv; charset=utf-8; header=present']);
  expect(await typeFor('application/geo+json')).toEqual([200, 'application/geo+json']);
  expect(await typeFor('text/html, text/csv;q=0.3, application/geo+json;q=0.2')).toEqual([
    200,
    'text/csv; charset=utf-8; header=present',
  ]);
  expect(await typeFor('application/json;q=0, text/*')).toEqual([200, 'text/csv; charset=utf-8; header=present']);
  expect(await typeFor('text/html')).toEqual([406, 'application/problem+json']);
  expect(await typeFor('application/geo+json', '/api/v1/instruments')).toEqual([406, 'application/problem+json']);
  expect(await typeFor('text/csv', '/api/v1/session')).toEqual([406, 'application/problem+json']);
});

test('CSV says the same as JSON, a nested figure in a column of its own and a formula made harmless', async () => {
  const address = '/api/v1/figures/annual-deaths?country=RWA';
  const csv = csvRows((await desk('GET', address, { headers: { accept: 'text/csv' } })).body);
  const json = await page(address);
  expect(csv).toHaveLength(json.items.length);
  // UCDP Organized Violence 25.1, Rwanda 1994.
  expect(csv.find(({ year }) => year === '1994')).toMatchObject({
    country: 'RWA',
    one_sided_best: '770581',
    one_sided_low: '345833',
    one_sided_high: '1610637',
  });
  used += 1;
  const body = { country: countries[used]?.code, level: 'high', reason: '=HYPERLINK("http://x.example")' };
  const { id } = (await desk('POST', '/api/v1/warnings', { body })).json<{ id: string }>();
  const rows = csvRows((await desk('GET', '/api/v1/warnings', { headers: { accept: 'text/csv' } })).body);
  expect(rows.find((row) => row.id === id)?.reason).toBe(`'${body.reason}`);
});

test('GeoJSON puts a thing at its country’s point; a state that is gone has none', async () => {
  const response = await desk('GET', '/api/v1/places?limit=1000', { headers: { accept: 'application/geo+json' } });
  const { type, features } = response.json<{
    type: string;
    features: { geometry: { type: string; coordinates: [number, number] } | null; properties: { code: string } }[];
  }>();
  expect(type).toBe('FeatureCollection');
  expect(features).toHaveLength(allCountries().length);
  const of = (code: string) => features.find(({ properties }) => properties.code === code)?.geometry;
  // Well inside the Central African Republic (2.2–11.0° N, 14.4–27.5° E), and mainland France, not Guiana.
  expect(of('CAF')?.coordinates[0]).toBeCloseTo(20.5, 0);
  expect(of('CAF')?.coordinates[1]).toBeCloseTo(6.6, 0);
  expect(of('FRA')?.coordinates[1]).toBeGreaterThan(45);
  expect(of('CSK')).toBeNull();
});

test('places carry what the forecasts say of them, and null where they say nothing', async () => {
  const summary = (await desk('GET', '/api/v1/places/CAF')).json<{ forecast: unknown }>().forecast;
  expect(summary).toMatchObject({ oneSided: { probability25: 0.9, probability100: 0.6000000000000001 } });
  expect((await desk('GET', '/api/v1/places/FRA')).json()).toMatchObject({ name: 'France', forecast: null });
  expect((await desk('GET', '/api/v1/places/ZZZ')).statusCode).toBe(404);
  const risks = await page('/api/v1/forecasts/risks?lens=one-sided&deaths=100');
  expect(risks.items.map(({ country, probabilityYearBefore }) => [country, probabilityYearBefore])).toEqual([
    ['CAF', 0.5],
    ['SDN', null],
  ]);
  expect((await desk('GET', '/api/v1/forecasts/risks?deaths=26')).statusCode).toBe(400);
});
