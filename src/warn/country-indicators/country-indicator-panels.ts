import type { Country } from '../../places/country.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import { formatDecimals } from '../../platform/words.ts';
import { indicatorSourceIds, type KeptValue, newestValues, valueFaults, yearsBefore } from './country-indicator.ts';
import type { CountryIndicatorService } from './country-indicator-service.ts';

const home = '/warn/country-indicators.csv';
const fewAside = 20;

/** On a country's page: what others measure of it, the newest of each; nothing where none has been loaded. */
export function countryIndicatorsPanel(indicators: CountryIndicatorService, view: View): Panel<Country> {
  return async (actor, country) => {
    const values = await indicators.ofCountry(actor, country.code);
    const sources = indicatorSourceIds.flatMap((id) => {
      const source = indicators.catalogue[id];
      const newest = newestValues(source, values);
      const versions = [...new Set(newest.map((each) => each.newest.version))];
      const rows = newest.map(({ indicator, newest: { value, year, version }, before }) => ({
        ...{ indicator, year, version, value: formatDecimals(value, indicator.digits) },
        before: before === undefined ? undefined : formatDecimals(before.value, indicator.digits),
        hasOwnVersion: versions.length > 1,
      }));
      return rows.length === 0 ? [] : [{ source, rows, version: versions.length === 1 ? versions[0] : undefined }];
    });
    if (sources.length === 0) return '';
    return view('warn/country-indicators/pages/country-indicators-panel.njk', {
      ...{ country, sources, yearsBefore, csv: `${home}?country=${country.code}`, knownAt: lastKnown(values) },
    });
  };
}

function lastKnown(values: readonly KeptValue[]): Date | undefined {
  return values.reduce<Date | undefined>(
    (last, { knownAt }) => (last === undefined || knownAt > last ? knownAt : last),
    undefined,
  );
}

/** On the page of what is loaded: the files of what others measure of countries, and what of them was not taken. */
export function indicatorSourcesPanel(indicators: CountryIndicatorService, view: View): Panel<undefined> {
  return async (actor) => {
    const releases = await indicators.newestReleases(actor);
    const sources = indicatorSourceIds.map((id) => {
      const release = releases.find(({ source }) => source.id === id);
      const aside = { shown: release?.aside.slice(0, fewAside) ?? [], more: (release?.aside.length ?? 0) - fewAside };
      return { source: indicators.catalogue[id], release, aside };
    });
    return view('warn/country-indicators/pages/indicator-sources-panel.njk', { sources, faults: valueFaults });
  };
}
