import type { Panel } from './panel.ts';
import type { Routes } from './web-server.ts';

/** @param blocks of the front page, the first thing first */
export function frontRoutes(blocks: readonly Panel<undefined>[]): Routes {
  return async (app) => {
    app.get('/', async (request, reply) =>
      reply.page('platform/web/pages/front.njk', {
        blocks: await Promise.all(blocks.map((block) => block(request.actor, undefined))),
      }),
    );
  };
}
