import Type, { type Static } from 'typebox';
import { countryByCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import { readersLanguage } from '../../platform/language/language.ts';
import { say } from '../../platform/language/say.ts';
import type { Panel } from '../../platform/web/panel.ts';
import { phiaWords } from '../../platform/web/phia-yardstick.ts';
import { choropleth } from '../../platform/web/pictures/choropleth.ts';
import { mapLegend, probabilitySteps } from '../../platform/web/pictures/map-legend.ts';
import { probabilityScale } from '../../platform/web/pictures/probability-scale.ts';
import type { ProjectedWorld } from '../../platform/web/pictures/project-shapes.ts';
import type { View } from '../../platform/web/view.ts';
import { countryWords, formatPercent, monthWords } from '../../platform/words.ts';
import type { CurrentReleases, FigureService } from '../events/figure-service.ts';
import { monthNumber } from '../events/figures.ts';
import { type ForecastRun, type RiskForecast, type Target, targets, thresholds } from './forecast.ts';
import type { ForecastService } from './forecast-service.ts';

const sorts = ['country', 'probability', 'change', 'region'] as const;
export const riskQuery = Type.Object({
  lens: Type.Optional(Type.Enum([...targets])),
  deaths: Type.Optional(Type.Enum(['25', '100', '1000'])),
  sort: Type.Optional(Type.Enum([...sorts])),
  order: Type.Optional(Type.Enum(['up', 'down'])),
});
type RiskQuery = Static<typeof riskQuery>;

/** What is asked of the map: which violence, how many deaths, in which order. */
export function askedFor(query: RiskQuery) {
  const lens: Target = query.lens ?? 'one-sided';
  const deaths = Number(query.deaths ?? thresholds[0]);
  const sort = query.sort ?? 'probability';
  const descending = query.order === undefined ? sort === 'probability' || sort === 'change' : query.order === 'down';
  return { lens, deaths, sort, descending };
}
export type Asked = ReturnType<typeof askedFor>;

/** What the probability speaks of, in words that go after “that”. */
export function eventWords(target: Target, deaths: number): string {
  if (target === 'onset') {
    return say(
      '{deaths, plural, other {# or more civilians are killed deliberately, where fewer were in the last year counted by type}}',
      { deaths },
    );
  }
  return target === 'one-sided'
    ? say('{deaths, plural, other {# or more civilians are killed deliberately}}', { deaths })
    : say('{deaths, plural, other {# or more people are killed in organised violence}}', { deaths });
}

type RiskRow = {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly probability: number;
  readonly low: number;
  readonly high: number;
  readonly change: number | undefined;
  /** The year that the country's own figures end in, where that is early. */
  readonly figuresToYear: number | undefined;
};

export function rowsOf(risks: readonly RiskForecast[], asked: Asked): readonly RiskRow[] {
  const sign = asked.descending ? -1 : 1;
  const compare: Readonly<Record<Asked['sort'], (left: RiskRow, right: RiskRow) => number>> = {
    country: (left, right) => left.name.localeCompare(right.name, readersLanguage().locale),
    region: (left, right) => say(left.region).localeCompare(say(right.region), readersLanguage().locale),
    probability: (left, right) => left.probability - right.probability,
    change: (left, right) => (left.change ?? 0) - (right.change ?? 0),
  };
  return risks
    .filter((risk) => risk.target === asked.lens && risk.thresholdDeaths === asked.deaths)
    .map((risk) => {
      const country = countryByCode(risk.country);
      return {
        code: risk.country,
        name: countryWords(country?.name ?? risk.country, risk.country),
        region: country?.region ?? '',
        probability: risk.probability,
        low: risk.probabilityLow,
        high: risk.probabilityHigh,
        change: risk.probabilityYearBefore === undefined ? undefined : risk.probability - risk.probabilityYearBefore,
        figuresToYear: risk.figuresToYear,
      };
    })
    .toSorted((left, right) => sign * compare[asked.sort](left, right) || right.probability - left.probability);
}

/** What a run stands on and speaks of, for the lines of dates beside each figure. */
export function standingOf(run: ForecastRun, releases: CurrentReleases, now: Date) {
  const thisMonth = now.getUTCFullYear() * 12 + now.getUTCMonth();
  const passed = thisMonth - monthNumber(run.windowFirstMonth);
  const length = monthNumber(run.windowLastMonth) - monthNumber(run.windowFirstMonth) + 1;
  const isCurrent =
    releases['ucdp-organised-violence']?.id === run.annualReleaseId &&
    releases['monthly-deaths']?.id === run.monthlyReleaseId;
  return {
    run,
    releases,
    monthsPassed: Math.max(0, Math.min(passed, length)),
    windowMonths: length,
    isCurrent,
  };
}

/**
 * The maps of the run shown last, by what is asked of them. A run never changes and is for everybody to see, so a map is
 * drawn once a language; whatever else it comes to depend on belongs in its key.
 */
const drawnMaps = new WeakMap<ProjectedWorld, { readonly runId: string; readonly maps: Map<string, string> }>();

export function mapOf(world: ProjectedWorld, rows: readonly RiskRow[], asked: Asked, run: ForecastRun): string {
  const kept = drawnMaps.get(world);
  const drawn = kept?.runId === run.id ? kept : { runId: run.id, maps: new Map<string, string>() };
  drawnMaps.set(world, drawn);
  const key = `${asked.lens} ${asked.deaths} ${readersLanguage().code}`;
  const map = drawn.maps.get(key) ?? drawMap(world, rows, asked, run);
  drawn.maps.set(key, map);
  return map;
}

function drawMap(world: ProjectedWorld, rows: readonly RiskRow[], asked: Asked, run: ForecastRun): string {
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const event = eventWords(asked.lens, asked.deaths);
  return choropleth({
    id: 'risk-map',
    title: say('Chance that {event}, {first} to {last}, by country', {
      event,
      first: monthWords(run.windowFirstMonth),
      last: monthWords(run.windowLastMonth),
    }),
    description: say('A map of the world. The table beside it says the same. Highest: {countries}.', {
      countries: rows
        .toSorted((left, right) => right.probability - left.probability)
        .slice(0, 5)
        .map((row) => `${row.name} ${formatPercent(row.probability)}`)
        .join(say(', ')),
    }),
    // Territories are drawn without a link: only countries have a page.
    world: {
      ...world,
      shapes: world.shapes.map((shape) => (countryByCode(shape.code) ? shape : { ...shape, code: '' })),
    },
    values: new Map(rows.map((row) => [row.code, row.probability])),
    scale: probabilityScale,
    label: (code, name) => {
      const row = byCode.get(code);
      return row === undefined
        ? noFigure(countryWords(countryByCode(code)?.name ?? name, code), asked.lens)
        : say('{place}: {percent}, {words}', {
            place: row.name,
            percent: formatPercent(row.probability),
            words: phiaWords(row.probability),
          });
    },
    href: (code) => `/places/${code}`,
  });
}

/** Of a country without a figure on the map: of onset, those where it has begun already are not asked. */
function noFigure(place: string, lens: Target): string {
  return lens === 'onset'
    ? say('{place}: not asked, so many were killed there in the last year counted, or no figure', { place })
    : say('{place}: no figure', { place });
}

export function legend(lens: Target): string {
  return mapLegend({
    ...{ id: 'risk-legend', heading: say('Chance in twelve months'), steps: probabilitySteps(probabilityScale) },
    without: lens === 'onset' ? say('Begun already, or no figure') : say('No figure'),
  });
}

/** On the front page: the map, and the ten countries at highest risk. */
export function riskMapPanel(
  forecasts: ForecastService,
  figures: FigureService,
  world: ProjectedWorld,
  clock: Clock,
  view: View,
): Panel<undefined> {
  const asked = askedFor({});
  return async (actor) => {
    const { run, risks } = await forecasts.risks(actor, { target: asked.lens });
    const rows = rowsOf(risks, asked);
    return view('warn/forecasts/pages/risk-map-panel.njk', {
      ...standingOf(run, await figures.current(actor), clock()),
      event: eventWords(asked.lens, asked.deaths),
      map: mapOf(world, rows, asked, run),
      legend: legend(asked.lens),
      rows: rows.slice(0, 10),
      likely: rows.filter((row) => row.probability >= 0.5).length,
      countries: rows.length,
    });
  };
}
