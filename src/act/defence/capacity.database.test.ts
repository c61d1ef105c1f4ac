import { afterAll, beforeAll, expect, test } from 'vitest';
import { inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite } from '../../../test/fresh-site.ts';
import type { RecordId } from '../../platform/records/record.ts';
import type { AnyRecordService, FieldValues } from '../../platform/records/record-service.ts';
import type { ActionId } from '../actions/action.ts';

/** A defence planner wants a brigade trained; the gate asks for an assessment and for each unit, on the day. */

let fresh: FreshSite;
let action: ActionId;
const planner = inRole('instrument-owner-defence');
const desk = inRole('desk-officer');
const focal = inRole('focal-point');
const units = ['Northern Brigade', 'Second Battalion'];
const any = { expected: 'any' } as const;

beforeAll(async () => {
  fresh = await freshSite();
  const { warnings, decisions, actions } = fresh.services;
  const warning = await warnings.openByHand(desk, 'SSD', 'high', 'Cattle raids turn into killings');
  await warnings.acknowledge(desk, warning);
  await decisions.decide(desk, warning, { choice: 'act', reasons: 'Lives', optionsNotTaken: '' });
  const what = { purpose: 'Officers protect civilians', lead: 'Ministry of Defence', dueOn: '2027-11-30' };
  const beginning = { instrument: 'security-force-capacity', ...what };
  await expect(actions.begin(planner, warning, beginning)).rejects.toMatchObject({ code: 'action.plan-first' });
  action = await actions.plan(planner, warning, beginning);
  await actions.take(planner, action, 'assess', {});
  await actions.take(desk, action, 'approve', {});
});
afterAll(() => fresh.close());

const begin = () => fresh.services.actions.take(planner, action, 'begin', {});
const page = async () => {
  const visitor = fresh.visitor();
  await visitor.signIn('instrument-owner-defence');
  return (await visitor.get(`/act/actions/${action}`)).body;
};
const details = async (given: FieldValues) => {
  const found = await fresh.services.actions.find(planner, action);
  if (found === undefined) throw new Error('It was planned');
  const { purpose, lead, dueOn, objective, themes, partners } = found;
  const common = { purpose, lead, dueOn, objective, themes, partners };
  await fresh.services.actions.change(planner, action, { ...common, details: { ...found.details, ...given } });
};

async function assessed(riskAfter: 'low' | 'medium' | 'high', validUntil: string, by: typeof focal): Promise<RecordId> {
  const { osjaAssessments } = fresh.services.records;
  const words = { activity: 'Training', recipients: 'Officers', objective: 'Protection', risks: 'Misuse' };
  const levels = { riskBefore: 'high', riskAfter, mitigations: 'Vetting', harms: ['killing'] };
  const id = await osjaAssessments.make(planner, { country: 'SSD', ...words, ...levels });
  await osjaAssessments.take(planner, id, 'submit', {}, any);
  await osjaAssessments.take(by, id, 'approve', { approvalReasons: 'Mitigated', validUntil }, any);
  return id;
}

async function vetted(unit: string, validUntil: string): Promise<RecordId> {
  const { unitVettings } = fresh.services.records;
  const id = await unitVettings.make(planner, { country: 'SSD', unit, commanders: null, sources: 'Panel of Experts' });
  await unitVettings.take(planner, id, 'clear', { findings: 'Nothing credible', validUntil }, any);
  return id;
}

test('without an assessment or a unit it cannot begin, and its page, the landing page and the plan say so', async () => {
  await expect(begin()).rejects.toMatchObject({ code: 'action.blocked', status: 409 });
  const shown = await page();
  expect(shown).toContain('The action names no OSJA assessment.');
  expect(shown).toContain('The action names no unit.');
  expect(shown).not.toContain(`/act/actions/${action}/steps/begin`);
  const visitor = fresh.visitor();
  await visitor.signIn('instrument-owner-defence');
  expect((await visitor.get('/act')).body).toContain('id="blocked"');
  expect((await visitor.get('/act/plans/SSD')).body).toContain('cannot begin yet: The action names no OSJA');
});

