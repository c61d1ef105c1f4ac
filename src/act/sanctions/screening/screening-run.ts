import { message } from '../../../platform/language/message.ts';
import { dayOf, type ListSnapshot, type SnapshotId } from '../list-snapshot.ts';
import type { ListName } from '../lists/listed-subject.ts';
import type { Fate } from './partner-rows.ts';
import type { SaidProblem } from './said-answers.ts';
import type { ScreenedId } from './screened-subject.ts';

export type RunId = string & { readonly __brand: 'ScreeningRunId' };

/**
 * One asked about by a person, a file of them, a party to money or talks, or all that stand, after a list has changed.
 */
export const runKinds = ['one', 'file', 'party', 'standing'] as const;
export type RunKind = (typeof runKinds)[number];

/** A list against which a run was made. */
export type ListDay = {
  readonly source: ListName;
  readonly snapshot: SnapshotId;
  /** ISO 8601: what the list says, or the day of its import. */
  readonly day: string;
  readonly isStated: boolean;
};

export type ScreeningRun = {
  readonly id: RunId;
  readonly kind: RunKind;
  readonly title: string;
  readonly rows: number;
  readonly refused: number;
  readonly state: 'running' | 'done';
  readonly lists: readonly ListDay[];
  readonly begunAt: Date;
  readonly begunByName: string;
  readonly endedAt: Date | null;
  /** How many of its rows are screened. */
  readonly done: number;
  /** Possible matches of those on it, of versions that stand on a list. */
  readonly matches: number;
  /** How many are screened again whenever a list changes, as this run has said last. */
  readonly standing: number;
};

/** What somebody ends who ends it: who stands on a run. */
export const standingOf = ({ id, standing }: Pick<ScreeningRun, 'id' | 'standing'>) => ({ id, standing });

export const runKindWords: Readonly<Record<RunKind, string>> = {
  one: message('One asked about'),
  file: message('A file'),
  party: message('A party to money or talks'),
  standing: message('All that stand, after a list has changed'),
};

export const listDaysOf = (snapshots: readonly ListSnapshot[]): readonly ListDay[] =>
  snapshots.map((snapshot) => ({
    source: snapshot.source,
    snapshot: snapshot.id,
    day: dayOf(snapshot),
    isStated: snapshot.madeOn !== null,
  }));

/** The same lists have the same key. */
export const listsKey = (lists: readonly Pick<ListDay, 'snapshot'>[]): string =>
  lists.map(({ snapshot }) => snapshot).join(' ');

/** What became of a row of a file, as it is kept. */
export type KeptRow = {
  readonly line: number;
  readonly fate: Fate;
  readonly subject: ScreenedId | null;
  readonly name: string;
  readonly field: SaidProblem['field'] | null;
  readonly reason: string | null;
  readonly given: string | null;
};
