import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Command } from 'commander';
import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts';
import { shippedIndicators } from '../../../test/made-up-indicators.ts';
import { type CountryCode, countryByCode } from '../../places/country.ts';
import { systemActor } from '../../platform/database/actor.ts';
import { type FileBytes, fileAt } from '../../platform/files/file-bytes.ts';
import { readLedger } from '../../platform/ledger/ledger-store.ts';
import { createCountryIndicatorService } from '../country-indicators/country-indicator-service.ts';
import { readFigures } from '../sources/read-figures.ts';
import { readEvents } from '../sources/ucdp-events/ucdp-events.ts';
import { createEventService, type EventService } from './event-service.ts';
import { createFigureService, type FigureService } from './figure-service.ts';
import { addIngestCommands } from './ingest-commands.ts';

const root = resolve(import.meta.dirname, '../../..');
const shared = resolve(root, process.env.FORESTALL_SHARED || '../shared');
const publishedAnnual = join(shared, 'data/forecast/organizedviolencecy_v25_1.csv.gz');
const publishedMonthly = join(shared, 'data/forecast/pace_hist.csv');

let fresh: FreshDatabase;
let figures: FigureService;
let events: EventService;

beforeEach(async () => {
  fresh = await freshDatabase();
  figures = createFigureService({
    database: fresh.database,
    clock: () => new Date('2026-11-24T09:00:00Z'),
    readFigures,
  });
  events = createEventService({ database: fresh.database, clock: () => new Date('2026-11-24T09:00:00Z'), readEvents });
});

afterEach(async () => {
  await fresh.close();
});

function code(text: string): CountryCode {
  const country = countryByCode(text);
  if (country === undefined) throw new Error(`no country ${text}`);
  return country.code;
}

function textFile(text: string, name = 'figures.csv'): FileBytes {
  async function* bytes() {
    yield Buffer.from(text);
  }
  return { name, bytes: bytes() };
}

const months = (...rows: readonly string[]) => textFile(['month,country,deaths_best', ...rows, ''].join('\n'));

async function contents() {
  return fresh.database.snapshot(systemActor, async (queries) => {
    const count = async (table: string) => {
      const { rows } = await sql<{ count: number }>`select count(*) from ${sql.table(table)}`.execute(queries);
      return rows[0]?.count;
    };
    return {
      releases: await count('figure_release'),
      annual: await count('annual_deaths'),
      monthly: await count('monthly_deaths'),
      ledger: await count('ledger_entry'),
    };
  });
}

// Counted in the publishers' own files with Python's csv module.
const annualRows = 6_936;
const monthlyRows = 14_711;
const worldDeathsBest = { stateBased: 2_373_140, nonState: 390_988, oneSided: 1_193_015, monthly: 3_236_508 };

test('the shipped figures load, and say what the publishers’ files say', async () => {
  const loaded = await figures.loadShipped(systemActor);
  expect(loaded.map((release) => [release.source, release.rowCount, release.firstPeriod, release.lastPeriod])).toEqual([
    ['ucdp-organised-violence', annualRows, '1989', '2024'],
    ['monthly-deaths', monthlyRows, '1989-01', '2026-05'],
  ]);
  expect(await contents()).toEqual({ releases: 2, annual: annualRows, monthly: monthlyRows, ledger: 2 });

  const rwanda = await figures.ofCountry(systemActor, code('RWA'));
  expect(rwanda.annual.find((row) => row.year === 1994)).toEqual({
    country: 'RWA',
    year: 1994,
    stateBased: { best: 1_882, low: 1_781, high: 2_026 },
    nonState: { best: 0, low: 0, high: 0 },
    oneSided: { best: 770_581, low: 345_833, high: 1_610_637 },
  });
  expect(rwanda.monthly.slice(60, 65).map((row) => [row.month, row.deathsBest])).toEqual([
    ['1994-01', 0],
    ['1994-02', 5],
    ['1994-03', 25],
    ['1994-04', 630_417],
    ['1994-05', 16_202],
  ]);
  const southSudan = await figures.ofCountry(systemActor, code('SSD'));
  expect(southSudan.annual[0]?.year).toBe(2011);
  expect(southSudan.monthly[0]?.month).toBe('2011-01');
  expect(southSudan.monthly.at(-1)?.month).toBe('2026-05');
});

