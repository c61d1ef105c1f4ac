import Type from 'typebox';
import { countryCodeSchema } from '../../places/country.ts';
import { calendarDay } from '../../platform/calendar/calendar-day.ts';
import { pageInMemory } from '../../platform/web/api/cursor.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { instantSchema, noParams, noQuery } from '../../platform/web/api/schemas.ts';
import { type Day, type EventSourceId, eventFaults, eventSourcePattern } from './event.ts';
import type { EventService } from './event-service.ts';
import { violenceTypes } from './figures.ts';

const count = Type.Integer({ minimum: 0 });
const amount = Type.Number({ minimum: 0 });
const day = Type.String(calendarDay);
const violence = Type.Enum([...violenceTypes]);
const source = Type.Unsafe<EventSourceId>(
  Type.String({
    ...{ pattern: eventSourcePattern, maxLength: 80 },
    description:
      'UCDP’s where none is named; own- and a name for a table of one’s own, which those who work here may read',
  }),
);
const cell = Type.Integer({ minimum: 1, maximum: 259_200, description: 'PRIO-GRID cell' });
const country = Type.Object({ country: countryCodeSchema });

const eventSchema = Type.Object(
  {
    source: Type.String(),
    sourceEventId: Type.String({ description: 'What the source calls it by' }),
    country: countryCodeSchema,
    violence,
    dayFrom: day,
    dayTo: day,
    latitude: Type.Number({ minimum: -90, maximum: 90 }),
    longitude: Type.Number({ minimum: -180, maximum: 180 }),
    cell,
    placeName: Type.String(),
    firstLevel: Type.String({ description: 'First-level administrative unit, as the source names it' }),
    sideA: Type.String(),
    sideB: Type.String(),
    deathsBest: count,
    deathsLow: count,
    deathsHigh: count,
    deathsCivilians: Type.Integer({ minimum: 0, description: '0 also where the source does not say' }),
    sourceWords: Type.String({ description: 'Where it was told, as a table of one’s own says it; empty for UCDP’s' }),
  },
  { title: 'ViolentEvent' },
);

const releaseSchema = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    source: Type.String(),
    name: Type.String(),
    publisher: Type.String(),
    licence: Type.String(),
    citation: Type.String(),
    version: Type.String(),
    fileName: Type.String(),
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    rows: count,
    firstDay: day,
    lastDay: day,
    added: count,
    revised: count,
    unchanged: count,
    withdrawn: count,
    dropped: Type.Array(
      Type.Object({
        fault: Type.Enum([...(Object.keys(eventFaults) as (keyof typeof eventFaults)[])]),
        rows: count,
        first: Type.Object({ line: count, column: Type.String(), value: Type.String() }),
      }),
    ),
    columnsAside: Type.Array(Type.String()),
    remarks: Type.Array(Type.String()),
    loadedAt: instantSchema,
    loadedBy: Type.String(),
  },
  { title: 'EventRelease' },
);

const monthSchema = Type.Object(
  { month: Type.String({ pattern: '^[0-9]{4}-[0-9]{2}$' }), violence, events: amount, deathsBest: amount },
  { title: 'EventMonth' },
);

const spotSchema = Type.Object(
  {
    cell,
    placeName: Type.String(),
    firstLevel: Type.String(),
    recentEvents: amount,
    earlierEvents: amount,
    expectedEvents: amount,
    rateRatio: amount,
    tailProbability: Type.Number({ minimum: 0, maximum: 1 }),
    recentDeathsBest: amount,
  },
  { title: 'HotSpot' },
);

const tag = 'Events';
const example = { query: { country: 'CAF' } };
const text = Type.String();

/** Latest first: the day, and what the source calls it by. */
const keyOf = ({ dayFrom, sourceEventId }: { readonly dayFrom: string; readonly sourceEventId: string }) =>
  `${dayFrom} ${sourceEventId}`;
const keySchema = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2} \\S{1,40}$' });

function afterKey(key: string | undefined) {
  if (key === undefined) return {};
  // The cursor's schema has just held the key to this form.
  return { after: { dayFrom: key.slice(0, 10) as Day, sourceEventId: key.slice(11) } };
}

export function eventApi(events: EventService): readonly ApiOperation[] {
  return [
    listOperation({
      ...{ id: 'listEventReleases', path: '/events/releases', tag, params: noParams, query: noQuery },
      summary: 'Files of events as they were landed, the last first',
      item: releaseSchema,
      key: ({ id }) => id,
      keySchema: Type.String({ format: 'uuid' }),
      async list({ actor, page }) {
        const releases = (await events.releases(actor)).map(({ source, fate, loadedAt, ...release }) => ({
          ...release,
          ...fate,
          ...{ source: source.id, name: source.name, publisher: source.publisher },
          ...{ licence: source.licence, citation: source.citation, loadedAt: loadedAt.toISOString() },
          ...{ columnsAside: [...release.columnsAside], remarks: [...release.remarks], dropped: [...release.dropped] },
        }));
        return pageInMemory(releases, ({ id }) => id, page, 'descending');
      },
    }),
    listOperation({
      ...{ id: 'listEvents', path: '/events', tag, example, params: noParams },
      summary: 'Events in a country that stand now, of one source, the latest first',
      query: Type.Object({
        ...country.properties,
        from: Type.Optional(day),
        to: Type.Optional(day),
        violence: Type.Optional(violence),
        source: Type.Optional(source),
        unit: Type.Optional(
          Type.String({ maxLength: 200, description: 'Placed in this first-level unit, as the source names it' }),
        ),
      }),
      item: eventSchema,
      key: keyOf,
      keySchema,
      place: ({ country: code }) => code,
      point: ({ longitude, latitude }) => [longitude, latitude],
      list: ({ actor, query: { from, to, unit, ...query }, page: { after, limit } }) =>
        events.list(
          actor,
          // A day by the pattern; one that is none finds nothing.
          {
            ...query,
            ...(from && { from: from as Day }),
            ...(to && { to: to as Day }),
            ...(unit !== undefined && { firstLevel: unit }),
          },
          { ...afterKey(after), limit },
        ),
    }),
    listOperation({
      ...{ id: 'listEventMonths', path: '/events/months', tag, example, params: noParams, query: country },
      summary: 'Events and deaths in a country by month and type of violence; events of several months divided by days',
      item: monthSchema,
      key: ({ month, violence: type }) => `${month} ${type}`,
      keySchema: text,
      list: async ({ actor, query, page }) =>
        pageInMemory(await events.monthsOf(actor, query.country), (row) => `${row.month} ${row.violence}`, page),
    }),
    listOperation({
      ...{ id: 'listHotSpots', path: '/events/hot-spots', tag, example, params: noParams, query: country },
      summary: 'Places in a country with more events than their own history lets expect, by cell',
      item: spotSchema,
      key: ({ cell: number }) => String(number).padStart(6, '0'),
      keySchema: text,
      list: async ({ actor, query, page }) => {
        const spots = (await events.hotSpotsOf(actor, query.country))?.spots ?? [];
        const inOrder = spots.toSorted((one, other) => one.cell - other.cell);
        return pageInMemory(inOrder, (spot) => String(spot.cell).padStart(6, '0'), page);
      },
    }),
  ];
}
