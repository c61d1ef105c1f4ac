import Type from 'typebox';
import type { VisitService } from '../../people/visit-service.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import { message } from '../../platform/language/message.ts';
import { csvText } from '../../platform/web/csv.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { mayTake } from '../warnings/warning.ts';
import { toWatchItem, watchColumns } from './watch-api.ts';
import { watchRule } from './watch-list.ts';
import type { WatchListService } from './watch-list-service.ts';
import { type WatchOrder, watchOrders } from './watch-rank.ts';
import { watchRow } from './watch-row.ts';

const sinceWords = {
  day: message('since yesterday'),
  week: message('in a week'),
  visit: message('since I was here last'),
} as const;
type Since = keyof typeof sinceWords;
const daysBack = { day: 1, week: 7 } as const;

const orderWords: Readonly<Record<WatchOrder, string>> = {
  harm: message('By expected harm'),
  surprise: message('By surprise'),
};

const querystring = Type.Object({
  order: Type.Optional(Type.Enum([...watchOrders])),
  since: Type.Optional(Type.Enum(Object.keys(sinceWords) as Since[])), // The keys of the words.
});

/** The watch analyst's page of the day, and the same as CSV. @param panels beneath it: how dismissals have done */
export function watchRoutes(
  watchList: WatchListService,
  visits: VisitService,
  clock: Clock,
  panels: readonly Panel<undefined>[],
): Routes {
  async function sinceWhen(actor: Actor, since: Since): Promise<Date> {
    if (since === 'visit') return (await visits.visit(actor)).newSince;
    return new Date(clock().getTime() - daysBack[since] * 86_400_000);
  }

  return async (app) => {
    app.get('/warn/watch', { schema: { querystring } }, async (request, reply) => {
      const { actor } = request;
      const { order = 'harm', since = 'day' } = request.query;
      const { lines, desks, ...standing } = await watchList.lines(actor, order, await sinceWhen(actor, since));
      return reply.page('warn/watch/pages/watch.njk', {
        ...{ order, since, sinceWords, ...standing, rule: watchRule, mayJudge: mayTake(actor, 'open') },
        rows: lines.map((line) => watchRow(line, desks.get(line.country))),
        fresh: lines.filter(({ isNew }) => isNew).length,
        orders: watchOrders.map((id) => ({
          id,
          words: orderWords[id],
          href: `/warn/watch?order=${id}&since=${since}`,
        })),
        sinces: Object.entries(sinceWords).map(([id, words]) => ({
          ...{ id, words, href: `/warn/watch?order=${order}&since=${id}` },
        })),
        csv: `/warn/watch.csv?order=${order}&since=${since}`,
        panels: await Promise.all(panels.map((panel) => panel(actor, undefined))),
      });
    });

    app.get('/warn/watch.csv', { schema: { querystring } }, async (request, reply) => {
      const { actor } = request;
      const { order = 'harm', since = 'day' } = request.query;
      const { lines, desks } = await watchList.lines(actor, order, await sinceWhen(actor, since));
      const rows = lines.map((line) => toWatchItem(line, desks.get(line.country)));
      return reply.type('text/csv; charset=utf-8').send(csvText(watchColumns, rows));
    });
  };
}
