import { type Actor, isSignedIn } from '../../platform/database/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import type { ExampleService } from './example-service.ts';

/** The shipped example, for an administrator, or for anybody who has signed in to the demonstration. */
export function exampleRoutes(example: ExampleService, isDemonstration: boolean): Routes {
  const mayLoad = (actor: Actor) => isSignedIn(actor) && (isDemonstration || actor.roles.includes('administrator'));

  return async (app) => {
    app.get('/account/example', async (request, reply) =>
      reply.page('account/example/pages/example.njk', {
        mayLoad: mayLoad(request.actor),
        isOffered: await example.isOffered(request.actor),
      }),
    );

    app.post('/account/example', async (request, reply) => {
      if (!mayLoad(request.actor)) {
        throw new Refusal('example.role', 403, 'Only an administrator loads the example.');
      }
      await example.load(request.actor);
      return reply.redirect('/places/KEN', 303);
    });
  };
}
