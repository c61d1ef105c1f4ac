import { allCountries, countryByCode } from './country.ts';
import { allRegions } from './shipped-regions.ts';

/** Every country and cross-border region as the search finds them; a region by the names of its countries too. */
export function placesToFind() {
  const countries = allCountries().map(({ code, name }) => ({
    ...{ kind: 'country', id: code, title: name, excerpt: '', href: `/places/${code}` },
    ...{ place: code, members: [] },
  }));
  const regions = allRegions().map(({ id, name, why, members }) => ({
    ...{ kind: 'region', id, title: name, excerpt: why, href: `/regions/${id}`, place: null },
    members: members.map(({ country }) => ({ code: country, name: countryByCode(country)?.name ?? country })),
  }));
  return [...countries, ...regions];
}
