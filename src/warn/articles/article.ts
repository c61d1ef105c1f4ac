import type { CountryCode } from '../../places/country.ts';

export type ArticleId = string & { readonly __brand: 'ArticleId' };

/** Something published, as its source tells of it. */
export type ToldArticle = {
  /** What the source calls it by: told again, it is the same article. */
  readonly key: string;
  readonly title: string;
  /** Where it is read: https or http. */
  readonly address: string;
  readonly publishedAt: Date;
  /** Who published it, as the source names them. */
  readonly publishers: readonly string[];
  /** BCP 47, where the source says. */
  readonly language: string | undefined;
  /** Where it is about, where the source says; otherwise the names in its words are looked for. */
  readonly countries: readonly CountryCode[] | undefined;
  /** In plain text, up to `longestSummary` characters. */
  readonly summary: string;
};

/** A tag that the list of terms proposes, with the words that led to it: where to look, and nothing of what is so. */
export type ProposedTag = { readonly tag: string; readonly words: readonly string[] };

/** As it is kept. */
export type Article = Omit<ToldArticle, 'countries'> & {
  readonly id: ArticleId;
  /** The source that runs by itself, such as `reliefweb`. */
  readonly source: string;
  readonly countries: readonly CountryCode[];
  /** Whether the source says where it is about; otherwise countries are those named in its words. */
  readonly isPlaceTold: boolean;
  readonly proposed: readonly ProposedTag[];
  readonly landedAt: Date;
};

/** What a list of them is narrowed to. */
export type ArticleFilter = {
  readonly country?: CountryCode | undefined;
  /** Of those that the list of terms proposes. */
  readonly tag?: string | undefined;
  /** Published at this moment or later. */
  readonly since?: Date | undefined;
  /** One alone. */
  readonly article?: ArticleId | undefined;
};

export const longestTitle = 500;
export const longestSummary = 2_000;

/** As a form for a report is filled in from it: who reads it says the rest, and grades it. */
export function reportOf({ title, countries, publishedAt, publishers, address, summary }: Article) {
  const [country = ''] = countries;
  return {
    title: title.slice(0, 200),
    country,
    happenedOn: publishedAt.toISOString().slice(0, 10),
    dating: 'week',
    source: (publishers[0] ?? '').slice(0, 200),
    account: `${summary.slice(0, 1_000)}\n\n${address}`.trim(),
  };
}

/** By when it was published, and its id: in the order of the list. */
export const articleKey = ({ publishedAt, id }: Pick<Article, 'publishedAt' | 'id'>): string =>
  `${publishedAt.toISOString()} ${id}`;
