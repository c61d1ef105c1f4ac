import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import createClient from 'openapi-fetch';
import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { paths } from './client-types.ts';
import { documentOf } from './conformance.ts';
import { type FreshApi, freshApi, signIn } from './fresh-api.ts';

let api: FreshApi;
let address: string;

beforeAll(async () => {
  api = await freshApi();
  await api.site.listen({ port: 0, host: '127.0.0.1' });
  // A socket of the network has an address and a port.
  address = `http://127.0.0.1:${(api.site.server.address() as AddressInfo).port}`;
});
afterAll(() => api.close());

/** The client that anybody can generate, signed in as somebody. */
async function clientOf(personId: string) {
  return createClient<paths, 'application/json' | 'application/problem+json'>({
    baseUrl: address,
    headers: await signIn(api.site, personId),
  });
}

test('the client’s types are those that the document gives now (vitest -u writes them anew)', async () => {
  // The generator checks the document itself.
  const made = await openapiTypescript((await documentOf(api)) as unknown as OpenAPI3);
  const heading = '// Generated from /api/v1/openapi.json by openapi-typescript; not written by hand.\n';
  await expect(`${heading}${astToString(made)}`).toMatchFileSnapshot('./client-types.ts');
});

test('a generated client searches, and finds what the page finds, page by page', async () => {
  const analyst = await clientOf('demo-watch-analyst');
  for (const country of ['ZMB', 'ZWE', 'MWI'] as const) {
    await analyst.POST('/api/v1/warnings', { body: { country, level: 'high', reason: 'Told of as pumpernickel' } });
  }
  const all = await analyst.GET('/api/v1/search', { params: { query: { q: 'Pumperníckel' } } });
  expect(all.data).toMatchObject({ items: [{ number: 1 }, { number: 2 }, { number: 3 }], next: null });
  const first = await analyst.GET('/api/v1/search', { params: { query: { q: 'pumper', limit: 2 } } });
  if (typeof first.data !== 'object' || !('items' in first.data)) throw new Error('A client asks for JSON');
  const after = first.data.next ?? '';
  const last = await analyst.GET('/api/v1/search', { params: { query: { q: 'pumper', limit: 2, after } } });
  if (typeof last.data !== 'object' || !('items' in last.data)) throw new Error('A client asks for JSON');
  const found = [...first.data.items, ...last.data.items];
  const page = await api.site.inject({
    url: '/search?q=pumper',
    headers: await signIn(api.site, 'demo-watch-analyst'),
  });
  expect(found.map((each) => each.page)).toEqual(
    [...page.body.matchAll(/href="(\/warn\/warnings\/[^"]+)"/g)].map(([, href]) => href),
  );
  const partner = await clientOf('demo-partner-reporter');
  const none = await partner.GET('/api/v1/search', { params: { query: { q: 'pumpernickel' } } });
  expect(none.data).toEqual({ items: [], next: null });
});

test('a generated client carries a warning to an action, typed, over the network', async () => {
  const desk = await clientOf('demo-desk-officer');
  const opened = await desk.POST('/api/v1/warnings', {
    params: { header: { 'Idempotency-Key': randomUUID() } },
    body: { country: 'CAF', level: 'severe', reason: 'Armed groups gather outside Bangassou' },
  });
  if (opened.data === undefined) throw new Error(opened.error.detail);
  const { id } = opened.data;
  const etag = opened.response.headers.get('etag') ?? '';
  const acknowledged = await desk.POST('/api/v1/warnings/{id}/acknowledge', {
    params: { path: { id }, header: { 'If-Match': etag } },
  });
  expect(acknowledged.data?.state).toBe('acknowledged');
  const late = await desk.POST('/api/v1/warnings/{id}/acknowledge', {
    params: { path: { id }, header: { 'If-Match': etag } },
  });
  expect([late.response.status, late.error?.code]).toEqual([412, 'version.changed']);
  await desk.POST('/api/v1/decisions', {
    body: { warning: id, choice: 'act', reasons: 'The risk is rising', optionsNotTaken: '' },
  });
  const begun = await desk.POST('/api/v1/actions', {
    body: { warning: id, instrument: 'demarche', purpose: 'Observers', lead: 'FCO', dueOn: '2027-03-31' },
  });
  expect(begun.data?.state).toBe('begun');
  const listed = await desk.GET('/api/v1/warnings', { params: { query: { level: 'severe', open: true } } });
  expect(listed.data?.items.map((warning) => [warning.id, warning.state])).toEqual([[id, 'action-begun']]);
});

test('the client of a partner outside government sees none of it', async () => {
  const partner = await clientOf('demo-partner-reporter');
  expect((await partner.GET('/api/v1/warnings')).data?.items).toEqual([]);
  const session = await partner.GET('/api/v1/session');
  expect(session.data?.person?.organisation).toBe('A local peace network');
});
