import Type from 'typebox';
import type { RecordId } from '../../platform/records/record.ts';
import type { RecordService } from '../../platform/records/record-service.ts';
import { Refusal } from '../../platform/refusal.ts';
import { versionOf } from '../../platform/version.ts';
import { editOperation } from '../../platform/web/api/entity-operations.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { nullable } from '../../platform/web/api/schemas.ts';
import type { sectionComment } from './section-comment.ts';
import type { SectionWritingService } from './section-writing-service.ts';

const params = Type.Object({ id: Type.Unsafe<RecordId>(Type.String({ format: 'uuid' })) });
const placedSchema = Type.Object(
  {
    state: Type.Enum(['open', 'settled']),
    answer: nullable(Type.String()),
    assessment: Type.String({ format: 'uuid' }),
    section: Type.String({ description: 'In which the words stand now' }),
  },
  { title: 'PlacedSuggestion' },
);

/** A suggestion put in place by a program, as its page does. */
export function suggestionApi(
  writing: SectionWritingService,
  comments: RecordService<typeof sectionComment>,
): readonly ApiOperation[] {
  return [
    editOperation({
      id: 'putSuggestionInPlace',
      path: '/section-comments/{id}/put-in-place',
      tag: 'Assessments',
      summary: 'Put the words that a comment suggests where they belong in its section, and settle it',
      example: { params: { id: '01900000-0000-7000-8000-000000000000' } },
      params,
      body: Type.Object({}),
      entity: placedSchema,
      edit: async (actor, { id }, _values, expected) => (await writing.putInPlace(actor, id, expected)).id,
      async show(actor, id) {
        const comment = await comments.find(actor, id as RecordId); // It was put in place a moment ago.
        if (comment === undefined) throw new Refusal('section-comment.unknown', 404, 'There is no such comment.');
        const { state, values } = comment;
        const answer = comment.state === 'settled' ? comment.values.answer : null;
        return {
          entity: { state, answer, assessment: values.assessment, section: values.section },
          version: versionOf(comment),
        };
      },
    }),
  ];
}
