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
  const before = await fresh.siteWith(undefined);
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

test('a form of ours may lead on to the issuer, where signing out goes, and nowhere else', async () => {
  const policy = (await browser.get('/signed-out')).headers.get('content-security-policy');
  expect(policy).toContain(`form-action 'self' ${fresh.issuer.url};`);
});

test('where browsers find the site by https, its cookie travels by nothing else', async () => {
  const config = { ...fresh.config, publicUrl: 'https://forestall.example.org' };
  const secure = await fresh.siteWith(config);
  const answer = await secure.inject({ url: '/sign-in' });
  expect(answer.statusCode).toBe(303);
  expect(answer.cookies).toMatchObject([{ name: 'forestall', secure: true, httpOnly: true, sameSite: 'Lax' }]);
  expect(String(answer.headers.location)).toContain(
    encodeURIComponent('https://forestall.example.org/sign-in/callback'),
  );
  await secure.close();
});
