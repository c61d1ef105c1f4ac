import { type GeneratedAlways, sql } from 'kysely';
import { CopyRows } from '../../platform/database/copy-text.ts';
import type { CopyInto, Queries } from '../../platform/database/database.ts';
import { oncePerMoment } from '../../platform/database/moment.ts';
import type { KeptDetails, KeptFile, ListSnapshot, SnapshotId, SnapshotRemark } from './list-snapshot.ts';
import type { Repair } from './lists/decoded-text.ts';
import type { ListedSubject, ListName, OtherFields, SubjectKind } from './lists/listed-subject.ts';

declare module '../../platform/database/database.ts' {
  interface Tables {
    list_snapshot: {
      id: SnapshotId;
      taken_order: GeneratedAlways<number>;
      source: ListName;
      made_on: string | null;
      file_name: string;
      sha256: Buffer;
      files: string;
      subjects: number;
      names: number;
      repairs: string;
      repair_count: number;
      remarks: string;
      imported_at: Date;
      imported_by: string;
      imported_by_name: string;
    };
    list_original: { snapshot: SnapshotId; file: number; piece: number; content: Buffer };
    listed_version: {
      id: GeneratedAlways<number>;
      source: ListName;
      reference: string;
      digest: Buffer;
      kind: SubjectKind;
      name: string;
      regime: string | null;
      un_reference: string | null;
      listed_on: string | null;
      details: KeptDetails;
      others: OtherFields;
    };
    list_entry: { snapshot: SnapshotId; version: number; line: number };
  }
}

