import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '../src/platform/database/actor.ts';
import type { RecordId } from '../src/platform/records/record.ts';
import { keepForecasts } from './api/fresh-api.ts';
import { inRole } from './fresh-services.ts';
import { type FreshSite, freshSite } from './fresh-site.ts';
import { eventFile, eventRecord } from './made-up-events.ts';
import { maker } from './records/examples.ts';

let fresh: FreshSite;
beforeAll(async () => {
  fresh = await freshSite();
});
afterAll(() => fresh.close());

const read = async (path: string) => {
  const answer = await fresh.visitor().get(path);
  return { status: answer.statusCode, words: answer.body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ') };
};

test('before any figure and forecast the page of a region stands, and says what is missing', async () => {
  expect((await read('/regions')).words).toContain('Lake Chad basin');
  const { status, words } = await read('/regions/lake-chad-basin');
  expect(status).toBe(200);
  expect(words).toContain('No forecast speaks of its countries yet.');
  expect(words).toContain('No monthly figures are loaded for this place');
});

test('with figures and forecasts it begins with a number, its assumption, its members and who is missing', async () => {
  await fresh.services.figures.loadShipped(systemActor);
  await keepForecasts(fresh);
  const { words } = await read('/regions/sudans');
  expect(words).toMatch(/% · .* is the chance that 25 or more civilians are killed deliberately in one at least/);
  expect(words).toContain('independent of the others; if they rise and fall together');
  expect(words).toContain('they are left out: South Sudan');
  expect(words).toMatch(/[\d,]+ people were killed in organised violence in its countries in the twelve months to/);
});

test('of events those inside its parts alone stand out on it', async () => {
  const on = (day: string) => ({ date_start: day, date_end: day });
  const place = (id: string, unit: string, latitude: string, name: string, day: string) =>
    eventRecord({ id, ...on(day), adm_1: unit, latitude, longitude: '13.1', where_coordinates: name });
  const busy = Array.from({ length: 12 }, (_, at) => `2024-12-${String(at + 1).padStart(2, '0')}`);
  const rows = busy.flatMap((day, at) => [
    place(`b${at}`, 'Borno state', '11.8', 'Maiduguri town', day),
    place(`l${at}`, 'Lagos state', '6.5', 'Lagos town', day),
  ]);
  const earlier = Array.from({ length: 40 }, (_, at) =>
    place(`e${at}`, 'Kano state', String(8 + at * 0.02), 'Elsewhere', `202${at % 4}-06-1${at % 9}`),
  );
  await fresh.services.events.land(systemActor, eventFile([...rows, ...earlier]));
  const { words } = await read('/regions/lake-chad-basin');
  expect(words).toContain('Maiduguri town');
  expect(words).not.toContain('Lagos town');
});

test('the page of rules says how the test of a rise would have done on the figures that are loaded', async () => {
  const { words } = await read('/warn/rules');
  const told =
    /it would have given (\d+) alarms. After (\d+) of them 100 or more died within 12 months, which is (\d+)/;
  const [, alarms, hits, share] = told.exec(words) ?? [];
  expect(Math.round((100 * Number(hits)) / Number(alarms))).toBe(Number(share));
  expect(words).toMatch(/Missed: \d+ of the \d+ times/);
});

test('a region that there is not is refused in words', async () => {
  expect(await read('/regions/atlantis')).toMatchObject({ status: 404 });
  expect((await read('/regions/atlantis')).words).toContain('There is no region with the name “atlantis”');
});

test('a search for a region leads to its page, by the page and by the API alike', async () => {
  const page = await fresh.visitor().get('/search?q=liptako');
  expect(page.body).toContain('href="/regions/liptako-gourma"');
  const answer = await fresh.visitor().get('/api/v1/search?q=liptako&limit=1');
  expect(answer.json()).toMatchObject({
    items: [{ kind: 'region', id: 'liptako-gourma', page: '/regions/liptako-gourma', changedAt: null, place: null }],
  });
  const [item] = answer.json().items;
  const { Found } = (await fresh.visitor().get('/api/v1/openapi.json')).json().components.schemas;
  expect(Object.keys(item).toSorted()).toEqual(Object.keys(Found.properties).toSorted());
});

test('a region tells the newest reports and signals of its countries, to each reader what they may see', async () => {
  const { records } = fresh.services;
  const made = maker(fresh.services, { as: () => inRole('watch-analyst') });
  const filed = async (title: string, country: string) => {
    const id = (await made('report', { title, country })) as RecordId<'report'>;
    await records.reports.take(inRole('watch-analyst'), id, 'file', {}, { expected: 'any' });
  };
  await filed('Boats crossed at night', 'TCD');
  await filed('A road in the hills', 'NPL');
  await made('report', { title: 'Not sent yet', country: 'NGA' });
  const set = (await made('signal', {
    title: 'A market stays shut',
    country: 'CMR',
    region: null,
  })) as RecordId<'signal'>;
  await records.signals.take(inRole('watch-analyst'), set, 'set-aside', { reason: 'It opens' }, { expected: 'any' });
  const { words } = await read('/regions/lake-chad-basin');
  expect(words).toContain('Boats crossed at night');
  expect(words).toContain('A market stays shut');
  expect(words).not.toContain('A road in the hills');
  expect(words).not.toContain('Not sent yet');
  const partner = fresh.visitor();
  await partner.signIn('partner-reporter');
  const { body } = await partner.get('/regions/lake-chad-basin');
  expect(body).toContain('No report from its countries stands here that you may see.');
});
