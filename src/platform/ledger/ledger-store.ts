import { type Generated, sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../database/actor.ts';
import type { Queries } from '../database/database.ts';
import type { PageAsked, Stretch } from '../database/page.ts';
import { type FirstSteps, type LedgerEntry, ledgerEntry, type Seal, type Step } from './ledger-entry.ts';
import type { CompleteNode, Hash } from './merkle-tree.ts';

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
    ledger_pending: { entry_id: string; transaction_id: Generated<string> };
    ledger_leaf: { leaf_index: number; entry_id: string; leaf_hash: Hash };
    ledger_node: { level: number; node_index: number; hash: Hash };
    ledger_seal: { tree_size: number; root: Hash; sealed_at: string; seal_hash: Hash };
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
function instantText(column: 'at' | 'sealed_at') {
  return sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

function selectEntries(queries: Queries) {
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

export type SealedEntry = LedgerEntry & { readonly leafIndex: number; readonly sealedHash: Hash };

/** Entries in the order of the tree, `count` of them from leaf `from`. */
export async function readSealedEntries(
  queries: Queries,
  from: number,
  count: number,
): Promise<readonly SealedEntry[]> {
  return selectEntries(queries)
    .innerJoin('ledger_leaf', 'ledger_leaf.entry_id', 'ledger_entry.id')
    .select(['ledger_leaf.leaf_index as leafIndex', 'ledger_leaf.leaf_hash as sealedHash'])
    .where('ledger_leaf.leaf_index', '>=', from)
    .where('ledger_leaf.leaf_index', '<', from + count)
    .orderBy('ledger_leaf.leaf_index')
    .execute();
}

/** At most `limit` entries of these kinds and places from a leaf on, the oldest or the newest of them, in that order. */
export async function readSealedSteps(
  queries: Queries,
  {
    from,
    kinds,
    places,
    limit,
    order,
  }: {
    readonly from: number;
    readonly kinds: readonly string[];
    /** Nothing: everywhere. */
    readonly places: readonly string[] | undefined;
    readonly limit: number;
    readonly order: 'oldest' | 'newest';
  },
): Promise<readonly SealedEntry[]> {
  let query = selectEntries(queries)
    .innerJoin('ledger_leaf', 'ledger_leaf.entry_id', 'ledger_entry.id')
    .select(['ledger_leaf.leaf_index as leafIndex', 'ledger_leaf.leaf_hash as sealedHash'])
    .where('ledger_leaf.leaf_index', '>=', from)
    .where('kind', 'in', [...kinds, '']);
  if (places !== undefined) query = query.where('place', 'in', [...places, '']);
  return query
    .orderBy('ledger_leaf.leaf_index', order === 'oldest' ? 'asc' : 'desc')
    .limit(limit)
    .execute();
}

/** Entries that no seal covers yet, oldest first. */
export async function readUnsealedEntries(queries: Queries): Promise<readonly LedgerEntry[]> {
  return selectEntries(queries)
    .leftJoin('ledger_leaf', 'ledger_leaf.entry_id', 'ledger_entry.id')
    .where('ledger_leaf.entry_id', 'is', null)
    .orderBy('ledger_entry.at')
    .orderBy('ledger_entry.id')
    .execute();
}

/** One sealer at a time, in the whole database, until the transaction ends. */
export async function lockSealing(queries: Queries): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('forestall.ledger.seal'))`.execute(queries);
}

/** Takes from the queue the entries of transactions that ended before every one still open. */
export async function takePending(queries: Queries): Promise<readonly { id: string; leafHash: Hash }[]> {
  const taken = await sql<{ id: string; leaf_hash: Hash }>`
    with taken as (
      delete from ledger_pending where transaction_id < pg_snapshot_xmin(pg_current_snapshot()) returning entry_id
    )
    select id, leaf_hash from ledger_entry join taken on taken.entry_id = ledger_entry.id order by at, id
  `.execute(queries);
  return taken.rows.map((row) => ({ id: row.id, leafHash: row.leaf_hash }));
}

function selectSeals(queries: Queries) {
  return queries
    .selectFrom('ledger_seal')
    .select(['tree_size as treeSize', 'root', instantText('sealed_at').as('sealedAt'), 'seal_hash as sealHash']);
}

export async function latestSeal(queries: Queries): Promise<Seal | undefined> {
  return selectSeals(queries).orderBy('tree_size', 'desc').limit(1).executeTakeFirst();
}

export async function allSeals(queries: Queries): Promise<readonly Seal[]> {
  return selectSeals(queries).orderBy('tree_size').execute();
}

export async function allNodes(queries: Queries): Promise<readonly CompleteNode[]> {
  return queries
    .selectFrom('ledger_node')
    .select(['level', 'node_index as index', 'hash'])
    .orderBy('level')
    .orderBy('node_index')
    .execute();
}

/** Hashes at these positions of the tree, in the order asked. */
export async function nodeHashes(
  queries: Queries,
  positions: readonly { readonly level: number; readonly index: number }[],
): Promise<readonly Hash[]> {
  const hashes: Hash[] = [];
  for (const { level, index } of positions) {
    const row =
      level === 0
        ? await queries
            .selectFrom('ledger_leaf')
            .select('leaf_hash as hash')
            .where('leaf_index', '=', index)
            .executeTakeFirstOrThrow()
        : await queries
            .selectFrom('ledger_node')
            .select('hash')
            .where('level', '=', level)
            .where('node_index', '=', index)
            .executeTakeFirstOrThrow();
    hashes.push(row.hash);
  }
  return hashes;
}

export async function insertSealed(
  queries: Queries,
  leaves: readonly { readonly id: string; readonly leafIndex: number; readonly leafHash: Hash }[],
  nodes: readonly CompleteNode[],
  seal: Seal,
): Promise<void> {
  await queries
    .insertInto('ledger_leaf')
    .values(leaves.map((leaf) => ({ leaf_index: leaf.leafIndex, entry_id: leaf.id, leaf_hash: leaf.leafHash })))
    .execute();
  if (nodes.length > 0) {
    await queries
      .insertInto('ledger_node')
      .values(nodes.map((node) => ({ level: node.level, node_index: node.index, hash: node.hash })))
      .execute();
  }
  await queries
    .insertInto('ledger_seal')
    .values({ tree_size: seal.treeSize, root: seal.root, sealed_at: seal.sealedAt, seal_hash: seal.sealHash })
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

/** Where an entry stands in the tree; nothing while it waits for the sealer. */
export async function leafIndexOf(queries: Queries, id: string): Promise<number | undefined> {
  const row = await queries
    .selectFrom('ledger_leaf')
    .select('leaf_index')
    .where('entry_id', '=', id)
    .executeTakeFirst();
  return row?.leaf_index;
}