/** One import of a list at a time, until the transaction ends. */
export async function lockLists(queries: Queries): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('forestall.lists'))`.execute(queries);
}

const said = sql.raw('reference, digest, kind, name, regime, un_reference, listed_on, details, others');

/** Opens a table of this transaction's own for the subjects of a file, and gives what takes them. */
export async function stageSubjects(queries: Queries, copyInto: CopyInto): Promise<CopyRows> {
  await sql`create temp table list_staged on commit drop as
    select ${said}, 0 as line, 0 as names from listed_version with no data`.execute(queries);
  return new CopyRows(copyInto('list_staged'));
}

/** @param digest of all that the record says, in hexadecimal */
export function stage(rows: CopyRows, subject: ListedSubject, digest: string): void {
  const { reference, kind, names, birthDates, nationalities, identifiers, regime, unReference, listedOn } = subject;
  const details: KeptDetails = { names, birthDates, nationalities, identifiers };
  rows.add([
    ...[reference, `\\x${digest}`, kind, names[0]?.text ?? '', regime, unReference, listedOn],
    ...[storedJson(details), storedJson(subject.others ?? {}), subject.line, names.length],
  ]);
}

// PostgreSQL keeps neither NUL nor half of a surrogate pair, which JSON.stringify writes as escapes.
const storedJson = (value: unknown) =>
  JSON.stringify(value).replaceAll(/\\u(0000|d[89ab][0-9a-f]{2}|d[c-f][0-9a-f]{2})/g, '\ufffd');

type StagedRow = {
  readonly reference: string;
  readonly kind: SubjectKind;
  readonly regime: string | null;
  readonly un_reference: string | null;
  readonly listed_on: string | null;
  readonly details: KeptDetails;
  readonly others: OtherFields;
  readonly line: number;
};

/** Staged records whose reference another has too, by reference and line. */
export async function stagedTwice(queries: Queries, source: ListName): Promise<readonly ListedSubject[]> {
  await sql`create index on list_staged (reference)`.execute(queries);
  await sql`analyze list_staged`.execute(queries);
  const { rows } = await sql<StagedRow>`
    select reference, kind, regime, un_reference, listed_on::text, details, others, line from list_staged
    where reference in (select reference from list_staged group by reference having count(*) > 1)
    order by reference, line
  `.execute(queries);
  return rows.map((row) => toSubject({ source, ...row }));
}

/** Takes staged records of a reference out again, so that one that joins them can be staged in their place. */
export async function unstage(queries: Queries, references: readonly string[]): Promise<void> {
  await sql`delete from list_staged where reference = any(${references})`.execute(queries);
}

/** Opens the staging table again. */
export function stageMore(copyInto: CopyInto): CopyRows {
  return new CopyRows(copyInto('list_staged'));
}

/** Keeps what is staged as the entries of a snapshot; what a record says is kept once. */
export async function keepStaged(queries: Queries, source: ListName, snapshot: SnapshotId): Promise<void> {
  await sql`
    insert into listed_version (source, ${said}) select ${source}, ${said} from list_staged order by reference
    on conflict (source, reference, digest) do nothing
  `.execute(queries);
  await sql`
    insert into list_entry (snapshot, version, line)
    select ${snapshot}::uuid, listed_version.id, list_staged.line from list_staged
    join listed_version on listed_version.source = ${source}
      and listed_version.reference = list_staged.reference and listed_version.digest = list_staged.digest
  `.execute(queries);
}

export async function countStaged(queries: Queries): Promise<{ readonly subjects: number; readonly names: number }> {
  const { rows } = await sql<{ subjects: number; names: number }>`
    select count(*)::int as subjects, coalesce(sum(names), 0)::int as names from list_staged
  `.execute(queries);
  return rows[0] ?? { subjects: 0, names: 0 };
}

export async function insertSnapshot(queries: Queries, snapshot: ListSnapshot): Promise<void> {
  await queries
    .insertInto('list_snapshot')
    .values({
      id: snapshot.id,
      source: snapshot.source,
      made_on: snapshot.madeOn,
      file_name: snapshot.fileName,
      sha256: Buffer.from(snapshot.sha256, 'hex'),
      files: JSON.stringify(snapshot.files),
      subjects: snapshot.subjects,
      names: snapshot.names,
      repairs: JSON.stringify(snapshot.repairs),
      repair_count: snapshot.repairCount,
      remarks: JSON.stringify(snapshot.remarks),
      imported_at: snapshot.importedAt,
      imported_by: snapshot.importedBy,
      imported_by_name: snapshot.importedByName,
    })
    .execute();
}

export async function insertOriginal(
  queries: Queries,
  snapshot: SnapshotId,
  file: number,
  piece: number,
  content: Buffer,
): Promise<void> {
  await queries.insertInto('list_original').values({ snapshot, file, piece, content }).execute();
}

/** One piece of a file as it is kept; nothing after the last. */
export async function readOriginal(
  queries: Queries,
  snapshot: SnapshotId,
  file: number,
  piece: number,
): Promise<Buffer | undefined> {
  const row = await queries
    .selectFrom('list_original')
    .select('content')
    .where('snapshot', '=', snapshot)
    .where('file', '=', file)
    .where('piece', '=', piece)
    .executeTakeFirst();
  return row?.content;
}

function selectSnapshots(queries: Queries) {
  return queries
    .selectFrom('list_snapshot')
    .select([
      ...(['id', 'source', 'subjects', 'names', 'files', 'repairs', 'remarks'] as const),
      sql<string | null>`made_on::text`.as('madeOn'),
      'file_name as fileName',
      sql<string>`encode(sha256, 'hex')`.as('sha256'),
      'repair_count as repairCount',
      'imported_at as importedAt',
      'imported_by as importedBy',
      'imported_by_name as importedByName',
    ])
    .orderBy(sql`coalesce(made_on, (imported_at at time zone 'UTC')::date)`, 'desc')
    .orderBy('taken_order', 'desc');
}

type SnapshotRow = Awaited<ReturnType<ReturnType<typeof selectSnapshots>['execute']>>[number];

function toSnapshot({ files, repairs, remarks, ...row }: SnapshotRow): ListSnapshot {
  return {
    ...row,
    // Written by insertSnapshot, and read back by the driver from jsonb.
    files: files as unknown as readonly KeptFile[],
    repairs: repairs as unknown as readonly Repair[],
    remarks: remarks as unknown as readonly SnapshotRemark[],
  };
}

/** Every snapshot of every list, the newest first by the lists’ own dates. */
export const allSnapshots = oncePerMoment(
  async (queries: Queries): Promise<readonly ListSnapshot[]> =>
    (await selectSnapshots(queries).execute()).map(toSnapshot),
);

export async function snapshotWith(
  queries: Queries,
  source: ListName,
  sha256: string,
): Promise<ListSnapshot | undefined> {
  const row = await selectSnapshots(queries)
    .where('source', '=', source)
    .where('sha256', '=', Buffer.from(sha256, 'hex'))
    .executeTakeFirst();
  return row && toSnapshot(row);
}

/** What one snapshot says and another does not: new subjects, and such as say something else. */
export async function subjectsOnlyIn(
  queries: Queries,
  snapshot: SnapshotId,
  other: SnapshotId,
): Promise<readonly ListedSubject[]> {
  const { rows } = await sql<StagedRow & { source: ListName }>`
    select source, reference, kind, regime, un_reference, listed_on::text, details, others, line
    from list_entry join listed_version on listed_version.id = list_entry.version
    where snapshot = ${snapshot} and not exists (
      select from list_entry as theirs where theirs.snapshot = ${other} and theirs.version = list_entry.version
    )
  `.execute(queries);
  return rows.map(toSubject);
}

/** Regimes under which a list that was ever imported says that somebody was listed on one of these days, ISO 8601. */
export async function regimesListedBetween(queries: Queries, from: string, until: string): Promise<readonly string[]> {
  const { rows } = await sql<{ regime: string }>`
    select distinct regime from listed_version
    where regime is not null and listed_on between ${from}::date and ${until}::date
  `.execute(queries);
  return rows.map(({ regime }) => regime);
}

function toSubject(row: StagedRow & { readonly source: ListName }): ListedSubject {
  return {
    list: row.source,
    reference: row.reference,
    kind: row.kind,
    ...row.details,
    ...(row.un_reference !== null && { unReference: row.un_reference }),
    ...(row.regime !== null && { regime: row.regime }),
    ...(row.listed_on !== null && { listedOn: row.listed_on }),
    others: row.others,
    line: row.line,
  };
}
