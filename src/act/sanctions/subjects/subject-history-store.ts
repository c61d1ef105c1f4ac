import { sql } from 'kysely';
import type { Queries } from '../../../platform/database/database.ts';
import type { KeptDetails, SnapshotId, StandingRecord } from '../list-snapshot.ts';
import type { ListedSubject, OtherFields } from '../lists/listed-subject.ts';
import type { SeenRecord } from './subject-history.ts';

type Row = Omit<StandingRecord, keyof KeptDetails | 'name'> & {
  readonly snapshot: SnapshotId;
  readonly version: number;
  readonly line: number;
  readonly details: KeptDetails;
  readonly others: OtherFields;
};

/** What records said, by their lists' own references, in every snapshot in which they stand. */
export async function seenRecords(
  queries: Queries,
  keys: readonly Pick<StandingRecord, 'source' | 'reference'>[],
): Promise<readonly SeenRecord[]> {
  const { rows } = await sql<Row>`
    select snapshot, version, line, source, reference, kind, regime, un_reference as "unReference",
      listed_on::text as "listedOn", details, others
    from listed_version join list_entry on list_entry.version = listed_version.id
    where (source, reference) in (
      select * from unnest(${keys.map(({ source }) => source)}::text[], ${keys.map(({ reference }) => reference)}::text[])
    )
  `.execute(queries);
  return rows.map(({ snapshot, version, ...row }) => ({ snapshot, version, subject: subjectOf(row) }));
}

function subjectOf({
  source,
  reference,
  kind,
  regime,
  unReference,
  listedOn,
  details,
  others,
  line,
}: Omit<Row, 'snapshot' | 'version'>): ListedSubject {
  return {
    ...{ list: source, reference, kind, ...details, others, line },
    ...(unReference !== null && { unReference }),
    ...(regime !== null && { regime }),
    ...(listedOn !== null && { listedOn }),
  };
}
