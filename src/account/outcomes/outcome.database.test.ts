import { afterEach, beforeEach, expect, test } from 'vitest';
import { countryCode, inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite } from '../../../test/fresh-site.ts';
import { insertMadeUpRun, madeUpRisk } from '../../../test/made-up-run.ts';
import { maker } from '../../../test/records/examples.ts';
import { systemActor } from '../../platform/database/actor.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { judgementScores } from './judgement-outcome.ts';

let fresh: FreshSite;
beforeEach(async () => {
  fresh = await freshSite();
  await fresh.services.figures.loadShipped(systemActor);
});
afterEach(() => fresh.close());

/** A run on 2023 that gave Sudan 0.9 and Iceland 0.2, of 1,000 deaths or more. */
function insertRun(): Promise<void> {
  const risk = (code: string, target: 'all' | 'one-sided', probability: number) =>
    madeUpRisk(code, { target, thresholdDeaths: 1000, probability });
  return insertMadeUpRun(fresh, [risk('SDN', 'all', 0.9), risk('ISL', 'all', 0.2), risk('ISL', 'one-sided', 0.2)]);
}

test('a run whose months are over is scored on what happened, beside the past alone', async () => {
  expect(await fresh.services.outcomes.ofForecasts(systemActor)).toEqual([]);
  await insertRun();
  const [outcome] = await fresh.services.outcomes.ofForecasts(systemActor);
  const all = outcome?.scores.find(({ target }) => target === 'all');
  // In Sudan thousands died in 2023, in Iceland nobody: Brier (0.1² + 0.2²) / 2, log −(ln 0.9 + ln 0.8) / 2.
  expect(all).toMatchObject({ countries: 2, happened: 1, thresholdDeaths: 1000 });
  expect(all?.brier).toBeCloseTo(0.025, 10);
  expect(all?.logScore).toBeCloseTo(0.164252, 6);
  const oneSided = outcome?.scores.find(({ target }) => target === 'one-sided');
  // Never in ten years: 0.5 of 11.
  expect(oneSided?.climatologyBrier).toBeCloseTo((0.5 / 11) ** 2, 10);
  const page = await fresh.visitor().get('/account/outcomes');
  expect(page.body).toContain('0.025');
  expect(page.body).toContain('1 of 2');
});

test('a warning waits on the curve until its step, and what happened after it stands on its page', async () => {
  const { warnings, decisions } = fresh.services;
  const desk = inRole('desk-officer');
  fresh.clock.forward(-3 * 8_766);
  const first = await warnings.openByHand(desk, countryCode('SDN'), 'severe', 'El Fasher is cut off');
  await warnings.openByHand(desk, countryCode('ISL'), 'elevated', 'A rumour');
  fresh.clock.forward(10);
  await warnings.acknowledge(desk, first);
  await decisions.decide(desk, first, { choice: 'watch', reasons: 'Too little is known', optionsNotTaken: '' });
  fresh.clock.forward(3 * 8_766 - 10);

  const visitor = fresh.visitor();
  await visitor.signIn('desk-officer');
  const curve = await visitor.get('/account/outcomes?stretch=acknowledge&by=place');
  expect(curve.body).toContain('2 warnings began this stretch, and 1 came to its end.');
  expect(curve.body).toContain('10 hours');
  expect(curve.body).toContain('all 12');
  const page = await visitor.get(`/warn/warnings/${first}`);
  expect(page.body).toContain('What happened after');
  expect(page.body).toContain('The 12 months after its opening are over.');
  expect((await visitor.get('/account/outcomes?stretch=begin&by=year')).body).toContain('Half have not done so yet.');
});

test('judgements are scored as forecasts are, and none is a score of nothing', () => {
  const scores = judgementScores([
    { probability: 0.7, happened: true },
    { probability: 0.4, happened: false },
  ]);
  expect(scores).toMatchObject({ count: 2, happened: 1 });
  expect(scores?.brier).toBeCloseTo((0.09 + 0.16) / 2, 10);
  expect(judgementScores([])).toBeUndefined();
});

test('an estimate is scored once its question is answered, and not before', async () => {
  const { records, outcomes } = fresh.services;
  const made = maker(fresh.services);
  const question = (await made('open-question')) as RecordId; // It has just been made.
  const values = { question, probability: 0.35, reasons: 'Two of nine such missions were withdrawn.' };
  await records.estimates.make(inRole('joint-analyst'), values);
  const focal = inRole('focal-point');
  await records.questions.take(focal, question, 'close', {}, { expected: 'any' });
  expect(await outcomes.ofJudgements(focal)).toBeUndefined();
  const answer = { outcome: false, shownBy: 'A communiqué extends their mandate' };
  await records.questions.take(focal, question, 'resolve', answer, { expected: 'any' });
  expect(await outcomes.ofJudgements(focal)).toMatchObject({ count: 1, happened: 0, brier: expect.closeTo(0.1225, 9) });
});
