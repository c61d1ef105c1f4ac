import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshSite, freshSite } from '../../../test/fresh-site.ts';
import { madeUpWorld } from '../../../test/made-up-world.ts';
import { systemActor } from '../../platform/database/actor.ts';
import { recordOfRule } from './rule-record.ts';

let fresh: FreshSite;
beforeAll(async () => {
  fresh = await freshSite();
  await fresh.services.figures.ingest(systemActor, madeUpWorld());
});
afterAll(() => fresh.close());

const page = async () => (await fresh.visitor().get('/warn/rules')).body.replaceAll(/\s+/g, ' ');

test('the page of rules says what the rule of forecasts would have done, once a backtest stands that tells it', async () => {
  expect(await page()).toContain('The last backtest was made before this record was kept.');
  await fresh.services.forecasts.backtest(systemActor);
  const kept = await fresh.services.forecasts.latestBacktest(systemActor);
  const record = recordOfRule(kept?.result.chances ?? []);
  const said = await page();
  expect(said).not.toContain('The last backtest was made before');
  expect(said).toContain(`of each year from ${record?.firstYear} to ${record?.lastYear} on what was known then`);
  for (const { deaths, hits, misses, falseAlarms, events, warnings } of record?.levels ?? []) {
    expect(hits.length + misses.length).toBe(events);
    expect(hits.length + falseAlarms.length).toBe(warnings);
    expect(said).toContain(`By name, of ${deaths.toLocaleString('en-GB')} deaths or more`);
    expect(said).toContain(`Warned, and so many came (${hits.length.toLocaleString('en-GB')})`);
  }
  expect(record?.levels.length).toBe(3);
}, 120_000);
