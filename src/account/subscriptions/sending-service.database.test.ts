import { createHmac } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countryCode, type FreshServices, freshServices, inRole } from '../../../test/fresh-services.ts';
import { type MailServer, openMailServer } from '../../../test/receivers/mail-server.ts';
import { openWebhookReceiver, type WebhookReceiver } from '../../../test/receivers/webhook-receiver.ts';
import { systemActor } from '../../platform/database/actor.ts';
import { appendLedgerEntry } from '../../platform/ledger/ledger-store.ts';
import { openMailer } from '../../platform/mail/mailer.ts';
import { checkedPost } from '../../platform/outbound/checked-post.ts';
import { indexDocument } from '../../platform/search/search-store.ts';
import { failuresUntilDisabled } from './subscription.ts';

const publicUrl = 'https://forestall.example.org';
let fresh: FreshServices;
let mail: MailServer;
let hook: WebhookReceiver;
beforeEach(async () => {
  mail = await openMailServer();
  hook = await openWebhookReceiver();
  fresh = await freshServices({
    publicUrl,
    mailer: openMailer(mail.url, 'Forestall <forestall@forestall.example.org>'),
    post: checkedPost({ allowPrivate: true, timeoutMs: 2_000 }),
  });
  await asOwner(`update person set email = id || '@example.org'`);
});
afterEach(async () => {
  await fresh.close();
  await mail.close();
  await hook.close();
});

const desk = inRole('desk-officer');
const partner = inRole('partner-reporter');

