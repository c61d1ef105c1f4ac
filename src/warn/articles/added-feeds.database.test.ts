import { afterEach, beforeEach, expect, test } from 'vitest';
import { inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite, type Visitor } from '../../../test/fresh-site.ts';
import { openSourceServer, type SourceServer } from '../../../test/receivers/source-server.ts';
import { systemActor } from '../../platform/database/actor.ts';
import { checkedGet } from '../../platform/outbound/checked-get.ts';

/** A watch analyst adds a feed on a page; an administrator switches it on, and it is read as those that are shipped are. */

const form = '/warn/sources/feeds/new';
const connectors = '/warn/sources/connectors';
const id = 'feed-added-radio-tamazuj-news';
let source: SourceServer;
let fresh: FreshSite;
let analyst: Visitor;
beforeEach(async () => {
  source = await openSourceServer();
  fresh = await freshSite({ get: checkedGet({ allowPrivate: true, timeoutMs: 5_000 }) });
  analyst = fresh.visitor();
  await analyst.signIn('watch-analyst');
});
afterEach(async () => {
  await source.close();
  await fresh.close();
});

const said = () => ({
  ...{ name: 'Radio Tamazuj: news', publisher: 'Free Press Unlimited', address: `${source.origin}/feed.xml` },
  ...{ language: 'en', licence: 'Titles and summaries, with the source' },
});
const feed =
  '<?xml version="1.0"?><rss version="2.0"><channel><item><title>Militia attack in Sudan</title><link>https://example.org/1</link><guid>1</guid><pubDate>Mon, 23 Nov 2026 10:00:00 GMT</pubDate></item></channel></rss>';

test('added, it is off, stands beside the others with its licence, and nobody is asked', async () => {
  expect((await analyst.get(connectors)).body).toContain(`href="${form}"`);
  const added = await analyst.post('/warn/sources/feeds', said(), form);
  expect([added.statusCode, added.headers.location]).toEqual([303, `${connectors}/${id}`]);
  const page = (await analyst.get(`${connectors}/${id}`)).body;
  expect(page).toContain('This source is off.');
  expect(page).toContain('Titles and summaries, with the source');
  expect((await analyst.get(connectors)).body).toContain('Radio Tamazuj: news');
  expect(await fresh.services.connectorPulls.due()).toEqual([]);
  expect(source.asked).toEqual([]);
  expect((await fresh.entries({})).map(({ kind }) => kind)).toEqual(['feed.added']);
  expect(JSON.stringify(await fresh.entries({}))).not.toContain('/feed.xml');
});

test('switched on by an administrator it is read each hour, in its language', async () => {
  source.file('/feed.xml', feed);
  await fresh.services.addedFeeds.add(inRole('watch-analyst'), said());
  const { connectorPulls, articles } = fresh.services;
  const address = `${source.origin}/feed.xml`;
  await expect(fresh.services.connectors.switchOn(inRole('watch-analyst'), id, { address })).rejects.toMatchObject({
    status: 403,
  });
  await fresh.services.connectors.switchOn(inRole('administrator'), id, { address });
  expect(await connectorPulls.due()).toEqual([id]);
  expect(await connectorPulls.pullIfDue(id)).toMatchObject({ outcome: 'landed', rows: 1 });
  expect(await articles.page(systemActor, {}, { after: undefined, limit: 5 })).toMatchObject([
    { source: id, language: 'en', publishers: ['Free Press Unlimited'], countries: ['SDN'] },
  ]);
});

test('a name or an address that is there already is refused beside its field, one that is shipped among them', async () => {
  const { addedFeeds } = fresh.services;
  const add = (other: object) => addedFeeds.add(inRole('administrator'), { ...said(), ...other });
  await add({});
  await expect(add({ address: `${source.origin}/other.xml` })).rejects.toMatchObject({ status: 422, field: 'name' });
  await expect(add({ name: 'Another' })).rejects.toMatchObject({ status: 422, field: 'address' });
  const shipped = add({ name: 'Crisis', address: 'https://www.crisisgroup.org/rss' });
  await expect(shipped).rejects.toMatchObject({ status: 422, field: 'address' });
  await expect(add({ name: '…' })).rejects.toMatchObject({ status: 422, field: 'name' });
  await expect(addedFeeds.add(inRole('desk-officer'), said())).rejects.toMatchObject({ status: 403 });
  expect(await addedFeeds.all()).toHaveLength(1);
});

test('two at once: one is added, the other is told', async () => {
  const both = await Promise.allSettled(
    [1, 2].map(() => fresh.services.addedFeeds.add(inRole('administrator'), said())),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { status: 422 } });
});

test('an address within a private network is refused where that is not allowed', async () => {
  const strict = await freshSite();
  try {
    for (const address of [
      'http://127.0.0.1:9/feed',
      'https://10.0.0.1/feed',
      'https://[::1]/feed',
      'file:///etc/passwd',
    ]) {
      const adding = strict.services.addedFeeds.add(inRole('administrator'), { ...said(), address });
      await expect(adding, address).rejects.toMatchObject({ status: 422, field: 'address' });
    }
    expect(await strict.services.addedFeeds.all()).toEqual([]);
  } finally {
    await strict.close();
  }
});
