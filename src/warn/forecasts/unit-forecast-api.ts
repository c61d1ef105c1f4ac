import Type from 'typebox';
import { countryByCode, countryCodeSchema } from '../../places/country.ts';
import type { Actor } from '../../platform/database/actor.ts';
import { pageInMemory } from '../../platform/web/api/cursor.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { noParams } from '../../platform/web/api/schemas.ts';
import type { UnitForecastService } from './unit-forecast-service.ts';

const probability = Type.Number({ minimum: 0, maximum: 1 });
const deaths = Type.Number({ minimum: 0 });
const month = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}$' });

const unitForecastSchema = Type.Object(
  {
    country: countryCodeSchema,
    firstLevel: Type.String({ description: 'First-level unit, as the source of events names it; empty for none' }),
    latitude: Type.Number({ minimum: -90, maximum: 90, description: 'The middle of its events' }),
    longitude: Type.Number({ minimum: -180, maximum: 180, description: 'The middle of its events' }),
    firstMonth: month,
    lastMonth: month,
    share: Type.Number({ minimum: 0, maximum: 1, description: 'Of the country’s deaths, to be expected' }),
    probability1: probability,
    probability25: probability,
    deathsP50: deaths,
    deathsP90: deaths,
    runId: Type.String({ format: 'uuid', description: 'The run whose forecast of the country is shared' }),
    eventsVersion: Type.String({ description: 'The release of events that the shares are from' }),
  },
  { title: 'UnitForecast' },
);

export function unitForecastApi(unitForecasts: UnitForecastService): readonly ApiOperation[] {
  return [
    listOperation({
      ...{ id: 'listUnitForecasts', path: '/forecasts/units', tag: 'Forecasts', params: noParams },
      example: { query: { country: 'CAF' } },
      query: Type.Object({ country: countryCodeSchema }),
      summary:
        'A country’s forecast shared among its first-level units, for three and for twelve months; not yet scored',
      item: unitForecastSchema,
      key: keyOf,
      keySchema: Type.String(),
      place: (unit) => unit.country,
      point: ({ longitude, latitude }) => [longitude, latitude],
      list: async ({ actor, query, page }) =>
        pageInMemory(await rowsOf(unitForecasts, actor, query.country), keyOf, page),
    }),
  ];
}

const keyOf = (row: { readonly firstLevel: string; readonly lastMonth: string }) =>
  `${row.firstLevel} ${row.lastMonth}`;

/** Each unit twice: to the end of the third month, and of the last. */
async function rowsOf(unitForecasts: UnitForecastService, actor: Actor, code: string) {
  const country = countryByCode(code);
  const read = country === undefined ? undefined : await unitForecasts.ofCountry(actor, country.code);
  const firstMonth = read?.state === 'made' ? read.months[0] : undefined;
  if (country === undefined || read?.state !== 'made' || firstMonth === undefined) return [];
  return read.units.flatMap(({ name, share, latitude, longitude, near, whole }) =>
    [
      { chances: near, lastMonth: read.months[2] ?? firstMonth },
      { chances: whole, lastMonth: read.months.at(-1) ?? firstMonth },
    ].map(({ chances, lastMonth }) => ({
      ...{ country: country.code, firstLevel: name, latitude, longitude, firstMonth, lastMonth, share },
      ...{ probability1: chances.atLeast1, probability25: chances.atLeast25 },
      ...{ deathsP50: chances.deathsP50, deathsP90: chances.deathsP90 },
      ...{ runId: read.run.id, eventsVersion: read.release.version },
    })),
  );
}
