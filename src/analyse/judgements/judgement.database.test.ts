import { afterAll, beforeAll, expect, test } from 'vitest';
import { inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite } from '../../../test/fresh-site.ts';
import { type Actor, systemActor } from '../../platform/database/actor.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { settleDue } from './judgement-service.ts';

let fresh: FreshSite;
beforeAll(async () => {
  fresh = await freshSite();
  await fresh.services.figures.loadShipped(systemActor);
});
afterAll(() => fresh.close());

const watch = inRole('watch-analyst');
const asked = {
  country: 'SSD',
  question: 'Will there be 25 deaths or more?',
  source: 'Monthly deaths of UCDP',
  fromDay: '2026-04-01',
  lastDay: '2027-03-31',
  closesOn: '2026-12-15',
  deathsCounted: 'all',
  thresholdDeaths: 25,
  themes: [],
};

async function open(values: Readonly<Record<string, string | number | readonly string[] | null>> = {}) {
  const { questions } = fresh.services.records;
  const id = (await questions.make(watch, { ...asked, ...values })) as RecordId<'judgement-question'>; // Made just now.
  await questions.take(watch, id, 'ask', {}, { expected: 'any' });
  return id;
}
const step = (id: RecordId, name: string, values = {}) =>
  fresh.services.records.questions.take(watch, id, name, values, { expected: 'any' });
const estimated = (by: Actor, question: string, probability: number, reasons: string) =>
  fresh.services.records.estimates.make(by, { question, probability, reasons });

test('an estimate of an open question is hidden from those who have given none: page, list, CSV, API, search, ledger, export', async () => {
  const question = await open();
  const secret = 'Quinquagesima reasoning';
  const estimate = await estimated(inRole('instrument-owner-defence'), question, 0.8371, secret);
  const stranger = fresh.visitor();
  await stranger.signIn('joint-analyst');
  const places = [
    `/analyse/judgements/${question}`,
    '/analyse/estimates',
    '/analyse/estimates.csv',
    `/analyse/estimates/${estimate}`,
    '/api/v1/estimates',
    `/api/v1/estimates/${estimate}`,
    '/search?q=Quinquagesima',
    '/analyse',
    '/analyse/judgements/track-record',
    '/account/ledger',
    '/account/ledger.csv',
    `/analyse/judgements/${question}/document.docx`,
  ];
  for (const place of places) {
    const { body } = await stranger.get(place);
    expect(body.replaceAll('q=Quinquagesima', '').includes(secret), place).toBe(false);
    expect(/83\.71|0\.8371/.test(body), place).toBe(false);
  }
  expect((await stranger.get(`/analyse/estimates/${estimate}`)).statusCode).toBe(404);
  const entries = await fresh.entries({ subjectIds: [estimate] });
  expect(entries).toHaveLength(1);
  expect(JSON.stringify(entries)).not.toMatch(/Quinquagesima|0\.8371/);
  const exporter: Actor = { ...systemActor, personId: 'export' };
  const { estimates } = fresh.services.records;
  expect((await estimates.list(exporter, {}, { limit: 100, offset: 0 })).records.map(({ id }) => id)).not.toContain(
    estimate,
  );

  // Their own is in: then they see it, and cannot go back on their own.
  const form = `/analyse/estimates/new?question=${question}`;
  const given = await stranger.post(
    '/analyse/estimates',
    { question, probability: '20', reasons: 'The base rate' },
    form,
  );
  expect(given.statusCode).toBe(303);
  const seen = (await stranger.get(`/analyse/judgements/${question}`)).body;
  expect(seen).toContain(secret);
  const twice = await stranger.post('/analyse/estimates', { question, probability: '80', reasons: 'I saw' }, form);
  expect([twice.statusCode, twice.body.includes('I saw')]).toEqual([409, true]);

  // Another has given none, until no more are taken.
  const desk = inRole('desk-officer');
  expect((await estimates.list(desk, { values: { question } }, { limit: 5, offset: 0 })).count).toBe(0);
  await step(question, 'close');
  expect((await estimates.list(desk, { values: { question } }, { limit: 5, offset: 0 })).count).toBe(2);
  await expect(estimated(desk, question, 0.5, 'Late')).rejects.toMatchObject({ code: 'estimate.late' });
});

