import Type from 'typebox';
import { daysBetween } from '../calendar/days-between.ts';
import type { Clock } from '../clock.ts';
import { type Actor, isSignedIn } from '../database/actor.ts';
import { Refusal } from '../refusal.ts';
import { createForm } from '../web/form.ts';
import type { Panel } from '../web/panel.ts';
import { besideFields } from '../web/refused-form.ts';
import type { Routes } from '../web/web-server.ts';
import { type ListedConnector, mayPull, maySwitch, shownAddress } from './connector.ts';
import { connectorIdSchema, switchOnSchema } from './connector-form.ts';
import type { ConnectorService } from './connector-service.ts';

const home = '/warn/sources/connectors';
const params = Type.Object({ id: connectorIdSchema });
const readForm = createForm(switchOnSchema);

/** How sources that run by themselves do, and one page for each thing that is done with one. @param panels above the list */
export function connectorRoutes(
  connectors: ConnectorService,
  clock: Clock,
  panels: readonly Panel<undefined>[],
): Routes {
  /** As pages show a source: the address as far as this reader may see it, and how old its data are. */
  function shown(actor: Actor, { describe, standing }: ListedConnector) {
    const { address, reachesTo } = standing;
    const today = clock().toISOString().slice(0, 10);
    return {
      ...{ describe, standing, address: shownAddress(actor, address), href: `${home}/${describe.id}` },
      daysOld: reachesTo === undefined ? undefined : daysBetween(reachesTo, today),
    };
  }

  return async (app) => {
    app.get(home, async (request, reply) => {
      const { actor } = request;
      if (!isSignedIn(actor)) return reply.redirect(`/sign-in?goTo=${encodeURIComponent(home)}`, 302);
      const sources = (await connectors.list(actor)).map((each) => shown(actor, each));
      return reply.page('platform/connectors/pages/connectors.njk', {
        sources,
        panels: await Promise.all(panels.map((panel) => panel(actor, undefined))),
      });
    });

    app.get(`${home}/:id`, { schema: { params } }, async (request, reply) => {
      const { actor } = request;
      const found = await connectors.find(actor, request.params.id);
      return reply.page('platform/connectors/pages/connector.njk', {
        ...shown(actor, found),
        ...{ home, maySwitch: maySwitch(actor), mayPull: mayPull(actor) },
      });
    });

    app.get(`${home}/:id/switch-on`, { schema: { params } }, async (request, reply) => {
      const { actor } = request;
      const found = await connectors.find(actor, request.params.id);
      if (!maySwitch(actor)) {
        throw new Refusal('connector.not-yours', 403, 'Only an administrator switches sources on and off.');
      }
      const typed = { address: found.standing.address };
      return reply.page('platform/connectors/pages/switch-on.njk', { ...shown(actor, found), typed });
    });

    app.post(
      `${home}/:id/switch-on`,
      { schema: { params }, config: { takesSecrets: true } },
      async (request, reply) => {
        const { actor } = request;
        const { id } = request.params;
        request.sentForm = { back: `${home}/${id}` };
        const found = await connectors.find(actor, id);
        const form = readForm(request.body);
        const again = (status: number, problems: object, address: string) =>
          // The key is not given back: a page is no place for it.
          reply.code(status).page('platform/connectors/pages/switch-on.njk', {
            ...{ ...shown(actor, found), typed: { address }, problems },
          });
        if ('problems' in form) return again(422, form.problems, String(form.typed.address ?? ''));
        try {
          await connectors.switchOn(actor, id, form.values);
        } catch (error) {
          const { status, problems } = besideFields(error);
          return again(status, problems, form.values.address);
        }
        return reply.redirect(`${home}/${id}`, 303);
      },
    );

    app.post(`${home}/:id/switch-off`, { schema: { params } }, async (request, reply) => {
      request.sentForm = { back: `${home}/${request.params.id}` };
      await connectors.switchOff(request.actor, request.params.id);
      return reply.redirect(`${home}/${request.params.id}`, 303);
    });

    app.post(`${home}/:id/pull`, { schema: { params } }, async (request, reply) => {
      request.sentForm = { back: `${home}/${request.params.id}` };
      await connectors.pullSoon(request.actor, request.params.id);
      return reply.redirect(`${home}/${request.params.id}`, 303);
    });
  };
}
