import { sql } from 'kysely';
import type { Queries } from '../../platform/database/database.ts';
import {
  failuresUntilDisabled,
  readScope,
  type Subscription,
  type SubscriptionId,
  scopeParts,
  type Way,
  type Webhook,
} from './subscription.ts';

type SubscriptionTable = {
  id: SubscriptionId;
  person: string;
  about: string;
  words: string;
  way: Way;
  made_at: Date;
  sent_entries: number;
  last_sent_at: Date | null;
  feed_secret_sha256: Buffer | null;
  address: string | null;
  signing_secret: string | null;
  failures: number;
  last_fault: string | null;
  disabled_at: Date | null;
};

declare module '../../platform/database/database.ts' {
  interface Tables {
    subscription: SubscriptionTable;
  }
}

function toSubscription(row: SubscriptionTable): Subscription {
  const scope = readScope(row.about, row.words);
  if (scope === undefined) throw new Error(`Subscription ${row.id} is about “${row.about}”, which is nothing known`);
  const base = {
    id: row.id,
    person: row.person,
    scope,
    madeAt: row.made_at,
    sentEntries: row.sent_entries,
    lastSentAt: row.last_sent_at ?? undefined,
  };
  if (row.way !== 'webhook') return { ...base, way: row.way };
  if (row.address === null || row.signing_secret === null)
    throw new Error(`Webhook ${row.id} has no address or secret`);
  return {
    ...base,
    way: 'webhook',
    address: row.address,
    signingSecret: row.signing_secret,
    failures: row.failures,
    lastFault: row.last_fault ?? undefined,
    disabledAt: row.disabled_at ?? undefined,
  };
}

/** @param feedSecretSha256 of a feed's secret, which itself is kept nowhere */
export async function insertSubscription(
  queries: Queries,
  subscription: Subscription,
  feedSecretSha256: Buffer | null,
): Promise<void> {
  const webhook = subscription.way === 'webhook' ? subscription : undefined;
  await queries
    .insertInto('subscription')
    .values({
      id: subscription.id,
      person: subscription.person,
      ...scopeParts(subscription.scope),
      way: subscription.way,
      made_at: subscription.madeAt,
      sent_entries: subscription.sentEntries,
      last_sent_at: null,
      feed_secret_sha256: feedSecretSha256,
      address: webhook?.address ?? null,
      signing_secret: webhook?.signingSecret ?? null,
      failures: 0,
      last_fault: null,
      disabled_at: null,
    })
    .execute();
}

/** Of a person, or of all; by row security, those that the asker may see. The newest first. */
export async function listSubscriptions(
  queries: Queries,
  filter: { readonly person?: string; readonly way?: Way },
): Promise<readonly Subscription[]> {
  let query = queries.selectFrom('subscription').selectAll();
  if (filter.person !== undefined) query = query.where('person', '=', filter.person);
  if (filter.way !== undefined) query = query.where('way', '=', filter.way);
  return (await query.orderBy('made_at', 'desc').orderBy('id').execute()).map(toSubscription);
}

export async function findSubscription(queries: Queries, id: SubscriptionId): Promise<Subscription | undefined> {
  const row = await queries.selectFrom('subscription').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toSubscription(row);
}

export async function findFeed(queries: Queries, secretSha256: Buffer): Promise<Subscription | undefined> {
  const row = await queries
    .selectFrom('subscription')
    .selectAll()
    .where('feed_secret_sha256', '=', secretSha256)
    .executeTakeFirst();
  return row && toSubscription(row);
}

/** One making at a time for one person, so that the limit holds. */
export async function lockPerson(queries: Queries, person: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`forestall.subscription ${person}`}))`.execute(queries);
}

export async function deleteSubscription(queries: Queries, id: SubscriptionId): Promise<void> {
  await queries.deleteFrom('subscription').where('id', '=', id).execute();
}

/** Writes how far a subscriber has been told, and that it went well. @param sentAt nothing where there was nothing to send */
export async function markSent(
  queries: Queries,
  ids: readonly SubscriptionId[],
  sentEntries: number,
  sentAt: Date | undefined,
): Promise<void> {
  await queries
    .updateTable('subscription')
    .set({
      sent_entries: sentEntries,
      ...(sentAt === undefined ? {} : { last_sent_at: sentAt, failures: 0, last_fault: null }),
    })
    .where('id', 'in', [...ids])
    .execute();
}

/** Writes that a sending failed. @returns the webhook as it stands now, disabled where it failed too often */
export async function markFailed(
  queries: Queries,
  id: SubscriptionId,
  fault: string,
  now: Date,
): Promise<Webhook | undefined> {
  const row = await queries
    .updateTable('subscription')
    .set((column) => ({
      failures: sql`failures + 1`,
      last_fault: fault,
      disabled_at: sql`case when failures + 1 >= ${failuresUntilDisabled} then coalesce(${column.ref('disabled_at')}, ${now}) end`,
    }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  const subscription = row && toSubscription(row);
  return subscription?.way === 'webhook' ? subscription : undefined;
}
