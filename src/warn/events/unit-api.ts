import Type from 'typebox';
import { countryCodeSchema } from '../../places/country.ts';
import { pageInMemory } from '../../platform/web/api/cursor.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { noParams } from '../../platform/web/api/schemas.ts';
import { type Cell, middleOf } from './event.ts';
import { violenceTypes } from './figures.ts';
import type { UnitService } from './unit-service.ts';

const amount = Type.Number({ minimum: 0 });
const month = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}$' });
const firstLevel = Type.String({
  description: 'First-level administrative unit, as the source names it; empty where it names none',
});
const country = Type.Object({ country: countryCodeSchema });
const ofUnit = Type.Object({
  ...country.properties,
  unit: Type.Optional(Type.String({ maxLength: 200, description: 'Of this first-level unit alone' })),
});

const counts = {
  recentEvents: Type.Number({ minimum: 0, description: 'In the last three months' }),
  earlierEvents: Type.Number({ minimum: 0, description: 'In the sixty months before them' }),
  expectedEvents: amount,
  rateRatio: amount,
  tailProbability: Type.Number({ minimum: 0, maximum: 1 }),
  standsOut: Type.Boolean({ description: 'More events than its own history lets expect, over all places tried' }),
  recentDeathsBest: amount,
  yearEvents: Type.Number({ minimum: 0, description: 'In the last twelve months' }),
  yearDeathsBest: amount,
  allEvents: amount,
  allDeathsBest: amount,
  lastSeen: month,
};

const unitSchema = Type.Object(
  {
    country: countryCodeSchema,
    firstLevel,
    cells: Type.Integer({ minimum: 1, description: 'PRIO-GRID cells with an event of its own' }),
    latitude: Type.Number({ minimum: -90, maximum: 90, description: 'The middle of its events' }),
    longitude: Type.Number({ minimum: -180, maximum: 180, description: 'The middle of its events' }),
    ...counts,
  },
  { title: 'EventUnit' },
);
const cellSchema = Type.Object(
  {
    country: countryCodeSchema,
    cell: Type.Integer({ minimum: 1, maximum: 259_200, description: 'PRIO-GRID cell' }),
    firstLevel,
    ...counts,
  },
  { title: 'EventCell' },
);
const monthSchema = Type.Object(
  { firstLevel, month, violence: Type.Enum([...violenceTypes]), events: amount, deathsBest: amount },
  { title: 'EventUnitMonth' },
);

const tag = 'Events';
const example = { query: { country: 'CAF' } };
const text = Type.String();

export function unitApi(units: UnitService): readonly ApiOperation[] {
  return [
    listOperation({
      ...{ id: 'listEventUnits', path: '/events/units', tag, example, params: noParams, query: country },
      summary: 'First-level units of a country with an event, each beside its own history',
      item: unitSchema,
      key: (unit) => unit.firstLevel,
      keySchema: text,
      place: (unit) => unit.country,
      point: ({ longitude, latitude }) => [longitude, latitude],
      list: async ({ actor, query, page }) => {
        const found = (await units.unitsOf(actor, query.country))?.places ?? [];
        const told = found.map((unit) => ({ ...unit, country: query.country }));
        return pageInMemory(told, (unit) => unit.firstLevel, page);
      },
    }),
    listOperation({
      ...{ id: 'listEventCells', path: '/events/cells', tag, example, params: noParams, query: ofUnit },
      summary: 'PRIO-GRID cells of a country with an event, each beside its own history',
      item: cellSchema,
      key: ({ cell }) => cellKey(cell),
      keySchema: text,
      place: (each) => each.country,
      point: ({ cell }) => {
        // A cell by the schema.
        const { latitude, longitude } = middleOf(cell as Cell);
        return [longitude, latitude];
      },
      list: async ({ actor, query, page }) => {
        const found = (await units.cellsOf(actor, query.country, query.unit))?.places ?? [];
        const told = found.map((each) => ({ ...each, country: query.country }));
        return pageInMemory(told, ({ cell }) => cellKey(cell), page);
      },
    }),
    listOperation({
      ...{ id: 'listEventUnitMonths', path: '/events/unit-months', tag, example, params: noParams, query: ofUnit },
      summary:
        'Events and deaths by first-level unit, month and type of violence; those of several months divided by days',
      item: monthSchema,
      key: monthKey,
      keySchema: text,
      list: async ({ actor, query, page }) =>
        pageInMemory(await units.monthsOf(actor, query.country, query.unit), monthKey, page),
    }),
  ];
}

const cellKey = (cell: number) => String(cell).padStart(6, '0');
const monthKey = (row: { readonly firstLevel: string; readonly month: string; readonly violence: string }) =>
  `${row.firstLevel} ${row.month} ${row.violence}`;
