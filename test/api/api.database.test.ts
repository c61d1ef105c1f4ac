import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ask, type FreshApi, freshApi } from './fresh-api.ts';

let api: FreshApi;
let desk: Ask;
let focal: Ask;

beforeAll(async () => {
  api = await freshApi();
  desk = await api.as('demo-desk-officer');
  focal = await api.as('demo-focal-point');
});
afterAll(() => api.close());

const opening = (country: string, reason = 'Armed groups gather outside the town') => ({
  country,
  level: 'high',
  reason,
});

async function opened(country: string): Promise<{ readonly id: string; readonly etag: string }> {
  const response = await desk('POST', '/api/v1/warnings', { body: opening(country) });
  expect(response.statusCode, response.body).toBe(201);
  return { id: response.json<{ id: string }>().id, etag: String(response.headers.etag) };
}

/** What was refused, checked to be a problem of RFC 9457. */
function refused(response: Awaited<ReturnType<Ask>>): { readonly status: number; readonly code: string } {
  expect(response.headers['content-type']).toBe('application/problem+json');
  const problem = response.json<{ status: number; code: string; detail: string; title: string; type: string }>();
  expect(problem.status).toBe(response.statusCode);
  expect(problem.type).toBe('about:blank');
  expect(problem.detail).not.toBe('');
  return { status: problem.status, code: problem.code };
}

test('a warning is carried to a completed action, each answer naming the next version', async () => {
  const made = await desk('POST', '/api/v1/warnings', { body: opening('CAF') });
  expect(made.statusCode).toBe(201);
  const { id } = made.json<{ id: string }>();
  expect(made.headers.location).toBe(`/api/v1/warnings/${id}`);
  expect(made.json()).toMatchObject({ country: 'CAF', countryName: 'Central African Republic', state: 'opened' });
  expect(made.json()).toMatchObject({ owes: 'acknowledged', due: '2026-11-27T09:00:00.000Z', unanswered: false });

  const got = await desk('GET', `/api/v1/warnings/${id}`);
  expect(got.headers.etag).toBe(made.headers.etag);

  const acknowledged = await desk('POST', `/api/v1/warnings/${id}/acknowledge`, {
    headers: { 'if-match': String(got.headers.etag) },
  });
  expect(acknowledged.statusCode, acknowledged.body).toBe(200);
  expect(acknowledged.json()).toMatchObject({ state: 'acknowledged', acknowledgedAt: '2026-11-24T09:00:00.000Z' });

  const choosing = { warning: id, choice: 'act', reasons: 'It costs little', optionsNotTaken: '' };
  const decision = await desk('POST', '/api/v1/decisions', { body: choosing });
  expect(decision.json()).toMatchObject({ warning: id, country: 'CAF', choice: 'act', reasons: 'It costs little' });
  const decisionAt = String(decision.headers.location);
  expect((await desk('GET', decisionAt)).json()).toEqual(decision.json());

  const beginning = {
    warning: id,
    instrument: 'demarche',
    purpose: 'Let observers in',
    lead: 'FCO',
    dueOn: '2027-03-31',
  };
  const action = await desk('POST', '/api/v1/actions', { body: beginning });
  expect(action.statusCode, action.body).toBe(201);
  expect(action.json()).toMatchObject({ decision: decision.json<{ id: string }>().id, state: 'begun', result: null });

  const completed = await desk('POST', `${action.headers.location}/complete`, {
    body: { result: 'They are let in' },
    headers: { 'if-match': String(action.headers.etag) },
  });
  expect(completed.json()).toMatchObject({ state: 'completed', result: 'They are let in' });

  const standing = await desk('GET', `/api/v1/warnings/${id}`);
  const closed = await desk('POST', `/api/v1/warnings/${id}/close`, {
    body: { reason: 'The risk has passed' },
    headers: { 'if-match': String(standing.headers.etag) },
  });
  expect(closed.json()).toMatchObject({ state: 'closed', owes: null, unanswered: false });

  const steps = (await desk('GET', `/api/v1/warnings/${id}/steps`)).json<{ items: { kind: string }[] }>().items;
  expect(steps.map(({ kind }) => kind)).toEqual([
    'warning.opened',
    'warning.acknowledged',
    'warning.decided',
    'warning.action-begun',
    'warning.closed',
  ]);
  const line = (await desk('GET', '/api/v1/places/CAF/timeline')).json<{ items: { what: string }[] }>().items;
  expect(line.map(({ what }) => what)).toEqual([
    'Warning closed',
    'Action completed',
    'Action begun',
    'Decision',
    'Warning acknowledged',
    'Warning opened',
  ]);
});

