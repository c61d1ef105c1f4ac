import type { Country } from '../../places/country.ts';
import { say } from '../../platform/language/say.ts';
import type { Panel } from '../../platform/web/panel.ts';
import { stackedBars } from '../../platform/web/pictures/stacked-bars.ts';
import { atTwoWidths } from '../../platform/web/pictures/svg.ts';
import type { View } from '../../platform/web/view.ts';
import { countryWords } from '../../platform/words.ts';
import type { FigureService } from './figure-service.ts';
import type { AnnualDeaths } from './figures.ts';

/** On a country's page: deaths by type of violence, each year since the figures begin, as a picture and its table. */
export function countryHistoryPanel(figures: FigureService, view: View): Panel<Country> {
  return async (actor, country) => {
    const { annual, releases } = await figures.ofCountry(actor, country.code);
    const release = releases['ucdp-organised-violence'];
    const total = (row: AnnualDeaths) => row.stateBased.best + row.nonState.best + row.oneSided.best;
    return view('warn/events/pages/country-history-panel.njk', {
      country,
      release,
      annual: annual.toReversed(),
      oneSidedTotal: annual.reduce((sum, row) => sum + row.oneSided.best, 0),
      anyDeaths: annual.some((row) => total(row) > 0),
      chart:
        release === undefined ? '' : chartOf(country, annual, Number(release.firstPeriod), Number(release.lastPeriod)),
    });
  };
}

function chartOf(country: Country, annual: readonly AnnualDeaths[], firstYear: number, lastYear: number): string {
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);
  const byYear = new Map(annual.map((row) => [row.year, row]));
  const oneSided = annual.reduce((sum, row) => sum + row.oneSided.best, 0);
  return atTwoWidths('history', ({ id, width }) =>
    stackedBars({
      id,
      width,
      title: say('Deaths in organised violence in {place}, {first} to {last}, by type', {
        place: countryWords(country.name, country.code),
        first: firstYear,
        last: lastYear,
      }),
      description: say(
        'The table below says the same. {count, plural, one {# death} other {# deaths}} in violence against civilians in all.',
        { count: oneSided },
      ),
      axis: say('Deaths a year'),
      years,
      series: [
        { name: say('Against civilians (one-sided)'), values: years.map((year) => byYear.get(year)?.oneSided.best) },
        { name: say('Between groups (non-state)'), values: years.map((year) => byYear.get(year)?.nonState.best) },
        { name: say('With a state (state-based)'), values: years.map((year) => byYear.get(year)?.stateBased.best) },
      ],
    }),
  );
}
