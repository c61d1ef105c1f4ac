import { afterAll, beforeAll, expect, test } from 'vitest';
import { inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite } from '../../../test/fresh-site.ts';
import { systemActor } from '../../platform/database/actor.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { insertVersion } from '../../platform/records/record-version-store.ts';

let fresh: FreshSite;
beforeAll(async () => {
  fresh = await freshSite();
});
afterAll(() => fresh.close());

const owner = inRole('focal-point');

/** An assessment whose first version holds one driver and one opportunity. */
async function assessed() {
  const { assessments, drivers, opportunities } = fresh.services.records;
  const assessment = await assessments.make(owner, {
    ...{
      country: 'SSD',
      question: 'What drives raids in Jonglei?',
      form: 'full',
      decisionInformed: null,
      warning: null,
    },
    ...{ departments: ['foreign-commonwealth-office'], themes: [], asOf: '2026-11-01', refreshOn: '2027-05-01' },
    ...{ finding: null, confidence: null, confidenceReason: null },
  });
  const said = { assessment, explanation: 'They are revenge', direction: 'worsening' };
  const driver = await drivers.make(owner, { ...said, name: 'Cattle raids', driverKind: 'driver' });
  const later = await drivers.make(owner, { ...said, name: 'The vote', driverKind: 'trigger' });
  const opportunity = await opportunities.make(owner, { assessment, name: 'Peace committees', explanation: 'Trusted' });
  const found = await assessments.find(systemActor, assessment);
  if (found === undefined) throw new Error('It was just made');
  // As publishing writes it, but without the sections that a whole assessment needs.
  const part = (id: string, title: string) => ({ id, title, values: {} });
  const { marking, caveats, audience } = found;
  await fresh.database.transact(systemActor, (queries) =>
    insertVersion(queries, {
      ...{ kind: 'assessment', recordId: assessment, publishedAt: fresh.clock.now(), publishedByName: 'Focal Point' },
      content: {
        ...{ title: 'Jonglei', values: {} },
        parts: { driver: [part(driver, 'Cattle raids')], opportunity: [part(opportunity, 'Peace committees')] },
      },
      ...{ owner: found.owner, marking, caveats, audience },
    }),
  );
  return { assessment, driver, later, opportunity };
}

const saying = {
  ...{ name: 'South Sudan', country: 'SSD', region: null, assessment: null, assessmentVersion: null, aim: 'A' },
  ...{ theoryOfChange: 'T', themes: [], ownerOrganisation: 'foreign-commonwealth-office', responsible: null },
  reviewOn: '2026-12-31',
};
const wording = { opportunity: null, assumptions: null, themes: [], leadOrganisation: 'foreign-commonwealth-office' };

test('a strategy answers a version of an assessment: what nobody takes up shows, and is gone once an objective does', async () => {
  const { assessment, driver, later, opportunity } = await assessed();
  const { strategies, objectives } = fresh.services.records;
  const strategy = await strategies.make(owner, { ...saying, assessment, assessmentVersion: 1 });
  const visitor = fresh.visitor();
  await visitor.signIn('focal-point');
  const page = async () => (await visitor.get(`/decide/strategies/${strategy}`)).body;
  expect(await page()).toContain('2 findings that no objective takes up');

  const form = `/decide/objectives/new?strategy=${strategy}`;
  const typed = { strategy, wording: 'Commanders hold back', leadOrganisation: 'foreign-commonwealth-office' };
  const wrong = await visitor.post('/decide/objectives', { ...typed, driver: later }, form);
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain('Choose one of version 1 of the assessment that the strategy answers.');
  expect(wrong.body).toContain('value="Commanders hold back"');
  expect((await visitor.post('/decide/objectives', { ...typed, driver }, form)).statusCode).toBe(303);
  expect(await page()).toContain('1 finding that no objective takes up');
  const orphan = await objectives.make(owner, { ...wording, strategy, wording: 'Be seen', driver: null });
  expect(await page()).toContain('1 objective tied to no driver and no opportunity');
  await objectives.take(owner, orphan, 'withdraw', {}, { remark: 'For show', expected: 'any' });
  await objectives.make(owner, { ...wording, strategy, wording: 'Committees meet', driver: null, opportunity });
  expect(await page()).toContain('Every driver and opportunity of version 1 of the assessment has its objective');
});

test('a version that does not exist, or one of no assessment, is refused beside its field', async () => {
  const { assessment } = await assessed();
  const { strategies } = fresh.services.records;
  const missing = strategies.make(owner, { ...saying, assessment, assessmentVersion: 2 });
  await expect(missing).rejects.toMatchObject({ field: 'assessmentVersion' });
  await expect(strategies.make(owner, { ...saying, assessmentVersion: 1 })).rejects.toMatchObject({
    field: 'assessment',
  });
  await expect(strategies.make(owner, { ...saying, assessment })).rejects.toMatchObject({ field: 'assessmentVersion' });
  const nowhere = strategies.make(owner, { ...saying, country: null });
  await expect(nowhere).rejects.toMatchObject({ field: 'country' });
});

