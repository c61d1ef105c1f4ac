import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settleDue } from '../../src/analyse/judgements/judgement-service.ts';
import { systemActor } from '../../src/platform/database/actor.ts';
import { countryCode } from '../fresh-services.ts';
import { madeUpWorld } from '../made-up-world.ts';
import { openChromium, plain, rowsOf } from './chromium.ts';
import { type MovedSite, movedSite } from './moved-site.ts';
import { createWalker, type Walker } from './walker.ts';
import { completeAndPublish, sections, toWarning, writeSections } from './year-analysis.ts';

/**
 * A joint analysis from its warning to its score: three departments write it, one dissents, two judgements are made blind
 * and pooled, the world moves, a second version shows what changed, and the judgements are answered and scored beside the
 * model's. The clock, which takes seven months here, is the test's; the forecasts are the app's own, on figures of a
 * made-up world. The tests are the steps of one story.
 */

const country = 'Antigua and Barbuda';
const place = countryCode('ATG');
const question = 'Who would be attacked first, and who could stop it?';
const counted = 'Will 25 people or more be killed in a year?';
const watched = 'Will the two councils meet before the harvest?';
const months = Array.from({ length: 12 }, (_, ahead) => new Date(Date.UTC(2026, 5 + ahead)).toISOString().slice(0, 7));

let browser: Browser;
let site: MovedSite;
let analyst: Walker;
let desk: Walker;
let joint: Walker;
let planner: Walker;
let manager: Walker;

