import Type, { type Static, type TSchema } from 'typebox';
import { decisionIdSchema } from '../../decide/decisions/decision.ts';
import { markedFields, markedProperties } from '../../people/marking.ts';
import { type ThemeId, themeWords } from '../../people/theme.ts';
import { countryCodeSchema } from '../../places/country.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Fields } from '../../platform/records/field.ts';
import { FieldsRefusal, Refusal } from '../../platform/refusal.ts';
import { versionOf } from '../../platform/version.ts';
import { editByForm, editOperation, makeByForm, oneOperation } from '../../platform/web/api/entity-operations.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { instantSchema, noParams, nullable } from '../../platform/web/api/schemas.ts';
import type { Form } from '../../platform/web/form.ts';
import { warningIdSchema } from '../../warn/warnings/warning.ts';
import { phases } from '../instruments/action-lifecycle.ts';
import { type InstrumentCatalogue, instrumentIdSchema } from '../instruments/instrument.ts';
import { type Action, type ActionId, actionIdSchema, begunAtOf, decisionIdOf, warningIdOf } from './action.ts';
import {
  abandonSchema,
  beginningOf,
  commonFields,
  completeActionSchema,
  type Read,
  readChange,
  readStart,
  type Starting,
  startFields,
  stepSchema,
} from './action-forms.ts';
import { originOf } from './action-mandate-service.ts';
import type { ActionService } from './action-service.ts';

const themeSchema = Type.Unsafe<ThemeId>(Type.Enum(Object.keys(themeWords)));
const detailsSchema = Type.Record(Type.String(), Type.Unknown(), {
  description: 'What its instrument asks for: see fields of GET /instruments/{id}, a JSON Schema for each name',
});
const actionSchema = Type.Object(
  {
    id: actionIdSchema,
    warning: nullable(warningIdSchema),
    decision: nullable(decisionIdSchema),
    instrument: instrumentIdSchema,
    country: countryCodeSchema,
    purpose: Type.String(),
    lead: Type.String(),
    dueOn: Type.String({ format: 'date' }),
    objective: nullable(Type.String({ format: 'uuid' })),
    themes: Type.Array(themeSchema),
    partners: Type.Array(Type.String()),
    details: detailsSchema,
    state: Type.String({ description: 'Of the way of its instrument’s group' }),
    phase: Type.Enum([...phases]),
    plannedAt: instantSchema,
    begunAt: nullable(instantSchema),
    completedAt: nullable(instantSchema),
    result: nullable(Type.String()),
    evidence: nullable(Type.String()),
    abandonedAt: nullable(instantSchema),
    abandonedBecause: nullable(Type.String()),
    ...markedProperties,
  },
  { title: 'Action' },
);

function toAction(action: Action): Static<typeof actionSchema> {
  const { id, instrument, country, purpose, lead, dueOn, objective, state, phase } = action;
  const completed = action.phase === 'completed' ? action : undefined;
  const abandoned = action.phase === 'abandoned' ? action : undefined;
  return {
    ...{ warning: warningIdOf(action), decision: decisionIdOf(action) },
    ...{ id, instrument, country, purpose, lead, dueOn, objective },
    ...{ state, phase },
    themes: [...action.themes],
    partners: [...action.partners],
    details: { ...action.details },
    plannedAt: action.plannedAt.toISOString(),
    begunAt: begunAtOf(action)?.toISOString() ?? null,
    completedAt: completed?.completedAt.toISOString() ?? null,
    result: completed?.result ?? null,
    evidence: completed?.evidence ?? null,
    abandonedAt: abandoned?.abandonedAt.toISOString() ?? null,
    abandonedBecause: abandoned?.abandonedBecause ?? null,
    ...markedFields(action),
  };
}

const tag = 'Actions';
const params = Type.Object({ id: actionIdSchema });
const example = { params: { id: '01900000-0000-7000-8000-000000000000' } };

const schemasOf = (fields: Fields, names: readonly string[]): Record<string, TSchema> =>
  Object.fromEntries(names.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name].schema]])));
const mayBeLeftOut = {
  objective: Type.Optional(commonFields.objective.schema),
  themes: Type.Optional(commonFields.themes.schema),
  partners: Type.Optional(commonFields.partners.schema),
  details: Type.Optional(detailsSchema),
};
const changeBody = Type.Object({ ...schemasOf(commonFields, ['purpose', 'lead', 'dueOn']), ...mayBeLeftOut });
const startBody = Type.Object({
  warning: Type.Optional(startFields.warning.schema),
  country: Type.Optional(startFields.country.schema),
  ...schemasOf(startFields, ['instrument']),
  ...changeBody.properties,
});
const startExample = {
  warning: '01900000-0000-7000-8000-000000000000',
  instrument: 'demarche',
  purpose: 'Ask the government to let observers in',
  lead: 'Foreign & Commonwealth Office',
  dueOn: '2027-03-31',
  details: { addressee: 'Minister of Foreign Affairs' },
};

/** An answer in JSON as the page's form reads it; what was typed goes back to a page alone. */
const asForm =
  <Values>(read: (body: unknown) => Read<Values>): Form<Values> =>
  (body) => {
    const result = read(body);
    return 'values' in result ? result : { problems: result.problems, typed: {} };
  };