test('a version is agreed once each objective can be measured; it stands while the next is written and measured', async () => {
  const { strategies, objectives, indicators, measurements } = fresh.services.records;
  const strategy = await strategies.make(owner, saying);
  const agree = () => strategies.take(owner, strategy, 'publish', {}, { expected: 'any' });
  await expect(agree()).rejects.toMatchObject({ code: 'strategy.objectives' });
  const objective = await objectives.make(owner, { ...wording, strategy, wording: 'Hold back', driver: null });
  await expect(agree()).rejects.toMatchObject({ code: 'strategy.indicators' });
  const course = { baseline: 2, baselineOn: '2026-01-01', target: 10, targetOn: '2026-12-31', source: 'Monitors' };
  const indicator = await indicators.make(owner, { strategy, objective, name: 'Counties that answer', ...course });
  await agree();

  const measuring = { indicator, value: 6, measuredOn: '2026-11-20', evidence: 'Report 14' };
  await measurements.make(owner, measuring);
  const tomorrow = measurements.make(owner, { ...measuring, measuredOn: '2026-11-25' });
  await expect(tomorrow).rejects.toMatchObject({ field: 'measuredOn' });
  const closed = objectives.make(owner, { ...wording, strategy, wording: 'Late', driver: null });
  await expect(closed).rejects.toMatchObject({ status: 409 });

  const visitor = fresh.visitor();
  await visitor.signIn('focal-point');
  const page = (await visitor.get(`/decide/strategies/${strategy}`)).body;
  expect(page).toMatch(/Behind<\/span> · 50\s%? ?of the way|Behind<\/span> · 50/);
  expect((await visitor.get('/decide')).body).toContain(`/decide/strategies/${strategy}"><strong><bdi>South Sudan`);

  await strategies.take(owner, strategy, 'revise', {}, { expected: 'any' });
  await objectives.make(owner, { ...wording, strategy, wording: 'A second one', driver: null });
  const [version] = await strategies.versions(systemActor, strategy);
  expect(version?.content.parts.objective?.map(({ title }) => title)).toEqual(['Hold back']);
});

test('an indicator measures an objective of its own strategy, towards a later day', async () => {
  const { strategies, objectives, indicators } = fresh.services.records;
  const [strategy, another] = [await strategies.make(owner, saying), await strategies.make(owner, saying)];
  const objective = await objectives.make(owner, { ...wording, strategy: another, wording: 'Hold back', driver: null });
  const course = { baseline: 2, baselineOn: '2026-01-01', target: 10, targetOn: '2026-12-31', source: 'Monitors' };
  const foreign = indicators.make(owner, { strategy, objective, name: 'Counties', ...course });
  await expect(foreign).rejects.toMatchObject({ field: 'objective' });
  const backwards = { strategy: another, objective, name: 'Counties', ...course, targetOn: '2025-12-31' };
  await expect(indicators.make(owner, backwards)).rejects.toMatchObject({ field: 'targetOn' });
});

test('a strategy is decided on by those who may agree one, and a decision to wait shows on its page', async () => {
  const strategy: RecordId = await fresh.services.records.strategies.make(owner, saying);
  const { decisions } = fresh.services;
  const choosing = {
    choice: 'watch',
    reasons: 'After the vote',
    optionsNotTaken: '',
    comeBackOn: '2027-01-15',
  } as const;
  await expect(decisions.decideOnStrategy(inRole('watch-analyst'), strategy, choosing)).rejects.toMatchObject({
    status: 403,
  });
  const visitor = fresh.visitor();
  await visitor.signIn('minister');
  const day = { 'comeBackOn-day': '15', 'comeBackOn-month': '1', 'comeBackOn-year': '2027' };
  const typed = {
    strategy,
    choice: 'watch',
    reasons: 'After the vote',
    optionsNotTaken: '',
    forum: 'security-council',
  };
  const answer = await visitor.post(
    '/decide/decisions',
    { ...typed, ...day },
    `/decide/decisions/new?strategy=${strategy}`,
  );
  expect([answer.statusCode, answer.headers.location]).toEqual([303, `/decide/strategies/${strategy}`]);
  expect((await visitor.get(`/decide/strategies/${strategy}`)).body).toContain(
    'This decision comes back on 15 January 2027.',
  );
  const [decision] = await decisions.list(systemActor, { strategyId: strategy });
  const page = (await visitor.get(`/decide/decisions/${decision?.id}`)).body;
  expect(page).toContain('In the National Security Council');
  expect(page).toContain(`/decide/strategies/${strategy}`);
});
