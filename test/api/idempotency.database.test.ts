import { randomUUID } from 'node:crypto';
import pg from 'pg';
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

const opening = (country: string) => ({ country, level: 'high', reason: 'Armed groups gather' });
const open = (ask: Ask, key: string, country: string) =>
  ask('POST', '/api/v1/warnings', { body: opening(country), headers: { 'idempotency-key': key } });
const openedIn = async (country: string) => (await api.entries({ place: country, kinds: ['warning.opened'] })).length;

test('a request sent again with its key gets the first one’s answer, and is carried out once', async () => {
  const key = randomUUID();
  const first = await open(desk, key, 'CAF');
  expect(first.statusCode).toBe(201);
  const second = await open(desk, key, 'CAF');
  expect(second.statusCode).toBe(201);
  expect(second.body).toBe(first.body);
  expect(second.headers.location).toBe(first.headers.location);
  expect(second.headers.etag).toBe(first.headers.etag);
  expect([first.headers['idempotency-replayed'], second.headers['idempotency-replayed']]).toEqual([undefined, 'true']);
  expect(await openedIn('CAF')).toBe(1);
});

test('many at once with one key are carried out once', async () => {
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 8 }, () => open(desk, key, 'TCD')));
  const made = answers.filter(({ statusCode }) => statusCode === 201);
  expect(made.length).toBeGreaterThan(0);
  expect(new Set(made.map(({ body }) => body)).size).toBe(1);
  for (const { statusCode, body, headers } of answers.filter((answer) => answer.statusCode !== 201)) {
    expect([statusCode, JSON.parse(body).code, headers['retry-after']]).toEqual([409, 'api.key-in-use', '1']);
  }
  expect(await openedIn('TCD')).toBe(1);
});

test('a key that comes with another request is refused; another person’s key is another key', async () => {
  const key = randomUUID();
  expect((await open(desk, key, 'NER')).statusCode).toBe(201);
  const other = await open(desk, key, 'MLI');
  expect([other.statusCode, other.json<{ code: string }>().code]).toEqual([422, 'api.key-reused']);
  expect((await open(focal, key, 'MLI')).statusCode).toBe(201);
  const unusable = await open(desk, 'two words', 'BEN');
  expect([unusable.statusCode, unusable.json<{ code: string }>().code]).toEqual([400, 'api.key']);
});

test('what was refused is not kept: the same key may try again', async () => {
  const key = randomUUID();
  const decide = (warning: string) =>
    desk('POST', '/api/v1/decisions', {
      body: { warning, choice: 'act', reasons: 'It costs little', optionsNotTaken: '' },
      headers: { 'idempotency-key': key },
    });
  const { id } = (await open(desk, randomUUID(), 'GHA')).json<{ id: string }>();
  expect((await decide(id)).statusCode).toBe(409);
  await desk('POST', `/api/v1/warnings/${id}/acknowledge`, { headers: { 'if-match': '*' } });
  const first = await decide(id);
  expect(first.statusCode).toBe(201);
  expect((await decide(id)).body).toBe(first.body);
  expect((await api.entries({ place: 'GHA', kinds: ['decision.made'] })).length).toBe(1);
});

test('a key is forgotten after 24 hours', async () => {
  const key = randomUUID();
  expect((await open(desk, key, 'TGO')).statusCode).toBe(201);
  api.clock.forward(25);
  await api.services.idempotency.forget();
  expect((await open(desk, key, 'TGO')).json<{ code: string }>().code).toBe('warning.standing');
  api.clock.forward(-25);
});

test('where the app ended between the change and its answer, the change stands once and is answered from what stands', async () => {
  const key = randomUUID();
  const first = await open(desk, key, 'GAB');
  await asOwner(`update idempotency_claim set answer = null where key = $1`, [key]);
  expect((await open(desk, key, 'GAB')).json<{ code: string }>().code).toBe('api.key-in-use');
  api.clock.forward(1);
  const again = await open(desk, key, 'GAB');
  expect(again.json<{ id: string }>().id).toBe(first.json<{ id: string }>().id);
  api.clock.forward(-1);
  expect(await openedIn('GAB')).toBe(1);
});

test('where the app ended before the change, the request is carried out when it comes again', async () => {
  const key = randomUUID();
  const asked = JSON.stringify(['/api/v1/warnings', opening('COG')]);
  await asOwner(
    `insert into idempotency_claim (id, person, key, request_sha256, claimed_at)
     values (gen_random_uuid(), 'demo-desk-officer', $1, sha256(convert_to($2, 'UTF8')), $3)`,
    [key, asked, api.clock.now().toISOString()],
  );
  expect((await open(desk, key, 'COG')).json<{ code: string }>().code).toBe('api.key-in-use');
  api.clock.forward(1);
  expect((await open(desk, key, 'COG')).statusCode).toBe(201);
  api.clock.forward(-1);
  expect(await openedIn('COG')).toBe(1);
});

test('two who hold one claim cannot both change something: the second one’s transaction is undone', async () => {
  const key = randomUUID();
  await open(desk, key, 'ZMB');
  const [claim] = await asOwner(`select id from idempotency_claim where key = $1`, [key]);
  const person = await api.services.people.findActor('demo-desk-officer');
  if (person === undefined) throw new Error('The demonstration has a desk officer');
  const late = { ...person, claimId: String(claim?.id) };
  await expect(api.services.warnings.openByHand(late, 'MWI', 'high', 'Sent before, and stalled')).rejects.toThrow(
    'this request has been carried out',
  );
  expect(await openedIn('MWI')).toBe(0);
});

test('nobody reads another’s kept answers', async () => {
  const seen = async (personId: string) => {
    const person = await api.services.people.findActor(personId);
    if (person === undefined) throw new Error(`There is no ${personId}`);
    return api.database.snapshot(person, async (queries) =>
      queries.selectFrom('idempotency_claim').select('person').distinct().execute(),
    );
  };
  expect(await seen('demo-desk-officer')).toEqual([{ person: 'demo-desk-officer' }]);
  expect(await seen('demo-minister')).toEqual([]);
});

async function asOwner(statement: string, values: readonly string[]): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: api.url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement, [...values])).rows;
  } finally {
    await client.end();
  }
}
