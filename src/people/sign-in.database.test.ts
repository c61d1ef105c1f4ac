import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type Browser, csrfIn, type IssuerSite, issuerSite, whoAsks } from '../../test/issuer-site.ts';
import { createSite } from '../main.ts';
import { systemActor } from '../platform/database/actor.ts';

let fresh: IssuerSite;
let browser: Browser;
beforeAll(async () => {
  fresh = await issuerSite({ more: [whoAsks] });
});
afterAll(() => fresh.close());
beforeEach(() => {
  browser = fresh.browser();
});

const analyst = {
  name: 'Ada Analyst',
  organisation: 'watch',
  roles: ['watch-analyst'],
  email: 'ada@example.org',
  email_verified: true,
};
const who = async (from: Browser = browser) => JSON.parse((await from.get('/who')).body) as Record<string, unknown>;
const lastEntry = async () => (await fresh.entries()).at(-1);

/** Goes to the issuer and back, and stops before the app takes what the browser brings: the callback's address. */
async function toCallback(change: (address: URL) => void = () => {}, from: Browser = browser): Promise<string> {
  const begun = await from.step('/sign-in?goTo=/warn');
  const address = new URL(begun.headers.get('location') ?? '');
  change(address);
  let next = address.href;
  for (let hops = 0; hops < 8; hops += 1) {
    const page = await from.step(next);
    const location = page.headers.get('location');
    if (location === null) throw new Error(`The issuer answered ${page.status}: ${page.body}`);
    next = new URL(location, next).href;
    if (next.startsWith(`${fresh.publicUrl}/sign-in/callback`)) return next;
  }
  throw new Error('The issuer did not send the browser back');
}

test('a person signs in at the issuer and goes on to where they were, with organisation and roles from the claims', async () => {
  fresh.issuer.atTheKeyboard('ada', { ...analyst, clearance: 'OFFICIAL-SENSITIVE', caveats: ['EYES ONLY', 'bad!'] });
  const page = await browser.get('/sign-in?goTo=/warn/warnings');
  expect(page.status).toBe(200);
  expect(page.url).toBe(`${fresh.publicUrl}/warn/warnings`);
  expect(page.body).toContain('Ada Analyst');
  const { person, organisation, roles } = await who();
  expect({ organisation, roles }).toEqual({ organisation: 'watch', roles: ['watch-analyst'] });
  const directory = await fresh.services.people.directory(systemActor);
  expect(directory.people.find(({ id }) => id === person)).toMatchObject({
    name: 'Ada Analyst',
    email: 'ada@example.org',
    sensitive: true,
    caveats: ['EYES ONLY'],
    demonstration: false,
  });
  expect(await lastEntry()).toMatchObject({
    kind: 'person.signed-in',
    person,
    organisation: 'Atrocity Prevention Watch',
    role: 'watch-analyst',
    owner: 'watch',
    audience: [],
  });
});

test('roles and organisation are what the issuer says at each sign-in, and it is the same person', async () => {
  fresh.issuer.atTheKeyboard('moves', { ...analyst, email: 'moves@example.org' });
  await browser.get('/sign-in');
  const before = await who();
  fresh.issuer.atTheKeyboard('moves', {
    ...analyst,
    organisation: 'west-africa-desk',
    roles: ['desk-officer', 'root'],
  });
  const later = fresh.browser();
  await later.get('/sign-in');
  expect(await who(later)).toEqual({
    person: before.person,
    organisation: 'west-africa-desk',
    roles: ['desk-officer'],
  });
});

test('the request that goes to the issuer has a state, a nonce and a PKCE challenge, and no secret', async () => {
  const begun = await browser.step('/sign-in');
  expect(begun.headers.get('cache-control')).toBe('no-store');
  const address = new URL(begun.headers.get('location') ?? '');
  expect(address.origin).toBe(fresh.issuer.url);
  const asked = Object.fromEntries(address.searchParams);
  expect(asked).toMatchObject({
    response_type: 'code',
    client_id: 'forestall',
    redirect_uri: `${fresh.publicUrl}/sign-in/callback`,
    scope: 'openid profile email',
    code_challenge_method: 'S256',
  });
  for (const name of ['state', 'nonce', 'code_challenge']) expect(asked[name]).toMatch(/^[\w-]{43}$/);
  expect(address.href).not.toContain('secret');
});

