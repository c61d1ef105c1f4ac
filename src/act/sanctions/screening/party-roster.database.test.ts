import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countryCode, type FreshServices, freshServices, inRole } from '../../../../test/fresh-services.ts';
import { madeUpUnList } from '../../../../test/made-up-lists.ts';
import { systemActor } from '../../../platform/database/actor.ts';
import type { RecordId } from '../../../platform/records/record.ts';
import { standardMarking } from '../../../platform/records/standard-marking.ts';
import type { WarningId } from '../../../warn/warnings/warning.ts';
import type { ActionId } from '../../actions/action.ts';

let fresh: FreshServices;
let warning: WarningId;
const [desk, manager] = [inRole('desk-officer'), inRole('instrument-owner-programme')];
const all = { offset: 0, limit: 100 };
const anwari = { reference: 'TAi.005', name: 'Muhammad Taher Anwari' };
const mansur = { reference: 'TAi.007', name: 'Abdul Latif Mansur' };
const omari = { reference: 'TAi.009', name: 'Jalaluddin Haqqani Omari' };

/** A list of a later day, and what the jobs of each minute make of it. */
async function list(day: string, people: Parameters<typeof madeUpUnList>[1]) {
  fresh.clock.forward(24);
  await fresh.services.sanctionsLists.importList(systemActor, madeUpUnList(day, people));
  await fresh.services.screeningWork.work();
}
const waiting = async () =>
  (await fresh.services.screening.front(desk, 100)).open.matches.map(({ askedName }) => askedName).toSorted();
const standing = async () => (await fresh.services.screening.front(desk, 1)).standing;
const plan = (...parties: readonly string[]): Promise<ActionId> =>
  fresh.services.actions.plan(desk, warning, {
    ...{ instrument: 'shuttle-diplomacy', purpose: 'Talks', lead: 'The envoy', dueOn: '2027-03-31' },
    ...{ details: { parties }, partners: ['african-union-commission'] },
  });

beforeAll(async () => {
  fresh = await freshServices();
  const { warnings, decisions, records } = fresh.services;
  warning = await warnings.openByHand(inRole('watch-analyst'), countryCode('SSD'), 'high', 'Risen');
  await warnings.acknowledge(desk, warning);
  await decisions.decide(desk, warning, { choice: 'act', reasons: 'It costs little', optionsNotTaken: '' });
  const programme = await records.programmes.make(manager, {
    ...{ title: 'Justice after violence', summary: 'Courts', fund: 'fund', leadDepartment: 'home-office' },
    ...{ country: 'SSD', otherCountries: [], rootCauses: ['governance'], themes: [], startsOn: '2026-04-01' },
    ...{ endsOn: null, currency: 'GBP', sector: '15220', iatiIdentifier: null, reportingOrganisation: 'GB-GOV-52' },
    reportingName: 'The Fund',
  });
  await records.projects.make(manager, {
    ...{ programme, title: 'Wells', summary: 'Wells', implementer: 'Abdul Latif Mansur' },
    ...{ implementerReference: null, atRisk: false, departmentShares: ['home-office 100% ODA 100%'] },
    ...{ startsOn: '2026-04-01', endsOn: null, iatiIdentifier: null },
  });
});
afterAll(() => fresh.close());

let talks: ActionId;

test('parties of what was planned before any list are screened by the first one', async () => {
  talks = await plan('The elders of the valley', 'Muhammad Taher Anwari');
  expect(await standing()).toBe(0);
  await list('2026-11-01', [anwari]);
  // Two parties of the talks, the partner of the action, the partner of the project.
  expect(await standing()).toBe(4);
  expect(await waiting()).toEqual(['Muhammad Taher Anwari']);
  const [run] = (await fresh.services.screening.runs(desk, all)).runs;
  expect(run).toMatchObject({ kind: 'standing', rows: 4, done: 4, matches: 1 });
  const [begun] = await fresh.entries({ subjectType: 'screening', subjectIds: [run?.id ?? ''] });
  expect(JSON.parse(begun?.payload ?? '')).toMatchObject({ rows: 4, partiesJoined: 4, partiesLeft: 0 });
  // The action’s page is for all who read of the action; who may be listed is for the own government.
  await expect(fresh.services.screening.matches(inRole('partner-reporter'), {}, all)).rejects.toThrow('government');
});

test('a later list that names a partner of a running project raises a possible match', async () => {
  await list('2026-11-02', [anwari, mansur]);
  expect(await waiting()).toEqual(['Abdul Latif Mansur', 'Muhammad Taher Anwari']);
});

