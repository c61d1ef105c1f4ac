import { afterEach, beforeEach, expect, test } from 'vitest';
import { runAlone } from '../../../test/database-server.ts';
import { type FreshServices, freshServices } from '../../../test/fresh-services.ts';
import { madeUpCountries as countries, madeUpWorld } from '../../../test/made-up-world.ts';
import { allCountries } from '../../places/country.ts';
import { systemActor } from '../../platform/database/actor.ts';
import type { RiskForecast } from '../forecasts/forecast.ts';
import { proposeWarnings } from './warning-rule.ts';
import { risksOf } from './watch-service.ts';

let fresh: FreshServices;
beforeEach(async () => {
  fresh = await freshServices();
});
afterEach(() => fresh.close());

async function loadMadeUpWorld(): Promise<void> {
  await fresh.services.figures.ingest(systemActor, madeUpWorld());
}

test('a watch forecasts from the figures that stand and raises what the rule proposes, in one transaction', async () => {
  const { watch, forecasts, warnings } = fresh.services;
  await loadMadeUpWorld();
  const first = await watch.runIfDue(systemActor);
  if (first === undefined) throw new Error('the first watch was not due');
  const kept = await forecasts.risks(systemActor);
  expect(kept.run).toEqual(first.runs.chances);
  expect(first.failures).toEqual([]);
  expect(new Set(kept.risks.map((risk) => risk.country)).size).toBe(countries.length);

  const proposals = proposeWarnings(risksOf(kept));
  expect(proposals.length).toBeGreaterThan(0);
  const standing = await warnings.list(systemActor);
  expect(standing.map(({ warning }) => [warning.country, warning.level, warning.reason]).toSorted()).toEqual(
    proposals.map((proposal) => [proposal.country, proposal.level, proposal.reason]).toSorted(),
  );
  expect(first.raised.toSorted()).toEqual(standing.map(({ warning }) => warning.id).toSorted());
  const entries = await fresh.entries({ kinds: ['forecast.made', 'warning.opened'] });
  expect(entries).toHaveLength(2 + proposals.length);
  expect(JSON.parse(entries.find((entry) => entry.kind === 'warning.opened')?.payload ?? '{}')).toMatchObject({
    forecastRunId: first.runs.chances?.id,
    raisedBy: 'rule',
  });

  expect(await watch.runIfDue(systemActor), 'the same figures and model need no second watch').toBeUndefined();
});

test('where a warning cannot be raised, its forecasts are not kept either, and another model’s are', async () => {
  const { watch, forecasts, work } = fresh.services;
  await loadMadeUpWorld();
  const before = await fresh.entries();
  await runAlone(fresh.url, `alter table warning add constraint none_by_rule check (raised_by <> 'rule')`);
  const { runs, raised, failures } = await watch.run(systemActor);
  expect(failures).toMatchObject([{ model: 'chances', error: { message: expect.stringContaining('none_by_rule') } }]);
  expect(raised).toEqual([]);
  expect(await forecasts.latestRun(systemActor)).toBeUndefined();
  const after = await fresh.entries();
  expect(after.slice(before.length).map(({ kind, subjectId }) => [kind, subjectId])).toEqual([
    ['forecast.made', runs.months?.id],
  ]);
  expect(await work.standing(systemActor)).toMatchObject([
    { model: 'chances', state: 'failed', reason: expect.stringContaining('none_by_rule') },
    { model: 'months', state: 'made', share: 1 },
  ]);
  expect(await forecasts.due(systemActor), 'what failed is tried again, and nothing else').toEqual(['chances']);
});

test('where no model can speak, the watch fails with the first one’s reason', async () => {
  await fresh.services.figures.ingest(systemActor, madeUpWorld());
  await runAlone(fresh.url, 'alter table forecast_run add constraint no_run check (false)');
  await expect(fresh.services.watch.run(systemActor)).rejects.toThrow('no_run');
});

test('the rule looks at violence against civilians only, and sees no rise where there was no forecast a year before', () => {
  const risk = (target: RiskForecast['target'], thresholdDeaths: number, probability: number): RiskForecast => ({
    country: countries[0] ?? allCountries()[0]?.code ?? ('' as RiskForecast['country']),
    target,
    thresholdDeaths,
    probability,
    probabilityLow: 0,
    probabilityHigh: 1,
    probabilityYearBefore: undefined,
    drivers: [],
  });
  const [seen, ...others] = risksOf({
    risks: [risk('all', 25, 0.99), risk('one-sided', 25, 0.45), risk('one-sided', 100, 0.2)],
  });
  expect(others).toEqual([]);
  expect(seen).toMatchObject({
    probability25: 0.45,
    probability100: 0.2,
    probability1000: 0,
    probability25YearBefore: 0.45,
    probability100YearBefore: 0.2,
  });
  expect(proposeWarnings(seen === undefined ? [] : [seen])).toEqual([]);
});
