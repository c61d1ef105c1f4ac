import Type from 'typebox';
import { type Country, countryByCode } from '../../places/country.ts';
import type { CountryShape } from '../../places/country-shapes.ts';
import { say } from '../../platform/language/say.ts';
import { Refusal } from '../../platform/refusal.ts';
import { csvText } from '../../platform/web/csv.ts';
import { addressOf } from '../../platform/web/pager.ts';
import type { Panel } from '../../platform/web/panel.ts';
import { stackedBars } from '../../platform/web/pictures/stacked-bars.ts';
import { atTwoWidths } from '../../platform/web/pictures/svg.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { countryWords } from '../../platform/words.ts';
import { type EventRelease, middleOf } from './event.ts';
import { deathsByCell, deathsLegend } from './event-panels.ts';
import type { EventService } from './event-service.ts';
import { violenceTypes } from './figures.ts';
import { hotSpotRule } from './hot-spots.ts';
import type { PlacesWithin, PlaceWithin, SeenCell, UnitMonth } from './unit.ts';
import type { UnitService } from './unit-service.ts';

const ofCountry = Type.Object({ code: Type.String() });
const ofUnit = Type.Object({ code: Type.String(), unit: Type.String({ maxLength: 200 }) });
const csvQuery = Type.Object({ country: Type.String({ pattern: '^[A-Z]{3}$' }) });
const fewestShown = 10;
const shownMonths = 12;

const columns = {
  ...{ firstLevel: 'first_level', cells: 'priogrid_cells', latitude: 'latitude', longitude: 'longitude' },
  ...{ recentEvents: 'events_3_months', earlierEvents: 'events_60_months_before', tailProbability: 'tail_probability' },
  ...{ expectedEvents: 'events_expected', rateRatio: 'times_as_many', standsOut: 'stands_out' },
  ...{ recentDeathsBest: 'deaths_3_months', yearEvents: 'events_12_months', yearDeathsBest: 'deaths_12_months' },
  ...{ allEvents: 'events_all', allDeathsBest: 'deaths_all', lastSeen: 'last_month_with_events' },
};

/** Where in a country it is happening: the map of its cells and its first-level units, and each unit's own page. */
export function unitRoutes(
  units: UnitService,
  events: EventService,
  shapes: readonly CountryShape[],
  forecast: Panel<PlaceWithin>,
): Routes {
  const shapeOf = ({ code }: Country) => shapes.find((each) => each.code === code)?.shape;
  return async (app) => {
    app.get('/warn/events/units/:code', { schema: { params: ofCountry } }, async (request, reply) => {
      const country = requireCountry(request.params.code);
      const found = await units.unitsOf(request.actor, country.code);
      const cells = ofLastYear(await units.cellsOf(request.actor, country.code));
      return reply.page('warn/events/pages/units.njk', {
        ...{ country, found, rule: hotSpotRule, legend: deathsLegend() },
        forecast: await forecast(request.actor, { country }),
        units: found?.places.toSorted((one, other) => other.yearDeathsBest - one.yearDeathsBest) ?? [],
        cells,
        map: deathsByCell(shapeOf(country), {
          title: say('Deaths in {place} by place, in the last {months} months', {
            place: countryWords(country.name, country.code),
            months: 12,
          }),
          cells: drawn(cells),
        }),
        csv: addressOf('/warn/events/units.csv', { country: country.code }),
      });
    });

    app.get('/warn/events/units/:code/:unit', { schema: { params: ofUnit } }, async (request, reply) => {
      const country = requireCountry(request.params.code);
      const { unit: firstLevel } = request.params;
      // Looked for among those that there are: what no name can hold is asked of nothing.
      const [unit] = ((await units.unitsOf(request.actor, country.code))?.places ?? []).filter(
        (each) => each.firstLevel === firstLevel,
      );
      const cells = unit && (await units.cellsOf(request.actor, country.code, firstLevel));
      if (unit === undefined || cells === undefined) {
        throw new Refusal('events.no-unit', 404, 'No event is placed in a unit of that name there.');
      }
      const months = await units.monthsOf(request.actor, country.code, firstLevel);
      const seen = ofLastYear(cells);
      return reply.page('warn/events/pages/unit.njk', {
        forecast: await forecast(request.actor, { country, firstLevel }),
        ...{ country, unit, found: cells, rule: hotSpotRule, legend: deathsLegend(), cells: seen },
        map: deathsByCell(shapeOf(country), {
          title: say('Deaths in {place} by place, in the last {months} months', { place: firstLevel, months: 12 }),
          ...{ cells: drawn(seen), fill: 'cells' },
        }),
        chart: chartOf(firstLevel, months, cells.release),
        months: byMonth(months).slice(-shownMonths).toReversed(),
        latest: await events.list(request.actor, { country: country.code, firstLevel }, { limit: fewestShown }),
      });
    });

    app.get('/warn/events/units.csv', { schema: { querystring: csvQuery } }, async (request, reply) => {
      const { code } = requireCountry(request.query.country);
      const found = await units.unitsOf(request.actor, code);
      return reply.type('text/csv; charset=utf-8').send(csvText(columns, found?.places ?? []));
    });
  };
}

