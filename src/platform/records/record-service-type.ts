import type { Actor } from '../database/actor.ts';
import type { Queries } from '../database/database.ts';
import type { PageAsked, Stretch } from '../database/page.ts';
import type { Marked } from '../ledger/ledger-entry.ts';
import type { ExpectedVersions } from '../version.ts';
import type { AnyRecord, RecordDefinition, RecordId } from './record.ts';
import type { FieldValues } from './record-rules.ts';
import type { RecordFilter } from './record-store.ts';
import type { RecordVersion, VersionHead } from './record-version-store.ts';

type MakingOnce = (actor: Actor, values: FieldValues, marked: Marked | undefined, once: RecordId) => Promise<RecordId>;

/** A record service whose kind is not known here. */
export type AnyRecordService = {
  readonly definition: RecordDefinition;
  readonly mayMake: (actor: Actor) => boolean;
  readonly mayTake: (actor: Actor, step: string) => boolean;
  /**
   * Asked before a form is shown that changes a part of something.
   * @throws Refusal where what these values belong to is not there, or takes no change now
   */
  readonly requireOpenWhole: (actor: Actor, values: FieldValues) => Promise<void>;
  /** Whether it would pass: what would be refused is not offered. */
  readonly isOpenWhole: (actor: Actor, values: FieldValues) => Promise<boolean>;
  readonly make: (actor: Actor, values: FieldValues, marked?: Marked) => Promise<RecordId>;
  /** The same of a form that may be sent twice: it makes one. @param once what the form carries */
  readonly makeOnce: MakingOnce;
  /** The same, and its first step in the same transaction. */
  readonly makeAndTakeOnce: MakingOnce;
  readonly edit: (actor: Actor, id: RecordId, values: FieldValues, expected: ExpectedVersions) => Promise<RecordId>;
  readonly take: (
    actor: Actor,
    id: RecordId,
    step: string,
    values: FieldValues,
    asked: { readonly remark?: string | undefined; readonly expected: ExpectedVersions },
  ) => Promise<RecordId>;
  readonly find: (actor: Actor, id: RecordId) => Promise<AnyRecord | undefined>;
  readonly list: (
    actor: Actor,
    filter: RecordFilter,
    stretch: Stretch,
  ) => Promise<{ readonly records: readonly AnyRecord[]; readonly count: number }>;
  readonly page: (actor: Actor, filter: RecordFilter, page: PageAsked) => Promise<readonly AnyRecord[]>;
  readonly findIn: (queries: Queries, id: RecordId) => Promise<AnyRecord | undefined>;
  readonly listIn: (queries: Queries, filter: RecordFilter, limit?: number) => Promise<readonly AnyRecord[]>;
  readonly countIn: (queries: Queries, filter: RecordFilter) => Promise<number>;
  readonly versions: (actor: Actor, id: RecordId) => Promise<readonly RecordVersion[]>;
  readonly versionHeads: (actor: Actor, id: RecordId) => Promise<readonly VersionHead[]>;
  /** Of each record its newest version, where it has one. */
  readonly latestVersions: (actor: Actor, ids: readonly RecordId[]) => Promise<readonly RecordVersion[]>;
  readonly version: (actor: Actor, id: RecordId, number: number) => Promise<RecordVersion | undefined>;
  /** Tells it of a kind whose records are parts of its own. */
  readonly addPart: (part: AnyRecordService) => void;
  readonly parts: () => readonly AnyRecordService[];
  /** Address of the list of what these are parts of, if they are parts. */
  readonly wholeAddress: string | undefined;
};
