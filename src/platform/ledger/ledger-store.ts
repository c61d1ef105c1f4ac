import { type SelectQueryBuilder, sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../database/actor.ts';
import type { Queries, Tables } from '../database/database.ts';
import type { PageAsked, Stretch } from '../database/page.ts';
import { type FirstSteps, type LedgerEntry, ledgerEntry, type Step, type ToldStep } from './ledger-entry.ts';
import type { Hash } from './merkle-tree.ts';

declare module '../database/database.ts' {
  interface Tables {
    ledger_entry: {
      id: string;
      at: string;
      person: string;
      person_name: string;
      role: string;
      organisation: string;
      kind: string;
      subject_type: string;
      subject_id: string;
      place: string | null;
      from_state: string | null;
      to_state: string | null;
      owner: string;
      marking: string;
      caveats: readonly string[];
      audience: readonly string[];
      payload: string;
      payload_sha256: Hash;
      leaf_hash: Hash;
    };
  }
}

/**
 * Writes one entry in the transaction that makes the change, so that neither stands without the other.
 * @returns the entry's id
 */
export async function appendLedgerEntry(queries: Queries, actor: Actor, step: Step): Promise<string> {
  const entry = ledgerEntry(uuidv7(), actor, step);
  await queries
    .insertInto('ledger_entry')
    .values({
      id: entry.id,
      at: entry.at,
      person: entry.person,
      person_name: entry.personName,
      role: entry.role,
      organisation: entry.organisation,
      kind: entry.kind,
      subject_type: entry.subjectType,
      subject_id: entry.subjectId,
      place: entry.place,
      from_state: entry.fromState,
      to_state: entry.toState,
      owner: entry.owner,
      marking: entry.marking,
      caveats: entry.caveats,
      audience: entry.audience,
      payload: entry.payload,
      payload_sha256: entry.payloadSha256,
      leaf_hash: entry.leafHash,
    })
    .execute();
  return entry.id;
}

/** A Date would lose the microseconds, and with them a place where a change could hide. */
export function instantText(column: 'at' | 'sealed_at') {
  return sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/** Entries with every column that the hash covers. */
export function selectEntries(queries: Queries) {
  return queries
    .selectFrom('ledger_entry')
    .select([
      'ledger_entry.id',
      instantText('at').as('at'),
      'person',
      'person_name as personName',
      'role',
      'organisation',
      'kind',
      'subject_type as subjectType',
      'subject_id as subjectId',
      'place',
      'from_state as fromState',
      'to_state as toState',
      'owner',
      'marking',
      'caveats',
      'audience',
      'payload',
      'payload_sha256 as payloadSha256',
      'ledger_entry.leaf_hash as leafHash',
    ]);
}

/** One kind alone is found by its index; of several PostgreSQL thinks that the newest entries will soon have one. */
function isOfKind(kinds: readonly string[]) {
  const [only, ...others] = kinds;
  if (only === undefined) return sql<boolean>`false`;
  return others.length === 0 ? sql<boolean>`kind = ${only}` : sql<boolean>`kind = any (${[...kinds]})`;
}

export type LedgerFilter = {
  readonly subjectType?: string;
  readonly subjectIds?: readonly string[];
  readonly place?: string;
  readonly kinds?: readonly string[];
};

/** Entries in the order in which they were made. */
export async function readLedger(queries: Queries, filter: LedgerFilter): Promise<readonly LedgerEntry[]> {
  let query = selectEntries(queries);
  if (filter.subjectType !== undefined) query = query.where('subject_type', '=', filter.subjectType);
  if (filter.subjectIds !== undefined) query = query.where(sql<boolean>`subject_id = any (${[...filter.subjectIds]})`);
  if (filter.place !== undefined) query = query.where('place', '=', filter.place);
  if (filter.kinds !== undefined) query = query.where(isOfKind(filter.kinds));
  return query.orderBy('ledger_entry.at').orderBy('ledger_entry.id').execute();
}

/**
 * When each thing of a type first took each of these steps, by the thing: without the words, so that many cost little.
 */
export async function readFirstSteps(
  queries: Queries,
  { subjectType, kinds }: { readonly subjectType: string; readonly kinds: readonly string[] },
): Promise<ReadonlyMap<string, FirstSteps>> {
  const firsts = kinds.map(
    (kind) => sql`(extract(epoch from min(at) filter (where kind = ${kind})) * 1000)::float8 as ${sql.id(kind)}`,
  );
  // A step that leaves the state as it was is no first one of its kind: with that said, an index of its own serves.
  const { rows } = await sql<{ readonly subjectId: string } & FirstSteps>`
    select subject_id as "subjectId", ${sql.join(firsts)} from ledger_entry
    where subject_type = ${subjectType} and from_state is distinct from to_state and kind = any (${[...kinds]})
    group by subject_id
  `.execute(queries);
  return new Map(rows.map(({ subjectId, ...steps }) => [subjectId, steps]));
}

export type EntryFilter = {
  readonly subjectType?: string;
  readonly subjectId?: string;
  readonly place?: string;
  readonly kinds?: readonly string[];
  /** Instants, ISO 8601: from the first, up to but without the second. */
  readonly from?: string;
  readonly to?: string;
};

/** A page of entries, the one written last first. */
export async function pageOfEntries(
  queries: Queries,
  filter: EntryFilter,
  { after, limit }: PageAsked,
): Promise<readonly LedgerEntry[]> {
  let query = fitting(selectEntries(queries), filter);
  if (after !== undefined) query = query.where('ledger_entry.id', '<', sql<string>`${after}::uuid`);
  // Identifiers are UUIDs of version 7: in the order in which they were made.
  return query.orderBy('ledger_entry.id', 'desc').limit(limit).execute();
}

/** The newest steps that fit, the one taken last first: of many an entry's other columns are dear to read. */
export async function newestSteps(queries: Queries, filter: EntryFilter, limit: number): Promise<readonly ToldStep[]> {
  const selected = queries
    .selectFrom('ledger_entry')
    .select(['ledger_entry.id', instantText('at').as('at'), 'kind', 'payload', 'organisation'])
    .select(['person_name as personName', 'subject_type as subjectType', 'subject_id as subjectId'])
    .select('to_state as toState');
  return fitting(selected, filter).orderBy('ledger_entry.id', 'desc').limit(limit).execute();
}

/** A stretch of entries, and how many fit in all. */
export async function stretchOfEntries(
  queries: Queries,
  filter: EntryFilter,
  { offset, limit }: Stretch,
): Promise<{ readonly entries: readonly LedgerEntry[]; readonly count: number }> {
  const query = fitting(selectEntries(queries), filter);
  const counted = await query.clearSelect().select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow();
  const entries = await query.orderBy('ledger_entry.id', 'desc').offset(offset).limit(limit).execute();
  return { entries, count: counted.count };
}

function fitting<Selected>(selected: SelectQueryBuilder<Tables, 'ledger_entry', Selected>, filter: EntryFilter) {
  let query = selected;
  if (filter.subjectType !== undefined) query = query.where('subject_type', '=', filter.subjectType);
  if (filter.subjectId !== undefined) query = query.where('subject_id', '=', filter.subjectId);
  if (filter.place !== undefined) query = query.where('place', '=', filter.place);
  if (filter.kinds !== undefined) query = query.where(isOfKind(filter.kinds));
  if (filter.from !== undefined) query = query.where('ledger_entry.at', '>=', sql<string>`${filter.from}::timestamptz`);
  if (filter.to !== undefined) query = query.where('ledger_entry.at', '<', sql<string>`${filter.to}::timestamptz`);
  return query;
}

/** At most `limit` entries of these kinds made after a moment, the newest first. */
export async function readNewestEntries(
  queries: Queries,
  { after, kinds, limit }: { readonly after: Date; readonly kinds: readonly string[]; readonly limit: number },
): Promise<readonly LedgerEntry[]> {
  return selectEntries(queries)
    .where('at', '>', after.toISOString())
    .where(isOfKind(kinds))
    .orderBy('ledger_entry.at', 'desc')
    .orderBy('ledger_entry.id', 'desc')
    .limit(limit)
    .execute();
}

export async function countEntries(queries: Queries): Promise<number> {
  const row = await queries
    .selectFrom('ledger_entry')
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function findEntry(queries: Queries, id: string): Promise<LedgerEntry | undefined> {
  return selectEntries(queries).where('ledger_entry.id', '=', id).executeTakeFirst();
}
