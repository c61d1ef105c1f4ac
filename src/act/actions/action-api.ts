import Type, { type Static } from 'typebox';
import { decisionIdSchema } from '../../decide/decisions/decision.ts';
import { markedFields, markedProperties } from '../../people/marking.ts';
import { countryCodeSchema } from '../../places/country.ts';
import type { Actor } from '../../platform/database/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { versionOf } from '../../platform/version.ts';
import { editOperation, makeOperation, oneOperation } from '../../platform/web/api/entity-operations.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { instantSchema, noParams, nullable } from '../../platform/web/api/schemas.ts';
import { warningIdSchema } from '../../warn/warnings/warning.ts';
import { instrumentIdSchema } from '../instruments/instrument.ts';
import { type Action, type ActionId, actionIdSchema } from './action.ts';
import { beginActionSchema, completeActionSchema } from './action-forms.ts';
import type { ActionService } from './action-service.ts';

const stateSchema = Type.Enum(['begun', 'completed']);
const actionSchema = Type.Object(
  {
    id: actionIdSchema,
    warning: warningIdSchema,
    decision: decisionIdSchema,
    instrument: instrumentIdSchema,
    country: countryCodeSchema,
    purpose: Type.String(),
    lead: Type.String(),
    dueOn: Type.String({ format: 'date' }),
    state: stateSchema,
    begunAt: instantSchema,
    completedAt: nullable(instantSchema),
    result: nullable(Type.String()),
    ...markedProperties,
  },
  { title: 'Action' },
);

function toAction(action: Action): Static<typeof actionSchema> {
  const { id, warningId, decisionId, instrument, country, purpose, lead, dueOn, state } = action;
  return {
    ...{ id, warning: warningId, decision: decisionId, instrument, country, purpose, lead, dueOn, state },
    begunAt: action.begunAt.toISOString(),
    completedAt: action.state === 'completed' ? action.completedAt.toISOString() : null,
    result: action.state === 'completed' ? action.result : null,
    ...markedFields(action),
  };
}

const tag = 'Actions';
const params = Type.Object({ id: actionIdSchema });
const example = { params: { id: '01900000-0000-7000-8000-000000000000' } };

export function actionApi(actions: ActionService): readonly ApiOperation[] {
  async function show(actor: Actor, id: string) {
    // Of a path that the schema has checked, or from the service itself.
    const action = await actions.find(actor, id as ActionId);
    if (action === undefined) throw new Refusal('action.unknown', 404, 'There is no such action.');
    return { entity: toAction(action), version: versionOf(action) };
  }

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
        state: Type.Optional(stateSchema),
        instrument: Type.Optional(instrumentIdSchema),
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
    makeOperation({
      id: 'beginAction',
      path: '/actions',
      tag,
      summary: 'Begin an action on a warning on which it has been decided to act',
      example: {
        body: {
          warning: '01900000-0000-7000-8000-000000000000',
          instrument: 'demarche',
          purpose: 'Ask the government to let observers in',
          lead: 'Foreign & Commonwealth Office',
          dueOn: '2027-03-31',
        },
      },
      params: noParams,
      body: beginActionSchema,
      entity: actionSchema,
      make: (actor, { warning, ...beginning }) => actions.begin(actor, warning, beginning),
      location: (id) => `/actions/${id}`,
      show,
    }),
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
    editOperation({
      id: 'completeAction',
      path: '/actions/{id}/complete',
      tag,
      summary: 'Complete an action, with what came of it',
      example: { ...example, body: { result: 'Observers are let in from 1 April' } },
      params,
      body: completeActionSchema,
      entity: actionSchema,
      async edit(actor, { id }, { result }, expected) {
        await actions.complete(actor, id, result, expected);
        return id;
      },
      show,
    }),
  ];
}
