import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { IssuerConfig } from '../config.ts';
import { StartRefused } from '../database/start-refused.ts';
import { discoverIssuer } from './open-id-issuer.ts';

let server: Server;
let url: string;
let answer: { readonly status: number; readonly body: string };

beforeEach(async () => {
  server = createServer((_request, response) => {
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on an address has one.
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const config = (issuer: string): IssuerConfig => ({
  issuer: new URL(issuer),
  clientId: 'forestall',
  clientSecret: 'hidden',
  clientAuthentication: 'client_secret_basic',
  publicUrl: 'https://forestall.example.org',
  claimsFile: undefined,
});
const described = (over: object = {}) => ({
  status: 200,
  body: JSON.stringify({
    issuer: url,
    authorization_endpoint: `${url}/auth`,
    token_endpoint: `${url}/token`,
    jwks_uri: `${url}/jwks`,
    ...over,
  }),
});

async function refusal(issuer = url): Promise<string> {
  const error: unknown = await discoverIssuer(config(issuer)).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof StartRefused)) throw new Error(`Not refused in words: ${String(error)}`);
  expect(error.message).not.toContain('hidden');
  return error.message;
}

test('an issuer that describes itself is taken, and asked with PKCE', async () => {
  answer = described();
  const issuer = await discoverIssuer(config(url));
  expect(issuer.issuer).toBe(url);
  const { address } = await issuer.begin('openid');
  expect(address).toMatch(/code_challenge_method=S256/);
  expect(issuer.signOutAddress('token')).toBeUndefined();
});

test('an issuer that is not there is refused at start, with its address and the reason', async () => {
  const taken = url;
  await new Promise((resolve) => server.close(resolve));
  expect(await refusal(taken)).toBe(
    `The identity provider at ${taken}/ cannot be reached (ECONNREFUSED). Check FORESTALL_ISSUER and the network, then start again.`,
  );
});

test('what calls itself another issuer is refused at start', async () => {
  answer = described({ issuer: 'https://elsewhere.example' });
  expect(await refusal()).toContain('calls itself another issuer');
});

test('what is no issuer is refused at start', async () => {
  answer = { status: 404, body: '{}' };
  expect(await refusal()).toContain('There is no OpenID Connect issuer at');
  answer = { status: 200, body: '<html>Welcome</html>' };
  expect(await refusal()).toContain('There is no OpenID Connect issuer at');
});

test('an issuer without what sign-in needs is refused at start, naming it', async () => {
  answer = described({ jwks_uri: undefined, token_endpoint: undefined });
  expect(await refusal()).toContain('says nothing of its token_endpoint, jwks_uri');
  answer = described({ code_challenge_methods_supported: ['plain'] });
  expect(await refusal()).toContain('does not take PKCE with S256');
});
