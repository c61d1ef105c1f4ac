import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../../clock.ts';
import { type Actor, systemActor } from '../../database/actor.ts';
import type { Database } from '../../database/database.ts';
import { Refusal } from '../../refusal.ts';
import * as store from './idempotency-store.ts';

export type IdempotencyService = ReturnType<typeof createIdempotencyService>;

type Once = {
  readonly actor: Actor;
  readonly key: string;
  /** SHA-256 over what is asked: the same key must come with the same request. */
  readonly requestSha256: Buffer;
  /** Does what is asked, in one transaction. @returns the id of what it was about */
  readonly carryOut: (actor: Actor) => Promise<string>;
  /** What is answered about it. */
  readonly show: (actor: Actor, id: string) => Promise<store.KeptAnswer>;
};

const keptHours = 24;
/** Longer than any request runs: past it the first one ended without an answer. */
const runningSeconds = 60;
/** What migration 0008 raises where another transaction has carried the request out. */
const carriedOutState = 'FR409';

const inUse = () =>
  new Refusal(
    'api.key-in-use',
    409,
    'The first request with this Idempotency-Key is under way. Ask again in a moment.',
  );

/**
 * Requests that may be sent again: the first with a key is carried out, those after it get the first one's answer.
 * The mark that it was carried out stands or falls with the change itself, so that no crash between the two repeats it.
 * What was refused changed nothing and is not kept.
 */
export function createIdempotencyService({ database, clock }: { readonly database: Database; readonly clock: Clock }) {
  const keptSince = () => new Date(clock().getTime() - keptHours * 3_600_000);

  /** @returns a claim to carry the request out under, or what came of it */
  async function claim({ actor, key, requestSha256 }: Once) {
    return database.transact(actor, async (queries) => {
      const now = clock();
      await store.deleteClaimsBefore(queries, keptSince(), actor.personId);
      const id = uuidv7();
      const fresh = await store.insertClaim(queries, actor.personId, key, { id, requestSha256, claimedAt: now });
      if (fresh) return { claimId: id };
      const standing = await store.lockClaim(queries, actor.personId, key);
      // Let go of just now by the first request, which was refused.
      if (standing === undefined) throw inUse();
      if (!standing.requestSha256.equals(requestSha256)) {
        throw new Refusal(
          'api.key-reused',
          422,
          'This Idempotency-Key came with another request before. Send a new key with a new request.',
        );
      }
      const { subjectId, answer } = standing;
      if (subjectId !== null && answer !== null) return { subjectId, answer };
      if (now.getTime() - standing.claimedAt.getTime() < runningSeconds * 1_000) throw inUse();
      if (subjectId !== null) return { subjectId, answer: undefined };
      await store.claimAgain(queries, standing.id, now);
      return { claimId: standing.id };
    });
  }

  async function carryOutUnder(claimId: string, { actor, carryOut, show }: Once): Promise<store.KeptAnswer> {
    try {
      const answer = await show(actor, await carryOut({ ...actor, claimId }));
      await database.transact(actor, (queries) => store.keepAnswer(queries, claimId, answer));
      return answer;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === carriedOutState) throw inUse();
      await database.transact(actor, (queries) => store.releaseClaim(queries, claimId));
      throw error;
    }
  }

  return {
    /** @throws Refusal where the key is in use (409) or came with another request (422) */
    async once(once: Once): Promise<store.KeptAnswer> {
      const { actor, key, show } = once;
      if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
        throw new Refusal('api.key', 400, 'An Idempotency-Key is 1 to 200 printed ASCII characters, such as a UUID.');
      }
      const claimed = await claim(once);
      if ('claimId' in claimed) return carryOutUnder(claimed.claimId, once);
      // Asked anew, so that who may no longer see it does not get it from here.
      const now = await show(actor, claimed.subjectId);
      const answer = claimed.answer ?? now;
      return { ...answer, headers: { ...answer.headers, 'idempotency-replayed': 'true' } };
    },

    /** Lets go of everything past its 24 hours. */
    forget(): Promise<void> {
      return database.transact(systemActor, (queries) => store.deleteClaimsBefore(queries, keptSince()));
    },
  };
}
