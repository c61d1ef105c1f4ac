import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { allCountries } from '../../places/country.ts';
import { isSignedIn } from '../../platform/database/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { createForm, type FieldProblem } from '../../platform/web/form.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { themes } from '../../themes/theme.ts';
import {
  mostSubscriptions,
  readScope,
  regions,
  scopeWords,
  subscriptionIdSchema,
  ways,
  wayWords,
} from './subscription.ts';
import type { SubscriptionService } from './subscription-service.ts';

const form = createForm(
  Type.Object({
    about: Type.String({ minLength: 1, maxLength: 60, problem: 'Choose what you want to be told of' }),
    words: Type.String({ maxLength: 200, problem: 'Enter at most 200 characters' }),
    way: Type.Enum([...ways], { problem: 'Choose how you want to be told' }),
    address: Type.String({ maxLength: 2_000, problem: 'Enter an address of at most 2,000 characters' }),
  }),
);

const choices = [
  { value: 'everything', text: 'Everything that you may see' },
  { value: 'search', text: 'What fits the words below' },
  ...themes.map(({ id, name }) => ({ value: `theme:${id}`, text: `Theme: ${name}` })),
  ...regions.map((region) => ({ value: `region:${region}`, text: `Region: ${region}` })),
  ...allCountries()
    .filter((country) => country.lastYear === undefined)
    .map(({ code, name }) => ({ value: `place:${code}`, text: name })),
];

const prefill = Type.Object({
  place: Type.Optional(Type.String({ maxLength: 3 })),
  search: Type.Optional(Type.String({ maxLength: 200 })),
});

export function subscriptionRoutes(subscriptions: SubscriptionService): Routes {
  async function show(request: FastifyRequest, reply: FastifyReply, typed: object, problems?: readonly FieldProblem[]) {
    const own = await subscriptions.list(request.actor);
    return reply.code(problems === undefined ? 200 : 422).page('account/subscriptions/pages/subscriptions.njk', {
      entries: own.map((subscription) => ({
        subscription,
        scopeName: scopeWords(subscription.scope),
        wayName: wayWords[subscription.way],
      })),
      choices,
      mostSubscriptions,
      mailProblem: await subscriptions.mailProblem(request.actor),
      typed,
      problems,
    });
  }

  return async (app) => {
    app.get('/account/subscriptions', { schema: { querystring: prefill } }, async (request, reply) => {
      if (!isSignedIn(request.actor)) return reply.redirect(`/sign-in?goTo=${encodeURIComponent(request.url)}`, 302);
      const { place, search } = request.query;
      const about = search === undefined ? place && `place:${place}` : 'search';
      return show(request, reply, { about, words: search });
    });

    app.post('/account/subscriptions', async (request, reply) => {
      const answers = form(request.body);
      if ('problems' in answers) return show(request, reply, answers.typed, answers.problems);
      const { about, words, way, address } = answers.values;
      const problem = (field: string, text: string) => show(request, reply, answers.values, [{ field, text }]);
      if (about === 'search' && words === '') return problem('words', 'Enter the words to look for');
      if (way === 'webhook' && address === '') return problem('address', 'Enter the address of the other system');
      const scope = readScope(about, words);
      if (scope === undefined) return problem('about', 'Choose one of the list');
      try {
        const { secret } = await subscriptions.make(request.actor, scope, way, address);
        if (secret === undefined) return reply.redirect('/account/subscriptions', 303);
        // Shown here and now, and kept nowhere: so the answer is the page itself.
        return reply.header('cache-control', 'no-store').page('account/subscriptions/pages/made.njk', {
          scopeName: scopeWords(scope),
          way,
          address,
          secret,
          feedAddress: `${subscriptions.publicUrl}/feeds/${secret}.atom`,
        });
      } catch (error) {
        if (!(error instanceof Refusal) || error.field === undefined) throw error;
        return problem(error.field, error.message);
      }
    });

    app.post(
      '/account/subscriptions/:id/end',
      { schema: { params: Type.Object({ id: subscriptionIdSchema }) } },
      async (request, reply) => {
        await subscriptions.end(request.actor, request.params.id);
        return reply.redirect('/account/subscriptions', 303);
      },
    );
  };
}
