import { afterAll, beforeAll, expect, test } from 'vitest';
import { inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite, type Visitor } from '../../../test/fresh-site.ts';
import { eventFile, eventRecord } from '../../../test/made-up-events.ts';
import { insertMadeUpRun, madeUpRisk } from '../../../test/made-up-run.ts';
import { maker } from '../../../test/records/examples.ts';
import { type Actor, systemActor } from '../../platform/database/actor.ts';
import { markedAs } from '../../platform/ledger/ledger-entry.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { Refusal } from '../../platform/refusal.ts';
import { commonFactors } from '../../warn/risk-factors/risk-factor.ts';

let fresh: FreshSite;
let joint: Visitor;
let id: RecordId<'assessment'>;
const analyst = inRole('joint-analyst');
const whole = { limit: 100, offset: 0 };
const address = () => `/analyse/assessments/${id}`;

beforeAll(async () => {
  fresh = await freshSite();
  await insertMadeUpRun(fresh, [madeUpRisk('SSD', { target: 'one-sided', thresholdDeaths: 25, probability: 0.83 })]);
  joint = fresh.visitor();
  await joint.signIn('joint-analyst');
  // The service gave the id of one.
  id = (await fresh.services.records.assessments.make(analyst, {
    ...{ country: 'SSD', question: 'Could the count lead to killing?', form: 'light', decisionInformed: null },
    ...{ warning: null, departments: ['foreign-commonwealth-office'], themes: [] },
    ...{ asOf: '2026-11-20', refreshOn: '2027-02-28', finding: 'Likely, if it is stopped.' },
    ...{ confidence: 'moderate', confidenceReason: 'Two sources agree.' },
  })) as RecordId<'assessment'>;
});
afterAll(() => fresh.close());

test('a draft is filled in from what is loaded, once, and a line that is taken is a claim with ungraded evidence', async () => {
  const { preparedLines, claims, assessmentEvidence } = fresh.services.records;
  const fill = (by: Visitor) => by.post(`${address()}/fill-in`, {}, address());
  const together = await Promise.all([1, 2].map(() => fresh.services.preparedDrafts.fill(analyst, id)));
  expect(together.filter((lines) => lines > 0)).toHaveLength(1);
  expect((await fill(joint)).statusCode).toBe(303);
  const filled = await preparedLines.list(systemActor, { values: { assessment: id } }, whole);
  expect(new Set(filled.records.map(({ values }) => values.section))).toContain('risk-picture');
  const told = filled.records.map(({ values }) => `${values.section} ${values.statement}`);
  expect(told.toSorted()).toEqual([...new Set(told)].toSorted());
  const forecast = filled.records.find(({ values }) => values.pointsAt?.startsWith('forecast'));
  expect(forecast?.values.statement).toMatch(/^The chance that 25 or more civilians are killed deliberately.*83/);
  await fill(joint);
  expect((await preparedLines.list(systemActor, { values: { assessment: id } }, whole)).count).toBe(filled.count);
  const auditor = fresh.visitor();
  await auditor.signIn('auditor');
  expect((await auditor.post(`${address()}/fill-in`, {}, '/people')).statusCode).toBe(403);

  for (const line of filled.records) {
    const step = line.id === forecast?.id ? 'take' : 'leave-out';
    await preparedLines.take(analyst, line.id, step, {}, { expected: 'any' });
  }
  expect((await claims.list(systemActor, { values: { assessment: id } }, whole)).count).toBe(1);
  const [piece] = (await assessmentEvidence.list(systemActor, { values: { assessment: id } }, whole)).records;
  expect(piece?.values).toMatchObject({ pointsAt: forecast?.values.pointsAt, reliability: 'F', credibility: '6' });
  await fill(joint);
  expect((await joint.get(address())).body).not.toContain('nobody has taken these lines yet');
});

const seeingAll = (actor: Actor): Actor => ({ ...actor, reach: { ...actor.reach, everything: true } });

