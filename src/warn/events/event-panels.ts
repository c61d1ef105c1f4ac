import type { Country } from '../../places/country.ts';
import type { CountryShape } from '../../places/country-shapes.ts';
import { say } from '../../platform/language/say.ts';
import type { Panel } from '../../platform/web/panel.ts';
import { type CellMapInput, cellMap } from '../../platform/web/pictures/cell-map.ts';
import { mapLegend } from '../../platform/web/pictures/map-legend.ts';
import { ramp } from '../../platform/web/pictures/picture-style.ts';
import { atTwoWidths } from '../../platform/web/pictures/svg.ts';
import type { View } from '../../platform/web/view.ts';
import { countryWords } from '../../platform/words.ts';
import { type Cell, middleOf } from './event.ts';
import type { CountryHotSpots, EventService } from './event-service.ts';
import { hotSpotRule } from './hot-spots.ts';

const fewestShown = 10;

/** Deaths in one cell in the months looked at, in steps. */
const deathsScale = {
  bounds: [0.5, 9.5, 49.5, 199.5, 999.5],
  words: ['0', '1–9', '10–49', '50–199', '200–999', '≥ 1,000'],
  colours: ramp.slice(0, 6),
};

/** On a country's page: where violence is, cell by cell, and where there is more of it than the place's own history. */
export function countryEventsPanel(events: EventService, shapes: readonly CountryShape[], view: View): Panel<Country> {
  return async (actor, country) => {
    const found = await events.hotSpotsOf(actor, country.code);
    if (found === undefined) return '';
    const latest = await events.list(actor, { country: country.code }, { limit: fewestShown });
    return view('warn/events/pages/country-events-panel.njk', {
      ...{ country, found, latest, rule: hotSpotRule },
      spots: found.spots.map((spot) => ({ ...spot, middle: middleOf(spot.cell) })),
      active: found.cells.filter(({ recentEvents }) => recentEvents > 0).length,
      map: mapOf(country, found, shapes),
      legend: deathsLegend(),
    });
  };
}

function mapOf(country: Country, { cells, spots }: CountryHotSpots, shapes: readonly CountryShape[]): string {
  const shape = shapes.find(({ code }) => code === country.code)?.shape;
  const seen = cells.filter(({ recentEvents }) => recentEvents > 0);
  const marked = new Set(spots.map(({ cell }) => cell));
  return deathsByCell(shape, {
    title: say('Deaths in {place} by place, in the last {months} months', {
      place: countryWords(country.name, country.code),
      months: hotSpotRule.recentMonths,
    }),
    cells: seen.map(({ cell, recentEvents: events, recentDeathsBest: deaths }) => ({
      ...{ cell, events, deaths, isMarked: marked.has(cell) },
    })),
  });
}

type DrawnCell = {
  readonly cell: Cell;
  readonly events: number;
  readonly deaths: number;
  /** It stands out from its own history. */
  readonly isMarked: boolean;
};

/** Cells coloured by deaths over their country's outline; nothing where there is none to draw. */
export function deathsByCell(
  shape: CountryShape['shape'] | undefined,
  { title, cells, fill }: Pick<CellMapInput, 'title' | 'fill'> & { readonly cells: readonly DrawnCell[] },
): string {
  if (shape === undefined || cells.length === 0) return '';
  return atTwoWidths('cells', ({ id, width }) =>
    cellMap({
      ...{ id, width, shape, title, scale: deathsScale, ...(fill && { fill }) },
      description: say(
        'Squares of half a degree; those with a heavy border stand out from their own history. The table below names them.',
      ),
      cells: cells.map(({ cell, events, deaths, isMarked }) => ({
        ...middleOf(cell),
        ...{ value: deaths, isMarked },
        words: say(
          '{events, plural, one {# event} other {# events}}, {deaths, plural, one {# death} other {# deaths}}',
          { events: Math.round(events), deaths: Math.round(deaths) },
        ),
      })),
    }),
  );
}

export function deathsLegend(): string {
  return mapLegend({
    ...{ id: 'cells-legend', heading: say('Deaths, best estimate'), without: undefined },
    steps: deathsScale.colours.map((colour, index) => ({ colour, range: deathsScale.words[index] ?? '' })),
  });
}
