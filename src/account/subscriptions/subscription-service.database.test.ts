import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countryCode, inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite, type Visitor } from '../../../test/fresh-site.ts';
import { childrenOf, readXml, textOf } from '../../../test/read-xml.ts';
import { anonymousActor, systemActor } from '../../platform/database/actor.ts';
import { mostSubscriptions } from './subscription.ts';

let fresh: FreshSite;
let visitor: Visitor;
beforeEach(async () => {
  fresh = await freshSite();
  visitor = fresh.visitor();
});
afterEach(() => fresh.close());

const desk = inRole('desk-officer');
const everything = { kind: 'everything' } as const;

async function open(code: string, reason: string) {
  const id = await fresh.services.warnings.openByHand(inRole('watch-analyst'), countryCode(code), 'severe', reason);
  await fresh.services.ledger.seal();
  return id;
}
const page = '/account/subscriptions';
const subscribe = (fields: Readonly<Record<string, string>>) =>
  visitor.post(page, { about: 'everything', words: '', way: 'feed', address: '', ...fields }, page);

test('a feed is made on the page, read by its secret address without signing in, and is a feed by RFC 4287', async () => {
  const said = 'Militias <gather> & "wait"\u0007 near Abéché';
  const warning = await open('TCD', said);
  await visitor.signIn('desk-officer');
  const made = await subscribe({ about: 'place:TCD' });
  expect(made.statusCode).toBe(200);
  expect(made.headers['cache-control']).toBe('no-store');
  const path = /\/feeds\/[\w-]{43}\.atom/.exec(made.body)?.[0] ?? '';
  const answer = await fresh.visitor().get(path);
  expect(answer.headers['content-type']).toBe('application/atom+xml; charset=utf-8');
  expect(answer.headers['cache-control']).toBe('private, no-store');
  expect(answer.headers['referrer-policy']).toBe('no-referrer');
  const feed = readXml(answer.body);
  expect([feed.name, feed.uri]).toEqual(['feed', 'http://www.w3.org/2005/Atom']);
  // Section 4.1.1: exactly one id, title and updated; an author; a link to itself.
  for (const name of ['id', 'title', 'updated']) expect(childrenOf(feed, name), name).toHaveLength(1);
  expect(textOf(feed, 'id')).toMatch(/^urn:uuid:/);
  expect(textOf(feed, 'title')).toBe('Forestall: Chad');
  expect(childrenOf(feed, 'link')[0]?.attributes).toMatchObject({ rel: 'self', href: expect.stringContaining(path) });
  const [entry, ...more] = childrenOf(feed, 'entry');
  if (entry === undefined) throw new Error('The feed is empty');
  expect(more).toEqual([]);
  for (const name of ['id', 'title', 'updated']) expect(childrenOf(entry, name), name).toHaveLength(1);
  expect(textOf(entry, 'updated')).toBe(fresh.clock.now().toISOString());
  expect(textOf(entry, 'content')).toBe(`${said.replace('\u0007', '\uFFFD')} (OFFICIAL)`);
  const links = childrenOf(entry, 'link').map(({ attributes }) => attributes);
  expect(links).toMatchObject([
    { rel: 'alternate', href: expect.stringContaining(`/warn/warnings/${warning}`) },
    { rel: 'related', type: 'application/cap+xml' },
  ]);
  const cap = await fresh.visitor().get(new URL(links[1]?.href ?? '').pathname);
  expect(cap.headers['content-type']).toBe('application/cap+xml; charset=utf-8');
  expect(readXml(cap.body)).toMatchObject({ name: 'alert', uri: 'urn:oasis:names:tc:emergency:cap:1.2' });
});

test('an ended feed is gone at once; a secret that is nobody’s opens nothing', async () => {
  const { subscriptions } = fresh.services;
  const { id, secret = '' } = await subscriptions.make(desk, everything, 'feed', '');
  const warning = await open('TCD', 'Militias gather');
  expect((await visitor.get(`/feeds/${secret}.atom`)).statusCode).toBe(200);
  await subscriptions.end(desk, id);
  for (const path of [
    `/feeds/${secret}.atom`,
    `/feeds/${secret}/${warning}.cap.xml`,
    '/feeds/x.atom',
    '/feeds/.atom',
  ]) {
    expect((await visitor.get(path)).statusCode, path).toBe(404);
  }
});

test('a warning as a CAP message is for those who may see the warning', async () => {
  const warning = await open('TCD', 'Militias gather');
  await visitor.signIn('desk-officer');
  expect((await visitor.get(`/warn/warnings/${warning}.cap.xml`)).statusCode).toBe(200);
  expect((await visitor.get(`/warn/warnings/${warning}`)).headers['content-type']).toContain('text/html');
  const partner = fresh.visitor();
  await partner.signIn('partner-reporter');
  expect((await partner.get(`/warn/warnings/${warning}.cap.xml`)).statusCode).toBe(404);
});