function requireCountry(code: string): Country {
  const country = countryByCode(code);
  if (country !== undefined) return country;
  throw new Refusal('place.unknown', 404, 'There is no country with the code “{code}”.', undefined, { code });
}

/** Cells with an event in the last twelve months, those with most deaths first. */
function ofLastYear(cells: PlacesWithin<SeenCell> | undefined) {
  return (cells?.places ?? [])
    .filter(({ yearEvents }) => yearEvents > 0)
    .map((each) => ({ ...each, middle: middleOf(each.cell) }))
    .toSorted((one, other) => other.yearDeathsBest - one.yearDeathsBest);
}

function drawn(cells: ReturnType<typeof ofLastYear>) {
  return cells.map(({ cell, yearEvents, yearDeathsBest, standsOut }) => ({
    ...{ cell, events: yearEvents, deaths: yearDeathsBest, isMarked: standsOut },
  }));
}

/** Months with an event, the three types together. */
function byMonth(rows: readonly UnitMonth[]) {
  return [...Map.groupBy(rows, ({ month }) => month)]
    .map(([month, types]) => ({
      month,
      events: types.reduce((sum, { events }) => sum + events, 0),
      deaths: types.reduce((sum, { deathsBest }) => sum + deathsBest, 0),
    }))
    .toSorted((one, other) => (one.month < other.month ? -1 : 1));
}

const typeNames = {
  oneSided: () => say('Against civilians (one-sided)'),
  nonState: () => say('Between groups (non-state)'),
  stateBased: () => say('With a state (state-based)'),
};

function chartOf(place: string, rows: readonly UnitMonth[], { lastDay }: EventRelease): string {
  // A release of candidates tells of some months alone: the history begins with the unit's own first event.
  const last = Number(lastDay.slice(0, 4));
  const first = Math.min(last, ...rows.map(({ month }) => Number(month.slice(0, 4))));
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const deaths = Map.groupBy(rows, ({ violence, month }) => `${violence} ${month.slice(0, 4)}`);
  const inYear = (type: string, year: number) =>
    Math.round((deaths.get(`${type} ${year}`) ?? []).reduce((sum, { deathsBest }) => sum + deathsBest, 0));
  return atTwoWidths('unit-years', ({ id, width }) =>
    stackedBars({
      ...{ id, width, years, axis: say('Deaths a year') },
      title: say('Deaths in organised violence in {place}, {first} to {last}, by type', { place, first, last }),
      description: say('Deaths of all types together. The table says the last months one by one.'),
      series: violenceTypes.toReversed().map((type) => ({
        name: typeNames[type](),
        values: years.map((year) => inYear(type, year)),
      })),
    }),
  );
}
