import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { countryCode, inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite, type Visitor } from '../../../test/fresh-site.ts';
import { systemActor } from '../database/actor.ts';
import { readStylesheets } from './stylesheet.ts';

let fresh: FreshSite;
let visitor: Visitor;
beforeEach(async () => {
  fresh = await freshSite();
  visitor = fresh.visitor();
});
afterEach(() => fresh.close());

const openWarning = (reason = 'Militias gather', country = 'TCD') =>
  fresh.services.warnings.openByHand(inRole('watch-analyst'), countryCode(country), 'severe', reason);
const nowhere = '01900000-0000-7000-8000-000000000000';

test('every answer carries the headers that keep a page from running or leaking anything', async () => {
  for (const path of ['/warn/warnings', '/nothing-here', '/warn/warnings.csv', readStylesheets().ltr.address]) {
    const { headers } = await visitor.get(path);
    const policy = String(headers['content-security-policy']);
    expect(policy, path).toContain(`default-src 'none'`);
    expect(policy, path).toContain(`script-src 'self'`);
    expect(policy, path).toContain(`frame-ancestors 'none'`);
    expect(policy, path).not.toMatch(/unsafe/);
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['referrer-policy'], path).toBe('same-origin');
  }
});

test('no page carries a script or style of its own, which its policy would refuse', async () => {
  const id = await openWarning();
  // Where it is decided to act, each of its forms may be filled in.
  const desk = inRole('desk-officer');
  await fresh.services.warnings.acknowledge(desk, id);
  await fresh.services.decisions.decide(desk, id, { choice: 'act', reasons: 'Lives', optionsNotTaken: '' });
  await visitor.signIn('desk-officer');
  for (const path of [
    '/sign-in',
    '/warn/warnings',
    '/warn/warnings/new',
    `/warn/warnings/${id}`,
    `/warn/warnings/${id}/close`,
    `/decide/decisions/new?warning=${id}`,
    `/act/actions/new?warning=${id}`,
    '/act/instruments',
    '/account/latency',
    '/methods',
    '/methods/skill',
    '/places',
  ]) {
    const page = await visitor.get(path);
    expect(page.statusCode, path).toBe(200);
    expect(page.body, path).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle="|\son[a-z]+="/i);
    expect(page.body, path).toMatch(/<html lang="en"/);
    expect(page.body.match(/<h1/g), path).toHaveLength(1);
  }
});

test('before the first forecast, pages that show one say so in a sentence, as not found', async () => {
  for (const path of ['/', '/warn', '/warn/risk.csv', '/places/TCD']) {
    const page = await visitor.get(path);
    expect(page.statusCode, path).toBe(404);
    expect(page.body, path).toContain('No forecast has been made yet. Make one with: forestall forecast run');
  }
});

test('an address with nothing behind it, or with an id of no form, is not found in words', async () => {
  for (const path of [
    '/nothing-here',
    '/warn/warnings/not-an-id',
    '/warn/warnings?show=everything',
    '/decide/decisions/new',
    '/act/instruments/..%2f..%2fpackage',
    '/assets/..%2fstylesheet.ts',
  ]) {
    const page = await visitor.get(path);
    expect(page.statusCode, path).toBe(404);
    expect(page.body, path).toContain('Page not found');
  }
  for (const [path, sentence] of [
    [`/warn/warnings/${nowhere}`, 'There is no such warning.'],
    [`/decide/decisions/${nowhere}`, 'There is no such decision.'],
    [`/act/actions/${nowhere}`, 'There is no such action.'],
    ['/act/instruments/magic', 'There is no such instrument.'],
    ['/places/QQQ', 'There is no country with the code “QQQ”.'],
  ] as const) {
    const page = await visitor.get(path);
    expect(page.statusCode, path).toBe(404);
    expect(page.body, path).toContain(sentence);
  }
});

