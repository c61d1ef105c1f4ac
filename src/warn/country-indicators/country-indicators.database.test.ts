import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { countryCode, type FreshServices, freshServices, inRole, textFile } from '../../../test/fresh-services.ts';
import { measured, vDemLines, worldBankLines } from '../../../test/made-up-indicators.ts';
import { openSourceServer, type SourceServer } from '../../../test/receivers/source-server.ts';
import { systemActor } from '../../platform/database/actor.ts';
import { checkedGet } from '../../platform/outbound/checked-get.ts';
import { addIngestCommands } from '../events/ingest-commands.ts';
import { readVDem } from '../sources/v-dem/v-dem.ts';

/** What others measure of countries: pulled from servers on this machine that speak as the real ones do, and by file. */

const administrator = inRole('administrator');
const path = '/v2/country/all/indicator/SP.POP.TOTL';
const page = (number: number) => `${path}?per_page=2&format=json&page=${number}`;

let source: SourceServer;
let fresh: FreshServices;
beforeEach(async () => {
  source = await openSourceServer();
  fresh = await freshServices({ get: checkedGet({ allowPrivate: true, timeoutMs: 5_000 }) });
});
afterEach(async () => {
  await source.close();
  await fresh.close();
});

const switchOn = (address = `${path}?per_page=2`) =>
  fresh.services.connectors.switchOn(administrator, 'world-bank', { address: `${source.origin}${address}` });
const pull = (id = 'world-bank', options = {}) => fresh.services.connectorPulls.pull(id, options);
const releases = () => fresh.services.countryIndicators.releases(systemActor);
const valuesOf = async (code: string, knownBy?: string) =>
  (
    await fresh.services.countryIndicators.page(
      systemActor,
      { country: countryCode(code), knownBy },
      { after: undefined, limit: 100 },
    )
  ).map(({ indicator, year, value, version }) => [indicator, year, value, version]);

const five = [
  measured('SDN', 2023, 50_042_791),
  measured('SDN', 2022, 49_383_346),
  measured('MLI', 2023, 23_769_127),
  measured('MLI', 2022, null),
  measured('WLD', 2023, 8_000_000_000),
];

test('values land from pages: all of them, once, with what was not taken; a group of countries has none', async () => {
  source.indicators('2026-07-01', five);
  await switchOn();
  expect(await pull()).toEqual({ outcome: 'landed', rows: 3, reachesTo: '2023-12-31' });
  expect(source.asked.map(({ path: asked }) => asked)).toEqual([page(1), page(2), page(3)]);
  expect(await releases()).toMatchObject([
    {
      ...{ version: '2026-07-01', publishedOn: '2026-07-01', values: 3, firstYear: 2022, lastYear: 2023 },
      dropped: [{ fault: 'country', values: 1, first: { line: 6, column: 'SP.POP.TOTL', value: 'WLD' } }],
      fate: { added: 3, revised: 0, unchanged: 0, withdrawn: 0 },
    },
  ]);
  expect(await valuesOf('SDN')).toEqual([
    ['SP.POP.TOTL', 2022, 49_383_346, '2026-07-01'],
    ['SP.POP.TOTL', 2023, 50_042_791, '2026-07-01'],
  ]);
  const [entry] = await fresh.entries({});
  expect((await fresh.entries({})).map(({ kind }) => kind)).toContain('country-indicators.loaded');
  expect(entry?.kind).toBe('connector.switched-on');
});

test('told otherwise it stands anew, what it was known as stays readable, and the same again changes nothing', async () => {
  source.indicators('2026-07-01', five);
  await switchOn();
  await pull();
  expect(await pull()).toMatchObject({ outcome: 'unchanged' });
  expect(await releases()).toHaveLength(1);
  fresh.clock.forward(7 * 24);
  source.indicators('2026-11-30', [measured('SDN', 2023, 51_000_000), ...five.slice(1), measured('MLI', 2024, 24e6)]);
  await pull();
  expect((await releases())[0]).toMatchObject({ fate: { added: 1, revised: 1, unchanged: 2, withdrawn: 0 } });
  expect(await valuesOf('SDN')).toMatchObject([
    ['SP.POP.TOTL', 2022, 49_383_346, '2026-07-01'],
    ['SP.POP.TOTL', 2023, 51_000_000, '2026-11-30'],
  ]);
  expect(await valuesOf('SDN', '2026-11-26')).toMatchObject([
    [expect.anything(), 2022, 49_383_346, '2026-07-01'],
    [expect.anything(), 2023, 50_042_791, '2026-07-01'],
  ]);
  expect(await valuesOf('SDN', '2026-11-01')).toEqual([]);
});

