import { type FieldChange, fieldChanges } from '../list-delta.ts';
import { dayOf, type ListSnapshot, type SnapshotId } from '../list-snapshot.ts';
import type { ListedSubject } from '../lists/listed-subject.ts';
import type { JoinedBy } from '../register/register.ts';
import type { RecordKey } from '../register/register-decision.ts';

/** What a record said in one snapshot of its list. */
export type SeenRecord = { readonly snapshot: SnapshotId; readonly version: number; readonly subject: ListedSubject };

/** How one record came, changed and went, from one imported day of its list to the next. */
export type SubjectChange = {
  /** `first-seen`: it stood already on the first day of the list that was imported. */
  readonly change: 'first-seen' | 'added' | 'changed' | 'removed';
  /** ISO 8601: of the list that says so; it may have been so from any day since the one before. */
  readonly day: string;
  readonly snapshot: SnapshotId;
  /** The imported day of the list before; nothing of the first. */
  readonly before: SnapshotId | undefined;
  readonly fields: readonly FieldChange[];
};

/** What one list says of a subject, and since when by the days of it that were imported. */
export type SubjectRecord = RecordKey & {
  /** What it says, or said last. */
  readonly says: ListedSubject;
  readonly isStanding: boolean;
  /** How it came together with the record that was asked for; nothing of that one itself. */
  readonly joinedBy: JoinedBy | undefined;
  /** ISO 8601. */
  readonly firstSeenOn: string;
  readonly lastSeenOn: string;
  readonly history: readonly SubjectChange[];
};

/**
 * The history of one record by the snapshots of its list, the first first. A step is what the delta of two days says of it.
 * @param seen what it said in each snapshot in which it stands, in any order
 * @param snapshots of its list, the oldest first
 */
export function subjectHistory(
  seen: readonly SeenRecord[],
  snapshots: readonly ListSnapshot[],
): readonly SubjectChange[] {
  const saidIn = new Map(seen.map(({ snapshot, subject }) => [snapshot, subject]));
  return snapshots.flatMap((snapshot, place): readonly SubjectChange[] => {
    const before = snapshots[place - 1];
    const was = before && saidIn.get(before.id);
    const is = saidIn.get(snapshot.id);
    const step = { day: dayOf(snapshot), snapshot: snapshot.id, before: before?.id, fields: [] };
    if (was === undefined && is === undefined) return [];
    if (was === undefined) return [{ change: before === undefined ? 'first-seen' : 'added', ...step }];
    if (is === undefined) return [{ change: 'removed', ...step }];
    const fields = fieldChanges(was, is);
    return fields.length === 0 ? [] : [{ change: 'changed', ...step, fields }];
  });
}
