import { fieldsOf } from '../list-delta.ts';
import type { ListName, SubjectKind } from '../lists/listed-subject.ts';
import type { JoinedBy } from '../register/register.ts';
import type { SubjectRecord } from './subject-history.ts';

/** What one list says of a subject, as a line of a table; several values of one field with “ | ” between them. */
export type SubjectRow = {
  readonly list: ListName;
  readonly reference: string;
  readonly isStanding: boolean;
  readonly joinedBy: JoinedBy | null;
  readonly kind: SubjectKind;
  readonly names: string | null;
  readonly birthDates: string | null;
  readonly nationalities: string | null;
  readonly identifiers: string | null;
  readonly regime: string | null;
  readonly unReference: string | null;
  readonly listedOn: string | null;
  readonly firstSeenOn: string;
  readonly lastSeenOn: string;
};

const together = (values: readonly string[] | undefined) =>
  values === undefined || values.length === 0 ? null : values.join(' | ');

export function subjectRow({ says, source, reference, ...record }: SubjectRecord): SubjectRow {
  const fields = fieldsOf(says);
  const { isStanding, firstSeenOn, lastSeenOn } = record;
  return {
    ...{ list: source, reference, isStanding, joinedBy: record.joinedBy ?? null, kind: says.kind },
    ...{ names: together(fields.get('names')), birthDates: together(fields.get('birthDates')) },
    ...{ nationalities: together(fields.get('nationalities')), identifiers: together(fields.get('identifiers')) },
    ...{ regime: says.regime ?? null, unReference: says.unReference ?? null, listedOn: says.listedOn ?? null },
    ...{ firstSeenOn, lastSeenOn },
  };
}

/** One step of a record's history as a line of a table: of a change a line for each field. */
export type ChangeRow = {
  readonly list: ListName;
  readonly reference: string;
  readonly day: string;
  readonly change: 'first-seen' | 'added' | 'changed' | 'removed';
  readonly field: string | null;
  readonly before: string | null;
  readonly after: string | null;
};

export function changeRows({ source, reference, history }: SubjectRecord): readonly ChangeRow[] {
  return history.flatMap(({ day, change, fields }): readonly ChangeRow[] => {
    const line = { list: source, reference, day, change };
    if (fields.length === 0) return [{ ...line, field: null, before: null, after: null }];
    return fields.map(({ field, removed, added }) => ({
      ...line,
      ...{ field, before: together(removed), after: together(added) },
    }));
  });
}