test('a fault of ours is told in words without its insides, and written to the log', async () => {
  const log = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  try {
    await fresh.database.transact(systemActor, (queries) => sql`select 1`.execute(queries));
    await fresh.database.close();
    const page = await visitor.get('/warn/warnings');
    expect(page.statusCode).toBe(500);
    expect(page.body).toContain('The fault is ours and is written in the log.');
    expect(page.body).not.toMatch(/pool|Error:|\.ts/);
    expect(log.mock.calls.flat().join('')).toMatch(/GET \/warn\/warnings failed: .+/);
  } finally {
    log.mockRestore();
  }
});

test('a page shows what people typed as text, never as markup', async () => {
  const id = await openWarning('<script>alert(1)</script> & "quotes"');
  for (const path of ['/warn/warnings', `/warn/warnings/${id}`]) {
    const { body } = await visitor.get(path);
    expect(body).not.toContain('<script>alert');
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;');
  }
});

test('a form without its token is refused in words, and so is one with another’s', async () => {
  const id = await openWarning();
  await visitor.signIn('desk-officer');
  const other = fresh.visitor();
  await other.signIn('minister');
  const token = /name="_csrf" value="([^"]+)"/.exec((await other.get(`/warn/warnings/${id}`)).body)?.[1] ?? '';
  expect(token).not.toBe('');
  for (const fields of [{}, { _csrf: 'made up' }, { _csrf: token }]) {
    const answer = await visitor.post(`/warn/warnings/${id}/acknowledge`, fields);
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('This form was open for too long');
  }
  expect((await fresh.services.warnings.find(systemActor, id))?.warning.state).toBe('opened');
});

test('the session’s cookie is out of reach of scripts and other sites, and set for nobody who only reads', async () => {
  expect((await visitor.get('/warn/warnings')).cookies).toEqual([]);
  const page = await visitor.get('/sign-in');
  expect(page.cookies).toMatchObject([{ name: 'forestall', httpOnly: true, sameSite: 'Lax', path: '/' }]);
  const hours = (Number(page.cookies[0]?.expires) - Date.now()) / 3_600_000;
  expect(Math.abs(hours - fresh.services.sessions.limits.absoluteHours)).toBeLessThan(1);
});

test('signing in gives a fresh session, and a planted one is worth nothing afterwards', async () => {
  await visitor.get('/sign-in');
  const planted = visitor.cookie();
  await visitor.signIn('minister');
  expect(visitor.cookie()).not.toBe(planted);
  expect((await visitor.get('/warn/warnings')).body).toContain('Sign out');
  const thief = await fresh.site.inject({
    url: '/warn/warnings',
    headers: { host: '127.0.0.1:3000', cookie: planted },
  });
  expect(thief.body).not.toContain('Sign out');
});

test('signing out ends the session on the server too', async () => {
  await visitor.signIn('minister');
  const kept = visitor.cookie();
  expect((await visitor.post('/sign-out', {}, '/warn/warnings')).statusCode).toBe(303);
  const answer = await fresh.site.inject({ url: '/warn/warnings', headers: { host: '127.0.0.1:3000', cookie: kept } });
  expect(answer.body).not.toContain('Sign out');
});

test('a session used from elsewhere signs nobody in, and sign-in from there is refused in words', async () => {
  await visitor.signIn('minister');
  const headers = { host: '127.0.0.1:3000', cookie: visitor.cookie() };
  for (const elsewhere of [
    { headers, remoteAddress: '192.0.2.7' },
    { headers: { ...headers, host: 'attacker.example' } },
    { headers: { ...headers, 'x-forwarded-for': '192.0.2.7' } },
  ]) {
    expect((await fresh.site.inject({ url: '/warn/warnings', ...elsewhere })).body).not.toContain('Sign out');
    const refused = await fresh.site.inject({ url: '/sign-in', ...elsewhere });
    expect(refused.statusCode).toBe(403);
    expect(refused.body).toContain('Demonstration sign-in works only on the machine where Forestall runs');
  }
});

