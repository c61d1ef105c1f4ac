import type { Actor } from '../database/actor.ts';
import type { Database } from '../database/database.ts';
import { questionOf } from './fold.ts';
import { type DocumentKey, type Found, findDocuments, type NamedAlike, readNamedAlike } from './search-store.ts';
import { findStanding, type StandingDocument } from './standing-document.ts';

const mostNames = 20;
const mostAlike = 10;

export type SearchService = ReturnType<typeof createSearchService>;

/** @param standing pages that are found before what the database holds */
export function createSearchService({
  database,
  standing = [],
}: {
  readonly database: Database;
  readonly standing?: readonly StandingDocument[];
}) {
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
      const pages = findStanding(standing, text).map(
        ({ members: _, ...each }): Found => ({ ...each, changedAt: null }),
      );
      const first = pages.slice(passed, passed + limit);
      // The database counts on the rows that it gives: of one at least.
      const left = Math.max(limit - first.length, 1);
      const rest = await database.snapshot(actor, (queries) =>
        findDocuments(queries, question, text, left, Math.max(passed - pages.length, 0)),
      );
      return { found: [...first, ...rest.found].slice(0, limit), count: pages.length + rest.count };
    },

    /**
     * What holds a name much like one of these, of these kinds and but for one thing, each once with its best likeness:
     * of what one may see. Nothing is joined by it.
     */
    async namedAlike(
      actor: Actor,
      names: readonly string[],
      kinds: readonly string[],
      except: DocumentKey,
    ): Promise<readonly (NamedAlike & { readonly name: string })[]> {
      const found = await database.snapshot(actor, async (queries) => {
        const all: (NamedAlike & { readonly name: string })[] = [];
        for (const name of names.slice(0, mostNames)) {
          const alike = await readNamedAlike(queries, name, kinds, except, mostAlike);
          all.push(...alike.map((each) => ({ ...each, name })));
        }
        return all;
      });
      const sorted = found.toSorted((left, right) => right.likeness - left.likeness);
      return sorted
        .filter(({ href }, place) => sorted.findIndex((each) => each.href === href) === place)
        .slice(0, mostAlike);
    },
  };
}
