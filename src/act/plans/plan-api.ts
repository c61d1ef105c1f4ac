import Type from 'typebox';
import { countryByCode, countryCodeSchema } from '../../places/country.ts';
import type { Actor } from '../../platform/database/actor.ts';
import { english, inLanguage } from '../../platform/language/language.ts';
import { say } from '../../platform/language/say.ts';
import { Refusal } from '../../platform/refusal.ts';
import { numberedPage, numberKey, numberKeySchema } from '../../platform/web/api/cursor.ts';
import { oneOperation } from '../../platform/web/api/entity-operations.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { noParams, noQuery, nullable } from '../../platform/web/api/schemas.ts';
import { levels, warningIdSchema } from '../../warn/warnings/warning.ts';
import { actionIdSchema } from '../actions/action.ts';
import { phases } from '../instruments/action-lifecycle.ts';
import { instrumentIdSchema } from '../instruments/instrument.ts';
import { type Finding, findingSorts } from './action-plan.ts';
import type { PlanService } from './plan-service.ts';

const count = Type.Integer({ minimum: 0 });
const day = Type.String({ format: 'date' });
const uuid = Type.String({ format: 'uuid' });
const month = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}$' });
const warningSchema = nullable(Type.Object({ id: warningIdSchema, level: Type.Enum([...levels]) }));

const findingProperties = {
  sort: Type.Enum([...findingSorts]),
  sentence: Type.String(),
  page: Type.String({ description: 'The address of the page to mend it on' }),
};

const planSchema = Type.Object(
  {
    country: countryCodeSchema,
    countryName: Type.String(),
    probability: nullable(
      Type.Number({
        minimum: 0,
        maximum: 1,
        description: 'Of 25 deaths or more in violence against civilians in the forecast’s twelve months',
      }),
    ),
    windowFirstMonth: nullable(month),
    windowLastMonth: nullable(month),
    warning: warningSchema,
    findings: Type.Array(Type.Object(findingProperties), { description: 'What of the plan does not hold together' }),
    actions: Type.Array(
      Type.Object({
        id: actionIdSchema,
        instrument: instrumentIdSchema,
        purpose: Type.String(),
        lead: Type.String(),
        phase: Type.Enum([...phases]),
        state: Type.String(),
        dueOn: day,
        blocked: Type.Boolean(),
      }),
      { description: 'Planned, begun and ended; each whole at /actions/{id}' },
    ),
    asks: Type.Array(Type.Object({ id: uuid, what: Type.String(), dueOn: day })),
    cases: Type.Array(
      Type.Object({
        id: uuid,
        subject: Type.String(),
        state: Type.String(),
        dueOn: nullable(Type.String({ format: 'date', description: 'By when this state is to be left' })),
        late: Type.Boolean(),
      }),
      { description: 'Designation cases on their way, on their clocks' },
    ),
    measuresInForce: count,
    deaths: Type.Array(Type.Object({ month, deathsBest: count }), { description: 'Of the last twelve months known' }),
  },
  { title: 'ActionPlan' },
);

const findingSchema = Type.Object({ number: Type.Integer({ minimum: 1 }), ...findingProperties }, { title: 'Finding' });

const placePlanSchema = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    country: countryCodeSchema,
    countryName: Type.String(),
    planned: count,
    begun: count,
    late: count,
    blocked: count,
    warning: warningSchema,
  },
  { title: 'PlaceUnderWay' },
);

const monthsShown = 12;
const tag = 'Actions';
const params = Type.Object({ code: countryCodeSchema });
const example = { params: { code: 'SDN' } };

function toFinding({ sort, sentence, values, href }: Finding) {
  return { sort, sentence: inLanguage(english, () => say(sentence, values)), page: href };
}

/** What is under way everywhere, and a place's joint plan. */
export function planApi(plans: PlanService): readonly ApiOperation[] {
  async function planOf(actor: Actor, code: string) {
    const country = countryByCode(code);
    if (country === undefined)
      throw new Refusal('place.unknown', 404, 'There is no country with the code “{code}”.', undefined, { code });
    return { country, plan: await plans.ofPlace(actor, country.code) };
  }

  return [
    listOperation({
      id: 'listPlans',
      path: '/plans',
      tag,
      summary: 'What is planned, under way, late and blocked, place by place, those with most to mend first',
      params: noParams,
      query: noQuery,
      item: placePlanSchema,
      key: numberKey,
      keySchema: numberKeySchema,
      place: ({ country }) => country,
      async list({ actor, page }) {
        const places = (await plans.underWay(actor)).places.map(({ place: country, open: _, warning, ...counts }) => ({
          ...{ country, countryName: countryByCode(country)?.name ?? country, ...counts },
          warning: warning === undefined ? null : { id: warning.id, level: warning.level },
        }));
        return numberedPage(places, page);
      },
    }),
    oneOperation({
      id: 'getPlan',
      path: '/plans/{code}',
      tag,
      summary: 'The joint action plan of a place: actions, asks and cases, and what of them does not hold together',
      example,
      params,
      entity: planSchema,
      async show(actor, { code }) {
        const { country, plan } = await planOf(actor, code);
        const { probability = null, warning, forecasts, actions, obstacles, measuresInForce } = plan;
        const { windowFirstMonth = null, windowLastMonth = null } = forecasts?.run ?? {};
        return {
          entity: {
            ...{ country: country.code, countryName: country.name, probability, windowFirstMonth, windowLastMonth },
            warning: warning === undefined ? null : { id: warning.id, level: warning.level },
            findings: plan.findings.map(toFinding),
            actions: actions.map(({ id, instrument, purpose, lead, phase, state, dueOn }) => ({
              ...{ id, instrument, purpose, lead, phase, state, dueOn, blocked: obstacles.has(id) },
            })),
            asks: plan.asks.map(({ id, values: { what, dueOn } }) => ({ id, what, dueOn })),
            cases: plan.cases.map(({ case: { id, state, values }, steps }) => {
              const { dueOn = null, late = false } = steps.at(-1) ?? {};
              return { id, subject: values.subject, state, dueOn, late };
            }),
            measuresInForce,
            deaths: plan.deaths.slice(-monthsShown).map(({ month: of, deathsBest }) => ({ month: of, deathsBest })),
          },
        };
      },
    }),
    listOperation({
      id: 'listPlanFindings',
      path: '/plans/{code}/findings',
      tag,
      summary: 'Of a place’s plan: gaps, contradictions, and what is late, blocked or too slow',
      example,
      params,
      query: noQuery,
      item: findingSchema,
      key: numberKey,
      keySchema: numberKeySchema,
      list: async ({ actor, params: { code }, page }) =>
        numberedPage((await planOf(actor, code)).plan.findings.map(toFinding), page),
    }),
  ];
}