async function asOwner(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: fresh.url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function open(code: string, reason: string) {
  const id = await fresh.services.warnings.openByHand(inRole('watch-analyst'), countryCode(code), 'high', reason);
  await fresh.services.ledger.seal();
  return id;
}

/** A step that only those cleared for OFFICIAL-SENSITIVE in the desk's department may see. */
async function openSensitive(said: string): Promise<void> {
  const marked = { owner: 'west-africa-desk', marking: 'OFFICIAL-SENSITIVE', caveats: [], audience: [] };
  await fresh.database.transact(systemActor, async (queries) => {
    const at = fresh.clock.now();
    const thing = {
      kind: 'warning',
      id: said,
      title: said,
      text: said,
      href: '/warn',
      place: 'TCD',
      changedAt: at,
      marked,
    };
    await indexDocument(queries, thing);
    await appendLedgerEntry(queries, systemActor, {
      at,
      kind: 'warning.opened',
      subjectType: 'warning',
      subjectId: said,
      place: 'TCD',
      fromState: null,
      toState: 'opened',
      marked,
      payload: { said },
    });
  });
  await fresh.services.ledger.seal();
}

async function makeHook(actor = desk) {
  const made = await fresh.services.subscriptions.make(actor, { kind: 'everything' }, 'webhook', hook.address);
  return { id: made.id, secret: made.secret ?? '' };
}
const items = (): readonly { what: string; said?: string; place: string }[] =>
  hook.received.flatMap(({ body }) => JSON.parse(body).items);
const decoded = (source: string) =>
  source
    .replaceAll('=\r\n', '')
    .replaceAll(/(=[0-9A-F]{2})+/g, (bytes) => decodeURIComponent(bytes.replaceAll('=', '%')));

test('the digest tells by mail what is new in the place, once, to the address of the directory', async () => {
  const { subscriptions, sending } = fresh.services;
  const warning = await open('TCD', 'Before the subscription');
  await subscriptions.make(desk, { kind: 'place', country: countryCode('TCD') }, 'mail', '');
  await fresh.services.ledger.seal();
  expect(await sending.sendDigests()).toBe(0);
  await open('MLI', 'Elsewhere');
  await open('SDN', 'Elsewhere too');
  await fresh.services.warnings.acknowledge(desk, warning);
  await fresh.services.ledger.seal();
  expect(await sending.sendDigests()).toBe(1);
  expect(mail.received.map(({ to }) => to)).toEqual([['demo-desk-officer@example.org']]);
  const [sent] = mail.received;
  const text = decoded(sent?.source ?? '');
  expect(text).toMatch(/^Subject: Forestall: 1 step, 24 November 2026\r$/m);
  expect(text).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  expect(text).toContain('* Warning acknowledged: Warning: Chad, high (OFFICIAL)');
  expect(text).toContain(`${publicUrl}/warn/warnings/`);
  expect(text).not.toMatch(/Elsewhere|Before the subscription/);
  expect(await sending.sendDigests()).toBe(0);
});

function fail(): never {
  throw new Error('There is no such warning');
}

test('a person with several subscriptions gets one mail, each step in it once', async () => {
  const { subscriptions, sending } = fresh.services;
  await subscriptions.make(desk, { kind: 'everything' }, 'mail', '');
  await subscriptions.make(desk, { kind: 'region', region: 'Africa' }, 'mail', '');
  await subscriptions.make(desk, { kind: 'search', words: 'chad' }, 'mail', '');
  await open('TCD', 'Militias gather');
  expect(await sending.sendDigests()).toBe(1);
  expect(decoded(mail.received[0]?.source ?? '').match(/Militias gather/g)).toHaveLength(1);
});

test('a mail that is not taken keeps nobody else from theirs, and goes with the next', async () => {
  const { subscriptions, sending } = fresh.services;
  await subscriptions.make(desk, { kind: 'everything' }, 'mail', '');
  await subscriptions.make(inRole('minister'), { kind: 'everything' }, 'mail', '');
  mail.refuse('demo-desk-officer@example.org');
  await open('TCD', 'Militias gather');
  await expect(sending.sendDigests()).rejects.toThrow('1 digests were not taken');
  expect(mail.received.map(({ to }) => to)).toEqual([['demo-minister@example.org']]);
  await asOwner(`update person set email = 'desk@example.org' where id = 'demo-desk-officer'`);
  expect(await sending.sendDigests()).toBe(1);
  expect(mail.received.at(-1)?.to).toEqual(['desk@example.org']);
});

test('a webhook is told what is new, once, and its signature is over the moment and the body', async () => {
  const { sending } = fresh.services;
  const { id, secret } = await makeHook();
  const warning = await open('TCD', 'Militias gather');
  expect(await sending.webhooksBehind()).toEqual([id]);
  await sending.sendWebhook(id);
  expect(items()).toMatchObject([
    {
      what: 'Warning opened',
      said: 'Militias gather',
      place: 'TCD',
      address: `${publicUrl}/warn/warnings/${warning}`,
      cap: `${publicUrl}/warn/warnings/${warning}.cap.xml`,
    },
  ]);
  const [{ headers, body } = fail()] = hook.received;
  const [, seconds = '', hmac = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['forestall-signature'])) ?? [];
  expect(Number(seconds) * 1_000).toBe(fresh.clock.now().getTime());
  expect(hmac).toBe(createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex'));
  expect(hmac).not.toBe(createHmac('sha256', secret).update(`${seconds}.${body} `).digest('hex'));
  expect(await sending.webhooksBehind()).toEqual([]);
  await sending.sendWebhook(id);
  expect(hook.received).toHaveLength(1);
});

test('what was not taken is sent again whole, with what came since', async () => {
  const { sending } = fresh.services;
  const { id } = await makeHook();
  await open('TCD', 'First');
  hook.answer(503);
  await expect(sending.sendWebhook(id)).rejects.toThrow('It answered 503.');
  const [waiting] = await fresh.services.subscriptions.list(desk);
  expect(waiting).toMatchObject({ failures: 1, lastFault: 'It answered 503.', lastSentAt: undefined });
  hook.answer(200);
  await open('MLI', 'Second');
  hook.received.length = 0;
  await sending.sendWebhook(id);
  expect(items().map(({ said }) => said)).toEqual(['First', 'Second']);
  expect((await fresh.services.subscriptions.list(desk))[0]).toMatchObject({ failures: 0, lastFault: undefined });
});

test('a webhook that fails again and again is stopped, on the ledger and for its owner to read', async () => {
  const { sending, subscriptions } = fresh.services;
  const { id } = await makeHook();
  await open('TCD', 'First');
  hook.answer(302);
  for (let time = 1; time < failuresUntilDisabled; time += 1) {
    await expect(sending.sendWebhook(id)).rejects.toThrow('redirect (302)');
  }
  await sending.sendWebhook(id);
  expect((await subscriptions.list(desk))[0]).toMatchObject({
    failures: failuresUntilDisabled,
    disabledAt: fresh.clock.now(),
  });
  hook.answer(200);
  await sending.sendWebhook(id);
  expect(hook.received).toHaveLength(failuresUntilDisabled);
  expect(await sending.webhooksBehind()).toEqual([]);
  expect((await fresh.entries({ subjectType: 'subscription' })).map(({ kind }) => kind)).toEqual([
    'subscription.made',
    'subscription.disabled',
  ]);
});

test('what a person may not see is in no feed, digest or webhook of theirs, nor counted', async () => {
  const { subscriptions, sending } = fresh.services;
  const post = inRole('post-reporter');
  const feeds = new Map<string, string>();
  for (const actor of [desk, post, partner]) {
    await subscriptions.make(actor, { kind: 'everything' }, 'mail', '');
    await subscriptions.make(actor, { kind: 'search', words: 'open' }, 'mail', '');
    feeds.set(actor.personId, (await subscriptions.make(actor, { kind: 'everything' }, 'feed', '')).secret ?? '');
    await makeHook(actor);
  }
  await open('TCD', 'Open to the government');
  await openSensitive('Open to those cleared');
  for (const id of await sending.webhooksBehind()) await sending.sendWebhook(id);
  await sending.sendDigests();

  const feed = async (id: string) => (await subscriptions.feed(feeds.get(id) ?? '')).items.map(({ said }) => said);
  expect(await feed(desk.personId)).toEqual(['Open to those cleared', 'Open to the government']);
  expect(await feed(post.personId)).toEqual(['Open to the government']);
  expect(await feed(partner.personId)).toEqual([]);

  const mails = new Map(mail.received.map(({ to, source }) => [to[0], decoded(source)]));
  expect([...mails.keys()].toSorted()).toEqual(['demo-desk-officer@example.org', 'demo-post-reporter@example.org']);
  expect(mails.get('demo-desk-officer@example.org')).toContain('Open to those cleared');
  expect(mails.get('demo-post-reporter@example.org')).toContain('Subject: Forestall: 1 step,');
  expect(mails.get('demo-post-reporter@example.org')).not.toContain('cleared');

  expect(
    hook.received.map(({ body }) => JSON.parse(body).items.map(({ said }: { said: string }) => said)).toSorted(),
  ).toEqual([['Open to the government'], ['Open to the government', 'Open to those cleared']]);
});

test('whoever loses the right gets nothing more, and nothing of it later when the right comes back', async () => {
  const { subscriptions, sending } = fresh.services;
  await subscriptions.make(desk, { kind: 'everything' }, 'mail', '');
  const { secret = '' } = await subscriptions.make(desk, { kind: 'everything' }, 'feed', '');
  const { id } = await makeHook();
  await open('TCD', 'While at the desk');
  expect((await subscriptions.feed(secret)).items).toHaveLength(1);

  // Moved to a partner, before anything was sent.
  await asOwner(
    `update person set organisation = '${partner.organisationId}', sensitive = false where id = '${desk.personId}'`,
  );
  await sending.sendWebhook(id);
  expect(await sending.sendDigests()).toBe(0);
  expect((await subscriptions.feed(secret)).items).toEqual([]);
  expect(hook.received).toEqual([]);

  await asOwner(`update person set retired_at = now() where id = '${desk.personId}'`);
  await open('MLI', 'While retired');
  await sending.sendWebhook(id);
  expect(await sending.sendDigests()).toBe(0);
  await expect(subscriptions.feed(secret)).rejects.toMatchObject({ code: 'subscription.feed' });

  await asOwner(
    `update person set retired_at = null, organisation = '${desk.organisationId}' where id = '${desk.personId}'`,
  );
  await sending.sendWebhook(id);
  expect(await sending.sendDigests()).toBe(0);
  expect([...hook.received, ...mail.received]).toEqual([]);
});

test('a thing hidden later takes its earlier steps out of what is sent', async () => {
  const { sending } = fresh.services;
  const { id } = await makeHook();
  const warning = await open('TCD', 'Militias gather');
  await asOwner(`update search_document set audience = '{}', owner = 'ministry-of-defence' where id = '${warning}'`);
  await sending.sendWebhook(id);
  expect(hook.received).toEqual([]);
});
