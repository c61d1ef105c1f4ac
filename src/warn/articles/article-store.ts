import { sql } from 'kysely';
import type { CountryCode } from '../../places/country.ts';
import type { Queries } from '../../platform/database/database.ts';
import type { PageAsked, Stretch } from '../../platform/database/page.ts';
import type { Article, ArticleFilter, ArticleId, ProposedTag } from './article.ts';

declare module '../../platform/database/database.ts' {
  interface Tables {
    article: {
      id: ArticleId;
      source: string;
      source_key: string;
      title: string;
      address: string;
      published_at: Date;
      publishers: readonly string[];
      language: string | null;
      countries: readonly CountryCode[];
      is_place_told: boolean;
      summary: string;
      proposed: string;
      content_sha256: Buffer;
      landed_at: Date;
      superseded_at: Date | null;
    };
  }
}

/** What the standing articles of a source say, by what it calls them by. */
export async function standingDigests(
  queries: Queries,
  source: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await queries
    .selectFrom('article')
    .select(['source_key', sql<string>`encode(content_sha256, 'hex')`.as('digest')])
    .where('source', '=', source)
    .where('superseded_at', 'is', null)
    .where(sql<boolean>`source_key = any (${[...keys]})`)
    .execute();
  return new Map(rows.map((row) => [row.source_key, row.digest]));
}

/** Those that stood so far stay as they were, and no longer stand. */
export async function supersede(queries: Queries, source: string, keys: readonly string[], at: Date): Promise<void> {
  if (keys.length === 0) return;
  await queries
    .updateTable('article')
    .set({ superseded_at: at })
    .where('source', '=', source)
    .where('superseded_at', 'is', null)
    .where(sql<boolean>`source_key = any (${[...keys]})`)
    .execute();
}

export type KeptArticle = Article & { readonly contentSha256: Buffer };

export async function insertArticles(queries: Queries, articles: readonly KeptArticle[]): Promise<void> {
  if (articles.length === 0) return;
  await queries
    .insertInto('article')
    .values(
      articles.map((each) => ({
        ...{ id: each.id, source: each.source, source_key: each.key, title: each.title, address: each.address },
        ...{ published_at: each.publishedAt, publishers: each.publishers, language: each.language ?? null },
        ...{ countries: each.countries, is_place_told: each.isPlaceTold, summary: each.summary },
        ...{ proposed: JSON.stringify(each.proposed), content_sha256: each.contentSha256 },
        ...{ landed_at: each.landedAt, superseded_at: null },
      })),
    )
    .execute();
}

function fitting(queries: Queries, { country, tag, since, article }: ArticleFilter) {
  let query = queries.selectFrom('article').where('superseded_at', 'is', null);
  if (country !== undefined) query = query.where(sql<boolean>`countries @> array[${country}]::text[]`);
  if (tag !== undefined) query = query.where(sql<boolean>`proposed @> ${JSON.stringify([{ tag }])}::jsonb`);
  if (article !== undefined) query = query.where('id', '=', article);
  if (since !== undefined) query = query.where('published_at', '>=', since);
  return query;
}

const columns = [
  ...(['id', 'source', 'source_key', 'title', 'address', 'published_at', 'publishers', 'language'] as const),
  ...(['countries', 'is_place_told', 'summary', 'proposed', 'landed_at'] as const),
] as const;

function selecting(queries: Queries, filter: ArticleFilter) {
  return fitting(queries, filter).select(columns).orderBy('published_at', 'desc').orderBy('id', 'desc');
}
type Row = Awaited<ReturnType<ReturnType<typeof selecting>['execute']>>[number];

function toArticle(row: Row): Article {
  return {
    ...{ id: row.id, source: row.source, key: row.source_key, title: row.title, address: row.address },
    ...{ publishedAt: row.published_at, publishers: row.publishers, language: row.language ?? undefined },
    ...{ countries: row.countries, isPlaceTold: row.is_place_told, summary: row.summary, landedAt: row.landed_at },
    // JSON that this program wrote; the driver has parsed it.
    proposed: row.proposed as unknown as readonly ProposedTag[],
  };
}

/** A stretch of those that stand, the one published last first, and how many there are in all. */
export async function stretchOfArticles(
  queries: Queries,
  filter: ArticleFilter,
  { offset, limit }: Stretch,
): Promise<{ readonly articles: readonly Article[]; readonly count: number }> {
  const counted = await fitting(queries, filter).select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow();
  const rows = await selecting(queries, filter).offset(offset).limit(limit).execute();
  return { articles: rows.map(toArticle), count: counted.count };
}

/** A page of the same. @param page.after `2026-11-24T10:00:00.000Z 0190…`: when it was published, and its id */
export async function pageOfArticles(
  queries: Queries,
  filter: ArticleFilter,
  { after, limit }: PageAsked,
): Promise<readonly Article[]> {
  const [at, id] = after?.split(' ') ?? [];
  const beyond =
    at === undefined ? sql<boolean>`true` : sql<boolean>`(published_at, id) < (${at}::timestamptz, ${id}::uuid)`;
  const rows = await selecting(queries, filter).where(beyond).limit(limit).execute();
  return rows.map(toArticle);
}
