import Type from 'typebox';
import { message } from '../../../platform/language/message.ts';
import { csvText } from '../../../platform/web/csv.ts';
import type { Routes } from '../../../platform/web/web-server.ts';
import { designationCase } from '../designations/designation-case.ts';
import { fieldsOf } from '../list-delta.ts';
import { fieldWords, kindWords, listWords } from '../list-snapshot.ts';
import { recordPattern } from '../lists/listed-subject.ts';
import type { SubjectRecord } from './subject-history.ts';
import { type ChangeRow, changeRows, type SubjectRow, subjectRow } from './subject-rows.ts';
import type { ListedSubjectService } from './subject-service.ts';

const address = '/act/sanctions/register/subjects/:record';
const params = Type.Object({ record: Type.String({ pattern: recordPattern }) });

const recordColumns: Readonly<Record<keyof SubjectRow, string>> = {
  ...{ list: 'list', reference: 'reference', isStanding: 'is_standing', joinedBy: 'joined_by', kind: 'kind' },
  ...{ names: 'names', birthDates: 'birth_dates', nationalities: 'nationalities', identifiers: 'identifiers' },
  ...{ regime: 'regime', unReference: 'un_reference', listedOn: 'listed_on' },
  ...{ firstSeenOn: 'first_seen_on', lastSeenOn: 'last_seen_on' },
};

const changeColumns: Readonly<Record<keyof ChangeRow, string>> = {
  ...{ list: 'list', reference: 'reference', day: 'day', change: 'change' },
  ...{ field: 'field', before: 'before', after: 'after' },
};

const changeWords = {
  'first-seen': message('stands on the first list that was imported'),
  added: message('added'),
  changed: message('changed'),
  removed: message('removed'),
} as const;

const joinedWords = {
  reference: message('by a reference of the lists'),
  person: message('by a decision'),
  name: message('possibly, by name'),
} as const;

/** One listed subject on a page: what each list says of it, how that changed, and what is done about it here. */
export function subjectRoutes(subjects: ListedSubjectService): Routes {
  return async (app) => {
    app.get(address, { schema: { params } }, async ({ actor, params: { record } }, reply) => {
      const found = await subjects.records(actor, record);
      const matches = await subjects.openMatches(actor, record);
      const cases = await subjects.cases(actor, found);
      const here = `/act/sanctions/register/subjects/${encodeURIComponent(record)}`;
      return reply.page('act/sanctions/subjects/pages/subject.njk', {
        ...{ listWords, kindWords, fieldWords, changeWords, joinedWords, matches },
        name: found[0]?.says.names[0]?.text ?? record,
        records: found.map(shown),
        steps: stepsOf(found),
        cases: cases.map(({ id, state, subject }) => ({
          ...{ subject, href: `${designationCase.address}/${id}` },
          stateName: designationCase.lifecycle.states[state].name,
        })),
        ...{ recordsCsv: `${here}/records.csv`, historyCsv: `${here}/history.csv` },
      });
    });

    app.get(`${address}/records.csv`, { schema: { params } }, async ({ actor, params: { record } }, reply) => {
      const rows = (await subjects.records(actor, record)).map(subjectRow);
      return reply.type('text/csv; charset=utf-8').send(csvText(recordColumns, rows));
    });

    app.get(`${address}/history.csv`, { schema: { params } }, async ({ actor, params: { record } }, reply) => {
      const rows = (await subjects.records(actor, record)).flatMap(changeRows);
      return reply.type('text/csv; charset=utf-8').send(csvText(changeColumns, rows));
    });
  };
}

/** A record with all that its list says of it, field by field: names, dates and numbers first, then the list's own. */
function shown({ says, ...record }: SubjectRecord) {
  const fields = [...fieldsOf(says)].filter(([field, values]) => field !== 'kind' && values.length > 0);
  return { ...record, kind: says.kind, fields: fields.map(([field, values]) => ({ field, values })) };
}

/** What happened on all lists, the last first. */
function stepsOf(found: readonly SubjectRecord[]) {
  return found
    .flatMap(({ source, reference, history }) => history.map((step) => ({ source, reference, ...step })))
    .map((step) => ({
      ...step,
      delta: step.before && `/act/sanctions/lists/${step.snapshot}/delta?since=${step.before}`,
    }))
    .toSorted((one, other) => (one.day < other.day ? 1 : -1));
}
