import { afterAll, beforeAll, expect, test } from 'vitest';
import { inRole } from '../../test/fresh-services.ts';
import { type Browser, csrfIn, type IssuerSite, issuerSite, whoAsks } from '../../test/issuer-site.ts';
import { systemActor } from '../platform/database/actor.ts';

/** Somebody whom the identity provider made, let go by an administrator. */

let fresh: IssuerSite;
beforeAll(async () => {
  fresh = await issuerSite({ more: [whoAsks] });
});
afterAll(() => fresh.close());

const ada = { name: 'Ada Analyst', organisation: 'watch', roles: ['watch-analyst'] };
const otto = { name: 'Otto', organisation: 'foreign-commonwealth-office', roles: ['administrator'] };

async function signedIn(subject: string, claims: object): Promise<Browser> {
  fresh.issuer.atTheKeyboard(subject, { ...claims });
  const browser = fresh.browser();
  await browser.get('/sign-in');
  return browser;
}
const who = async (browser: Browser) => JSON.parse((await browser.get('/who')).body) as { readonly person: string };

test('whoever is let go is out at once, with each session and token, and is not let in again', async () => {
  const [desk, phone] = [await signedIn('ada', ada), await signedIn('ada', ada)];
  const { person } = await who(desk);
  const actor = await fresh.services.people.findActor(person);
  if (actor === undefined) throw new Error('Ada has signed in');
  const asked = { name: 'A script', scope: 'read', expiresOn: '2027-03-31' } as const;
  const secret = await fresh.services.tokens.make(actor, asked);
  const byToken = () => fetch(`${fresh.publicUrl}/api/who`, { headers: { authorization: `Bearer ${secret}` } });
  expect((await byToken()).status).toBe(200);

  const admin = await signedIn('otto', otto);
  const page = await admin.get('/people/directory');
  expect(page.body).toContain('Ada Analyst');
  const unsaid = await admin.post('/people/directory/retire', { _csrf: csrfIn(page), person, reason: ' ' });
  expect([unsaid.status, unsaid.body.includes('Say why this person goes')]).toEqual([422, true]);
  const reason = 'Left the department';
  const gone = await admin.post('/people/directory/retire', { _csrf: csrfIn(page), person, reason });
  expect([gone.status, gone.body.includes('Ada Analyst')]).toEqual([200, false]);

  for (const browser of [desk, phone]) expect((await who(browser)).person).toBe('anonymous');
  expect((await byToken()).status).toBe(401);
  const again = await signedIn('ada', ada);
  expect((await who(again)).person).toBe('anonymous');
  expect((await again.get('/sign-in')).body).toContain('lists you no longer');

  const step = (await fresh.entries()).find(({ kind }) => kind === 'person.retired');
  expect(step).toMatchObject({ subjectId: person, personName: 'Otto', fromState: 'at-work', toState: 'retired' });
  expect(JSON.parse(step?.payload ?? '')).toEqual({ said: reason, sessions: 2, tokens: 1 });
});

test('only an administrator lets people go, never themselves, and nobody twice', async () => {
  const { people } = fresh.services;
  const retire = (role: string, id: string) => people.retire(inRole(role), id, 'Left');
  await expect(retire('desk-officer', 'demo-auditor')).rejects.toMatchObject({ status: 403 });
  await expect(retire('administrator', 'demo-administrator')).rejects.toMatchObject({ code: 'person.oneself' });
  await retire('administrator', 'demo-auditor');
  await expect(retire('administrator', 'demo-auditor')).rejects.toMatchObject({ status: 404 });
  await expect(people.retire(systemActor, 'demo-minister', '')).rejects.toMatchObject({ field: 'reason' });
  expect(await people.findActor('demo-auditor')).toBeUndefined();
  const planner = await signedIn('milo', { ...ada, name: 'Milo', roles: ['desk-officer'] });
  expect((await planner.get('/people/directory')).status).toBe(403);
});
