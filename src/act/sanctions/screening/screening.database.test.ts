import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshServices, freshServices, inRole } from '../../../../test/fresh-services.ts';
import { madeUpUnList } from '../../../../test/made-up-lists.ts';
import { systemActor } from '../../../platform/database/actor.ts';
import type { FileBytes } from '../../../platform/files/file-bytes.ts';
import { readSaid } from './said-answers.ts';
import type { Said } from './screened-subject.ts';

let fresh: FreshServices;
const anwari = { reference: 'TAi.005', name: 'Muhammad Taher Anwari', born: '1961-03-02' };
const mansur = { reference: 'TAi.007', name: 'Abdul Latif Mansur' };
beforeAll(async () => {
  fresh = await freshServices();
});
afterAll(() => fresh.close());

const [desk, focal, programmes] = ['desk-officer', 'focal-point', 'instrument-owner-programme'].map(inRole);
if (desk === undefined || focal === undefined || programmes === undefined) throw new Error('They are shipped');

function said(answers: Parameters<typeof readSaid>[0]): Said {
  const read = readSaid(answers);
  if (!('said' in read)) throw new Error('It can be taken');
  return read.said;
}

function file(lines: readonly string[], name = 'partners.csv'): FileBytes {
  async function* bytes() {
    yield Buffer.from(`${lines.join('\n')}\n`);
  }
  return { name, bytes: bytes() };
}

const all = { offset: 0, limit: 100 };
const take = (day: string, people: Parameters<typeof madeUpUnList>[1]) =>
  fresh.services.sanctionsLists.importList(systemActor, madeUpUnList(day, people));

test('without a list nobody is screened, and the refusal says how to import one', async () => {
  const { screening } = fresh.services;
  await expect(screening.screenOne(desk, said({ name: 'Anybody' }), { isStanding: true })).rejects.toThrow(
    'No sanctions list is imported yet',
  );
  expect(await screening.front(desk, 10)).toMatchObject({ lists: [], standing: 0, open: { count: 0 } });
});

test('one is screened at once: a possible match with its list and day, told to the ledger', async () => {
  await take('2025-03-01', [anwari, mansur]);
  const { screening } = fresh.services;
  const id = await screening.screenOne(desk, said({ name: 'Muhammad Taher Anwari' }), { isStanding: true });
  const run = await screening.run(desk, id);
  expect(run).toMatchObject({ kind: 'one', state: 'done', rows: 1, done: 1, matches: 1 });
  expect(run.lists).toMatchObject([{ source: 'un', day: '2025-03-01', isStated: true }]);
  const { matches } = await screening.matches(desk, {}, all);
  expect(matches).toMatchObject([
    { askedName: 'Muhammad Taher Anwari', listedReference: 'TAi.005', state: 'open', listDay: '2025-03-01' },
  ]);
  expect(matches[0]?.probability).toBeLessThan(1);
  const [entry] = await fresh.entries({ subjectType: 'screening', subjectIds: [id] });
  expect(entry).toMatchObject({ kind: 'screening.ended', toState: 'done' });
  // Somebody outside of government is told nothing of it.
  await expect(screening.matches(inRole('partner-reporter'), {}, all)).rejects.toMatchObject({ status: 403 });
});

