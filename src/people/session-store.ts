import { createHash } from 'node:crypto';
import { type ColumnType, type Generated, sql } from 'kysely';
import type { Queries } from '../platform/database/database.ts';

declare module '../platform/database/database.ts' {
  interface Tables {
    session: {
      id_sha256: Buffer;
      content: ColumnType<unknown, string, string>;
      person: string | null;
      /** Who it is at the identity provider, and in which session there. */
      subject: string | null;
      issuer_session: string | null;
      started_at: Date;
      last_used_at: Date;
      expires_at: Date;
      ended_at: Generated<Date | null>;
    };
  }
}

/** Only a digest of the identifier is kept, so that a copy of the table signs nobody in. */
function digest(sessionId: string): Buffer {
  return createHash('sha256').update(sessionId).digest();
}

/** What a session may still be used for: begun and last used after these moments, and not past its own end. */
export type Alive = { readonly now: Date; readonly startedAfter: Date; readonly usedAfter: Date };

export async function readSession(
  queries: Queries,
  sessionId: string,
  { now, startedAfter, usedAfter }: Alive,
): Promise<{ readonly content: unknown; readonly lastUsedAt: Date } | undefined> {
  const row = await queries
    .selectFrom('session')
    .select(['content', 'last_used_at'])
    .where('id_sha256', '=', digest(sessionId))
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where('started_at', '>', startedAfter)
    .where('last_used_at', '>', usedAfter)
    .executeTakeFirst();
  return row && { content: row.content, lastUsedAt: row.last_used_at };
}

export type SessionRow = {
  readonly content: string;
  readonly person: string | undefined;
  readonly subject: string | undefined;
  readonly issuerSession: string | undefined;
};

/** Begins a session or changes one; one that has ended stays ended, and none outlives the end it began with. */
export async function writeSession(
  queries: Queries,
  sessionId: string,
  { content, person, subject, issuerSession }: SessionRow,
  { now, expiresAt }: { readonly now: Date; readonly expiresAt: Date },
): Promise<void> {
  const said = {
    content,
    person: person ?? null,
    subject: subject ?? null,
    issuer_session: issuerSession ?? null,
    last_used_at: now,
  };
  await queries
    .insertInto('session')
    .values({ id_sha256: digest(sessionId), ...said, started_at: now, expires_at: expiresAt })
    .onConflict((conflict) => conflict.column('id_sha256').doUpdateSet(said).where('session.ended_at', 'is', null))
    .execute();
}

/** Notes that a session is used: at most once a minute, so that reading a page writes nothing. */
export async function touchSession(queries: Queries, sessionId: string, now: Date): Promise<void> {
  await queries
    .updateTable('session')
    .set({ last_used_at: now })
    .where('id_sha256', '=', digest(sessionId))
    .where('last_used_at', '<', now)
    .execute();
}

export type Which = {
  readonly sessionId?: string;
  readonly subject?: string | undefined;
  readonly issuerSession?: string | undefined;
};

/**
 * Ends the session with an identifier, or those of a subject and session at the issuer, and forgets what they held.
 * A session of which the issuer told no session of its own ends with any of its subject.
 * @returns whose they were
 */
export async function endSessions(
  queries: Queries,
  { sessionId, subject, issuerSession }: Which,
  now: Date,
): Promise<readonly { readonly person: string | undefined; readonly subject: string | undefined }[]> {
  const ofSubject = sql`(${subject ?? null}::text is null or subject = ${subject ?? null})`;
  const ofSession = sql`(${issuerSession ?? null}::text is null or issuer_session = ${issuerSession ?? null}
    or (issuer_session is null and subject = ${subject ?? null}))`;
  const which =
    sessionId === undefined
      ? sql`subject is not null and ${ofSubject} and ${ofSession}`
      : sql`id_sha256 = ${digest(sessionId)}`;
  const { rows } = await sql<{ person: string | null; subject: string | null }>`
    update session set ended_at = ${now}, content = '{}'
    where ended_at is null and ${which}
    returning person, subject
  `.execute(queries);
  return rows.map((row) => ({ person: row.person ?? undefined, subject: row.subject ?? undefined }));
}

/** Ends each session of a person, and forgets what it held. @returns how many there were */
export async function endSessionsOf(queries: Queries, person: string, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    update session set ended_at = ${now}, content = '{}' where ended_at is null and person = ${person}
  `.execute(queries);
  return Number(numAffectedRows ?? 0n);
}

export async function deleteExpiredSessions(queries: Queries, { now, startedAfter, usedAfter }: Alive): Promise<void> {
  await sql`
    delete from session
    where expires_at <= ${now} or started_at <= ${startedAfter} or (ended_at is null and last_used_at <= ${usedAfter})
  `.execute(queries);
}