test('of two who change the same warning the second is refused, and the first one’s change stands', async () => {
  const { id, etag } = await opened('TCD');
  const headers = { 'if-match': etag };
  const [first, second] = await Promise.all([
    desk('POST', `/api/v1/warnings/${id}/acknowledge`, { headers }),
    focal('POST', `/api/v1/warnings/${id}/acknowledge`, { headers }),
  ]);
  const [won, lost] = first.statusCode === 200 ? [first, second] : [second, first];
  expect(won.statusCode).toBe(200);
  expect(refused(lost)).toEqual({ status: 412, code: 'version.changed' });
  const entries = await api.entries({ subjectIds: [id] });
  expect(entries.filter(({ kind }) => kind === 'warning.acknowledged')).toHaveLength(1);
});

test('an edit without If-Match, with a weak tag or a stale one is refused; with * it is not held to a version', async () => {
  const { id, etag } = await opened('NER');
  const acknowledge = (headers: Record<string, string>) =>
    desk('POST', `/api/v1/warnings/${id}/acknowledge`, { headers });
  expect(refused(await acknowledge({}))).toEqual({ status: 428, code: 'api.if-match' });
  expect(refused(await acknowledge({ 'if-match': `W/${etag}` }))).toEqual({ status: 412, code: 'version.changed' });
  expect(refused(await acknowledge({ 'if-match': '"stale"' }))).toEqual({ status: 412, code: 'version.changed' });
  expect((await acknowledge({ 'if-match': '*' })).statusCode).toBe(200);
});

test('refusals carry the sentence and code of the page’s own', async () => {
  const { id } = await opened('MLI');
  const again = await desk('POST', '/api/v1/warnings', { body: opening('MLI') });
  expect(refused(again)).toEqual({ status: 409, code: 'warning.standing' });

  const wrong = await desk('POST', '/api/v1/warnings', { body: { country: 'Mali', level: 'dire', reason: '  ' } });
  expect(refused(wrong)).toEqual({ status: 422, code: 'api.body' });
  expect(wrong.json<{ errors: unknown[] }>().errors).toEqual([
    { field: 'country', text: 'Choose the country that the warning is about' },
    { field: 'level', text: 'Choose how serious the risk is' },
    { field: 'reason', text: 'Enter the reason, in at most 4,000 characters' },
  ]);
  const nowhere = await desk('POST', '/api/v1/warnings', { body: opening('ZZZ') });
  expect(nowhere.json()).toMatchObject({ errors: [{ field: 'country', text: 'Choose a country from the list' }] });

  const early = await desk('POST', `/api/v1/warnings/${id}/close`, {
    body: { reason: 'x' },
    headers: { 'if-match': '*' },
  });
  expect(refused(early)).toEqual({ status: 409, code: 'warning.move' });
  const partner = await api.as('demo-partner-reporter');
  expect(refused(await partner('POST', '/api/v1/warnings', { body: opening('SEN') }))).toEqual({
    status: 403,
    code: 'warning.role',
  });
  for (const address of ['/api/v1/warnings/not-an-id', '/api/v1/nothing', '/api/v1']) {
    expect(refused(await desk('GET', address)).status).toBe(404);
  }
  const misspelt = await desk('GET', '/api/v1/warnings?levle=high');
  expect(refused(misspelt)).toEqual({ status: 400, code: 'api.query' });
  expect(refused(await desk('GET', '/api/v1/warnings?limit=0')).status).toBe(400);
  expect(refused(await desk('GET', '/api/v1/warnings?after=bm9uZQ')).code).toBe('api.cursor');
});

test('bodies are JSON and whole; a form is not taken', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  expect(refused(await desk('POST', '/api/v1/warnings', { body: 'x', headers })).status).toBe(415);
  const cut = await api.site.inject({
    method: 'POST',
    url: '/api/v1/warnings',
    headers: { 'content-type': 'application/json' },
    payload: '{"country":',
  });
  expect(refused(cut).status).toBe(400);
});

test('a write by the session’s cookie needs the session’s token; without signing in there is no write', async () => {
  const forged = await desk('POST', '/api/v1/warnings', {
    body: opening('GIN'),
    headers: { 'x-csrf-token': 'forged' },
  });
  expect(refused(forged)).toEqual({ status: 403, code: 'api.csrf' });
  const visiting = await api.visitor('GET', '/api/v1/people');
  expect(refused(visiting)).toEqual({ status: 401, code: 'api.sign-in' });
  expect(visiting.headers['www-authenticate']).toBe('Bearer realm="Forestall"');
  expect((await api.visitor('GET', '/api/v1/session')).json()).toEqual({
    signedIn: false,
    person: null,
    roles: [],
    csrfToken: null,
  });
});

