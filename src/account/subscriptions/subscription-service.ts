import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { PeopleService } from '../../people/people-service.ts';
import type { Clock } from '../../platform/clock.ts';
import { secretDigest } from '../../platform/crypto/secret-digest.ts';
import { type Actor, isSignedIn, systemActor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import { message } from '../../platform/language/message.ts';
import { appendLedgerEntry } from '../../platform/ledger/ledger-store.ts';
import { latestSeal } from '../../platform/ledger/sealed-ledger-store.ts';
import type { Mailer } from '../../platform/mail/mailer.ts';
import type { CheckedPost } from '../../platform/outbound/checked-post.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { TimelineKinds } from '../timeline/timeline.ts';
import type { Item } from './item.ts';
import { newestItems } from './news-reading-service.ts';
import {
  mostSubscriptions,
  type Scope,
  type Subscription,
  type SubscriptionId,
  scopeWords,
  type Way,
  wayWords,
} from './subscription.ts';
import * as store from './subscription-store.ts';

export type SubscriptionService = ReturnType<typeof createSubscriptionService>;

/** The ways out of this house. */
export type Outlets = {
  /** Where people's browsers find this app: no path, no closing slash. */
  readonly publicUrl: string;
  /** Nothing where mail is not set up. */
  readonly mailer: Mailer | undefined;
  readonly post: CheckedPost;
};

/** What is shown once, to the one who made the subscription, and never again. */
export type Made = { readonly id: SubscriptionId; readonly secret: string | undefined };

export function createSubscriptionService({
  database,
  clock,
  people,
  outlets,
  kinds,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly people: PeopleService;
  readonly outlets: Outlets;
  readonly kinds: TimelineKinds;
}) {
  /** Why a subscription of this way cannot be made, if so. */
  async function requireWay(actor: Actor, way: Way, address: string): Promise<void> {
    if (way === 'mail') {
      const problem = await mailProblem(actor);
      if (problem !== undefined) throw new Refusal('subscription.mail', 409, problem, 'way');
    }
    if (way === 'webhook') {
      const problem = await outlets.post.problemWith(address);
      if (problem !== undefined) throw new Refusal('subscription.address', 422, problem, 'address');
    }
  }

  async function mailProblem(actor: Actor): Promise<string | undefined> {
    if (outlets.mailer === undefined)
      return message('Mail is not set up here: an administrator sets FORESTALL_SMTP_URL.');
    if ((await people.emailOf(actor.personId)) !== undefined) return undefined;
    return message('The directory has no e-mail address for you: ask an administrator to add it.');
  }

  function writeStep(
    queries: Queries,
    actor: Actor,
    subscription: Subscription,
    to: 'made' | 'ended',
  ): Promise<string> {
    return appendLedgerEntry(queries, actor, {
      at: clock(),
      kind: `subscription.${to}`,
      subjectType: 'subscription',
      subjectId: subscription.id,
      place: subscription.scope.kind === 'place' ? subscription.scope.country : null,
      fromState: to === 'made' ? null : 'made',
      toState: to,
      // That somebody is told of a place is for the own organisation. Neither address nor secret is written.
      marked: { owner: actor.organisationId, marking: 'OFFICIAL', caveats: [], audience: [] },
      payload: { said: `${scopeWords(subscription.scope)}: ${wayWords[subscription.way]}`, way: subscription.way },
    });
  }

  async function feedOf(secret: string): Promise<{ readonly subscription: Subscription; readonly reader: Actor }> {
    const subscription = await database.snapshot(systemActor, (queries) =>
      store.findFeed(queries, secretDigest(secret)),
    );
    const reader = subscription && (await people.findActor(subscription.person));
    if (subscription === undefined || reader === undefined) {
      throw new Refusal('subscription.feed', 404, 'There is no such feed; it may have been ended.');
    }
    return { subscription, reader };
  }

  return {
    mailProblem,
    publicUrl: outlets.publicUrl,

    /**
     * @param address of the receiver, for a webhook
     * @throws Refusal where mail is not set up, the address may not be sent to, or there are too many already
     */
    async make(actor: Actor, scope: Scope, way: Way, address: string): Promise<Made> {
      requireSignedIn(actor);
      await requireWay(actor, way, address);
      const secret = way === 'mail' ? undefined : randomBytes(32).toString('base64url');
      return database.transact(actor, async (queries) => {
        await store.lockPerson(queries, actor.personId);
        const standing = await store.listSubscriptions(queries, { person: actor.personId });
        if (standing.length >= mostSubscriptions) {
          throw new Refusal('subscription.many', 409, 'You have {most} subscriptions. End one first.', undefined, {
            most: mostSubscriptions,
          });
        }
        const base = {
          // A fresh UUID is by construction the identity of a new subscription.
          id: uuidv7() as SubscriptionId,
          person: actor.personId,
          scope,
          madeAt: clock(),
          sentEntries: (await latestSeal(queries))?.treeSize ?? 0,
          lastSentAt: undefined,
        };
        const subscription: Subscription =
          way === 'webhook'
            ? {
                ...base,
                way,
                address,
                signingSecret: secret ?? '',
                failures: 0,
                lastFault: undefined,
                disabledAt: undefined,
              }
            : { ...base, way };
        await store.insertSubscription(
          queries,
          subscription,
          way === 'feed' && secret !== undefined ? secretDigest(secret) : null,
        );
        await writeStep(queries, actor, subscription, 'made');
        return { id: subscription.id, secret };
      });
    },

    /** Ends a subscription at once: its feed is gone, and nothing more is sent. */
    async end(actor: Actor, id: SubscriptionId): Promise<void> {
      requireSignedIn(actor);
      await database.transact(actor, async (queries) => {
        const subscription = await store.findSubscription(queries, id);
        if (subscription === undefined) {
          throw new Refusal('subscription.unknown', 404, 'You have no such subscription; it may have ended already.');
        }
        await store.deleteSubscription(queries, id);
        await writeStep(queries, actor, subscription, 'ended');
      });
    },

    /** The asker's own, the newest first. */
    list(actor: Actor): Promise<readonly Subscription[]> {
      return database.snapshot(actor, (queries) => store.listSubscriptions(queries, { person: actor.personId }));
    },

    /** Whose feed this is and of what, for what else is read by its secret. */
    reading: feedOf,

    /** Whose feed this is, with what that person may see now. */
    async reader(secret: string): Promise<Actor> {
      return (await feedOf(secret)).reader;
    },

    /** What the feed with this secret holds now, for the person whose it is, by what that person may see now. */
    async feed(secret: string): Promise<{ readonly subscription: Subscription; readonly items: readonly Item[] }> {
      const { subscription, reader } = await feedOf(secret);
      const items = await database.snapshot(reader, (queries) => newestItems(queries, kinds, subscription.scope));
      return { subscription, items };
    },
  };
}

function requireSignedIn(actor: Actor): void {
  if (!isSignedIn(actor)) throw new Refusal('subscription.sign-in', 403, 'Sign in to subscribe.');
}
