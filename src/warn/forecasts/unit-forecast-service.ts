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
  /** Neither a run nor a release ever changes, everybody sees both, and the draws take a moment: once, not for each page. */
  let known: { readonly of: string; readonly byCountry: Map<CountryCode, UnitForecasts> } | undefined;

  return {
    /** The standing monthly forecast of a country, shared among the units in which its events have been. */
    async ofCountry(actor: Actor, code: CountryCode): Promise<UnitForecasts> {
      const release = await units.release(actor);
      if (release === undefined) return { state: 'no-events' };
      if ((await forecasts.latestRun(actor)) === undefined) return { state: 'no-forecast' };
      const { months, monthsRun: run } = await forecasts.ofCountry(actor, code);
      const of = `${release.id} ${run?.id}`;
      if (known?.of !== of) known = { of, byCountry: new Map() };
      const { byCountry } = known;
      const made = byCountry.get(code);
      if (made !== undefined) return made;
      const found = await units.unitsOf(actor, code);
      if (found === undefined || found.places.length === 0) return { state: 'no-events' };
      if (run === undefined || months.length === 0) return { state: 'no-forecast' };
      const shared = unitForecasts(found, await units.monthsOf(actor, code), { run, months });
      // What was landed meanwhile is told by another release, and kept under that.
      if (found.release.id === release.id) byCountry.set(code, shared);
      return shared;
    },
  };
}