export function actionApi(actions: ActionService, instruments: InstrumentCatalogue): readonly ApiOperation[] {
  async function find(actor: Actor, id: string): Promise<Action> {
    // Of a path that the schema has checked, or from the service itself.
    const action = await actions.find(actor, id as ActionId);
    if (action === undefined) throw new Refusal('action.unknown', 404, 'There is no such action.');
    return action;
  }

  async function show(actor: Actor, id: string) {
    const action = await find(actor, id);
    return { entity: toAction(action), version: versionOf(action) };
  }

  const starting = (id: string, path: string, summary: string, start: ActionService['begin']): ApiOperation =>
    makeByForm(
      {
        ...{ id, path, tag, summary, example: { body: startExample }, params: noParams, body: startBody },
        entity: actionSchema,
        make: async (actor, starting: Starting) => start(actor, originOf(starting), beginningOf(starting)),
        location: (made) => `/actions/${made}`,
        show,
      },
      asForm((body) => readStart(instruments, body)),
    );

  return [
    listOperation({
      id: 'listActions',
      path: '/actions',
      tag,
      summary: 'Actions, the one begun last first',
      example: { query: { state: 'begun' } },
      params: noParams,
      query: Type.Object({
        warning: Type.Optional(warningIdSchema),
        country: Type.Optional(countryCodeSchema),
        state: Type.Optional(Type.Enum([...instruments.states])),
        instrument: Type.Optional(instrumentIdSchema),
        theme: Type.Optional(themeSchema),
        objective: Type.Optional(Type.String({ format: 'uuid' })),
        programme: Type.Optional(Type.String({ format: 'uuid', description: 'That its details name' })),
        open: Type.Optional(Type.Boolean({ description: 'Neither completed nor abandoned' })),
      }),
      item: actionSchema,
      key: ({ id }) => id,
      keySchema: actionIdSchema,
      place: ({ country }) => country,
      async list({ actor, query: { warning, ...rest }, page }) {
        const filter = { ...rest, ...(warning === undefined ? {} : { warningId: warning }) };
        return (await actions.page(actor, filter, page)).map(toAction);
      },
    }),
    starting(
      'beginAction',
      '/actions',
      'Begin an action on a warning on which it has been decided to act, or for an objective of an agreed strategy',
      actions.begin,
    ),
    starting('planAction', '/actions/plan', 'Plan an action that begins later', actions.plan),
    oneOperation({
      id: 'getAction',
      path: '/actions/{id}',
      tag,
      summary: 'One action',
      example,
      params,
      entity: actionSchema,
      versioned: true,
      show: (actor, { id }) => show(actor, id),
    }),
    editByForm(
      {
        id: 'changeAction',
        path: '/actions/{id}/edit',
        tag,
        summary: 'Change what an open action says; details are replaced as a whole',
        example: { ...example, body: { purpose: 'Let observers in', lead: 'The embassy', dueOn: '2027-04-30' } },
        params,
        body: changeBody,
        entity: actionSchema,
        async edit(actor, { id }, read: (action: Action) => ReturnType<typeof readChange>, expected) {
          const result = read(await find(actor, id));
          if (!('values' in result)) throw new FieldsRefusal('api.body', 422, result.problems);
          await actions.change(actor, id, result.values, expected);
          return id;
        },
        show,
      },
      // Its details are those of the action's own instrument: read once that is known.
      (body) => ({ values: (action: Action) => readChange(instruments, action.instrument, body) }),
    ),
    editOperation({
      id: 'takeActionStep',
      path: '/actions/{id}/steps/{step}',
      tag,
      summary: 'Take a step of the way of its instrument’s group, such as begin, but for the last',
      example: { params: { ...example.params, step: 'begin' }, body: { remark: 'Instructions came today' } },
      params: Type.Object({ ...params.properties, step: Type.String({ pattern: '^[a-z-]{1,40}$' }) }),
      body: Type.Object({ remark: Type.Optional(stepSchema.properties.remark) }),
      entity: actionSchema,
      async edit(actor, { id, step }, { remark = '' }, expected) {
        if (step === 'complete' || step === 'abandon') {
          throw new Refusal('action.step', 404, `Send it to /actions/{id}/${step}.`);
        }
        await actions.take(actor, id, step, { remark }, expected);
        return id;
      },
      show,
    }),
    editOperation({
      id: 'abandonAction',
      path: '/actions/{id}/abandon',
      tag,
      summary: 'Abandon an action, with the reason',
      example: { ...example, body: { remark: 'Access was refused' } },
      params,
      body: abandonSchema,
      entity: actionSchema,
      async edit(actor, { id }, { remark }, expected) {
        await actions.take(actor, id, 'abandon', { remark }, expected);
        return id;
      },
      show,
    }),
    editOperation({
      id: 'completeAction',
      path: '/actions/{id}/complete',
      tag,
      summary: 'Complete an action, with what came of it and what shows it',
      example: { ...example, body: { result: 'Observers are let in from 1 April' } },
      params,
      body: Type.Object({
        result: completeActionSchema.properties.result,
        evidence: Type.Optional(completeActionSchema.properties.evidence),
      }),
      entity: actionSchema,
      async edit(actor, { id }, { result, evidence = '' }, expected) {
        await actions.complete(actor, id, result, expected, evidence);
        return id;
      },
      show,
    }),
  ];
}
