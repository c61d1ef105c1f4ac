import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Browser, csrfIn, type IssuerSite, issuerSite, whoAsks } from '../../test/issuer-site.ts';

let fresh: IssuerSite;
let browser: Browser;
beforeAll(async () => {
  fresh = await issuerSite({ more: [whoAsks] });
});
afterAll(() => fresh.close());
beforeEach(() => {
  browser = fresh.browser();
});

const analyst = { name: 'Ada Analyst', organisation: 'watch', roles: ['watch-analyst'] };
const who = async (from: Browser = browser) => JSON.parse((await from.get('/who')).body) as Record<string, unknown>;
const lastEntry = async () => (await fresh.entries()).at(-1);

test('signing out here ends the session in the database and signs out at the issuer as well', async () => {
  fresh.issuer.atTheKeyboard('leaver', { ...analyst, email: 'leaver@example.org' });
  await browser.get('/sign-in');
  const kept = browser.cookie();
  const token = csrfIn(await browser.get('/people/tokens'));
  const out = await browser.post('/sign-out', { _csrf: token });
  expect(out.url.startsWith(`${fresh.issuer.url}/session/end?`)).toBe(true);
  const asked = new URL(out.url).searchParams;
  expect(asked.get('post_logout_redirect_uri')).toBe(`${fresh.publicUrl}/signed-out`);
  expect(asked.get('id_token_hint')).toMatch(/^eyJ/);
  expect(await lastEntry()).toMatchObject({ kind: 'person.signed-out', personName: 'Ada Analyst' });
  const thief = await fetch(`${fresh.publicUrl}/who`, { headers: { cookie: `forestall=${kept}` } });
  expect(await thief.json()).toMatchObject({ person: 'anonymous' });
  // The issuer asks whether to sign out there too; yes.
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(out.body)?.[1] ?? '';
  const home = await browser.post(`${fresh.issuer.url}/session/end/confirm`, { xsrf, logout: 'yes' });
  expect(home.url).toBe(`${fresh.publicUrl}/signed-out`);
  expect(home.body).toContain('You are signed out');
});

test('signing out at the issuer ends that session here, and leaves another browser’s', async () => {
  fresh.issuer.atTheKeyboard('both', { ...analyst, email: 'both@example.org' });
  const other = fresh.browser();
  await browser.get('/sign-in');
  await other.get('/sign-in');
  expect(await who()).toMatchObject({ organisation: 'watch' });
  const asks = await browser.get(`${fresh.issuer.url}/session/end`);
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(asks.body)?.[1] ?? '';
  await browser.post(`${fresh.issuer.url}/session/end/confirm`, { xsrf, logout: 'yes' });
  expect(await who()).toMatchObject({ person: 'anonymous' });
  expect(await who(other)).toMatchObject({ organisation: 'watch' });
  const entry = await lastEntry();
  expect(entry).toMatchObject({ kind: 'person.signed-out' });
  expect(entry?.payload).toBe('{"by":"issuer"}');
});

const backChannel = (body: Readonly<Record<string, string>>) =>
  fetch(`${fresh.publicUrl}/sign-out/back-channel`, { method: 'POST', body: new URLSearchParams(body) });
const event = { 'http://schemas.openid.net/event/backchannel-logout': {} };
const logoutToken = (over: Readonly<Record<string, unknown>> = {}) => {
  const now = Math.floor(Date.now() / 1_000);
  return {
    iss: fresh.issuer.url,
    aud: 'forestall',
    iat: now,
    exp: now + 120,
    jti: 'one',
    events: event,
    sub: 'ada',
    ...over,
  };
};

test('a logout token of a subject ends each of its sessions', async () => {
  fresh.issuer.atTheKeyboard('ada', analyst);
  const other = fresh.browser();
  await browser.get('/sign-in');
  await other.get('/sign-in');
  const answer = await backChannel({ logout_token: await fresh.issuer.sign(logoutToken()) });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(await who()).toMatchObject({ person: 'anonymous' });
  expect(await who(other)).toMatchObject({ person: 'anonymous' });
});

test.each([
  ['of another issuer', { iss: 'https://elsewhere.example' }, {}],
  ['for another client', { aud: 'somebody-else' }, {}],
  ['that is old', { iat: Math.floor(Date.now() / 1_000) - 3_600 }, {}],
  ['past its end', { exp: Math.floor(Date.now() / 1_000) - 600 }, {}],
  ['with a nonce, such as an ID token', { nonce: 'x' }, {}],
  ['about something else', { events: { 'https://elsewhere.example/event': {} } }, {}],
  ['without an identifier', { jti: undefined }, {}],
  ['that names nobody', { sub: undefined }, {}],
  ['of another kind', {}, { typ: 'at+jwt' }],
])('a logout token %s ends nothing', async (_what, over, header) => {
  fresh.issuer.atTheKeyboard('ada', analyst);
  await browser.get('/sign-in');
  const answer = await backChannel({ logout_token: await fresh.issuer.sign(logoutToken(over), header) });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error: 'invalid_request' });
  expect(await who()).toMatchObject({ organisation: 'watch' });
});

test('what is no logout token of the issuer’s key ends nothing', async () => {
  fresh.issuer.atTheKeyboard('ada', analyst);
  await browser.get('/sign-in');
  const good = await fresh.issuer.sign(logoutToken());
  const [, body = ''] = good.split('.');
  const none = Buffer.from('{"alg":"none"}').toString('base64url');
  for (const token of [`${none}.${body}.`, `${good.slice(0, -8)}AAAAAAAA`, 'x', '']) {
    expect((await backChannel({ logout_token: token })).status).toBe(400);
  }
  expect((await backChannel({})).status).toBe(400);
  expect(await who()).toMatchObject({ organisation: 'watch' });
});
