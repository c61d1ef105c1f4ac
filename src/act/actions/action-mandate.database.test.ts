import { afterAll, beforeAll, expect, test } from 'vitest';
import { inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite, type Visitor } from '../../../test/fresh-site.ts';
import { maker } from '../../../test/records/examples.ts';
import { systemActor } from '../../platform/database/actor.ts';
import type { RecordId } from '../../platform/records/record.ts';
import type { ActionId } from './action.ts';

let fresh: FreshSite;
let desk: Visitor;
const owner = inRole('strategy-owner');

beforeAll(async () => {
  fresh = await freshSite();
  desk = fresh.visitor();
  await desk.signIn('desk-officer');
});
afterAll(() => fresh.close());

/** An objective with its indicator, of a strategy for a country or, without one, for a region. */
async function objectiveOf(country: string | null, isAgreed = true): Promise<string> {
  const { strategies, indicators } = fresh.services.records;
  const made = maker(fresh.services);
  const strategy = await made('strategy', {
    ...{ country, region: country === null ? 'Lake Chad Basin' : null, assessment: null, assessmentVersion: null },
  });
  const objective = await made('objective', { strategy, driver: null, opportunity: null });
  await indicators.make(owner, {
    ...{ strategy, objective, name: 'Villages with a mediator', baseline: 0, baselineOn: '2026-11-01' },
    ...{ target: 20, targetOn: '2027-11-01', source: 'The embassy counts' },
  });
  if (isAgreed) await strategies.take(owner, strategy as RecordId, 'publish', {}, { expected: 'any' });
  return objective;
}

const begun = {
  ...{ instrument: 'demarche', purpose: 'Both parties sign the code of conduct', lead: 'The embassy' },
  ...{ 'dueOn-day': '31', 'dueOn-month': '3', 'dueOn-year': '2027' },
};
const newFor = (objective: string) => `/act/actions/new?objective=${objective}`;
const send = (fields: Readonly<Record<string, string>>, by = desk) =>
  by.post('/act/actions', { ...begun, ...fields }, newFor(fields.objective ?? ''));

test('an action serves an objective without a warning: no clock moves, and the objective’s page and the plan show it', async () => {
  const objective = await objectiveOf('KEN');
  const page = await desk.get(`/decide/objectives/${objective}`);
  expect(page.body).toContain('No action serves this objective yet.');
  expect(page.body).toContain(newFor(objective));
  const form = await desk.get(newFor(objective));
  expect(form.body).toContain('Begin an action for an objective');
  expect(form.body).toContain(`<option value="${objective}" selected`);

  const answer = await send({ objective });
  expect([answer.statusCode, answer.statusCode === 303 ? '' : answer.body]).toEqual([303, '']);
  const address = String(answer.headers.location);
  const id = address.split('/').at(-1) as ActionId; // The site gave the address of one.
  const action = await fresh.services.actions.find(systemActor, id);
  expect(action).toMatchObject({ serves: 'objective', objective, country: 'KEN', phase: 'begun', marking: 'OFFICIAL' });
  expect(await fresh.entries({ kinds: ['warning.action-begun'] })).toEqual([]);
  const [entry] = await fresh.entries({ kinds: ['action.begun'] });
  expect(entry).toMatchObject({ subjectId: id, place: 'KEN' });
  expect(JSON.parse(entry?.payload ?? '{}')).toMatchObject({ objective, warningId: null, decisionId: null });

  const shown = await desk.get(address);
  expect([shown.statusCode, shown.body.includes(`href="/decide/objectives/${objective}"`)]).toEqual([200, true]);
  expect(shown.body).not.toContain('The decision it carries out');
  expect((await desk.get(`/decide/objectives/${objective}`)).body).toContain(address);
  expect((await desk.get('/act/plans/KEN')).body).toContain(begun.purpose);
  expect((await desk.get('/account/timeline?place=KEN')).statusCode).toBeLessThan(500);
  for (const read of ['/act', '/act/actions', '/act/actions.csv', '/account/latency', '/account/outcomes']) {
    expect((await desk.get(read)).statusCode, read).toBe(200);
  }
  await desk.post(`${address}/complete`, { result: 'Both have signed', evidence: '' }, address);
  expect((await fresh.services.actions.find(systemActor, id))?.phase).toBe('completed');
});