test('a file that tells much of what stands to be none is refused, unless it is asked for', async () => {
  source.indicators('2026-07-01', five);
  await switchOn();
  await pull();
  source.indicators('2026-11-30', [measured('SDN', 2023, null), ...five.slice(1)]);
  expect(await pull()).toMatchObject({ outcome: 'failed', fault: expect.stringContaining('--even-if-less') });
  expect(await valuesOf('SDN')).toHaveLength(2);
  expect(await pull('world-bank', { evenIfLess: true })).toMatchObject({ outcome: 'landed' });
  expect(await valuesOf('SDN')).toHaveLength(1);
});

test('asked to wait it waits; after a fault, or an answer that breaks off, it reads on from the page that is missing', async () => {
  source.indicators('2026-07-01', five);
  source.trouble(page(2), { status: 429, headers: { 'retry-after': '3600' } }, { status: 500 }, 'truncated', 'half');
  await switchOn();
  const faults: string[] = [];
  for (let time = 0; time < 4; time += 1) {
    const pulled = await pull();
    faults.push(pulled.outcome === 'failed' ? pulled.fault : pulled.outcome);
  }
  expect(faults[0]).toContain('It answered 429');
  expect(faults[1]).toContain('It answered 500');
  expect(faults[2]).toContain('What it sent broke off.');
  expect(faults[3]).toContain('indicators, page 2: this is no JSON, or it breaks off before its end');
  expect(await releases()).toEqual([]);
  expect(await pull()).toMatchObject({ outcome: 'landed', rows: 3 });
});

const about = { page: 2, pages: 3, per_page: 2, total: 5, lastupdated: '2026-07-01' };
test.each([
  [
    'what it cannot answer',
    [{ message: [{ id: '120', key: 'Invalid value', value: 'Not valid' }] }],
    'Invalid value: Not valid',
  ],
  ['another page', [{ ...about, page: 1 }, five.slice(0, 2)], 'it says that it is page 1'],
  ['a field gone', [about, [{ indicator: { id: 'SP.POP.TOTL' }, value: 3 }]], 'country'],
  ['no values', [about, null], 'page 2: '],
  ['another form', { data: [] }, 'page 2: '],
])('a changed schema is refused whole, by page and reason: %s', async (_, body, words) => {
  source.indicators('2026-07-01', five);
  source.trouble(page(2), { body: JSON.stringify(body) });
  await switchOn();
  expect(await pull()).toMatchObject({ outcome: 'failed', fault: expect.stringContaining(words) });
  expect(await releases()).toEqual([]);
});

test('updated while it is read, it is read again from the beginning', async () => {
  source.indicators('2026-07-01', five);
  const moved = [{ ...about, page: 2, lastupdated: '2026-07-02' }, five.slice(2, 4)];
  source.trouble(page(2), { body: JSON.stringify(moved) });
  await switchOn();
  expect(await pull()).toMatchObject({ fault: expect.stringContaining('it was updated while it was read') });
  expect(await pull()).toMatchObject({ outcome: 'landed' });
});

test.each([
  ['/v2/country/SDN/indicator/SP.POP.TOTL', 'The address ends with what to read'],
  ['/v2/country/all/indicator/AG.LND.FRST.ZS', '“AG.LND.FRST.ZS” is not among the indicators'],
  ['/v2/country/all/indicator/SP.POP.TOTL;SI.POV.GINI', 'source=2'],
  [`${path}?mrv=1`, 'leave out “mrv”'],
  [`${path}?per_page=90000`, 'A page has 1 to'],
  [`${path}?date=lately`, '1989:2024'],
])('the address %s is refused beside its field', async (address, words) => {
  await expect(switchOn(address)).rejects.toMatchObject({ field: 'address', message: expect.stringContaining(words) });
});

