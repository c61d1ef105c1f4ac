import { sql } from 'kysely';
import type { CountryCode } from '../../places/country.ts';
import type { Queries } from '../../platform/database/database.ts';
import type { Explanation, FeatureRead, Reading, RiskModel, Similar, Vintage } from './explanation.ts';
import type { ForecastRunId } from './forecast.ts';

declare module '../../platform/database/database.ts' {
  interface Tables {
    forecast_model: {
      run_id: ForecastRunId;
      vintage: Vintage;
      target: RiskModel['target'];
      threshold_deaths: number;
      intercept: number;
      coefficients: Readonly<Record<string, number>>;
      training_rows: number;
      training_positives: number;
      penalty: number;
    };
    forecast_reading: {
      run_id: ForecastRunId;
      vintage: Vintage;
      country: CountryCode;
      features: readonly FeatureRead[];
      probabilities: Reading['probabilities'];
    };
    forecast_similar: {
      run_id: ForecastRunId;
      country: CountryCode;
      cases: Similar['cases'];
      among: number;
      reached: Similar['reached'];
    };
  }
}

/** Writes what a run rests on, each table in one query: a row a country and more in one of JSON. */
export async function insertExplanation(
  queries: Queries,
  runId: ForecastRunId,
  { models, readings, similar }: Explanation,
): Promise<void> {
  await sql`
    insert into forecast_model
    select ${runId}, vintage, target, "thresholdDeaths", intercept, coefficients, "trainingRows", "trainingPositives", penalty
    from jsonb_to_recordset(${JSON.stringify(models)}::jsonb) as model (vintage text, target text, "thresholdDeaths" int,
      intercept float8, coefficients jsonb, "trainingRows" int, "trainingPositives" int, penalty float8)
  `.execute(queries);
  await sql`
    insert into forecast_reading
    select ${runId}, vintage, country, features, probabilities
    from jsonb_to_recordset(${JSON.stringify(readings)}::jsonb) as reading (vintage text, country text, features jsonb,
      probabilities jsonb)
  `.execute(queries);
  await sql`
    insert into forecast_similar
    select ${runId}, country, cases, among, reached
    from jsonb_to_recordset(${JSON.stringify(similar)}::jsonb) as alike (country text, cases jsonb, among int, reached jsonb)
  `.execute(queries);
}

export async function readModels(queries: Queries, runId: ForecastRunId): Promise<readonly RiskModel[]> {
  return queries
    .selectFrom('forecast_model')
    .select([
      'vintage',
      'target',
      'threshold_deaths as thresholdDeaths',
      'intercept',
      'coefficients',
      'training_rows as trainingRows',
      'training_positives as trainingPositives',
      'penalty',
    ])
    .where('run_id', '=', runId)
    .orderBy('vintage')
    .orderBy('target')
    .orderBy('threshold_deaths')
    .execute();
}

/** What a run's models read of one country, at the run and a year before it. */
export async function readReadings(
  queries: Queries,
  runId: ForecastRunId,
  country: CountryCode,
): Promise<readonly Reading[]> {
  return queries
    .selectFrom('forecast_reading')
    .select(['vintage', 'country', 'features', 'probabilities'])
    .where('run_id', '=', runId)
    .where('country', '=', country)
    .orderBy('vintage')
    .execute();
}

export async function readSimilar(
  queries: Queries,
  runId: ForecastRunId,
  country: CountryCode,
): Promise<Similar | undefined> {
  return queries
    .selectFrom('forecast_similar')
    .select(['country', 'cases', 'among', 'reached'])
    .where('run_id', '=', runId)
    .where('country', '=', country)
    .executeTakeFirst();
}
