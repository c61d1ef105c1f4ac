import Type from 'typebox';
import { readersLanguage } from '../platform/language/language.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Panel } from '../platform/web/panel.ts';
import type { Routes } from '../platform/web/web-server.ts';
import { countryWords } from '../platform/words.ts';
import { allCountries, type Country, type CountryCode, countryByCode, regions } from './country.ts';

/**
 * @param panels what each stage knows of a country, in the order in which the page shows it
 * @param deskNameOf the team that covers it
 */
export function countryRoutes(
  panels: readonly Panel<Country>[],
  deskNameOf: (country: CountryCode) => Promise<string>,
): Routes {
  return async (app) => {
    app.get('/places', (_request, reply) =>
      reply.page('places/pages/countries.njk', {
        regions: regions.map((name) => ({
          name,
          countries: byName(allCountries().filter((country) => country.region === name)),
        })),
      }),
    );

    app.get('/places/:code', { schema: { params: Type.Object({ code: Type.String() }) } }, async (request, reply) => {
      const code = request.params.code.toUpperCase();
      const country = countryByCode(code);
      if (country === undefined)
        throw new Refusal('place.unknown', 404, 'There is no country with the code “{code}”.', undefined, { code });
      if (code !== request.params.code) return reply.redirect(`/places/${code}`, 301);
      const rendered = await Promise.all(panels.map((panel) => panel(request.actor, country)));
      return reply.page('places/pages/country.njk', {
        country,
        desk: await deskNameOf(country.code),
        panels: rendered,
      });
    });
  };
}

/** In the order of the reader’s alphabet. */
function byName(countries: readonly Country[]): readonly Country[] {
  const { locale } = readersLanguage();
  const name = (country: Country) => countryWords(country.name, country.code);
  return countries.toSorted((left, right) => name(left).localeCompare(name(right), locale));
}
