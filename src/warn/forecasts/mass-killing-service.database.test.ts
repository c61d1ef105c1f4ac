import { afterEach, beforeEach, expect, test } from 'vitest';
import { runAlone } from '../../../test/database-server.ts';
import { type FreshServices, freshServices, textFile } from '../../../test/fresh-services.ts';
import { madeUpEwpTable } from '../../../test/made-up-ewp-table.ts';
import { systemActor } from '../../platform/database/actor.ts';

let fresh: FreshServices;
beforeEach(async () => {
  fresh = await freshServices();
});
afterEach(() => fresh.close());

const table = (lines = madeUpEwpTable()) => textFile('prepared.csv', lines);

test('a table is loaded as published, is unchanged the second time, and leaves its word in the ledger', async () => {
  const { massKillings } = fresh.services;
  expect(await massKillings.isDue(systemActor)).toBe(false);
  const loaded = await massKillings.loadTable(systemActor, table());
  expect(loaded).toMatchObject({
    outcome: 'loaded',
    table: { fileName: 'prepared.csv', rowCount: 420, firstYear: 1980, lastYear: 1993 },
  });
  expect(await massKillings.loadTable(systemActor, table())).toEqual({ ...loaded, outcome: 'unchanged' });
  expect((await fresh.entries()).map(({ kind }) => kind)).toEqual(['ewp-table.loaded']);
  expect(await massKillings.isDue(systemActor)).toBe(true);
});

test('a damaged table is refused whole, with file, line and reason, and what stood stands', async () => {
  const { massKillings } = fresh.services;
  const { table: standing } = await massKillings.loadTable(systemActor, table());
  const [header = '', first = ''] = madeUpEwpTable();
  await expect(massKillings.loadTable(systemActor, table([header, first, first]))).rejects.toMatchObject({
    code: 'ewp.duplicate',
  });
  expect(await massKillings.loadTable(systemActor, table())).toMatchObject({ outcome: 'unchanged', table: standing });
});

test('without a table there is nothing to forecast from, in words', async () => {
  await expect(fresh.services.massKillings.run(systemActor)).rejects.toMatchObject({
    code: 'forecast.no-ewp-table',
    message: 'The Early Warning Project’s table is not loaded. Load it with: forestall forecast load-ewp FILE',
  });
  expect(await fresh.services.massKillings.latest(systemActor)).toBeUndefined();
});

test('a run speaks of the two years after the table’s last, the likeliest first, our codes beside their names; again it says the same', async () => {
  const { massKillings, work } = fresh.services;
  await massKillings.loadTable(systemActor, table());
  const run = await massKillings.run(systemActor);
  expect(await massKillings.latest(systemActor)).toEqual(run);
  expect([run.fromYear, run.chances.length, run.table.fileName]).toEqual([1993, 30, 'prepared.csv']);
  const chances = run.chances.map(({ probability }) => probability);
  expect(chances).toEqual(chances.toSorted((left, right) => right - left));
  expect(chances.every((p) => p > 0 && p < 1)).toBe(true);
  const codes = new Map(run.chances.map(({ name, country }) => [name, country]));
  expect([codes.get('Sudan'), codes.get('Chad'), codes.get('Nowhere 3')]).toEqual(['SDN', 'TCD', null]);
  expect(await massKillings.isDue(systemActor)).toBe(false);
  expect(await work.standing(systemActor)).toMatchObject([{ model: 'mass-killing', state: 'made', isRunning: false }]);
  expect((await massKillings.run(systemActor)).chances).toEqual(run.chances);
}, 60_000);

test('the database lets nobody edit a table or what was said on it', async () => {
  const { massKillings } = fresh.services;
  await massKillings.loadTable(systemActor, table());
  await massKillings.run(systemActor);
  for (const statement of ['delete from ewp_table', 'update mass_killing_run set from_year = 0']) {
    await expect(runAlone(fresh.url, statement), statement).rejects.toThrow('is never changed or deleted');
  }
}, 60_000);
