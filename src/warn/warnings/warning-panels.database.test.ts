import { afterEach, beforeEach, expect, test } from 'vitest';
import { countryCode, type FreshServices, freshServices, inRole } from '../../../test/fresh-services.ts';
import { systemActor } from '../../platform/database/actor.ts';
import { createView } from '../../platform/web/view.ts';
import { countryWarningsPanel, unansweredPanel, waitingPanel } from './warning-panels.ts';

let fresh: FreshServices;
beforeEach(async () => {
  fresh = await freshServices();
});
afterEach(() => fresh.close());

test('the front page’s first block tells what waits by what is due first, whatever its level', async () => {
  const analyst = inRole('watch-analyst');
  const { warnings } = fresh.services;
  const panel = unansweredPanel(warnings, fresh.clock.now, createView({}));
  await warnings.openByHand(analyst, countryCode('MLI'), 'elevated', 'Risen');
  fresh.clock.forward(160);
  await warnings.openByHand(analyst, countryCode('TCD'), 'severe', 'Risen');
  await warnings.openByHand(analyst, countryCode('NGA'), 'high', 'Risen');
  const block = await panel(systemActor, undefined);
  expect(block).toContain('No warning stands unanswered past its time');
  expect([...block.matchAll(/<strong>(Mali|Chad|Nigeria)<\/strong>/g)].map((found) => found[1])).toEqual([
    'Mali',
    'Chad',
    'Nigeria',
  ]);
  fresh.clock.forward(30);
  const later = await panel(systemActor, undefined);
  expect(later).toContain('2 warnings stand unanswered past their time');
  expect(later).toContain('22 hours past its time');
});

test('a country’s page offers a warning to those who may open one, where none stands', async () => {
  const { warnings } = fresh.services;
  const panel = countryWarningsPanel(warnings, fresh.clock.now, createView({}));
  const chad = { code: countryCode('TCD') };
  const analyst = inRole('watch-analyst');
  const offer = 'href="/warn/warnings/new?country=TCD"';
  expect(await panel(analyst, chad)).toContain(offer);
  expect(await panel(inRole('minister'), chad)).not.toContain(offer);
  const id = await warnings.openByHand(analyst, chad.code, 'high', 'Militias gather');
  const shown = await panel(analyst, chad);
  expect(shown).toContain(`href="/warn/warnings/${id}"`);
  expect(shown).toContain('Militias gather');
  expect(shown).not.toContain(offer);
});

test('on the front page a minister finds first what has climbed there, a desk officer what is the desk’s', async () => {
  const analyst = inRole('watch-analyst');
  const { warnings } = fresh.services;
  const panel = waitingPanel(warnings, fresh.clock.now, createView({}));
  await warnings.openByHand(analyst, countryCode('SDN'), 'severe', 'Risen');
  fresh.clock.forward(50);
  await warnings.openByHand(analyst, countryCode('NGA'), 'elevated', 'Risen');
  await warnings.climb();
  const places = async (role: string) =>
    [...(await panel(inRole(role), undefined)).matchAll(/<strong>(Sudan|Nigeria)<\/strong>/g)].map((found) => found[1]);
  expect(await places('minister')).toEqual(['Sudan', 'Nigeria']);
  expect(await places('desk-officer')).toEqual(['Nigeria', 'Sudan']);
  expect(await panel(inRole('minister'), undefined)).toContain(
    '1 warning waits for you and stands unanswered past its time',
  );
  expect(await panel(inRole('auditor'), undefined)).toContain('1 warning stands unanswered past its time');
});
