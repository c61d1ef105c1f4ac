import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { themeName, themes } from '../../people/theme.ts';
import { allCountries, countryByCode } from '../../places/country.ts';
import { isSignedIn } from '../../platform/database/actor.ts';
import { say, sayIfKnown } from '../../platform/language/say.ts';
import { createForm, type FieldProblem } from '../../platform/web/form.ts';
import { besideFields } from '../../platform/web/refused-form.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { countryWords } from '../../platform/words.ts';
import {
  mostSubscriptions,
  readScope,
  regions,
  type Scope,
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

const choicesNow = () => [
  { value: 'everything', text: say('Everything that you may see') },
  { value: 'search', text: say('What fits the words below') },
  ...themes.map(({ id, name }) => ({ value: `theme:${id}`, text: say('Theme: {theme}', { theme: say(name) }) })),
  ...regions.map((region) => ({ value: `region:${region}`, text: say('Region: {region}', { region: say(region) }) })),
  ...allCountries()
    .filter((country) => country.lastYear === undefined)
    .map(({ code, name }) => ({ value: `place:${code}`, text: countryWords(name, code) })),
];

const prefill = Type.Object({
  place: Type.Optional(Type.String({ maxLength: 3 })),
  search: Type.Optional(Type.String({ maxLength: 200 })),
});

export function subscriptionRoutes(subscriptions: SubscriptionService): Routes {
  async function show(request: FastifyRequest, reply: FastifyReply, typed: object, problems?: readonly FieldProblem[]) {
    const own = await subscriptions.list(request.actor);
    return reply.page('account/subscriptions/pages/subscriptions.njk', {
      entries: own.map((subscription) => ({
        subscription,
        scopeName: shownScope(subscription.scope),
        wayName: wayWords[subscription.way],
      })),
      choices: choicesNow(),
      mostSubscriptions,
      mailProblem: shownIfAny(await subscriptions.mailProblem(request.actor)),
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
      request.sentForm = { back: '/account/subscriptions' };
      const answers = form(request.body);
      if ('problems' in answers) return show(request, reply.code(422), answers.typed, answers.problems);
      const { about, words, way, address } = answers.values;
      const problem = (field: string, text: string) =>
        show(request, reply.code(422), answers.values, [{ field, text }]);
      if (about === 'search' && words === '') return problem('words', say('Enter the words to look for'));
      if (way === 'webhook' && address === '') return problem('address', say('Enter the address of the other system'));
      const scope = readScope(about, words);
      if (scope === undefined) return problem('about', say('Choose one of the list'));
      try {
        const { secret } = await subscriptions.make(request.actor, scope, way, address);
        if (secret === undefined) return reply.redirect('/account/subscriptions', 303);
        // Shown here and now, and kept nowhere: so the answer is the page itself.
        return reply.header('cache-control', 'no-store').page('account/subscriptions/pages/made.njk', {
          scopeName: shownScope(scope),
          way,
          address,
          secret,
          feedAddress: `${subscriptions.publicUrl}/feeds/${secret}.atom`,
          calendarAddress: `${subscriptions.publicUrl}/feeds/${secret}/calendar.ics`,
        });
      } catch (error) {
        const { status, problems } = besideFields(error);
        const isBeside = problems.some(({ field }) => field !== '');
        return show(request, reply.code(isBeside ? 422 : status), answers.values, problems);
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

function shownIfAny(sentence: string | undefined): string | undefined {
  return sentence === undefined ? undefined : sayIfKnown(sentence);
}

/** As `scopeWords`, in the reader’s language. */
function shownScope(scope: Scope): string {
  if (scope.kind === 'everything') return say('Everything');
  if (scope.kind === 'search') return say('Search: {asked}', { asked: scope.words });
  if (scope.kind === 'region') return say(scope.region);
  if (scope.kind === 'theme') return say('Theme: {theme}', { theme: say(themeName(scope.theme)) });
  return countryWords(countryByCode(scope.country)?.name ?? scope.country, scope.country);
}
