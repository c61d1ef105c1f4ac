import { Socket } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { systemActor } from '../src/platform/database/actor.ts';
import { checkedGet } from '../src/platform/outbound/checked-get.ts';
import { askedJobsOf, jobsOf } from '../src/start.ts';
import { type FreshServices, freshServices, inRole } from './fresh-services.ts';
import { eventRecord } from './made-up-events.ts';
import { madeUpUnListText } from './made-up-lists.ts';
import { openSourceServer, type SourceServer } from './receivers/source-server.ts';

/** What a source that runs by itself does, against a publisher on this machine that speaks as the real ones do. */

const administrator = inRole('administrator');
const release = '/api/gedevents/25.1?pagesize=2';
const page = (number: number) => `${release}&page=${number}`;
const list = '/resources/xml/en/consolidated.xml';
const kano = (id: string, other = {}) => eventRecord({ id, ...other });
const five = ['1', '2', '3', '4', '5'].map((id) => kano(id));

let source: SourceServer;
let fresh: FreshServices;
beforeEach(async () => {
  source = await openSourceServer();
  fresh = await freshServices({ get: checkedGet({ allowPrivate: true, timeoutMs: 5_000 }) });
});
afterEach(async () => {
  await source.close();
  await fresh.close();
});

async function switchOn(id: 'ucdp-events' | 'sanctions-un'): Promise<void> {
  const address = `${source.origin}${id === 'ucdp-events' ? release : list}`;
  const key = id === 'ucdp-events' ? source.token : undefined;
  await fresh.services.connectors.switchOn(administrator, id, { address, key });
}
const standing = async (id: string) => (await fresh.services.connectors.find(administrator, id)).standing;
const releases = () => fresh.services.events.releases(systemActor);
const snapshots = () => fresh.services.sanctionsLists.snapshots(systemActor);
const stepsOf = async () => (await fresh.entries({})).filter(({ subjectType }) => subjectType === 'connector');
const asked = () => source.asked.map(({ path }) => path);

test('with every source off nothing is due, and nothing is asked', async () => {
  const { connectors, connectorPulls } = fresh.services;
  expect((await connectors.list(administrator)).map(({ describe, standing: { isOn } }) => [describe.id, isOn])).toEqual(
    [
      ['ucdp-events', false],
      ['world-bank', false],
      ['v-dem', false],
      ['reliefweb', false],
      ['feed-un-news-peace', false],
      ['feed-un-news-rights-fr', false],
      ['feed-un-news-rights-ar', false],
      ['feed-human-rights-watch', false],
      ['feed-crisis-group', false],
      ['sanctions-un', false],
      ['sanctions-uk', false],
      ['sanctions-eu', false],
      ['sanctions-ofac', false],
      ['sanctions-ofac-consolidated', false],
    ],
  );
  expect(await connectorPulls.due()).toEqual([]);
  expect(await connectorPulls.pullIfDue('ucdp-events')).toBeUndefined();
  await expect(connectorPulls.pull('ucdp-events')).rejects.toMatchObject({ code: 'connector.off' });
  expect(source.asked).toEqual([]);
});

test('every job of a fresh start runs without a connection to anything but the database', async () => {
  const { services } = fresh;
  const connect = vi.spyOn(Socket.prototype, 'connect');
  // Node's own callers give a list with the options first; the database's driver gives the port.
  const ports = () =>
    connect.mock.calls
      .map((args: readonly unknown[]) => JSON.stringify(args.flat()[0]))
      .filter((told) => !told.includes(new URL(fresh.url).port));
  const asks: string[] = [];
  const ask = async (name: string, subject: string) => void asks.push(`${name} ${subject}`);
  try {
    for (const { work } of jobsOf({ services })) await work(ask);
    expect(ports()).toEqual([]);
    expect(asks).toEqual([]);

    source.events(five);
    await switchOn('ucdp-events');
    await jobsOf({ services })
      .find(({ name }) => name === 'connectors.due')
      ?.work(ask);
    expect(asks).toEqual(['connectors.pull ucdp-events']);
    const pull = askedJobsOf({ services }).find(({ name }) => name === 'connectors.pull');
    await pull?.work('ucdp-events');
    expect(ports().join(' ')).toContain(new URL(source.origin).port);
    expect(await releases()).toHaveLength(1);
  } finally {
    connect.mockRestore();
  }
});

