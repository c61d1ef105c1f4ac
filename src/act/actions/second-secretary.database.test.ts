import { afterAll, beforeAll, expect, test } from 'vitest';
import { inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite, type Visitor } from '../../../test/fresh-site.ts';
import { systemActor } from '../../platform/database/actor.ts';
import type { WarningId } from '../../warn/warnings/warning.ts';
import type { ActionId } from './action.ts';

/** A second secretary in Khartoum carries out a démarche, from its instructions to its result, through the site. */

let fresh: FreshSite;
let secretary: Visitor;
let warning: WarningId;
let action: ActionId;
beforeAll(async () => {
  fresh = await freshSite();
  const { warnings, decisions } = fresh.services;
  const desk = inRole('desk-officer');
  warning = await warnings.openByHand(desk, 'SDN', 'severe', 'El Fasher is cut off');
  await warnings.acknowledge(desk, warning);
  await decisions.decide(desk, warning, { choice: 'act', reasons: 'Lives', optionsNotTaken: '' });
  secretary = fresh.visitor();
  await secretary.signIn('post-reporter');
});
afterAll(() => fresh.close());

const form = {
  instrument: 'demarche',
  purpose: 'The road to the hospital is open, and stays open',
  lead: 'British Embassy Khartoum',
  'dueOn-day': '15',
  'dueOn-month': '12',
  'dueOn-year': '2026',
};
const newAction = () => `/act/actions/new?warning=${warning}`;
const only = async () => {
  const [found] = await fresh.services.actions.list(systemActor, { warningId: warning });
  if (found === undefined) throw new Error('An action stands by now');
  return found;
};
const asksOf = async () =>
  (await fresh.services.records.asks.list(systemActor, { values: { action } }, { limit: 10, offset: 0 })).records;

test('a démarche without an end in sight is refused beside its field, and nothing typed is lost', async () => {
  const refused = await secretary.post(
    '/act/actions',
    { warning, ...form, 'dueOn-day': '31', 'dueOn-month': '2' },
    newAction(),
  );
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('Enter a real date, such as 31 3 2027');
  expect(refused.body).toContain(form.purpose);
  expect(await fresh.services.actions.list(systemActor)).toEqual([]);
});

test('it is planned first, with its priority areas and its partners; the warning’s clock waits', async () => {
  const fields = {
    warning,
    ...form,
    step: 'plan',
    themes: 'preventing-sexual-violence',
    partners: 'african-union-commission',
  };
  const planned = await secretary.post('/act/actions', fields, newAction());
  expect(planned.statusCode).toBe(303);
  const { id, ...said } = await only();
  action = id;
  expect(planned.headers.location).toBe(`/act/actions/${id}`);
  expect(said).toMatchObject({
    phase: 'planned',
    themes: ['preventing-sexual-violence'],
    partners: ['african-union-commission'],
  });
  expect((await fresh.services.warnings.find(systemActor, warning))?.warning.state).toBe('decided');
});

test('the instrument’s own questions are asked on a form made of its schema, and shown again', async () => {
  const edit = `/act/actions/${action}/edit`;
  const page = (await secretary.get(edit)).body;
  expect(page).toContain('To whom is it made?');
  const version = /name="version" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const { warning: _, instrument, ...common } = { warning, ...form };
  const answers = {
    ...common,
    version,
    'details.addressee': 'Minister of Foreign Affairs',
    'details.lineToTake': 'Let aid through',
  };
  expect((await secretary.post(edit, answers, edit)).statusCode).toBe(303);
  const shown = (await secretary.get(`/act/actions/${action}`)).body;
  expect(shown).toContain('Minister of Foreign Affairs');
  expect((await secretary.get('/act/actions.csv')).body).toContain('Let aid through');
  const api = (await secretary.get(`/api/v1/actions/${action}`)).json<{ details: object }>();
  expect(api.details).toEqual({ addressee: 'Minister of Foreign Affairs', lineToTake: 'Let aid through' });

  const stale = await secretary.post(edit, { ...answers, lead: 'Somebody else' }, edit);
  expect(stale.statusCode).toBe(412);
  expect(stale.body).toContain('Somebody else');
  expect((await only()).lead).toBe(form.lead);
});

