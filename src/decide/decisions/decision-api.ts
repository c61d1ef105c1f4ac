import Type, { type Static } from 'typebox';
import { markedFields, markedProperties } from '../../people/marking.ts';
import { countryCodeSchema } from '../../places/country.ts';
import type { Actor } from '../../platform/database/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { makeOperation, oneOperation } from '../../platform/web/api/entity-operations.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { instantSchema, noParams } from '../../platform/web/api/schemas.ts';
import { choices, warningIdSchema } from '../../warn/warnings/warning.ts';
import { type Decision, type DecisionId, decisionIdSchema, forums } from './decision.ts';
import { makeDecisionSchema } from './decision-forms.ts';
import type { DecisionService } from './decision-service.ts';

const decisionSchema = Type.Object(
  {
    id: decisionIdSchema,
    /** Nothing in a decision on a strategy. */
    warning: Type.Union([warningIdSchema, Type.Null()]),
    strategy: Type.Union([Type.String({ format: 'uuid' }), Type.Null()]),
    country: Type.Union([countryCodeSchema, Type.Null()]),
    choice: Type.Enum([...choices]),
    reasons: Type.String(),
    optionsNotTaken: Type.String(),
    decidedAt: instantSchema,
    decidedBy: Type.String(),
    decidedByRole: Type.String(),
    organisation: Type.String(),
    forum: Type.Union([Type.Enum([...forums]), Type.Null()]),
    delegation: Type.Union([Type.String(), Type.Null()]),
    amount: Type.Union([Type.Object({ amountMinor: Type.Integer(), currency: Type.String() }), Type.Null()]),
    comeBackOn: Type.Union([Type.String({ format: 'date' }), Type.Null()]),
    ...markedProperties,
  },
  { title: 'Decision' },
);

function toDecision(decision: Decision): Static<typeof decisionSchema> {
  const { id, choice, reasons, optionsNotTaken, decidedBy, decidedByRole, organisation } = decision;
  const { warningId = null, strategyId = null, country = null } = decision;
  const { forum = null, delegation = null, amount = null, comeBackOn = null } = decision;
  return {
    ...{ id, warning: warningId, strategy: strategyId, country, choice, reasons, optionsNotTaken },
    ...{ decidedBy, decidedByRole, organisation, forum, delegation, amount, comeBackOn },
    decidedAt: decision.decidedAt.toISOString(),
    ...markedFields(decision),
  };
}

const tag = 'Decisions';

export function decisionApi(decisions: DecisionService): readonly ApiOperation[] {
  async function show(actor: Actor, id: string) {
    // Of a path that the schema has checked, or from the service itself.
    const decision = await decisions.find(actor, id as DecisionId);
    if (decision === undefined) throw new Refusal('decision.unknown', 404, 'There is no such decision.');
    return { entity: toDecision(decision) };
  }

  return [
    listOperation({
      id: 'listDecisions',
      path: '/decisions',
      tag,
      summary: 'Decisions, the last one first',
      example: { query: { choice: 'act' } },
      params: noParams,
      query: Type.Object({
        warning: Type.Optional(warningIdSchema),
        country: Type.Optional(countryCodeSchema),
        choice: Type.Optional(Type.Enum([...choices])),
      }),
      item: decisionSchema,
      key: ({ id }) => id,
      keySchema: decisionIdSchema,
      place: ({ country }) => country,
      async list({ actor, query: { warning, ...rest }, page }) {
        const filter = { ...rest, ...(warning === undefined ? {} : { warningId: warning }) };
        return (await decisions.page(actor, filter, page)).map(toDecision);
      },
    }),
    makeOperation({
      id: 'makeDecision',
      path: '/decisions',
      tag,
      summary: 'Decide on a warning that has been acknowledged',
      description:
        'Deciding not to act is a decision. A decision is never changed; a new one follows it. One to watch or not to act comes back on `comeBackOn`, after 28 days where none is said. With `options`, the open options that are not among them are refused.',
      example: {
        body: {
          warning: '01900000-0000-7000-8000-000000000000',
          choice: 'act',
          reasons: 'The risk is rising and a démarche costs little',
          optionsNotTaken: 'Sanctions: not before the vote',
        },
      },
      params: noParams,
      body: makeDecisionSchema,
      entity: decisionSchema,
      make: (actor, { warning, ...choosing }) => decisions.decide(actor, warning, choosing),
      location: (id) => `/decisions/${id}`,
      show,
    }),
    oneOperation({
      id: 'getDecision',
      path: '/decisions/{id}',
      tag,
      summary: 'One decision',
      example: { params: { id: '01900000-0000-7000-8000-000000000000' } },
      params: Type.Object({ id: decisionIdSchema }),
      entity: decisionSchema,
      show: (actor, { id }) => show(actor, id),
    }),
  ];
}
