import { sql } from 'kysely';
import type { Queries } from '../../platform/database/database.ts';
import type { KeptDetails, ListedVersion, SnapshotId } from './list-snapshot.ts';

const atOnce = 5_000;

type Row = Omit<ListedVersion, keyof KeptDetails> & { readonly details: KeptDetails };

/** The subjects of a snapshot, a stretch at a time. @param after version after which to go on */
export async function someVersions(
  queries: Queries,
  snapshot: SnapshotId,
  after: number,
): Promise<readonly ListedVersion[]> {
  const { rows } = await sql<Row>`
    select version, source, reference, kind, name, regime, un_reference as "unReference", listed_on::text as "listedOn",
      details
    from list_entry join listed_version on listed_version.id = version
    where snapshot = ${snapshot} and version > ${after} order by version limit ${atOnce}
  `.execute(queries);
  return rows.map(({ details, ...row }) => ({ ...row, ...details }));
}

/** What versions say, by their numbers. */
export async function versionsWith(queries: Queries, versions: readonly number[]): Promise<readonly ListedVersion[]> {
  const { rows } = await sql<Row>`
    select id as version, source, reference, kind, name, regime, un_reference as "unReference",
      listed_on::text as "listedOn", details
    from listed_version where id = any(${versions}::bigint[]) order by id
  `.execute(queries);
  return rows.map(({ details, ...row }) => ({ ...row, ...details }));
}
