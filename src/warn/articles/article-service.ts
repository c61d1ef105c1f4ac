import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../../platform/clock.ts';
import { type Landing, mayReadHealth } from '../../platform/connectors/connector.ts';
import { type Actor, systemActor } from '../../platform/database/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import type { PageAsked, Stretch } from '../../platform/database/page.ts';
import { unrestricted } from '../../platform/ledger/ledger-entry.ts';
import { appendLedgerEntry } from '../../platform/ledger/ledger-store.ts';
import { Refusal } from '../../platform/refusal.ts';
import { indexDocuments, type SearchDocument } from '../../platform/search/search-store.ts';
import { suggestCodes, type TermList } from '../reports/coding-terms.ts';
import type { Article, ArticleFilter, ArticleId, ToldArticle } from './article.ts';
import * as store from './article-store.ts';
import { countriesNamedIn } from './country-mentions.ts';

export type ArticleService = ReturnType<typeof createArticleService>;

/** What others have published, as sources that run by themselves tell of it. */
export function createArticleService({
  database,
  clock,
  terms,
  house,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly terms: TermList;
  /** The organisations that what is read here is for, by their ids. */
  readonly house: () => Promise<readonly string[]>;
}) {
  function kept(source: string, told: ToldArticle, digest: string): store.KeptArticle {
    const words = `${told.title}\n${told.summary}`;
    return {
      ...told,
      // A fresh UUID is by construction the identity of a new row.
      ...{ id: uuidv7() as ArticleId, source, landedAt: clock(), contentSha256: Buffer.from(digest, 'hex') },
      countries: told.countries ?? countriesNamedIn(words),
      isPlaceTold: told.countries !== undefined,
      proposed: suggestCodes(terms, words).map(({ tag, words: found }) => ({ tag, words: found })),
    };
  }

  return {
    /**
     * Lands what a source tells of, whole or not at all. What it tells as before stays as it stood; what it tells otherwise
     * stands in a new row, and the one before is kept. What it no longer tells of stands: feeds tell of the newest alone.
     * @param told each key once
     */
    async land(actor: Actor, source: { readonly id: string; readonly name: string }, told: readonly ToldArticle[]) {
      const audience = await house();
      const reachesTo = told
        .map(({ publishedAt }) => publishedAt.toISOString().slice(0, 10))
        .toSorted()
        .at(-1);
      const digests = new Map(told.map((each) => [each.key, digestOf(each)]));
      return database.transact(actor, async (queries): Promise<Landing> => {
        const standing = await store.standingDigests(queries, source.id, [...digests.keys()]);
        const changed = told.filter(({ key }) => standing.get(key) !== digests.get(key));
        const revised = changed.flatMap(({ key }) => (standing.has(key) ? [key] : []));
        if (changed.length === 0) return { outcome: 'unchanged', rows: told.length, reachesTo };
        const at = clock();
        await store.supersede(queries, source.id, revised, at);
        const articles = changed.map((each) => kept(source.id, each, digests.get(each.key) ?? ''));
        await store.insertArticles(queries, articles);
        await indexDocuments(
          queries,
          articles.map((article) => foundBy(article, audience)),
        );
        const added = changed.length - revised.length;
        await appendLedgerEntry(queries, actor, {
          ...{ at, kind: 'articles.landed', subjectType: 'connector', subjectId: source.id, place: null },
          ...{ fromState: 'on', toState: 'on', marked: unrestricted },
          payload: {
            said: `${source.name}: ${added} new, ${revised.length} told otherwise`,
            ...{ added, revised: revised.length },
            // By which what stood at a moment is proved: of each article, in the order in which it is told.
            articles: articles.map(({ id, contentSha256 }) => [id, contentSha256.toString('hex')]),
          },
        });
        return { outcome: 'landed', rows: told.length, reachesTo };
      });
    },

    /**
     * A stretch of those that stand, the one published last first, and how many there are in all.
     * @throws Refusal (403) for who is not of the house
     */
    async listAndCount(actor: Actor, filter: ArticleFilter, stretch: Stretch) {
      requireHouse(actor);
      return database.snapshot(actor, (queries) => store.stretchOfArticles(queries, filter, stretch));
    },

    /** A page of the same. */
    async page(actor: Actor, filter: ArticleFilter, page: PageAsked): Promise<readonly Article[]> {
      requireHouse(actor);
      return database.snapshot(actor, (queries) => store.pageOfArticles(queries, filter, page));
    },
  };
}

/** As search finds it: what is told otherwise later is found as it stands then, and no more as it was. */
function foundBy(article: Article, audience: readonly string[]): SearchDocument {
  const { id, source, key, title, summary, publishers, countries, publishedAt } = article;
  return {
    ...{ kind: 'article', id: `${source} ${key}`, title, href: `/warn/articles?article=${id}` },
    text: [summary, ...publishers].join('\n'),
    ...{ place: countries[0] ?? null, changedAt: publishedAt },
    marked: { owner: systemActor.organisationId, marking: 'OFFICIAL', caveats: [], audience },
  };
}

/** What is read, and from whom, is for those who work here, as how sources do is. */
function requireHouse(actor: Actor): void {
  if (mayReadHealth(actor)) return;
  const words = 'What others have published is listed for those who work here. Sign in first.';
  throw new Refusal('article.not-yours', 403, words);
}

function digestOf({ publishedAt, ...told }: ToldArticle): string {
  const said = [told.title, told.address, publishedAt.toISOString(), told.publishers, told.language ?? null];
  return createHash('sha256')
    .update(JSON.stringify([...said, told.countries ?? null, told.summary]))
    .digest('hex');
}
