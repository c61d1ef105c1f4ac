import { sql } from 'kysely';
import type { CountryCode } from '../../places/country.ts';
import type { Queries } from '../../platform/database/database.ts';
import { oncePerMoment } from '../../platform/database/moment.ts';
import type { Month } from '../events/figures.ts';
import type {
  Driver,
  ForecastAsked,
  ForecastRun,
  ForecastRunId,
  Forecasts,
  MonthForecast,
  PastChance,
  RiskForecast,
  Target,
} from './forecast.ts';
import { type MadeOnFiguresTable, madeOnFiguresColumns, madeOnFiguresValues } from './made-on-figures.ts';

type RunTable = MadeOnFiguresTable & {
  id: ForecastRunId;
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
      figures_to_year: number | null;
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
      ...madeOnFiguresValues(run),
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
           "probabilityYearBefore", drivers, "figuresToYear"
    from jsonb_to_recordset(${JSON.stringify(risks)}::jsonb) as risk (country text, target text, "thresholdDeaths" int,
      probability float8, "probabilityLow" float8, "probabilityHigh" float8, "probabilityYearBefore" float8, drivers jsonb,
      "figuresToYear" int)
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

/** The run of chances made last, or nothing before the first. */
export const latestRun = oncePerMoment(async (queries: Queries): Promise<ForecastRun | undefined> => {
  return runsOfChances(queries).limit(1).executeTakeFirst();
});

/** The run of monthly deaths made last. */
export const latestMonthsRun = oncePerMoment(async (queries: Queries): Promise<ForecastRun | undefined> => {
  return newestRuns(queries)
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('forecast_month').select('run_id').whereRef('forecast_month.run_id', '=', 'forecast_run.id')),
    )
    .limit(1)
    .executeTakeFirst();
});

/** The newest run of one model, whatever it says. */
export async function latestRunBy(queries: Queries, modelName: string): Promise<ForecastRun | undefined> {
  return newestRuns(queries).where('model_name', '=', modelName).limit(1).executeTakeFirst();
}

export async function findRun(queries: Queries, id: ForecastRunId): Promise<ForecastRun | undefined> {
  return newestRuns(queries).where('id', '=', id).executeTakeFirst();
}

/** Every run of chances, the one made last first. */
export async function allRuns(queries: Queries): Promise<readonly ForecastRun[]> {
  return runsOfChances(queries).execute();
}

function runsOfChances(queries: Queries) {
  return newestRuns(queries).where(({ exists, selectFrom }) =>
    exists(selectFrom('forecast').select('run_id').whereRef('forecast.run_id', '=', 'forecast_run.id')),
  );
}

function newestRuns(queries: Queries) {
  return queries
    .selectFrom('forecast_run')
    .select([
      'id',
      ...madeOnFiguresColumns,
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
    .orderBy('forecast_run.id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The chance of one event in each of these countries in every run that spoke of it, the one made last first. */
export async function chancesOverRuns(
  queries: Queries,
  countries: readonly CountryCode[],
  { target, thresholdDeaths }: Pick<ForecastAsked, 'target' | 'thresholdDeaths'>,
): Promise<readonly (PastChance & { readonly country: CountryCode })[]> {
  if (countries.length === 0) return [];
  return newestRuns(queries)
    .innerJoin('forecast', 'forecast.run_id', 'forecast_run.id')
    .select([
      'forecast.country',
      'forecast.probability',
      'forecast.probability_low as probabilityLow',
      'forecast.probability_high as probabilityHigh',
    ])
    .where('forecast.country', 'in', countries)
    .where('forecast.target', '=', target)
    .where('forecast.threshold_deaths', '=', thresholdDeaths)
    .execute();
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
      'figures_to_year as figuresToYear',
    ])
    .where('run_id', '=', runId);
  if (filter.country !== undefined) query = query.where('country', '=', filter.country);
  if (filter.target !== undefined) query = query.where('target', '=', filter.target);
  const rows = await query.orderBy('country').orderBy('target').orderBy('threshold_deaths').execute();
  return rows.map(({ yearBefore, figuresToYear, ...row }) => ({
    ...row,
    probabilityYearBefore: yearBefore ?? undefined,
    ...(figuresToYear !== null && { figuresToYear }),
  }));
}

const monthColumns = [
  'country',
  asMonthText('month').as('month'),
  'deaths_mean as deathsMean',
  'deaths_p05 as deathsP05',
  'deaths_p25 as deathsP25',
  'deaths_p50 as deathsP50',
  'deaths_p75 as deathsP75',
  'deaths_p95 as deathsP95',
  'probability_none as probabilityNone',
] as const;

/**
 * Of each country what was forecast of a month on figures that did not reach it: on the latest of them, made last. Runs
 * whose window does not hold the month have no row of it, and are not looked through.
 */
export async function readMonthBefore(queries: Queries, month: Month): Promise<readonly MonthForecast[]> {
  return queries
    .selectFrom('forecast_month')
    .innerJoin('forecast_run', 'forecast_run.id', 'forecast_month.run_id')
    .distinctOn('country')
    .select(monthColumns)
    .where('month', '=', firstDay(month))
    .where('deaths_known_to_month', '<', firstDay(month))
    .where('window_first_month', '<=', firstDay(month))
    .where('window_last_month', '>=', firstDay(month))
    .orderBy('country')
    .orderBy('deaths_known_to_month', 'desc')
    .orderBy('made_at', 'desc')
    .orderBy('forecast_run.id', 'desc')
    .execute();
}

export async function readMonths(
  queries: Queries,
  runId: ForecastRunId,
  country: CountryCode,
): Promise<readonly MonthForecast[]> {
  return queries
    .selectFrom('forecast_month')
    .select(monthColumns)
    .where('run_id', '=', runId)
    .where('country', '=', country)
    .orderBy('forecast_month.month')
    .execute();
}