test('events land from pages as they do from a file, and a release told anew supersedes', async () => {
  source.events(five);
  await switchOn('ucdp-events');
  const { connectorPulls, events } = fresh.services;
  expect(await connectorPulls.due()).toEqual(['ucdp-events']);
  expect(await connectorPulls.pullIfDue('ucdp-events')).toEqual({
    ...{ outcome: 'landed', rows: 5, reachesTo: '2014-11-28' },
  });
  expect(asked()).toEqual([page(0), page(1), page(2)]);
  expect(source.asked.map(({ headers }) => headers['x-ucdp-access-token'])).toEqual(Array(3).fill(source.token));
  expect(await releases()).toMatchObject([
    { version: '25.1', rows: 5, dropped: [], columnsAside: [], fate: { added: 5, revised: 0, withdrawn: 0 } },
  ]);
  const [last] = await events.list(systemActor, { country: 'NGA' as never }, { limit: 1 });
  expect(last).toMatchObject({ latitude: 12, longitude: 8.516667, deathsBest: 120, placeName: 'Kano town' });
  expect(await connectorPulls.due()).toEqual([]);
  expect(await standing('ucdp-events')).toMatchObject({ lastOutcome: 'landed', rows: 5, pagesKept: 0, failures: 0 });

  source.events([...five.slice(0, 4), kano('5', { best: '130' }), kano('6')]);
  fresh.clock.forward(7 * 24);
  expect(await connectorPulls.pullIfDue('ucdp-events')).toMatchObject({ outcome: 'landed', rows: 6 });
  expect((await releases())[0]).toMatchObject({ fate: { added: 1, revised: 1, unchanged: 4, withdrawn: 0 } });

  fresh.clock.forward(7 * 24);
  expect(await connectorPulls.pullIfDue('ucdp-events')).toMatchObject({ outcome: 'unchanged' });
  expect(await releases()).toHaveLength(2);
  expect((await stepsOf()).map(({ kind }) => kind)).toEqual([
    'connector.switched-on',
    'connector.landed',
    'connector.landed',
  ]);
});

test('a row that cannot be taken is told by the event, as a row of a file is by its line', async () => {
  source.events([kano('1'), kano('2', { date_start: '2014-02-30 00:00:00.000' }), kano('3')]);
  await switchOn('ucdp-events');
  await fresh.services.connectorPulls.pull('ucdp-events');
  expect((await releases())[0]?.dropped).toEqual([
    { fault: 'date', rows: 1, first: { line: 3, column: 'date_start', value: '2014-02-30T00:00:00' } },
  ]);
});

test('asked to wait, it waits so long, keeps what it has, and reads on from there', async () => {
  source.events(five);
  source.trouble(page(1), { status: 429, headers: { 'retry-after': '3600' } });
  await switchOn('ucdp-events');
  const { connectorPulls } = fresh.services;
  const pulled = await connectorPulls.pull('ucdp-events');
  expect(pulled).toMatchObject({ outcome: 'failed', nextAt: new Date('2026-11-24T10:00:00Z') });
  expect(await standing('ucdp-events')).toMatchObject({
    lastFault:
      'It answered 429: it was asked too often and asks to wait. 1 page is kept, and it is read on from there.',
    ...{ failures: 1, pagesKept: 1, lastGoodAt: undefined },
  });
  expect(await releases()).toEqual([]);
  fresh.clock.forward(0.9);
  expect(await connectorPulls.pullIfDue('ucdp-events')).toBeUndefined();
  fresh.clock.forward(0.1);
  expect(await connectorPulls.pullIfDue('ucdp-events')).toMatchObject({ outcome: 'landed', rows: 5 });
  expect(asked()).toEqual([page(0), page(1), page(1), page(2)]);
  expect(await standing('ucdp-events')).toMatchObject({ lastFault: undefined, failures: 0, pagesKept: 0 });
});

test('a server that fails is asked again later, each time after twice as long', async () => {
  source.events(five);
  source.trouble(page(0), { status: 500 }, { status: 503 }, { status: 500 });
  await switchOn('ucdp-events');
  const waits: number[] = [];
  for (let time = 0; time < 3; time += 1) {
    const at = fresh.clock.now().getTime();
    const pulled = await fresh.services.connectorPulls.pullIfDue('ucdp-events');
    if (pulled?.outcome !== 'failed') throw new Error('It answers 500');
    waits.push((pulled.nextAt.getTime() - at) / 60_000);
    fresh.clock.forward((waits.at(-1) ?? 0) / 60);
  }
  expect(waits).toEqual([5, 10, 20]);
  expect(await standing('ucdp-events')).toMatchObject({ lastFault: 'It answered 500: the fault is on its side.' });
  expect(await fresh.services.connectorPulls.pullIfDue('ucdp-events')).toMatchObject({ outcome: 'landed' });
});

