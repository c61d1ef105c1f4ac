import type { Actor } from '../database/actor.ts';
import type { Database } from '../database/database.ts';
import { questionOf } from './fold.ts';
import { type Found, findDocuments } from './search-store.ts';

export type SearchService = ReturnType<typeof createSearchService>;

export function createSearchService({ database }: { readonly database: Database }) {
  return {
    /** What one may see that has all the words, after the first `passed`; nothing for a question without a word. */
    async find(
      actor: Actor,
      text: string,
      limit = 50,
      passed = 0,
    ): Promise<{ readonly found: readonly Found[]; readonly count: number }> {
      const question = questionOf(text);
      if (question === undefined) return { found: [], count: 0 };
      return database.snapshot(actor, (queries) => findDocuments(queries, question, text, limit, passed));
    },
  };
}
