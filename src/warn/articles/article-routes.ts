import { Readable } from 'node:stream';
import Type, { type Static } from 'typebox';
import { allCountries, countryByCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Actor, isSignedIn } from '../../platform/database/actor.ts';
import { message } from '../../platform/language/message.ts';
import { csvInStretches } from '../../platform/web/csv.ts';
import { addressOf, pageNumber, pagerOf, stretchOf } from '../../platform/web/pager.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { tagWords } from '../reports/report-code.ts';
import { type Article, type ArticleFilter, type ArticleId, articleKey, reportOf } from './article.ts';
import type { ArticleService } from './article-service.ts';

const home = '/warn/articles';
const spans = { '1': message('The last day'), '7': message('The last week'), '31': message('The last month') } as const;
const articleQuery = Type.Object({
  country: Type.Optional(Type.String({ pattern: '^([A-Z]{3})?$' })),
  tag: Type.Optional(Type.Enum(['', ...Object.keys(tagWords)])),
  days: Type.Optional(Type.Enum(['', '1', '7', '31'])),
  /** One alone, as search leads to it. */
  article: Type.Optional(Type.Unsafe<ArticleId>(Type.String({ format: 'uuid' }))),
  page: pageNumber,
});
type ArticleQuery = Static<typeof articleQuery>;

const articlesPerStretch = 1_000;
const dayMs = 86_400_000;
const columns = {
  ...{ publishedAt: 'published_at', title: 'title', publishers: 'publishers', countries: 'countries' },
  ...{ isPlaceTold: 'place_told_by_source', tags: 'proposed_tags', address: 'address', source: 'source' },
};

/** What others have published: to be looked through each day, and to make reports of. */
export function articleRoutes(articles: ArticleService, clock: Clock): Routes {
  function filterOf({ country = '', tag = '', days = '', article }: ArticleQuery): ArticleFilter {
    return {
      ...{ country: countryByCode(country)?.code, tag: tag || undefined, article },
      since: days === '' ? undefined : new Date(clock().getTime() - Number(days) * dayMs),
    };
  }

  return async (app) => {
    app.get(home, { schema: { querystring: articleQuery } }, async (request, reply) => {
      const { query, actor } = request;
      if (!isSignedIn(actor)) return reply.redirect(`/sign-in?goTo=${encodeURIComponent(home)}`, 302);
      const found = await articles.listAndCount(actor, filterOf(query), stretchOf(query.page));
      const { page: _, ...asked } = query;
      return reply.page('warn/articles/pages/articles.njk', {
        ...{ query, spans, count: found.count, articles: found.articles.map(shown) },
        ...{
          countries: allCountries(),
          tags: Object.entries(tagWords),
          isFiltered: Object.values(asked).some(Boolean),
        },
        csv: addressOf(`${home}.csv`, asked),
        pager: pagerOf(home, query, found.count),
      });
    });

    app.get(`${home}.csv`, { schema: { querystring: articleQuery } }, async ({ query, actor }, reply) => {
      const filter = filterOf(query);
      // Before the first byte: who may not read them is told so.
      const first = await articles.page(actor, filter, { after: undefined, limit: articlesPerStretch });
      return reply
        .type('text/csv; charset=utf-8')
        .send(Readable.from(csvInStretches(columns, stretchesOf(actor, filter, first))));
    });
  };

  /** Stretch by stretch, each as it is read. */
  async function* stretchesOf(actor: Actor, filter: ArticleFilter, first: readonly Article[]) {
    for (let stretch = first; ; ) {
      yield stretch.map(row);
      const last = stretch.at(-1);
      if (last === undefined || stretch.length < articlesPerStretch) return;
      stretch = await articles.page(actor, filter, { after: articleKey(last), limit: articlesPerStretch });
    }
  }
}

function row(article: Article) {
  const { title, address, source, isPlaceTold, publishedAt, publishers, countries, proposed } = article;
  return {
    ...{ title, address, source, isPlaceTold, publishedAt: publishedAt.toISOString() },
    ...{ publishers: publishers.join('; '), countries: countries.join('; ') },
    tags: proposed.map(({ tag }) => tag).join('; '),
  };
}

function shown(article: Article) {
  const { publishers, countries, proposed } = article;
  return {
    ...{ ...article, by: publishers.join(', '), host: new URL(article.address).host },
    places: countries.flatMap((code) => countryByCode(code) ?? []),
    proposed: proposed.map(({ tag, words }) => ({ name: tagWords[tag] ?? tag, words: words.join(', ') })),
    report: addressOf('/warn/reports/new', reportOf(article)),
  };
}
