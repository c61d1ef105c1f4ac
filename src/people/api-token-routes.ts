import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Clock } from '../platform/clock.ts';
import { type Actor, isSignedIn } from '../platform/database/actor.ts';
import { Refusal } from '../platform/refusal.ts';
import { createForm } from '../platform/web/form.ts';
import { besideFields } from '../platform/web/refused-form.ts';
import type { Routes } from '../platform/web/web-server.ts';
import { isGood, isWithinScope, latestExpiry, tokenInHeader, tokenScopes } from './api-token.ts';
import type { ApiTokenService } from './api-token-service.ts';
import { mayUseDemo } from './demo-sign-in.ts';

const makeForm = createForm(
  Type.Object({
    name: Type.String({
      minLength: 1,
      maxLength: 100,
      problem: 'Enter what the token is for, in at most 100 characters',
    }),
    scope: Type.Union([Type.Literal('read'), Type.Literal('write')], { problem: 'Choose what it may do' }),
    expiresOn: Type.String({ format: 'date', problem: 'Enter a real date, such as 31 3 2027' }),
  }),
);

const tokenPage = 'people/pages/tokens.njk';

/**
 * Who asks by the token in a request of the API; undefined where there is none. Pages take no token: they are for
 * people, who sign in.
 * @param isDemonstration whether people of the demonstration are anybody: then too only on the machine itself
 */
export function identifyByToken(
  tokens: ApiTokenService,
  isDemonstration: boolean,
): (request: FastifyRequest) => Promise<Actor | undefined> {
  return async (request) => {
    const header = request.headers.authorization;
    if (!/^Bearer\b/i.test(header ?? '') || !request.routeOptions.url?.startsWith('/api/')) return undefined;
    const secret = tokenInHeader(header);
    const use = secret === undefined ? undefined : await tokens.use(secret);
    if (use === undefined || (use.demonstration && !(isDemonstration && mayUseDemo(request)))) {
      throw new Refusal(
        'api-token.bad',
        401,
        'This token is not good: it is not one of ours, is past its last day, or was revoked. Make another at /people/tokens.',
      );
    }
    if (!isWithinScope(use.scope, request.method)) {
      throw new Refusal('api-token.scope', 403, 'This token may only read. Make one that may write at /people/tokens.');
    }
    return use.actor;
  };
}

export function apiTokenRoutes(tokens: ApiTokenService, clock: Clock): Routes {
  async function show(reply: FastifyReply, actor: Actor, rest: object) {
    const held = (await tokens.list(actor)).map((token) => ({
      ...token,
      scopeName: tokenScopes[token.scope].name,
      isGood: isGood(token, clock()),
      // The last day itself, and not the midnight that ends it.
      lastDay: new Date(token.expiresAt.getTime() - 1),
    }));
    const scopes = Object.entries(tokenScopes).map(([id, words]) => ({ id, ...words }));
    // Holds a token, once: no copy of the page is kept.
    reply.header('cache-control', 'no-store');
    return reply.page(tokenPage, { tokens: held, scopes, latest: latestExpiry(clock()), typed: {}, ...rest });
  }

  return async (app) => {
    app.get('/people/tokens', async (request, reply) => {
      if (!isSignedIn(request.actor)) return reply.redirect('/sign-in?goTo=%2Fpeople%2Ftokens', 303);
      return show(reply, request.actor, {});
    });

    app.post('/people/tokens', async (request, reply) => {
      request.sentForm = { back: '/people/tokens' };
      const form = makeForm(request.body);
      if ('problems' in form) return show(reply.code(422), request.actor, form);
      try {
        const made = await tokens.make(request.actor, form.values);
        return await show(reply.code(201), request.actor, { made, madeName: form.values.name });
      } catch (error) {
        const { status, problems } = besideFields(error);
        return show(reply.code(status), request.actor, { problems, typed: request.body });
      }
    });

    app.post(
      '/people/tokens/:id/revoke',
      { schema: { params: Type.Object({ id: Type.String({ format: 'uuid' }) }) } },
      async (request, reply) => {
        await tokens.revoke(request.actor, request.params.id);
        return reply.redirect('/people/tokens', 303);
      },
    );
  };
}
