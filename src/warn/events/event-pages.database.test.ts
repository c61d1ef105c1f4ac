import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshSite, freshSite } from '../../../test/fresh-site.ts';
import { eventFile, eventRecord, madeUpEvents } from '../../../test/made-up-events.ts';
import { systemActor } from '../../platform/database/actor.ts';

let fresh: FreshSite;
beforeAll(async () => {
  fresh = await freshSite();
  await fresh.services.figures.loadShipped(systemActor);
});
afterAll(() => fresh?.close());

const get = (path: string) => fresh.visitor().get(path);

test('before events are loaded the pages say how to, and a country’s page does not speak of them', async () => {
  expect((await get('/warn/events')).body).toContain('No events are loaded');
  expect((await get('/warn/sources')).body).toContain('Not loaded. Load a file of it with: forestall ingest FILE');
});

test('a country’s events are listed, narrowed and given as CSV; what was not taken is told', async () => {
  await fresh.services.events.land(systemActor, madeUpEvents());
  expect((await get('/warn/events')).body).toContain('Choose a country to see its events');
  const all = (await get('/warn/events?country=PRY')).body;
  expect(all).toContain('<strong>44 events</strong>');
  expect(all).toContain('Concepción town');
  const few = (await get('/warn/events?country=PRY&from=2024-12-01&to=2024-12-31&violence=oneSided')).body;
  expect(few).toContain('<strong>8 events</strong>');
  expect((await get('/warn/events?country=PRY&violence=stateBased')).body).toContain('No event there answers to this');
  const csv = (await get('/warn/events.csv?country=PRY&from=2024-12-01')).body.trim().split('\n');
  expect(csv[0]).toContain('source_event_id');
  expect(csv).toHaveLength(9);
  const sources = (await get('/warn/sources')).body;
  expect(sources).toContain('1 row: no day of the calendar; first on line');
  expect(sources).toContain('2024-02-30');
});

test('a day that is none is no address, and an empty field of the filter asks for nothing', async () => {
  expect((await get('/warn/events?country=PRY&from=2024-02-31')).statusCode).toBe(404);
  expect((await get('/warn/events?country=PRY&from=&to=&violence=')).body).toContain('<strong>44 events</strong>');
});

test('the API gives them page by page, the latest first, and as points on a map', async () => {
  const seen: string[] = [];
  let after = '';
  do {
    const page = await get(`/api/v1/events?country=PRY&limit=10${after && `&after=${encodeURIComponent(after)}`}`);
    const { items, next } = JSON.parse(page.body);
    seen.push(...items.map(({ dayFrom }: { readonly dayFrom: string }) => dayFrom));
    after = next ?? '';
  } while (after !== '');
  expect(seen).toHaveLength(44);
  expect(seen).toEqual(seen.toSorted().toReversed());
  const asked = { method: 'GET', url: '/api/v1/events?country=PRY&limit=1' } as const;
  const headers = { host: '127.0.0.1:3000', accept: 'application/geo+json' };
  const map = JSON.parse((await fresh.site.inject({ ...asked, headers })).body);
  expect(map.features[0].geometry).toEqual({ type: 'Point', coordinates: [-57.6, -23.4] });
});

test('the place that stands out from its own history is named, in the API as in the service', async () => {
  const { items } = JSON.parse((await get('/api/v1/events/hot-spots?country=PRY')).body);
  expect(items).toMatchObject([{ placeName: 'Concepción town', recentEvents: 24, earlierEvents: 0 }]);
});

test('however many there are, the CSV has them all, each once', async () => {
  const day = '1990-05-01 00:00:00.000';
  const many = Array.from({ length: 5_001 }, (_, index) =>
    eventRecord({ id: `many-${index}`, date_start: day, date_end: day }),
  );
  await fresh.services.events.land(systemActor, eventFile(many));
  const csv = (await get('/warn/events.csv?country=NGA')).body.trim().split('\r\n').slice(1);
  expect(csv).toHaveLength(many.length);
  expect(new Set(csv.map((line) => line.split(',')[1])).size).toBe(many.length);
});
