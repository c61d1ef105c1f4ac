import { sql } from 'kysely';
import type { Queries } from '../database/database.ts';
import { canonicalJson, type Marked } from '../ledger/ledger-entry.ts';
import type { FieldValue } from './field.ts';

declare module '../database/database.ts' {
  interface Tables {
    record_version: { kind: string; record_id: string; number: number };
  }
}

/** A record as it was published, with all that belonged to it: never changed. */
export type RecordVersion = Marked & {
  readonly kind: string;
  readonly recordId: string;
  /** From 1, without gaps. */
  readonly number: number;
  readonly publishedAt: Date;
  readonly publishedByName: string;
  readonly content: VersionContent;
};

/** What a version froze: the record's values, and those of each part by its kind. */
export type VersionContent = {
  readonly title: string;
  readonly values: { readonly [name: string]: FieldValue };
  readonly parts: { readonly [kind: string]: readonly VersionPart[] };
};
export type VersionPart = {
  readonly id: string;
  readonly title: string;
  readonly values: { readonly [name: string]: FieldValue };
};

/** @returns the number that it was given */
export async function insertVersion(queries: Queries, version: Omit<RecordVersion, 'number'>): Promise<number> {
  const { kind, recordId, publishedAt, publishedByName, owner, marking, caveats, audience } = version;
  // Under the record's lock, so that two who publish at once are given two numbers.
  const { rows } = await sql<{ readonly number: number }>`
    insert into record_version (kind, record_id, number, published_at, published_by_name, content,
                                owner, marking, caveats, audience)
    values (${kind}, ${recordId}, (select next_record_version(${kind}, ${recordId}::uuid)),
      ${publishedAt}, ${publishedByName}, ${canonicalJson(version.content)}::jsonb,
      ${owner}, ${marking}, ${caveats}, ${audience})
    returning number`.execute(queries);
  return rows[0]?.number ?? 1;
}

const columns = sql`kind, record_id as "recordId", number, published_at as "publishedAt",
  published_by_name as "publishedByName", content, owner, marking, caveats, audience`;

/** A version without what it froze, which may be megabytes. */
export type VersionHead = Pick<RecordVersion, 'number' | 'publishedAt' | 'publishedByName'>;

/** The newest first. */
export async function listVersionHeads(
  queries: Queries,
  kind: string,
  recordId: string,
): Promise<readonly VersionHead[]> {
  const { rows } = await sql<VersionHead>`select number, published_at as "publishedAt",
    published_by_name as "publishedByName" from record_version
    where kind = ${kind} and record_id = ${recordId} order by number desc`.execute(queries);
  return rows;
}

/** The newest first. */
export async function listVersions(
  queries: Queries,
  kind: string,
  recordId: string,
): Promise<readonly RecordVersion[]> {
  const { rows } = await sql<RecordVersion>`select ${columns} from record_version
    where kind = ${kind} and record_id = ${recordId} order by number desc`.execute(queries);
  return rows;
}

/** Of each record its newest, where it has one. */
export async function listLatestVersions(
  queries: Queries,
  kind: string,
  recordIds: readonly string[],
): Promise<readonly RecordVersion[]> {
  const { rows } = await sql<RecordVersion>`select distinct on (record_id) ${columns} from record_version
    where kind = ${kind} and record_id = any (${recordIds}::uuid[]) order by record_id, number desc`.execute(queries);
  return rows;
}

export async function findVersion(
  queries: Queries,
  kind: string,
  recordId: string,
  number: number,
): Promise<RecordVersion | undefined> {
  const { rows } = await sql<RecordVersion>`select ${columns} from record_version
    where kind = ${kind} and record_id = ${recordId} and number = ${number}`.execute(queries);
  return rows[0];
}