test('two forms of one person at once give one estimate', async () => {
  const question = await open();
  const twice = await Promise.allSettled([0.2, 0.9].map((chance) => estimated(watch, question, chance, 'My reasons')));
  expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('estimates are pooled and scored once the figures answer, and not before the figures reach the last day', async () => {
  // The shipped figures end in May 2026: what lies before can be answered from them, what lies after cannot.
  const ahead = await open();
  await step(ahead, 'close');
  const early = step(ahead, 'resolve', { outcome: true, shownBy: 'I think so' });
  await expect(early).rejects.toMatchObject({ code: 'question.unknown' });

  fresh.clock.forward(-24 * 400);
  const question = await open({ fromDay: '2025-01-01', lastDay: '2025-12-31', closesOn: '2025-12-01' });
  await estimated(inRole('instrument-owner-defence'), question, 0.9, 'It was so each year');
  await estimated(inRole('instrument-owner-programme'), question, 0.6, 'It may calm down');
  await step(question, 'close');
  await expect(step(question, 'resolve', { outcome: false, shownBy: 'I think not' })).rejects.toMatchObject({
    field: 'outcome',
  });
  fresh.clock.forward(24 * 400);
  const analyst = fresh.visitor();
  await analyst.signIn('watch-analyst');
  const address = `/analyse/judgements/${question}`;
  expect((await analyst.get(address)).body).toContain('Answer it from the figures');
  expect((await analyst.post(`${address}/settle`, {}, address)).statusCode).toBe(303);
  const answered = (await analyst.get(address)).body;
  expect(answered).toMatch(/deaths \(best estimate\)/);
  // How a person scored is that person's own to see; of a department everybody sees it.
  const row = (body: string, who: string) =>
    new RegExp(`<th scope="row"[^>]*>${who}[\\s\\S]*?</tr>`).exec(body)?.[0] ?? '';
  expect(row(answered, 'Defence planner')).toContain('private');
  const defence = fresh.visitor();
  await defence.signIn('instrument-owner-defence');
  expect(row((await defence.get(address)).body, 'Defence planner')).toContain('0.01');
  const record = (await analyst.get('/analyse/judgements/track-record')).body;
  expect(record).not.toContain('nobody else sees this');
  expect(row(record, 'Ministry of Defence')).toMatch(/0\.010<[\s\S]*0\.105/);
  expect(record).toContain('Calibration of all estimates together');
  expect((await defence.get('/analyse/judgements/track-record')).body).toContain('nobody else sees this');
});

test('the clock takes no more estimates past their day, and answers what the figures reach in the name of the system', async () => {
  fresh.clock.forward(-24 * 400);
  const reached = await open({ fromDay: '2025-01-01', lastDay: '2025-12-31', closesOn: '2025-12-01' });
  const byPerson = { deathsCounted: null, thresholdDeaths: null, source: 'Communiqués' };
  const ofPerson = await open({ fromDay: '2025-01-01', lastDay: '2025-12-31', closesOn: '2025-12-01', ...byPerson });
  fresh.clock.forward(24 * 400);
  const { figures, clock, records } = fresh.services;
  expect(await settleDue({ questions: records.questions, figures }, clock)).toBe(1);
  expect(await records.questions.find(systemActor, reached)).toMatchObject({
    state: 'resolved',
    values: { outcome: true },
  });
  expect((await records.questions.find(systemActor, ofPerson))?.state).toBe('closed');
  const entries = await fresh.entries({ subjectIds: [reached] });
  expect(entries.slice(-2).map(({ kind, personName }) => [kind, personName])).toEqual([
    ['judgement-question.closed', 'Forestall'],
    ['judgement-question.resolved', 'Forestall'],
  ]);
});

test('a question that cannot be taken on holds up no other', async () => {
  fresh.clock.forward(-24 * 400);
  const reached = await open({ fromDay: '2025-01-01', lastDay: '2025-12-31', closesOn: '2025-12-01' });
  const stuck = await open({ fromDay: '2025-01-01', lastDay: '2025-12-31', closesOn: '2025-12-01' });
  fresh.clock.forward(24 * 400);
  const { figures, clock, records } = fresh.services;
  const take: typeof records.questions.take = (actor, id, ...rest) =>
    id === stuck ? Promise.reject(new Error('Held by another')) : records.questions.take(actor, id, ...rest);
  const settling = settleDue({ questions: { ...records.questions, take }, figures }, clock);
  await expect(settling).rejects.toThrow('Not closed or answered: Error: Held by another');
  expect((await records.questions.find(systemActor, reached))?.state).toBe('resolved');
  expect((await records.questions.find(systemActor, stuck))?.state).toBe('open');
});

test('a question that contradicts itself is refused beside its field', async () => {
  const refused = (values: Readonly<Record<string, string | number | null>>) =>
    expect(fresh.services.records.questions.make(watch, { ...asked, ...values })).rejects;
  await refused({ lastDay: '2026-03-31' }).toMatchObject({ field: 'lastDay' });
  await refused({ closesOn: '2027-04-01' }).toMatchObject({ field: 'closesOn' });
  await refused({ fromDay: '2026-01-01', lastDay: '2026-10-31', closesOn: '2026-10-01' }).toMatchObject({
    code: 'question.past',
    field: 'lastDay',
  });
  await refused({ closesOn: '2026-11-01' }).toMatchObject({ code: 'question.closed', field: 'closesOn' });
  await refused({ thresholdDeaths: null }).toMatchObject({ field: 'thresholdDeaths' });
  await refused({ fromDay: '2026-04-02' }).toMatchObject({ field: 'lastDay' });
  await refused({ deathsCounted: 'one-sided' }).toMatchObject({ field: 'lastDay' });
});
