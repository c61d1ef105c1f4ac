import { afterEach, beforeEach, expect, test } from 'vitest';
import { countryCode, type FreshServices, freshServices, inRole } from '../../../test/fresh-services.ts';
import { anonymousActor } from '../../platform/database/actor.ts';
import { createView } from '../../platform/web/view.ts';
import { dueActionsPanel } from './action-panels.ts';

let fresh: FreshServices;
beforeEach(async () => {
  fresh = await freshServices();
});
afterEach(() => fresh.close());

const desk = inRole('desk-officer');
const panel = () => {
  const { actions, warnings, instruments } = fresh.services;
  return dueActionsPanel(actions, warnings, instruments, fresh.clock.now, createView({}));
};

async function decidedWarning(country: string) {
  const { warnings, decisions } = fresh.services;
  const id = await warnings.openByHand(desk, countryCode(country), 'severe', 'Militias gather');
  await warnings.acknowledge(desk, id);
  await decisions.decide(desk, id, { choice: 'act', reasons: 'Lives', optionsNotTaken: '' });
  return id;
}

async function begin(country: string, dueOn: string) {
  const { actions, instruments } = fresh.services;
  const instrument = instruments.all[0]?.id ?? '';
  return actions.begin(desk, await decidedWarning(country), { instrument, purpose: 'Peace', lead: 'Embassy', dueOn });
}

test('actions of the own department that are late come first, then those due within a week', async () => {
  const late = await begin('TCD', '2026-11-25');
  const soon = await begin('MLI', '2026-12-03');
  const far = await begin('NGA', '2027-06-01');
  fresh.clock.forward(72);
  const shown = await panel()(desk, undefined);
  expect(shown).toContain('1 action of your department is overdue');
  expect(shown.indexOf(late)).toBeLessThan(shown.indexOf('Due within a week'));
  expect(shown.indexOf(soon)).toBeGreaterThan(shown.indexOf('Due within a week'));
  expect(shown).not.toContain(far);
});

test('a completed action waits for nobody', async () => {
  const id = await begin('TCD', '2026-11-25');
  await fresh.services.actions.complete(desk, id, 'Done');
  fresh.clock.forward(72);
  expect(await panel()(desk, undefined)).toContain('None is due within a week');
});

test('another department is told of what waits to begin, and not of actions that are not its own', async () => {
  const late = await begin('TCD', '2026-11-25');
  const waiting = await decidedWarning('MLI');
  fresh.clock.forward(72);
  const shown = await panel()(inRole('instrument-owner-defence'), undefined);
  expect(shown).not.toContain(late);
  expect(shown).toContain(`href="/warn/warnings/${waiting}"`);
});

test('the minister is told of late actions only where there are some; a visitor of none', async () => {
  const minister = inRole('minister');
  expect(await panel()(minister, undefined)).toBe('');
  const late = await begin('TCD', '2026-11-25');
  fresh.clock.forward(72);
  expect(await panel()(minister, undefined)).toContain(late);
  expect(await panel()(anonymousActor, undefined)).toBe('');
});
