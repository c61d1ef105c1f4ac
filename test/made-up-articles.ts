import type { ToldArticle } from '../src/warn/articles/article.ts';

/** Something published that never was, as a feed would tell of it. */
export function madeUpArticle(key: string, told: Partial<ToldArticle> = {}): ToldArticle {
  return {
    ...{ key, title: `Militia seen near El Fasher (${key})`, address: `https://example.org/${key}` },
    ...{ publishedAt: new Date('2026-11-23T10:00:00Z'), publishers: ['A publisher'], language: undefined },
    ...{ countries: undefined, summary: 'Witnesses in Sudan say that armed men were gathering.' },
    ...told,
  };
}
