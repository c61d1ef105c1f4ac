import Type from 'typebox';
import { themes } from '../../people/theme.ts';
import { numberedPage, numberKey, numberKeySchema, pageInMemory } from '../../platform/web/api/cursor.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { noParams, noQuery, nullable } from '../../platform/web/api/schemas.ts';
import type { ResourceService } from './resource-service.ts';
import { standings } from './risk-against-effort.ts';

const count = Type.Integer({ minimum: 0 });
const probability = Type.Number({ minimum: 0, maximum: 1 });
const uuid = Type.String({ format: 'uuid' });
const moneySchema = Type.Object(
  { amountMinor: Type.Integer({ description: 'In the currency’s smallest unit' }), currency: Type.String() },
  { title: 'MoneySum' },
);

const standingSchema = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    country: Type.String({ pattern: '^[A-Z]{3}$' }),
    countryName: Type.String(),
    standing: Type.Enum([...standings]),
    probability: Type.Number({
      minimum: 0,
      maximum: 1,
      description: 'Of 25 deaths or more in violence against civilians in the forecast’s twelve months',
    }),
    probabilityYearBefore: nullable(probability),
    openActions: count,
    allocated: Type.Array(moneySchema),
  },
  { title: 'RiskAgainstEffort' },
);

const balanceSchema = Type.Object(
  {
    envelope: uuid,
    name: Type.String(),
    currency: Type.String(),
    budgetMinor: Type.Integer(),
    givenMinor: Type.Integer(),
    leftMinor: Type.Integer(),
    fullTimeEquivalents: Type.Number(),
    givenPeople: Type.Number(),
    leftPeople: Type.Number(),
  },
  { title: 'EnvelopeBalance' },
);

const areaIds = [...themes.map(({ id }) => id), 'all', 'none'];
const areaSchema = Type.Object(
  {
    area: Type.Enum(areaIds, { description: 'all: each thing once; none: what serves no area that was named' }),
    name: nullable(Type.String()),
    objectives: count,
    openActions: count,
    endedActions: count,
    allocated: Type.Array(moneySchema),
    people: Type.Number({ minimum: 0, description: 'Full-time equivalents' }),
  },
  { title: 'PriorityArea' },
);

const tag = 'Resources';

/** Risk against effort, what envelopes have left, and what is done and spent under each priority area. */
export function resourceApi(resources: ResourceService): readonly ApiOperation[] {
  return [
    listOperation({
      id: 'listRiskAgainstEffort',
      path: '/resources',
      tag,
      summary: 'Places with a high risk and nothing under way first, then those with effort though the risk is low',
      params: noParams,
      query: Type.Object({ standing: Type.Optional(Type.Enum([...standings])) }),
      item: standingSchema,
      key: numberKey,
      keySchema: numberKeySchema,
      place: ({ country }) => country,
      async list({ actor, query, page }) {
        const places = (await resources.standings(actor)).places.flatMap(
          ({ code: country, name: countryName, probabilityYearBefore = null, allocated, ...rest }) =>
            query.standing === undefined || rest.standing === query.standing
              ? [{ country, countryName, probabilityYearBefore, allocated: [...allocated], ...rest }]
              : [],
        );
        return numberedPage(places, page);
      },
    }),
    listOperation({
      id: 'listEnvelopeBalances',
      path: '/resources/balances',
      tag,
      summary: 'Open envelopes with what they have given and have left, in money and in people',
      params: noParams,
      query: noQuery,
      item: balanceSchema,
      key: ({ envelope }) => envelope,
      keySchema: uuid,
      async list({ actor, page }) {
        const balances = (await resources.balances(actor)).map(({ envelope: { id, values }, balance }) => ({
          ...{ envelope: String(id), name: values.name, currency: values.budget.currency },
          ...{ budgetMinor: values.budget.amountMinor, fullTimeEquivalents: values.fullTimeEquivalents },
          ...balance,
        }));
        return pageInMemory(balances, ({ envelope }) => envelope, page, 'descending');
      },
    }),
    listOperation({
      id: 'listPriorityAreas',
      path: '/priority-areas',
      tag,
      summary: 'What is done and spent under each priority area',
      description:
        'A thing that serves several areas counts whole under each, so the rows are not to be added up: “all” has each thing once.',
      params: noParams,
      query: noQuery,
      item: areaSchema,
      key: ({ area }) => area,
      keySchema: Type.Enum(areaIds),
      async list({ actor, page }) {
        const { themes: areas, all, none } = await resources.byPriorityArea(actor);
        const rows = [
          ...areas.map(({ theme: area, ...rest }) => ({ area, ...rest })),
          { area: 'all' as const, name: null, ...all },
          { area: 'none' as const, name: null, ...none },
        ].map((row) => ({ ...row, allocated: [...row.allocated] }));
        return pageInMemory(rows, ({ area }) => area, page);
      },
    }),
  ];
}
