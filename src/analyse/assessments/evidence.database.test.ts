import { afterAll, beforeAll, expect, test } from 'vitest';
import { countryCode, inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite, type Visitor } from '../../../test/fresh-site.ts';
import { insertMadeUpRun, madeUpRisk } from '../../../test/made-up-run.ts';
import { systemActor } from '../../platform/database/actor.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { evidenceReferenceOf, referenceKey } from './evidence.ts';

let fresh: FreshSite;
let joint: Visitor;
let assessment: RecordId<'assessment'>;
const analyst = inRole('joint-analyst');
const run = '01900000-0000-7000-8000-000000000001';
const forecast = `forecast ${run} SSD one-sided 25`;
const list = '/analyse/assessment-evidence';

beforeAll(async () => {
  fresh = await freshSite();
  await insertMadeUpRun(fresh, [
    madeUpRisk('SSD', { target: 'one-sided', thresholdDeaths: 25, probability: 0.83 }),
    madeUpRisk('KEN', { target: 'one-sided', thresholdDeaths: 25, probability: 0.12 }),
  ]);
  joint = fresh.visitor();
  await joint.signIn('joint-analyst');
  const { assessments } = fresh.services.records;
  // The service gave the id of one.
  assessment = (await assessments.make(analyst, {
    country: 'SSD',
    question: 'Could the count lead to killing?',
    form: 'light',
    decisionInformed: null,
    warning: null,
    departments: ['foreign-commonwealth-office'],
    themes: [],
    asOf: '2026-11-20',
    refreshOn: '2027-02-28',
    finding: 'Likely, if it is stopped.',
    confidence: 'moderate',
    confidenceReason: 'Two sources agree.',
  })) as RecordId<'assessment'>;
});
afterAll(() => fresh.close());

const form = () => `${list}/new?assessment=${assessment}`;
const claimed = { claim: 'Killing is likely.', reliability: 'B', credibility: '2' };
const attach = (fields: Readonly<Record<string, string>>) =>
  joint.post(list, { ...claimed, ...fields, assessment }, form());
const document = {
  pointsAt: 'document',
  documentTitle: 'Report 7 of the mission',
  ...{ 'documentOn-day': '12', 'documentOn-month': '11', 'documentOn-year': '2026' },
  location: 'https://example.org/report-7.pdf',
};

async function signal(more: Readonly<Record<string, string>> = {}, marking = 'OFFICIAL') {
  const handling = { owner: 'foreign-commonwealth-office', marking, caveats: [], audience: ['hm-government'] } as const;
  const values = { title: 'Checkpoints by name in Wau', country: 'SSD', observedOn: '2026-11-20', origin: 'report' };
  return fresh.services.records.signals.make(
    inRole('watch-analyst'),
    { ...values, source: '/places/SSD', detail: null, asksFor: null, ...more },
    handling as never,
  );
}

test('one list offers forecasts, reports and events of the assessment’s place and no other’s, and documents', async () => {
  const { warnings } = fresh.services;
  const seen = await signal();
  const elsewhere = await signal({ country: 'KEN', title: 'Leaflets in Eldoret' });
  const warning = await warnings.openByHand(
    inRole('watch-analyst'),
    countryCode('SSD'),
    'high',
    'The count is disputed',
  );
  const { body } = await joint.get(form());
  for (const value of [forecast, `signal ${seen}`, `warning ${warning}`, 'document']) {
    expect(body).toContain(`<option value="${value}"`);
  }
  expect(body).toMatch(/83.% chance that 25 or more civilians are killed deliberately, January 2023 to December 2023/);
  expect(body).toMatch(/<option value="event [0-9a-f-]{36} SSD 2\d{3}(-\d{2})?"/);
  expect(body).not.toContain(elsewhere);
  expect(body).not.toContain(`${run} KEN`);
});

