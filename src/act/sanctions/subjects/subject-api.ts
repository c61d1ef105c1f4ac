import Type from 'typebox';
import { calendarDay } from '../../../platform/calendar/calendar-day.ts';
import { numberedPage, numberKey, numberKeySchema } from '../../../platform/web/api/cursor.ts';
import { listOperation } from '../../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../../platform/web/api/operation.ts';
import { noQuery, nullable } from '../../../platform/web/api/schemas.ts';
import { listNames, recordPattern, subjectKinds } from '../lists/listed-subject.ts';
import { changeRows, subjectRow } from './subject-rows.ts';
import type { ListedSubjectService } from './subject-service.ts';

const number = Type.Integer({ minimum: 1 });
const text = Type.String();
const several = nullable(Type.String({ description: 'Several with “ | ” between them' }));
const day = Type.String(calendarDay);

const recordSchema = Type.Object(
  {
    number,
    list: Type.Enum([...listNames]),
    reference: text,
    isStanding: Type.Boolean({ description: 'Whether the newest imported day of its list has it' }),
    joinedBy: nullable(
      Type.Enum(['reference', 'person', 'name'], {
        description: 'How it is one subject with the record that was asked for; null of that one itself',
      }),
    ),
    kind: Type.Enum([...subjectKinds]),
    ...{ names: several, birthDates: several, nationalities: several, identifiers: several },
    ...{ regime: nullable(text), unReference: nullable(text), listedOn: nullable(day) },
    firstSeenOn: Type.String({ ...calendarDay, description: 'Of the imported days of its list' }),
    lastSeenOn: day,
  },
  { title: 'SubjectRecord' },
);

const changeSchema = Type.Object(
  {
    number,
    list: Type.Enum([...listNames]),
    reference: text,
    day: Type.String({ ...calendarDay, description: 'Of the list that says so first' }),
    change: Type.Enum(['first-seen', 'added', 'changed', 'removed']),
    field: nullable(text),
    before: several,
    after: several,
  },
  { title: 'SubjectChange' },
);

const record = Type.String({
  pattern: recordPattern,
  description: 'A record of a list, by the list and its own reference',
});

/** One listed subject: what each list says of it, and how that changed. */
export function subjectApi(subjects: ListedSubjectService): readonly ApiOperation[] {
  const common = {
    ...{ tag: 'Sanctions', params: Type.Object({ record }), query: noQuery, key: numberKey },
    ...{ keySchema: numberKeySchema, example: { params: { record: 'un:TAi.005' } } },
  } as const;
  return [
    listOperation({
      ...{ ...common, id: 'listSubjectRecords', path: '/sanctions/subjects/{record}/records', item: recordSchema },
      summary: 'What each list says of one subject, and since when by the days of it that were imported',
      list: async ({ actor, params: { record: asked }, page }) =>
        numberedPage((await subjects.records(actor, asked)).map(subjectRow), page),
    }),
    listOperation({
      ...{ ...common, id: 'listSubjectChanges', path: '/sanctions/subjects/{record}/changes', item: changeSchema },
      summary: 'How what the lists say of one subject changed, from one imported day to the next',
      list: async ({ actor, params: { record: asked }, page }) =>
        numberedPage((await subjects.records(actor, asked)).flatMap(changeRows), page),
    }),
  ];
}
