import Type, { type Static } from 'typebox';
import { decisionIdSchema } from '../../decide/decisions/decision.ts';
import { countryCodeSchema } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import { numberedPage, numberKey, numberKeySchema, pageInMemory } from '../../platform/web/api/cursor.ts';
import { oneOperation } from '../../platform/web/api/entity-operations.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { instantSchema, noParams, noQuery, nullable } from '../../platform/web/api/schemas.ts';
import { targets } from '../../warn/forecasts/forecast.ts';
import { choices, levels, warningIdSchema } from '../../warn/warnings/warning.ts';
import { survivalCurve } from '../latency/kaplan-meier.ts';
import { stretches } from '../latency/latency.ts';
import { groupings, waitSummaries, waitsOf } from '../latency/waits.ts';
import type { Stretch } from './aftermath.ts';
import type { OutcomeService, WarningOutcome } from './outcome-service.ts';

const count = Type.Integer({ minimum: 0 });
const share = Type.Number({ minimum: 0, maximum: 1 });
const hours = Type.Number({ minimum: 0 });
const score = Type.Number({ minimum: 0 });
const month = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}$' });
const uuid = Type.String({ format: 'uuid' });
const stretchQuery = Type.Optional(
  Type.Enum(
    stretches.map(({ id }) => id),
    { description: 'Of a warning’s clock; the whole of it where left out' },
  ),
);

const monthsSchema = Type.Object({ first: month, last: month, months: count, deathsBest: count });
const outcomeSchema = Type.Object(
  {
    warning: warningIdSchema,
    country: countryCodeSchema,
    countryName: Type.String(),
    level: Type.Enum([...levels]),
    openedAt: instantSchema,
    decision: nullable(decisionIdSchema),
    choice: nullable(Type.Enum([...choices])),
    actions: Type.Integer({ minimum: 0, description: 'On it, whatever has become of them' }),
    before: nullable(monthsSchema),
    after: nullable(monthsSchema),
    horizonEnds: Type.String({ pattern: '^[0-9]{4}-[0-9]{2}$', description: 'The last month that one looks at' }),
    isOver: Type.Boolean({ description: 'Whether the figures reach to the end of that month' }),
  },
  { title: 'WarningOutcome', description: 'Deaths in organised violence in the months around a warning’s opening' },
);

const forecastOutcomeSchema = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    run: uuid,
    madeAt: instantSchema,
    modelName: Type.String(),
    modelVersion: Type.String(),
    windowFirstMonth: month,
    windowLastMonth: month,
    lens: Type.Enum([...targets]),
    thresholdDeaths: count,
    countries: count,
    happened: Type.Integer({ minimum: 0, description: 'In how many of these countries' }),
    brier: score,
    climatologyBrier: Type.Number({ minimum: 0, description: 'Of the past alone' }),
    logScore: Type.Number({ minimum: 0, description: 'Mean negative log likelihood, in nats: lower is better' }),
    climatologyLogScore: Type.Number({ minimum: 0, description: 'Of the past alone' }),
  },
  { title: 'ForecastOutcome' },
);

const judgementOutcomeSchema = Type.Object(
  { count, happened: count, brier: nullable(score), logScore: nullable(score) },
  { title: 'JudgementOutcome' },
);

const waitsSchema = Type.Object(
  {
    group: Type.String({ description: 'Country’s code, desk or year' }),
    count: Type.Integer({ minimum: 0, description: 'Warnings that began the stretch' }),
    ended: Type.Integer({ minimum: 0, description: 'Of these, those that came to its end' }),
    medianHours: nullable(
      Type.Number({ minimum: 0, description: 'Half came to its end within so long, those still waiting counted too' }),
    ),
    afterAWeek: Type.Number({ minimum: 0, maximum: 1, description: 'Share still waiting after a week' }),
  },
  { title: 'Waits' },
);

const curveSchema = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    hours,
    atRisk: count,
    ended: count,
    waiting: share,
    low: nullable(share),
    high: nullable(share),
  },
  { title: 'WaitingCurveStep' },
);

const stretchOf = (stretch: Stretch | undefined) => (stretch === undefined ? null : { ...stretch });

