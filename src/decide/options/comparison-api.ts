import Type from 'typebox';
import type { Actor } from '../../platform/database/actor.ts';
import { numberedPage, numberKey, numberKeySchema } from '../../platform/web/api/cursor.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { noQuery, nullable } from '../../platform/web/api/schemas.ts';
import { warningIdSchema } from '../../warn/warnings/warning.ts';
import type { ComparisonService, Subject } from './comparison-service.ts';
import { fitWords, harmRiskWords } from './option.ts';
import { type Compared, timings } from './option-comparison.ts';

const words = Type.String();
const comparedSchema = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    id: Type.String({ format: 'uuid', description: 'The option, whole at /options/{id}' }),
    name: words,
    state: words,
    instruments: Type.Array(words),
    effect: words,
    fit: Type.Enum(Object.keys(fitWords)),
    harmRisk: Type.Enum(Object.keys(harmRiskWords)),
    harm: words,
    harmRisks: Type.Array(words, { description: 'What the catalogue says that its instruments risk' }),
    legalBasis: words,
    cost: nullable(Type.Object({ amountMinor: Type.Integer(), currency: words })),
    fullTimeEquivalents: nullable(Type.Number()),
    recommendedBecause: nullable(words),
    leadTimeDays: Type.Number({ description: 'From a decision until it takes hold' }),
    isEstimate: Type.Boolean({ description: 'The lead time comes from the catalogue' }),
    takesHoldOn: Type.String({ format: 'date', description: 'Decided today' }),
    timing: nullable(Type.Enum([...timings], { description: 'Against the forecast’s months' })),
    shareOfWindowLeft: nullable(Type.Number({ minimum: 0, maximum: 1 })),
  },
  { title: 'ComparedOption' },
);

function toCompared({ option, instrumentNames: _, timing, shareOfWindowLeft, harmRisks, ...rest }: Compared) {
  const { id, name, state, instruments, effect, fit, harmRisk, harm, legalBasis } = option;
  const { cost, fullTimeEquivalents, recommendedBecause } = option;
  return {
    ...{ id, name, state, instruments: [...instruments], effect, fit, harmRisk, harm, harmRisks: [...harmRisks] },
    ...{ legalBasis, cost, fullTimeEquivalents, recommendedBecause },
    ...{ leadTimeDays: rest.leadTimeDays, isEstimate: rest.isEstimate, takesHoldOn: rest.takesHoldOn },
    timing: timing ?? null,
    shareOfWindowLeft: shareOfWindowLeft ?? null,
  };
}

/** The options for a warning or a strategy side by side. */
export function comparisonApi(comparisons: ComparisonService): readonly ApiOperation[] {
  const rowsOf = async (actor: Actor, subject: Subject) =>
    (await comparisons.compare(actor, subject)).compared.map(toCompared);
  const common = {
    ...{ tag: 'Options', query: noQuery, item: comparedSchema, key: numberKey, keySchema: numberKeySchema },
    summary: 'The options side by side: fit, lead time against the forecast’s months, cost, harm, legal basis',
    example: { params: { id: '01900000-0000-7000-8000-000000000000' } },
  };
  return [
    listOperation({
      ...common,
      id: 'compareWarningOptions',
      path: '/warnings/{id}/options',
      params: Type.Object({ id: warningIdSchema }),
      list: async ({ actor, params: { id }, page }) => numberedPage(await rowsOf(actor, { warning: id }), page),
    }),
    listOperation({
      ...common,
      id: 'compareStrategyOptions',
      path: '/strategies/{id}/options',
      params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
      list: async ({ actor, params: { id }, page }) => numberedPage(await rowsOf(actor, { strategy: id }), page),
    }),
  ];
}
