import { sql } from 'kysely';
import type { CountryCode } from '../../places/country.ts';
import type { Queries } from '../../platform/database/database.ts';
import { oncePerMoment } from '../../platform/database/moment.ts';
import type { FigureReleaseId, Month } from '../events/figures.ts';
import type {
  Driver,
  ForecastAsked,
  ForecastRun,
  ForecastRunId,
  Forecasts,
  MonthForecast,
  RiskForecast,
  Target,
} from './forecast.ts';

type RunTable = {
  id: ForecastRunId;
  made_at: Date;
  made_by: string;
  model_name: string;
  model_version: string;
  code_version: string;
  annual_release_id: FigureReleaseId;
  monthly_release_id: FigureReleaseId;
  types_known_to_year: number;
  deaths_known_to_month: string;
  window_first_month: string;
  window_last_month: string;
};

declare module '../../platform/database/database.ts' {
  interface Tables {
    forecast_run: RunTable;
    forecast: {
      run_id: ForecastRunId;
      country: CountryCode;
      target: Target;
      threshold_deaths: number;
      probability: number;
      probability_low: number;
      probability_high: number;
      probability_year_before: number | null;
      drivers: readonly Driver[];
    };
    forecast_month: {
      run_id: ForecastRunId;
      country: CountryCode;
      month: string;
      deaths_mean: number;
      deaths_p05: number;
      deaths_p25: number;
      deaths_p50: number;
      deaths_p75: number;
      deaths_p95: number;
      probability_none: number;
    };
  }
}

const firstDay = (month: Month) => `${month}-01`;
const asMonthText = (column: string) => sql<Month>`to_char(${sql.ref(column)}, 'YYYY-MM')`;

/** Writes a run with all that it says: about 1,200 risks and 2,400 months for the world. */
export async function insertForecasts(queries: Queries, { run, risks, months }: Forecasts): Promise<void> {
  await queries
    .insertInto('forecast_run')
    .values({
      id: run.id,
      made_at: run.madeAt,
      made_by: run.madeBy,
      model_name: run.modelName,
      model_version: run.modelVersion,
      code_version: run.codeVersion,
      annual_release_id: run.annualReleaseId,
      monthly_release_id: run.monthlyReleaseId,
      types_known_to_year: run.typesKnownToYear,
      deaths_known_to_month: firstDay(run.deathsKnownToMonth),
      window_first_month: firstDay(run.windowFirstMonth),
      window_last_month: firstDay(run.windowLastMonth),
    })
    .execute();
  // One JSON parameter for all rows: PostgreSQL takes at most 65,535 parameters in a query.
  await sql`
    insert into forecast
    select ${run.id}, country, target, "thresholdDeaths", probability, "probabilityLow", "probabilityHigh",
           "probabilityYearBefore", drivers
    from jsonb_to_recordset(${JSON.stringify(risks)}::jsonb) as risk (country text, target text, "thresholdDeaths" int,
      probability float8, "probabilityLow" float8, "probabilityHigh" float8, "probabilityYearBefore" float8, drivers jsonb)
  `.execute(queries);
  await sql`
    insert into forecast_month
    select ${run.id}, country, (month || '-01')::date, "deathsMean", "deathsP05", "deathsP25", "deathsP50", "deathsP75",
           "deathsP95", "probabilityNone"
    from jsonb_to_recordset(${JSON.stringify(months)}::jsonb) as ahead (country text, month text, "deathsMean" float8,
      "deathsP05" float8, "deathsP25" float8, "deathsP50" float8, "deathsP75" float8, "deathsP95" float8,
      "probabilityNone" float8)
  `.execute(queries);
}

/** The run made last, or nothing before the first. */
export const latestRun = oncePerMoment(async (queries: Queries): Promise<ForecastRun | undefined> => {
  return newestRuns(queries).limit(1).executeTakeFirst();
});

export async function findRun(queries: Queries, id: ForecastRunId): Promise<ForecastRun | undefined> {
  return newestRuns(queries).where('id', '=', id).executeTakeFirst();
}

/** Every run, the one made last first. */
export async function allRuns(queries: Queries): Promise<readonly ForecastRun[]> {
  return newestRuns(queries).execute();
}

function newestRuns(queries: Queries) {
  return queries
    .selectFrom('forecast_run')
    .select([
      'id',
      'made_at as madeAt',
      'made_by as madeBy',
      'model_name as modelName',
      'model_version as modelVersion',
      'code_version as codeVersion',
      'annual_release_id as annualReleaseId',
      'monthly_release_id as monthlyReleaseId',
      'types_known_to_year as typesKnownToYear',
      asMonthText('deaths_known_to_month').as('deathsKnownToMonth'),
      asMonthText('window_first_month').as('windowFirstMonth'),
      asMonthText('window_last_month').as('windowLastMonth'),
    ])
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc');
}

/** The newest forecast of exactly this, made up to a moment; nothing where no run spoke of it. */
export async function findFitting(
  queries: Queries,
  { country, target, thresholdDeaths, windowFirstMonth, windowLastMonth, madeUpTo }: ForecastAsked,
): Promise<{ readonly probability: number; readonly madeAt: Date } | undefined> {
  return queries
    .selectFrom('forecast')
    .innerJoin('forecast_run', 'forecast_run.id', 'forecast.run_id')
    .select(['forecast.probability', 'forecast_run.made_at as madeAt'])
    .where('forecast.country', '=', country)
    .where('forecast.target', '=', target)
    .where('forecast.threshold_deaths', '=', thresholdDeaths)
    .where(asMonthText('window_first_month'), '=', windowFirstMonth)
    .where(asMonthText('window_last_month'), '=', windowLastMonth)
    .where('forecast_run.made_at', '<=', madeUpTo)
    .orderBy('forecast_run.made_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function readRisks(
  queries: Queries,
  runId: ForecastRunId,
  filter: { readonly country?: CountryCode; readonly target?: Target },
): Promise<readonly RiskForecast[]> {
  let query = queries
    .selectFrom('forecast')
    .select([
      'country',
      'target',
      'threshold_deaths as thresholdDeaths',
      'probability',
      'probability_low as probabilityLow',
      'probability_high as probabilityHigh',
      'probability_year_before as yearBefore',
      'drivers',
    ])
    .where('run_id', '=', runId);
  if (filter.country !== undefined) query = query.where('country', '=', filter.country);
  if (filter.target !== undefined) query = query.where('target', '=', filter.target);
  const rows = await query.orderBy('country').orderBy('target').orderBy('threshold_deaths').execute();
  return rows.map(({ yearBefore, ...row }) => ({ ...row, probabilityYearBefore: yearBefore ?? undefined }));
}

export async function readMonths(
  queries: Queries,
  runId: ForecastRunId,
  country: CountryCode,
): Promise<readonly MonthForecast[]> {
  return queries
    .selectFrom('forecast_month')
    .select([
      'country',
      asMonthText('month').as('month'),
      'deaths_mean as deathsMean',
      'deaths_p05 as deathsP05',
      'deaths_p25 as deathsP25',
      'deaths_p50 as deathsP50',
      'deaths_p75 as deathsP75',
      'deaths_p95 as deathsP95',
      'probability_none as probabilityNone',
    ])
    .where('run_id', '=', runId)
    .where('country', '=', country)
    .orderBy('forecast_month.month')
    .execute();
}