test('sign-in goes on to where the person was, on this site only, and asks for a person', async () => {
  const person = inRole('minister').personId;
  const to = async (goTo: string) => (await visitor.post('/sign-in', { person, goTo }, '/sign-in')).headers.location;
  expect(await to('/warn/warnings?show=all')).toBe('/warn/warnings?show=all');
  expect(await to('/..//attacker.example')).toBe('/');
  expect(await to('https://attacker.example')).toBe('/');
  const nobody = await visitor.post('/sign-in', { goTo: '/warn' }, '/sign-in');
  expect(nobody.statusCode).toBe(422);
  expect(nobody.body).toContain('Choose whom to sign in as');
  expect(nobody.body).toContain('name="goTo" value="/warn"');
});

test('a role that does not take a step is refused it by the server, and its page does not offer it', async () => {
  const id = await openWarning();
  await visitor.signIn('watch-analyst');
  expect((await visitor.get(`/warn/warnings/${id}`)).body).not.toContain('Acknowledge: I have it');
  for (const [path, fields] of [
    [`/warn/warnings/${id}/acknowledge`, {}],
    [`/warn/warnings/${id}/close`, { reason: 'Over' }],
    ['/decide/decisions', { warning: id, choice: 'act', reasons: 'Now', optionsNotTaken: '' }],
    [
      '/act/actions',
      {
        warning: id,
        instrument: fresh.services.instruments.all[0]?.id ?? '',
        purpose: 'The road',
        lead: 'The embassy',
        dueOn: '2027-03-31',
      },
    ],
  ] as const) {
    const answer = await visitor.post(path, fields, `/warn/warnings/${id}`);
    expect(answer.statusCode, path).toBe(403);
    expect(answer.body, path).toContain('Your role does not take this step.');
  }
  expect(await fresh.entries()).toHaveLength(1);
});

test('answers that do not fit come back with their words beside the field and all that was typed', async () => {
  await visitor.signIn('watch-analyst');
  const answer = await visitor.post(
    '/warn/warnings',
    { country: 'TCD', level: 'high', reason: '  ' },
    '/warn/warnings/new',
  );
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain('<title>Error: Open a warning');
  expect(answer.body).toContain('There is a problem');
  expect(answer.body).toContain('href="#reason"');
  expect(answer.body).toMatch(/<option value="TCD" selected>/);
  expect(answer.body).toMatch(/value="high" checked/);
  const noPlace = await visitor.post(
    '/warn/warnings',
    { country: 'QQQ', level: 'high', reason: 'Militias gather' },
    '/warn/warnings/new',
  );
  expect(noPlace.statusCode).toBe(422);
  expect(noPlace.body).toContain('Choose a country from the list');
  expect(noPlace.body).toContain('Militias gather</textarea>');
});

test('a second warning on a country is refused beside the field, and what was typed is kept', async () => {
  await openWarning();
  await visitor.signIn('watch-analyst');
  const answer = await visitor.post(
    '/warn/warnings',
    { country: 'TCD', level: 'high', reason: 'A second thought' },
    '/warn/warnings/new',
  );
  expect(answer.statusCode).toBe(409);
  expect(answer.body).toContain('A warning on this country is open already. Answer that one.');
  expect(answer.body).toContain('A second thought</textarea>');
});

