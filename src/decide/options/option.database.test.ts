import { afterAll, beforeAll, expect, test } from 'vitest';
import { countryCode, inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite } from '../../../test/fresh-site.ts';
import { systemActor } from '../../platform/database/actor.ts';
import { standardMarking } from '../../platform/records/standard-marking.ts';
import type { WarningId } from '../../warn/warnings/warning.ts';

let fresh: FreshSite;
beforeAll(async () => {
  fresh = await freshSite();
});
afterAll(() => fresh.close());

const desk = inRole('desk-officer');

async function acknowledged(country: string): Promise<WarningId> {
  const { warnings } = fresh.services;
  const id = await warnings.openByHand(inRole('watch-analyst'), countryCode(country), 'high', 'The road is cut');
  await warnings.acknowledge(desk, id);
  return id;
}

const saying = {
  ...{ strategy: null, instruments: ['demarche'], effect: 'They hear us', fit: 'strong', leadTimeDays: null },
  ...{ cost: null, fullTimeEquivalents: null, harmRisk: 'low', harm: 'Little', legalBasis: 'None needed' },
  recommendedBecause: null,
};
const optionFor = (warning: string, name: string, more: object = {}) =>
  fresh.services.records.options.make(desk, { ...saying, warning, name, ...more });
const stateOf = async (id: string) =>
  (await fresh.services.records.options.page(systemActor, {}, { after: undefined, limit: 100 })).find(
    (each) => each.id === id,
  );

test('a desk officer compares two options, decides, and one is chosen, the other refused with the reasons', async () => {
  const warning = await acknowledged('TCD');
  const chosen = await optionFor(warning, 'Démarche', { recommendedBecause: 'It is in time' });
  const other = await optionFor(warning, 'Wait', { leadTimeDays: 0 });
  const visitor = fresh.visitor();
  await visitor.signIn('desk-officer');
  const page = await visitor.get(`/decide/options/compare?warning=${warning}`);
  expect(page.body).toContain('Options for the warning on Chad');
  expect(page.body).toContain('Recommended');
  expect((await visitor.get(`/warn/warnings/${warning}`)).body).toContain(`/decide/options/compare?warning=${warning}`);
  const form = `/decide/decisions/new?warning=${warning}`;
  expect((await visitor.get(form)).body).toContain('Which options are chosen?');

  const typed = { warning, choice: 'act', reasons: 'It costs little', optionsNotTaken: '', options: chosen };
  const unsaid = await visitor.post('/decide/decisions', typed, form);
  expect(unsaid.statusCode).toBe(422);
  expect(unsaid.body).toContain('Enter why the other options are not taken.');
  expect(unsaid.body).toContain('It costs little');
  expect((await fresh.services.warnings.find(systemActor, warning))?.warning.state).toBe('acknowledged');

  const answer = await visitor.post('/decide/decisions', { ...typed, optionsNotTaken: 'Too slow' }, form);
  expect(answer.statusCode).toBe(303);
  const [decision] = await fresh.services.decisions.list(systemActor, { warningId: warning });
  expect(await stateOf(chosen)).toMatchObject({ state: 'chosen', values: { decision: decision?.id } });
  expect(await stateOf(other)).toMatchObject({ state: 'refused', values: { refusedBecause: 'Too slow' } });
  const entries = await fresh.entries({ subjectIds: [chosen, other] });
  expect(
    entries
      .map(({ kind }) => kind)
      .slice(-2)
      .toSorted(),
  ).toEqual(['option.chosen', 'option.refused']);
});

test('a decision by a client that knows nothing of options leaves them open', async () => {
  const warning = await acknowledged('MLI');
  const open = await optionFor(warning, 'Démarche');
  await fresh.services.decisions.decide(desk, warning, { choice: 'act', reasons: 'R', optionsNotTaken: '' });
  expect(await stateOf(open)).toMatchObject({ state: 'open' });
});

test('an option of another warning is not chosen, nor one to wait, and nothing moves', async () => {
  const [warning, another] = [await acknowledged('SDN'), await acknowledged('COD')];
  await optionFor(warning, 'Démarche');
  const foreign = await optionFor(another, 'Visit');
  const { decisions } = fresh.services;
  const deciding = { reasons: 'R', optionsNotTaken: 'N', options: [foreign] };
  await expect(decisions.decide(desk, warning, { ...deciding, choice: 'act' })).rejects.toMatchObject({
    field: 'options',
  });
  const waiting = { ...deciding, choice: 'watch' } as const;
  await expect(decisions.decide(desk, another, waiting)).rejects.toMatchObject({ field: 'options', status: 422 });
  expect(await decisions.list(systemActor, { warningId: warning })).toEqual([]);
  expect((await fresh.services.warnings.find(systemActor, another))?.warning.state).toBe('acknowledged');
});

test('one option is recommended, and each is for a warning or a strategy', async () => {
  const warning = await acknowledged('NGA');
  await optionFor(warning, 'Démarche', { recommendedBecause: 'In time' });
  const second = optionFor(warning, 'Visit', { recommendedBecause: 'Better' });
  await expect(second).rejects.toMatchObject({ field: 'recommendedBecause', status: 409 });
  const nowhere = fresh.services.records.options.make(desk, { ...saying, warning: null, name: 'Visit' });
  await expect(nowhere).rejects.toMatchObject({ field: 'warning' });
});

test('two who decide at once with the same options: the second is told that they were settled', async () => {
  const warning = await acknowledged('BFA');
  const only = await optionFor(warning, 'Démarche');
  const choosing = { choice: 'act', reasons: 'R', optionsNotTaken: '', options: [only] } as const;
  const answers = await Promise.allSettled([1, 2].map(() => fresh.services.decisions.decide(desk, warning, choosing)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await fresh.services.decisions.list(systemActor, { warningId: warning })).toHaveLength(1);
});

test('the submission comes as PDF and Word, to those who see the warning', async () => {
  const warning = await acknowledged('CAF');
  await optionFor(warning, 'Démarche', { recommendedBecause: 'In time' });
  const visitor = fresh.visitor();
  await visitor.signIn('minister');
  const pdf = await visitor.get(`/decide/options/submission.pdf?warning=${warning}`);
  expect([pdf.statusCode, pdf.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  const word = await visitor.get(`/decide/options/submission.docx?warning=${warning}`);
  expect([word.statusCode, word.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK']);
  const { marking, caveats } = standardMarking(desk);
  const hidden = await fresh.services.records.strategies.make(
    desk,
    {
      ...{ name: 'Lake Chad', country: null, region: 'Lake Chad Basin', assessment: null, assessmentVersion: null },
      ...{ aim: 'A', theoryOfChange: 'T', themes: [], ownerOrganisation: 'ministry-of-defence', responsible: null },
      reviewOn: '2027-03-31',
    },
    { owner: desk.organisationId, marking, caveats, audience: [] },
  );
  const stranger = fresh.visitor();
  expect((await stranger.get(`/decide/options/submission.pdf?strategy=${hidden}`)).statusCode).toBe(404);
  expect((await visitor.get('/decide/options/compare')).statusCode).toBe(422);
});
