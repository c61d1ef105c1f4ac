import { sql } from 'kysely';
import type { Queries } from '../../platform/database/database.ts';
import type { KeptDetails, SnapshotId } from './list-snapshot.ts';
import type { ListName, SubjectKind } from './lists/listed-subject.ts';

/** What a list says of a subject, as far as it is compared. */
export type ListedVersion = KeptDetails & {
  /** Number of what is said: another as soon as any of it changes. */
  readonly version: number;
  readonly source: ListName;
  readonly reference: string;
  readonly kind: SubjectKind;
  readonly name: string;
  readonly regime: string | null;
  readonly unReference: string | null;
  readonly listedOn: string | null;
};

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
