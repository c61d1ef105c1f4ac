import Type, { type Static, type TObject } from 'typebox';
import type { Actor } from '../platform/database/actor.ts';
import { Refusal } from '../platform/refusal.ts';
import { pageInMemory } from '../platform/web/api/cursor.ts';
import { oneOperation } from '../platform/web/api/entity-operations.ts';
import { listOperation } from '../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../platform/web/api/operation.ts';
import { noParams, nullable } from '../platform/web/api/schemas.ts';
import { allCountries, type Country, type CountryCode, countryByCode, countryCodeSchema, regions } from './country.ts';

/** What a stage knows of every place in short, for a list of places: its schema, and the values by country or region. */
export type Summaries<Schema extends TObject, Place = CountryCode> = {
  readonly schema: Schema;
  readonly ofAll: (actor: Actor) => Promise<ReadonlyMap<Place, Static<Schema>>>;
};

/** @param forecasts what the forecasts say of each country, in short */
export function countryApi<Schema extends TObject>(forecasts: Summaries<Schema>): readonly ApiOperation[] {
  const placeSchema = Type.Object(
    {
      code: countryCodeSchema,
      name: Type.String(),
      region: Type.Enum([...regions]),
      gleditschWard: Type.Integer({ description: 'Gleditsch–Ward state number' }),
      firstYear: nullable(Type.Integer({ description: 'The state’s first year, where it lies within the figures' })),
      lastYear: nullable(Type.Integer({ description: 'The state’s last year; null where it exists today' })),
      forecast: nullable(forecasts.schema),
    },
    { title: 'Place' },
  );

  function toPlace(country: Country, forecast: Static<Schema> | undefined): Static<typeof placeSchema> {
    const { code, name, region, gleditschWard, firstYear = null, lastYear = null } = country;
    const place = { code, name, region, gleditschWard, firstYear, lastYear, forecast: forecast ?? null };
    // The compiler cannot follow a schema that is given as a parameter; a test holds answers to the schema.
    return place as Static<typeof placeSchema>;
  }

  return [
    listOperation({
      id: 'listPlaces',
      path: '/places',
      tag: 'Places',
      summary: 'States since 1989, by code, with what the forecasts say of them',
      example: { query: { region: 'Africa' } },
      params: noParams,
      query: Type.Object({ region: Type.Optional(Type.Enum([...regions])) }),
      item: placeSchema,
      key: codeOf,
      keySchema: countryCodeSchema,
      place: codeOf,
      async list({ actor, query: { region }, page }) {
        const summaries = await forecasts.ofAll(actor);
        const countries = allCountries().filter((country) => region === undefined || country.region === region);
        return pageInMemory(countries, ({ code }) => code, page).map((each) => toPlace(each, summaries.get(each.code)));
      },
    }),
    oneOperation({
      id: 'getPlace',
      path: '/places/{code}',
      tag: 'Places',
      summary: 'One state, with what the forecasts say of it',
      example: { params: { code: 'CAF' } },
      params: Type.Object({ code: countryCodeSchema }),
      entity: placeSchema,
      async show(actor, { code }) {
        const country = countryByCode(code);
        if (country === undefined)
          throw new Refusal('place.unknown', 404, 'There is no country with the code “{code}”.', undefined, { code });
        return { entity: toPlace(country, (await forecasts.ofAll(actor)).get(country.code)) };
      },
    }),
  ];
}

function codeOf(place: object): string {
  // Every place has its code: see the schema above.
  return (place as { readonly code: string }).code;
}
