import { afterEach, beforeEach, expect, test } from 'vitest';
import { inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite } from '../../../test/fresh-site.ts';
import { insertMadeUpRun, madeUpRisk } from '../../../test/made-up-run.ts';
import { systemActor } from '../../platform/database/actor.ts';
import type { Marked } from '../../platform/ledger/ledger-entry.ts';

let fresh: FreshSite;
beforeEach(async () => {
  fresh = await freshSite();
});
afterEach(() => fresh.close());

const analyst = inRole('watch-analyst');
const desk = inRole('desk-officer');
const yesterday = () => new Date(fresh.clock.now().getTime() - 86_400_000);

function notice(country: string, other: object = {}, marked?: Marked, actor = analyst) {
  const values = {
    ...{ title: `Something changed in ${country}`, country, region: null, observedOn: '2026-11-20', origin: 'event' },
    ...{ source: '/places/SDN', detail: null, asksFor: 'high', ...other },
  };
  return fresh.services.records.signals.make(actor, values, marked);
}

const dismiss = (country: string, comesBackOn = '2026-12-24') =>
  fresh.services.records.dismissals.make(analyst, {
    ...{ country, region: null, reason: 'An old recording', comesBackOn },
  });

const keys = async (actor = analyst) =>
  (await fresh.services.watchList.lines(actor, 'harm', yesterday())).lines.map(({ key }) => key);

test('a line leads to a warning, to the desk by name, or away with a reason until its day', async () => {
  const signal = await notice('SDN');
  await notice('ISL', { asksFor: null });
  const visitor = fresh.visitor();
  await visitor.signIn('watch-analyst');
  const page = (await visitor.get('/warn/watch')).body;
  expect(page).toContain('2 places wait for you, 2 with something new.');
  expect(page).toContain(`/warn/signals/${signal}/open-warning`);
  const handing = /href="(\/warn\/desk-matters\/new\?country=ISL[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
  if (handing === undefined) throw new Error('Iceland may be handed over');

  const handed = await visitor.post(
    '/warn/desk-matters',
    {
      ...{ country: 'ISL', region: '', matter: 'Who spreads the rumour?', desk: desk.organisationId },
      ...{ person: desk.personId, 'answerBy-day': '1', 'answerBy-month': '12', 'answerBy-year': '2026' },
    },
    handing,
  );
  expect(handed.statusCode, handed.body).toBe(303);
  await dismiss('SDN');
  expect(await keys()).toEqual([]);

  fresh.clock.forward(31 * 24);
  expect(await keys(), 'its day has come').toEqual(['SDN']);
  expect((await visitor.get('/warn/watch')).body).toContain('Dismissed on 24 November 2026, and back');
  const kinds = (await fresh.entries()).map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(['desk-matter.made', 'watch-dismissal.made']));

  await insertMadeUpRun(fresh, [madeUpRisk('SDN', { target: 'one-sided', thresholdDeaths: 25, probability: 0.9 })]);
  const officer = fresh.visitor();
  await officer.signIn('desk-officer');
  const front = (await officer.get('/')).body;
  expect(front).toContain('The watch has handed 1 matter over to you');
  expect(front).toContain('to you by name');
});

test('a signal that is hidden from the asker changes neither lines nor their order', async () => {
  await insertMadeUpRun(fresh, [
    ...[25, 100, 1000].map((thresholdDeaths) =>
      madeUpRisk('SDN', { target: 'one-sided', thresholdDeaths, probability: 0.9 }),
    ),
    ...[25, 100, 1000].map((thresholdDeaths) =>
      madeUpRisk('TCD', { target: 'one-sided', thresholdDeaths, probability: 0.1 }),
    ),
  ]);
  await notice('TCD');
  await notice('ISL');
  const read = async () => {
    const visitor = fresh.visitor();
    await visitor.signIn('desk-officer');
    const csv = (await visitor.get('/warn/watch.csv?order=harm')).body;
    const page = (await visitor.get('/warn/watch?order=surprise')).body;
    return { csv, page: page.slice(page.indexOf('<ol'), page.indexOf('</ol>')) };
  };
  const before = await read();
  const own = {
    owner: analyst.organisationId,
    marking: 'OFFICIAL-SENSITIVE',
    caveats: ['NOBODY'],
    audience: [],
  } as const;
  await notice('SDN', {}, own, systemActor);
  await notice('TCD', { title: 'Hidden' }, own, systemActor);
  expect(await read()).toEqual(before);
  const seen = (await fresh.services.watchList.lines(systemActor, 'harm', yesterday())).lines;
  expect(seen.map(({ key }) => key)).toEqual(expect.arrayContaining(['SDN', 'TCD', 'ISL']));
  expect(seen[0]?.key).toBe('SDN');
});

test('a report, and a check-in that tells of something worse, stand there since the time asked for', async () => {
  const { checkIns } = fresh.services.records;
  const post = inRole('post-reporter');
  await checkIns.make(post, { country: 'SDN', worse: ['7'], better: [], what: ['7. Roadblocks'] });
  await checkIns.make(post, { country: 'TCD', worse: [], better: ['7'], what: ['7. No roadblocks any more'] });
  const { lines } = await fresh.services.watchList.lines(analyst, 'harm', yesterday());
  expect(lines).toMatchObject([{ key: 'SDN', isNew: true, next: { step: 'hand-over' } }]);
  fresh.clock.forward(48);
  expect(await keys()).toEqual([]);
});

test('whoever is not of the government’s own watch is refused', async () => {
  const visitor = fresh.visitor();
  expect((await visitor.get('/warn/watch')).statusCode).toBe(403);
  await visitor.signIn('partner-reporter');
  expect((await visitor.get('/warn/watch')).statusCode).toBe(403);
});

test('a day that has been, or beyond what forecasts reach, is refused beside its field', async () => {
  await expect(dismiss('SDN', '2026-11-24')).rejects.toMatchObject({ field: 'comesBackOn', status: 422 });
  await expect(dismiss('SDN', '2027-12-24')).rejects.toMatchObject({ field: 'comesBackOn', status: 422 });
});

test('a dismissal is scored on what happened in the twelve months of the forecast that stood then', async () => {
  await insertMadeUpRun(fresh, [
    madeUpRisk('SDN', { target: 'all', thresholdDeaths: 25, probability: 0.8 }),
    madeUpRisk('ISL', { target: 'all', thresholdDeaths: 25, probability: 0.1 }),
  ]);
  fresh.clock.forward(-24 * 365 * 3.5);
  await dismiss('SDN', '2023-09-01');
  await dismiss('ISL', '2023-09-01');
  fresh.clock.forward(24 * 365 * 3.5);
  const outcomes = await fresh.services.outcomes.ofDismissals(analyst);
  expect(outcomes).toMatchObject([
    { country: 'ISL', chance: expect.closeTo(0.1, 9), struck: false },
    { country: 'SDN', chance: expect.closeTo(0.8, 9), struck: true },
  ]);
  const visitor = fresh.visitor();
  await visitor.signIn('watch-analyst');
  // Brier (0.1² + 0.2²) / 2
  expect((await visitor.get('/warn/watch')).body).toContain(
    'Of 2 dismissed whose twelve months are over, 1 was struck; the forecasts that stood then led one to expect 0.9. Brier score 0.025',
  );
});
