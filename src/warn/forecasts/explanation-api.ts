import Type, { type Static } from 'typebox';
import { type Country, type CountryCode, countryByCode, countryCodeSchema } from '../../places/country.ts';
import type { Actor } from '../../platform/database/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { numberedPage, numberKey, numberKeySchema } from '../../platform/web/api/cursor.ts';
import { oneOperation } from '../../platform/web/api/entity-operations.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { instantSchema, noParams, noQuery, nullable } from '../../platform/web/api/schemas.ts';
import { explainedQuestion } from './explanation.ts';
import type { CountryExplanation, ExplanationService } from './explanation-service.ts';
import type { MassKillingService } from './mass-killing-service.ts';
import { workKinds } from './work.ts';
import type { WorkService } from './work-service.ts';

const probability = Type.Number({ minimum: 0, maximum: 1 });
const count = Type.Integer({ minimum: 0 });
const month = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}$' });
const number = Type.Integer({ minimum: 1 });

const stepSchema = Type.Object({
  kind: Type.Enum(['feature', 'others', 'model', 'thresholds']),
  before: nullable(Type.String({ description: 'Of a feature: what stood before, in words' })),
  after: nullable(Type.String({ description: 'Of a feature: what stands now, in words' })),
  logOdds: Type.Number(),
  probability: Type.Number({ minimum: 0, maximum: 1, description: 'Once this step and those before it are taken' }),
});

const explanationSchema = Type.Object(
  {
    country: countryCodeSchema,
    lens: Type.Literal(explainedQuestion.target),
    thresholdDeaths: Type.Literal(explainedQuestion.thresholdDeaths),
    change: nullable(
      Type.Object({
        sinceKind: Type.Enum(['run', 'year-before'], {
          description: 'An earlier run, or the same model on what was known a year before',
        }),
        sinceMadeAt: instantSchema,
        from: probability,
        to: probability,
        steps: Type.Array(stepSchema, { description: 'Log-odds that add up to the change; what the number rests on' }),
      }),
    ),
    similar: Type.Array(
      Type.Object({
        country: countryCodeSchema,
        lastMonth: month,
        distance: Type.Number({ minimum: 0 }),
        deathsAfter: Type.Number({ minimum: 0, description: 'Civilians, in the twelve months that followed' }),
      }),
    ),
    past: Type.Array(
      Type.Object({
        madeAt: instantSchema,
        windowFirstMonth: month,
        windowLastMonth: month,
        probability,
        probabilityLow: probability,
        probabilityHigh: probability,
      }),
    ),
  },
  { title: 'ForecastExplanation' },
);

function entityOf(
  country: CountryCode,
  { change, similar, past }: CountryExplanation,
): Static<typeof explanationSchema> {
  return {
    country,
    lens: explainedQuestion.target,
    thresholdDeaths: explainedQuestion.thresholdDeaths,
    change: change === undefined ? null : changeOf(change),
    similar: (similar?.cases ?? []).map((each) => ({ ...each })),
    past: past.map(({ madeAt, windowFirstMonth, windowLastMonth, ...said }) => ({
      ...{ madeAt: madeAt.toISOString(), windowFirstMonth, windowLastMonth, probability: said.probability },
      ...{ probabilityLow: said.probabilityLow, probabilityHigh: said.probabilityHigh },
    })),
  };
}

function changeOf({ from, to, since, steps }: NonNullable<CountryExplanation['change']>) {
  return {
    ...{ sinceKind: since.kind, sinceMadeAt: since.run.madeAt.toISOString(), from, to },
    steps: steps.map(({ what, logOdds, probability: reached }) => {
      const read = what.kind === 'feature' ? what : { before: undefined, after: undefined };
      return { kind: what.kind, before: read.before ?? null, after: read.after ?? null, logOdds, probability: reached };
    }),
  };
}