test('a warning is carried from opening to a completed action through the forms alone', async () => {
  await visitor.signIn('desk-officer');
  const opened = await visitor.post(
    '/warn/warnings',
    { country: 'TCD', level: 'severe', reason: 'Militias gather' },
    '/warn/warnings/new',
  );
  expect(opened.statusCode).toBe(303);
  const page = String(opened.headers.location);
  const id = page.split('/').at(-1) ?? '';
  fresh.clock.forward(3);
  expect((await visitor.post(`${page}/acknowledge`, {}, page)).headers.location).toBe(page);
  const noReasons = await visitor.post(
    '/decide/decisions',
    { warning: id, choice: 'act', optionsNotTaken: 'Wait' },
    page,
  );
  expect(noReasons.statusCode).toBe(422);
  expect(noReasons.body).toContain('Wait</textarea>');
  expect(noReasons.body).toMatch(/value="act" checked/);
  const decision = { warning: id, choice: 'act', reasons: 'The road is cut', optionsNotTaken: '' };
  expect((await visitor.post('/decide/decisions', decision, page)).headers.location).toBe(page);
  const action = {
    warning: id,
    instrument: fresh.services.instruments.all[0]?.id ?? '',
    purpose: 'The road is open again',
    lead: 'The embassy',
    'dueOn-day': '31',
    'dueOn-month': '2',
    'dueOn-year': '2027',
  };
  const noDate = await visitor.post('/act/actions', action, page);
  expect(noDate.statusCode).toBe(422);
  expect(noDate.body).toContain('Enter a real date');
  expect(noDate.body).toMatch(/name="dueOn-month"[^>]*value="2"/);
  const past = await visitor.post('/act/actions', { ...action, 'dueOn-year': '2020', 'dueOn-month': '3' }, page);
  expect(past.statusCode).toBe(422);
  expect(past.body).toContain('The date must be today or later.');
  expect(past.body).toMatch(/name="dueOn-day"[^>]*value="31"/);
  expect((await visitor.post('/act/actions', { ...action, 'dueOn-month': '3' }, page)).headers.location).toBe(page);
  const [begun] = await fresh.services.actions.list(systemActor);
  const actionPage = `/act/actions/${begun?.id}`;
  expect((await visitor.post(`${actionPage}/complete`, { result: ' ' }, actionPage)).statusCode).toBe(422);
  expect((await visitor.post(`${actionPage}/complete`, { result: 'It is open' }, actionPage)).statusCode).toBe(303);
  const shown = (await visitor.get(page)).body;
  expect(shown).toContain('3 hours after the step before');
  expect(shown).toContain('Action begun');
  expect((await fresh.entries()).map((entry) => entry.kind).toSorted()).toEqual(
    [
      'warning.opened',
      'warning.acknowledged',
      'warning.decided',
      'decision.made',
      'warning.action-begun',
      'action.begun',
      'action.completed',
    ].toSorted(),
  );
});

test('lists are filtered, counted and given as CSV in which nothing runs', async () => {
  await openWarning('=HYPERLINK("http://attacker.example")');
  await openWarning('Militias gather', 'NGA');
  fresh.clock.forward(25);
  expect((await visitor.get('/warn/warnings')).body).toContain('2 warnings');
  expect((await visitor.get('/warn/warnings?show=closed')).body).toContain('0 warnings');
  expect((await visitor.get('/warn/warnings?show=unanswered&level=')).body).toContain('2 warnings');
  const answer = await visitor.get('/warn/warnings.csv?show=unanswered&level=severe');
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
  const rows: readonly Record<string, string>[] = parse(answer.body, { columns: true });
  expect(rows.toSorted((left, right) => (left.country ?? '').localeCompare(right.country ?? ''))).toMatchObject([
    {
      country: 'NGA',
      country_name: 'Nigeria',
      level: 'severe',
      state: 'opened',
      unanswered: 'yes',
      reason: 'Militias gather',
    },
    { country: 'TCD', due: '2026-11-25T09:00:00.000Z', reason: `'=HYPERLINK("http://attacker.example")` },
  ]);
  for (const path of ['/decide/decisions.csv', '/act/actions.csv']) {
    expect((await visitor.get(path)).body, path).toMatch(/^id,country,warning,[a-z_,]+\r\n$/);
  }
});

test('a form too large to be one, or no form at all, is refused in words', async () => {
  await visitor.signIn('desk-officer');
  const large = await visitor.post('/warn/warnings', { reason: 'x'.repeat(300_000) }, '/warn/warnings/new');
  expect(large.statusCode).toBe(413);
  expect(large.body).toContain('The request could not be read.');
  const xml = await fresh.site.inject({
    method: 'POST',
    url: '/warn/warnings',
    headers: { host: '127.0.0.1:3000', cookie: visitor.cookie(), 'content-type': 'application/xml' },
    payload: '<a/>',
  });
  expect(xml.statusCode).toBe(415);
});

test('the stylesheet is served under its digest, to be kept for ever', async () => {
  const { address, text } = readStylesheets().ltr;
  expect((await visitor.get('/warn/warnings')).body).toContain(`href="${address}"`);
  const answer = await visitor.get(address);
  expect(answer.headers['cache-control']).toContain('immutable');
  expect(answer.body).toBe(text);
});
