import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepForecasts } from '../../../test/api/fresh-api.ts';
import { inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite } from '../../../test/fresh-site.ts';
import { systemActor } from '../../platform/database/actor.ts';
import type { RecordId } from '../../platform/records/record.ts';

let fresh: FreshSite;
beforeAll(async () => {
  fresh = await freshSite();
  await fresh.services.figures.loadShipped(systemActor);
  await keepForecasts(fresh);
});
afterAll(() => fresh.close());

const owner = inRole('focal-point');
const pounds = (amountMinor: number) => ({ amountMinor, currency: 'GBP' });

async function makeEnvelope(budgetMinor: number, fullTimeEquivalents = 10): Promise<RecordId> {
  const { envelopes } = fresh.services.records;
  const said = { name: 'Fund', department: 'foreign-commonwealth-office', financialYear: '2026-27' };
  return envelopes.make(owner, { ...said, budget: pounds(budgetMinor), fullTimeEquivalents });
}

async function makeStrategy(): Promise<RecordId> {
  const said = { name: 'South Sudan', country: 'SSD', region: null, assessment: null, assessmentVersion: null };
  const rest = { aim: 'A', theoryOfChange: 'T', themes: [], ownerOrganisation: 'foreign-commonwealth-office' };
  const { strategies } = fresh.services.records;
  return strategies.make(owner, { ...said, ...rest, responsible: null, reviewOn: '2027-03-31' });
}

async function giving(envelope: RecordId, amountMinor: number, fullTimeEquivalents: number | null = null) {
  return {
    ...{ envelope, purpose: 'Mediators', amount: pounds(amountMinor), fullTimeEquivalents },
    ...{ strategy: await makeStrategy(), objective: null, action: null, programme: null, themes: ['modern-slavery'] },
  };
}

const givenFrom = async (envelope: RecordId) =>
  (await fresh.services.resources.balances(systemActor)).find((each) => each.envelope.id === envelope)?.balance;

test('ten who allocate at once are given as much as the envelope holds, and the others are told what is left', async () => {
  const envelope = await makeEnvelope(100_000);
  const { allocations } = fresh.services.records;
  const asked = await giving(envelope, 30_000);
  const answers = await Promise.allSettled(Array.from({ length: 10 }, () => allocations.make(owner, asked)));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
  for (const reason of refused) expect(reason).toMatchObject({ status: 409, field: 'amount' });
  expect(String(refused[0])).toContain('£100 left');
  expect(await givenFrom(envelope)).toMatchObject({ givenMinor: 90_000, leftMinor: 10_000 });
});