test('a high risk is not approved below a minister, nor by who submitted it, nor for longer than a year', async () => {
  await expect(assessed('high', '2027-06-30', focal)).rejects.toMatchObject({ code: 'osja-assessment.level' });
  await expect(assessed('medium', '2027-06-30', desk)).rejects.toMatchObject({ code: 'osja-assessment.level' });
  await expect(assessed('low', '2028-06-30', desk)).rejects.toMatchObject({ field: 'validUntil' });
  await expect(assessed('low', '2026-11-23', desk)).rejects.toMatchObject({ field: 'validUntil' });
  const both = { ...planner, roles: [...planner.roles, 'focal-point'] };
  await expect(assessed('medium', '2027-06-30', both)).rejects.toMatchObject({ code: 'osja-assessment.own' });
});

test('with the assessment approved each unit is still asked for, by its name as written', async () => {
  await details({ osja: await assessed('medium', '2027-06-30', focal), units });
  await vetted('northern  BRIGADE ', '2027-02-28');
  await expect(begin()).rejects.toThrow('The unit “Second Battalion” is not vetted.');
  expect(await page()).toContain('unit=Second+Battalion');
});

test('a clearance that lapses or is withdrawn blocks again; with all in order on the day it begins', async () => {
  const second = await vetted('Second Battalion', '2026-11-30');
  fresh.clock.forward(24 * 7);
  await expect(begin()).rejects.toThrow('The unit “Second Battalion” has a clearance that has lapsed.');
  const third = await vetted('Second Battalion', '2027-05-31');
  const { unitVettings } = fresh.services.records;
  await unitVettings.take(desk, third, 'withdraw', {}, { ...any, remark: 'A report names its major' });
  await expect(begin()).rejects.toThrow('The unit “Second Battalion” has lost its clearance.');
  await vetted('Second Battalion', '2027-05-31');
  await begin();
  expect(await fresh.services.actions.find(planner, action)).toMatchObject({ phase: 'begun' });
  expect(second).not.toBe(third);
});

test('an operation deploys only with a mandate that runs, somebody firm and a task that protects civilians', async () => {
  const { operations, contributions, protectionTasks } = fresh.services.records;
  const service: AnyRecordService = operations;
  const id = await service.make(planner, {
    ...{ country: 'SSD', name: 'Trenton', basis: 'chapter-vii', mandate: 'S/RES/2779 (2025)' },
    ...{ mandateUntil: '2027-04-30', aim: 'Safety', wayOut: 'Handover' },
  });
  const deploy = () => operations.take(planner, id, 'deploy', { deployedOn: '2026-12-01' }, any);
  await expect(deploy()).rejects.toThrow('No contribution to it is confirmed. It has no task that protects civilians.');
  const values = {
    operation: id,
    contributor: 'United Kingdom',
    what: 'Engineers',
    personnel: 120,
    nationalCaveats: null,
  };
  const given = await contributions.make(planner, values);
  await protectionTasks.make(planner, { operation: id, what: 'Patrols', whom: 'Women', where: 'Bentiu' });
  await expect(deploy()).rejects.toThrow('No contribution to it is confirmed.');
  await contributions.take(planner, given, 'confirm', {}, any);
  await deploy();
  expect(await operations.find(planner, id)).toMatchObject({ state: 'deployed' });
});

test('military help is not tasked where civil means would do', async () => {
  const { disasterResponses } = fresh.services.records;
  const request = { need: 'Lift', requestedBy: 'United Nations', requestedOn: '2026-12-01', request: 'Two aircraft' };
  const id = await disasterResponses.make(planner, { country: 'MOZ', ...request, reference: null });
  await disasterResponses.take(planner, id, 'assess', { noCivilMeans: false, assessment: 'Barges are near' }, any);
  const task = { taskedOrganisation: 'ministry-of-defence', tasks: ['Fly'], assets: ['A400M'] };
  const period = { startsOn: '2026-12-02', endsOn: '2026-12-09' };
  await expect(disasterResponses.take(planner, id, 'task', { ...task, ...period }, any)).rejects.toMatchObject({
    code: 'disaster-response.civil',
  });
});
