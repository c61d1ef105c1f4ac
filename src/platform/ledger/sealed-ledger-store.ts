import { type Generated, sql } from 'kysely';
import type { Queries } from '../database/database.ts';
import type { LedgerEntry, Seal } from './ledger-entry.ts';
import { instantText, selectEntries } from './ledger-store.ts';
import type { CompleteNode, Hash } from './merkle-tree.ts';

declare module '../database/database.ts' {
  interface Tables {
    ledger_pending: { entry_id: string; transaction_id: Generated<string> };
    ledger_leaf: { leaf_index: number; entry_id: string; leaf_hash: Hash };
    ledger_node: { level: number; node_index: number; hash: Hash };
    ledger_seal: { tree_size: number; root: Hash; sealed_at: string; seal_hash: Hash };
  }
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
    .where(sql<boolean>`kind = any (${[...kinds]})`);
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

/** Where an entry stands in the tree; nothing while it waits for the sealer. */
export async function leafIndexOf(queries: Queries, id: string): Promise<number | undefined> {
  const row = await queries
    .selectFrom('ledger_leaf')
    .select('leaf_index')
    .where('entry_id', '=', id)
    .executeTakeFirst();
  return row?.leaf_index;
}
