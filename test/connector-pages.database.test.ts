import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '../src/platform/database/actor.ts';
import { checkedGet } from '../src/platform/outbound/checked-get.ts';
import { type MovedSite, movedSite } from './browser/moved-site.ts';
import { createVisitor, type Visitor } from './browser/visitor.ts';
import { eventRecord } from './made-up-events.ts';
import { openSourceServer, type SourceServer } from './receivers/source-server.ts';

/**
 * An administrator switches a source on, by a form without script; it is pulled and lands; who works here reads how it
 * does, and the administrator switches it off. The steps of one story, in order.
 */

const home = '/warn/sources/connectors';
const page = `${home}/ucdp-events`;
let source: SourceServer;
let site: MovedSite;
let administrator: Visitor;
let desk: Visitor;

beforeAll(async () => {
  process.env.FORESTALL_ALLOW_PRIVATE_SOURCES = 'yes';
  source = await openSourceServer();
  source.events(['1', '2', '3'].map((id) => eventRecord({ id })));
  site = await movedSite({ get: checkedGet({ allowPrivate: true }) });
  [administrator, desk] = [createVisitor(site.address), createVisitor(site.address)];
  await administrator.signIn('demo-administrator');
  await desk.signIn('demo-desk-officer');
});
afterAll(async () => {
  delete process.env.FORESTALL_ALLOW_PRIVATE_SOURCES;
  await site?.close();
  await source?.close();
});

const address = () => `${source.origin}/api/gedevents/25.1?pagesize=2`;

test('a source is off, and who is not signed in is asked to', async () => {
  expect((await createVisitor(site.address).get(home)).headers.location).toBe(
    `/sign-in?goTo=${encodeURIComponent(home)}`,
  );
  expect((await desk.get('/warn/sources')).body).toContain(`href="${home}"`);
  expect((await desk.get(page)).body).toContain('This source is off.');
  expect((await desk.get(page)).body).toContain('An administrator can switch it on.');
  expect((await desk.get(`${page}/switch-on`)).status).toBe(403);
});

test('an address that cannot be read is refused beside its field, with what was typed and without the key', async () => {
  const typed = { address: 'https://ucdp.example/api/other', key: source.token };
  const refused = await administrator.submit(`${page}/switch-on`, `${page}/switch-on`, typed);
  expect(refused.status).toBe(422);
  expect(refused.body).toContain('value="https://ucdp.example/api/other"');
  expect(refused.body).not.toContain(source.token);
});

test('switched on, it is pulled within a minute, and what it has lands', async () => {
  const form = { address: address(), key: source.token };
  const on = await administrator.submit(`${page}/switch-on`, `${page}/switch-on`, form);
  expect([on.status, on.headers.location]).toEqual([303, page]);
  expect((await desk.get(page)).body).toContain('is first pulled within a minute');
  expect(await site.services.connectorPulls.due()).toEqual(['ucdp-events']);
  expect(JSON.parse(await site.run('sources', 'pull', 'ucdp-events', '--json'))).toEqual({
    ...{ id: 'ucdp-events', outcome: 'landed', rows: 3, reachesTo: '2014-11-28' },
  });
  expect(await site.services.events.releases(systemActor)).toMatchObject([{ version: '25.1', rows: 3 }]);
  const [inList, own] = [(await desk.get(home)).body, (await administrator.get(page)).body];
  expect(inList).toContain('28 November 2014');
  expect(own).toContain('There is one; it is never shown');
  expect(own).not.toContain(source.token);
  expect((await desk.get('/warn/sources')).body).toContain('gedevents-25.1.json');
});

test('pulled anew it fails, and the page says why in words', async () => {
  source.trouble('/api/gedevents/25.1?pagesize=2&page=0', { status: 500 });
  const asked = await administrator.submit(page, `${page}/pull`, {});
  expect(asked.status).toBe(303);
  site.clock.forward(1);
  await site.services.connectorPulls.pullIfDue('ucdp-events');
  expect((await desk.get(page)).body).toContain('It answered 500: the fault is on its side.');
  expect(await site.run('sources', 'list')).toContain('last error: It answered 500');
});

test('switched off, it is asked for nothing more', async () => {
  expect((await administrator.submit(page, `${page}/switch-off`, {})).status).toBe(303);
  expect((await desk.get(page)).body).toContain('This source is off.');
  expect(await site.services.connectorPulls.due()).toEqual([]);
});
