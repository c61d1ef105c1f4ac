import Type, { type Static } from 'typebox';
import { type CountryCode, countryByCode, countryCodeSchema } from '../../places/country.ts';
import type { Actor } from '../../platform/database/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { pageInMemory } from '../../platform/web/api/cursor.ts';
import { oneOperation } from '../../platform/web/api/entity-operations.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { instantSchema, noParams, nullable } from '../../platform/web/api/schemas.ts';
import { type RiskForecast, targets, thresholds } from './forecast.ts';
import type { ForecastService } from './forecast-service.ts';

const probability = Type.Number({ minimum: 0, maximum: 1 });
const deaths = Type.Number({ minimum: 0 });
const monthSchema = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}$' });
const uuid = Type.String({ format: 'uuid' });

const runSchema = Type.Object(
  {
    id: uuid,
    madeAt: instantSchema,
    madeBy: Type.String(),
    modelName: Type.String(),
    modelVersion: Type.String(),
    codeVersion: Type.String(),
    annualReleaseId: uuid,
    monthlyReleaseId: uuid,
    typesKnownToYear: Type.Integer(),
    deathsKnownToMonth: monthSchema,
    windowFirstMonth: monthSchema,
    windowLastMonth: monthSchema,
  },
  { title: 'ForecastRun' },
);

const riskSchema = Type.Object(
  {
    country: countryCodeSchema,
    countryName: Type.String(),
    lens: Type.Enum([...targets], { description: 'Which violence' }),
    thresholdDeaths: Type.Integer({ description: 'This many deaths or more in twelve months' }),
    probability,
    probabilityLow: probability,
    probabilityHigh: probability,
    probabilityYearBefore: nullable(probability),
    drivers: Type.Array(Type.Object({ words: Type.String(), logOdds: Type.Number() })),
    figuresToYear: nullable(
      Type.Integer({
        description: 'Year that the country’s own figures by type end in, where that is early: then the range is wider',
      }),
    ),
  },
  { title: 'Risk' },
);

const monthForecastSchema = Type.Object(
  {
    country: countryCodeSchema,
    month: monthSchema,
    deathsP50: Type.Number({
      minimum: 0,
      description: 'The middle forecast: as likely more as fewer. Read this first',
    }),
    deathsP25: Type.Number({ minimum: 0, description: 'With deathsP75: half of the forecast lies between' }),
    deathsP75: deaths,
    deathsP05: Type.Number({ minimum: 0, description: 'With deathsP95: nine tenths of the forecast lie between' }),
    deathsP95: deaths,
    probabilityNone: probability,
    deathsMean: Type.Number({
      minimum: 0,
      description:
        'Carried by few, very deadly months such as have followed elsewhere, and sometimes above deathsP95: for sums over many countries or months, not what to expect of one',
    }),
  },
  { title: 'MonthForecast' },
);

const inBrief = { probability25: probability, probability100: probability, probability1000: probability };
const summarySchema = Type.Object(
  { runId: uuid, oneSided: Type.Object(inBrief), all: Type.Object(inBrief) },
  { title: 'ForecastSummary', description: 'Chances of 25, 100 and 1,000 deaths or more in twelve months, by lens' },
);

/** What the last run says of each country in short; nothing before the first run. */
export function forecastSummaries(forecasts: ForecastService) {
  return {
    schema: summarySchema,
    async ofAll(actor: Actor): Promise<ReadonlyMap<CountryCode, Static<typeof summarySchema>>> {
      if ((await forecasts.latestRun(actor)) === undefined) return new Map();
      const { run, risks } = await forecasts.risks(actor);
      return new Map(
        [...Map.groupBy(risks, ({ country }) => country)].map(([country, ofCountry]) => [
          country,
          { runId: run.id, oneSided: briefOf(ofCountry, 'one-sided'), all: briefOf(ofCountry, 'all') },
        ]),
      );
    },
  };
}

function briefOf(risks: readonly RiskForecast[], lens: RiskForecast['target']) {
  const at = (threshold: number) =>
    risks.find((risk) => risk.target === lens && risk.thresholdDeaths === threshold)?.probability ?? 0;
  return { probability25: at(25), probability100: at(100), probability1000: at(1000) };
}

const tag = 'Forecasts';

export function forecastApi(forecasts: ForecastService): readonly ApiOperation[] {
  return [
    oneOperation({
      id: 'getLatestForecastRun',
      path: '/forecasts/runs/latest',
      tag,
      summary: 'The run made last: which model, on which figures, for which months',
      params: noParams,
      entity: runSchema,
      async show(actor) {
        const run = await forecasts.latestRun(actor);
        if (run === undefined) throw new Refusal('forecast.none', 404, 'No forecast has been made yet.');
        return { entity: { ...run, madeAt: run.madeAt.toISOString() } };
      },
    }),
    listOperation({
      id: 'listRisks',
      path: '/forecasts/risks',
      tag,
      summary: 'What the last run says: chances by country, lens and number of deaths',
      example: { query: { lens: 'one-sided', deaths: '100' } },
      params: noParams,
      query: Type.Object({
        lens: Type.Optional(Type.Enum([...targets])),
        deaths: Type.Optional(Type.Integer({ enum: [...thresholds], description: 'The threshold' })),
        country: Type.Optional(countryCodeSchema),
      }),
      item: riskSchema,
      key: riskKey,
      keySchema: Type.String({ pattern: '^[A-Z]{3} [a-z-]{1,20} [0-9]{4}$' }),
      place: ({ country }) => country,
      async list({ actor, query: { lens, deaths: threshold, country }, page }) {
        const filter = {
          ...(lens === undefined ? {} : { target: lens }),
          ...(country === undefined ? {} : { country }),
        };
        const risks = (await forecasts.risks(actor, filter)).risks
          .filter((risk) => threshold === undefined || risk.thresholdDeaths === threshold)
          .map(({ target, probabilityYearBefore = null, figuresToYear = null, drivers, ...risk }) => ({
            ...risk,
            countryName: countryByCode(risk.country)?.name ?? risk.country,
            lens: target,
            probabilityYearBefore,
            drivers: [...drivers],
            figuresToYear,
          }));
        return pageInMemory(risks, riskKey, page);
      },
    }),
    listOperation({
      id: 'listMonthForecasts',
      path: '/forecasts/months',
      tag,
      summary: 'Deaths in a country in each of the months ahead, as a distribution',
      example: { query: { country: 'CAF' } },
      params: noParams,
      query: Type.Object({ country: countryCodeSchema }),
      item: monthForecastSchema,
      key: ({ month }) => month,
      keySchema: monthSchema,
      place: ({ country }) => country,
      list: async ({ actor, query, page }) =>
        pageInMemory((await forecasts.ofCountry(actor, query.country)).months, ({ month }) => month, page),
    }),
  ];
}

function riskKey(risk: { readonly country: string; readonly lens: string; readonly thresholdDeaths: number }): string {
  return `${risk.country} ${risk.lens} ${String(risk.thresholdDeaths).padStart(4, '0')}`;
}
