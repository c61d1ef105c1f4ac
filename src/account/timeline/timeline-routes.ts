import Type from 'typebox';
import { countryByCode } from '../../places/country.ts';
import { Refusal } from '../../platform/refusal.ts';
import { pageNumber, pagerOf, stretchOf } from '../../platform/web/pager.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import type { TimelineService } from './timeline-service.ts';

/** Everything that was known and done about a country: its own page shows the newest of it. */
export function timelineRoutes(timelines: TimelineService): Routes {
  return async (app) => {
    app.get(
      '/account/timeline/:code',
      { schema: { params: Type.Object({ code: Type.String() }), querystring: Type.Object({ page: pageNumber }) } },
      async (request, reply) => {
        const { params, query, actor } = request;
        const country = countryByCode(params.code);
        if (country === undefined) {
          const { code } = params;
          throw new Refusal('place.unknown', 404, 'There is no country with the code “{code}”.', undefined, { code });
        }
        const { lines, count } = await timelines.browse(actor, country.code, stretchOf(query.page));
        const pager = pagerOf(`/account/timeline/${country.code}`, query, count);
        return reply.page('account/timeline/pages/timeline.njk', { country, lines, pager });
      },
    );
  };
}