const workSchema = Type.Object(
  {
    number,
    model: Type.Enum([...workKinds]),
    begunAt: instantSchema,
    begunBy: Type.String(),
    share: Type.Number({ minimum: 0, maximum: 1, description: 'How much of it is done' }),
    doing: Type.String(),
    state: Type.Enum(['running', 'made', 'failed', 'cancelled']),
    isRunning: Type.Boolean({ description: 'Whether it is still heard of' }),
    endedAt: nullable(instantSchema),
    cancelAskedAt: nullable(instantSchema),
  },
  { title: 'ForecastWork' },
);

const massKillingSchema = Type.Object(
  {
    number,
    name: Type.String({ description: 'As the Early Warning Project’s table names the country' }),
    country: nullable(countryCodeSchema),
    probability: Type.Number({ minimum: 0, maximum: 1, description: 'That a mass killing begins in these two years' }),
    firstYear: count,
    lastYear: count,
    madeAt: instantSchema,
    modelName: Type.String(),
    modelVersion: Type.String(),
  },
  { title: 'MassKillingChance' },
);

/** What forecasts rest on, what is being made, and the chances of mass killing. */
export function explanationApi(parts: {
  readonly explanations: ExplanationService;
  readonly work: WorkService;
  readonly massKillings: MassKillingService;
}): readonly ApiOperation[] {
  return [
    explanationOperation(parts.explanations),
    workOperation(parts.work),
    massKillingOperation(parts.massKillings),
  ];
}

function explanationOperation(explanations: ExplanationService): ApiOperation {
  return oneOperation({
    id: 'getForecastExplanation',
    path: '/places/{code}/explanation',
    tag: 'Forecasts',
    summary: 'What changed in a country’s forecast, past cases like it, and how the forecast has moved',
    example: { params: { code: 'SDN' } },
    params: Type.Object({ code: countryCodeSchema }),
    entity: explanationSchema,
    async show(actor: Actor, { code }) {
      const country: Country | undefined = countryByCode(code);
      if (country === undefined) {
        throw new Refusal('place.unknown', 404, 'There is no country with the code “{code}”.', undefined, { code });
      }
      return { entity: entityOf(country.code, await explanations.ofCountry(actor, country.code, explainedQuestion)) };
    },
  });
}

function workOperation(work: WorkService): ApiOperation {
  return listOperation({
    id: 'listForecastWork',
    path: '/forecasts/work',
    tag: 'Forecasts',
    summary: 'The newest making of each model: how far it is, or how it ended',
    params: noParams,
    query: noQuery,
    item: workSchema,
    key: numberKey,
    keySchema: numberKeySchema,
    async list({ actor, page }) {
      const rows = (await work.standing(actor)).map(({ model, begunBy, share, label, state, isRunning, ...at }) => ({
        ...{ model, begunAt: at.begunAt.toISOString(), begunBy, share, doing: label, state, isRunning },
        endedAt: at.endedAt?.toISOString() ?? null,
        cancelAskedAt: at.cancelAskedAt?.toISOString() ?? null,
      }));
      return numberedPage(rows, page);
    },
  });
}

function massKillingOperation(massKillings: MassKillingService): ApiOperation {
  return listOperation({
    id: 'listMassKillingChances',
    path: '/forecasts/mass-killing',
    tag: 'Forecasts',
    summary: 'Chances that a mass killing begins within two years, where the Early Warning Project’s table is loaded',
    params: noParams,
    query: noQuery,
    item: massKillingSchema,
    key: numberKey,
    keySchema: numberKeySchema,
    place: ({ country }) => country,
    async list({ actor, page }) {
      const run = await massKillings.latest(actor);
      if (run === undefined) return [];
      const { madeAt, modelName, modelVersion, fromYear } = run;
      const years = { firstYear: fromYear + 1, lastYear: fromYear + 2 };
      const rows = run.chances.map(({ name, country, probability: chance }) => ({
        ...{ name, country, probability: chance, ...years, madeAt: madeAt.toISOString(), modelName, modelVersion },
      }));
      return numberedPage(rows, page);
    },
  });
}