test('the secret of a feed is kept nowhere, and no one sees another person’s subscriptions', async () => {
  const { subscriptions } = fresh.services;
  const { id, secret = '' } = await subscriptions.make(desk, everything, 'feed', '');
  const rows = (actor: typeof desk) =>
    fresh.database.snapshot(actor, async (queries) => {
      const found = await sql<{ row: string }>`select subscription::text as row from subscription`.execute(queries);
      return found.rows.map(({ row }) => row);
    });
  expect(await rows(inRole('minister'))).toEqual([]);
  expect(await rows(anonymousActor)).toEqual([]);
  expect(await rows(desk)).toHaveLength(1);
  expect((await rows(systemActor)).join()).not.toContain(secret);
  await expect(subscriptions.end(inRole('minister'), id)).rejects.toMatchObject({ code: 'subscription.unknown' });
  const entries = await fresh.entries({ subjectType: 'subscription' });
  expect(entries.map(({ kind, payload }) => [kind, payload.includes(secret)])).toEqual([['subscription.made', false]]);
});

test('both making and ending are steps of the ledger, for the own organisation to see', async () => {
  const { subscriptions } = fresh.services;
  const { id } = await subscriptions.make(desk, { kind: 'place', country: countryCode('TCD') }, 'feed', '');
  await subscriptions.end(desk, id);
  expect(await fresh.entries({ subjectType: 'subscription' })).toMatchObject([
    { kind: 'subscription.made', subjectId: id, place: 'TCD', owner: desk.organisationId, audience: [] },
    { kind: 'subscription.ended', subjectId: id, fromState: 'made', toState: 'ended' },
  ]);
});

test('the page says what is wrong beside the field, and that mail is not set up', async () => {
  await visitor.signIn('desk-officer');
  const shown = await visitor.get(`${page}?search=El+Fasher`);
  expect(shown.body).toContain('Mail is not set up here: an administrator sets FORESTALL_SMTP_URL.');
  expect(shown.body).toContain('value="El Fasher"');
  for (const [fields, words] of [
    [{ about: '' }, 'Choose what you want to be told of'],
    [{ about: 'place:XXX' }, 'Choose one of the list'],
    [{ about: 'search' }, 'Enter the words to look for'],
    [{ way: 'pigeon' }, 'Choose how you want to be told'],
    [{ way: 'mail' }, 'Mail is not set up here'],
    [{ way: 'webhook' }, 'Enter the address of the other system'],
    [{ way: 'webhook', address: 'https://127.0.0.1/' }, 'It leads into a private network'],
    [{ way: 'webhook', address: 'https://169.254.169.254/latest/' }, 'It leads into a private network'],
  ] as const) {
    const answer = await subscribe(fields);
    expect(answer.statusCode, words).toBe(422);
    expect(answer.body, words).toContain(words);
  }
  expect(await fresh.services.subscriptions.list(desk)).toEqual([]);
});

test('somebody not signed in is led to sign in and back, and can make none', async () => {
  const answer = await visitor.get(`${page}?place=TCD`);
  expect([answer.statusCode, answer.headers.location]).toEqual([
    302,
    '/sign-in?goTo=%2Faccount%2Fsubscriptions%3Fplace%3DTCD',
  ]);
  await expect(fresh.services.subscriptions.make(anonymousActor, everything, 'feed', '')).rejects.toMatchObject({
    status: 403,
  });
});

test('one person has so many subscriptions and no more, also when asking for all at once', async () => {
  const asking = Array.from({ length: mostSubscriptions + 5 }, () =>
    fresh.services.subscriptions.make(desk, everything, 'feed', ''),
  );
  const refused = (await Promise.allSettled(asking)).filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(5);
  expect(await fresh.services.subscriptions.list(desk)).toHaveLength(mostSubscriptions);
});

test('a theme is subscribed to, and holds what carries it, and no more; a region what is in it', async () => {
  const [chad, sudan, kenya] = [
    await open('TCD', 'Girls kept'),
    await open('SDN', 'Men held'),
    await open('KEN', 'Riots'),
  ];
  await open('UKR', 'Shelling');
  // Warnings do not ask for themes yet; whatever is indexed with some carries them.
  await fresh.database.transact(systemActor, (queries) =>
    sql`update search_document set themes = '{girls-education,modern-slavery}' where id = ${chad}`.execute(queries),
  );
  await visitor.signIn('desk-officer');
  const idsIn = async (about: string) => {
    const made = await subscribe({ about });
    expect(made.statusCode, about).toBe(200);
    const path = /\/feeds\/[\w-]{43}\.atom/.exec(made.body)?.[0] ?? '';
    const { body } = await fresh.visitor().get(path);
    return [chad, sudan, kenya].filter((id) => body.includes(id));
  };
  expect(await idsIn('theme:girls-education')).toEqual([chad]);
  expect(await idsIn('theme:freedom-of-the-media')).toEqual([]);
  expect(await idsIn('region:Africa')).toEqual([chad, sudan, kenya]);
  expect(await idsIn('region:Europe')).toEqual([]);
  expect((await subscribe({ about: 'theme:weather' })).statusCode).toBe(422);
  const { body } = await visitor.get(page);
  expect(body).toContain('Theme: Women, Peace and Security');
});
