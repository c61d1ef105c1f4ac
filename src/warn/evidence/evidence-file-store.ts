import { sql } from 'kysely';
import type { Queries } from '../../platform/database/database.ts';
import type { EvidenceFile } from './evidence-file.ts';

declare module '../../platform/database/database.ts' {
  interface Tables {
    evidence_content: { sha256: Buffer; size_bytes: number; kept_at: Date };
    evidence_block: { sha256: Buffer; number: number; bytes: Buffer };
    evidence_file: {
      id: string;
      item: string | null;
      report: string | null;
      mail: string | null;
      sha256: Buffer;
      name: string;
      media_type: string;
      size_bytes: number;
      copy_of: string | null;
      done: string | null;
      added_at: Date;
      added_by: string;
      added_by_name: string;
    };
    evidence_reading: { sha256: Buffer; read_at: Date; intact: boolean };
  }
}

const bytesOf = (sha256: string) => Buffer.from(sha256, 'hex');

/** Keeps bytes that are not kept yet, block by block. The database holds them to their digest. */
export async function keepContent(
  queries: Queries,
  {
    sha256,
    sizeBytes,
    blocks,
  }: { readonly sha256: string; readonly sizeBytes: number; readonly blocks: readonly Buffer[] },
  keptAt: Date,
): Promise<void> {
  // No target is named: that would ask to see what stands there, and whoever brings it may not see who else did.
  const { numInsertedOrUpdatedRows } = await queries
    .insertInto('evidence_content')
    .values({ sha256: bytesOf(sha256), size_bytes: sizeBytes, kept_at: keptAt })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) return;
  for (const [number, bytes] of blocks.entries()) {
    await queries
      .insertInto('evidence_block')
      .values({ sha256: bytesOf(sha256), number, bytes })
      .execute();
  }
}

/** One block; nothing after the last. */
export async function readBlock(queries: Queries, sha256: string, number: number): Promise<Buffer | undefined> {
  const row = await queries
    .selectFrom('evidence_block')
    .select('bytes')
    .where('sha256', '=', bytesOf(sha256))
    .where('number', '=', number)
    .executeTakeFirst();
  return row?.bytes;
}

export async function insertFile(queries: Queries, file: EvidenceFile, addedBy: string): Promise<void> {
  await queries
    .insertInto('evidence_file')
    .values({
      id: file.id,
      item: file.item,
      report: file.report,
      mail: file.mail,
      sha256: bytesOf(file.sha256),
      name: file.name,
      media_type: file.mediaType,
      size_bytes: file.sizeBytes,
      copy_of: file.copyOf,
      done: file.done,
      added_at: file.addedAt,
      added_by: addedBy,
      added_by_name: file.addedByName,
    })
    .execute();
}

/** What files are asked for: those of an item, of a report, of a mail, of reports, of one content, or those that are not what came. */
export type FileFilter =
  | { readonly item: string }
  | { readonly report: string }
  | { readonly mail: string }
  | { readonly reports: readonly string[] }
  | { readonly sha256: string }
  | { readonly altered: true };

/** Whether one of these has a file at least, that the asker may see. */
export async function hasFiles(
  queries: Queries,
  { items, reports }: { readonly items: readonly string[]; readonly reports: readonly string[] },
): Promise<boolean> {
  const { rows } = await sql<{ readonly found: boolean }>`
    select exists (
      select from evidence_file where item = any (${items}::uuid[]) or report = any (${reports}::uuid[])
    ) as found
  `.execute(queries);
  return rows[0]?.found ?? false;
}

/** The one added first first. */
export async function listFiles(queries: Queries, filter: FileFilter): Promise<readonly EvidenceFile[]> {
  let query = queries
    .selectFrom('evidence_file')
    .leftJoin('evidence_reading', 'evidence_reading.sha256', 'evidence_file.sha256')
    .selectAll('evidence_file')
    .select(['evidence_reading.read_at', 'evidence_reading.intact'])
    .orderBy('evidence_file.id')
    // Of one thing far more than it takes; of reports what all of a bag’s can have brought.
    .limit('reports' in filter ? 20_000 : 1_000);
  if ('item' in filter) query = query.where('item', '=', filter.item);
  else if ('mail' in filter) query = query.where('mail', '=', filter.mail);
  else if ('report' in filter) query = query.where('report', '=', filter.report);
  else if ('reports' in filter) query = query.where('report', 'in', [...filter.reports]);
  else if ('sha256' in filter) query = query.where('evidence_file.sha256', '=', bytesOf(filter.sha256));
  else query = query.where('evidence_reading.intact', '=', false);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    item: row.item,
    report: row.report,
    mail: row.mail,
    name: row.name,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    sha256: row.sha256.toString('hex'),
    copyOf: row.copy_of,
    done: row.done,
    addedAt: row.added_at,
    addedByName: row.added_by_name,
    readAt: row.read_at,
    isIntact: row.intact,
  }));
}

/** Digests of what is kept, in their order, after one. */
export async function contentsAfter(queries: Queries, after: string, limit: number): Promise<readonly string[]> {
  const rows = await queries
    .selectFrom('evidence_content')
    .select('sha256')
    .where('sha256', '>', bytesOf(after))
    .orderBy('sha256')
    .limit(limit)
    .execute();
  return rows.map(({ sha256 }) => sha256.toString('hex'));
}

/** What the last reading found; nothing where there was none. */
export async function findReading(queries: Queries, sha256: string): Promise<boolean | undefined> {
  const row = await queries
    .selectFrom('evidence_reading')
    .select('intact')
    .where('sha256', '=', bytesOf(sha256))
    .executeTakeFirst();
  return row?.intact;
}

export async function keepReading(queries: Queries, sha256: string, readAt: Date, isIntact: boolean): Promise<void> {
  await sql`
    insert into evidence_reading (sha256, read_at, intact) values (${bytesOf(sha256)}, ${readAt}, ${isIntact})
    on conflict (sha256) do update set read_at = excluded.read_at, intact = excluded.intact
  `.execute(queries);
}
