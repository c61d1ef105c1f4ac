import { afterAll, beforeAll, expect, test } from 'vitest';
import { inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite } from '../../../test/fresh-site.ts';
import { systemActor } from '../../platform/database/actor.ts';

let fresh: FreshSite;
beforeAll(async () => {
  fresh = await freshSite();
  await fresh.services.figures.loadShipped(systemActor);
});
afterAll(() => fresh.close());

const address = '/analyse/judgements/practice';
const words = (body: string) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const as = async (role: string) => {
  const visitor = fresh.visitor();
  await visitor.signIn(role);
  return visitor;
};

test('a question says neither where nor when; once judged it tells both, what came of it and the score', async () => {
  const analyst = await as('joint-analyst');
  const asked = (await analyst.get(address)).body;
  expect(words(asked)).toContain('Question 1. A country was like this for 10 years.');
  const sent = await analyst.post(address, { number: '1', probability: '35 %' }, address);
  expect(sent.headers.location).toBe(`${address}/1`);
  const told = (await analyst.get(`${address}/1`)).body;
  const { answers } = await fresh.services.practice.record(inRole('joint-analyst'));
  const [answer] = answers;
  if (answer === undefined) throw new Error('The answer was not kept');
  expect(asked).not.toContain(`/places/${answer.country}`);
  expect(words(asked)).not.toMatch(new RegExp(`\\b${answer.year}\\b`));
  expect(told).toContain(`/places/${answer.country}`);
  expect(words(told)).toContain(`in ${answer.year}: UCDP counted`);
  expect(answer.brier).toBeCloseTo((0.35 - (answer.happened ? 1 : 0)) ** 2, 12);
  expect(words((await analyst.get(address)).body)).toContain('Question 2.');
});

test('what does not fit is told beside the field, and the question stays; the same question is judged once', async () => {
  const officer = await as('desk-officer');
  for (const probability of ['', 'likely', '101', '-3']) {
    const refused = await officer.post(address, { number: '1', probability }, address);
    expect(refused.statusCode).toBe(422);
    expect(words(refused.body)).toContain('Enter how likely it is, from 0 to 100 per cent');
  }
  const before = (await officer.get(address)).body;
  expect((await officer.post(address, { number: '1', probability: '50' }, address)).statusCode).toBe(303);
  const again = await officer.post(address, { number: '1', probability: '90' }, address);
  expect(again.statusCode).toBe(409);
  expect(words(again.body)).toContain('judged already');
  const { answers } = await fresh.services.practice.record(inRole('desk-officer'));
  expect(answers.map(({ probability }) => probability)).toEqual([0.5]);
  expect((await officer.get(address)).body).not.toBe(before);
});

test('what somebody practises nobody else sees, and whoever judges nothing here has no practice', async () => {
  const [analyst, second] = [await as('joint-analyst'), await as('focal-point')];
  expect((await analyst.get(`${address}/1`)).statusCode).toBe(200);
  expect((await second.get(`${address}/1`)).statusCode).toBe(404);
  expect((await (await as('partner-reporter')).get(address)).statusCode).toBe(403);
  expect((await fresh.visitor().get(address)).statusCode).toBe(403);
});

test('after some questions it is told how well, beside whoever always says how often it happens', async () => {
  const person = inRole('strategy-owner');
  for (let number = 1; number <= 25; number += 1) await fresh.services.practice.answer(person, number, 0.3);
  const { brier, baseRateBrier, calibration } = await fresh.services.practice.record(person);
  expect(calibration.reduce((sum, { count }) => sum + count, 0)).toBe(25);
  expect(Math.abs((brier ?? 1) - (baseRateBrier ?? 0))).toBeLessThan(0.1);
  const page = words((await (await as('strategy-owner')).get(address)).body);
  expect(page).toContain('25 questions. Your Brier score is');
});