test('what comes back with a state that this browser did not begin signs nobody in', async () => {
  fresh.issuer.atTheKeyboard('ada', analyst);
  const callback = new URL(await toCallback());
  const other = fresh.browser();
  // Somebody else's sign-in, handed to a person so that they work in a stranger's name.
  for (const page of [
    await other.get(callback.href),
    await browser.get(`${callback.pathname}?code=made-up&state=made-up`),
  ]) {
    expect(page.status).toBe(400);
    expect(page.body).toContain('This sign-in was not begun in this browser');
  }
  expect(await who(other)).toMatchObject({ person: 'anonymous' });
  expect(await who()).toMatchObject({ person: 'anonymous' });
});

test('a code is good once: neither the same address nor the code in another sign-in works again', async () => {
  fresh.issuer.atTheKeyboard('ada', analyst);
  const callback = await toCallback();
  expect((await browser.get(callback)).status).not.toBe(400);
  expect(await who()).toMatchObject({ organisation: 'watch' });
  const thief = fresh.browser();
  expect((await thief.get(callback)).status).toBe(400);
  const own = new URL(await toCallback(undefined, thief));
  own.searchParams.set('code', new URL(callback).searchParams.get('code') ?? '');
  const page = await thief.get(own.href);
  expect(page.status).toBe(400);
  expect(page.body).toContain('This sign-in has been used already or is too old. Sign in again.');
  expect(await who(thief)).toMatchObject({ person: 'anonymous' });
});

test.each([
  ['an ID token with another nonce', 'authorise', 'nonce', 'What came back from your identity provider'],
  ['another challenge than our verifier’s', 'authorise', 'code_challenge', 'has been used already or is too old'],
  ['an answer that names another issuer', 'callback', 'iss', 'What came back from your identity provider'],
] as const)('%s signs nobody in', async (_what, where, name, sentence) => {
  const log = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  try {
    fresh.issuer.atTheKeyboard('ada', analyst);
    const changed = 'https://elsewhere.example/of-just-43-characters-';
    const callback = new URL(
      await toCallback((address) => {
        if (where === 'authorise') address.searchParams.set(name, 'x'.repeat(43));
      }),
    );
    if (where === 'callback') callback.searchParams.set(name, changed);
    const page = await browser.get(callback.href);
    expect(page.status).toBe(400);
    expect(page.body).toContain(sentence);
    expect(await who()).toMatchObject({ person: 'anonymous' });
    const logged = log.mock.calls.flat().join('');
    expect(logged).not.toContain(callback.searchParams.get('code') ?? 'no code');
    expect(logged).not.toContain('eyJ');
  } finally {
    log.mockRestore();
  }
});

test('somebody who refuses at the issuer is told so, and nobody is signed in', async () => {
  const begun = new URL((await browser.step('/sign-in')).headers.get('location') ?? '');
  const state = begun.searchParams.get('state') ?? '';
  const answer = new URLSearchParams({ error: 'access_denied', state, iss: fresh.issuer.url });
  const page = await browser.get(`/sign-in/callback?${answer}`);
  expect(page.status).toBe(403);
  expect(page.body).toContain('Your identity provider did not sign you in.');
});

test.each([
  ['says neither organisation nor role', {}, 'Forestall does not know you|you are not in its directory', 'unknown'],
  ['names no role of ours', { organisation: 'watch', roles: ['admin'] }, 'you are not in its directory', 'unknown'],
  [
    'names no organisation of ours',
    { roles: ['minister'], organisation: 'nasa' },
    'not in Forestall’s directory',
    'organisation',
  ],
])(
  'somebody of whom the issuer %s is refused in words, and the ledger has it',
  async (_what, claims, words, reason) => {
    fresh.issuer.atTheKeyboard('stranger', { name: 'A Stranger', ...claims });
    const page = await browser.get('/sign-in');
    expect(page.status).toBe(403);
    expect(page.body).toMatch(new RegExp(words));
    expect(await who()).toMatchObject({ person: 'anonymous' });
    const entry = await lastEntry();
    expect(entry).toMatchObject({
      kind: 'person.sign-in-refused',
      person: 'anonymous',
      subjectId: 'stranger',
      audience: [],
    });
    expect(entry?.payload).toContain(`"reason":"${reason}"`);
  },
);