/** On the assessment's place, marked as it is but for the marking given. */
async function fileReport(title: string, marking: string) {
  const { assessments, reports } = fresh.services.records;
  const assessed = await assessments.find(systemActor, id);
  if (assessed === undefined) throw new Error('It was made above');
  const made = maker(fresh.services, {
    marked: { ...markedAs(assessed), marking },
    as: (role) => seeingAll(inRole(role)),
  });
  // The maker gives the id of one.
  const report = (await made('report', { title, country: 'SSD' })) as RecordId<'report'>;
  await reports.take(systemActor, report, 'file', {}, { expected: 'any' });
  return { made, report };
}

test('what some who read the assessment may not see is not filled in, and events name their source', async () => {
  const { records, preparedDrafts, events } = fresh.services;
  const day = { date_start: '2026-11-02 00:00:00.000', date_end: '2026-11-02 00:00:00.000' };
  const juba = {
    ...day,
    country_id: '626',
    latitude: '4.85',
    longitude: '31.6',
    priogrid_gid: '',
    where_coordinates: 'Juba town',
  };
  await events.land(
    systemActor,
    eventFile(Array.from({ length: 9 }, (_, at) => eventRecord({ id: `${at}`, ...juba }))),
  );
  const filed = async (title: string, marking: string) => {
    const { made, report } = await fileReport(title, marking);
    const code = (await made('report-code', { report, tag: 'factor-7' })) as RecordId<'report-code'>;
    await records.reportCodes.take(systemActor, code, 'accept', {}, { expected: 'any' });
  };
  await filed('Shots at the ferry', 'OFFICIAL');
  await filed('What a source inside says', 'OFFICIAL-SENSITIVE');
  await preparedDrafts.fill(seeingAll(analyst), id);
  const lines = (await records.preparedLines.list(systemActor, { values: { assessment: id } }, whole)).records;
  const said = lines.map(({ values }) => `${values.statement} ${values.source}`).join('\n');
  expect(said).toContain('Shots at the ferry');
  expect(said).not.toContain('a source inside');
  expect(said).toMatch(
    /Juba town: 9 violent events in the 3 months to November 2026.*UCDP Georeferenced Event Dataset 25\.1/,
  );
});

async function write(text: string) {
  const { sections } = fresh.services.records;
  for (const each of (await sections.list(systemActor, { values: { assessment: id } }, whole)).records) {
    await sections.edit(analyst, each.id, { ...each.values, wording: text }, 'any');
  }
}

const take = (step: string) => fresh.services.records.assessments.take(analyst, id, step, {}, { expected: 'any' });

