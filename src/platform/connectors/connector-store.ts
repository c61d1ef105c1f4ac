import { sql } from 'kysely';
import type { Queries } from '../database/database.ts';
import type { Validators } from '../outbound/checked-get.ts';
import {
  type ConnectorId,
  type ConnectorStanding,
  forgottenAfterMinutes,
  isUnderWay,
  type Landing,
} from './connector.ts';

declare module '../database/database.ts' {
  interface Tables {
    connector: { id: ConnectorId; address: string; is_on: boolean; changed_at: Date; changed_by: string };
    connector_key: { connector: ConnectorId; key: string };
    connector_pull: {
      connector: ConnectorId;
      next_at: Date | null;
      begun_at: Date | null;
      failures: number;
      last_fault: string | null;
      last_fault_at: Date | null;
      last_good_at: Date | null;
      last_outcome: Landing['outcome'] | null;
      last_rows: number | null;
      reaches_to: string | null;
      etag: string | null;
      last_modified: string | null;
    };
  }
}

/** How a source is set. Its key is not among it. */
export type Setting = { readonly address: string; readonly isOn: boolean };
export type SettingSince = Setting & { readonly changedAt: Date };

/** How each source that was ever switched on stands. */
export async function allStandings(
  queries: Queries,
  now: Date,
): Promise<ReadonlyMap<string, Omit<ConnectorStanding, 'hasKey' | 'pagesKept'>>> {
  const rows = await queries
    .selectFrom('connector')
    .innerJoin('connector_pull', 'connector_pull.connector', 'connector.id')
    .select([
      ...(['id', 'address', 'is_on', 'changed_at', 'changed_by', 'next_at', 'begun_at', 'failures'] as const),
      ...(['last_fault', 'last_fault_at', 'last_good_at', 'last_outcome', 'last_rows'] as const),
      sql<string | null>`reaches_to::text`.as('reaches_to'),
    ])
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        ...{ isOn: row.is_on, address: row.address, changedAt: row.changed_at, changedBy: row.changed_by },
        isPulling: isUnderWay(row.begun_at ?? undefined, now),
        nextAt: row.next_at ?? undefined,
        failures: row.failures,
        lastFault: row.last_fault ?? undefined,
        lastFaultAt: row.last_fault_at ?? undefined,
        lastGoodAt: row.last_good_at ?? undefined,
        lastOutcome: row.last_outcome ?? undefined,
        rows: row.last_rows ?? undefined,
        reachesTo: row.reaches_to ?? undefined,
      },
    ]),
  );
}

/** Sources with a key, by what the system may see. */
export async function withKey(queries: Queries): Promise<ReadonlySet<string>> {
  const rows = await queries.selectFrom('connector_key').select('connector').execute();
  return new Set(rows.map(({ connector }) => connector));
}

