import Type from 'typebox';
import type { Actor } from '../../platform/database/actor.ts';
import type { RecordId } from '../../platform/records/record.ts';
import type { RecordReadingService } from '../../platform/records/record-reading-service.ts';
import { Refusal } from '../../platform/refusal.ts';
import { oneOperation } from '../../platform/web/api/entity-operations.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { contentNow } from './assessment-content-service.ts';
import { readAssessment, referencesOf } from './assessment-reading.ts';
import type { AssessmentService } from './assessment-service.ts';
import type { EvidenceReadingService } from './evidence-service.ts';
import { publishedAssessment, publishedAssessmentSchema } from './published-assessment.ts';

const params = Type.Object({ id: Type.Unsafe<RecordId>(Type.String({ format: 'uuid' })) });

/** An assessment as it is read, part by part, for programs. */
export function assessmentApi({
  assessments,
  evidence,
  reading,
}: {
  readonly assessments: AssessmentService;
  readonly evidence: EvidenceReadingService;
  readonly reading: RecordReadingService;
}): readonly ApiOperation[] {
  /** The last version; before there is one, the draft. */
  async function standing(actor: Actor, id: RecordId) {
    const [version] = await assessments.latestVersions(actor, [id]);
    if (version !== undefined) return { content: version.content, version };
    const record = await assessments.find(actor, id);
    if (record === undefined) throw new Refusal('assessment.unknown', 404, 'There is no such assessment.');
    const { content } = await contentNow(actor, record, { assessments, reading });
    return { content, version: undefined };
  }

  async function show(actor: Actor, { id }: { readonly id: RecordId }) {
    const { content, version } = await standing(actor, id);
    const published = version && { assessment: id, number: version.number };
    const bases = await evidence.bases(actor, referencesOf(content), published);
    return { entity: publishedAssessment(readAssessment(content, bases), version) };
  }

  return [
    oneOperation({
      id: 'getAssessmentReading',
      path: '/assessments/{id}/reading',
      tag: 'Assessments',
      summary:
        'The last published version as it is read, or the draft before there is one: parts in order, claims and ratings with their evidence',
      example: { params: { id: '01900000-0000-7000-8000-000000000000' } },
      params,
      entity: publishedAssessmentSchema,
      show,
    }),
  ];
}
