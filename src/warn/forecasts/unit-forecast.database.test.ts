import { afterAll, beforeAll, expect, test } from 'vitest';
import { countryCode } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite } from '../../../test/fresh-site.ts';
import { eventFile, eventRecord } from '../../../test/made-up-events.ts';
import { insertMadeUpRun, madeUpRisk } from '../../../test/made-up-run.ts';
import { systemActor } from '../../platform/database/actor.ts';
import { asMonth } from '../events/figures.ts';
import type { MonthForecast } from './forecast.ts';

let fresh: FreshSite;
beforeAll(async () => {
  fresh = await freshSite();
});
afterAll(() => fresh?.close());

const get = async (path: string) => (await fresh.visitor().get(path)).body;
const api = async () => JSON.parse(await get('/api/v1/forecasts/units?country=PRY')).items;
const paraguay = { country_id: '150', longitude: '-55.6', latitude: '-25.6', priogrid_gid: '' };
const day = (at: number) => `2024-${String(at + 1).padStart(2, '0')}-11`;
const rows = Array.from({ length: 12 }, (_, at) => ({
  ...{ ...paraguay, adm_1: at < 9 ? 'Concepción department' : 'Guairá department', best: '5', low: '5', high: '5' },
  ...{ date_start: day(at), date_end: day(at) },
}));
const months = Array.from({ length: 12 }, (_, at): MonthForecast => {
  const month = asMonth(`2023-${String(at + 1).padStart(2, '0')}`);
  if (month === undefined) throw new Error('Every one is a month');
  return {
    ...{ country: countryCode('PRY'), month, deathsMean: 6, deathsP05: 0, deathsP25: 2 },
    ...{ deathsP50: 5, deathsP75: 9, deathsP95: 15, probabilityNone: 0.1 },
  };
});

test('before events, and before a forecast, the page says so and the API gives nothing', async () => {
  expect(await get('/warn/events/units/PRY')).toContain('No events are loaded');
  expect(await api()).toEqual([]);
  const records = rows.map((row, at) => eventRecord({ id: `${at + 1}`, ...row }));
  await fresh.services.events.land(systemActor, eventFile(records));
  expect(await get('/warn/events/units/PRY')).toContain('No forecast of deaths by month speaks of this country');
  expect(await api()).toEqual([]);
});

test('the units share the country’s forecast, the busier the likelier, on the pages and in the API', async () => {
  await insertMadeUpRun(
    fresh,
    [madeUpRisk('PRY', { target: 'one-sided', thresholdDeaths: 25, probability: 0.2 })],
    months,
  );
  const run = await get('/warn/events/units/PRY');
  expect(run).toContain('The likeliest units: 2 of 2');
  const items = await api();
  expect(items).toHaveLength(4);
  const [near, whole] = items;
  expect(near).toMatchObject({ firstLevel: 'Concepción department', firstMonth: '2023-01', lastMonth: '2023-03' });
  expect(whole).toMatchObject({ firstLevel: 'Concepción department', lastMonth: '2023-12' });
  expect(whole.probability25).toBeGreaterThan(items[3].probability25);
  expect(whole.share + items[3].share).toBeCloseTo(1);
  expect(await api()).toEqual(items);
  const own = await get(`/warn/events/units/PRY/${encodeURIComponent('Guairá department')}`);
  expect(own).toContain('The likeliest units: 1 of 2');
});
