import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshSite, freshSite } from '../../../test/fresh-site.ts';

let fresh: FreshSite;
beforeAll(async () => {
  fresh = await freshSite();
});
afterAll(() => fresh.close());

function send(url: string, typed: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>>) {
  return fresh.site.inject({
    method: 'POST',
    url,
    headers: { host: '127.0.0.1:3000', 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(typed).toString(),
  });
}

test('what stood in a form that was open for too long is given back to a page of ours, and to no other', async () => {
  const typed = { country: 'SSD', reason: 'Militias <gather> north of the town' };
  const ours = await send('/warn/warnings', typed, { 'sec-fetch-site': 'same-origin' });
  expect(ours.statusCode).toBe(403);
  expect(ours.body).toContain('What you typed');
  expect(ours.body).toContain('Militias &lt;gather&gt; north of the town');
  expect(ours.headers['cache-control']).toBe('no-store');
  for (const headers of [{}, { 'sec-fetch-site': 'same-site' }, { 'sec-fetch-site': 'cross-site' }]) {
    const other = await send('/warn/warnings', typed, headers);
    expect(other.statusCode).toBe(403);
    expect(other.body).not.toContain('Militias');
  }
});

test('what may be a private key is given back to nobody', async () => {
  const typed = { publicKey: '-----BEGIN PRIVATE KEY-----' };
  const refused = await send('/people/identities/keys', typed, { 'sec-fetch-site': 'same-origin' });
  expect(refused.statusCode).toBe(403);
  expect(refused.body).not.toContain('PRIVATE KEY');
});
