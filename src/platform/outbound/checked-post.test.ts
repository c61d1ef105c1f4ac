import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkedPost } from './checked-post.ts';

type Got = { readonly path: string; readonly body: string; readonly headers: IncomingMessage['headers'] };

let server: Server;
let got: Got[];
let answer: (response: ServerResponse) => void;
beforeEach(async () => {
  got = [];
  answer = (response) => response.writeHead(204).end();
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      got.push({ path: request.url ?? '', body, headers: request.headers });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

// A server that listens on a port has an address of this form.
const port = () => (server.address() as AddressInfo).port;
const here = (path = '/hook') => `http://127.0.0.1:${port()}${path}`;
const open = checkedPost({ allowPrivate: true, timeoutMs: 400 });
const careful = checkedPost({ allowPrivate: false, timeoutMs: 400 });

test('what is sent arrives whole, with its headers', async () => {
  expect(await open.send(here('/a?b=c'), { 'content-type': 'application/json' }, '{"ü":1}')).toBeUndefined();
  expect(got).toMatchObject([{ path: '/a?b=c', body: '{"ü":1}', headers: { 'content-type': 'application/json' } }]);
});

test.each([400, 404, 410, 429, 500, 503])('the status %i is a fault, told in words', async (status) => {
  answer = (response) => response.writeHead(status).end();
  expect(await open.send(here(), {}, '')).toBe(`It answered ${status}.`);
});

test('a redirect is not followed', async () => {
  answer = (response) => response.writeHead(302, { location: here('/elsewhere') }).end();
  expect(await open.send(here(), {}, '')).toContain('redirect (302)');
  expect(got.map(({ path }) => path)).toEqual(['/hook']);
});

test('a receiver that never answers is left, and so is one that is not there', async () => {
  answer = () => {};
  expect(await open.send(here(), {}, '')).toBe('It did not answer within 0.4 seconds.');
  const gone = here();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect(await open.send(gone, {}, '')).toBe('It could not be reached (ECONNREFUSED).');
});

test.each([
  'https://127.0.0.1/',
  'https://[::1]/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://10.0.0.8:8443/x',
])('an address of a private network is refused however it is written: %s', async (address) => {
  expect(await careful.problemWith(address)).toContain('private network');
  expect(await careful.send(address, {}, '')).toContain('private network');
});

test('a name that leads into a private network is refused, also where only one of its addresses does', async () => {
  const leading = checkedPost({
    allowPrivate: false,
    resolve: async () => [
      { address: '8.8.8.8', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ],
  });
  expect(await leading.send('https://receiver.example/', {}, '')).toContain('private network');
});

test('the connection goes to the address that was checked: the name is asked once and never again', async () => {
  let asked = 0;
  const rebinding = checkedPost({
    allowPrivate: true,
    resolve: async () => {
      asked += 1;
      return asked === 1 ? [{ address: '127.0.0.1', family: 4 }] : [{ address: '127.0.0.9', family: 4 }];
    },
  });
  expect(await rebinding.send(`http://receiver.invalid:${port()}/hook`, {}, 'x')).toBeUndefined();
  expect(asked).toBe(1);
  expect(got).toMatchObject([{ body: 'x', headers: { host: `receiver.invalid:${port()}` } }]);
});

test.each([
  ['file:///etc/passwd', 'not an address of the web'],
  ['gopher://receiver.example/', 'not an address of the web'],
  ['receiver.example', 'not an address of the web'],
  ['', 'not an address of the web'],
  ['https://user:secret@receiver.example/', 'name or password'],
  ['http://8.8.8.8/', 'begin with https://'],
])('not taken: %s', async (address, why) => {
  expect(await careful.problemWith(address)).toContain(why);
});
