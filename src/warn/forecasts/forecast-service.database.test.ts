import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runAlone } from '../../../test/database-server.ts';
import { countryCode, type FreshServices, freshServices, textFile } from '../../../test/fresh-services.ts';
import { systemActor } from '../../platform/database/actor.ts';
import { asMonth, type Month } from '../events/figures.ts';
import type { ForecastRunId, Forecasts, RiskForecast } from './forecast.ts';
import { modelNames, modelVersion } from './forecast-work.ts';

let fresh: FreshServices;
beforeEach(async () => {
  fresh = await freshServices();
});
afterEach(() => fresh.close());

const chad = countryCode('TCD');
const annualHeader =
  'country,year,state_based_best,state_based_low,state_based_high,non_state_best,non_state_low,non_state_high,one_sided_best,one_sided_low,one_sided_high,version';
const loadFigures = (deaths = 5) =>
  fresh.services.figures.ingest(systemActor, [
    textFile('annual.csv', [annualHeader, `TCD,2024,1,1,1,0,0,0,${deaths},0,9,25.1`]),
    textFile('monthly.csv', ['month,country,deaths_best', `2026-05,TCD,${deaths}`]),
  ]);

function month(text: string): Month {
  const read = asMonth(text);
  if (read === undefined) throw new Error(`${text} is no month`);
  return read;
}

/** A small run by hand on the figures that stand: one country, two targets, two months. */
async function smallForecasts(change: Partial<Forecasts['run']> = {}): Promise<Forecasts> {
  const current = await fresh.services.figures.current(systemActor);
  const [annual, monthly] = [current['ucdp-organised-violence'], current['monthly-deaths']];
  if (annual === undefined || monthly === undefined) throw new Error('load figures first');
  const risk = (target: RiskForecast['target'], thresholdDeaths: number, probability: number): RiskForecast => ({
    country: chad,
    target,
    thresholdDeaths,
    probability,
    probabilityLow: probability / 2,
    probabilityHigh: Math.min(1, probability * 2),
    probabilityYearBefore: target === 'all' ? undefined : 0.1,
    drivers: [{ words: 'Deaths in the last year', logOdds: 1.25 }],
  });
  const ahead = (text: string) => ({
    country: chad,
    month: month(text),
    deathsMean: 12.5,
    deathsP05: 0,
    deathsP25: 2,
    deathsP50: 7,
    deathsP75: 15,
    deathsP95: 60.25,
    probabilityNone: 0.125,
  });
  return {
    run: {
      id: uuidv7() as ForecastRunId, // A fresh UUID is the identity of a new run.
      madeAt: fresh.clock.now(),
      madeBy: systemActor.name,
      modelName: 'by-hand',
      modelVersion,
      codeVersion: '0.0.0',
      annualReleaseId: annual.id,
      monthlyReleaseId: monthly.id,
      typesKnownToYear: 2024,
      deathsKnownToMonth: month('2026-05'),
      windowFirstMonth: month('2026-06'),
      windowLastMonth: month('2027-05'),
      ...change,
    },
    risks: [risk('all', 25, 0.75), risk('one-sided', 25, 0.5), risk('one-sided', 100, 0.25)],
    months: [ahead('2026-06'), ahead('2026-07')],
  };
}

const keep = (made: Forecasts) =>
  fresh.database.transact(systemActor, (queries) => fresh.services.forecasts.keep(queries, systemActor, made));

test('what is kept is read back as it was made, and is one entry on the ledger', async () => {
  await loadFigures();
  const made = await smallForecasts();
  await keep(made);
  const { forecasts } = fresh.services;
  expect(await forecasts.latestRun(systemActor)).toEqual(made.run);
  expect(await forecasts.ofCountry(systemActor, chad)).toEqual({ ...made, monthsRun: made.run });
  expect((await forecasts.risks(systemActor, { target: 'one-sided' })).risks).toEqual(made.risks.slice(1));
  expect(await forecasts.ofCountry(systemActor, countryCode('NGA'))).toEqual({
    run: made.run,
    risks: [],
    months: [],
    monthsRun: made.run,
  });
  const entries = await fresh.entries({ kinds: ['forecast.made'] });
  expect(entries.map((entry) => [entry.subjectId, JSON.parse(entry.payload)])).toMatchObject([
    [
      made.run.id,
      { modelVersion, risks: 3, months: 2, said: `Forecasts for 2026-06 to 2027-05, by by-hand ${modelVersion}` },
    ],
  ]);
});

test('a newer run stands beside the older, and is the one that is read', async () => {
  await loadFigures();
  const first = await smallForecasts();
  await keep(first);
  fresh.clock.forward(1);
  const second = await smallForecasts();
  await keep(second);
  expect((await fresh.services.forecasts.risks(systemActor)).run.id).toBe(second.run.id);
  expect(await fresh.entries({ kinds: ['forecast.made'] })).toHaveLength(2);
});

