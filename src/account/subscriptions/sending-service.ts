import { createHmac } from 'node:crypto';
import type { PeopleService } from '../../people/people-service.ts';
import type { Clock } from '../../platform/clock.ts';
import { systemActor } from '../../platform/database/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { appendLedgerEntry } from '../../platform/ledger/ledger-store.ts';
import { latestSeal } from '../../platform/ledger/sealed-ledger-store.ts';
import type { Mailer } from '../../platform/mail/mailer.ts';
import { dateWords } from '../../platform/words.ts';
import type { TimelineKinds } from '../timeline/timeline.ts';
import { digestText, type Item, webhookBody } from './item.ts';
import { type News, newsSince } from './news-reading-service.ts';
import { type Subscription, type SubscriptionId, scopeWords, type Webhook } from './subscription.ts';
import type { Outlets } from './subscription-service.ts';
import * as store from './subscription-store.ts';

/** The signature of a webhook: HMAC-SHA-256 over the moment (seconds since 1970), a full stop and the body. */
function signature(secret: string, at: Date, body: string): string {
  const seconds = Math.floor(at.getTime() / 1_000);
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

/** Tells subscribers what is new to them: at each sending, exactly what that person may see at that moment. */
export function createSendingService({
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
  /** For somebody who is not at work any more, nothing; and nothing later of what came meanwhile. */
  async function newsOf(subscription: Subscription): Promise<News> {
    const reader = await people.findActor(subscription.person);
    return database.snapshot(reader ?? systemActor, async (queries) =>
      reader === undefined
        ? { items: [], sentEntries: (await latestSeal(queries))?.treeSize ?? 0 }
        : newsSince(queries, kinds, subscription.scope, subscription.sentEntries),
    );
  }

  function markSent(id: SubscriptionId, news: News): Promise<void> {
    const sentAt = news.items.length === 0 ? undefined : clock();
    return database.transact(systemActor, (queries) => store.markSent(queries, [id], news.sentEntries, sentAt));
  }

  /** One mail a person, over all that the person subscribed to by mail, each step once. */
  async function sendDigest(mailer: Mailer, person: string, subscriptions: readonly Subscription[]): Promise<boolean> {
    const news: { readonly id: SubscriptionId; readonly of: News }[] = [];
    for (const subscription of subscriptions) news.push({ id: subscription.id, of: await newsOf(subscription) });
    const items = new Map<string, Item>(news.flatMap(({ of }) => of.items.map((item) => [item.id, item] as const)));
    const to = await people.emailOf(person);
    if (items.size > 0) {
      // Nothing is taken for sent: it goes once the directory has an address again.
      if (to === undefined) return false;
      await mailer.send({
        to,
        subject: `Forestall: ${items.size} ${items.size === 1 ? 'step' : 'steps'}, ${dateWords(clock())}`,
        text: digestText([...items.values()], outlets.publicUrl),
      });
    }
    for (const { id, of } of news) await markSent(id, of);
    return items.size > 0;
  }

  async function failed(webhook: Webhook, fault: string): Promise<void> {
    const disabled = await database.transact(systemActor, async (queries) => {
      const now = await store.markFailed(queries, webhook.id, fault, clock());
      if (now?.disabledAt === undefined) return false;
      await appendLedgerEntry(queries, systemActor, {
        at: clock(),
        kind: 'subscription.disabled',
        subjectType: 'subscription',
        subjectId: webhook.id,
        place: null,
        fromState: 'made',
        toState: 'disabled',
        marked: { owner: 'forestall', marking: 'OFFICIAL', caveats: [], audience: [] },
        payload: { said: `${scopeWords(webhook.scope)}: failed ${now.failures} times. ${fault}` },
      });
      return true;
    });
    // Thrown, it is tried again.
    if (!disabled) throw new Error(`The webhook ${webhook.id} was not taken: ${fault}`);
  }

  return {
    /**
     * The daily mails. @returns how many were sent
     * @throws Error where a mail was not taken, after all have been tried: what was not sent goes with the next
     */
    async sendDigests(): Promise<number> {
      const { mailer } = outlets;
      if (mailer === undefined) return 0;
      const all = await database.snapshot(systemActor, (queries) => store.listSubscriptions(queries, { way: 'mail' }));
      const faults: unknown[] = [];
      let sent = 0;
      for (const [person, subscriptions] of Map.groupBy(all, (subscription) => subscription.person)) {
        try {
          if (await sendDigest(mailer, person, subscriptions)) sent += 1;
        } catch (error) {
          faults.push(error);
        }
      }
      if (faults.length > 0) throw new AggregateError(faults, `${faults.length} digests were not taken: ${faults[0]}`);
      return sent;
    },

    /** Webhooks that have not been told of everything sealed. */
    webhooksBehind(): Promise<readonly SubscriptionId[]> {
      return database.snapshot(systemActor, async (queries) => {
        const sealed = (await latestSeal(queries))?.treeSize ?? 0;
        const webhooks = await store.listSubscriptions(queries, { way: 'webhook' });
        return webhooks.flatMap((each) =>
          each.way === 'webhook' && each.disabledAt === undefined && each.sentEntries < sealed ? [each.id] : [],
        );
      });
    },

    /**
     * Tells one webhook what is new. Nothing is sent for one that has ended or is disabled.
     * @throws Error where it was not taken and is to be tried again
     */
    async sendWebhook(id: SubscriptionId): Promise<void> {
      const webhook = await database.snapshot(systemActor, (queries) => store.findSubscription(queries, id));
      if (webhook?.way !== 'webhook' || webhook.disabledAt !== undefined) return;
      const news = await newsOf(webhook);
      if (news.items.length > 0) {
        const body = webhookBody(webhook.id, news.items, outlets.publicUrl);
        const headers = {
          'content-type': 'application/json',
          'user-agent': 'Forestall',
          'forestall-signature': signature(webhook.signingSecret, clock(), body),
        };
        const fault = await outlets.post.send(webhook.address, headers, body);
        if (fault !== undefined) return failed(webhook, fault);
      }
      await markSent(id, news);
    },
  };
}