test('the history for the forecaster holds every shipped death, and nothing where there was no state', async () => {
  await figures.loadShipped(systemActor);
  const history = await figures.history(systemActor);
  expect([history.countries.length, history.years, history.months]).toEqual([199, 36, 449]);
  const total = (cells: Float64Array) => cells.reduce((sum, deaths) => sum + (Number.isNaN(deaths) ? 0 : deaths), 0);
  expect({
    stateBased: total(history.annual.stateBased),
    nonState: total(history.annual.nonState),
    oneSided: total(history.annual.oneSided),
    monthly: total(history.monthly),
  }).toEqual(worldDeathsBest);
  expect(history.annual.oneSided.filter((deaths) => !Number.isNaN(deaths))).toHaveLength(annualRows);
  const rwanda = history.countries.indexOf(code('RWA'));
  expect(history.annual.oneSided[rwanda * history.years + 1994 - history.firstYear]).toBe(770_581);
  expect(history.monthly[rwanda * history.months + 63]).toBe(630_417);
});

test.skipIf(!existsSync(publishedAnnual))(
  'the publishers’ files hold the same rows as the shipped ones (skipped without ../shared)',
  async () => {
    await figures.loadShipped(systemActor);
    const shipped = await figures.history(systemActor);
    const [annual, monthly] = await figures.ingest(systemActor, [fileAt(publishedAnnual), fileAt(publishedMonthly)]);
    expect([annual?.outcome, monthly?.outcome]).toEqual(['loaded', 'loaded']);
    const published = await figures.history(systemActor);
    expect(published.annual).toEqual(shipped.annual);
    expect(published.monthly).toEqual(shipped.monthly);
    expect(published.releases['monthly-deaths'].id).toBe(monthly?.release.id);
  },
);

test.skipIf(!existsSync(publishedAnnual))(
  'every country of the publishers’ files has one place here (skipped without ../shared)',
  async () => {
    const [, ...lines] = gunzipSync(await readFile(publishedAnnual))
      .toString('utf8')
      .trim()
      .split('\n');
    const numbers = new Set(lines.map((line) => line.split(',')[0]));
    await figures.ingest(systemActor, [fileAt(publishedAnnual)]);
    const { rows } = await fresh.database.snapshot(systemActor, (queries) =>
      sql<{ count: number }>`select count(distinct country) from annual_deaths`.execute(queries),
    );
    expect(rows[0]?.count).toBe(numbers.size);
  },
);

test('loading the shipped figures again, or where others stand, changes nothing', async () => {
  await figures.ingest(systemActor, [months('2026-01,TCD,5')]);
  expect((await figures.loadShipped(systemActor)).map((release) => release.source)).toEqual([
    'ucdp-organised-violence',
  ]);
  const before = await contents();
  expect(await figures.loadShipped(systemActor)).toEqual([]);
  expect(await contents()).toEqual(before);
  expect((await figures.current(systemActor))['monthly-deaths']?.lastPeriod).toBe('2026-01');
});

test('two who load the shipped figures at once load them once', async () => {
  await Promise.all([figures.loadShipped(systemActor), figures.loadShipped(systemActor)]);
  expect(await contents()).toMatchObject({ releases: 2, ledger: 2 });
});

test('the same file twice changes nothing, and says so', async () => {
  const [first] = await figures.ingest(systemActor, [months('2026-01,TCD,5')]);
  const before = await contents();
  const [second] = await figures.ingest(systemActor, [months('2026-01,TCD,5')]);
  expect(first?.outcome).toBe('loaded');
  expect(second).toEqual({ outcome: 'unchanged', release: first?.release });
  expect(await contents()).toEqual(before);
});

test('a newer file takes the place of the older, which stays readable', async () => {
  const [first] = await figures.ingest(systemActor, [months('2026-01,TCD,5')]);
  const [second] = await figures.ingest(systemActor, [months('2026-01,TCD,6', '2026-02,NGA,7')]);
  expect((await figures.current(systemActor))['monthly-deaths']).toEqual(second?.release);
  expect((await figures.ofCountry(systemActor, code('TCD'))).monthly.map((row) => row.deathsBest)).toEqual([6, 0]);
  expect((await figures.releases(systemActor)).map((release) => release.id)).toEqual([
    second?.release.id,
    first?.release.id,
  ]);
  expect(await contents()).toMatchObject({ monthly: 3 });
});

test('a file that covers less than the figures that stand is refused, unless it is asked for', async () => {
  await figures.ingest(systemActor, [months('2026-01,TCD,5', '2026-02,TCD,5')]);
  const shorter = () => [months('2026-01,TCD,6')];
  await expect(figures.ingest(systemActor, shorter())).rejects.toThrow(
    'figures.csv: the figures end in 2026-01, and those that stand reach 2026-02; to take it all the same, add --even-if-less',
  );
  await expect(figures.ingest(systemActor, [months('2026-02,TCD,6')])).rejects.toMatchObject({ code: 'figures.less' });
  const [taken] = await figures.ingest(systemActor, shorter(), { evenIfLess: true });
  expect(taken?.release.lastPeriod).toBe('2026-01');
});

