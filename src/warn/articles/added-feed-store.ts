import type { Queries } from '../../platform/database/database.ts';
import type { AddedFeed } from './added-feed.ts';

declare module '../../platform/database/database.ts' {
  interface Tables {
    added_feed: {
      id: string;
      name: string;
      publisher: string;
      address: string;
      language: string | null;
      licence: string;
      added_at: Date;
      added_by: string;
    };
  }
}

/** Every feed that somebody has added, in the order in which they were. */
export async function allAddedFeeds(queries: Queries): Promise<readonly AddedFeed[]> {
  const rows = await queries
    .selectFrom('added_feed')
    .select(['id', 'name', 'publisher', 'address', 'language', 'licence'])
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  return rows.map(({ language, ...row }) => ({ ...row, ...(language === null ? {} : { language }) }));
}

/** @returns whether it was added: not where one of its name or its address is there */
export async function insertAddedFeed(
  queries: Queries,
  feed: AddedFeed,
  by: { readonly added_at: Date; readonly added_by: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await queries
    .insertInto('added_feed')
    .values({ ...feed, language: feed.language ?? null, ...by })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}
