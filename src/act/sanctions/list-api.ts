import Type from 'typebox';
import { calendarDay } from '../../platform/calendar/calendar-day.ts';
import { numberedPage, numberKey, numberKeySchema } from '../../platform/web/api/cursor.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { instantSchema, noParams, noQuery, nullable } from '../../platform/web/api/schemas.ts';
import { deltaRows } from './list-delta.ts';
import { dayOf, listWords } from './list-snapshot.ts';
import type { ListSnapshotService } from './list-snapshot-service.ts';
import { listNames, subjectKinds } from './lists/listed-subject.ts';

const uuid = Type.String({ format: 'uuid' });
const number = Type.Integer({ minimum: 1 });
const count = Type.Integer({ minimum: 0 });
const day = Type.String(calendarDay);
const text = Type.String();

const snapshotSchema = Type.Object(
  {
    number,
    id: uuid,
    source: Type.Enum([...listNames]),
    name: text,
    day: Type.String({ ...calendarDay, description: 'By the list itself, or of its import where it says none' }),
    madeOn: nullable(day),
    fileName: text,
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    subjects: count,
    names: count,
    repairCount: Type.Integer({ minimum: 0, description: 'Characters that were mended' }),
    importedAt: instantSchema,
    importedByName: text,
  },
  { title: 'SanctionsList' },
);

const changeSchema = Type.Object(
  {
    number,
    change: Type.Enum(['added', 'removed', 'merged', 'changed', 'renamed']),
    reference: text,
    name: text,
    kind: Type.Enum([...subjectKinds]),
    regime: nullable(text),
    listedOn: nullable(day),
    field: nullable(Type.String({ description: 'Null where the whole subject was added or removed' })),
    before: nullable(text),
    after: nullable(Type.String({ description: 'Of a merged subject, the reference that has taken its name' })),
  },
  { title: 'SanctionsListChange' },
);

const tag = 'Sanctions';

/** The lists as they were imported, and what differs between two days of one. */
export function listApi(lists: ListSnapshotService): readonly ApiOperation[] {
  return [
    listOperation({
      ...{ id: 'listSanctionsLists', path: '/sanctions/lists', tag, params: noParams, query: noQuery },
      summary: 'Sanctions lists as they were imported, the newest first',
      item: snapshotSchema,
      ...{ key: numberKey, keySchema: numberKeySchema },
      async list({ actor, page }) {
        const rows = (await lists.snapshots(actor)).map((snapshot) => {
          const { id, source, madeOn, fileName, sha256, subjects, names, repairCount, importedByName } = snapshot;
          const [name, importedAt] = [listWords[source], snapshot.importedAt.toISOString()];
          return {
            ...{ id, source, name, day: dayOf(snapshot), madeOn, fileName, sha256, subjects, names, repairCount },
            ...{ importedAt, importedByName },
          };
        });
        return numberedPage(rows, page);
      },
    }),
    listOperation({
      ...{ id: 'listSanctionsListChanges', path: '/sanctions/lists/{id}/changes', tag },
      summary:
        'What a list adds, removes and changes since another day of it; of a changed subject an item for each field',
      params: Type.Object({ id: uuid }),
      query: Type.Object({ since: Type.String({ format: 'uuid', description: 'The earlier list' }) }),
      item: changeSchema,
      alsoRefused: 422,
      ...{ key: numberKey, keySchema: numberKeySchema },
      list: async ({ actor, params: { id }, query: { since }, page }) =>
        numberedPage(deltaRows(await lists.delta(actor, since, id)), page),
    }),
  ];
}