test.each([
  ['breaks off', 'truncated', 'What it sent broke off.'],
  ['ends early without a word', 'half', 'gedevents-25.1, page 2: this is no JSON, or it breaks off before its end'],
] as const)('an answer that %s is not kept, and nothing has landed', async (_, trouble, words) => {
  source.events(five);
  source.trouble(page(1), trouble);
  await switchOn('ucdp-events');
  expect(await fresh.services.connectorPulls.pull('ucdp-events')).toMatchObject({
    ...{ outcome: 'failed', fault: expect.stringContaining(words) },
  });
  expect(await releases()).toEqual([]);
  expect(await fresh.services.connectorPulls.pull('ucdp-events')).toMatchObject({ outcome: 'landed', rows: 5 });
});

const { best: _best, ...withoutBest } = kano('9');
test.each([
  ['a column gone', { TotalCount: 5, TotalPages: 3, Result: [withoutBest] }, 'event 1 lacks “best”'],
  [
    'a value that is none',
    { TotalCount: 5, TotalPages: 3, Result: [{ ...kano('9'), best: { a: 1 } }] },
    '“best” is no value',
  ],
  ['another list', { TotalCount: 5, TotalPages: 3, Items: [] }, '“Result” is no list of events, but nothing'],
  ['no count', { TotalCount: '5', TotalPages: 3, Result: [] }, '“TotalCount” is no number of events, but "5"'],
  ['no page at all', [], 'this is no page of events, but []'],
])('a changed schema is refused whole, by page, field and reason: %s', async (_, body, words) => {
  source.events(five);
  source.trouble(page(1), { body: JSON.stringify(body) });
  await switchOn('ucdp-events');
  const pulled = await fresh.services.connectorPulls.pull('ucdp-events');
  expect(pulled).toMatchObject({ outcome: 'failed' });
  expect((await standing('ucdp-events')).lastFault).toContain(`gedevents-25.1, page 2: `);
  expect((await standing('ucdp-events')).lastFault).toContain(words);
  expect(await standing('ucdp-events')).toMatchObject({ pagesKept: 0 });
  expect(await releases()).toEqual([]);
  expect((await stepsOf()).map(({ kind }) => kind)).toEqual(['connector.switched-on', 'connector.failed']);
});

test('a source that changes while it is read is read again from the beginning', async () => {
  source.events(five);
  source.trouble(page(1), { status: 500 });
  await switchOn('ucdp-events');
  await fresh.services.connectorPulls.pull('ucdp-events');
  source.events([...five, kano('6'), kano('7')]);
  expect(await fresh.services.connectorPulls.pull('ucdp-events')).toMatchObject({
    fault: expect.stringContaining('It changed while it was read'),
  });
  expect(await fresh.services.connectorPulls.pull('ucdp-events')).toMatchObject({ outcome: 'landed', rows: 7 });
});

test('a release that no longer has much of what stands is refused, unless it is asked for', async () => {
  source.events(five);
  await switchOn('ucdp-events');
  const { connectorPulls } = fresh.services;
  await connectorPulls.pull('ucdp-events');
  source.events(five.slice(0, 3));
  expect(await connectorPulls.pull('ucdp-events')).toMatchObject({ fault: expect.stringContaining('--even-if-less') });
  expect(await releases()).toHaveLength(1);
  expect(await connectorPulls.pull('ucdp-events', { evenIfLess: true })).toMatchObject({ outcome: 'landed', rows: 3 });
});

test('set to another address while it is pulled, what was read at the first is not kept', async () => {
  source.events(five);
  source.trouble(page(1), { status: 503 });
  await switchOn('ucdp-events');
  const { connectors, connectorPulls } = fresh.services;
  await connectorPulls.pull('ucdp-events');
  expect((await standing('ucdp-events')).pagesKept).toBe(1);
  const address = `${source.origin}/api/gedevents/26.0.8?pagesize=5`;
  await connectors.switchOn(administrator, 'ucdp-events', { address });
  expect(await standing('ucdp-events')).toMatchObject({ pagesKept: 0, hasKey: true, failures: 0 });
  await connectorPulls.pull('ucdp-events');
  expect(await releases()).toMatchObject([{ version: '26.0.8', rows: 5 }]);
});