test('from a threshold on a finding stands only when a second, different person has found the same', async () => {
  const { screening, screeningFindings } = fresh.services;
  const [match] = (await screening.matches(desk, {}, all)).matches;
  if (match === undefined) throw new Error('It was found above');
  const different = { verdict: 'different', reason: 'Born in 1990, a baker in Leeds' } as const;
  await expect(screeningFindings.check(focal, match.id, different, 'any')).rejects.toThrow('waits to be checked');
  await screeningFindings.find(desk, match.id, different, 'any');
  expect((await screeningFindings.match(desk, match.id)).state).toBe('to-check');
  expect((await screening.front(desk, 10)).toCheck.count).toBe(0);
  expect((await screening.front(focal, 10)).toCheck.count).toBe(1);
  await expect(screeningFindings.find(focal, match.id, different, 'any')).rejects.toThrow('waits to be checked');
  await expect(screeningFindings.check(desk, match.id, different, 'any')).rejects.toThrow('Somebody else checks');
  await screeningFindings.check(focal, match.id, { verdict: 'same', reason: 'The same face' }, 'any');
  expect((await screeningFindings.match(desk, match.id)).state).toBe('disputed');
  expect((await screening.front(desk, 10)).open.count).toBe(1);
  await screeningFindings.find(focal, match.id, different, 'any');
  await screeningFindings.check(desk, match.id, different, 'any');
  const settled = await screeningFindings.match(desk, match.id);
  expect(settled.state).toBe('different');
  expect(settled.findings.map(({ outcome }) => outcome)).toEqual(['to-check', 'disputed', 'to-check', 'different']);
  const steps = await fresh.entries({ subjectType: 'screening-match', subjectIds: [match.id] });
  expect(steps.map(({ kind, toState }) => [kind, toState])).toEqual([
    ['screening-match.found', 'to-check'],
    ['screening-match.checked', 'disputed'],
    ['screening-match.found', 'to-check'],
    ['screening-match.checked', 'different'],
  ]);
  await expect(screeningFindings.find(desk, match.id, different, ['as it stood before'])).rejects.toThrow(
    'changed since you read it',
  );
});

test('a file is taken row by row: read, repeated, or refused with its line, column and why', async () => {
  const { screening, screeningWork } = fresh.services;
  const long = 'x'.repeat(10_000);
  const id = await screening.screenFile(
    desk,
    file([
      'Name,kind,birth,nationality,identifier,purpose,Colour',
      'Abdul Latif Mansour,person,,,,Grant 12,red',
      'Water for All,organisation,,,,Grant 13,',
      'Water for All,organisation,,,,Grant 13,',
      ',person,,,,,',
      '🙂,person,,,,,',
      `${long},person,,,,,`,
      'Ana Lopez,person,yesterday,,,,',
      'Ana Lopez,person,1970,Atlantis,,,',
      'Ana Lopez,alien,1970,Spain,,,',
      '"Lopez, Ana",person,1970-03-02,Spain; FR,passport A1234567,Visa,',
      'Ann\u0000Lee,person,,,,,',
    ]),
    { isStanding: true },
  );
  expect(await screening.run(desk, id)).toMatchObject({ state: 'running', rows: 11, refused: 6, done: 0 });
  await screeningWork.work();
  expect(await screening.run(desk, id)).toMatchObject({ state: 'done', done: 5, matches: 1 });
  const rows = await screening.rows(desk, id, { after: 0, limit: 100 });
  expect(rows.map(({ line, fate, field, reason }) => [line, fate, field, reason])).toEqual([
    [2, 'read', null, null],
    [3, 'read', null, null],
    [4, 'repeated', null, null],
    [5, 'refused', 'name', 'no-name'],
    [6, 'refused', 'name', 'no-letter'],
    [7, 'refused', 'name', 'long-name'],
    [8, 'refused', 'birth', 'birth'],
    [9, 'refused', 'nationality', 'nationality'],
    [10, 'refused', 'kind', 'kind'],
    [11, 'read', null, null],
    [12, 'read', null, null],
  ]);
  expect(rows[5]?.name).toBe(long);
  const kinds = (await fresh.entries({ subjectType: 'screening', subjectIds: [id] })).map(({ kind }) => kind);
  expect(kinds).toEqual(['screening.begun', 'screening.found', 'screening.ended']);
});