test('an annual file without a country that stands is refused by its code', async () => {
  const header =
    'country,year,state_based_best,state_based_low,state_based_high,non_state_best,non_state_low,non_state_high,one_sided_best,one_sided_low,one_sided_high,version';
  const row = (country: string) => `${country},2024,1,1,1,0,0,0,0,0,0,25.1`;
  await figures.ingest(systemActor, [textFile([header, row('TCD'), row('NGA'), ''].join('\n'))]);
  await expect(figures.ingest(systemActor, [textFile([header, row('TCD'), ''].join('\n'))])).rejects.toThrow(
    'there are no figures for NGA, and those that stand have them',
  );
});

test('files are loaded all or none: a fault in the last leaves everything as it was', async () => {
  await figures.loadShipped(systemActor);
  const before = await contents();
  const shipped = await readFile(join(root, 'data/monthly-deaths.csv'), 'utf8');
  const newer = textFile(`${shipped}2026-06,TCD,9\n`, 'newer.csv');
  const bad = textFile(`${shipped}2026-06,TCD,-9\n`, 'bad.csv');
  await expect(figures.ingest(systemActor, [newer, bad])).rejects.toThrow(
    `bad.csv:${monthlyRows + 2}: deaths_best is -9; deaths cannot be fewer than 0`,
  );
  expect(await contents()).toEqual(before);
});

test('the ledger entry and the figures stand or fall together', async () => {
  const owner = new pg.Client({ connectionString: fresh.url });
  await owner.connect();
  try {
    await owner.query(`create function refuse_entry() returns trigger language plpgsql as $$
      begin raise exception 'no more entries'; end $$`);
    await owner.query(`create trigger refuse_entry before insert on ledger_entry
      for each row execute function refuse_entry()`);
  } finally {
    await owner.end();
  }
  await expect(figures.ingest(systemActor, [months('2026-01,TCD,5')])).rejects.toThrow('no more entries');
  expect(await contents()).toEqual({ releases: 0, annual: 0, monthly: 0, ledger: 0 });
});

test('loading is one step on the ledger, with what was loaded and what it replaced', async () => {
  const [first] = await figures.ingest(systemActor, [months('2026-01,TCD,5')]);
  const [second] = await figures.ingest(systemActor, [months('2026-01,TCD,5', '2026-02,TCD,1')]);
  const entries = await fresh.database.snapshot(systemActor, (queries) =>
    readLedger(queries, { subjectType: 'figure-release' }),
  );
  expect(entries.map((entry) => [entry.kind, entry.subjectId])).toEqual([
    ['figures.loaded', first?.release.id],
    ['figures.loaded', second?.release.id],
  ]);
  expect(JSON.parse(entries[1]?.payload ?? '')).toMatchObject({
    fileSha256: second?.release.fileSha256,
    lastPeriod: '2026-02',
    replaces: first?.release.id,
  });
});

test('the database lets nobody change or delete what was loaded', async () => {
  await figures.ingest(systemActor, [months('2026-01,TCD,5')]);
  const owner = new pg.Client({ connectionString: fresh.url });
  await owner.connect();
  try {
    for (const statement of [
      'update monthly_deaths set deaths_best = 1',
      'delete from monthly_deaths',
      'truncate annual_deaths',
      `update figure_release set version = 'another'`,
    ]) {
      await expect(owner.query(statement), statement).rejects.toThrow('is never changed or deleted');
    }
  } finally {
    await owner.end();
  }
});

test('without figures there is no history, and a country has none', async () => {
  await expect(figures.history(systemActor)).rejects.toMatchObject({ code: 'figures.none' });
  expect(await figures.ofCountry(systemActor, code('TCD'))).toEqual({ releases: {}, annual: [], monthly: [] });
});

test('the verb ingest says what it loaded, for people and for programs', async () => {
  const written: string[] = [];
  const output = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  try {
    const shipped = join(root, 'data/ucdp-organised-violence.csv');
    const countryIndicators = createCountryIndicatorService({
      ...{ database: fresh.database, clock: () => new Date('2026-11-24T09:00:00Z'), catalogue: shippedIndicators },
    });
    const run = async (...words: readonly string[]) => {
      const program = new Command();
      addIngestCommands(program, async () => ({
        services: { figures, events, countryIndicators },
        close: async () => {},
      }));
      await program.parseAsync(['ingest', ...words], { from: 'user' });
    };
    await run(shipped);
    await run(shipped, '--json');
  } finally {
    output.mockRestore();
  }
  expect(written[0]).toMatch(
    /^Loaded UCDP Country-Year .*, version 25\.1: 6936 rows, 1989 to 2024\nIn 9 country-years/,
  );
  expect(JSON.parse(written[1] ?? '')).toMatchObject({
    files: [{ outcome: 'unchanged', fileName: 'ucdp-organised-violence.csv', rowCount: annualRows }],
  });
});
