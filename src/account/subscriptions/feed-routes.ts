import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import type { CalendarService } from '../../act/diplomacy/calendar-service.ts';
import { calendarFeed } from '../../platform/calendar/calendar-feed.ts';
import type { Clock } from '../../platform/clock.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { View } from '../../platform/web/view.ts';
import { type Routes, secretAddress } from '../../platform/web/web-server.ts';
import { releasedCap, releasedMessageIdSchema } from '../../warn/releases/released-message.ts';
import type { ReleasedMessageService } from '../../warn/releases/released-message-service.ts';
import { capMessage } from '../../warn/warnings/cap-message.ts';
import { warningIdSchema } from '../../warn/warnings/warning.ts';
import type { WarningService } from '../../warn/warnings/warning-service.ts';
import { placesOf, scopeWords } from './subscription.ts';
import type { SubscriptionService } from './subscription-service.ts';

const secret = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' });

/** Feeds by their secret address: no session, and what the feed's person may see at this moment. */
export function feedRoutes(
  subscriptions: SubscriptionService,
  warnings: WarningService,
  messages: ReleasedMessageService,
  calendar: CalendarService,
  clock: Clock,
  view: View,
): Routes {
  const { publicUrl } = subscriptions;
  // The address is the key: it is kept by no cache on the way, and told to no other site.
  const send = (reply: FastifyReply, type: string, text: string) =>
    reply
      .type(`${type}; charset=utf-8`)
      .header('cache-control', 'private, no-store')
      .header('referrer-policy', 'no-referrer')
      .header('x-robots-tag', 'noindex')
      .send(text);

  return async (app) => {
    app.get(
      '/feeds/:secret.atom',
      { config: secretAddress, schema: { params: Type.Object({ secret }) } },
      async (request, reply) => {
        const { subscription, items } = await subscriptions.feed(request.params.secret);
        const base = `${publicUrl}/feeds/${request.params.secret}`;
        const capOf = (path: string) =>
          `${base}/${path.startsWith('/warn/released/') ? 'released/' : ''}${path.split('/').at(-1)}`;
        const text = view('account/subscriptions/pages/feed.njk', {
          subscription,
          publicUrl,
          title: scopeWords(subscription.scope),
          self: `${base}.atom`,
          updated: (items[0]?.at ?? subscription.madeAt).toISOString(),
          items: items.map((item) => ({ ...item, cap: item.capPath && capOf(item.capPath) })),
        });
        return send(reply, 'application/atom+xml', text);
      },
    );

    // The same secret gives the diplomatic calendar, narrowed to the places of the subscription where it names some.
    app.get(
      '/feeds/:secret/calendar.ics',
      { config: secretAddress, schema: { params: Type.Object({ secret }) } },
      async (request, reply) => {
        const { subscription, reader } = await subscriptions.reading(request.params.secret);
        const places: readonly (string | null)[] | undefined = placesOf(subscription.scope);
        const days = await calendar.coming(reader, clock().toISOString().slice(0, 10));
        const entries = days
          .filter(({ place }) => places === undefined || places.includes(place))
          .map(({ id, day, kindName, title, href, changedAt }) => ({
            uid: `${id}@${new URL(publicUrl).hostname}`,
            summary: `${kindName}: ${title}`,
            date: day,
            url: `${publicUrl}${href}`,
            changedAt,
          }));
        return send(reply, 'text/calendar', calendarFeed('Diplomatic calendar', entries));
      },
    );

    // A feed reader has no session: by the same secret it may fetch what the feed speaks of.
    app.get(
      '/feeds/:secret/:id.cap.xml',
      { config: secretAddress, schema: { params: Type.Object({ secret, id: warningIdSchema }) } },
      async (request, reply) => {
        const reader = await subscriptions.reader(request.params.secret);
        const found = await warnings.find(reader, request.params.id);
        if (found === undefined) throw new Refusal('warning.unknown', 404, 'There is no such warning.');
        const message = capMessage(found, publicUrl);
        return send(reply, 'application/cap+xml', view('warn/warnings/pages/cap-message.njk', { message }));
      },
    );

    app.get(
      '/feeds/:secret/released/:id.cap.xml',
      { config: secretAddress, schema: { params: Type.Object({ secret, id: releasedMessageIdSchema }) } },
      async (request, reply) => {
        const reader = await subscriptions.reader(request.params.secret);
        const message = releasedCap(await messages.find(reader, request.params.id), publicUrl);
        return send(reply, 'application/cap+xml', view('warn/releases/pages/released-cap.njk', { message }));
      },
    );
  };
}
