import { afterEach, beforeEach, expect, test } from 'vitest';
import { countryCode, type FreshServices, freshServices, inRole } from '../../../test/fresh-services.ts';
import { anonymousActor } from '../../platform/database/actor.ts';
import { createView } from '../../platform/web/view.ts';
import { changesPanel } from './timeline-panels.ts';

let fresh: FreshServices;
beforeEach(async () => {
  fresh = await freshServices();
});
afterEach(() => fresh.close());

const desk = inRole('desk-officer');
const partner = inRole('partner-reporter');
const panel = () => changesPanel(fresh.services.timelines, fresh.services.visits, createView({}));
const open = (code: string, reason: string) =>
  fresh.services.warnings.openByHand(inRole('watch-analyst'), countryCode(code), 'high', reason);

test('what was done since the last visit is told by place, the newest place first, and nothing older', async () => {
  await open('NGA', 'Risen');
  await panel()(desk, undefined);
  fresh.clock.forward(2);
  const id = await open('TCD', 'Militias gather');
  fresh.clock.forward(2);
  await open('MLI', 'Risen');
  const shown = await panel()(desk, undefined);
  expect(shown).toContain('What changed since you were last here');
  expect(shown).toContain('2 steps in 2 places');
  expect([...shown.matchAll(/<strong>([^<]+)<\/strong>/g)].map((found) => found[1])).toEqual(['Mali', 'Chad']);
  expect(shown).toContain(`href="/warn/warnings/${id}"`);
  expect(shown).not.toContain('Nigeria');
});

test('what one may not see has not changed, and is in no count', async () => {
  await panel()(partner, undefined);
  fresh.clock.forward(2);
  await open('TCD', 'Militias gather');
  const shown = await panel()(partner, undefined);
  expect(shown).toContain('Nothing that you may see');
  expect(shown).not.toContain('Chad');
});

test('somebody not signed in is told of no changes', async () => {
  await open('TCD', 'Militias gather');
  expect(await panel()(anonymousActor, undefined)).toBe('');
});
