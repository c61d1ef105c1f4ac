import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runAlone } from '../../../test/database-server.ts';
import { countryCode, type FreshServices, freshServices, inRole } from '../../../test/fresh-services.ts';
import { anonymousActor, systemActor } from '../../platform/database/actor.ts';
import { type Choice, choices, type WarningId } from '../../warn/warnings/warning.ts';
import type { DecisionId } from './decision.ts';

let fresh: FreshServices;
let warning: WarningId;
const desk = inRole('desk-officer');
const minister = inRole('minister');
const choosing = (choice: Choice) => ({ choice, reasons: 'The road is cut', optionsNotTaken: 'Waiting for the rains' });

beforeEach(async () => {
  fresh = await freshServices();
  warning = await fresh.services.warnings.openByHand(inRole('watch-analyst'), countryCode('TCD'), 'high', 'Risen');
});
afterEach(() => fresh.close());

const state = async () => (await fresh.services.warnings.find(systemActor, warning))?.warning.state;

test('a decision writes two entries, its own and the warning’s, and keeps who chose what and why', async () => {
  const { decisions, warnings } = fresh.services;
  await warnings.acknowledge(desk, warning);
  fresh.clock.forward(4);
  const before = (await fresh.entries()).length;
  const id = await decisions.decide(minister, warning, choosing('act'));
  const written = (await fresh.entries()).slice(before);
  expect(written.map((entry) => [entry.kind, entry.subjectId, entry.fromState, entry.toState]).toSorted()).toEqual([
    ['decision.made', id, null, 'act'],
    ['warning.decided', warning, 'acknowledged', 'decided'],
  ]);
  expect(await decisions.find(systemActor, id)).toEqual({
    id,
    warningId: warning,
    country: 'TCD',
    ...choosing('act'),
    decidedAt: fresh.clock.now(),
    decidedBy: 'Minister',
    decidedByRole: 'minister',
    organisation: minister.organisation,
    owner: 'east-and-central-africa-desk',
    marking: 'OFFICIAL',
    caveats: [],
    audience: ['uk-government'],
  });
});

test('deciding not to act is a decision like the others', async () => {
  const { decisions, warnings } = fresh.services;
  await warnings.acknowledge(desk, warning);
  for (const choice of choices.toReversed()) {
    fresh.clock.forward(1);
    await decisions.decide(desk, warning, choosing(choice));
  }
  const listed = await decisions.list(systemActor, { warningId: warning });
  expect(listed.map((decision) => decision.choice)).toEqual([...choices]);
  expect(await fresh.entries({ kinds: ['decision.made'] })).toHaveLength(3);
});

test('a decision that cannot be kept moves no warning and leaves no entry', async () => {
  await fresh.services.warnings.acknowledge(desk, warning);
  const before = await fresh.entries();
  await expect(fresh.services.decisions.decide(desk, warning, { ...choosing('act'), reasons: '' })).rejects.toThrow(
    'violates check constraint',
  );
  expect(await fresh.entries()).toEqual(before);
  expect(await state()).toBe('acknowledged');
});

test('a decision before the warning is acknowledged, by the wrong role, or on no warning is refused', async () => {
  const { decisions } = fresh.services;
  const before = await fresh.entries();
  await expect(decisions.decide(desk, warning, choosing('act'))).rejects.toMatchObject({ code: 'warning.move' });
  const nowhere = uuidv7() as WarningId; // An id of the right form that no warning has.
  await expect(decisions.decide(desk, nowhere, choosing('act'))).rejects.toMatchObject({ code: 'warning.unknown' });
  for (const actor of [inRole('watch-analyst'), inRole('instrument-owner-programme'), anonymousActor, systemActor]) {
    await expect(decisions.decide(actor, warning, choosing('act')), actor.name).rejects.toMatchObject({ status: 403 });
  }
  expect(await fresh.entries()).toEqual(before);
  expect(await decisions.find(systemActor, uuidv7() as DecisionId)).toBeUndefined();
});

test('ten who decide at once each make a decision, one after another, and the newest is the one that stands', async () => {
  const { decisions, warnings } = fresh.services;
  await warnings.acknowledge(desk, warning);
  await Promise.all(
    Array.from({ length: 10 }, (_, number) => decisions.decide(desk, warning, choosing(choices[number % 3] ?? 'act'))),
  );
  const moves = await fresh.entries({ kinds: ['warning.decided'] });
  expect(moves).toHaveLength(10);
  expect(await decisions.list(systemActor, { warningId: warning })).toHaveLength(10);
  const found = await warnings.find(systemActor, warning);
  expect(found?.warning).toMatchObject({ choice: JSON.parse(moves.at(-1)?.payload ?? '{}').choice });
});

test('the database lets nobody change or delete a decision', async () => {
  await fresh.services.warnings.acknowledge(desk, warning);
  await fresh.services.decisions.decide(desk, warning, choosing('watch'));
  for (const statement of [`update decision set choice = 'act'`, 'delete from decision', 'truncate decision cascade']) {
    await expect(runAlone(fresh.url, statement), statement).rejects.toThrow('decision is never changed or deleted');
  }
});