test('the database itself gives no more than an envelope holds, of two transactions that write at once', async () => {
  const envelope = await makeEnvelope(100_000);
  const first = await fresh.services.records.allocations.make(owner, await giving(envelope, 10_000));
  /** Copies the allocation with another amount, past every rule of the service. */
  const copy = (amountMinor: number) =>
    fresh.database.transact(systemActor, async (queries) => {
      await sql`insert into allocation select (jsonb_populate_record(allocation,
          jsonb_build_object('id', gen_random_uuid(), 'amount_minor', ${amountMinor}::bigint))).*
        from allocation where id = ${first}`.execute(queries);
      await sql`select pg_sleep(0.2)`.execute(queries);
    });
  const answers = await Promise.allSettled([copy(60_000), copy(60_000)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const [reason] = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
  expect(reason).toMatchObject({ constraint: 'within_envelope' });
  expect(await givenFrom(envelope)).toMatchObject({ givenMinor: 70_000 });
});

test('an envelope is not made smaller than what it gave, by the service or in the database', async () => {
  const envelope = await makeEnvelope(100_000);
  const { envelopes, allocations } = fresh.services.records;
  const allocation = await allocations.make(owner, await giving(envelope, 80_000, 4));
  const standing = await envelopes.find(systemActor, envelope);
  if (standing === undefined) throw new Error('It was just made');
  const smaller = { ...standing.values, budget: pounds(79_999) };
  await expect(envelopes.edit(owner, envelope, smaller, 'any')).rejects.toMatchObject({ field: 'budget', status: 409 });
  const fewer = { ...standing.values, fullTimeEquivalents: 3.9 };
  await expect(envelopes.edit(owner, envelope, fewer, 'any')).rejects.toMatchObject({ field: 'fullTimeEquivalents' });
  const past = fresh.database.transact(systemActor, (queries) =>
    sql`update envelope set budget_minor = 79999 where id = ${envelope}`.execute(queries),
  );
  await expect(past).rejects.toMatchObject({ constraint: 'within_envelope' });
  await allocations.take(owner, allocation, 'release', {}, { remark: 'Not needed', expected: 'any' });
  await envelopes.edit(owner, envelope, smaller, 'any');
  expect(await givenFrom(envelope)).toMatchObject({ givenMinor: 0, leftMinor: 79_999 });
});

test('an envelope keeps its currency while money of it is given, and may change it when all is given back', async () => {
  const envelope = await makeEnvelope(100_000);
  const { envelopes, allocations } = fresh.services.records;
  const allocation = await allocations.make(owner, await giving(envelope, 80_000));
  const standing = await envelopes.find(systemActor, envelope);
  if (standing === undefined) throw new Error('It was just made');
  const inEuros = { ...standing.values, budget: { amountMinor: 90_000, currency: 'EUR' } };
  await expect(envelopes.edit(owner, envelope, inEuros, 'any')).rejects.toMatchObject({ field: 'budget', status: 409 });
  await allocations.take(owner, allocation, 'release', {}, { remark: 'Not needed', expected: 'any' });
  await envelopes.edit(owner, envelope, inEuros, 'any');
  expect((await envelopes.find(systemActor, envelope))?.values.budget).toEqual(inEuros.budget);
});

test('money of another currency, nothing at all, or something for two at once is refused beside its field', async () => {
  const envelope = await makeEnvelope(100_000);
  const { allocations, objectives } = fresh.services.records;
  const asked = await giving(envelope, 1_000);
  const refusedFor = async (values: object) =>
    allocations.make(owner, { ...asked, ...values }).then(
      () => 'made',
      (error: { field?: string }) => error.field,
    );
  expect(await refusedFor({ amount: { amountMinor: 5, currency: 'USD' } })).toBe('amount');
  expect(await refusedFor({ amount: null })).toBe('amount');
  expect(await refusedFor({ fullTimeEquivalents: 10.1 })).toBe('fullTimeEquivalents');
  const said = { wording: 'W', driver: null, opportunity: null, assumptions: null, themes: [] };
  const of = { strategy: asked.strategy, leadOrganisation: 'foreign-commonwealth-office' };
  const objective = await objectives.make(owner, { ...said, ...of });
  expect(await refusedFor({ objective })).toBe('objective');
  expect(await refusedFor({ strategy: null })).toBe('strategy');
  expect(await refusedFor({ strategy: null, objective })).toBe('made');
});

test('what is allocated shows on its envelope, on the country, under its priority area and among the resources', async () => {
  const visitor = fresh.visitor();
  await visitor.signIn('focal-point');
  const envelope = await makeEnvelope(200_000);
  const strategy = await makeStrategy();
  const typed = { envelope, purpose: 'Mediators in nine counties', amount: '1,250.50', 'amount-currency': 'GBP' };
  const asked = {
    ...typed,
    strategy,
    themes: 'freedom-of-the-media',
    fullTimeEquivalents: '',
    objective: '',
    action: '',
  };
  const answer = await visitor.post('/decide/allocations', asked, `/decide/allocations/new?envelope=${envelope}`);
  expect([answer.statusCode, answer.body.match(/govuk-error-message[^<]*<[^<]*<[^<]*<[^<]*/g)]).toEqual([303, null]);
  expect((await visitor.get(`/decide/envelopes/${envelope}`)).body).toContain('£749.50');
  expect((await visitor.get('/places/SSD')).body).toContain('Mediators in nine counties');
  expect((await visitor.get('/decide/priority-areas')).body).toMatch(/Freedom of the Media[\s\S]*?£1,250\.50/);
  const resources = await visitor.get('/decide/resources');
  expect(resources.body).toContain('£749.50 left of £2,000');
  // Of the two countries that the forecast speaks of, neither has anything under way.
  expect(resources.body).toContain('2 countries have a high risk and nothing under way');
  const tooMuch = await visitor.post(
    '/decide/allocations',
    { ...asked, amount: '750' },
    `/decide/allocations/new?envelope=${envelope}`,
  );
  expect(tooMuch.statusCode).toBe(409);
  expect(tooMuch.body).toContain('The envelope has £749.50 left');
  expect(tooMuch.body).toContain('value="Mediators in nine counties"');
});
