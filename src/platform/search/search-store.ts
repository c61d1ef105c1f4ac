import { sql } from 'kysely';
import type { Queries } from '../database/database.ts';
import type { Marked } from '../ledger/ledger-entry.ts';
import { fold } from './fold.ts';

declare module '../database/database.ts' {
  interface Tables {
    search_document: { kind: string; id: string };
  }
}

/** A thing that can be found by its words. */
export type SearchDocument = {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  /** All the words that find it; the beginning is shown. */
  readonly text: string;
  readonly href: string;
  readonly place: string | null;
  readonly changedAt: Date;
  readonly marked: Marked;
  /** Priority areas that it is about, by their ids. */
  readonly themes?: readonly string[];
};

export type Found = {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly excerpt: string;
  readonly href: string;
  readonly place: string | null;
  /** Nothing of what is a part of the program. */
  readonly changedAt: Date | null;
};

const excerptLength = 240;

/** Makes a thing findable as it stands now, in the transaction that changes it: the title's words weigh most. */
export function indexDocument(queries: Queries, document: SearchDocument): Promise<void> {
  return indexDocuments(queries, [document]);
}

/** The same for many at once, each once. */
export async function indexDocuments(queries: Queries, documents: readonly SearchDocument[]): Promise<void> {
  if (documents.length === 0) return;
  const rows = documents.map(({ kind, id, title, text, href, place, changedAt, marked, themes = [] }) => ({
    ...{
      kind,
      id,
      title: title.toWellFormed(),
      excerpt: text.slice(0, excerptLength).toWellFormed(),
      href,
      place,
      themes,
    },
    ...{ changed_at: changedAt, title_folded: fold(title), text_folded: fold(text) },
    ...{ owner: marked.owner, marking: marked.marking, caveats: marked.caveats, audience: marked.audience },
  }));
  await sql`
    insert into search_document (kind, id, title, excerpt, href, place, changed_at, title_folded, words,
                                 owner, marking, caveats, audience, themes)
    select kind, id, title, excerpt, href, place, changed_at, title_folded,
           setweight(to_tsvector('simple', title_folded), 'A') || setweight(to_tsvector('simple', text_folded), 'B'),
           owner, marking, caveats, audience, themes
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as told (kind text, id text, title text, excerpt text,
      href text, place text, changed_at timestamptz, title_folded text, text_folded text, owner text, marking text,
      caveats text[], audience text[], themes text[])
    on conflict (kind, id) do update set title = excluded.title, excerpt = excluded.excerpt, href = excluded.href,
      place = excluded.place, changed_at = excluded.changed_at, title_folded = excluded.title_folded,
      words = excluded.words, owner = excluded.owner, marking = excluded.marking, caveats = excluded.caveats,
      audience = excluded.audience, themes = excluded.themes
  `.execute(queries);
}

/** What fits the question and may be seen, the best first (of very many, of the newest), and how many there are in all. */
export async function findDocuments(
  queries: Queries,
  question: string,
  text: string,
  limit: number,
  passed: number,
): Promise<{ readonly found: readonly Found[]; readonly count: number }> {
  const { rows } = await sql<Found & { readonly count: number }>`
    select kind, id, title, excerpt, href, place, changed_at as "changedAt", count
    from search_documents(to_tsquery('simple', ${question}), ${fold(text)})
    order by rank desc, changed_at desc, id limit ${limit} offset ${passed}
  `.execute(queries);
  return { found: rows.map(({ count: _, ...found }) => found), count: rows[0]?.count ?? 0 };
}

export type DocumentKey = { readonly kind: string; readonly id: string };

type FoundDocument = DocumentKey & {
  readonly title: string;
  readonly href: string;
  /** ISO 3166-1 alpha-3. */
  readonly place: string | null;
};

/** Of these things, those that may be seen as they stand now and, where something is asked of them, that fit it. */
export async function readDocuments(
  queries: Queries,
  keys: readonly DocumentKey[],
  asked: { readonly words?: { readonly question: string; readonly text: string }; readonly theme?: string } = {},
): Promise<readonly FoundDocument[]> {
  const fitsWords =
    asked.words === undefined
      ? sql`true`
      : sql`(words @@ to_tsquery('simple', ${asked.words.question}) or title_folded %> ${fold(asked.words.text)})`;
  const fitsTheme = asked.theme === undefined ? sql`true` : sql`themes @> array[${asked.theme}]::text[]`;
  const { rows } = await sql<FoundDocument>`
    select kind, id, title, href, place from search_document
    join jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as sought (kind text, id text) using (kind, id)
    where ${fitsWords} and ${fitsTheme}
  `.execute(queries);
  return rows;
}

/** What stands at an address of this site, if it may be seen. */
export async function documentAt(queries: Queries, href: string): Promise<DocumentKey | undefined> {
  const { rows } = await sql<DocumentKey>`select kind, id from search_document where href = ${href} limit 1`.execute(
    queries,
  );
  return rows[0];
}

/** Things of a kind that may be seen, the last changed first. */
export async function recentDocuments(
  queries: Queries,
  kind: string,
  limit: number,
): Promise<readonly (DocumentKey & { readonly title: string; readonly href: string })[]> {
  const { rows } = await sql<DocumentKey & { readonly title: string; readonly href: string }>`
    select kind, id, title, href from search_document where kind = ${kind} order by changed_at desc, id limit ${limit}
  `.execute(queries);
  return rows;
}

/** A thing whose title, or the beginning of whose text, holds a name much like the one that was asked for. */
export type NamedAlike = DocumentKey & {
  readonly title: string;
  readonly href: string;
  /** Trigram likeness of the name to the words most like it, 0.6 to 1: the same. */
  readonly likeness: number;
};

/** Things of these kinds that may be seen and hold a name much like this one, but for one thing; the most alike first. */
export async function readNamedAlike(
  queries: Queries,
  name: string,
  kinds: readonly string[],
  except: DocumentKey,
  limit: number,
): Promise<readonly NamedAlike[]> {
  const folded = fold(name);
  if (folded.length < shortestName) return [];
  const { rows } = await sql<NamedAlike>`
    select kind, id, title, href, likeness from (
      select kind, id, title, href,
             greatest(word_similarity(${folded}, title_folded), word_similarity(${folded}, lower(excerpt))) as likeness
      from search_document where kind = any (${kinds}::text[]) and not (kind = ${except.kind} and id = ${except.id})
    ) as named where likeness >= ${leastLikeness} order by likeness desc, id limit ${limit}
  `.execute(queries);
  return rows;
}

// Of two letters there is one trigram or none that says something. 0.6 is what pg_trgm itself takes for alike words.
const shortestName = 3;
const leastLikeness = 0.6;

/** Of these kinds, those of which something that may be seen is about a place. */
export async function kindsAbout(
  queries: Queries,
  place: string,
  kinds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ readonly kind: string }>`
    select kind from unnest(${kinds}::text[]) as asked (kind)
    where exists (select from search_document where place = ${place} and search_document.kind = asked.kind)
  `.execute(queries);
  return new Set(rows.map(({ kind }) => kind));
}
