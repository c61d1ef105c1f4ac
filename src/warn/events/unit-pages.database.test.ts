import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshSite, freshSite } from '../../../test/fresh-site.ts';
import { eventFile, eventRecord } from '../../../test/made-up-events.ts';
import { systemActor } from '../../platform/database/actor.ts';

let fresh: FreshSite;
beforeAll(async () => {
  fresh = await freshSite();
});
afterAll(() => fresh?.close());

const get = (path: string) => fresh.visitor().get(path);
const on = (date_start: string, date_end = date_start) => ({ date_start, date_end, priogrid_gid: '' });

/** Quiet Alto/Paraná and Guairá share a cell; Concepción breaks out in the last three months; one event is placed in no unit. */
const paraguay = { country_id: '150', longitude: '-55.6', latitude: '-25.6', best: '2', low: '2', high: '2' };
const rows = [
  ...Array.from({ length: 30 }, (_, at) => ({
    ...{ ...paraguay, adm_1: 'Alto/Paraná "A & B" department', ...on(`202${Math.floor(at / 6)}-0${1 + (at % 6)}-11`) },
  })),
  { ...paraguay, adm_1: 'Guairá department', ...on('2024-11-29', '2024-12-02'), best: '8', type_of_violence: '1' },
  ...Array.from({ length: 12 }, (_, at) => ({
    ...{ ...paraguay, adm_1: 'Concepción department', longitude: '-57.6', latitude: '-23.4' },
    ...on(`2024-1${at % 3}-${10 + at}`),
  })),
  { ...paraguay, adm_1: '', latitude: '-22.1', longitude: '-60.1', where_prec: '6', ...on('2024-12-31') },
];

const api = async (path: string) => JSON.parse((await get(`/api/v1/events/${path}`)).body).items;

test('before events are loaded the page says how to, and the API gives nothing', async () => {
  expect((await get('/warn/events/units/PRY')).body).toContain('No events are loaded');
  expect(await api('units?country=PRY')).toEqual([]);
  expect((await get('/warn/events/units/XXX')).statusCode).toBe(404);
});

test('units are counted, and one that breaks out of its own history is named, on the page and in CSV', async () => {
  await fresh.services.events.land(
    systemActor,
    eventFile(rows.map((row, at) => eventRecord({ id: `${at + 1}`, ...row }))),
  );
  const { body } = await get('/warn/events/units/PRY');
  expect(body).toContain('<strong>4 units</strong>');
  expect(body.match(/govuk-tag--red/g)).toHaveLength(1);
  expect(body).toContain('In no unit');
  expect(body).toContain('<svg');
  const csv = (await get('/warn/events/units.csv?country=PRY')).body.trim().split('\r\n');
  expect(csv).toHaveLength(5);
  expect(csv.find((line) => line.includes('Concepción'))).toContain(',yes,');
});

test('the page of a unit is found by its name, whatever stands in it, with its own events alone', async () => {
  const { body } = await get('/warn/events/units/PRY');
  const links = [...body.matchAll(/href="(\/warn\/events\/units\/PRY\/[^"]+)"/g)].map(([, link]) => link ?? '');
  expect(links).toHaveLength(3);
  const pages = await Promise.all(links.map((link) => get(link.replaceAll('&amp;', '&'))));
  expect(pages.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
  const concepcion = pages.find((page) => page.body.includes('<bdi>Concepción department</bdi>, Paraguay'))?.body ?? '';
  expect(concepcion).toContain('It stands out from its own history');
  expect(concepcion).not.toContain('Guairá');
  expect((await get('/warn/events/units/PRY/Nowhere')).statusCode).toBe(404);
  expect((await get('/warn/events/units/PRY/a%00b')).statusCode).toBe(404);
  expect((await get('/api/v1/events/cells?country=PRY&unit=a%00b')).statusCode).toBeLessThan(500);
});

test('sums by unit and month add up to the country’s, events of two months divided by days', async () => {
  expect(await api('unit-months?country=PRY&unit=Guair%C3%A1%20department')).toEqual([
    { firstLevel: 'Guairá department', month: '2024-11', violence: 'stateBased', events: 0.5, deathsBest: 4 },
    { firstLevel: 'Guairá department', month: '2024-12', violence: 'stateBased', events: 0.5, deathsBest: 4 },
  ]);
  const sum = (items: readonly { readonly events: number }[]) => items.reduce((all, { events }) => all + events, 0);
  expect(sum(await api('unit-months?country=PRY&limit=500'))).toBeCloseTo(
    sum(await api('months?country=PRY&limit=500')),
  );
});

test('units and cells are given as JSON and as points; a cell that two units share is one', async () => {
  const units = await api('units?country=PRY');
  expect(units.filter(({ standsOut }: { readonly standsOut: boolean }) => standsOut)).toMatchObject([
    { firstLevel: 'Concepción department', recentEvents: 12, earlierEvents: 0, cells: 1, yearDeathsBest: 24 },
  ]);
  const cells = await api('cells?country=PRY');
  expect(cells).toHaveLength(3);
  expect(await api('cells?country=PRY&unit=Guair%C3%A1%20department')).toMatchObject([{ allEvents: 1 }]);
  const headers = { host: '127.0.0.1:3000', accept: 'application/geo+json' };
  const asked = { method: 'GET', url: '/api/v1/events/cells?country=PRY', headers } as const;
  const [first] = JSON.parse((await fresh.site.inject(asked)).body).features;
  expect(first.geometry).toEqual({ type: 'Point', coordinates: [-55.75, -25.75] });
  expect(await api('?country=PRY&unit=Concepci%C3%B3n%20department'.replace('?', '../events?'))).toHaveLength(12);
});
