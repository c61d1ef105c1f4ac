import { afterEach, beforeEach, expect, test } from 'vitest';
import { countryCode, inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite } from '../../../test/fresh-site.ts';
import { insertMadeUpRun, madeUpRisk } from '../../../test/made-up-run.ts';
import { systemActor } from '../../platform/database/actor.ts';

let fresh: FreshSite;
beforeEach(async () => {
  fresh = await freshSite();
});
afterEach(() => fresh.close());

const kenya = countryCode('KEN');

test('the example is loaded from the front page, once, and stands at the dates of history', async () => {
  // The front page shows the map of a forecast.
  await insertMadeUpRun(fresh, [madeUpRisk('SDN', { target: 'one-sided', thresholdDeaths: 25, probability: 0.9 })]);
  const desk = fresh.visitor();
  await desk.signIn('desk-officer');
  expect((await desk.get('/')).body).toContain('/account/example');
  expect((await desk.post('/account/example', {}, '/account/example')).statusCode).toBe(303);
  expect((await desk.get('/')).body).not.toContain('/account/example');
  await expect(fresh.services.example.load(systemActor)).rejects.toMatchObject({ code: 'example.loaded' });

  const { services } = fresh;
  const [thread] = (await services.warnings.onClocks(systemActor)).filter(({ warning }) => warning.country === kenya);
  expect(thread?.warning.state).toBe('closed');
  expect(thread?.steps.map(({ kind, at }) => [kind, at.toISOString().slice(0, 10)])).toEqual([
    ['warning.opened', '2007-12-30'],
    ['warning.acknowledged', '2008-01-01'],
    ['warning.assessed', '2008-01-07'],
    ['warning.decided', '2008-01-08'],
    ...['2008-01-08', '2008-01-22', '2008-01-29', '2008-02-06', '2008-02-07', '2008-02-18'].map((day) => [
      'warning.action-begun',
      day,
    ]),
    ['warning.closed', '2008-10-15'],
  ]);
  // From 18:00 on 30 December 2007 to 14:00 on 8 January 2008.
  expect((await services.latencies.ofWarnings(systemActor)).at(-1)).toMatchObject({ reached: 1, medianHours: 212 });
  expect(await services.ledger.verify()).toMatchObject({ intact: true });

  const onDay = await desk.get('/account/on/2008-02-06?place=KEN');
  expect(onDay.body).toContain('S/PRST/2008/4');
  expect(onDay.body).not.toContain('Secretary of State');
  const warning = await desk.get(`/warn/warnings/${thread?.warning.id}`);
  expect(warning.body).toContain('History (example)');
  expect(warning.body).toContain('Check each before showing it as authority.');
  const letters = await desk.get('/account/correspondence');
  expect(letters.body).toContain('MIN/33171/2018');
  expect(letters.body).toContain('13 February 2019');
});

test('where something of one’s own is in its place, nothing of the example is kept', async () => {
  const { services } = fresh;
  await services.warnings.openByHand(inRole('desk-officer'), kenya, 'high', 'Risen');
  const before = await services.ledger.count();
  await expect(services.example.load(systemActor)).rejects.toMatchObject({ code: 'warning.standing' });
  expect(await services.ledger.count()).toBe(before);
  expect(await services.example.isOffered(inRole('desk-officer'))).toBe(true);
});

test('two who load it at once load it once', async () => {
  const { example, ledger } = fresh.services;
  const loads = await Promise.allSettled([example.load(systemActor), example.load(inRole('administrator'))]);
  expect(loads.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await ledger.verify()).toMatchObject({ intact: true });
});