test('a version tells that the world has moved since, and the next one which ratings, probabilities and words changed', async () => {
  const { ratings, scenarios, priorities, signals, preparedLines, sectionComments } = fresh.services.records;
  await write('Land is short.\n\nCattle are raided.');
  const rated = { assessment: id, rating: '1', direction: 'steady', reason: 'Seen.', indicators: null };
  for (const factor of commonFactors) {
    const more = { evidenceFor: null, evidenceAgainst: null, confidence: 'low', confidenceReason: null };
    await ratings.make(analyst, { ...rated, ...more, factor: String(factor) });
  }
  const way = { assessment: id, consequences: null, signs: null };
  for (const [name, probability] of [
    ['Stopped', 0.7],
    ['Accepted', 0.3],
  ] as const) {
    await scenarios.make(analyst, { ...way, name, description: 'So it goes.', probability });
  }
  const first = { assessment: id, rank: 1, wording: 'Keep the monitors', reason: 'They calm.', harm: null };
  await priorities.make(analyst, { ...first, departments: [], themes: [] });
  const untaken = await preparedLines.make(analyst, {
    ...{ assessment: id, section: 'dynamics', statement: 'Cattle were raided 9 times.', source: 'Events' },
    ...{ knownOn: '2026-11-20', pointsAt: null },
  });
  await sectionComments.make(analyst, {
    ...{ assessment: id, section: 'dynamics', remarkKind: 'comment', wording: 'Is that so in Wau?' },
    ...{ forPerson: null, dueOn: null },
  });
  const draft = (await joint.get(address())).body;
  expect(draft).toContain('Cattle were raided 9 times.');
  expect(draft).toContain('Is that so in Wau?');
  await take('publish');
  const published = (await joint.get(address())).body;
  expect(published).not.toContain('The world has moved');
  // What nobody has taken is no part of what it says.
  expect(published).not.toContain('Cattle were raided 9 times.');
  expect((await joint.get(`${address()}/versions/1`)).body).not.toContain('Cattle were raided 9 times.');
  // Nor what was said of a section while it was written, in what programs read of a version.
  const frozen = (await joint.get(`/api/v1/assessments/${id}/versions`)).body;
  expect(frozen).toContain('Cattle are raided.');
  expect(frozen).not.toContain('Cattle were raided 9 times.');
  expect(frozen).not.toContain('Is that so in Wau?');

  fresh.clock.forward(24);
  await signals.make(inRole('watch-analyst'), {
    ...{ title: 'Checkpoints by name in Wau', country: 'SSD', observedOn: '2026-11-24', origin: 'report' },
    ...{ source: '/places/SSD', detail: null, asksFor: null },
  });
  const moved = (await joint.get(address())).body;
  expect(moved).toContain('The world has moved since the last version');
  expect(moved).toContain('1 signal has been noted since');
  const stage = (await joint.get('/analyse')).body;
  expect(stage).toMatch(/To be looked at again[\s\S]*Could the count lead to killing\?[\s\S]*1 signal has been noted/);

  await take('revise');
  await preparedLines.take(analyst, untaken, 'leave-out', {}, { expected: 'any' });
  await write('Land is short.\n\nCattle are raided with military arms.');
  const seventh = (await ratings.list(systemActor, { values: { assessment: id, factor: '7' } }, whole)).records[0];
  if (seventh === undefined) throw new Error('It was rated above');
  await ratings.edit(analyst, seventh.id, { ...seventh.values, rating: '3' }, 'any');
  // The one that falls first: together they are never more than 1.
  for (const each of (await scenarios.list(systemActor, { values: { assessment: id } }, whole)).records.toReversed()) {
    const probability = each.values.name === 'Stopped' ? 0.55 : 0.45;
    await scenarios.edit(analyst, each.id, { ...each.values, probability }, 'any');
  }
  await take('publish');
  const page = (await joint.get(`${address()}/versions/2?beside=1`)).body;
  expect(page).toMatch(/Probabilities that moved[\s\S]*Stopped[\s\S]*70.%[\s\S]*55.%[\s\S]*Ratings that changed/);
  expect(page).toMatch(/1: weak signs[\s\S]*3: strong signs <strong>higher/);
  expect(page).toMatch(/taken out:<\/span><\/strong> Cattle are raided\./);
  expect(page).toMatch(/new:<\/span><\/strong> Cattle are raided with military arms\./);

  const paper = await joint.get(`${address()}/versions/2/one-side.pdf`);
  expect([paper.statusCode, paper.headers['content-type']]).toEqual([200, 'application/pdf']);
  expect(paper.rawPayload.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  expect((await joint.get(`${address()}/versions/9/one-side.pdf`)).statusCode).toBe(404);

  const reading = await joint.get(`/api/v1/assessments/${id}/reading`);
  expect(reading.json()).toMatchObject({ format: 'forestall-assessment-1', version: 2, country: 'SSD', form: 'light' });
});

test('what a published version watches is noted once it is reached, once for each version, by what all its readers may see', async () => {
  const { watchedIndicators, scenarios, signals } = fresh.services.records;
  const { indicatorWatch } = fresh.services;
  const [stopped] = (await scenarios.list(systemActor, { values: { assessment: id, name: 'Stopped' } }, whole)).records;
  await take('revise');
  const watched = { ...{ assessment: id, name: 'Reports of lists' }, measure: 'reports', threshold: 3 };
  const failing = { ...watched, scenario: `scenario ${stopped?.id}`, meaning: 'premise-failed' };
  const foreign = `scenario ${id}`;
  await expect(watchedIndicators.make(analyst, { ...failing, scenario: foreign })).rejects.toThrow(
    /of this assessment/,
  );
  await expect(watchedIndicators.make(analyst, { ...failing, meaning: null })).rejects.toThrow(/Say both/);
  const indicator = await watchedIndicators.make(analyst, failing);
  const told = async () => (await signals.list(systemActor, { values: { origin: 'indicator' } }, whole)).records;
  await fileReport('Lists are read out', 'OFFICIAL');
  await fileReport('A source inside the guard', 'OFFICIAL-SENSITIVE');
  // Of a draft nothing is told.
  expect(await indicatorWatch.watch()).toBe(0);
  await take('publish');
  // The second report is not for every reader, and a count would tell of it.
  expect(await indicatorWatch.watch()).toBe(0);
  await fileReport('Lists are read out again', 'OFFICIAL');
  expect(await Promise.all([indicatorWatch.watch(), indicatorWatch.watch()])).toContain(1);
  expect(await indicatorWatch.watch()).toBe(0);
  const [signal] = await told();
  expect(signal?.values).toMatchObject({ source: `/analyse/watched-indicators/${indicator}`, country: 'SSD' });
  expect(signal?.values.title).toBe('Reports of lists: 3 reports within 30 days');
  const page = (await joint.get(address())).body;
  expect(page).toContain('An indicator has fired: Reports of lists.');
  expect(page).toContain('What the scenario “Stopped” rests on has failed.');

  fresh.clock.forward(1);
  await take('revise');
  expect(await indicatorWatch.watch()).toBe(0);
  await take('publish');
  expect(await indicatorWatch.watch()).toBe(1);
  expect(await told()).toHaveLength(2);
});

test('the owner and whoever holds a section are asked once whether a version still stands, and their answer is kept', async () => {
  const { records, refreshWatch } = fresh.services;
  const { refreshRequests, sections } = records;
  const asked = async () => (await refreshRequests.list(systemActor, { values: { assessment: id } }, whole)).records;
  const planner = fresh.visitor();
  await planner.signIn('instrument-owner-defence');
  const programmes = fresh.visitor();
  await programmes.signIn('instrument-owner-programme');
  const filter = { values: { assessment: id, section: 'dynamics' } };
  const [held] = (await sections.list(systemActor, filter, whole)).records;
  if (held === undefined) throw new Error('The draft has no such section');
  await take('revise');
  const holder = inRole('instrument-owner-defence').personId;
  await sections.take(analyst, held.id, 'hold', { holder }, { expected: 'any' });
  await take('publish');

  // Nothing has moved yet. What follows is the signal of the indicator of the test before.
  expect(await asked()).toEqual([]);
  fresh.clock.forward(24);
  await records.signals.make(inRole('watch-analyst'), {
    ...{ title: 'Lists at the ferry', country: 'SSD', observedOn: '2026-11-25', origin: 'report' },
    ...{ source: '/places/SSD', detail: null, asksFor: null },
  });
  const together = await Promise.all([refreshWatch.watch(), refreshWatch.watch()]);
  expect(together.toSorted()).toEqual([0, 1]);
  expect(await refreshWatch.watch()).toBe(0);
  const [request] = await asked();
  if (request === undefined) throw new Error('Nobody was asked');
  expect(request.values).toMatchObject({ ofVersion: 5, country: 'SSD', answerBy: '2026-12-03' });
  expect(request.values.asks).toBe(
    'The world has moved. Does version 5 of “Could the count lead to killing?” still stand?',
  );
  expect(request.values.asked?.map((each) => each.split(',')[0])).toEqual(['Joint analyst', 'Defence planner']);

  // It waits on the first page of those who are asked, and of nobody else.
  const question = 'You are asked';
  expect((await joint.get('/')).body).toContain(question);
  expect((await planner.get('/')).body).toContain(question);
  expect((await programmes.get('/')).body).not.toContain(question);

  const page = `/analyse/refresh-requests/${request.id}`;
  const step = `${page}/steps/still-stands`;
  const version = /name="version" value="([^"]+)"/.exec((await planner.get(step)).body)?.[1] ?? '';
  const because = 'The lists are of voters, and were always read out.';
  expect((await planner.post(step, { version, because }, step)).statusCode).toBe(303);
  expect((await joint.get('/')).body).not.toContain(question);
  const told = (await joint.get(address())).body;
  expect(told).toMatch(/It still stands, said Defence planner on [\s\S]*The lists are of voters/);
  const [entry] = await fresh.entries({ subjectIds: [request.id], kinds: ['refresh-request.answered'] });
  expect(entry?.place).toBe('SSD');
  expect(await refreshWatch.watch()).toBe(0);

  // The answer stands until the world moves again.
  fresh.clock.forward(24);
  await records.signals.make(inRole('watch-analyst'), {
    ...{ title: 'Young men drilled at the ferry', country: 'SSD', observedOn: '2026-11-26', origin: 'report' },
    ...{ source: '/places/SSD', detail: null, asksFor: null },
  });
  expect(await refreshWatch.watch()).toBe(1);
  expect(await refreshWatch.watch()).toBe(0);
  const [again, before] = await asked();
  expect([again?.state, before?.state]).toEqual(['asked', 'stands']);
  if (again === undefined) throw new Error('Nobody was asked again');
  await refreshRequests.take(analyst, again.id, 'drop', {}, { expected: 'any' });
  fresh.clock.forward(1);
  expect(await refreshWatch.watch()).toBe(0);
});

