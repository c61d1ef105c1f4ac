import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { address, go, home, openChromium, openPage, plain, signIn } from './chromium.ts';
import { makeJointDraft } from './joint-draft.ts';

/** Departments write one draft at once, each in a browser of its own, with scripts switched off. */

let browser: Browser;
let draft: string;
let defence: Page;
let development: Page;
let foreign: Page;

beforeAll(async () => {
  browser = await openChromium();
  draft = await makeJointDraft(home);
  const as = async (role: string) => {
    const page = await openPage(browser, { javaScriptEnabled: false });
    await signIn(page, role);
    return page;
  };
  [defence, development, foreign] = [
    await as('Defence planner'),
    await as('Programme manager'),
    await as('Joint analyst'),
  ];
});
afterAll(() => browser?.close());

const said = async (page: Page) => plain((await page.locator('main').textContent()) ?? '');
const open = (page: Page) => page.goto(`${address}/analyse/assessments/${draft}`);

async function beginWriting(page: Page, section: string): Promise<void> {
  await open(page);
  await go(page, page.getByRole('link', { name: new RegExp(`^(Write|Change) “${section}”$`) }));
}

async function save(page: Page, words: string): Promise<void> {
  await page.getByLabel('What does it say?').fill(words);
  await go(page, page.getByRole('button', { name: 'Save', exact: true }));
}

test('two people on one paragraph at once both keep their words, and the page says so until somebody settles it', async () => {
  await beginWriting(foreign, 'Drivers and dynamics');
  await save(foreign, 'Land is short.\n\nCattle are raided.');
  await Promise.all([beginWriting(defence, 'Drivers and dynamics'), beginWriting(development, 'Drivers and dynamics')]);
  // Two different paragraphs: both have their way.
  await save(defence, 'Land is short.\n\nCattle are raided with military arms.');
  await save(development, 'Land is short since the drought.\n\nCattle are raided.');
  await open(foreign);
  expect(await said(foreign)).toContain('Land is short since the drought. Cattle are raided with military arms.');

  // One and the same paragraph: both wordings stand under their names.
  await Promise.all([beginWriting(defence, 'Drivers and dynamics'), beginWriting(development, 'Drivers and dynamics')]);
  await save(defence, 'Officers sold the land.\n\nCattle are raided with military arms.');
  await save(development, 'Land was never registered.\n\nCattle are raided with military arms.');
  expect(await said(development)).toContain('Two people wrote in one paragraph at once.');
  const both = await development.getByLabel('What does it say?').inputValue();
  expect(both).toMatch(
    /<<< Defence planner, .*\s+Officers sold the land\.\s+=== Programme manager, .*\s+Land was never registered\.\s+>>>/,
  );
  await open(foreign);
  expect(await said(foreign)).toContain('Two wordings of a paragraph stand here: keep what holds.');
  await save(
    await settling(foreign),
    'Officers sold land that was never registered.\n\nCattle are raided with military arms.',
  );
  await open(defence);
  const settled = await said(defence);
  expect(settled).toContain('Officers sold land that was never registered.');
  expect(settled).not.toContain('Two wordings of a paragraph stand here');
});

async function settling(page: Page): Promise<Page> {
  await beginWriting(page, 'Drivers and dynamics');
  return page;
}

test('one department dissents, and its dissent stands under its name for the others', async () => {
  await open(defence);
  await go(defence, defence.getByRole('link', { name: 'Dissent from “Drivers and dynamics”' }));
  await defence.getByLabel('What does your department hold instead?').fill('Nobody orders the raids.');
  await defence.getByLabel('Why?', { exact: true }).fill('No order was heard.');
  await go(defence, defence.getByRole('button', { name: 'Save', exact: true }));
  await open(development);
  expect(await said(development)).toMatch(/Ministry of Defence dissents.*Nobody orders the raids\./);
});

test('a draft is filled in from data, and each line is marked until a person takes it', async () => {
  await open(foreign);
  await go(foreign, foreign.getByRole('button', { name: 'Fill in from data' }));
  expect(await said(foreign)).toContain('nobody has taken these lines yet');
  const lines = await foreign.getByRole('button', { name: 'Take it' }).count();
  expect(lines).toBeGreaterThan(2);
  await go(foreign, foreign.getByRole('button', { name: 'Take it' }).first());
  await open(foreign);
  expect(await foreign.getByRole('button', { name: 'Take it' }).count()).toBe(lines - 1);
  expect(await said(foreign)).toContain('What this section rests on');
});
