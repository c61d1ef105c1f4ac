import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshServices, freshServices, inRole } from '../../../../test/fresh-services.ts';
import { madeUpUnList } from '../../../../test/made-up-lists.ts';
import { systemActor } from '../../../platform/database/actor.ts';
import { holdScreened } from '../screening/screened-subject-store.ts';
import type { RunId } from '../screening/screening-run.ts';

let fresh: FreshServices;
const desk = inRole('desk-officer');
const all = { offset: 0, limit: 100 };
const listed = { reference: 'TAi.005', name: 'Muhammad Taher Anwari', born: '1961-03-02' };
const nothing = { birthDates: [], nationalities: [], identifiers: [], purpose: 'A grant', reference: null };
const days = (count: number) => fresh.clock.forward(count * 24);

const screen = (name: string): Promise<RunId> =>
  fresh.services.screening.screenOne(desk, { kind: 'person', names: [name], ...nothing }, { isStanding: false });

beforeAll(async () => {
  fresh = await freshServices();
  await fresh.services.sanctionsLists.importList(systemActor, madeUpUnList('2026-11-01', [listed]));
});
afterAll(() => fresh.close());

test('whom a person ended stays while it is party to what is open, and goes when nothing is', async () => {
  const { retention, screening, records } = fresh.services;
  const manager = inRole('instrument-owner-programme');
  const programme = await records.programmes.make(manager, {
    ...{ title: 'Justice after violence', summary: 'Courts', fund: 'fund', leadDepartment: 'home-office' },
    ...{ country: 'SSD', otherCountries: [], rootCauses: ['governance'], themes: [], startsOn: '2026-04-01' },
    ...{ endsOn: null, currency: 'GBP', sector: '15220', iatiIdentifier: null, reportingOrganisation: 'GB-GOV-52' },
    reportingName: 'The Fund',
  });
  const project = await records.projects.make(manager, {
    ...{ programme, title: 'Wells', summary: 'Wells', implementer: 'Wellborn and Daughters' },
    ...{ implementerReference: null, atRisk: false, departmentShares: ['home-office 100% ODA 100%'] },
    ...{ startsOn: '2026-04-01', endsOn: null, iatiIdentifier: null },
  });
  const [run] = (await screening.runs(desk, all)).runs;
  expect(run).toMatchObject({ kind: 'party', title: 'Wellborn and Daughters', standing: 1 });
  await screening.stopStanding(desk, run?.id ?? '');
  days(400);
  expect((await retention.standing(desk)).due).toEqual([]);
  expect(await retention.erase()).toBe(0);
  await records.projects.take(manager, project, 'cancel', {}, { remark: 'x', expected: 'any' });
  expect(await retention.erase()).toBe(1);
});

test('nobody is erased while somebody is being screened; the next night goes on', async () => {
  const { retention } = fresh.services;
  await screen('Quentin Passerby');
  days(400);
  await fresh.database.transact(desk, async (queries) => {
    await holdScreened(queries);
    expect(await retention.erase()).toBe(0);
  });
  expect(await retention.erase()).toBe(1);
});

test('what is not yet due takes no place among the first hundred of those that are', async () => {
  const { retention, screening } = fresh.services;
  const names = Array.from({ length: 101 }, (_, at) => `Wanda Early ${'abcdefghij'[Math.floor(at / 10)] ?? 'k'}${at}`);
  for (const name of ['Muhammad Taher Anwari', 'Anwari, Muhammad Taher']) await screen(name);
  const { matches } = await screening.matches(desk, { states: ['open'] }, all);
  const different = { verdict: 'different', reason: 'Another' } as const;
  for (const { id } of matches) await fresh.services.screeningFindings.find(desk, id, different, 'any');
  for (const name of names) await screen(name);
  days(400);
  const { due, dueCount } = await retention.standing(desk);
  expect([due.length, dueCount]).toEqual([100, 101]);
  expect(new Set(due.map(({ rule }) => rule))).toEqual(new Set(['nothing-found']));
  expect(await retention.erase()).toBe(101);
});