test('two pulls of one source at once: the second is told to wait', async () => {
  source.events(five);
  await switchOn('ucdp-events');
  const { connectorPulls } = fresh.services;
  const both = await Promise.allSettled([connectorPulls.pull('ucdp-events'), connectorPulls.pull('ucdp-events')]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'connector.busy' } });
  expect(await releases()).toHaveLength(1);
});

test('a long pull ends after ten minutes, and the next goes on with the page that is missing', async () => {
  const real = checkedGet({ allowPrivate: true, timeoutMs: 5_000 });
  const slow: typeof real = {
    ...real,
    get: (...asking) => {
      slower.clock.forward(0.1);
      return real.get(...asking);
    },
  };
  const slower: FreshServices = await freshServices({ get: slow });
  try {
    source.events(five);
    const { connectors, connectorPulls } = slower.services;
    await connectors.switchOn(administrator, 'ucdp-events', {
      address: `${source.origin}${release}`,
      key: source.token,
    });
    expect(await connectorPulls.pullIfDue('ucdp-events')).toEqual({ outcome: 'under-way', pages: 2 });
    expect(await connectorPulls.due()).toEqual(['ucdp-events']);
    expect(await connectorPulls.pullIfDue('ucdp-events')).toMatchObject({ outcome: 'landed', rows: 5 });
    expect(asked()).toEqual([page(0), page(1), page(2)]);
  } finally {
    await slower.close();
  }
});

test('a key that is not taken is told of, without the key', async () => {
  source.events(five);
  const address = `${source.origin}${release}`;
  await fresh.services.connectors.switchOn(administrator, 'ucdp-events', { address, key: 'another-key' });
  const pulled = await fresh.services.connectorPulls.pull('ucdp-events');
  expect(pulled).toMatchObject({ fault: 'It answered 401: it asks for a key, or does not take this one.' });
  const all = JSON.stringify([await fresh.services.connectors.list(administrator), await fresh.entries()]);
  expect(all).not.toContain('another-key');
});

