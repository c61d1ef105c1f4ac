import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLoopback, mayUseDemo, pathOnThisSite } from './demo-sign-in.ts';

const request = (ip: string, hostname: string, headers: Readonly<Record<string, string>> = {}) => ({
  ip,
  hostname,
  headers: { ...headers },
});

test('demonstration sign-in works from this machine under its own name or address', () => {
  expect(mayUseDemo(request('127.0.0.1', '127.0.0.1'))).toBe(true);
  expect(mayUseDemo(request('127.0.0.1', 'localhost'))).toBe(true);
  expect(mayUseDemo(request('::1', '[::1]'))).toBe(true);
  expect(mayUseDemo(request('::ffff:127.0.0.1', 'localhost'))).toBe(true);
});

test.each([
  ['another machine', request('192.0.2.7', '127.0.0.1')],
  ['another machine in IPv6', request('2001:db8::1', 'localhost')],
  ['a name elsewhere that points here', request('127.0.0.1', 'attacker.example')],
  ['a name that only begins like ours', request('127.0.0.1', 'localhost.attacker.example')],
  ['an address that only begins like ours', request('127.0.0.1', '127.0.0.1.attacker.example')],
  ['a proxy between', request('127.0.0.1', 'localhost', { 'x-forwarded-for': '192.0.2.7' })],
  ['a proxy between that speaks RFC 7239', request('127.0.0.1', 'localhost', { forwarded: 'for=192.0.2.7' })],
])('demonstration sign-in is refused for %s', (_name, from) => {
  expect(mayUseDemo(from)).toBe(false);
});

test('only addresses of this machine count as loopback', () => {
  expect(['127.0.0.1', '127.255.0.9', '::1', '::ffff:127.0.0.1'].map(isLoopback)).toEqual([true, true, true, true]);
  expect(['128.0.0.1', '10.0.0.1', '::2', '1127.0.0.1', '127.0.0.1.example', ''].some(isLoopback)).toBe(false);
});

test('a path of this site is followed after sign-in, with its query', () => {
  expect(pathOnThisSite('/warn/warnings?show=all&level=high')).toBe('/warn/warnings?show=all&level=high');
  expect(pathOnThisSite('/places/CAF')).toBe('/places/CAF');
});

test.each([
  'https://elsewhere.example/',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/\t/elsewhere.example',
  '/..//elsewhere.example',
  '/.//elsewhere.example',
  '/%2e//elsewhere.example',
  'javascript:alert(1)',
  '',
])('sign-in does not lead elsewhere by %j', (goTo) => {
  expect(pathOnThisSite(goTo)).toBe('/');
});

test('whatever is asked, a browser that follows the answer stays on this site', () => {
  const piece = fc.constantFrom(
    '/',
    '//',
    '\\',
    '..',
    '.',
    '%2f',
    '%2e',
    '@',
    ':',
    '?',
    '#',
    'x.example',
    ' ',
    '\t',
    '\n',
  );
  const path = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 8 }).map((pieces) => `/${pieces.join('')}`),
  );
  fc.assert(
    fc.property(path, (goTo) => {
      const answer = pathOnThisSite(goTo);
      expect(new URL(answer, 'http://here.example/sign-in').origin).toBe('http://here.example');
    }),
    { numRuns: 2_000 },
  );
});
