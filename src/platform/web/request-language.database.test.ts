import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshSite, freshSite } from '../../../test/fresh-site.ts';
import { say } from '../language/say.ts';

let fresh: FreshSite;
beforeAll(async () => {
  fresh = await freshSite();
});
afterAll(() => fresh.close());

const get = (url: string, headers: Readonly<Record<string, string>> = {}) =>
  fresh.site.inject({ method: 'GET', url, headers: { host: '127.0.0.1:3000', ...headers } });

test('a choice of language is kept in a cookie and leads back to the same address', async () => {
  const chosen = await get('/warn?deaths=100&language=ar');
  expect([chosen.statusCode, chosen.headers.location]).toEqual([303, '/warn?deaths=100']);
  const cookie = chosen.cookies.find(({ name }) => name === 'language');
  expect(cookie).toMatchObject({ value: 'ar', path: '/', sameSite: 'Lax', httpOnly: true });
  const page = await get('/warn?deaths=100', { cookie: 'language=ar', 'accept-language': 'fr' });
  expect(page.body).toContain('<html lang="ar" dir="rtl"');
  expect(page.headers['content-language']).toBe('ar');
});

test('without a choice, the language is the one that the browser asks for', async () => {
  const page = await get('/', { 'accept-language': 'de, fr-CA;q=0.8' });
  expect(page.body).toContain('<html lang="fr" dir="ltr"');
  expect(page.headers.vary).toMatch(/accept-language/i);
  expect((await get('/', { 'accept-language': 'de' })).body).toContain('<html lang="en" dir="ltr"');
});

test('a choice leads to no other site', async () => {
  for (const address of ['//elsewhere.example/?language=fr', '/%5celsewhere.example/?language=fr']) {
    const { location } = (await get(address)).headers;
    expect(new URL(String(location), 'http://127.0.0.1:3000').host).toBe('127.0.0.1:3000');
  }
});

test('a language that is not there is no choice', async () => {
  const page = await get('/places?language=tlh');
  expect([page.statusCode, page.cookies]).toEqual([200, []]);
});

test('each page offers every language at its own address, under the language’s own name', async () => {
  const { body } = await get('/warn?deaths=100');
  expect(body).toMatch(/href="\/warn\?deaths=100&amp;language=ar" lang="ar"[^>]*>العربية</);
  expect(body).toMatch(/href="\/warn\?deaths=100&amp;language=fr" lang="fr"[^>]*>Français</);
});

test('a page, a form’s answer and a refused request speak the language of who asks', async () => {
  const headers = { host: '127.0.0.1:3000', cookie: 'language=fr' };
  const refused = await fresh.site.inject({
    method: 'POST',
    url: '/sign-in',
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'person=',
  });
  expect(refused.body).toContain('<html lang="fr"');
  const unreadable = await fresh.site.inject({
    method: 'POST',
    url: '/sign-in',
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'x'.repeat(400_000),
  });
  expect([unreadable.statusCode, unreadable.body.includes('<html lang="fr"')]).toEqual([413, true]);
});

test('what programs read is English whatever their cookie says', async () => {
  const csv = await get('/warn/warnings.csv', { cookie: 'language=ar' });
  expect(csv.body).toMatch(/^\ufeff?[a-z]/i);
  expect((await get('/api/v1/places/ZZZ', { cookie: 'language=fr' })).json()).toMatchObject({
    detail: 'There is no country with the code “ZZZ”.',
  });
  expect(say('Search')).toBe('Search');
});
