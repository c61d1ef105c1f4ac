import Type from 'typebox';
import type { SearchService } from '../../search/search-service.ts';
import { numberKey, numberKeySchema } from './cursor.ts';
import { listOperation } from './list-operation.ts';
import type { ApiOperation } from './operation.ts';
import { instantSchema, noParams, nullable } from './schemas.ts';

const foundSchema = Type.Object(
  {
    number: Type.Integer({ minimum: 1, description: 'Its place among what was found, the best first' }),
    kind: Type.String({ description: 'Such as warning, country or region' }),
    id: Type.String(),
    title: Type.String(),
    excerpt: Type.String(),
    page: Type.String({ description: 'The address of its page on this site' }),
    place: nullable(Type.String({ pattern: '^[A-Z]{3}$' })),
    changedAt: nullable(instantSchema),
  },
  { title: 'Found' },
);

/** The same that the page of a search finds: of what one may see, what has all the words. */
export function searchOperation(search: SearchService): ApiOperation {
  return listOperation({
    id: 'search',
    path: '/search',
    tag: 'Search',
    summary: 'What may be seen and has all the words, the best first',
    description:
      'Accents, case and scripts do not count, the last word may be unfinished, and a slip in a title is forgiven.',
    example: { query: { q: 'sudan' } },
    params: noParams,
    query: Type.Object({ q: Type.String({ minLength: 1, maxLength: 200, description: 'Words' }) }),
    item: foundSchema,
    key: numberKey,
    keySchema: numberKeySchema,
    place: ({ place }) => place,
    async list({ actor, query: { q }, page: { after, limit } }) {
      const passed = after === undefined ? 0 : Number(after);
      const { found } = await search.find(actor, q.trim(), limit, passed);
      return found.map(({ href: page, changedAt, ...rest }, place) => ({
        ...rest,
        number: passed + place + 1,
        page,
        changedAt: changedAt?.toISOString() ?? null,
      }));
    },
  });
}