test('a forecast, a report, an event and a document bear claims out, each with link, date, source and marking', async () => {
  const report = await signal({ title: 'Roadblocks in Malakal' });
  const { body } = await joint.get(form());
  const event = /value="(event [0-9a-f-]{36} SSD \d{4}-\d{2})"/.exec(body)?.[1] ?? '';
  for (const fields of [{ pointsAt: forecast }, { pointsAt: `signal ${report}` }, { pointsAt: event }, document]) {
    const answer = await attach(fields);
    expect([answer.statusCode, answer.statusCode === 303 ? '' : answer.body]).toEqual([303, '']);
  }
  const page = (await joint.get(`/analyse/assessments/${assessment}`)).body;
  expect(page).toContain(`href="/warn/signals/${report}"`);
  expect(page).toContain('Roadblocks in Malakal');
  expect(page).toContain('made-up 1');
  expect(page).toContain('5 January 2023');
  expect(page).toMatch(/\d+ deaths? in organised violence/);
  expect(page).toContain('href="https://example.org/report-7.pdf"');
  expect(page).toContain('12 November 2026');
  const kept = await fresh.services.records.assessmentEvidence.list(systemActor, {}, { limit: 10, offset: 0 });
  expect(kept.records.map(({ values }) => evidenceReferenceOf(values)).toReversed()).toMatchObject([
    { kind: 'forecast', runId: run, country: 'SSD', target: 'one-sided', thresholdDeaths: 25 },
    { kind: 'signal', id: report },
    { kind: 'event', country: 'SSD' },
    { kind: 'document', title: 'Report 7 of the mission', dated: '2026-11-12' },
  ]);
  const [oldest] = kept.records.toReversed();
  expect((await joint.get(`${list}/${oldest?.id}`)).body).toContain('made-up 1');
  expect((await joint.get(`${list}/${oldest?.id}/edit`)).body).toContain(`<option value="${forecast}" selected`);
});

test('a report of a post bears on a risk factor, with its grade and its age on the day of the assessment', async () => {
  const reporter = inRole('post-reporter');
  const { reports } = fresh.services.records;
  const told = { country: 'SSD', location: null, happenedOn: '2026-11-18', happenedUntil: null, dating: 'day' };
  const unsaid = { actors: null, targets: null, account: null, source: null, reliability: 'B', credibility: '3' };
  const filed = await reports.make(reporter, {
    ...{ title: 'Names read out at the ferry', acts: ['killing'], groups: [] },
    ...{ ...told, ...unsaid },
  });
  await reports.take(reporter, filed, 'file', {}, { expected: 'any' });
  expect((await joint.get(form())).body).toContain(`<option value="report ${filed}"`);
  const bearing = { pointsAt: `report ${filed}`, bearsOn: 'factor 7', side: 'for' };
  const answer = await attach(bearing);
  expect([answer.statusCode, answer.statusCode === 303 ? '' : answer.body]).toEqual([303, '']);
  const unknown = await attach({ ...bearing, bearsOn: 'factor 15' });
  expect([unknown.statusCode, unknown.body.includes('id="bearsOn-error"')]).toEqual([422, true]);
  const { ratings } = fresh.services.records;
  await ratings.make(analyst, {
    ...{ assessment, factor: '7', rating: '2', direction: 'worsening', reason: 'Names are read out.' },
    ...{ evidenceFor: null, evidenceAgainst: null, indicators: null, confidence: 'low', confidenceReason: null },
  });
  const page = (await joint.get(`/analyse/assessments/${assessment}`)).body;
  expect(page).toMatch(
    /Names are read out\.[\s\S]*For it:[\s\S]*Names read out at the ferry[\s\S]*B2[\s\S]*2 days old/,
  );
});

test.each([
  ['nothing chosen', { pointsAt: '' }, 'pointsAt', 'Choose what bears the claim out'],
  ['a forged choice', { pointsAt: 'signal 1' }, 'pointsAt', 'Choose what bears the claim out'],
  ['another place’s forecast', { pointsAt: `forecast ${run} KEN one-sided 25` }, 'pointsAt', 'about another place'],
  [
    'a forecast that was never made',
    { pointsAt: `forecast ${run} SSD all 100` },
    'pointsAt',
    'Nothing that you may see',
  ],
  ['a forecast and a document', { ...document, pointsAt: forecast }, 'documentTitle', 'Leave this empty'],
  ['a document without a title', { ...document, documentTitle: '' }, 'documentTitle', 'Enter the title'],
  ['a document of a day to come', { ...document, 'documentOn-year': '2027' }, 'documentOn', 'not still to come'],
  ['a document nowhere', { ...document, location: '' }, 'location', 'where the document can be read'],
  ['a free address of this site', { ...document, location: '/places/SSD' }, 'location', 'from the list above'],
])('%s is refused beside the field, with nothing typed lost', async (_what, fields, field, words) => {
  const refused = await attach(fields);
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain(`id="${field}-error"`);
  expect(refused.body).toContain(words);
  expect(refused.body).toContain(claimed.claim);
});