test('what is no table of partners is refused whole, in words beside the file', async () => {
  const { screening } = fresh.services;
  const runs = (await screening.runs(desk, all)).count;
  const refusal = async (lines: readonly string[]) =>
    screening.screenFile(desk, file(lines), { isStanding: false }).then(
      () => undefined,
      (error: unknown) => error,
    );
  expect(await refusal(['Title,Colour', 'a,b'])).toMatchObject({ field: 'file', code: 'screening.columns' });
  expect(await refusal(['name'])).toMatchObject({ field: 'file', code: 'screening.empty' });
  expect(await refusal(['name', 'Ana', '"Never closed'])).toMatchObject({ field: 'file', code: 'screening.csv' });
  expect((await screening.runs(desk, all)).count).toBe(runs);
});

test('a cleared pair stays cleared by a new list, until either side says something else', async () => {
  const { screening, screeningWork } = fresh.services;
  const waiting = async () => (await screening.front(desk, 100)).open.matches.map((match) => match.askedName);
  const before = await waiting();
  expect(before).toEqual(['Abdul Latif Mansour']);
  fresh.clock.forward(24);
  // A new list that says the same of Anwari, and another of Mansur.
  await take('2025-04-01', [anwari, { ...mansur, alias: 'Haji Abdul Latif' }]);
  await screeningWork.work();
  expect(await waiting()).toEqual(['Abdul Latif Mansour']);
  const { matches } = await screening.matches(desk, { states: ['different'] }, all);
  expect(matches).toMatchObject([{ askedName: 'Muhammad Taher Anwari', isStanding: true }]);
  fresh.clock.forward(24);
  await take('2025-05-01', [
    { ...anwari, remarks: 'Seen in March.' },
    { ...mansur, alias: 'Haji Abdul Latif' },
  ]);
  await screeningWork.work();
  expect((await waiting()).toSorted()).toEqual(['Abdul Latif Mansour', 'Muhammad Taher Anwari']);
  const [newest] = (await screening.runs(desk, all)).runs;
  expect(newest).toMatchObject({ kind: 'standing', state: 'done', matches: 1 });
  // Nothing has changed since: nobody is screened once more.
  await screeningWork.work();
  expect((await screening.runs(desk, all)).runs[0]?.id).toBe(newest?.id);
  // The other side: somebody says more of the one who is screened, who then is another.
  await screening.screenOne(desk, said({ name: 'Muhammad Taher Anwari', nationality: 'Afghanistan' }), {
    isStanding: true,
  });
  expect((await waiting()).filter((name) => name === 'Muhammad Taher Anwari')).toHaveLength(2);
});

test('a run that was broken off goes on where it was, and begins anew where other lists stand by then', async () => {
  const { screening } = fresh.services;
  const names = Array.from({ length: 1_200 }, (_, at) => `Partner ${at} of the valley`);
  const id = await screening.screenFile(desk, file(['name', ...names, 'Abdul Latif Mansur']), { isStanding: false });
  const seen: number[] = [];
  const stopped = fresh.services.screeningWork.workOn(id, (done) => {
    seen.push(done);
    if (done === 1_000) throw new Error('Killed');
  });
  await expect(stopped).rejects.toThrow('Killed');
  expect(await screening.run(desk, id)).toMatchObject({ state: 'running', done: 1_000 });
  await fresh.services.screeningWork.workOn(id, (done) => seen.push(done));
  expect(seen).toEqual([500, 1_000, 1_201, 1_201]);
  expect(await screening.run(desk, id)).toMatchObject({ state: 'done', done: 1_201, matches: 1 });
});

test('those on a screening are screened no more once somebody says so', async () => {
  const { screening } = fresh.services;
  const id = await screening.screenOne(desk, said({ name: 'Somebody of the valley' }), { isStanding: true });
  expect((await screening.run(desk, id)).standing).toBe(1);
  await screening.stopStanding(desk, id);
  expect((await screening.run(desk, id)).standing).toBe(0);
  await expect(screening.stopStanding(desk, id)).rejects.toThrow('Nobody on it is screened again');
});
