import Type from 'typebox';
import { countryCodeSchema } from '../../places/country.ts';
import { calendarDay } from '../../platform/calendar/calendar-day.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { instantSchema, noParams, nullable } from '../../platform/web/api/schemas.ts';
import { tagWords } from '../reports/report-code.ts';
import type { ArticleService } from './article-service.ts';

const text = Type.String();
const articleSchema = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    source: Type.String({ description: 'The source that runs by itself, such as reliefweb' }),
    title: text,
    address: Type.String({ description: 'Where it is read' }),
    publishedAt: instantSchema,
    publishers: Type.Array(text),
    language: nullable(Type.String({ description: 'BCP 47, where the source says' })),
    countries: Type.Array(countryCodeSchema),
    isPlaceTold: Type.Boolean({
      description: 'Whether the source says where it is about; otherwise countries are those named in its words',
    }),
    summary: text,
    proposed: Type.Array(Type.Object({ tag: Type.Enum(Object.keys(tagWords)), words: Type.Array(text) }), {
      description: 'Tags that the list of terms proposes, each with the words that led to it',
    }),
    landedAt: instantSchema,
  },
  { title: 'Article' },
);

export function articleApi(articles: ArticleService): readonly ApiOperation[] {
  return [
    listOperation({
      ...{
        id: 'listArticles',
        path: '/articles',
        tag: 'Articles',
        params: noParams,
        example: { query: { country: 'SDN' } },
      },
      summary: 'What others have published, the last first, as sources that run by themselves tell of it',
      query: Type.Object({
        country: Type.Optional(countryCodeSchema),
        tag: Type.Optional(Type.Enum(Object.keys(tagWords))),
        since: Type.Optional(Type.String({ ...calendarDay, description: 'Published on this day (UTC) or later' })),
      }),
      item: articleSchema,
      key: ({ publishedAt, id }) => `${publishedAt} ${id}`,
      keySchema: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T[0-9:.]{8,12}Z [0-9a-f-]{36}$' }),
      place: ({ countries }) => countries[0] ?? null,
      async list({ actor, query: { country, tag, since }, page }) {
        const from = since === undefined ? {} : { since: new Date(`${since}T00:00:00Z`) };
        const found = await articles.page(actor, { country, tag, ...from }, page);
        return found.map(({ key: _, publishedAt, landedAt, language = null, ...article }) => ({
          ...{ ...article, language, countries: [...article.countries], publishers: [...article.publishers] },
          ...{ publishedAt: publishedAt.toISOString(), landedAt: landedAt.toISOString() },
          proposed: article.proposed.map(({ tag: proposed, words }) => ({ tag: proposed, words: [...words] })),
        }));
      },
    }),
  ];
}
