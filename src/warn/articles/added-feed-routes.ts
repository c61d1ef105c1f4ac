import { isSignedIn } from '../../platform/database/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { createForm } from '../../platform/web/form.ts';
import type { Panel } from '../../platform/web/panel.ts';
import { besideFields } from '../../platform/web/refused-form.ts';
import type { View } from '../../platform/web/view.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { addFeedSchema } from './added-feed.ts';
import { type AddedFeedService, mayAddFeed } from './added-feed-service.ts';

const home = '/warn/sources/feeds';
const form = `${home}/new`;
const page = 'warn/articles/pages/add-feed.njk';
const readForm = createForm(addFeedSchema);

/** On the page of sources that run by themselves: the way to add a feed, for those who may. */
export function addFeedPanel(view: View): Panel<undefined> {
  return async (actor) => (mayAddFeed(actor) ? view('warn/articles/pages/add-feed-panel.njk', { form }) : '');
}

/** A feed beside those that are shipped: its name, its address, its language and what its publisher allows. */
export function addedFeedRoutes(feeds: AddedFeedService): Routes {
  return async (app) => {
    app.get(form, async ({ actor }, reply) => {
      if (!isSignedIn(actor)) return reply.redirect(`/sign-in?goTo=${encodeURIComponent(form)}`, 302);
      if (!mayAddFeed(actor)) {
        throw new Refusal('feed.not-yours', 403, 'Only a watch analyst or an administrator adds a feed.');
      }
      return reply.page(page, { typed: {}, home });
    });

    app.post(home, async (request, reply) => {
      request.sentForm = { back: form };
      const read = readForm(request.body);
      if ('problems' in read) {
        if (!mayAddFeed(request.actor)) await feeds.add(request.actor, nothing);
        return reply.code(422).page(page, { ...read, home });
      }
      try {
        const id = await feeds.add(request.actor, read.values);
        return reply.redirect(`/warn/sources/connectors/${id}`, 303);
      } catch (error) {
        const { status, problems } = besideFields(error);
        return reply.code(status).page(page, { typed: read.values, problems, home });
      }
    });
  };
}

/** Whoever may not add one is told so before what they typed is looked at. */
const nothing = { name: '', publisher: '', address: '', licence: '' };