test('of a month, what was forecast on the latest figures that did not reach it is read', async () => {
  await loadFigures();
  const { forecasts } = fresh.services;
  const middle = async () => (await forecasts.monthBefore(systemActor, month('2026-07'))).get(chad)?.deathsP50;
  expect(await middle()).toBeUndefined();
  const of = async (known: string, first: string, deathsP50: number) => {
    fresh.clock.forward(1);
    const made = await smallForecasts({ deathsKnownToMonth: month(known), windowFirstMonth: month(first) });
    await keep({ ...made, months: made.months.map((ahead) => ({ ...ahead, deathsP50 })) });
  };
  await of('2026-06', '2026-07', 5);
  await of('2026-05', '2026-06', 6);
  expect(await middle(), 'on later figures, made earlier').toBe(5);
  await of('2026-06', '2026-07', 8);
  expect(await middle(), 'on the same figures, made last').toBe(8);
  await of('2026-07', '2026-08', 9);
  expect(await middle(), 'not where the month was known').toBe(8);
  expect((await forecasts.monthBefore(systemActor, month('2026-07'))).size).toBe(1);
});

test('before the first run there is nothing to read, in words; without figures there is nothing to run on', async () => {
  const { forecasts } = fresh.services;
  const none = {
    code: 'forecast.none',
    status: 404,
    message: 'No forecast has been made yet. Make one with: forestall forecast run',
  };
  await expect(forecasts.risks(systemActor)).rejects.toMatchObject(none);
  await expect(forecasts.ofCountry(systemActor, chad)).rejects.toMatchObject(none);
  expect(await forecasts.latestRun(systemActor)).toBeUndefined();
  expect(await forecasts.latestBacktest(systemActor)).toBeUndefined();
  await expect(forecasts.due(systemActor)).rejects.toMatchObject({ code: 'forecast.no-figures' });
  await expect(forecasts.isBacktestDue(systemActor)).rejects.toMatchObject({ code: 'forecast.no-figures' });
});

test('a model is due before it first spoke, when the figures change, and when it does; and at no other time', async () => {
  await loadFigures();
  const { forecasts } = fresh.services;
  const both = ['chances', 'months'];
  const keepBoth = async (change: Partial<Forecasts['run']> = {}) => {
    const { chances, months } = modelNames;
    const made = await smallForecasts({ modelName: chances, ...change });
    await keep({ ...made, months: [] });
    const other = await smallForecasts({ modelName: months, ...change });
    await keep({ ...other, risks: [] });
  };
  expect(await forecasts.due(systemActor)).toEqual(both);
  expect(await forecasts.isBacktestDue(systemActor)).toBe(true);
  await keepBoth();
  expect(await forecasts.due(systemActor)).toEqual([]);
  fresh.clock.forward(24 * 365);
  expect(await forecasts.due(systemActor)).toEqual([]);
  await loadFigures(6);
  expect(await forecasts.due(systemActor)).toEqual(both);
  await keepBoth();
  expect(await forecasts.due(systemActor)).toEqual([]);
  fresh.clock.forward(1);
  await keepBoth({ modelVersion: '0.9.9' });
  expect(await forecasts.due(systemActor)).toEqual(both);
});

test('a model that has spoken is not asked again because another has not, and each is read from its own run', async () => {
  await loadFigures();
  const { forecasts } = fresh.services;
  const made = await smallForecasts({ modelName: modelNames.chances });
  await keep({ ...made, months: [] });
  expect(await forecasts.due(systemActor)).toEqual(['months']);
  expect(await forecasts.ofCountry(systemActor, chad)).toMatchObject({ risks: made.risks, months: [] });
  fresh.clock.forward(1);
  const later = await smallForecasts({ modelName: modelNames.months });
  await keep({ ...later, risks: [] });
  const read = await forecasts.ofCountry(systemActor, chad);
  expect([read.run.id, read.monthsRun?.id]).toEqual([made.run.id, later.run.id]);
  expect([read.risks, read.months]).toEqual([made.risks, later.months]);
  expect((await forecasts.latestRun(systemActor))?.id, 'a run of months is no run of chances').toBe(made.run.id);
});

test('a run is kept whole or not at all', async () => {
  await loadFigures();
  const made = await smallForecasts();
  const before = await fresh.entries();
  for (const broken of [
    { ...made, risks: made.risks.map((risk) => ({ ...risk, probability: 1.5 })) },
    { ...made, months: made.months.map((ahead) => ({ ...ahead, deathsP05: 99 })) },
    { ...made, run: { ...made.run, windowFirstMonth: month('2026-05') } },
    { ...made, risks: [...made.risks, ...made.risks] },
  ]) {
    await expect(keep(broken)).rejects.toThrow(/violates/);
  }
  expect(await fresh.services.forecasts.latestRun(systemActor)).toBeUndefined();
  expect(await fresh.entries()).toEqual(before);
});

test('the database lets nobody edit a forecast', async () => {
  await loadFigures();
  await keep(await smallForecasts());
  for (const statement of [
    'update forecast set probability = 0',
    'delete from forecast_month',
    `update forecast_run set made_at = made_at - interval '1 year'`,
    'truncate forecast_run cascade',
  ]) {
    await expect(runAlone(fresh.url, statement), statement).rejects.toThrow('is never changed or deleted');
  }
});
