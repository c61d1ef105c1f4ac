import type { CountryCode } from '../../places/country.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { UnitService } from '../events/unit-service.ts';
import type { ForecastService } from './forecast-service.ts';
import { type UnitForecasts, unitForecasts } from './unit-forecast.ts';

export type UnitForecastService = ReturnType<typeof createUnitForecastService>;

export function createUnitForecastService({
  forecasts,
  units,
}: {
  readonly forecasts: ForecastService;
  readonly units: UnitService;
}) {
  return {
    /** The standing monthly forecast of a country, shared among the units in which its events have been. */
    async ofCountry(actor: Actor, code: CountryCode): Promise<UnitForecasts> {
      const found = await units.unitsOf(actor, code);
      if (found === undefined || found.places.length === 0) return { state: 'no-events' };
      if ((await forecasts.latestRun(actor)) === undefined) return { state: 'no-forecast' };
      const { months, monthsRun: run } = await forecasts.ofCountry(actor, code);
      if (run === undefined || months.length === 0) return { state: 'no-forecast' };
      return unitForecasts(found, await units.monthsOf(actor, code), { run, months });
    },
  };
}