test('what a reader may not see is evidence that they may not see, never its title, nor can they attach it', async () => {
  const title = 'A source beside the commander names the day';
  const secret = await signal({ title }, 'OFFICIAL-SENSITIVE');
  const { assessmentEvidence } = fresh.services.records;
  const id = await assessmentEvidence.make(systemActor, {
    ...{ ...claimed, assessment, section: null, documentTitle: null, documentOn: null, location: null },
    pointsAt: `signal ${secret}`,
  });
  const outsider = fresh.visitor();
  await outsider.signIn('instrument-owner-programme');
  const blind = inRole('instrument-owner-programme');
  expect(blind.reach.everything || blind.reach.sensitive, 'somebody who sees nothing sensitive').toBe(false);
  for (const address of [`/analyse/assessments/${assessment}`, `${list}/${id}`, `${list}/${id}/edit`, form()]) {
    const { body } = await outsider.get(address);
    expect(body, address).not.toContain(title);
  }
  expect((await outsider.get(`/analyse/assessments/${assessment}`)).body).toContain('evidence that you may not see');
  const fields = { ...claimed, assessment, pointsAt: `signal ${secret}` };
  const refused = await outsider.post(list, fields, form());
  expect([refused.statusCode, refused.body.includes('Nothing that you may see')]).toEqual([422, true]);
  expect(refused.body).not.toContain(title);
  // Another who may not see it may still word the claim better.
  const edit = await outsider.get(`${list}/${id}/edit`);
  const version = /name="version" value="([^"]+)"/.exec(edit.body)?.[1] ?? '';
  expect(edit.body).toContain(`<option value="signal ${secret}" selected`);
  const better = { ...fields, claim: 'Killing is likely soon.', version };
  expect((await outsider.post(`${list}/${id}/edit`, better, `${list}/${id}/edit`)).statusCode).toBe(303);
});

test('a version shows a report as it stood when it was published, on the page and on paper, to those who may see it', async () => {
  const { assessments, sections, ratings, scenarios, priorities, signals, assessmentEvidence } = fresh.services.records;
  const report = await signal({ title: 'The radio calls neighbours vermin' });
  const whole = await wholeAssessment();
  await assessmentEvidence.make(analyst, {
    ...{ ...claimed, assessment: whole, section: null, documentTitle: null, documentOn: null, location: null },
    pointsAt: `signal ${report}`,
  });
  await assessments.take(analyst, whole, 'publish', {}, { expected: 'any' });
  const found = await signals.find(systemActor, report as RecordId<'signal'>); // Made above.
  if (found === undefined) throw new Error('It has just been made');
  await signals.edit(inRole('watch-analyst'), report, { ...found.values, title: 'The radio was misheard' }, 'any');
  const version = (await joint.get(`/analyse/assessments/${whole}/versions/1`)).body;
  expect(version).toContain('The radio calls neighbours vermin');
  expect(version).not.toContain('The radio was misheard');
  expect((await joint.get(`/analyse/assessments/${whole}`)).body).toContain('The radio was misheard');
  const paper = await joint.get(`/analyse/assessments/${whole}/versions/1/document.docx`);
  expect(paper.statusCode).toBe(200);

  async function wholeAssessment() {
    const before = await assessments.find(systemActor, assessment);
    if (before === undefined) throw new Error('It has just been made');
    const id = await assessments.make(analyst, before.values);
    for (const { id: section, values } of await all(sections, id)) {
      await sections.edit(analyst, section, { ...values, wording: 'Written.' }, 'any');
    }
    for (const factor of ['1', '2', '3', '4', '5', '6', '7', '8']) {
      const rated = { rating: '1', direction: 'steady', reason: 'Seen.', indicators: null, confidence: 'low' };
      await ratings.make(analyst, { assessment: id, factor, ...rated });
    }
    for (const [name, probability] of [
      ['Stopped', 0.4],
      ['Accepted', 0.6],
    ] as const) {
      const told = { description: 'So.', consequences: null, signs: null };
      await scenarios.make(analyst, { assessment: id, name, probability, ...told });
    }
    const said = { rank: 1, wording: 'Keep the monitors', reason: 'They calm.', harm: null };
    await priorities.make(analyst, { assessment: id, ...said, departments: [], themes: [] });
    return id as RecordId<'assessment'>; // Made above.
  }
});

async function all(sections: FreshSite['services']['records']['sections'], assessmentId: string) {
  return (await sections.list(systemActor, { values: { assessment: assessmentId } }, { limit: 50, offset: 0 })).records;
}

test('a reference reads as the key that it was written by', () => {
  for (const key of [forecast, `warning ${run}`, `event ${run} SSD 2024`, `event ${run} SSD 2026-05`]) {
    expect(referenceKey(evidenceReferenceOf({ pointsAt: key }))).toBe(key);
  }
  expect(evidenceReferenceOf({ pointsAt: 'event x SSD 2024' }).kind).toBe('document');
  expect(evidenceReferenceOf({ source: 'A paper', evidenceKind: 'report', location: '/places/SDN' })).toEqual({
    ...{ kind: 'document', title: 'A paper', location: '/places/SDN', dated: '' },
  });
});
