import Type from 'typebox';
import type { RecordId } from '../../../platform/records/record.ts';
import { numberedPage, numberKey, numberKeySchema } from '../../../platform/web/api/cursor.ts';
import { oneOperation } from '../../../platform/web/api/entity-operations.ts';
import { listOperation } from '../../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../../platform/web/api/operation.ts';
import { instantSchema, noQuery, nullable } from '../../../platform/web/api/schemas.ts';
import { answerWords } from './criterion-answer.ts';
import { pieceKindWords, releaseWords } from './designation-evidence.ts';
import type { DesignationReadingService } from './designation-reading-service.ts';
import { designationStates } from './designation-steps.ts';
import { type LitigationFile, litigationFile } from './litigation-file.ts';
import { unRequestFields } from './un-listing-request.ts';

const text = Type.String();
const list = <Item extends Type.TSchema>(item: Item) => Type.Array(item);

const pieceSchema = Type.Object({
  shows: nullable(text),
  kind: nullable(Type.Enum(Object.keys(pieceKindWords))),
  title: nullable(Type.String({ description: 'null where it is held back, or the asker may not see it' })),
  address: nullable(text),
  dated: nullable(text),
  source: nullable(text),
  marking: nullable(text),
  release: Type.Enum(Object.keys(releaseWords)),
  releasedPart: nullable(text),
  files: list(
    Type.Object({
      name: text,
      sizeBytes: Type.Integer({ minimum: 1 }),
      sha256: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'Of the bytes as they came' }),
    }),
  ),
});

const fileSchema = Type.Object(
  {
    scope: Type.Enum(['whole', 'released']),
    id: Type.String({ format: 'uuid' }),
    subject: text,
    subjectKind: text,
    country: Type.String({ pattern: '^[A-Z]{3}$' }),
    regime: text,
    measures: list(text),
    state: Type.Enum(Object.keys(designationStates)),
    steps: list(
      Type.Object({
        at: instantSchema,
        state: text,
        stateName: text,
        by: nullable(text),
        said: nullable(text),
      }),
    ),
    texts: list(Type.Object({ name: text, question: text, text })),
    criteria: list(
      Type.Object({
        name: text,
        wording: text,
        answer: nullable(Type.Enum(Object.keys(answerWords))),
        reasons: nullable(text),
        lack: nullable(Type.Enum(['unanswered', 'undecided', 'no-evidence'])),
        evidence: list(pieceSchema),
      }),
    ),
  },
  { title: 'LitigationFile' },
);

const fieldSchema = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    field: Type.String({ description: 'As the Consolidated List’s XML has it, where it has one' }),
    value: Type.String({ description: 'Empty where a person has to fill it in' }),
  },
  { title: 'UnListingRequestField' },
);

const params = Type.Object({ id: Type.Unsafe<RecordId>(Type.String({ format: 'uuid' })) });
const example = { params: { id: '01900000-0000-7000-8000-000000000000' } };

/** The litigation file of a designation case, and the fields of a request to the United Nations. */
export function designationApi(reading: DesignationReadingService): readonly ApiOperation[] {
  const common = { tag: 'Sanctions', params, example } as const;
  const fileOf = (scope: 'whole' | 'released', id: string, path: string, summary: string) =>
    oneOperation({
      ...{ ...common, id, path, summary, entity: fileSchema, ...(scope === 'whole' && { signedIn: true as const }) },
      show: async (actor, { id: asked }) => ({
        entity: fileEntity(litigationFile(await reading.fileOf(actor, asked, scope), scope)),
      }),
    });
  return [
    fileOf(
      'whole',
      'getLitigationFile',
      '/sanctions/cases/{id}/file',
      'All of a designation case: steps, criteria with reasons and evidence, digests of kept files',
    ),
    fileOf(
      'released',
      'getReleasedLitigationFile',
      '/sanctions/cases/{id}/released-file',
      'What can be released of a designation case',
    ),
    listOperation({
      ...{ ...common, id: 'listUnRequestFields', path: '/sanctions/cases/{id}/un-request', signedIn: true },
      summary: 'The fields of a request that the United Nations list the subject of a case',
      ...{ query: noQuery, item: fieldSchema, key: numberKey, keySchema: numberKeySchema },
      list: async ({ actor, params: { id }, page }) =>
        numberedPage(unRequestFields(await reading.fileOf(actor, id, 'whole')), page),
    }),
  ];
}

function fileEntity({ measures, steps, texts, criteria, ...file }: LitigationFile) {
  return {
    ...{ ...file, measures: [...measures], steps: [...steps], texts: [...texts] },
    criteria: criteria.map((each) => ({
      ...each,
      evidence: each.evidence.map((piece) => ({ ...piece, files: [...piece.files] })),
    })),
  };
}