test('the instructions are cleared at the desk, not by who carries them out; then it begins', async () => {
  const at = `/act/actions/${action}`;
  const version = async (visitor: Visitor) =>
    /name="version" value="([^"]+)"/.exec((await visitor.get(at)).body)?.[1] ?? '';
  const own = await secretary.post(`${at}/steps/clear`, { version: await version(secretary) }, at);
  expect(own.statusCode).toBe(403);
  const desk = fresh.visitor();
  await desk.signIn('desk-officer');
  expect((await desk.post(`${at}/steps/clear`, { version: await version(desk) }, at)).statusCode).toBe(303);
  fresh.clock.forward(3);
  expect((await secretary.post(`${at}/steps/begin`, { version: await version(secretary) }, at)).statusCode).toBe(303);
  expect(await only()).toMatchObject({ phase: 'begun', state: 'begun', begunAt: fresh.clock.now() });
  expect((await fresh.services.warnings.find(systemActor, warning))?.warning.state).toBe('action-begun');
});

test('two things are asked; the answer to one is recorded with what shows it, the other one grows late in the plan', async () => {
  const add = `/act/asks/new?action=${action}`;
  const due = { 'dueOn-day': '1', 'dueOn-month': '12', 'dueOn-year': '2026' };
  for (const what of ['Let the convoy of 2 December through', 'Let wounded civilians out']) {
    const made = await secretary.post(
      '/act/asks',
      { action, what, ofWhom: 'Minister of Foreign Affairs', ...due },
      add,
    );
    expect(made.headers.location).toBe(`/act/actions/${action}#ask`);
  }
  const convoy = (await asksOf()).find(({ values }) => values.what.includes('convoy'));
  const step = `/act/asks/${convoy?.id}/steps/answer`;
  const today = { 'answeredOn-day': '24', 'answeredOn-month': '11', 'answeredOn-year': '2026' };
  const version = /name="version" value="([^"]+)"/.exec((await secretary.get(step)).body)?.[1] ?? '';
  const answer = { version, answer: 'agreed', answerWords: 'The convoy may pass', evidence: 'Note verbale 12' };
  const tooLate = await secretary.post(step, { ...answer, ...today, 'answeredOn-year': '2027' }, step);
  expect(tooLate.statusCode).toBe(422);
  expect(tooLate.body).toContain('id="answeredOn-error"');
  expect(tooLate.body).toContain('The convoy may pass');
  expect((await secretary.post(step, { ...answer, ...today }, step)).statusCode).toBe(303);
  expect((await asksOf()).map(({ state }) => state).toSorted()).toEqual(['answered', 'open']);

  fresh.clock.forward(24 * 10);
  const plan = (await secretary.get('/act/plans/SDN')).body;
  expect(plan).toContain('An answer to “Let wounded civilians out” was due on 1 December 2026.');
  expect(plan).not.toContain('convoy of 2 December” was due');
});

test('the result is recorded with its evidence, and the action is over: nothing more is asked with it', async () => {
  const at = `/act/actions/${action}`;
  expect((await secretary.post(`${at}/complete`, { result: '', evidence: 'Log' }, at)).statusCode).toBe(422);
  const result = { result: 'The convoy arrived on 2 December', evidence: 'Log of the hospital' };
  expect((await secretary.post(`${at}/complete`, result, at)).statusCode).toBe(303);
  const page = (await secretary.get(at)).body;
  for (const words of Object.values(result)) expect(page).toContain(words);
  const again = await secretary.post(
    '/act/asks',
    { action, what: 'More', ofWhom: 'Him', 'dueOn-day': '1', 'dueOn-month': '1', 'dueOn-year': '2027' },
    `/act/asks/new?action=${action}`,
  );
  expect(again.statusCode).toBe(409);
  const kinds = (await fresh.entries({ subjectIds: [action] })).map(({ kind }) => kind);
  expect(kinds).toEqual(['action.planned', 'action.changed', 'action.moved', 'action.begun', 'action.completed']);
});
