import { countryByCode } from '../../places/country.ts';
import { type CrossBorderRegion, countriesOf, type RegionId } from '../../places/region.ts';
import { allRegions } from '../../places/shipped-regions.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import type { FigureService } from '../events/figure-service.ts';
import { thresholds } from './forecast.ts';
import type { ForecastService } from './forecast-service.ts';
import { regionForecast } from './region-forecast.ts';
import { standingOf } from './risk-map-panel.ts';

/** On a region's page, first: the chance in a number and in words, what it assumes, and its members one by one. */
export function regionForecastPanel(
  forecasts: ForecastService,
  figures: FigureService,
  clock: Clock,
  view: View,
): Panel<CrossBorderRegion> {
  return async (actor, region) => {
    const countries = countriesOf(region);
    const made = await forecasts.latestRisks(actor);
    if (made === undefined) return view('warn/forecasts/pages/region-forecast-panel.njk', {});
    const forecast = regionForecast(countries, made.risks);
    const named = (country: string) => ({ code: country, name: countryByCode(country)?.name ?? country });
    return view('warn/forecasts/pages/region-forecast-panel.njk', {
      ...standingOf(made.run, await figures.current(actor), clock()),
      ...forecast,
      ...{ region, thresholds, headline: forecast.chances[0] },
      members: forecast.members.map(({ country, chances }) => ({ ...named(country), chances })),
      missing: forecast.missing.map(named),
    });
  };
}

/** For the list of regions: the chance of 25 or more, by region; of none before the first forecast. */
export function regionChances(forecasts: ForecastService) {
  return async (actor: Actor): Promise<ReadonlyMap<RegionId, number>> => {
    const made = await forecasts.latestRisks(actor);
    if (made === undefined) return new Map();
    return new Map(
      allRegions().map((region) => [
        region.id,
        regionForecast(countriesOf(region), made.risks).chances[0]?.probability ?? 0,
      ]),
    );
  };
}
