import Type from 'typebox';
import { countryByCode } from '../../places/country.ts';
import { csvText } from '../../platform/web/csv.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import type { KeptValue } from './country-indicator.ts';
import { wordsOf } from './country-indicator-api.ts';
import type { CountryIndicatorService } from './country-indicator-service.ts';

const query = Type.Object({ country: Type.Optional(Type.String({ pattern: '^([A-Z]{3})?$' })) });

const columns = {
  ...{ source: 'source', indicator: 'indicator', name: 'name', unit: 'unit', country: 'country', year: 'year' },
  ...{ value: 'value', version: 'version', publishedOn: 'published_on', knownAt: 'known_at' },
  ...{ publisher: 'publisher', licence: 'licence' },
};

/** All years of what others measure of a country, as a table. */
export function countryIndicatorRoutes(indicators: CountryIndicatorService): Routes {
  const row = (value: KeptValue) => ({
    ...{ ...value, ...wordsOf(indicators, value), publishedOn: value.publishedOn ?? null },
    knownAt: value.knownAt.toISOString(),
  });
  return async (app) => {
    app.get('/warn/country-indicators.csv', { schema: { querystring: query } }, async (request, reply) => {
      const country = countryByCode(request.query.country ?? '');
      const values = country === undefined ? [] : await indicators.ofCountry(request.actor, country.code);
      return reply.type('text/csv; charset=utf-8').send(csvText(columns, values.map(row)));
    });
  };
}
