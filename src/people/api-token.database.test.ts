import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Browser, csrfIn, type IssuerSite, issuerSite, type Page, whoAsks } from '../../test/issuer-site.ts';
import { type Actor, systemActor } from '../platform/database/actor.ts';

let fresh: IssuerSite;
let ada: Browser;
beforeAll(async () => {
  fresh = await issuerSite({ more: [whoAsks] });
  fresh.issuer.atTheKeyboard('ada', { name: 'Ada', organisation: 'watch', roles: ['watch-analyst'] });
  ada = fresh.browser();
  await ada.get('/sign-in');
});
afterAll(() => fresh.close());

/** The test's moved clock stands at 24 November 2026. */
const lastDay = { 'expiresOn-day': '1', 'expiresOn-month': '12', 'expiresOn-year': '2026' };

async function make(fields: Readonly<Record<string, string>> = {}, browser = ada): Promise<Page> {
  const _csrf = csrfIn(await browser.get('/people/tokens'));
  return browser.post('/people/tokens', { name: 'export', scope: 'read', ...lastDay, _csrf, ...fields });
}
const tokenIn = (page: Page) => /fst_[\w-]{43}/.exec(page.body)?.[0] ?? '';
const call = (token: string, path = '/api/who', method = 'GET', more: Readonly<Record<string, string>> = {}) =>
  fetch(`${fresh.publicUrl}${path}`, { method, headers: { authorization: `Bearer ${token}`, ...more } });
const personOf = async (response: Response) => ((await response.json()) as { person?: string }).person;
async function actorNamed(name: string): Promise<Actor> {
  const { people } = await fresh.services.people.directory(systemActor);
  const actor = await fresh.services.people.findActor(people.find((person) => person.name === name)?.id ?? '');
  if (actor === undefined) throw new Error(`Nobody is called ${name}`);
  return actor;
}

test('a token is shown once, on a page that nobody keeps, and only its digest is in the database', async () => {
  const page = await make({ name: 'shown once' });
  expect(page.status).toBe(201);
  expect(page.headers.get('cache-control')).toBe('no-store');
  const token = tokenIn(page);
  expect(token).toMatch(/^fst_/);
  expect((await ada.get('/people/tokens')).body).not.toContain(token.slice(4));
  const { rows } = await fresh.database.snapshot(systemActor, (queries) =>
    sql<{ text: string; sha256: Buffer }>`
      select api_token::text as text, token_sha256 as sha256 from api_token where name = 'shown once'`.execute(queries),
  );
  expect(rows[0]?.sha256).toEqual(createHash('sha256').update(token).digest());
  const ledger = (await fresh.entries()).map((entry) => JSON.stringify(entry)).join('\n');
  expect(`${rows[0]?.text}${ledger}`).not.toContain(token.slice(4));
  expect((await fresh.entries()).at(-1)).toMatchObject({ kind: 'api-token.made', personName: 'Ada', owner: 'watch' });
});

test('a program with a token is its owner to the API, without a cookie and without a form’s token', async () => {
  const token = tokenIn(await make({ name: 'robot', scope: 'write' }));
  const { personId } = await actorNamed('Ada');
  expect(await personOf(await call(token))).toBe(personId);
  const posted = await call(token, '/api/who', 'POST');
  expect(posted.status).toBe(200);
  expect(await personOf(posted)).toBe(personId);
  expect((await ada.get('/people/tokens')).body).toMatch(/robot[\s\S]*24 November 2026 at 09:00 UTC/);
});

test('a token that may read is refused whatever would change something', async () => {
  const token = tokenIn(await make());
  expect((await call(token)).status).toBe(200);
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
    const answer = await call(token, '/api/who', method);
    expect([403, 404], method).toContain(answer.status);
  }
  const answer = await call(token, '/api/who', 'POST');
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain('This token may only read.');
});

test('pages take no token, and a cookie alone changes nothing at the API', async () => {
  const token = tokenIn(await make({ scope: 'write' }));
  expect(await personOf(await call(token, '/who'))).toBe('anonymous');
  expect((await call(token, '/people/tokens', 'POST')).status).toBe(403);
  const withCookie = await fetch(`${fresh.publicUrl}/api/who`, {
    method: 'POST',
    headers: { cookie: `forestall=${ada.cookie()}` },
  });
  expect(withCookie.status).toBe(403);
});

test.each([
  ['made up', () => `fst_${'A'.repeat(43)}`],
  ['of no form of ours', () => 'eyJhbGciOiJub25lIn0.e30.'],
  ['empty', () => ''],
])('a token that is %s is refused, and does not fall back on the cookie', async (_what, token) => {
  const answer = await call(token(), '/api/who', 'GET', { cookie: `forestall=${ada.cookie()}` });
  expect(answer.status).toBe(401);
  expect(answer.headers.get('www-authenticate')).toContain('Bearer');
  expect(await answer.text()).toContain('This token is not good');
});

