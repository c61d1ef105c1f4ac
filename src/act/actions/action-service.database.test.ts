import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countryCode, type FreshServices, freshServices, inRole } from '../../../test/fresh-services.ts';
import { anonymousActor, systemActor } from '../../platform/database/actor.ts';
import type { Choice, WarningId } from '../../warn/warnings/warning.ts';
import type { ActionId } from './action.ts';

let fresh: FreshServices;
let warning: WarningId;
const desk = inRole('desk-officer');
const owner = inRole('instrument-owner-programme');
const chad = countryCode('TCD');
const beginning = () => ({
  instrument: fresh.services.instruments.all[0]?.id ?? '',
  purpose: 'The road is open again',
  lead: 'The embassy',
  dueOn: '2027-03-31',
});

beforeEach(async () => {
  fresh = await freshServices();
  warning = await fresh.services.warnings.openByHand(inRole('watch-analyst'), chad, 'high', 'Risen');
});
afterEach(() => fresh.close());

async function decided(choice: Choice) {
  await fresh.services.warnings.acknowledge(desk, warning);
  return fresh.services.decisions.decide(desk, warning, { choice, reasons: 'The road is cut', optionsNotTaken: '' });
}

test('an action begins on the decision that stands, and writes two entries, its own and the warning’s', async () => {
  const { actions } = fresh.services;
  const decision = await decided('act');
  const before = (await fresh.entries()).length;
  fresh.clock.forward(5);
  const id = await actions.begin(owner, warning, beginning());
  const written = (await fresh.entries()).slice(before);
  expect(written.map((entry) => [entry.kind, entry.subjectId, entry.fromState, entry.toState]).toSorted()).toEqual([
    ['action.begun', id, null, 'begun'],
    ['warning.action-begun', warning, 'decided', 'action-begun'],
  ]);
  expect(await actions.find(systemActor, id)).toEqual({
    id,
    serves: 'warning',
    warningId: warning,
    decisionId: decision,
    country: 'TCD',
    ...beginning(),
    ...{ objective: null, themes: [], partners: [], details: {} },
    phase: 'begun',
    state: 'begun',
    plannedAt: fresh.clock.now(),
    begunAt: fresh.clock.now(),
    owner: 'east-and-central-africa-desk',
    marking: 'OFFICIAL',
    caveats: [],
    audience: ['uk-government'],
  });
});

test('several actions may begin on one decision, and each is completed once, with its result', async () => {
  const { actions } = fresh.services;
  await decided('act');
  const first = await actions.begin(owner, warning, beginning());
  await actions.begin(desk, warning, beginning());
  expect(await actions.list(systemActor, { warningId: warning })).toHaveLength(2);
  fresh.clock.forward(1);
  const before = (await fresh.entries()).length;
  await actions.complete(owner, first, 'The road is open');
  await expect(actions.complete(owner, first, 'Again')).rejects.toMatchObject({ code: 'action.completed' });
  const written = (await fresh.entries()).slice(before);
  expect(written.map((entry) => [entry.kind, entry.fromState, entry.toState])).toEqual([
    ['action.completed', 'begun', 'completed'],
  ]);
  expect(await actions.find(systemActor, first)).toMatchObject({
    state: 'completed',
    result: 'The road is open',
    completedAt: fresh.clock.now(),
  });
});

test('of ten who complete an action at once one does', async () => {
  const { actions } = fresh.services;
  await decided('act');
  const id = await actions.begin(owner, warning, beginning());
  const outcomes = await Promise.allSettled(
    Array.from({ length: 10 }, (_, number) => actions.complete(owner, id, `Result ${number}`)),
  );
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
  expect(await fresh.entries({ kinds: ['action.completed'] })).toHaveLength(1);
});

test('no action begins without a decision to act', async () => {
  const { actions } = fresh.services;
  await expect(actions.begin(desk, warning, beginning())).rejects.toThrow('This warning is opened');
  await decided('watch');
  await expect(actions.begin(desk, warning, beginning())).rejects.toThrow('Decide to act before an action begins');
  expect(await actions.list(systemActor)).toEqual([]);
  expect(await fresh.entries({ kinds: ['action.begun', 'warning.action-begun'] })).toEqual([]);
});

test('an action rests on the newest decision, when a later one changes the choice', async () => {
  await decided('watch');
  fresh.clock.forward(20);
  const second = await fresh.services.decisions.decide(desk, warning, {
    choice: 'act',
    reasons: 'The town is cut off',
    optionsNotTaken: '',
  });
  const id = await fresh.services.actions.begin(desk, warning, beginning());
  expect(await fresh.services.actions.find(systemActor, id)).toMatchObject({ decisionId: second });
});

test('an instrument outside the catalogue and a date gone by are refused beside their fields', async () => {
  const { actions } = fresh.services;
  await decided('act');
  await expect(actions.begin(desk, warning, { ...beginning(), instrument: 'magic' })).rejects.toMatchObject({
    code: 'action.instrument',
    field: 'instrument',
  });
  await expect(actions.begin(desk, warning, { ...beginning(), dueOn: '2026-11-23' })).rejects.toMatchObject({
    code: 'action.due',
    field: 'dueOn',
  });
  await actions.begin(desk, warning, { ...beginning(), dueOn: '2026-11-24' });
  expect(await actions.list(systemActor, { country: chad })).toHaveLength(1);
});

test('an action that cannot be kept moves no warning and leaves no entry', async () => {
  await decided('act');
  const before = await fresh.entries();
  await expect(fresh.services.actions.begin(desk, warning, { ...beginning(), purpose: '' })).rejects.toThrow(
    'violates check constraint',
  );
  expect(await fresh.entries()).toEqual(before);
  expect((await fresh.services.warnings.find(systemActor, warning))?.warning.state).toBe('decided');
});

test('the wrong role is refused, and so is an action or warning that does not exist', async () => {
  const { actions } = fresh.services;
  await decided('act');
  const id = await actions.begin(desk, warning, beginning());
  const before = await fresh.entries();
  for (const actor of [inRole('watch-analyst'), inRole('minister'), anonymousActor]) {
    await expect(actions.begin(actor, warning, beginning()), actor.name).rejects.toMatchObject({ status: 403 });
    await expect(actions.complete(actor, id, 'Done'), actor.name).rejects.toMatchObject({ status: 403 });
  }
  // Ids of the right form that nothing has.
  const [noAction, noWarning] = [uuidv7() as ActionId, uuidv7() as WarningId];
  await expect(actions.complete(desk, noAction, 'Done')).rejects.toMatchObject({ code: 'action.unknown' });
  await expect(actions.begin(desk, noWarning, beginning())).rejects.toMatchObject({ code: 'warning.unknown' });
  expect(await actions.find(systemActor, noAction)).toBeUndefined();
  expect(await fresh.entries()).toEqual(before);
});
