import { countryByCode } from '../../places/country.ts';
import { type CrossBorderRegion, countriesOf, isInside } from '../../places/region.ts';
import { say } from '../../platform/language/say.ts';
import type { Panel } from '../../platform/web/panel.ts';
import { stackedBars } from '../../platform/web/pictures/stacked-bars.ts';
import { atTwoWidths } from '../../platform/web/pictures/svg.ts';
import type { View } from '../../platform/web/view.ts';
import { monthWords } from '../../platform/words.ts';
import type { CountryHotSpots, EventService } from './event-service.ts';
import type { FigureService } from './figure-service.ts';
import { type MonthlyDeaths, yearOfMonth } from './figures.ts';
import { hotSpotRule } from './hot-spots.ts';

const shownMonths = 12;

/** On a region's page: deaths in its countries by month and year, and the places inside it that stand out. */
export function regionEventsPanel(figures: FigureService, events: EventService, view: View): Panel<CrossBorderRegion> {
  return async (actor, region) => {
    const countries = countriesOf(region);
    const byCountry = await figures.monthlyOf(actor, countries);
    const { 'monthly-deaths': release } = await figures.current(actor);
    const found: CountryHotSpots[] = [];
    for (const country of countries) {
      const ofOne = await events.hotSpotsOf(actor, country);
      if (ofOne !== undefined) found.push(ofOne);
    }
    const months = monthsOf([...byCountry.values()]);
    return view('warn/events/pages/region-events-panel.njk', {
      ...{ release, rule: hotSpotRule, isPart: region.members.some(({ units }) => units.length > 0) },
      countries: countries.map((code) => ({ code, name: countryByCode(code)?.name ?? code })),
      months: months.slice(-shownMonths).toReversed(),
      deaths: months.slice(-shownMonths).reduce((sum, { total }) => sum + total, 0),
      lastMonth: months.at(-1)?.month,
      chart: chartOf(months),
      events: found[0],
      spots: spotsInside(region, countries, found),
    });
  };
}

type RegionMonth = { readonly month: string; readonly deaths: readonly number[]; readonly total: number };

/** Months of all members side by side; a month that one of them does not have counts as none there. */
function monthsOf(members: readonly (readonly MonthlyDeaths[])[]): readonly RegionMonth[] {
  const names = [...new Set(members.flatMap((rows) => rows.map(({ month }) => month)))].toSorted();
  const deaths = members.map((rows) => new Map(rows.map(({ month, deathsBest }) => [month, deathsBest])));
  return names.map((month) => {
    const each = deaths.map((ofOne) => ofOne.get(month) ?? 0);
    return { month, deaths: each, total: each.reduce((sum, count) => sum + count, 0) };
  });
}

function chartOf(months: readonly RegionMonth[]): string {
  const last = months.at(-1);
  if (last === undefined) return '';
  const byYear = Map.groupBy(months, ({ month }) => yearOfMonth(month as MonthlyDeaths['month'])); // Months of figures.
  const years = [...byYear.keys()];
  const totals = years.map((year) => (byYear.get(year) ?? []).reduce((sum, { total }) => sum + total, 0));
  return atTwoWidths('region-years', ({ id, width }) =>
    stackedBars({
      ...{ id, width, years },
      title: say('Deaths in organised violence in its countries, by year to {month}', {
        month: monthWords(last.month),
      }),
      description: say('Deaths of all types together. The table says the last months one by one.'),
      axis: say('Deaths a year'),
      series: [{ name: say('All types together'), values: totals }],
    }),
  );
}

/** The least likely by chance first, over all countries. */
function spotsInside(
  region: CrossBorderRegion,
  countries: readonly CrossBorderRegion['members'][number]['country'][],
  found: readonly CountryHotSpots[],
) {
  return found
    .flatMap(({ spots }, at) => {
      const code = countries[at] ?? '';
      const inside = spots.filter(({ firstLevel }) => isInside(region, code, firstLevel));
      return inside.map((spot) => ({ ...spot, code, countryName: countryByCode(code)?.name ?? code }));
    })
    .toSorted((left, right) => left.tailProbability - right.tailProbability);
}