test('nothing that is asked at sign-in leads a browser elsewhere afterwards', async () => {
  fresh.issuer.atTheKeyboard('ada', analyst);
  for (const goTo of [
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/sign-in',
    '/sign-in/callback?x=1',
  ]) {
    const callback = await fresh.browser().step(`/sign-in?goTo=${encodeURIComponent(goTo)}`);
    expect(new URL(callback.headers.get('location') ?? '').searchParams.get('redirect_uri')).toBe(
      `${fresh.publicUrl}/sign-in/callback`,
    );
    const page = await fresh.browser().get(`/sign-in?goTo=${encodeURIComponent(goTo)}`);
    expect(page.url, goTo).toBe(`${fresh.publicUrl}/`);
  }
});

test('signing in gives a fresh session, and a planted one is worth nothing afterwards', async () => {
  fresh.issuer.atTheKeyboard('ada', analyst);
  await browser.step('/sign-in');
  const planted = browser.cookie();
  expect(planted).not.toBe('');
  await browser.get('/sign-in');
  expect(browser.cookie()).not.toBe(planted);
  expect(await who()).toMatchObject({ organisation: 'watch' });
  const thief = await fetch(`${fresh.publicUrl}/who`, { headers: { cookie: `forestall=${planted}` } });
  expect(await thief.json()).toMatchObject({ person: 'anonymous' });
});

test('where an issuer is configured, the demonstration is gone: no page, no form, and no session of it', async () => {
  const home = await browser.get('/places');
  expect(home.body).not.toContain('demonstration');
  fresh.issuer.atTheKeyboard('ada', analyst);
  await browser.get('/sign-in');
  const token = csrfIn(await browser.get('/people/tokens'));
  const posted = await browser.post('/sign-in', { person: 'demo-minister', goTo: '/', _csrf: token });
  expect(posted.status).toBe(404);
  expect(await who()).toMatchObject({ organisation: 'watch' });

  // The same data and secret, as they were before an issuer was configured.
  const before = await createSite(fresh.services, {
    port: 1,
    host: '127.0.0.1',
    home: fresh.home,
    databaseUrl: fresh.url,
  });
  const headers = { host: '127.0.0.1' };
  const form = await before.inject({ url: '/sign-in', headers });
  const cookieOf = (answer: typeof form) => `forestall=${encodeURIComponent(answer.cookies[0]?.value ?? '')}`;
  const signedIn = await before.inject({
    method: 'POST',
    url: '/sign-in',
    headers: { ...headers, cookie: cookieOf(form), 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({
      person: 'demo-minister',
      goTo: '/',
      _csrf: /name="_csrf" value="([^"]+)"/.exec(form.body)?.[1] ?? '',
    }).toString(),
  });
  expect(signedIn.statusCode).toBe(303);
  const cookie = cookieOf(signedIn);
  expect((await before.inject({ url: '/places', headers: { ...headers, cookie } })).body).toContain('Sign out');
  const now = await fetch(`${fresh.publicUrl}/who`, { headers: { cookie } });
  expect(await now.json()).toEqual({ person: 'anonymous', organisation: 'none', roles: [] });
  // And the other way: whom an issuer signed in is nobody to a site without one.
  const ours = { ...headers, cookie: `forestall=${browser.cookie()}` };
  expect((await before.inject({ url: '/places', headers: ours })).body).not.toContain('Sign out');
  await before.close();
});

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

test('a form of ours may lead on to the issuer, where signing out goes, and nowhere else', async () => {
  const policy = (await browser.get('/signed-out')).headers.get('content-security-policy');
  expect(policy).toContain(`form-action 'self' ${fresh.issuer.url};`);
});

test('where browsers find the site by https, its cookie travels by nothing else', async () => {
  const config = { ...fresh.config, publicUrl: 'https://forestall.example.org' };
  const whole = { port: 1, host: '127.0.0.1', home: fresh.home, databaseUrl: fresh.url, issuer: config };
  const secure = await createSite(fresh.services, whole);
  const answer = await secure.inject({ url: '/sign-in' });
  expect(answer.statusCode).toBe(303);
  expect(answer.cookies).toMatchObject([{ name: 'forestall', secure: true, httpOnly: true, sameSite: 'Lax' }]);
  expect(String(answer.headers.location)).toContain(
    encodeURIComponent('https://forestall.example.org/sign-in/callback'),
  );
  await secure.close();
});
