import Type from 'typebox';
import { say } from '../language/say.ts';
import { Refusal } from '../refusal.ts';
import { pageInMemory } from '../web/api/cursor.ts';
import { listOperation } from '../web/api/list-operation.ts';
import type { ApiOperation } from '../web/api/operation.ts';
import { instantSchema, noQuery } from '../web/api/schemas.ts';
import { nameWithin } from './name-within.ts';
import type { RecordId } from './record.ts';
import type { AnyRecordService } from './record-service.ts';

const versionSchema = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    publishedAt: instantSchema,
    publishedByName: Type.String(),
    title: Type.String(),
    content: Type.Record(Type.String(), Type.Unknown(), {
      description: 'What it froze: the record’s values, and its parts by their kind',
    }),
  },
  { title: 'RecordVersion' },
);

const key = ({ number }: { readonly number: number }) => String(number).padStart(9, '0');

/** The numbered versions of a kind that is published; nothing for other kinds. */
export function versionApi(
  { definition, find, versions }: AnyRecordService,
  { name, many, tag }: { readonly name: string; readonly many: string; readonly tag: string },
): readonly ApiOperation[] {
  const { kind, names, lifecycle } = definition;
  if (!Object.values(lifecycle.steps).some(({ publishes }) => publishes)) return [];
  return [
    listOperation({
      id: `list${name}Versions`,
      path: `${many}/{id}/versions`,
      tag,
      summary: `The numbered versions of one ${names.one.toLowerCase()}, the last first, each as it was published`,
      example: { params: { id: '01900000-0000-7000-8000-000000000000' } },
      params: Type.Object({ id: Type.Unsafe<RecordId>(Type.String({ format: 'uuid' })) }),
      query: noQuery,
      item: versionSchema,
      key,
      keySchema: Type.String({ pattern: '^[0-9]{9}$' }),
      async list({ actor, params: { id }, page }) {
        if ((await find(actor, id)) === undefined)
          throw new Refusal(`${kind}.unknown`, 404, () =>
            say('There is no such {thing}.', { thing: nameWithin(names.one) }),
          );
        const rows = (await versions(actor, id)).map(({ number, publishedAt, publishedByName, content }) => ({
          ...{ number, publishedAt: publishedAt.toISOString(), publishedByName, title: content.title },
          content: { values: content.values, parts: content.parts },
        }));
        return pageInMemory(rows, key, page, 'descending');
      },
    }),
  ];
}
