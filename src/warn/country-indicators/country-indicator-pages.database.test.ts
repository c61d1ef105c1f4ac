import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MovedSite, movedSite } from '../../../test/browser/moved-site.ts';
import { createVisitor, type Visitor } from '../../../test/browser/visitor.ts';
import { textFile } from '../../../test/fresh-services.ts';
import { vDemLines, worldBankLines } from '../../../test/made-up-indicators.ts';
import { type Country, countryByCode } from '../../places/country.ts';
import { anonymousActor, systemActor } from '../../platform/database/actor.ts';
import { createView } from '../../platform/web/view.ts';
import { readVDem } from '../sources/v-dem/v-dem.ts';
import { readWorldBankFile } from '../sources/world-bank/world-bank-file.ts';
import type { ValueSink } from './country-indicator.ts';
import { countryIndicatorsPanel } from './country-indicator-panels.ts';

/** What others measure of a country, as its page, its table and programs show it. */

let site: MovedSite;
let visitor: Visitor;
beforeAll(async () => {
  site = await movedSite();
  visitor = createVisitor(site.address);
});
afterAll(() => site?.close());

async function load(): Promise<void> {
  const { countryIndicators } = site.services;
  const rows = ['"Guyana","GUY","Population, total","SP.POP.TOTL","700000","813834.25",'];
  const worldBank = textFile('API.csv', worldBankLines(rows, [2013, 2023]));
  const vDem = textFile('V-Dem-CY-Core-v15.csv', vDemLines(['Guyana,GUY,166,2024,2024-12-31,0,110,0.638,0.6,0.85']));
  await countryIndicators.land(systemActor, worldBank.name, (sink: ValueSink) =>
    readWorldBankFile(worldBank, countryIndicators.catalogue['world-bank'], sink),
  );
  await countryIndicators.land(systemActor, vDem.name, (sink: ValueSink) =>
    readVDem(vDem, countryIndicators.catalogue['v-dem'], sink),
  );
}

const panelOf = (code: string) =>
  countryIndicatorsPanel(site.services.countryIndicators, createView({}))(anonymousActor, country(code));

function country(code: string): Country {
  const found = countryByCode(code);
  if (found === undefined) throw new Error(`There is no country ${code}`);
  return found;
}

test('with none loaded a country’s page says nothing of it, and the page of what is loaded how to', async () => {
  expect(await panelOf('GUY')).toBe('');
  expect((await visitor.get('/warn/sources')).body).toContain('V-Dem Country-Year Dataset');
});

test('a country’s page shows the newest of each, with its year, version, publisher and licence', async () => {
  await load();
  const shown = await panelOf('GUY');
  for (const words of [
    'What others measure year by year',
    '813,834',
    '700,000',
    'Version 2026-07-01',
    'CC BY-SA 4.0',
  ]) {
    expect(shown).toContain(words);
  }
  expect(shown).toContain('0.64');
  expect(await panelOf('SUR')).toBe('');
});

test('the page of what is loaded says what each file held, and what of it was not read', async () => {
  const { body } = await visitor.get('/warn/sources');
  expect(body).toContain('2026-07-01');
  expect(body).toContain('COWcode, v2x_polyarchy_codelow');
  expect(body).toContain('Kept here, and not in this file');
});

test('all years come as a table, and from the API', async () => {
  const table = (await visitor.get('/warn/country-indicators.csv?country=GUY')).body.trim().split('\r\n');
  expect(table).toHaveLength(5);
  expect(table[0]).toContain('source,indicator,name,unit,country,year,value,version,published_on,known_at');
  const found = JSON.parse((await visitor.get('/api/v1/country-indicators?country=GUY&limit=2')).body);
  expect(found.items).toMatchObject([
    { source: 'v-dem', indicator: 'v2x_clphy', year: 2024, value: 0.85, version: '15', publishedOn: null },
    { source: 'v-dem', indicator: 'v2x_polyarchy', value: 0.638, licence: 'CC BY-SA 4.0' },
  ]);
  const next = JSON.parse(
    (await visitor.get(`/api/v1/country-indicators?country=GUY&limit=2&after=${found.next}`)).body,
  );
  expect(next.items).toMatchObject([{ year: 2013 }, { year: 2023, value: 813_834.25, publishedOn: '2026-07-01' }]);
  const early = JSON.parse((await visitor.get('/api/v1/country-indicators?country=GUY&knownBy=2020-01-01')).body);
  expect(early.items).toEqual([]);
  expect(JSON.parse((await visitor.get('/api/v1/country-indicators/releases')).body).items).toHaveLength(2);
});