test('for a region’s strategy the country is asked, and an action that is planned begins by its own step', async () => {
  const objective = await objectiveOf(null);
  const without = await send({ objective });
  expect([without.statusCode, without.body.includes('id="country-error"')]).toEqual([422, true]);
  expect(without.body).toContain(begun.purpose);
  const planned = await send({ objective, country: 'NGA', step: 'plan' });
  expect(planned.statusCode).toBe(303);
  const id = String(planned.headers.location).split('/').at(-1) as ActionId; // The site gave the address of one.
  await fresh.services.actions.take(inRole('desk-officer'), id, 'begin', {});
  expect(await fresh.services.actions.find(systemActor, id)).toMatchObject({ phase: 'begun', country: 'NGA' });
});

test('what is missing, contradictory or not agreed is refused beside its field, with nothing typed lost', async () => {
  const agreed = await objectiveOf('KEN');
  const draft = await objectiveOf('KEN', false);
  const withdrawn = await objectiveOf('KEN');
  const { objectives, strategies } = fresh.services.records;
  const found = await objectives.find(systemActor, withdrawn as RecordId);
  const whole = found?.values.strategy as RecordId;
  await strategies.take(owner, whole, 'revise', {}, { expected: 'any' });
  await objectives.take(owner, withdrawn as RecordId, 'withdraw', {}, { remark: 'Reached', expected: 'any' });
  for (const [fields, field, words] of [
    [{ objective: '' }, 'objective', 'Choose the objective that it serves'],
    [{ objective: draft }, 'objective', 'has not been agreed yet'],
    [{ objective: withdrawn }, 'objective', 'has been taken back'],
    [{ objective: '01900000-0000-7000-8000-00000000dead' }, 'objective', 'no such objective'],
    [{ objective: agreed, country: 'NGA' }, 'country', 'is for another country'],
  ] as const) {
    const refused = await send(fields);
    expect([refused.statusCode, words]).toEqual([422, words]);
    expect(refused.body, words).toContain(`id="${field}-error"`);
    expect(refused.body).toContain(words);
    expect(refused.body).toContain(begun.purpose);
  }
});

test('an action that answers no warning keeps an objective', async () => {
  const objective = await objectiveOf('KEN');
  const address = String((await send({ objective })).headers.location);
  const { body } = await desk.get(`${address}/edit`);
  const version = /name="version" value="([^"]+)"/.exec(body)?.[1] ?? '';
  const refused = await desk.post(`${address}/edit`, { ...begun, objective: '', version }, `${address}/edit`);
  expect([refused.statusCode, refused.body.includes('answers no warning')]).toEqual([422, true]);
  for (const [other, words] of [
    [await objectiveOf('KEN', false), 'has not been agreed yet'],
    [await objectiveOf('NGA'), 'is for another country'],
  ] as const) {
    const answer = await desk.post(`${address}/edit`, { ...begun, objective: other, version }, `${address}/edit`);
    expect([answer.statusCode, answer.body.includes(words)], words).toEqual([422, true]);
  }
  const another = await objectiveOf('KEN');
  const taken = await desk.post(`${address}/edit`, { ...begun, objective: another, version }, `${address}/edit`);
  expect(taken.statusCode).toBe(303);
});

test('a programme’s page lists the actions that name it, and no other’s', async () => {
  const made = maker(fresh.services);
  const [programme, other] = [await made('programme'), await made('programme')];
  const objective = await objectiveOf('KEN');
  const details = { programme };
  const id = await fresh.services.actions.plan(
    inRole('desk-officer'),
    { objective, country: null },
    {
      ...{ instrument: 'governance-support', purpose: 'Courts reach the west', lead: 'The embassy' },
      ...{ dueOn: '2027-03-31', details },
    },
  );
  expect((await desk.get(`/act/programmes/${programme}`)).body).toContain(`href="/act/actions/${id}"`);
  const empty = (await desk.get(`/act/programmes/${other}`)).body;
  expect(empty).not.toContain(id);
  expect(empty).toContain('No action names this programme yet.');
});