/** How a source is set, under its lock until the transaction ends; nothing where it was never switched on. */
export async function lockSetting(queries: Queries, id: ConnectorId): Promise<SettingSince | undefined> {
  await sql`select pg_advisory_xact_lock(hashtext('forestall.connector'), hashtext(${id}))`.execute(queries);
  return queries
    .selectFrom('connector')
    .select(['address', 'is_on as isOn', 'changed_at as changedAt'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function writeSetting(
  queries: Queries,
  id: ConnectorId,
  { address, isOn }: Setting,
  { at, by }: { readonly at: Date; readonly by: string },
): Promise<void> {
  const values = { address, is_on: isOn, changed_at: at, changed_by: by };
  await queries
    .insertInto('connector')
    .values({ id, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
  const next_at = isOn ? at : null;
  await sql`
    insert into connector_pull (connector, next_at) values (${id}, ${next_at})
    on conflict (connector) do update set next_at = excluded.next_at, failures = 0
  `.execute(queries);
}

/** What was read at another address tells nothing of this one. */
export async function forgetRead(queries: Queries, id: ConnectorId): Promise<void> {
  await queries
    .updateTable('connector_pull')
    .set({ etag: null, last_modified: null, reaches_to: null })
    .where('connector', '=', id)
    .execute();
}

export async function writeKey(queries: Queries, connector: ConnectorId, key: string): Promise<void> {
  await queries.deleteFrom('connector_key').where('connector', '=', connector).execute();
  await queries.insertInto('connector_key').values({ connector, key }).execute();
}

export async function dropKey(queries: Queries, connector: ConnectorId): Promise<void> {
  await queries.deleteFrom('connector_key').where('connector', '=', connector).execute();
}

export async function readKey(queries: Queries, connector: ConnectorId): Promise<string | undefined> {
  const row = await queries
    .selectFrom('connector_key')
    .select('key')
    .where('connector', '=', connector)
    .executeTakeFirst();
  return row?.key;
}

/** Sources that are on and whose time has come. */
export async function dueConnectors(queries: Queries, now: Date): Promise<readonly ConnectorId[]> {
  const rows = await queries
    .selectFrom('connector')
    .innerJoin('connector_pull', 'connector_pull.connector', 'connector.id')
    .select('id')
    .where('is_on', '=', true)
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .execute();
  return rows.map(({ id }) => id);
}

export async function askSoon(queries: Queries, connector: ConnectorId, next_at: Date): Promise<void> {
  await queries.updateTable('connector_pull').set({ next_at }).where('connector', '=', connector).execute();
}

/** @returns whether this one is now the only pull of the source */
export async function beginPull(queries: Queries, connector: ConnectorId, now: Date): Promise<boolean> {
  const forgotten = new Date(now.getTime() - forgottenAfterMinutes * 60_000);
  const taken = await queries
    .updateTable('connector_pull')
    .set({ begun_at: now })
    .where('connector', '=', connector)
    .where(({ or, eb }) => or([eb('begun_at', 'is', null), eb('begun_at', '<=', forgotten)]))
    .returning('connector')
    .executeTakeFirst();
  return taken !== undefined;
}

/** That a long pull is still under way. */
export async function goOn(queries: Queries, connector: ConnectorId, now: Date): Promise<void> {
  await queries.updateTable('connector_pull').set({ begun_at: now }).where('connector', '=', connector).execute();
}

export async function endPull(queries: Queries, connector: ConnectorId): Promise<void> {
  await queries.updateTable('connector_pull').set({ begun_at: null }).where('connector', '=', connector).execute();
}

export async function readValidators(
  queries: Queries,
  connector: ConnectorId,
): Promise<Validators & { readonly reachesTo: string | null }> {
  const row = await queries
    .selectFrom('connector_pull')
    .select(['etag', 'last_modified as lastModified', sql<string | null>`reaches_to::text`.as('reachesTo')])
    .where('connector', '=', connector)
    .executeTakeFirst();
  return row ?? { etag: null, lastModified: null, reachesTo: null };
}

/** What a good pull found; and of what landed, by what the server is asked the next time. */
export async function markGood(
  queries: Queries,
  connector: ConnectorId,
  good: { readonly at: Date; readonly nextAt: Date; readonly outcome: Landing['outcome'] },
  read?: Omit<Landing, 'outcome'> & Validators,
): Promise<void> {
  await queries
    .updateTable('connector_pull')
    .set({
      ...{ next_at: good.nextAt, last_good_at: good.at, last_outcome: good.outcome },
      ...{ failures: 0, last_fault: null, last_fault_at: null },
      ...(read === undefined
        ? {}
        : {
            ...{ last_rows: read.rows, reaches_to: read.reachesTo ?? null },
            ...{ etag: read.etag, last_modified: read.lastModified },
          }),
    })
    .where('connector', '=', connector)
    .execute();
}

/** @returns how many pulls have failed one after another, this one counted */
export async function countFailure(queries: Queries, connector: ConnectorId): Promise<number> {
  const row = await queries
    .updateTable('connector_pull')
    .set((eb) => ({ failures: eb('failures', '+', 1) }))
    .where('connector', '=', connector)
    .returning('failures')
    .executeTakeFirstOrThrow();
  return row.failures;
}

export async function markFailed(
  queries: Queries,
  connector: ConnectorId,
  { fault, at, nextAt }: { readonly fault: string; readonly at: Date; readonly nextAt: Date },
): Promise<void> {
  await queries
    .updateTable('connector_pull')
    .set({ last_fault: fault, last_fault_at: at, next_at: nextAt })
    .where('connector', '=', connector)
    .execute();
}
