import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshServices, freshServices, inRole } from '../../../../test/fresh-services.ts';
import { madeUpUkList, madeUpUnList } from '../../../../test/made-up-lists.ts';
import { systemActor } from '../../../platform/database/actor.ts';
import { versionOf } from '../../../platform/version.ts';
import { matchRow } from './screening-csv.ts';
import { judgedOn } from './screening-match.ts';

let fresh: FreshServices;
const [desk, focal] = [inRole('desk-officer'), inRole('focal-point')];
const all = { offset: 0, limit: 100 };
const anwari = { reference: 'TAi.005', name: 'Muhammad Taher Anwari', born: '1961-03-02' };
const cited = { reference: 'AFG0009', name: 'Mohammad Taher Anwari', born: '02/03/1961', unReference: 'TAi.005' };
const nothing = { nationalities: [], identifiers: [], purpose: null, reference: 'partner 1' };
const said = { kind: 'person', names: ['Muhammad Taher Anwari'], birthDates: [{ year: 1961 }], ...nothing } as const;
const matches = async () => (await fresh.services.screening.matches(desk, {}, all)).matches;
const takeUk = async (day: string, listed: Parameters<typeof madeUpUkList>[1]) => {
  await fresh.services.sanctionsLists.importList(systemActor, madeUpUkList(day, listed));
  await fresh.services.registerWork.work();
  await fresh.services.screeningWork.work();
};
const different = { verdict: 'different', reason: 'Another face' } as const;

beforeAll(async () => {
  fresh = await freshServices();
  await fresh.services.sanctionsLists.importList(systemActor, madeUpUnList('2026-10-01', [anwari]));
  await takeUk('2026-10-02', [cited]);
});
afterAll(() => fresh.close());

test('one who is on two lists is one possible match, which names both records, in lists, counts and tables', async () => {
  const { screening } = fresh.services;
  const run = await screening.screenOne(desk, said, { isStanding: true });
  const { count, matches: found } = await screening.matches(desk, {}, all);
  expect(count).toBe(1);
  const [match] = found;
  const records = [match?.listedReference, ...(match?.others ?? []).map(({ reference }) => reference)];
  expect(records.toSorted()).toEqual(['AFG0009', 'TAi.005']);
  expect(await screening.run(desk, run)).toMatchObject({ matches: 1 });
  expect(await screening.front(desk, 10)).toMatchObject({ open: { count: 1 }, toCheck: { count: 0 } });
  expect(await screening.waiting(desk)).toEqual({ open: 1, toCheck: 0 });
  expect(match && matchRow(match).otherRecords).toMatch(/^(uk AFG0009|un TAi\.005)$/);
  // Programs are given each record, with what tells that they are one.
  const each = await screening.matchesAfter(desk, {}, { after: undefined, limit: 10 });
  expect(each).toHaveLength(2);
  expect(new Set(each.map(({ registerSubject }) => registerSubject)).size).toBe(1);
});

test('a party that is on two lists is held back once, and told so', async () => {
  const party = { name: anwari.name, kind: 'person', reference: 'partner 1', purpose: 'A well' } as const;
  const { pairs } = await fresh.services.parties.standing(desk, party);
  expect(pairs).toMatchObject([{ state: 'open', others: 1 }]);
  const [obstacle] = await fresh.database.snapshot(desk, (queries) =>
    fresh.services.parties.obstaclesIn(queries, party),
  );
  expect(obstacle?.text).toContain('and 1 more of the same subject)');
});

test('it is found and checked once, and each record is then settled, with an entry for each', async () => {
  const { screening, screeningFindings } = fresh.services;
  const [match] = await matches();
  const id = match?.id ?? '';
  const whole = await screeningFindings.match(desk, id);
  expect(whole.together).toMatchObject([{ state: 'open', findings: 0 }]);
  await screeningFindings.find(desk, id, different, 'any');
  expect(await screening.waiting(focal)).toEqual({ open: 0, toCheck: 1 });
  await screeningFindings.check(focal, id, different, 'any');
  const after = await matches();
  expect(after).toMatchObject([{ state: 'different', others: [{}] }]);
  const pairs = [id, ...after.flatMap(({ others }) => others.map((other) => other.id)), after[0]?.id ?? ''];
  const entries = await fresh.entries({ subjectType: 'screening-match', subjectIds: [...new Set(pairs)] });
  expect(entries.map(({ kind }) => kind).toSorted()).toEqual([
    ...['screening-match.checked', 'screening-match.checked', 'screening-match.found', 'screening-match.found'],
  ]);
});

test('a record that says something else is open alone, beside what was found of the other; what is parted is two', async () => {
  fresh.clock.forward(24);
  await takeUk('2026-10-03', [{ ...cited, regime: 'Elsewhere' }]);
  const standing = (await matches()).filter(({ isStanding }) => isStanding);
  expect(standing.map(({ state, listedReference }) => [state, listedReference]).toSorted()).toEqual([
    ['different', 'TAi.005'],
    ['open', 'AFG0009'],
  ]);
  const open = standing.find(({ state }) => state === 'open');
  const whole = await fresh.services.screeningFindings.match(desk, open?.id ?? '');
  expect(whole.together).toMatchObject([{ reference: 'TAi.005', state: 'different' }]);
  const apart = { verdict: 'different', reason: 'The reference is wrong' } as const;
  await fresh.services.registerDeciding.decide(desk, 'un:TAi.005', 'uk:AFG0009', apart, 'any');
  expect((await fresh.services.screeningFindings.match(desk, open?.id ?? '')).together).toEqual([]);
});

test('what is read before another record joins cannot be judged unseen', async () => {
  const { registerDeciding, screeningFindings } = fresh.services;
  const open = (await matches()).find(({ state }) => state === 'open');
  const before = await screeningFindings.match(desk, open?.id ?? '');
  const version = versionOf(judgedOn(before));
  const back = { verdict: 'taken-back', reason: 'It was right' } as const;
  await registerDeciding.decide(desk, 'un:TAi.005', 'uk:AFG0009', back, 'any');
  await expect(screeningFindings.find(desk, before.id, different, [version])).rejects.toMatchObject({ status: 412 });
});
