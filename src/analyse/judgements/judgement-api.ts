import Type from 'typebox';
import type { Actor } from '../../platform/database/actor.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { Refusal } from '../../platform/refusal.ts';
import { versionOf } from '../../platform/version.ts';
import { numberedPage, numberKey, numberKeySchema } from '../../platform/web/api/cursor.ts';
import { editOperation, oneOperation } from '../../platform/web/api/entity-operations.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { instantSchema, noParams, nullable } from '../../platform/web/api/schemas.ts';
import type { FigureService } from '../../warn/events/figure-service.ts';
import type { JudgementReadingService, ScoredProbability } from './judgement-reading-service.ts';
import { type QuestionService, settleByFigures } from './judgement-service.ts';

type JudgementParts = {
  readonly questions: QuestionService;
  readonly reading: JudgementReadingService;
  readonly figures: FigureService;
};

const groups = ['people', 'teams', 'teamsBesideModel', 'together'] as const;
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const chance = Type.Number({ minimum: 0, maximum: 1 });
const scoredProperties = {
  probability: chance,
  brier: nullable(Type.Number({ minimum: 0, maximum: 1, description: 'Once it is answered: 0 is certain and right' })),
  logScore: nullable(Type.Number({ minimum: 0, description: 'Once it is answered, in nats: 0 is certain and right' })),
};
const judgedSchema = Type.Object(
  {
    outcome: nullable(Type.Boolean()),
    isSeen: Type.Boolean({ description: 'Whether what others and the model think may be seen yet' }),
    estimates: Type.Integer({ minimum: 0, description: 'Those that one may see' }),
    pool: nullable(
      Type.Object(scoredProperties, {
        description: 'All together: log-odds, those who scored better before weighing more',
      }),
    ),
    mean: nullable(Type.Object(scoredProperties)),
    median: nullable(Type.Object(scoredProperties)),
    model: nullable(
      Type.Object(
        { ...scoredProperties, madeAt: instantSchema },
        { description: 'The forecast on the same question, as it stood when estimates ended' },
      ),
    ),
  },
  { title: 'JudgedQuestion' },
);

const toScored = ({ probability, brier, logScore }: ScoredProbability) => ({
  ...{ probability, brier: brier ?? null, logScore: logScore ?? null },
});

const trackRecordSchema = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    of: Type.Enum([...groups], {
      description:
        'people: the asker alone; teamsBesideModel: teams on the model’s questions; together: the pool, the middle estimate, the model, and the pool where the model fits',
    }),
    name: Type.String(),
    count: Type.Integer({ minimum: 0, description: 'Answered questions that it stands on' }),
    happened: Type.Integer({ minimum: 0 }),
    brier: chance,
    logScore: Type.Number({ minimum: 0, description: 'Mean, in nats' }),
  },
  { title: 'TrackRecord' },
);

const tag = 'Questions and judgements';
const example = { params: { id: '01900000-0000-7000-8000-000000000000' } };

export function judgementApi(parts: JudgementParts): readonly ApiOperation[] {
  const { reading } = parts;

  async function show(actor: Actor, id: string) {
    const judged = await reading.ofQuestion(actor, id as RecordId); // Whether there is one, the service says.
    if (judged === undefined) {
      throw new Refusal('judgement-question.unknown', 404, 'There is no such question.');
    }
    const { question, outcome, isSeen, records, pooled, mean, median, model } = judged;
    return {
      entity: {
        ...{ outcome: outcome ?? null, isSeen, estimates: records.length },
        pool: pooled === undefined ? null : toScored(pooled),
        mean: mean === undefined ? null : toScored(mean),
        median: median === undefined ? null : toScored(median),
        model: model === undefined ? null : { ...toScored(model), madeAt: model.madeAt.toISOString() },
      },
      version: versionOf(question),
    };
  }

  return [
    oneOperation({
      id: 'getJudgementScores',
      path: '/judgements/{id}/scores',
      tag,
      summary:
        'All estimates of a question together and the model beside them, each with its score once it is answered',
      example,
      params,
      entity: judgedSchema,
      versioned: true,
      show: (actor, { id }) => show(actor, id),
    }),
    editOperation({
      id: 'settleJudgementQuestion',
      path: '/judgements/{id}/settle',
      tag,
      summary: 'Answer a closed question from the loaded figures, once they reach its last day',
      example,
      params,
      body: Type.Object({}),
      entity: judgedSchema,
      edit: (actor, { id }, _values, expected) => settleByFigures(parts, actor, id as RecordId, expected), // As above.
      show,
    }),
    listOperation({
      id: 'listTrackRecords',
      path: '/judgements/track-record',
      tag,
      summary: 'Who has judged how well: Brier scores of people, teams, all together and the model',
      params: noParams,
      query: Type.Object({ of: Type.Optional(Type.Enum([...groups])) }),
      item: trackRecordSchema,
      key: numberKey,
      keySchema: numberKeySchema,
      async list({ actor, query: { of: asked }, page }) {
        const found = await reading.trackRecord(actor);
        const rows = groups
          .filter((of) => asked === undefined || of === asked)
          .flatMap((of) => found[of].map((each) => ({ of, ...each })));
        return numberedPage(rows, page);
      },
    }),
  ];
}