test('a list is imported once: 304 imports nothing, a new day is a new snapshot, what is no list is refused', async () => {
  source.file(list, madeUpUnListText('2026-11-20', [{ reference: 'QDi.1', name: 'Ann Lee' }]));
  await switchOn('sanctions-un');
  const { connectorPulls } = fresh.services;
  expect(await connectorPulls.pull('sanctions-un')).toEqual({ outcome: 'landed', rows: 1, reachesTo: '2026-11-20' });
  expect(await snapshots()).toMatchObject([{ source: 'un', fileName: 'consolidated.xml', subjects: 1 }]);
  fresh.clock.forward(12);
  expect(await connectorPulls.pullIfDue('sanctions-un')).toMatchObject({ outcome: 'unchanged' });
  expect(source.asked.at(-1)?.headers).toMatchObject({
    'if-none-match': expect.stringMatching(/^"/),
    'if-modified-since': 'Tue, 24 Nov 2026 08:00:00 GMT',
  });
  expect(await snapshots()).toHaveLength(1);
  expect(await standing('sanctions-un')).toMatchObject({ lastOutcome: 'unchanged', rows: 1, reachesTo: '2026-11-20' });

  source.file(list, '<html><body>We are moving house</body></html>');
  expect(await connectorPulls.pull('sanctions-un')).toMatchObject({ outcome: 'failed' });
  expect((await standing('sanctions-un')).lastFault).toContain('consolidated.xml');

  const two = [
    { reference: 'QDi.1', name: 'Ann Lee' },
    { reference: 'QDi.2', name: 'Bo Sun' },
  ];
  const half = madeUpUnListText('2026-11-23', two);
  source.file(list, half.slice(0, -60));
  expect(await connectorPulls.pull('sanctions-un')).toMatchObject({ outcome: 'failed' });
  expect(await snapshots()).toHaveLength(1);
  source.file(list, half);
  expect(await connectorPulls.pull('sanctions-un')).toMatchObject({ outcome: 'landed', rows: 2 });
  expect(await snapshots()).toHaveLength(2);
});

test('another list at a list’s address is refused', async () => {
  source.file(list, madeUpUnListText('2026-11-20', [{ reference: 'QDi.1', name: 'Ann Lee' }]));
  const address = `${source.origin}${list}`;
  await fresh.services.connectors.switchOn(administrator, 'sanctions-uk', { address });
  await fresh.services.connectorPulls.pull('sanctions-uk');
  expect((await standing('sanctions-uk')).lastFault).toContain('this is the UN Security Council Consolidated List');
  expect(await snapshots()).toEqual([]);
});

test('a list moved by a redirect is read from there, and a key goes to no other house', async () => {
  const elsewhere = await openSourceServer();
  try {
    source.events(five);
    elsewhere.events(five);
    source.trouble(page(0), { status: 302, headers: { location: `${elsewhere.origin}${page(0)}` } });
    await switchOn('ucdp-events');
    await fresh.services.connectorPulls.pull('ucdp-events');
    expect(elsewhere.asked.map(({ headers }) => headers['x-ucdp-access-token'])).toEqual([undefined]);

    elsewhere.file('/un.xml', madeUpUnListText('2026-11-20', [{ reference: 'QDi.1', name: 'Ann Lee' }]));
    source.trouble(list, { status: 302, headers: { location: `${elsewhere.origin}/un.xml` } });
    await switchOn('sanctions-un');
    expect(await fresh.services.connectorPulls.pull('sanctions-un')).toMatchObject({ outcome: 'landed' });
  } finally {
    await elsewhere.close();
  }
});

test('switched off, it is asked for nothing more, and its key is gone', async () => {
  source.events(five);
  await switchOn('ucdp-events');
  const { connectors, connectorPulls } = fresh.services;
  expect((await standing('ucdp-events')).hasKey).toBe(true);
  await connectors.switchOff(administrator, 'ucdp-events');
  expect(await standing('ucdp-events')).toMatchObject({ isOn: false, hasKey: false, nextAt: undefined });
  expect(await connectorPulls.due()).toEqual([]);
  expect(source.asked).toEqual([]);
  await expect(connectors.switchOff(administrator, 'ucdp-events')).rejects.toMatchObject({ code: 'connector.off' });
});

test('a watch analyst has it pulled now, and switches nothing; a partner sees nothing of it', async () => {
  source.events(five);
  await switchOn('ucdp-events');
  const { connectors, connectorPulls } = fresh.services;
  await connectorPulls.pull('ucdp-events');
  expect(await connectorPulls.due()).toEqual([]);
  const analyst = inRole('watch-analyst');
  await connectors.pullSoon(analyst, 'ucdp-events');
  expect(await connectorPulls.due()).toEqual(['ucdp-events']);
  const address = `${source.origin}${release}`;
  await expect(connectors.switchOn(analyst, 'ucdp-events', { address })).rejects.toMatchObject({ status: 403 });
  await expect(connectors.switchOff(analyst, 'ucdp-events')).rejects.toMatchObject({ status: 403 });
  await expect(connectors.pullSoon(inRole('desk-officer'), 'ucdp-events')).rejects.toMatchObject({ status: 403 });
  await expect(connectors.list(inRole('partner-reporter'))).rejects.toMatchObject({ status: 403 });
  expect((await connectors.find(analyst, 'ucdp-events')).standing.hasKey).toBe(true);
});

test.each([
  ['http://127.0.0.1/api/gedevents/25.1', 'begin with https://'],
  ['https://127.0.0.1/api/gedevents/25.1', 'private network'],
  ['https://169.254.169.254/api/gedevents/25.1', 'private network'],
  ['our server', 'not an address of the web'],
])('an address within is refused unless a setting lets it: %s', async (address, words) => {
  const careful = await freshServices();
  try {
    const made = careful.services.connectors.switchOn(administrator, 'ucdp-events', { address });
    await expect(made).rejects.toMatchObject({ field: 'address', message: expect.stringContaining(words) });
  } finally {
    await careful.close();
  }
});

test.each([
  ['/api/gedevents/', 'ends with the release'],
  ['/api/gedevents/25.1?Country=475', 'leave out “Country”'],
  ['/api/gedevents/25.1?pagesize=100000', 'pagesize is “100000”'],
])('an address that is none of the source is refused: %s', async (path, words) => {
  const made = fresh.services.connectors.switchOn(administrator, 'ucdp-events', { address: `${source.origin}${path}` });
  await expect(made).rejects.toMatchObject({ field: 'address', message: expect.stringContaining(words) });
});

const feedPath = '/feed.xml';
const feedOf = (...items: readonly string[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel>${items
    .map(
      (title, place) =>
        `<item><title>${title}</title><link>https://example.org/${place}</link><guid>${place}</guid><pubDate>Mon, 23 Nov 2026 1${place}:00:00 GMT</pubDate></item>`,
    )
    .join('')}</channel></rss>`;
const titlesOf = async () =>
  (await fresh.services.articles.page(systemActor, {}, { after: undefined, limit: 50 })).map(({ title }) => title);

test('a feed is read each hour: what is new is added, what is told otherwise stands beside what was, nothing is dropped', async () => {
  source.file(feedPath, feedOf('Militia attack in Sudan', 'Talks in Mali'));
  await fresh.services.connectors.switchOn(administrator, 'feed-crisis-group', {
    address: `${source.origin}${feedPath}`,
  });
  const { connectorPulls, articles } = fresh.services;
  expect(await connectorPulls.pullIfDue('feed-crisis-group')).toMatchObject({ outcome: 'landed', rows: 2 });
  expect(await titlesOf()).toEqual(['Talks in Mali', 'Militia attack in Sudan']);
  const [, first] = await articles.page(systemActor, {}, { after: undefined, limit: 50 });
  expect(first).toMatchObject({ countries: ['SDN'], isPlaceTold: false, source: 'feed-crisis-group' });
  expect(first?.proposed.flatMap(({ words }) => words)).toContain('Militia');

  fresh.clock.forward(1);
  expect(await connectorPulls.pullIfDue('feed-crisis-group')).toMatchObject({ outcome: 'unchanged' });
  // The second is told otherwise, the first is told no more.
  source.file(feedPath, feedOf('', 'Talks in Mali end', 'A third'));
  fresh.clock.forward(1);
  expect(await connectorPulls.pullIfDue('feed-crisis-group')).toMatchObject({ outcome: 'landed', rows: 2 });
  expect(await titlesOf()).toEqual(['A third', 'Talks in Mali end', 'Militia attack in Sudan']);
  expect(
    (await fresh.entries({})).filter(({ kind }) => kind === 'articles.landed').map(({ payload }) => payload),
  ).toEqual([expect.stringContaining('2 new, 0 told otherwise'), expect.stringContaining('1 new, 1 told otherwise')]);
});

const reportsPath = '/v2/reports';
const reliefWebReport = (id: number) => ({
  id: String(id),
  fields: {
    title: `Report ${id}`,
    url: `https://reliefweb.int/report/${id}`,
    date: { created: '2026-11-20T00:00:00+00:00', changed: '2026-11-23T08:00:00+00:00' },
    country: [{ iso3: 'sdn' }, { iso3: 'pse' }],
    source: [{ name: 'OCHA' }],
    language: [{ code: 'en' }],
    body: '<p>Markets were <em>burned</em>.</p>',
  },
});

