import { sql } from 'kysely';
import type { Queries } from '../../platform/database/database.ts';
import type { ReleasedMessage, ReleasedMessageId } from './released-message.ts';
import type { ReleaseText } from './warning-release.ts';

declare module '../../platform/database/database.ts' {
  interface Tables {
    released_message: Omit<ReleasedMessage, 'texts' | 'caveats' | 'audience'> & {
      texts: readonly ReleaseText[];
      caveats: readonly string[];
      audience: readonly string[];
    };
    released_mail: { message: ReleasedMessageId; person: string; sent_at: Date };
  }
}

const columns = [
  ...(['id', 'release', 'number', 'type', 'at', 'country', 'area', 'urgency', 'texts', 'sender'] as const),
  ...(['owner', 'marking', 'caveats', 'audience'] as const),
] as const;

export async function insertMessage(queries: Queries, { texts, ...message }: ReleasedMessage): Promise<void> {
  await queries
    .insertInto('released_message')
    .values({ ...message, texts: sql`${JSON.stringify(texts)}::jsonb` })
    .execute();
}

/** Of one release, in their order. */
export async function messagesOf(queries: Queries, release: string): Promise<readonly ReleasedMessage[]> {
  return queries
    .selectFrom('released_message')
    .select(columns)
    .where('release', '=', release)
    .orderBy('number')
    .execute();
}

export async function findMessage(queries: Queries, id: ReleasedMessageId): Promise<ReleasedMessage | undefined> {
  return queries.selectFrom('released_message').select(columns).where('id', '=', id).executeTakeFirst();
}

/** The newest first. */
export async function newestMessages(queries: Queries, limit: number): Promise<readonly ReleasedMessage[]> {
  return queries
    .selectFrom('released_message')
    .select(columns)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** To whom one has gone by mail. */
export async function mailedTo(queries: Queries, message: ReleasedMessageId): Promise<ReadonlySet<string>> {
  const rows = await queries.selectFrom('released_mail').select('person').where('message', '=', message).execute();
  return new Set(rows.map(({ person }) => person));
}

export async function insertMailed(
  queries: Queries,
  message: ReleasedMessageId,
  person: string,
  at: Date,
): Promise<void> {
  await queries
    .insertInto('released_mail')
    .values({ message, person, sent_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
