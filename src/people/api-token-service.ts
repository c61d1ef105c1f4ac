import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../platform/clock.ts';
import { secretDigest } from '../platform/crypto/secret-digest.ts';
import { type Actor, isSignedIn, systemActor } from '../platform/database/actor.ts';
import type { Database, Queries } from '../platform/database/database.ts';
import { unrestricted } from '../platform/ledger/ledger-entry.ts';
import { appendLedgerEntry } from '../platform/ledger/ledger-store.ts';
import { Refusal } from '../platform/refusal.ts';
import { actorOf } from './actor-of.ts';
import { type ApiToken, endOfDay, isGood, refusalOfExpiry, type TokenScope, tokenPrefix } from './api-token.ts';
import * as store from './api-token-store.ts';
import * as people from './people-store.ts';

export type ApiTokenService = ReturnType<typeof createApiTokenService>;

export type TokenUse = {
  readonly actor: Actor;
  readonly scope: TokenScope;
  /** Whether it is of somebody of the demonstration, who is nobody away from the machine itself. */
  readonly demonstration: boolean;
};

const mostGoodTokens = 20;

/** Personal tokens for programs: made and revoked by their owner, each a step in the ledger. */
export function createApiTokenService({ database, clock }: { readonly database: Database; readonly clock: Clock }) {
  function writeStep(queries: Queries, actor: Actor, kind: string, id: string, from: string | null, token: TokenTerms) {
    return appendLedgerEntry(queries, actor, {
      at: clock(),
      kind,
      subjectType: 'api-token',
      subjectId: id,
      place: null,
      fromState: from,
      toState: kind === 'api-token.made' ? 'good' : 'revoked',
      marked: { ...unrestricted, owner: actor.organisationId, audience: [] },
      // The name is its owner's own affair.
      payload: { scope: token.scope, expiresAt: token.expiresAt.toISOString() },
    });
  }

  return {
    /**
     * Makes a token of one's own.
     * @param expiresOn ISO 8601 date, its last day, one year from now at most
     * @returns the token itself, which nobody can be shown again
     * @throws Refusal for nobody signed in, a day that does not fit, or too many tokens
     */
    async make(
      actor: Actor,
      { name, scope, expiresOn }: { readonly name: string; readonly scope: TokenScope; readonly expiresOn: string },
    ): Promise<string> {
      requireSignedIn(actor);
      const madeAt = clock();
      const sentence = refusalOfExpiry(expiresOn, madeAt);
      if (sentence !== undefined) throw new Refusal('api-token.expiry', 422, sentence, 'expiresOn');
      const secret = `${tokenPrefix}${randomBytes(32).toString('base64url')}`;
      const token = { id: uuidv7(), name, scope, madeAt, expiresAt: endOfDay(expiresOn) };
      await database.transact(actor, async (queries) => {
        const good = (await store.listTokens(queries, actor.personId)).filter((held) => isGood(held, madeAt));
        if (good.length >= mostGoodTokens) {
          throw new Refusal('api-token.many', 409, 'You have {most} tokens. Revoke one first.', undefined, {
            most: mostGoodTokens,
          });
        }
        await store.insertToken(queries, actor.personId, token, secretDigest(secret));
        await writeStep(queries, actor, 'api-token.made', token.id, null, token);
      });
      return secret;
    },

    /** One's own tokens, the newest first; never what they are. */
    async list(actor: Actor): Promise<readonly ApiToken[]> {
      requireSignedIn(actor);
      return database.snapshot(actor, (queries) => store.listTokens(queries, actor.personId));
    },

    /** Ends a token of one's own. @throws Refusal where there is none such, or it is revoked already */
    async revoke(actor: Actor, id: string): Promise<void> {
      requireSignedIn(actor);
      await database.transact(actor, async (queries) => {
        const token = await store.revokeToken(queries, actor.personId, id, clock());
        if (token === undefined) throw new Refusal('api-token.unknown', 404, 'You have no such token.');
        await writeStep(queries, actor, 'api-token.revoked', id, isGood(token, clock()) ? 'good' : 'expired', token);
      });
    },

    /** Whose token it is and for what; undefined for one unknown, expired, revoked, or of somebody not at work. */
    async use(secret: string): Promise<TokenUse | undefined> {
      const now = clock();
      const found = await database.snapshot(systemActor, async (queries) => {
        const held = await store.findTokenByDigest(queries, secretDigest(secret));
        if (held === undefined || !isGood(held.token, now)) return undefined;
        const found = await people.findPersonAmong(queries, held.person);
        if (found === undefined) return undefined;
        const { person, organisations } = found;
        const actor = actorOf(person, organisations);
        return { token: held.token, actor, demonstration: person.demonstration ?? false };
      });
      if (found === undefined) return undefined;
      const { lastUsedAt } = found.token;
      if (lastUsedAt === undefined || now.getTime() - lastUsedAt.getTime() >= 60_000) {
        await database.transact(systemActor, (queries) => store.touchToken(queries, found.token.id, now));
      }
      return { actor: found.actor, scope: found.token.scope, demonstration: found.demonstration };
    },
  };
}

type TokenTerms = Pick<ApiToken, 'scope' | 'expiresAt'>;

function requireSignedIn(actor: Actor): void {
  if (!isSignedIn(actor)) throw new Refusal('sign-in.first', 401, 'Sign in first: tokens are a person’s own.');
}
