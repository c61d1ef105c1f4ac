import {
  type SharedChances,
  shareByUnit,
  sharingRule,
  type UnitShare,
  type WeighedUnit,
} from '../../forecasting/share-by-unit.ts';
import type { EventRelease } from '../events/event.ts';
import { type Month, monthNumber } from '../events/figures.ts';
import type { PlacesWithin, UnitCounts, UnitMonth } from '../events/unit.ts';
import type { ForecastRun, MonthForecast } from './forecast.ts';

/** One unit's part of its country's forecast, at the middle of the unit's events. */
export type UnitForecast = UnitShare & Pick<UnitCounts, 'latitude' | 'longitude'>;

/** A derived reading, kept nowhere: it says which run and which release of events it stands on. */
export type UnitForecasts =
  | { readonly state: 'no-events' }
  | { readonly state: 'no-forecast' }
  | {
      readonly state: 'made';
      readonly run: ForecastRun;
      readonly release: EventRelease;
      readonly months: readonly Month[];
      readonly country: SharedChances;
      /** The likeliest first. */
      readonly units: readonly UnitForecast[];
    };

/** A country's months ahead shared among its units. @param rows events of the units by month */
export function unitForecasts(
  { release, lastMonth, places }: PlacesWithin<UnitCounts>,
  rows: readonly UnitMonth[],
  { run, months }: { readonly run: ForecastRun; readonly months: readonly MonthForecast[] },
): UnitForecasts {
  const shared = shareByUnit(weighedUnits(places, rows, lastMonth), aheadOf(months));
  const byName = new Map(places.map((unit) => [unit.firstLevel, unit]));
  return {
    ...{ state: 'made', run, release, months: months.map(({ month }) => month) },
    country: shared.country,
    units: shared.units
      .flatMap((unit) => {
        const seen = byName.get(unit.name);
        return seen === undefined ? [] : [{ ...unit, latitude: seen.latitude, longitude: seen.longitude }];
      })
      .toSorted((one, other) => other.whole.atLeast25 - one.whole.atLeast25 || other.share - one.share),
  };
}

/** What each unit has seen to the end of the month given, what is long past weighing less. */
function weighedUnits(
  units: readonly Pick<UnitCounts, 'firstLevel'>[],
  rows: readonly UnitMonth[],
  lastMonth: Month,
): readonly WeighedUnit[] {
  const byUnit = Map.groupBy(rows, ({ firstLevel }) => firstLevel);
  return units.map(({ firstLevel }) => {
    let [events, deaths] = [0, 0];
    for (const row of byUnit.get(firstLevel) ?? []) {
      const age = monthNumber(lastMonth) - monthNumber(row.month);
      if (age < 0) continue;
      const weight = 0.5 ** (age / sharingRule.halfLifeMonths);
      events += weight * row.events;
      deaths += weight * row.deathsBest;
    }
    return { name: firstLevel, events, deaths };
  });
}

function aheadOf(months: readonly MonthForecast[]) {
  return {
    levels: [0.05, 0.25, 0.5, 0.75, 0.95],
    quantiles: Float64Array.from(
      months.flatMap((each) => [each.deathsP05, each.deathsP25, each.deathsP50, each.deathsP75, each.deathsP95]),
    ),
    probabilityOfZero: Float64Array.from(months, ({ probabilityNone }) => probabilityNone),
  };
}
