import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkedGet } from './checked-get.ts';

let server: Server;
let asked: IncomingMessage[];
let answer: (response: ServerResponse, request: IncomingMessage) => void;
beforeEach(async () => {
  asked = [];
  answer = (response) => response.writeHead(200, { etag: '"one"', 'last-modified': 'then' }).end('a list');
  server = createServer((request, response) => {
    asked.push(request);
    answer(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

// A server that listens on a port has an address of this form.
const port = () => (server.address() as AddressInfo).port;
const here = (path = '/list') => `http://127.0.0.1:${port()}${path}`;
const open = checkedGet({ allowPrivate: true, timeoutMs: 400, mostBytes: 10_000 });
const fault = (words: string) => ({ kind: 'fault', words: expect.stringContaining(words) });

test('what is there comes whole, with by what it is asked for the next time', async () => {
  expect(await open.get(here(), { headers: { 'x-key': 'mine' } })).toEqual({
    ...{ kind: 'body', body: Buffer.from('a list'), etag: '"one"', lastModified: 'then' },
  });
  expect(asked[0]?.headers).toMatchObject({ 'x-key': 'mine', 'user-agent': 'Forestall' });
  answer = (response) => response.writeHead(304).end();
  expect(await open.get(here(), { since: { etag: '"one"', lastModified: 'then' } })).toEqual({ kind: 'unchanged' });
  expect(asked[1]?.headers).toMatchObject({ 'if-none-match': '"one"', 'if-modified-since': 'then' });
});

test('what is packed is unpacked, and no more of it than may come', async () => {
  const gzip = { 'content-encoding': 'gzip' };
  answer = (response) => response.writeHead(200, gzip).end(gzipSync('a packed list'));
  expect(await open.get(here(), {})).toMatchObject({ body: Buffer.from('a packed list') });
  answer = (response) => response.writeHead(200, gzip).end(gzipSync(Buffer.alloc(5_000_000)));
  expect(await open.get(here(), {})).toEqual(fault('more than 10000 bytes'));
  answer = (response) => response.writeHead(200, gzip).end(gzipSync('a packed list').subarray(0, 20));
  expect(await open.get(here(), {})).toEqual(fault('cannot be unpacked'));
  answer = (response) => response.writeHead(200).end('x'.repeat(10_001));
  expect(await open.get(here(), {})).toEqual(fault('more than 10000 bytes'));
});

test.each([
  [429, '120', 120],
  [503, '0', 0],
  [503, 'Tue, 24 Nov 1998 09:00:00 GMT', 0],
  [500, undefined, undefined],
  [404, 'soon', undefined],
])('the status %i with Retry-After %s is a fault, and says how long to wait', async (status, after, seconds) => {
  answer = (response) => response.writeHead(status, after === undefined ? {} : { 'retry-after': after }).end();
  const got = await open.get(here(), {});
  expect(got).toEqual({
    ...fault(`It answered ${status}`),
    ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }),
  });
});

test('an answer that breaks off, never ends or never comes is none', async () => {
  answer = (response) => {
    response.writeHead(200, { 'content-length': 100 });
    response.write('half', () => response.destroy());
  };
  expect(await open.get(here(), {})).toEqual(fault('broke off'));
  answer = (response) => void response.writeHead(200).write('half');
  expect(await open.get(here(), {})).toEqual(fault('did not answer in full within 0.4 seconds'));
  answer = () => {};
  expect(await open.get(here(), {})).toEqual(fault('did not answer in full within 0.4 seconds'));
});

test('a redirect is followed, to the same house with the key and to another without, and not for ever', async () => {
  answer = (response, { url }) =>
    url === '/list'
      ? response.writeHead(302, { location: '/moved' }).end()
      : url === '/moved'
        ? response.writeHead(307, { location: `http://localhost:${port()}/there` }).end()
        : response.writeHead(200).end('found');
  expect(await open.get(here(), { headers: { 'x-key': 'mine' } })).toMatchObject({ body: Buffer.from('found') });
  expect(asked.map(({ url, headers }) => [url, headers['x-key']])).toEqual([
    ['/list', 'mine'],
    ['/moved', 'mine'],
    ['/there', undefined],
  ]);
  answer = (response) => response.writeHead(302, { location: '/list' }).end();
  expect(await open.get(here(), {})).toEqual(fault('redirects more than 3 times'));
  answer = (response) => response.writeHead(302, { location: 'http://[' }).end();
  expect(await open.get(here(), {})).toEqual(fault('redirects to what is no address'));
});

test('what leads into a private network, or does without encryption, is not asked', async () => {
  let resolved = 0;
  const resolve = async () => {
    resolved += 1;
    return [{ address: '127.0.0.1', family: 4 }];
  };
  const careful = checkedGet({ allowPrivate: false, timeoutMs: 400, resolve });
  expect(await careful.get(`https://list.example:${port()}/`, {})).toEqual(fault('private network'));
  expect(await careful.problemWith(`https://list.example:${port()}/`)).toContain('private network');
  expect(await careful.get(here(), {})).toEqual(fault('begin with https://'));
  expect([resolved, asked.length]).toEqual([2, 0]);
});

test.each([
  ['file:///etc/passwd', 'not an address of the web'],
  ['gopher://receiver.example/', 'not an address of the web'],
  ['https://a:b@receiver.example/', 'name or password'],
])('each redirect is looked at as the address itself was: %s', async (location, words) => {
  answer = (response) => response.writeHead(302, { location }).end();
  expect(await open.get(here(), {})).toEqual(fault(words));
});