test('a revoked token is worth nothing, and its revocation is in the ledger', async () => {
  const token = tokenIn(await make({ name: 'to revoke' }));
  const page = await ada.get('/people/tokens');
  const path = /to revoke[\s\S]*?action="(\/people\/tokens\/[\w-]+\/revoke)"/.exec(page.body)?.[1] ?? '';
  const after = await ada.post(path, { _csrf: csrfIn(page) });
  expect(after.url).toBe(`${fresh.publicUrl}/people/tokens`);
  expect(after.body).toContain('Revoked 24 November 2026');
  expect((await call(token)).status).toBe(401);
  expect((await fresh.entries()).at(-1)).toMatchObject({ kind: 'api-token.revoked', toState: 'revoked' });
  expect((await ada.post(path, { _csrf: csrfIn(after) })).status).toBe(404);
});

test('a token’s last day is asked for, is a real one, not past, and one year away at most', async () => {
  const on = (day: string, month: string, year: string) => ({
    'expiresOn-day': day,
    'expiresOn-month': month,
    'expiresOn-year': year,
  });
  for (const [fields, words] of [
    [on('', '', ''), 'Enter a real date'],
    [on('30', '2', '2027'), 'Enter a real date'],
    [on('23', '11', '2026'), 'The last day must be today or later.'],
    [on('25', '11', '2027'), 'A token is good for one year at most.'],
    [{ name: ' ' }, 'Enter what the token is for'],
    [{ scope: 'everything' }, 'Choose what it may do'],
  ] as const) {
    const page = await make({ name: 'kept as typed', ...fields });
    expect(page.status, words).toBe(422);
    expect(page.body).toContain(words);
    expect(tokenIn(page)).toBe('');
  }
  expect((await make({ name: 'a year', ...on('24', '11', '2027') })).status).toBe(201);
});

test('tokens are visible to their owner only: to the database too', async () => {
  fresh.issuer.atTheKeyboard('bo', { name: 'Bo', organisation: 'watch', roles: ['administrator'] });
  const bo = fresh.browser();
  await bo.get('/sign-in');
  await make({ name: 'of Ada alone' });
  expect((await bo.get('/people/tokens')).body).not.toContain('of Ada alone');
  const [adasToken] = await fresh.services.tokens.list(await actorNamed('Ada'));
  const asBo = await actorNamed('Bo');
  await expect(fresh.services.tokens.revoke(asBo, adasToken?.id ?? '')).rejects.toThrow('You have no such token.');
  const { rows } = await fresh.database.snapshot(asBo, (queries) => sql`select * from api_token`.execute(queries));
  expect(rows).toEqual([]);
  const own = sql`insert into api_token (id, person, name, scope, token_sha256, made_at, expires_at)
    select gen_random_uuid(), id, 'planted', 'write', sha256('x'), now(), now() + interval '1 day'
    from person where name = 'Ada'`;
  await expect(fresh.database.transact(asBo, (queries) => own.execute(queries))).rejects.toThrow(/row-level security/);
});

test('nobody makes tokens without signing in', async () => {
  const page = await fresh.browser().step('/people/tokens');
  expect(page.status).toBe(303);
  expect(page.headers.get('location')).toBe('/sign-in?goTo=%2Fpeople%2Ftokens');
});

test('a token is good to the end of its last day and no longer', async () => {
  const token = tokenIn(await make({ name: 'short', 'expiresOn-day': '24', 'expiresOn-month': '11' }));
  fresh.clock.forward(14.99);
  expect((await call(token)).status).toBe(200);
  fresh.clock.forward(0.01);
  expect((await call(token)).status).toBe(401);
});

test('a token of somebody of the demonstration, or no longer at work, is nobody’s', async () => {
  const minister = await fresh.services.people.findActor('demo-minister');
  if (minister === undefined) throw new Error('The shipped directory has no minister');
  const demo = await fresh.services.tokens.make(minister, { name: 'demo', scope: 'read', expiresOn: '2026-12-01' });
  expect((await call(demo)).status).toBe(401);
  const own = await fresh.services.tokens.make(await actorNamed('Ada'), {
    name: 'own',
    scope: 'read',
    expiresOn: '2026-12-01',
  });
  expect((await call(own)).status).toBe(200);
  await fresh.database.transact(systemActor, (queries) =>
    sql`update person set retired_at = now() where name = 'Ada'`.execute(queries),
  );
  expect((await call(own)).status).toBe(401);
});

test('a token is in no log, even where the request fails by a fault of ours', async () => {
  const written: string[] = [];
  const spies = [process.stderr, process.stdout].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      written.push(String(chunk));
      return true;
    }),
  );
  try {
    await fresh.database.close();
    const token = `fst_${'B'.repeat(43)}`;
    expect((await call(token, `/api/who?secret=${token}`)).status).toBe(500);
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  expect(written.join('')).toContain('GET /api/who failed');
  expect(written.join('')).not.toContain('BBBB');
});
