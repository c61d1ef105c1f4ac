import { sql } from 'kysely';
import type { Queries } from '../../database/database.ts';

/** An answer as it was given. */
export type KeptAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

declare module '../../database/database.ts' {
  interface Tables {
    idempotency_claim: {
      id: string;
      person: string;
      key: string;
      request_sha256: Buffer;
      claimed_at: Date;
      carried_out_by: string | null;
      subject_id: string | null;
      answer: KeptAnswer | null;
    };
  }
}

export type Claim = {
  readonly id: string;
  readonly requestSha256: Buffer;
  readonly claimedAt: Date;
  /** What the request was about; nothing before it is carried out. */
  readonly subjectId: string | null;
  readonly answer: KeptAnswer | null;
};

/** @returns false where the person has used the key already */
export async function insertClaim(
  queries: Queries,
  person: string,
  key: string,
  claim: Pick<Claim, 'id' | 'requestSha256' | 'claimedAt'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await queries
    .insertInto('idempotency_claim')
    .values({
      id: claim.id,
      person,
      key,
      request_sha256: claim.requestSha256,
      claimed_at: claim.claimedAt,
      carried_out_by: null,
      subject_id: null,
      answer: null,
    })
    .onConflict((conflict) => conflict.columns(['person', 'key']).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** The standing claim, locked until the transaction ends. */
export async function lockClaim(queries: Queries, person: string, key: string): Promise<Claim | undefined> {
  return queries
    .selectFrom('idempotency_claim')
    .select(['id', 'request_sha256 as requestSha256', 'claimed_at as claimedAt', 'subject_id as subjectId', 'answer'])
    .where('person', '=', person)
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirst();
}

export async function claimAgain(queries: Queries, id: string, claimedAt: Date): Promise<void> {
  await queries.updateTable('idempotency_claim').set({ claimed_at: claimedAt }).where('id', '=', id).execute();
}

export async function keepAnswer(queries: Queries, id: string, answer: KeptAnswer): Promise<void> {
  await sql`update idempotency_claim set answer = ${JSON.stringify(answer)}::jsonb where id = ${id}`.execute(queries);
}

/** Lets go of a claim under which nothing was carried out. */
export async function releaseClaim(queries: Queries, id: string): Promise<void> {
  await queries.deleteFrom('idempotency_claim').where('id', '=', id).where('carried_out_by', 'is', null).execute();
}

export async function deleteClaimsBefore(queries: Queries, before: Date, person?: string): Promise<void> {
  let query = queries.deleteFrom('idempotency_claim').where('claimed_at', '<', before);
  if (person !== undefined) query = query.where('person', '=', person);
  await query.execute();
}
