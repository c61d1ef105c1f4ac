import type { Country } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import { say } from '../../platform/language/say.ts';
import type { Panel } from '../../platform/web/panel.ts';
import { phiaWords } from '../../platform/web/phia-yardstick.ts';
import { fanChart } from '../../platform/web/pictures/fan-chart.ts';
import { probabilityBar } from '../../platform/web/pictures/probability-bar.ts';
import { atTwoWidths } from '../../platform/web/pictures/svg.ts';
import type { View } from '../../platform/web/view.ts';
import { countryWords, formatCount, formatPercent, monthWords } from '../../platform/words.ts';
import type { FigureService } from '../events/figure-service.ts';
import type { MonthlyDeaths } from '../events/figures.ts';
import { type Forecasts, type RiskForecast, targets, targetWords } from './forecast.ts';
import type { ForecastService } from './forecast-service.ts';
import { eventWords, standingOf } from './risk-map-panel.ts';

const pastMonths = 36;

/** On a country's page, first: the forecast in a number and in words, what moves it, and the months ahead. */
export function countryForecastPanel(
  forecasts: ForecastService,
  figures: FigureService,
  clock: Clock,
  view: View,
): Panel<Country> {
  return async (actor, country) => {
    const made = await forecasts.ofCountry(actor, country.code);
    const { monthly } = await figures.ofCountry(actor, country.code);
    const headline = made.risks.find((risk) => risk.target === 'one-sided' && risk.thresholdDeaths === 25);
    return view('warn/forecasts/pages/country-forecast-panel.njk', {
      ...standingOf(made.run, await figures.current(actor), clock()),
      country,
      headline,
      headlineEvent: eventWords('one-sided', 25),
      lenses: targets.map((target) => ({
        target,
        name: targetWords[target],
        rows: made.risks.filter((risk) => risk.target === target).map((risk) => ({ ...risk, bar: barOf(risk) })),
      })),
      raising: headline?.drivers.filter((driver) => driver.logOdds > 0) ?? [],
      lowering: headline?.drivers.filter((driver) => driver.logOdds < 0) ?? [],
      months: made.months,
      monthsRun: made.monthsRun,
      past: monthly.slice(-12),
      fan: made.months.length === 0 ? '' : fanOf(country, monthly, made),
    });
  };
}

function barOf(risk: RiskForecast): string {
  return probabilityBar({
    id: `bar-${risk.target}-${risk.thresholdDeaths}`,
    title: say('{percent}, {words}', {
      percent: formatPercent(risk.probability),
      words: phiaWords(risk.probability),
    }),
    description: say('Between {low} and {high}', {
      low: formatPercent(risk.probabilityLow),
      high: formatPercent(risk.probabilityHigh),
    }),
    probability: risk.probability,
    low: risk.probabilityLow,
    high: risk.probabilityHigh,
  });
}

function fanOf(country: Country, monthly: readonly MonthlyDeaths[], { months }: Pick<Forecasts, 'months'>): string {
  const last = months.at(-1);
  const lastMonth = monthWords(last?.month ?? '');
  return atTwoWidths('months-ahead', ({ id, width }) =>
    fanChart({
      id,
      width,
      title: say('Deaths a month in {place}, and those forecast to {month}', {
        place: countryWords(country.name, country.code),
        month: lastMonth,
      }),
      description: say(
        'The table below says the same. For {month} the middle forecast is {middle, plural, one {# death} other {# deaths}}, and nine times in ten between {low} and {high}.',
        {
          month: lastMonth,
          middle: Math.round(last?.deathsP50 ?? 0),
          low: formatCount(last?.deathsP05 ?? 0),
          high: formatCount(last?.deathsP95 ?? 0),
        },
      ),
      axis: say('Deaths a month'),
      past: monthly.slice(-pastMonths).map(({ month, deathsBest }) => ({ month, deaths: deathsBest })),
      ahead: months.map((month) => ({
        month: month.month,
        p05: month.deathsP05,
        p25: month.deathsP25,
        p50: month.deathsP50,
        p75: month.deathsP75,
        p95: month.deathsP95,
      })),
    }),
  );
}
