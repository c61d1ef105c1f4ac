import Type from 'typebox';
import type { RecordId } from '../../platform/records/record.ts';
import { Refusal } from '../../platform/refusal.ts';
import { oneOperation } from '../../platform/web/api/entity-operations.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { instantSchema, nullable } from '../../platform/web/api/schemas.ts';
import type { JudgementReadingService, ScoredProbability } from './judgement-reading-service.ts';

const chance = Type.Number({ minimum: 0, maximum: 1 });
const scoredProperties = {
  probability: chance,
  brier: nullable(Type.Number({ minimum: 0, maximum: 1, description: 'Once it is answered: 0 is certain and right' })),
};
const judgedSchema = Type.Object(
  {
    outcome: nullable(Type.Boolean()),
    isSeen: Type.Boolean({ description: 'Whether what others and the model think may be seen yet' }),
    estimates: Type.Integer({ minimum: 0, description: 'Those that one may see' }),
    pool: nullable(Type.Object(scoredProperties, { description: 'All together, logarithmic' })),
    mean: nullable(Type.Object(scoredProperties)),
    model: nullable(
      Type.Object(
        { ...scoredProperties, madeAt: instantSchema },
        { description: 'The forecast on the same question, as it stood when estimates ended' },
      ),
    ),
  },
  { title: 'JudgedQuestion' },
);

const toScored = ({ probability, brier }: ScoredProbability) => ({ probability, brier: brier ?? null });

export function judgementApi(judgements: JudgementReadingService): readonly ApiOperation[] {
  return [
    oneOperation({
      id: 'getJudgementScores',
      path: '/judgements/{id}/scores',
      tag: 'Questions and judgements',
      summary:
        'All estimates of a question together and the model beside them, each with its score once it is answered',
      example: { params: { id: '01900000-0000-7000-8000-000000000000' } },
      params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
      entity: judgedSchema,
      async show(actor, { id }) {
        const judged = await judgements.ofQuestion(actor, id as RecordId); // Whether there is one, the service says.
        if (judged === undefined) {
          throw new Refusal('judgement-question.unknown', 404, 'There is no such question.');
        }
        const { outcome, isSeen, records, pooled, mean, model } = judged;
        return {
          entity: {
            ...{ outcome: outcome ?? null, isSeen, estimates: records.length },
            pool: pooled === undefined ? null : toScored(pooled),
            mean: mean === undefined ? null : toScored(mean),
            model: model === undefined ? null : { ...toScored(model), madeAt: model.madeAt.toISOString() },
          },
        };
      },
    }),
  ];
}