test('who begins the next version by an answer begins it on the assessment, and the other way round', async () => {
  const { refreshRequests, assessments } = fresh.services.records;
  const ask = (ofVersion: number | null) =>
    refreshRequests.make(analyst, {
      ...{ assessment: id, ofVersion, country: null, asks: 'Does it stand?', asked: null, answerBy: '2026-12-20' },
    });
  const stateOf = async (request: RecordId) => (await refreshRequests.find(systemActor, request))?.state;
  const first = await ask(90);
  await expect(ask(null)).rejects.toThrow(/Another one stands here/);
  await refreshRequests.take(analyst, first, 'begin-version', {}, { expected: 'any' });
  expect((await assessments.find(systemActor, id))?.state).toBe('draft');
  expect(await stateOf(first)).toBe('revised');
  await take('publish');
  const second = await ask(null);
  expect((await refreshRequests.find(systemActor, second))?.values).toMatchObject({ ofVersion: 6, country: 'SSD' });
  await take('revise');
  expect(await stateOf(second)).toBe('revised');
});

test('an answer that begins the next version and a revision at the same moment do not wait for each other', async () => {
  const { refreshRequests, assessments } = fresh.services.records;
  for (let round = 0; round < 5; round += 1) {
    await take('publish');
    const request = await refreshRequests.make(analyst, {
      ...{ assessment: id, ofVersion: null, country: null, asks: 'Does it stand?', asked: null },
      answerBy: '2026-12-20',
    });
    const both = await Promise.allSettled([
      refreshRequests.take(analyst, request, 'begin-version', {}, { expected: 'any' }),
      take('revise'),
    ]);
    const refused = both.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    for (const reason of refused) expect(reason).toBeInstanceOf(Refusal);
    expect((await assessments.find(systemActor, id))?.state).toBe('draft');
    expect((await refreshRequests.find(systemActor, request))?.state).toBe('revised');
  }
});
