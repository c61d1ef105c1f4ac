import Type from 'typebox';
import type { Routes } from '../web/web-server.ts';
import type { SearchService } from './search-service.ts';

/** @param kindWords what each kind of thing is called, for people */
export function searchRoutes(search: SearchService, kindWords: Readonly<Record<string, string>>): Routes {
  return async (app) => {
    app.get(
      '/search',
      { schema: { querystring: Type.Object({ q: Type.Optional(Type.String({ maxLength: 200 })) }) } },
      async (request, reply) => {
        const asked = request.query.q?.trim() ?? '';
        const result = await search.find(request.actor, asked);
        return reply.page('platform/search/pages/search.njk', { asked, ...result, kindWords });
      },
    );
  };
}