const vDemRows = vDemLines(['Sudan,SDN,33,2024,2024-12-31,0,625,0.106,0.08,0.081']);

test('V-Dem’s table is read from where it is kept; a page of the web in its place is refused, and a 304 lands nothing', async () => {
  const address = `${source.origin}/data/V-Dem-CY-Core-v15.csv`;
  const { connectors } = fresh.services;
  const wrong = connectors.switchOn(administrator, 'v-dem', { address: `${source.origin}/data/` });
  await expect(wrong).rejects.toMatchObject({ field: 'address' });
  await connectors.switchOn(administrator, 'v-dem', { address });
  source.file('/data/V-Dem-CY-Core-v15.csv', '<!doctype html><title>Please fill in this form</title>');
  expect(await pull('v-dem')).toMatchObject({ outcome: 'failed', fault: expect.stringContaining('a page of the web') });
  source.file('/data/V-Dem-CY-Core-v15.csv', vDemRows.join('\n'));
  expect(await pull('v-dem')).toEqual({ outcome: 'landed', rows: 2, reachesTo: '2024-12-31' });
  expect(await pull('v-dem')).toMatchObject({ outcome: 'unchanged' });
  expect(await valuesOf('SDN')).toMatchObject([
    ['v2x_clphy', 2024, 0.081, '15'],
    ['v2x_polyarchy', 2024, 0.106, '15'],
  ]);
});

test('an indicator that is kept from now on lands from the file that was loaded before', async () => {
  const { countryIndicators } = fresh.services;
  const source = countryIndicators.catalogue['v-dem'];
  const before = { ...source, indicators: source.indicators.filter(({ id }) => id !== 'v2x_clphy') };
  const land = (kept: typeof source) =>
    countryIndicators.land(systemActor, 'V-Dem-CY-Core-v15.csv', (sink) =>
      readVDem(textFile('V-Dem-CY-Core-v15.csv', vDemRows), kept, sink),
    );
  await land(before);
  expect(await land(before)).toMatchObject({ outcome: 'unchanged' });
  expect(await land(source)).toMatchObject({ outcome: 'loaded', release: { fate: { added: 1, unchanged: 1 } } });
  expect((await valuesOf('SDN')).map(([indicator]) => indicator)).toEqual(['v2x_clphy', 'v2x_polyarchy']);
  expect(await land(source)).toMatchObject({ outcome: 'unchanged' });
});

test('the verb ingest lands files of both, knows them by their header, and tells what was not taken', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'indicators-'));
  const given = (name: string, lines: readonly string[]) => {
    writeFileSync(join(folder, name), lines.join('\n'));
    return join(folder, name);
  };
  const rows = ['"Sudan","SDN","P","SP.POP.TOTL","1","2",', '"World","WLD","P","SP.POP.TOTL","1","",'];
  const worldBank = given('API.csv', worldBankLines(rows));
  const vDem = given('V-Dem-CY-Core-v15.csv', vDemRows);
  const written: string[] = [];
  const output = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  const run = async (...words: readonly string[]) => {
    const program = new Command();
    addIngestCommands(program, async () => ({ services: fresh.services, close: async () => {} }));
    await program.parseAsync(['ingest', ...words], { from: 'user' });
  };
  try {
    await run(worldBank);
    await run(vDem);
    await run(vDem, '--json');
    await expect(run(worldBank, vDem)).rejects.toMatchObject({ code: 'file.mixed' });
  } finally {
    output.mockRestore();
  }
  expect(written[0]).toContain('Loaded World Development Indicators, version 2026-07-01: 2 values, 2022 to 2023');
  expect(written[0]).toContain(
    '1 value was not taken, no country of that code, as groups of countries have none: first on line 7',
  );
  expect(written[1]).toContain('Not kept here and not read: COWcode, v2x_polyarchy_codelow');
  expect(written[1]).toContain('Kept here and not in this file: v2x_libdem');
  expect(JSON.parse(written[2] ?? '')).toMatchObject({
    files: [{ outcome: 'unchanged', source: 'v-dem', version: '15' }],
  });
});
