import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Queries } from '../platform/database/database.ts';

declare module '../platform/database/database.ts' {
  interface Tables {
    session: { id_sha256: Buffer; content: string; expires_at: Date };
  }
}

/** Only a digest of the identifier is kept, so that a copy of the table signs nobody in. */
function digest(sessionId: string): Buffer {
  return createHash('sha256').update(sessionId).digest();
}

export async function readSession(queries: Queries, sessionId: string, now: Date): Promise<unknown> {
  const row = await queries
    .selectFrom('session')
    .select('content')
    .where('id_sha256', '=', digest(sessionId))
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row?.content;
}

export async function writeSession(
  queries: Queries,
  sessionId: string,
  content: string,
  expiresAt: Date,
): Promise<void> {
  await queries
    .insertInto('session')
    .values({ id_sha256: digest(sessionId), content, expires_at: expiresAt })
    .onConflict((conflict) => conflict.column('id_sha256').doUpdateSet({ content, expires_at: expiresAt }))
    .execute();
}

export async function deleteSession(queries: Queries, sessionId: string): Promise<void> {
  await queries.deleteFrom('session').where('id_sha256', '=', digest(sessionId)).execute();
}

export async function deleteExpiredSessions(queries: Queries, now: Date): Promise<void> {
  await sql`delete from session where expires_at <= ${now}`.execute(queries);
}