function toOutcome({ warning, countryName, aftermath, decision, actions }: WarningOutcome) {
  const { id, country, level, openedAt } = warning;
  return {
    ...{ warning: id, country, countryName, level, openedAt: openedAt.toISOString() },
    ...{ decision: decision?.id ?? null, choice: decision?.choice ?? null, actions: actions.length },
    before: stretchOf(aftermath.before),
    after: stretchOf(aftermath.after),
    horizonEnds: aftermath.until,
    isOver: aftermath.isOver,
  } satisfies Static<typeof outcomeSchema>;
}

const tag = 'Account';

/** What came of it, as the page says it: waits, what happened after warnings, and how forecasts and judgements did. */
export function outcomeApi(outcomes: OutcomeService, clock: Clock): readonly ApiOperation[] {
  return [
    listOperation({
      id: 'listWarningOutcomes',
      path: '/outcomes',
      tag,
      summary: 'What happened after each warning, the one opened last first',
      description:
        'Deaths in the months after the month of opening, beside as many months before it. One beside the other is no proof of what caused it.',
      example: { query: { country: 'SDN' } },
      params: noParams,
      query: Type.Object({ country: Type.Optional(countryCodeSchema) }),
      item: outcomeSchema,
      key: ({ warning }) => warning,
      keySchema: warningIdSchema,
      place: ({ country }) => country,
      list: async ({ actor, query: { country }, page }) =>
        (await outcomes.page(actor, country === undefined ? {} : { country }, page)).map(toOutcome),
    }),
    listOperation({
      id: 'listForecastOutcomes',
      path: '/outcomes/forecasts',
      tag,
      summary: 'The scores of each forecast whose twelve months are over, beside those of the past alone',
      params: noParams,
      query: noQuery,
      item: forecastOutcomeSchema,
      key: numberKey,
      keySchema: numberKeySchema,
      async list({ actor, page }) {
        const rows = (await outcomes.ofForecasts(actor)).flatMap(({ run, scores }) =>
          scores.map(({ target: lens, ...scored }) => ({
            ...{ run: run.id, madeAt: run.madeAt.toISOString() },
            ...{ modelName: run.modelName, modelVersion: run.modelVersion },
            ...{ windowFirstMonth: run.windowFirstMonth, windowLastMonth: run.windowLastMonth },
            ...{ lens, ...scored },
          })),
        );
        return numberedPage(rows, page);
      },
    }),
    oneOperation({
      id: 'getJudgementOutcome',
      path: '/outcomes/judgements',
      tag,
      summary: 'The scores of all judgements on questions that are answered',
      params: noParams,
      entity: judgementOutcomeSchema,
      async show(actor) {
        const { count = 0, happened = 0, brier = null, logScore = null } = (await outcomes.ofJudgements(actor)) ?? {};
        return { entity: { count, happened, brier, logScore } };
      },
    }),
    listOperation({
      id: 'listWaits',
      path: '/latency/groups',
      tag,
      summary: 'How long warnings wait in a stretch of their clock, by country, department or year',
      example: { query: { stretch: 'decide', by: 'owner' } },
      params: noParams,
      query: Type.Object({ stretch: stretchQuery, by: Type.Optional(Type.Enum([...groupings])) }),
      item: waitsSchema,
      key: ({ group }) => group,
      keySchema: Type.String({ maxLength: 200 }),
      async list({ actor, query: { stretch = 'whole', by = 'place' }, page }) {
        const waits = waitsOf(await outcomes.steps(actor), stretch, clock(), by);
        const groups = waitSummaries(waits).map((group) => ({ ...group, medianHours: group.medianHours ?? null }));
        return pageInMemory(groups, ({ group }) => group, page);
      },
    }),
    listOperation({
      id: 'listWaitingCurve',
      path: '/latency/curve',
      tag,
      summary: 'Share of warnings still waiting, by time since the stretch began (Kaplan–Meier, 95 % bounds)',
      example: { query: { stretch: 'decide' } },
      params: noParams,
      query: Type.Object({ stretch: stretchQuery }),
      item: curveSchema,
      key: numberKey,
      keySchema: numberKeySchema,
      async list({ actor, query: { stretch = 'whole' }, page }) {
        const curve = survivalCurve(waitsOf(await outcomes.steps(actor), stretch, clock(), 'year'));
        const steps = curve.map(({ standardError: _, low = null, high = null, ...step }) => ({ ...step, low, high }));
        return numberedPage(steps, page);
      },
    }),
  ];
}
