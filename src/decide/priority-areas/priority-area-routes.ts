import { moneyWords } from '../../platform/records/money-value.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import type { ResourceService } from '../envelopes/resource-service.ts';
import type { ThemeAccount } from './priority-areas.ts';

/** What is done and spent under each of the priority areas. */
export function priorityAreaRoutes(resources: ResourceService): Routes {
  return async (app) => {
    app.get('/decide/priority-areas', async (request, reply) => {
      const account = await resources.byPriorityArea(request.actor);
      return reply.page('decide/priority-areas/pages/priority-areas.njk', {
        themes: account.themes.map((row) => ({ ...row, ...inWords(row) })),
        all: { ...account.all, ...inWords(account.all) },
        none: { ...account.none, ...inWords(account.none) },
      });
    });
  };
}

function inWords({ allocated }: Pick<ThemeAccount, 'allocated'>) {
  return { money: allocated.map(moneyWords).join('; ') };
}
