import { sql } from 'kysely';
import type { Queries } from '../../platform/database/database.ts';

/** One watch over reports at a time, until the transaction ends: the second finds what the first has made. */
export async function lockClusters(queries: Queries): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('forestall.report-clusters'))`.execute(queries);
}

/** Every report that stands behind a signal of a cluster, or once did, with that signal. */
export async function reportsBehindClusters(queries: Queries): Promise<readonly (readonly [string, string])[]> {
  const { rows } = await sql<{ report: string; signal: string }>`
    select report, signal from signal_report
    where signal in (select id from signal where origin = 'cluster') order by id
  `.execute(queries);
  return rows.map(({ report, signal }) => [report, signal]);
}