beforeAll(async () => {
  [browser, site] = await Promise.all([openChromium(), movedSite()]);
  const { figures, watch } = site.services;
  await figures.ingest(systemActor, madeUpWorld());
  await watch.run(systemActor);
  const as = (role: string) => createWalker(browser, role, undefined, site.address);
  analyst = await as('Watch analyst');
  desk = await as('Desk officer');
  joint = await as('Joint analyst');
  planner = await as('Defence planner');
  manager = await as('Programme manager');
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function toAssessment(walker: Walker): Promise<void> {
  await toWarning(walker, country);
  await walker.follow(question);
}

async function toQuestion(walker: Walker, asked: string): Promise<void> {
  await toAssessment(walker);
  await walker.follow(asked);
}

test('a rapid assessment is begun from a warning, and data fill in what they can until somebody takes it', async () => {
  await analyst.walk('Warn', 'The warnings raised from these chances');
  await analyst.press('Open a warning');
  await analyst.fill({
    Country: country,
    'How serious is the risk?': 'High',
    'What makes you think so?': 'Men with lists ask who lives where.',
  });
  await analyst.press('Open the warning');
  await toWarning(desk, country);
  await desk.press('Acknowledge: I have it');
  await toWarning(joint, country);
  await joint.press('Begin an assessment');
  await joint.fill({
    'Which question does it answer?': question,
    'Which form has it?': 'Rapid: in two hours, with fewer parts',
    'Which departments write it together?': [
      'Foreign & Commonwealth Office',
      'Ministry of Defence',
      'Department for International Development',
    ],
    'What is known up to which day?': '2026-11-24',
    'When must it be looked at again?': '2027-02-24',
    'What does it find, in two or three sentences?': 'Attacks along the border are likely enough to act on now.',
    'How much confidence is there in this?': 'Moderate',
    'Why that much confidence?': 'Three sources that do not know of each other.',
  });
  await joint.press('Save');
  await joint.press('Fill in from data');
  const lines = joint.page.getByRole('button', { name: 'Take it', exact: true });
  const waiting = await lines.count();
  expect(waiting).toBeGreaterThan(1);
  expect(await joint.said()).toContain('nobody has taken these lines yet');
  await joint.press('Take it');
  await toAssessment(joint);
  expect(await lines.count()).toBe(waiting - 1);
});

test('three departments write it, and one dissents', async () => {
  await writeSections(joint, sections.analyst, 'Foreign & Commonwealth Office');
  await toAssessment(planner);
  await writeSections(planner, sections.planner, 'Ministry of Defence');
  await toAssessment(manager);
  await writeSections(manager, sections.manager, 'Department for International Development');
  await toAssessment(planner);
  await planner.follow('Dissent from “Drivers and dynamics”');
  await planner.fill({
    'What does your department hold instead?': 'Nobody gives orders; the raids are for cattle.',
    'Why?': 'No order was heard on any net.',
  });
  await planner.press('Save');
  await toAssessment(joint);
  expect(await joint.said()).toMatch(/Ministry of Defence dissents.*Nobody gives orders; the raids are for cattle\./);
});

async function ask(words: string, answers: Readonly<Record<string, string>>): Promise<void> {
  await toAssessment(joint);
  await joint.follow('Ask a question of this assessment');
  await joint.fill({
    'What exactly may happen?': words,
    'From which day does it count?': '2026-06-01',
    'Up to which day does it count?': '2027-05-31',
    'Until which day are estimates taken?': '2026-12-15',
    ...answers,
  });
  await joint.press('Save');
  await joint.press('Ask it');
}

async function estimate(walker: Walker, asked: string, percent: string): Promise<string> {
  await toQuestion(walker, asked);
  const before = await walker.said();
  await walker.press('Give your estimate');
  await walker.fill({ 'How likely is it?': percent, 'Why?': 'By the years before, and by what has changed.' });
  await walker.press('Save');
  return before;
}

const pooledRow = 'All together (logarithmic pool)';

async function estimatesOf(asked: string): Promise<ReadonlyMap<string, readonly string[]>> {
  await toQuestion(joint, asked);
  const rows = await rowsOf(joint.page, 'section[aria-labelledby="judgement"] table');
  return new Map(rows.map(([who = '', ...cells]) => [who, cells]));
}

const modelRow = (rows: ReadonlyMap<string, readonly string[]>) =>
  [...rows].find(([who]) => who.startsWith('The model, forecast of'))?.[1] ?? [];

/** The logarithmic pool of two, in whole hundredths: the mean of their log-odds. */
const poolOf = (one: number, other: number) => {
  const odds = Math.sqrt((one / (1 - one)) * (other / (1 - other)));
  return odds / (1 + odds);
};

test('two judgements are made blind, and pooled once nobody can be moved any more', async () => {
  await ask(counted, {
    'Which source will tell?': 'The monthly figures',
    'Is it answered by the figures of deaths that are loaded here? Which deaths?': 'Deaths of all organised violence',
    'It has happened where there are this many deaths or more': '25',
  });
  await ask(watched, { 'Which source will tell?': 'The minutes of both councils' });
  for (const [asked, first, second] of [
    [counted, '80', '40'],
    [watched, '30', '20'],
  ] as const) {
    await estimate(planner, asked, first);
    const before = await estimate(manager, asked, second);
    // Blind: neither the other’s estimate nor the model’s was there before one’s own.
    expect(before).toContain('What others and the model think is shown once your own estimate is in');
    expect(before).not.toContain(`${first} %`);
    expect(before).not.toContain('The model, forecast of');
  }
  await toQuestion(joint, counted);
  await joint.press('Take no more estimates');
  const rows = await estimatesOf(counted);
  expect(rows.get(pooledRow)?.[0]).toBe(`${Math.round(100 * poolOf(0.8, 0.4))} %`);
  expect(modelRow(rows)[0]).toMatch(/^[<>\d]/);
});

test('it is published as version 1, with the dissent in it and an indicator that data watch', async () => {
  await toAssessment(joint);
  await joint.follow('Bind an indicator to data');
  await joint.fill({
    'Which sign is watched?': 'Killing as in the worst years',
    'Which data tell?': 'Deaths of all organised violence in one of the last three months that are loaded',
    'From which figure on has it come?': '80',
  });
  await joint.press('Save');
  await toAssessment(joint);
  await completeAndPublish(joint);
  const version = await joint.said();
  await joint.file('On one side of A4, for a minister (PDF)');
  expect(version).toContain('Ministry of Defence dissents');
  expect(version).toContain('Nobody gives orders; the raids are for cattle.');
});

test('seven months later the data have moved: the page says so, and version 2 shows what changed', async () => {
  site.clock.forward(24 * 220);
  await site.services.figures.ingest(systemActor, madeUpWorld(months.map((month) => `${month},${place},90`)).slice(1));
  await site.services.watch.run(systemActor);
  // As the app does by its clock.
  expect(await site.services.indicatorWatch.watch()).toBe(1);
  expect(await site.services.indicatorWatch.watch()).toBe(0);
  await analyst.walk('Warn');
  expect(await analyst.said()).toContain('Killing as in the worst years: 90 deaths in May 2027');
  await toAssessment(joint);
  const moved = plain((await joint.page.locator('#world-moved').textContent()) ?? '');
  expect(moved).toContain('The world has moved since the last version');
  expect(moved).toMatch(/The forecast has risen from \d+ % to \d+ %\./);
  expect(moved).toContain('An indicator has fired: Killing as in the worst years.');
  expect(moved).toContain('It was to be looked at again by 24 February 2027.');

  expect(await joint.faults()).toEqual([]);
  await joint.press('Begin the next version');
  await joint.follow('Change', joint.page.locator('.fs-scenario', { hasText: 'Quarrels stay local' }));
  await joint.press('Change');
  await joint.fill({ 'How likely is it?': '40' });
  await joint.press('Save the change');
  await toAssessment(joint);
  await joint.follow('Change', joint.page.locator('.fs-scenario', { hasText: 'Killing spreads' }));
  await joint.press('Change');
  await joint.fill({ 'How likely is it?': '60' });
  await joint.press('Save the change');
  await toAssessment(joint);
  await joint.follow('Change', joint.page.locator('#risk-rating tr', { hasText: '2: clear signs' }).first());
  await joint.fill({ 'How strongly is it seen?': '3: strong signs' });
  await joint.press('Save the change');
  await toAssessment(joint);
  await joint.follow('Change “Drivers and dynamics”');
  await joint.fill({ 'What does it say?': 'Land is short, and the raids are ordered from the capital.' });
  await joint.press('Save');
  await joint.press('Publish this version');
  await joint.follow('What changed since version 1');
  expect(await joint.faults()).toEqual([]);
  const difference = await joint.said();
  expect(difference).toMatch(/Probabilities that moved.*Killing spreads\s*30 %\s*60 %/);
  expect(difference).toMatch(/Ratings that changed.*2: clear signs\s*3: strong signs\s*higher/);
  expect(difference).toMatch(/\+ new: Land is short, and the raids are ordered from the capital\./);
});

test('both judgements are answered, one by the figures and one by a person, and scored beside the model’s', async () => {
  const { records, figures, clock } = site.services;
  await settleDue({ questions: records.questions, figures }, clock);
  const rows = await estimatesOf(counted);
  expect(await joint.said()).toContain('Did it happen?Yes');
  const pooled = poolOf(0.8, 0.4);
  expect(Number(rows.get(pooledRow)?.[2])).toBeCloseTo((1 - pooled) ** 2, 3);
  expect(Number(rows.get(pooledRow)?.[3])).toBeCloseTo(-Math.log(pooled), 3);
  const [, , brier, logScore] = modelRow(rows);
  expect(Number(brier)).toBeGreaterThan(0);
  expect(Number(brier)).toBeLessThan(1);
  expect(Number(logScore)).toBeGreaterThan(0);

  await toQuestion(joint, watched);
  await joint.press('Answer it');
  await joint.fill({ 'Did it happen?': 'No', 'What shows it?': 'Minutes of 28 May: no quorum in either council.' });
  await joint.press('Answer it');
  expect(Number((await estimatesOf(watched)).get(pooledRow)?.[2])).toBeCloseTo(poolOf(0.3, 0.2) ** 2, 3);

  // Each sees how they themselves scored, on the same rule as departments and the model.
  await planner.walk('Analyse', 'Who has judged how well');
  expect(await planner.faults()).toEqual([]);
  const record = await planner.said();
  expect(record).toContain('Ministry of Defence');
  expect(record).toContain('Department for International Development');
});
