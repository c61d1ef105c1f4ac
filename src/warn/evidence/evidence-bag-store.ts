import type { Queries } from '../../platform/database/database.ts';
import type { Marked } from '../../platform/ledger/ledger-entry.ts';
import type { BagSubject } from './bag-chain.ts';

declare module '../../platform/database/database.ts' {
  interface Tables {
    evidence_bag: {
      id: string;
      subject_type: string;
      subject_id: string;
      tag_manifest_sha256: Buffer;
      files: number;
      size_bytes: number;
      made_at: Date;
      made_by: string;
      made_by_name: string;
      authority: string | null;
      stamp_request: Buffer | null;
      stamp_response: Buffer | null;
      stamped_at: Date | null;
      owner: string;
      marking: string;
      caveats: string[];
      audience: string[];
    };
  }
}

/** A bag that was given out. */
export type GivenBag = {
  readonly id: string;
  readonly subjectType: BagSubject['type'];
  readonly subjectId: string;
  /** In hexadecimal: what a stranger's copy of the bag is known by. */
  readonly tagManifestSha256: string;
  readonly files: number;
  readonly sizeBytes: number;
  readonly madeAt: Date;
  readonly madeByName: string;
  readonly stamp:
    | { readonly authority: string; readonly request: Buffer; readonly response: Buffer; readonly at: Date }
    | undefined;
};

export async function insertBag(queries: Queries, bag: GivenBag, madeBy: string, marked: Marked): Promise<void> {
  await queries
    .insertInto('evidence_bag')
    .values({
      id: bag.id,
      subject_type: bag.subjectType,
      subject_id: bag.subjectId,
      tag_manifest_sha256: Buffer.from(bag.tagManifestSha256, 'hex'),
      files: bag.files,
      size_bytes: bag.sizeBytes,
      made_at: bag.madeAt,
      made_by: madeBy,
      made_by_name: bag.madeByName,
      authority: bag.stamp?.authority ?? null,
      stamp_request: bag.stamp?.request ?? null,
      stamp_response: bag.stamp?.response ?? null,
      stamped_at: bag.stamp?.at ?? null,
      owner: marked.owner,
      marking: marked.marking,
      caveats: [...marked.caveats],
      audience: [...marked.audience],
    })
    .execute();
}

/** Those of a subject, the one given out last first, at most 100. */
export async function listBags(queries: Queries, subjectId: string): Promise<readonly GivenBag[]> {
  const rows = await queries
    .selectFrom('evidence_bag')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    // The table's check holds it.
    subjectType: row.subject_type as GivenBag['subjectType'],
    subjectId: row.subject_id,
    tagManifestSha256: row.tag_manifest_sha256.toString('hex'),
    files: row.files,
    sizeBytes: row.size_bytes,
    madeAt: row.made_at,
    madeByName: row.made_by_name,
    stamp:
      row.authority === null || row.stamp_request === null || row.stamp_response === null || row.stamped_at === null
        ? undefined
        : { authority: row.authority, request: row.stamp_request, response: row.stamp_response, at: row.stamped_at },
  }));
}
