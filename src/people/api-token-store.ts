import { type Generated, sql } from 'kysely';
import type { Queries } from '../platform/database/database.ts';
import type { ApiToken, TokenScope } from './api-token.ts';

declare module '../platform/database/database.ts' {
  interface Tables {
    api_token: {
      id: string;
      person: string;
      name: string;
      scope: TokenScope;
      token_sha256: Buffer;
      made_at: Date;
      expires_at: Date;
      last_used_at: Generated<Date | null>;
      revoked_at: Generated<Date | null>;
    };
  }
}

function selectTokens(queries: Queries) {
  return queries
    .selectFrom('api_token')
    .select(['id', 'person', 'name', 'scope', 'made_at', 'expires_at', 'last_used_at', 'revoked_at']);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectTokens>['execute']>>[number];

function toToken(row: Row): ApiToken {
  return {
    id: row.id,
    name: row.name,
    scope: row.scope,
    madeAt: row.made_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at ?? undefined,
    revokedAt: row.revoked_at ?? undefined,
  };
}

export async function insertToken(
  queries: Queries,
  person: string,
  token: Pick<ApiToken, 'id' | 'name' | 'scope' | 'madeAt' | 'expiresAt'>,
  sha256: Buffer,
): Promise<void> {
  await queries
    .insertInto('api_token')
    .values({
      id: token.id,
      person,
      name: token.name,
      scope: token.scope,
      token_sha256: sha256,
      made_at: token.madeAt,
      expires_at: token.expiresAt,
    })
    .execute();
}

/** Tokens of a person, the newest first. */
export async function listTokens(queries: Queries, person: string): Promise<readonly ApiToken[]> {
  const rows = await selectTokens(queries)
    .where('person', '=', person)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(toToken);
}

export async function findTokenByDigest(
  queries: Queries,
  sha256: Buffer,
): Promise<{ readonly token: ApiToken; readonly person: string } | undefined> {
  const row = await selectTokens(queries).where('token_sha256', '=', sha256).executeTakeFirst();
  return row && { token: toToken(row), person: row.person };
}

/** Notes that a token is used, if it was not within the last minute. */
export async function touchToken(queries: Queries, id: string, now: Date): Promise<void> {
  await sql`
    update api_token set last_used_at = ${now}
    where id = ${id} and (last_used_at is null or last_used_at <= ${now}::timestamptz - interval '1 minute')
  `.execute(queries);
}

/** @returns the token as it stood, if it was that person's and good to be revoked */
export async function revokeToken(
  queries: Queries,
  person: string,
  id: string,
  now: Date,
): Promise<ApiToken | undefined> {
  const row = await selectTokens(queries)
    .where('id', '=', id)
    .where('person', '=', person)
    .where('revoked_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  await queries.updateTable('api_token').set({ revoked_at: now }).where('id', '=', id).execute();
  return toToken(row);
}

/** Revokes each good token of a person. @returns how many there were */
export async function revokeTokensOf(queries: Queries, person: string, now: Date): Promise<number> {
  const { numUpdatedRows } = await queries
    .updateTable('api_token')
    .set({ revoked_at: now })
    .where('person', '=', person)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
