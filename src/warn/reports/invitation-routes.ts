import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import { markingProperties } from '../../people/marking-form.ts';
import { fewestHolders, fingerprintWords } from '../../people/sealed-identities/sealed-identity.ts';
import { allCountries } from '../../places/country.ts';
import { calendarDay } from '../../platform/calendar/calendar-day.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import { typedOf } from '../../platform/records/record-form.ts';
import { createForm } from '../../platform/web/form.ts';
import { besideFields } from '../../platform/web/refused-form.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { invitationIdSchema, isOpen } from './invitation.ts';
import type { InvitationService } from './invitation-service.ts';

const makeForm = createForm(
  Type.Object({
    name: Type.String({
      minLength: 1,
      maxLength: 200,
      problem: 'Enter by what you will know it, in at most {most} characters',
    }),
    country: Type.String({ pattern: '^([A-Z]{3})?$', problem: 'Choose a country, or any' }),
    lastDay: Type.String({ ...calendarDay, problem: 'Enter a real date, such as 31 3 2027' }),
    holders: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { problem: 'Choose those who may open it' })),
    ...markingProperties,
  }),
);

const list = '/warn/reports/invitations';

/** Pages on which those who meet reporters invite them, see which invitations stand and take them back. */
export function invitationRoutes(invitations: InvitationService, clock: Clock, publicUrl: string): Routes {
  async function show(reply: FastifyReply, actor: Actor, rest: object) {
    const entries = (await invitations.list(actor)).map((each) => ({
      ...each,
      isOpen: isOpen(each, clock()),
      // The last day itself, and not the midnight that ends it.
      lastDay: new Date(each.expiresAt.getTime() - 1),
    }));
    const holders = (await invitations.possibleHolders(actor)).map((holder) => ({
      ...holder,
      fingerprint: fingerprintWords(holder.key.fingerprint),
    }));
    return reply.page('warn/reports/pages/invitations.njk', {
      ...{ entries, holders, fewestHolders, typed: {} },
      marking: await invitations.markingChoices(actor),
      countries: allCountries().filter(({ lastYear }) => lastYear === undefined),
      ...rest,
    });
  }

  return async (app) => {
    // A page that holds a secret once is kept by no browser or proxy.
    app.addHook('onRequest', async (_request, reply) => {
      reply.header('cache-control', 'no-store');
    });

    app.get(list, (request, reply) => show(reply, request.actor, {}));

    app.post(list, async (request, reply) => {
      const { actor } = request;
      request.sentForm = { back: list };
      const form = makeForm(request.body);
      if ('problems' in form) return show(reply.code(422), actor, form);
      try {
        const { country, holders = [], ...rest } = form.values;
        const token = await invitations.make(actor, { ...rest, holders, country: country === '' ? null : country });
        const made = `${publicUrl}/warn/reports/invited/${token}`;
        return await show(reply.code(201), actor, { made, madeName: form.values.name });
      } catch (error) {
        const { status, problems } = besideFields(error);
        return show(reply.code(status), actor, { problems, typed: typedOf(request.body) });
      }
    });

    const params = Type.Object({ id: invitationIdSchema });
    app.post(`${list}/:id/revoke`, { schema: { params } }, async (request, reply) => {
      request.sentForm = { back: list };
      await invitations.revoke(request.actor, request.params.id);
      return reply.redirect(list, 303);
    });
  };
}
