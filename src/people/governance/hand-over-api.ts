import Type from 'typebox';
import type { RecordId } from '../../platform/records/record.ts';
import { Refusal } from '../../platform/refusal.ts';
import { numberedPage, numberKey, numberKeySchema } from '../../platform/web/api/cursor.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { instantSchema, noQuery, nullable } from '../../platform/web/api/schemas.ts';
import type { GovernanceServices } from './governance-service.ts';

const openThingSchema = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    list: Type.String({ description: 'Such as Decisions due' }),
    title: Type.String(),
    due: nullable(Type.String({ format: 'date' })),
    page: Type.String({ description: 'The address of its page' }),
    keptAt: nullable(
      Type.String({
        ...instantSchema,
        description: 'As it stood then, when the post was handed over; null: as it is now',
      }),
    ),
  },
  { title: 'OpenThing' },
);

/** What is open with whoever leaves a post. */
export function handOverApi({ handOvers, openWork }: GovernanceServices): readonly ApiOperation[] {
  return [
    listOperation({
      id: 'listHandOverOpenThings',
      path: '/hand-overs/{id}/open-things',
      tag: 'Hand-over notes',
      summary: 'What is open with whoever leaves: as it is now, and from the hand-over on as it stood then',
      example: { params: { id: '01900000-0000-7000-8000-000000000000' } },
      params: Type.Object({ id: Type.Unsafe<RecordId>(Type.String({ format: 'uuid' })) }),
      query: noQuery,
      item: openThingSchema,
      key: numberKey,
      keySchema: numberKeySchema,
      async list({ actor, params: { id }, page }) {
        const note = await handOvers.find(actor, id);
        if (note === undefined) throw new Refusal('hand-over.unknown', 404, 'There is no such hand-over note.');
        const { keptAt, lists = [] } = await openWork.of(actor, note);
        const rows = lists.flatMap(({ name, things }) =>
          things.map(({ title, href, due = null }) => ({
            ...{ list: name, title, due, page: href, keptAt: keptAt?.toISOString() ?? null },
          })),
        );
        return numberedPage(rows, page);
      },
    }),
  ];
}