test('whom a plan, or a change of it, names is screened at once, and whom it named already is not anew', async () => {
  const { actions, screening } = fresh.services;
  const id = await plan('Jalaluddin Haqqani Omari');
  const runs = (await screening.runs(desk, all)).count;
  const action = await actions.find(desk, id);
  if (action === undefined) throw new Error('It was planned above');
  const { purpose, lead, dueOn, themes, partners, objective } = action;
  const said = { purpose, lead, dueOn, themes, partners, objective };
  await actions.change(desk, id, { ...said, details: { parties: ['Jalaluddin Haqqani Omari'], positions: 'None' } });
  expect((await screening.runs(desk, all)).count).toBe(runs);
  await actions.change(desk, id, { ...said, details: { parties: ['Jalaluddin Haqqani Omari', 'Abdul Latif Mansur'] } });
  expect((await screening.runs(desk, all)).count).toBe(runs + 1);
  expect(await standing()).toBe(6);
  await list('2026-11-03', [anwari, mansur, omari]);
  expect((await waiting()).filter((name) => name.startsWith('Jalaluddin'))).toHaveLength(1);
});

test('a partner organisation is screened on record when an action names it, and not anew when the action is changed', async () => {
  const { actions, screening } = fresh.services;
  const before = (await screening.runs(desk, all)).count;
  const id = await plan('The elders of the valley');
  const { runs, count } = await screening.runs(desk, all);
  expect(count).toBe(before + 2);
  const titles = runs.slice(0, 2).map(({ title }) => title);
  expect(titles.toSorted()).toEqual(['African Union Commission', 'The elders of the valley']);
  const action = await actions.find(desk, id);
  if (action === undefined) throw new Error('It was planned above');
  const { purpose, lead, dueOn, themes, partners, objective } = action;
  const details = { parties: ['The elders of the valley'], positions: 'None' };
  await actions.change(desk, id, { purpose, lead, dueOn, themes, partners, objective, details });
  expect((await screening.runs(desk, all)).count).toBe(count);
});

test('whoever is party to nothing that is open is screened no more; whom a person asked to screen is', async () => {
  const { actions, screening, records } = fresh.services;
  const nothing = { birthDates: [], nationalities: [], identifiers: [], purpose: null };
  const byHand = { kind: 'person', names: ['Ann Lee'], reference: 'talks SSD', ...nothing } as const;
  await screening.screenOne(desk, byHand, { isStanding: true });
  for (const { id } of await actions.list(desk, { open: true })) {
    await actions.take(desk, id, 'abandon', { remark: 'They have gone' });
  }
  const [project] = (await records.projects.list(systemActor, {}, all)).records;
  await records.projects.take(manager, project?.id ?? ('' as RecordId), 'cancel', {}, { remark: 'x', expected: 'any' });
  await list('2026-11-04', [anwari, mansur]);
  expect(await standing()).toBe(1);
  expect(await actions.find(desk, talks)).toMatchObject({ phase: 'abandoned' });
  const [run] = (await screening.runs(desk, all)).runs;
  const [begun] = await fresh.entries({ subjectType: 'screening', subjectIds: [run?.id ?? ''] });
  expect(JSON.parse(begun?.payload ?? '')).toMatchObject({ rows: 1, partiesJoined: 0, partiesLeft: 6 });
});

test('whom a person has ended does not come back with the next list', async () => {
  const { screening } = fresh.services;
  await plan('Jalaluddin Haqqani Omari');
  const [run] = (await screening.runs(desk, all)).runs;
  if (run === undefined) throw new Error('It was screened when it was planned');
  expect(run).toMatchObject({ kind: 'party', standing: 1 });
  await screening.stopStanding(desk, run.id);
  await list('2026-11-05', [anwari, mansur, omari]);
  // Ann Lee and the action’s partner, without the party of its talks.
  expect(await standing()).toBe(2);
  expect(await screening.run(desk, run.id)).toMatchObject({ standing: 0 });
});

test('whom a person asked to screen stays, also when what it is a party to besides is over', async () => {
  const { actions, screening } = fresh.services;
  const standingUnder = async (name: string) => {
    const { rows } = await fresh.database.snapshot(systemActor, (queries) =>
      sql<{ count: number }>`
        select count(*)::int as count from standing_subject join screened_subject on id = subject
        where ended_at is null and name = ${name}
      `.execute(queries),
    );
    return rows[0]?.count;
  };
  const first = await plan('The elders of the hills');
  const owner = (await actions.find(desk, first))?.owner ?? '';
  const nothing = { birthDates: [], nationalities: [], identifiers: [], purpose: null };
  const said = { kind: 'person', names: ['Rebecca Nyok'], reference: 'talks SSD', ...nothing } as const;
  await screening.screenOne(desk, said, { marked: { ...standardMarking(desk), owner }, isStanding: true });
  const second = await plan('Rebecca Nyok');
  const [run] = (await screening.runs(desk, all)).runs;
  expect(run).toMatchObject({ kind: 'party', title: 'Rebecca Nyok', standing: 1 });
  for (const id of [first, second]) await actions.take(desk, id, 'abandon', { remark: 'They have gone' });
  expect(await standingUnder('The elders of the hills')).toBe(1);
  await list('2026-11-06', [anwari, mansur, omari]);
  expect(await standingUnder('The elders of the hills')).toBe(0);
  expect(await standingUnder('Rebecca Nyok')).toBe(1);
});
