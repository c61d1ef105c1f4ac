import { systemActor } from '../src/platform/database/actor.ts';
import { asMonth, type Month } from '../src/warn/events/figures.ts';
import type { ForecastRunId, MonthForecast, RiskForecast } from '../src/warn/forecasts/forecast.ts';
import { insertForecasts } from '../src/warn/forecasts/forecast-store.ts';
import { countryCode, type FreshServices } from './fresh-services.ts';

function month(text: string): Month {
  const found = asMonth(text);
  if (found === undefined) throw new Error(`${text} is no month`);
  return found;
}

export function madeUpRisk(
  code: string,
  risk: Pick<RiskForecast, 'target' | 'thresholdDeaths' | 'probability'>,
): RiskForecast {
  const { probability } = risk;
  const bounds = { probabilityLow: probability, probabilityHigh: probability, probabilityYearBefore: undefined };
  return { country: countryCode(code), ...risk, ...bounds, drivers: [] };
}

/** Keeps a run on the year 2023 that says what the test says, over the shipped figures, which it loads. */
export async function insertMadeUpRun(
  { services, database }: FreshServices,
  risks: readonly RiskForecast[],
  months: readonly MonthForecast[] = [],
): Promise<void> {
  await services.figures.loadShipped(systemActor);
  const releases = await services.figures.current(systemActor);
  const [annual, monthly] = [releases['ucdp-organised-violence'], releases['monthly-deaths']];
  if (annual === undefined || monthly === undefined) throw new Error('The shipped figures are loaded');
  const run = {
    id: '01900000-0000-7000-8000-000000000001' as ForecastRunId, // Made for the test.
    madeAt: new Date('2023-01-05T00:00:00Z'),
    madeBy: 'Test',
    modelName: 'made-up',
    modelVersion: '1',
    codeVersion: '1',
    annualReleaseId: annual.id,
    monthlyReleaseId: monthly.id,
    typesKnownToYear: 2022,
    deathsKnownToMonth: month('2022-12'),
    windowFirstMonth: month('2023-01'),
    windowLastMonth: month('2023-12'),
  };
  await database.transact(systemActor, (queries) => insertForecasts(queries, { run, risks, months }));
}
