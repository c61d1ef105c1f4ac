import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { home, openChromium, textsOf } from './chromium.ts';
import { runForestall } from './forestall-process.ts';
import { createWalker, type Looked, type Walker } from './walker.ts';
import { answerLetter, brokenAgreement, carryOutRecommendation, closeWarning, report } from './year-account.ts';
import { capacity, demarche, mediation, travelBan } from './year-actions.ts';
import {
  beginAssessment,
  completeAndPublish,
  sections,
  toAssessment,
  toWarning,
  warn,
  writeSections,
} from './year-analysis.ts';
import { decide, writeOptions, writeStrategy } from './year-decision.ts';
import { iati, programme } from './year-programme.ts';

/**
 * The whole letter works once: a year in one place, from the first warning to the annual report, by people of five
 * departments who go from page to page by the names of links and buttons. The tests are the steps of one story.
 */

let browser: Browser;
let analyst: Walker;
let desk: Walker;
let joint: Walker;
let planner: Walker;
let manager: Walker;
let focal: Walker;
let minister: Walker;
const looked: Looked = { kinds: new Set(), faults: [] };

beforeAll(async () => {
  browser = await openChromium();
  const as = (role: string) => createWalker(browser, role, looked);
  analyst = await as('Watch analyst');
  desk = await as('Desk officer');
  joint = await as('Joint analyst');
  planner = await as('Defence planner');
  manager = await as('Programme manager');
  focal = await as('Focal Point');
  minister = await as('Minister');
});

afterAll(() => browser?.close());

const clock = (walker: Walker) => textsOf(walker.page, '.fs-clock > li:not(.fs-clock__next) > strong');

describe('Warn and analyse', () => {
  test('a warning is opened by the watch and acknowledged by the desk', async () => {
    await warn(analyst, desk);
    expect(await clock(desk)).toEqual(['Opened', 'Acknowledged']);
  });

  test('three departments write a rapid assessment; its version makes the warning assessed', async () => {
    await beginAssessment(joint);
    await writeSections(joint, sections.analyst, 'Foreign & Commonwealth Office');
    await toAssessment(planner);
    await writeSections(planner, sections.planner, 'Ministry of Defence');
    await toAssessment(manager);
    await writeSections(manager, sections.manager, 'Department for International Development');
    await toAssessment(joint);
    await completeAndPublish(joint);
    await toWarning(desk);
    expect(await clock(desk)).toEqual(['Opened', 'Acknowledged', 'Assessed']);
  });
});

describe('Decide', () => {
  test('a strategy answers the assessment with an objective on its driver, and is agreed as a version', async () => {
    await writeStrategy(focal);
    expect(await focal.said()).toContain(
      'Every driver and opportunity of version 1 of the assessment has its objective',
    );
    await focal.follow('Version 1');
  });

  test('options are compared, and the minister decides to act', async () => {
    await writeOptions(desk);
    await decide(minister);
    expect(await clock(minister)).toEqual(['Opened', 'Acknowledged', 'Assessed', 'Decided']);
  });
});

describe('Act', () => {
  test('a démarche asks, and is answered', () => demarche(desk));
  test('a mediation is planned, and begins with the parties’ consent', () => mediation(desk));
  test('a travel ban is reviewed, approved and brought into force', () => travelBan(desk, minister));
  test('capacity building waits for its assessment and for its unit, and then begins', () => capacity(planner, focal));
  test('a programme has the money of three departments, and a file that is valid', async () => {
    await programme(manager);
    await iati(manager);
  });
  test('a broken agreement is a signal and a new warning at once', async () => {
    await closeWarning(desk);
    await brokenAgreement(desk);
    expect(await clock(desk)).toEqual(['Opened']);
  });
});

describe('Account', () => {
  test('a letter is answered: drafted, cleared by another, sent, on paper', () => answerLetter(desk, focal));
  test('a recommendation is carried out, and reviewed by another', () => carryOutRecommendation(analyst, desk, focal));
  test('an item of the annual report is proposed from today’s figures, cleared, released and read', () =>
    report(desk, focal, minister));
});

test('no page of the year has a fault that axe finds, or scrolls sideways at 320 px', () => {
  expect(looked.faults).toEqual([]);
});

test('the ledger of the year is intact', async () => {
  const verified = JSON.parse(await runForestall(home, 'ledger', 'verify', '--json'));
  expect(verified.intact).toBe(true);
});
