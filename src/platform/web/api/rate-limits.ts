import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isSignedIn } from '../../database/actor.ts';
import { message } from '../../language/message.ts';
import { Refusal } from '../../refusal.ts';

/** Requests in a minute. A department stands behind one address, so an address with people signed in has more. */
export type RateLimits = {
  readonly person: number;
  readonly address: number;
  readonly addressSignedOut: number;
};

export const defaultRateLimits: RateLimits = { person: 600, address: 6_000, addressSignedOut: 300 };

/** Holds the routes of this scope to the limits; past them: 429, with Retry-After. */
export async function addRateLimits(app: FastifyInstance, limits: RateLimits): Promise<void> {
  await app.register(rateLimit, { global: false, cache: 20_000 });
  const limit = (max: (request: FastifyRequest) => number, key: (request: FastifyRequest) => string) =>
    app.createRateLimit({ timeWindow: 60_000, max, keyGenerator: key });
  const ofPerson = limit(
    (request) => (isSignedIn(request.actor) ? limits.person : limits.addressSignedOut),
    (request) => (isSignedIn(request.actor) ? `person ${request.actor.personId}` : `signed out ${request.ip}`),
  );
  const ofAddress = limit(
    () => limits.address,
    (request) => `address ${request.ip}`,
  );
  app.addHook('onRequest', async (request, reply) => {
    for (const counted of [await ofPerson(request), await ofAddress(request)]) {
      if (counted.isAllowed || !counted.isExceeded) continue;
      reply.header('retry-after', counted.ttlInSeconds);
      const words = message('Too many requests. Wait {seconds} seconds, and go slower.');
      throw new Refusal('api.too-many', 429, words, undefined, { seconds: counted.ttlInSeconds });
    }
  });
}
