import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createServices, type Services } from '../src/main.ts';
import { systemActor } from '../src/platform/database/actor.ts';
import { openMailer } from '../src/platform/mail/mailer.ts';
import { checkedGet } from '../src/platform/outbound/checked-get.ts';
import { checkedPost } from '../src/platform/outbound/checked-post.ts';
import { type FreshDatabase, freshDatabase } from './fresh-database.ts';
import {
  calledWithin,
  mustSpeak,
  outsideTheLedger,
  partsOfServices,
  serviceNames,
  type Walked,
  writingOperations,
} from './ledger-walk-operations.ts';
import { readingOperations } from './ledger-walk-readings.ts';
import { type MailServer, openMailServer } from './receivers/mail-server.ts';
import { openWebhookReceiver, type WebhookReceiver } from './receivers/webhook-receiver.ts';
import { type Changed, watchChanges } from './watch-changes.ts';

/**
 * Walks every function of every service on a real database and watches which tables each transaction changes. Each
 * transaction that changes one must write into the ledger as well. A function that stands in neither list fails, so that
 * whoever adds one says what it does.
 */

const root = fileURLToPath(new URL('../', import.meta.url));
let fresh: FreshDatabase;
let owner: pg.Client;
let walked: Walked;
let mail: MailServer;
let hook: WebhookReceiver;
let changes: () => Promise<readonly Changed[]>;

beforeAll(async () => {
  fresh = await freshDatabase();
  mail = await openMailServer();
  hook = await openWebhookReceiver();
  owner = new pg.Client({ connectionString: fresh.url });
  await owner.connect();
  changes = await watchChanges(owner);
  let time = new Date('2026-11-24T09:00:00Z').getTime();
  walked = {
    services: createServices(fresh.database, () => new Date(time), undefined, {
      publicUrl: 'https://forestall.example.org',
      mailer: openMailer(mail.url, 'Forestall <forestall@forestall.example.org>'),
      post: checkedPost({ allowPrivate: true, timeoutMs: 2_000 }),
      get: checkedGet({ allowPrivate: true, timeoutMs: 2_000 }),
    }),
    receiver: hook.address,
    forward: (hours) => {
      time += hours * 3_600_000;
    },
    within: (work) => fresh.database.transact(systemActor, work),
  };
});
afterAll(async () => {
  await mail?.close();
  await hook?.close();
  await owner?.end();
  await fresh?.close();
});

const inTheLedger = (tables: readonly string[]) => tables.filter((table) => outsideTheLedger[table] === undefined);

function functionsOf(services: Services): readonly string[] {
  return Object.values(serviceNames)
    .flatMap((name) =>
      Object.entries(services[name])
        .filter(([, member]) => typeof member === 'function')
        .map(([member]) => `${name}.${member}`),
    )
    .toSorted();
}

test('every service of the tree is walked', () => {
  const files = globSync('src/**/*-service.ts', { cwd: root }).toSorted();
  expect(files).toEqual([...Object.keys(serviceNames), ...Object.keys(partsOfServices)].toSorted());
});

test('every function of every service is said to read or to write, and by one of them only', () => {
  const said = [...writingOperations(walked), ...readingOperations(walked)].map(([name]) => name);
  expect([...said, ...Object.keys(calledWithin)].toSorted()).toEqual(functionsOf(walked.services));
});

test('each transaction that changes the state of anything writes an entry of the ledger', async () => {
  await changes();
  for (const [name, take] of writingOperations(walked)) {
    await take();
    const changed = await changes();
    expect(changed.length, `${name} stands among those that write, and changed nothing`).toBeGreaterThan(0);
    const silent = changed.filter(({ tables }) => inTheLedger(tables).length > 0 && !tables.includes('ledger_entry'));
    const spoke = changed.some(({ tables }) => tables.includes('ledger_entry'));
    expect(spoke || !mustSpeak.has(name), `${name} left no word in the ledger`).toBe(true);
    expect(silent, `${name} changed these without a word in the ledger`).toEqual([]);
  }
}, 900_000);

test('a function that is said to read changes nothing', async () => {
  for (const [name, take] of readingOperations(walked)) {
    await take();
    expect(await changes(), name).toEqual([]);
  }
}, 120_000);

test('the walk sees a change that leaves no entry', async () => {
  await owner.query(`update warning set reason = 'Altered'`);
  const changed = await changes();
  expect(changed.map(({ tables }) => inTheLedger(tables))).toEqual([['warning']]);
});

test('each table that is let off is there', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public'`,
  );
  const names = rows.map(({ name }) => name);
  expect(Object.keys(outsideTheLedger).filter((table) => !names.includes(table))).toEqual([]);
});
