import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type Browser, type IssuerSite, issuerSite, whoAsks } from '../../test/issuer-site.ts';
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
