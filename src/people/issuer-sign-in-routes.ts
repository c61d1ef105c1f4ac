import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Clock } from '../platform/clock.ts';
import { type Actor, anonymousActor } from '../platform/database/actor.ts';
import { callbackPath, type OpenIdIssuer, signedOutPath } from '../platform/identity/open-id-issuer.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Routes, sessionCookie } from '../platform/web/web-server.ts';
import { type ClaimMapping, mapClaims } from './claim-mapping.ts';
import { pathOnThisSite } from './demo-sign-in.ts';
import type { PeopleService } from './people-service.ts';
import type { Pending } from './session-service.ts';
import type { SignInService } from './sign-in-service.ts';

/** An identity provider, with what its claims mean here. */
export type SignIn = { readonly issuer: OpenIdIssuer; readonly mapping: ClaimMapping };

// A person may begin in several tabs, and may take a while to find the second factor.
const mostPending = 4;
const pendingMinutes = 15;

/** Who the issuer's person in the session is. A session of the demonstration, or of another issuer, is nobody's. */
export function identifyIssuerPerson(
  people: PeopleService,
  issuer: OpenIdIssuer,
): (request: FastifyRequest) => Promise<Actor> {
  return async ({ session: { personId, atIssuer } }) => {
    if (personId === undefined || atIssuer?.issuer !== issuer.issuer) return anonymousActor;
    return (await people.findActor(personId)) ?? anonymousActor;
  };
}

/** After signing in, a page to work on: not one of those that sign in and out. */
function placeAfterSignIn(goTo: string): string {
  const path = pathOnThisSite(goTo);
  return /^\/(sign-in|sign-out|signed-out)\b/.test(path) ? '/' : path;
}

export function issuerSignInRoutes({ issuer, mapping }: SignIn, signIns: SignInService, clock: Clock): Routes {
  const isFresh = ({ begunAt }: Pending) => clock().getTime() - Date.parse(begunAt) < pendingMinutes * 60_000;

  return async (app) => {
    app.addHook('onRequest', async (_request, reply) => {
      reply.header('cache-control', 'no-store');
    });

    app.get(
      '/sign-in',
      { schema: { querystring: Type.Object({ goTo: Type.Optional(Type.String()) }) } },
      async (request, reply) => {
        const { address, pending } = await issuer.begin(mapping.scope);
        const others = (request.session.pendingSignIns ?? []).filter(isFresh).slice(1 - mostPending);
        const begun = {
          ...pending,
          goTo: placeAfterSignIn(request.query.goTo ?? '/'),
          begunAt: clock().toISOString(),
        };
        request.session.pendingSignIns = [...others, begun];
        return reply.redirect(address, 303);
      },
    );

    app.get(
      callbackPath,
      { schema: { querystring: Type.Object({ state: Type.String() }) } },
      async (request, reply) => {
        const { pendingSignIns = [] } = request.session;
        const pending = pendingSignIns.filter(isFresh).find(({ state }) => state === request.query.state);
        // Used once, whatever comes of it.
        request.session.pendingSignIns = pendingSignIns.filter(({ state }) => state !== request.query.state);
        if (pending === undefined) {
          throw new Refusal(
            'sign-in.stale',
            400,
            'This sign-in was not begun in this browser, was begun too long ago, or has been used. Sign in again.',
          );
        }
        const { claims, ...atIssuer } = await issuer.complete(request.url.slice(callbackPath.length), pending);
        const actor = await signIns.signIn(atIssuer, mapClaims(mapping, claims));
        // A fresh identifier, so that one planted before sign-in is worth nothing.
        await request.session.regenerate();
        request.session.personId = actor.personId;
        request.session.atIssuer = atIssuer;
        return reply.redirect(pending.goTo, 303);
      },
    );

    app.post('/sign-out', async (request, reply) => {
      const { atIssuer, sessionId } = request.session;
      await signIns.signOut(request.actor, sessionId);
      await request.session.destroy();
      const address = atIssuer === undefined ? undefined : issuer.signOutAddress(atIssuer.idToken);
      return reply.clearCookie(sessionCookie, { path: '/' }).redirect(address ?? signedOutPath, 303);
    });

    app.get(signedOutPath, async (_request, reply) => reply.page('people/pages/signed-out.njk'));

    app.post('/sign-out/back-channel', { config: { provesItself: true } }, async (request, reply) => {
      // The body is whatever was posted; only text can be a token.
      const token = Object.entries(request.body ?? {}).find(([name]) => name === 'logout_token')?.[1];
      try {
        if (typeof token !== 'string') throw new Refusal('sign-out.token', 400, 'There is no logout_token.');
        await signIns.signOutByIssuer(await issuer.readLogoutToken(token));
        return reply.code(200).send();
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return reply.code(400).send({ error: 'invalid_request', error_description: error.message });
      }
    });
  };
}
