import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../database/actor.ts';
import type { Queries } from '../database/database.ts';
import type { PageAsked, Stretch } from '../database/page.ts';
import { type FirstSteps, type LedgerEntry, ledgerEntry, type Step } from './ledger-entry.ts';
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
  if (filter.subjectIds !== undefined) query = query.where('subject_id', 'in', [...filter.subjectIds, '']);
  if (filter.place !== undefined) query = query.where('place', '=', filter.place);
  if (filter.kinds !== undefined) query = query.where('kind', 'in', [...filter.kinds, '']);
  return query.orderBy('ledger_entry.at').orderBy('ledger_entry.id').execute();
}

/** Of each thing of a kind, when it first took each of these steps: without the words, so that many things cost little. */
export async function readFirstSteps(
  queries: Queries,
  { subjectType, kinds }: { readonly subjectType: string; readonly kinds: readonly string[] },
): Promise<readonly FirstSteps[]> {
  const firsts = kinds.map(
    (kind) => sql`(extract(epoch from min(at) filter (where kind = ${kind})) * 1000)::float8 as ${sql.id(kind)}`,
  );
  // A step that leaves the state as it was is no first one of its kind: with that said, an index of its own serves.
  const { rows } = await sql<FirstSteps>`
    select ${sql.join(firsts)} from ledger_entry
    where subject_type = ${subjectType} and from_state is distinct from to_state and kind = any (${[...kinds]})
    group by subject_id
  `.execute(queries);
  return rows;
}

/** The same, thing by thing and step by step, the first taken first. */
export async function readStepsTaken(
  queries: Queries,
  { subjectType, kinds }: { readonly subjectType: string; readonly kinds: readonly string[] },
): Promise<readonly { readonly subjectId: string; readonly kind: string; readonly at: Date }[]> {
  const { rows } = await sql<{ readonly subjectId: string; readonly kind: string; readonly at: Date }>`
    select subject_id as "subjectId", kind, min(at) as at from ledger_entry
    where subject_type = ${subjectType} and from_state is distinct from to_state and kind = any (${[...kinds]})
    group by subject_id, kind order by min(at)
  `.execute(queries);
  return rows;
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

/** A stretch of the same, and how many fit in all. */
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

function fitting(selected: ReturnType<typeof selectEntries>, filter: EntryFilter) {
  let query = selected;
  if (filter.subjectType !== undefined) query = query.where('subject_type', '=', filter.subjectType);
  if (filter.subjectId !== undefined) query = query.where('subject_id', '=', filter.subjectId);
  if (filter.place !== undefined) query = query.where('place', '=', filter.place);
  if (filter.kinds !== undefined) query = query.where('kind', 'in', [...filter.kinds, '']);
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
    .where('kind', 'in', [...kinds, ''])
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
