import { sharingRule } from '../../forecasting/share-by-unit.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import type { PlaceWithin } from '../events/unit.ts';
import type { UnitForecastService } from './unit-forecast-service.ts';

const mostShown = 15;

/** On the page of a country's units the likeliest of them; on a unit's own page its row beside the country's. */
export function unitForecastPanel(unitForecasts: UnitForecastService, view: View): Panel<PlaceWithin> {
  return async (actor, { country, firstLevel }) => {
    const read = await unitForecasts.ofCountry(actor, country.code);
    // The page says itself that no events are loaded, or that there are none.
    if (read.state === 'no-events') return '';
    if (read.state !== 'made') return view('warn/forecasts/pages/unit-forecast-panel.njk', {});
    const rows = read.units.filter(({ name }) => firstLevel === undefined || name === firstLevel);
    return view('warn/forecasts/pages/unit-forecast-panel.njk', {
      ...{ read, country, rule: sharingRule, rows: rows.slice(0, mostShown), of: read.units.length },
      ...{ firstMonth: read.months[0], nearMonth: read.months[sharingRule.nearMonths - 1] },
      lastMonth: read.months.at(-1),
    });
  };
}