test('a token of one’s own writes without a session, within its scope; one that is not good is refused', async () => {
  const person = await api.services.people.findActor('demo-desk-officer');
  if (person === undefined) throw new Error('The demonstration has a desk officer');
  const tokenFor = async (scope: 'read' | 'write') => {
    const secret = await api.services.tokens.make(person, { name: scope, scope, expiresOn: '2026-12-01' });
    return { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
  };
  const send = (headers: Record<string, string>) =>
    api.visitor('POST', '/api/v1/warnings', { body: opening('GIN'), headers });
  expect((await send(await tokenFor('write'))).statusCode).toBe(201);
  const reading = await tokenFor('read');
  expect(refused(await send(reading))).toEqual({ status: 403, code: 'api-token.scope' });
  expect((await api.visitor('GET', '/api/v1/people', { headers: reading })).statusCode).toBe(200);
  const nobodys = await desk('GET', '/api/v1/people', { headers: { authorization: 'Bearer of-nobody' } });
  expect(refused(nobodys)).toEqual({ status: 401, code: 'api-token.bad' });
});

test('who has not signed in sees what is released to everyone, and from this machine what the demonstration shows', async () => {
  const { id } = await opened('BFA');
  expect((await api.visitor('GET', `/api/v1/warnings/${id}`)).statusCode).toBe(200);
  expect(refused(await api.stranger('GET', `/api/v1/warnings/${id}`))).toEqual({
    status: 404,
    code: 'warning.unknown',
  });
  expect((await api.stranger('GET', '/api/v1/warnings')).json()).toEqual({ items: [], next: null });
});

test('lists are filtered', async () => {
  const { id } = await opened('CMR');
  const ids = async (query: string) =>
    (await desk('GET', `/api/v1/warnings?${query}`)).json<{ items: { id: string }[] }>().items.map((item) => item.id);
  expect(await ids('country=CMR')).toEqual([id]);
  expect(await ids('country=CMR&state=closed')).toEqual([]);
  expect(await ids('country=CMR&open=false')).toEqual([]);
  expect(await ids('country=CMR&unanswered=true')).toEqual([]);
  expect(await ids('country=CMR&unanswered=false&level=high&tier=desk')).toEqual([id]);
  const ledger = await desk('GET', `/api/v1/ledger?subjectId=${id}&kind=warning.opened&from=2026-11-24&to=2026-11-25`);
  expect(ledger.json<{ items: unknown[] }>().items).toHaveLength(1);
  const later = await desk('GET', `/api/v1/ledger?subjectId=${id}&from=2026-11-25`);
  expect(later.json<{ items: unknown[] }>().items).toHaveLength(0);
  api.clock.forward(73);
  expect(await ids('country=CMR&unanswered=true')).toEqual([id]);
  api.clock.forward(-73);
});

test('past the limit an asker waits, and the next asker does not', async () => {
  const tight = await freshApi({ person: 3, address: 100, addressSignedOut: 2 });
  try {
    const watch = await tight.as('demo-watch-analyst'); // Reads its session once.
    const minister = await tight.as('demo-minister');
    const statuses = [];
    for (let count = 0; count < 3; count += 1) statuses.push((await watch('GET', '/api/v1/warnings')).statusCode);
    expect(statuses).toEqual([200, 200, 429]);
    const limited = await watch('GET', '/api/v1/warnings');
    expect(refused(limited)).toEqual({ status: 429, code: 'api.too-many' });
    expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0);
    expect((await minister('GET', '/api/v1/warnings')).statusCode).toBe(200);
    const stranger = [];
    for (let count = 0; count < 3; count += 1)
      stranger.push((await tight.stranger('GET', '/api/v1/places')).statusCode);
    expect(stranger).toEqual([200, 200, 429]);
  } finally {
    await tight.close();
  }
});

test('a program says who may see what it writes, and what is SECRET is sent to where it belongs', async () => {
  const analyst = await api.as('demo-watch-analyst');
  const body = { country: 'BOL', level: 'high', reason: 'Militias gather', audience: ['local-peace-network'] };
  const secret = await analyst('POST', '/api/v1/warnings', { body: { ...body, marking: 'SECRET' } });
  expect(secret.json()).toMatchObject({ status: 422, errors: [{ field: 'marking' }] });
  expect(secret.json().detail).toContain('does not hold what is SECRET or TOP SECRET');
  const opened = await analyst('POST', '/api/v1/warnings', { body });
  expect(opened.json()).toMatchObject({ marking: 'OFFICIAL', caveats: [], audience: ['local-peace-network'] });
  const address = String(opened.headers.location);
  expect((await (await api.as('demo-partner-reporter'))('GET', address)).statusCode).toBe(200);
  expect((await (await api.as('demo-defence-planner'))('GET', address)).statusCode).toBe(404);
});

test('a filter with a character that no text holds is refused, and on a page narrows nothing by it', async () => {
  const filtered = await desk('GET', '/api/v1/options?warning=a%00b');
  expect(refused(filtered)).toEqual({ status: 400, code: 'api.query' });
  expect((await desk('GET', '/decide/options?warning=a%00b')).statusCode).toBe(200);
});