test('ReliefWeb’s reports land by its pages, with the countries that it tells; the next pull begins a day before', async () => {
  source.reports(Array.from({ length: 150 }, (_, place) => reliefWebReport(place)));
  const { connectors, connectorPulls, articles } = fresh.services;
  const address = `${source.origin}${reportsPath}`;
  await expect(connectors.switchOn(administrator, 'reliefweb', { address })).rejects.toMatchObject({ status: 422 });
  await connectors.switchOn(administrator, 'reliefweb', { address: `${address}?appname=forestall-test` });
  expect(await connectorPulls.pull('reliefweb')).toEqual({ outcome: 'landed', rows: 150, reachesTo: '2026-11-23' });
  expect(source.asked.map(({ path }) => new URL(path, source.origin).searchParams.get('offset'))).toEqual(['0', '100']);
  const [one] = await articles.page(systemActor, {}, { after: undefined, limit: 1 });
  expect(one).toMatchObject({
    countries: ['SDN', 'ISR'],
    isPlaceTold: true,
    publishers: ['OCHA'],
    summary: 'Markets were burned.',
  });
  await connectorPulls.pull('reliefweb');
  const last = new URL(source.asked.at(-1)?.path ?? '', source.origin).searchParams;
  expect(last.get('filter[value][from]')).toBe('2026-11-22T00:00:00+00:00');

  source.trouble(source.asked.at(-1)?.path ?? '', { body: '{"totalCount":1,"data":[{"id":7,"fields":{"title":3}}]}' });
  expect(await connectorPulls.pull('reliefweb')).toMatchObject({
    outcome: 'failed',
    fault: expect.stringMatching(/reports from 101: \/data\/0\/fields/),
  });
});
