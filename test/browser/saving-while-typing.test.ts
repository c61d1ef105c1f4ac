import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFile, inspect } from './axe-inspect.ts';
import { address, go, home, openChromium, openPage, plain, signIn } from './chromium.ts';
import { makeJointDraft } from './joint-draft.ts';

/** Two people with scripts on, each in a browser of their own, type in one paragraph at the same time. */

let browsers: readonly Browser[];
let draft: string;
let defence: Page;
let development: Page;

beforeAll(async () => {
  browsers = await Promise.all([openChromium(), openChromium()]);
  draft = await makeJointDraft(home);
  const roles = ['Defence planner', 'Programme manager'];
  const pages = await Promise.all(
    browsers.map(async (browser, place) => {
      const page = await openPage(browser);
      await page.context().addInitScript({ path: axeFile });
      await signIn(page, roles[place] ?? '');
      return page;
    }),
  );
  [defence, development] = pages as [Page, Page]; // Of two browsers, two.
});
afterAll(() => Promise.all((browsers ?? []).map((browser) => browser.close())));

const field = (page: Page) => page.getByLabel('What does it say?');
const told = (page: Page) => page.getByRole('status');
const said = async (page: Page) => plain((await page.locator('main').textContent()) ?? '');

async function beginWriting(page: Page, section: string): Promise<void> {
  await page.goto(`${address}/analyse/assessments/${draft}`);
  await go(page, page.getByRole('link', { name: new RegExp(`^(Write|Change) “${section}”$`) }));
}

async function typeAtEnd(page: Page, words: string): Promise<void> {
  await field(page).press('ControlOrMeta+End');
  await field(page).pressSequentially(words, { delay: 30 });
}

const saves = (page: Page) =>
  page.waitForResponse((answer) => answer.url().endsWith('/working-copy') && answer.status() === 200);

test('two type in one paragraph at once: all is kept while they type, also over a closed window, and none is lost', async () => {
  await beginWriting(defence, 'Actors');
  await field(defence).fill('The ferry is held.');
  await go(defence, defence.getByRole('button', { name: 'Save', exact: true }));
  await Promise.all([beginWriting(defence, 'Actors'), beginWriting(development, 'Actors')]);
  await Promise.all([
    ...[saves(defence), saves(development)],
    typeAtEnd(defence, ' By one commander, since the spring.'),
    typeAtEnd(development, ' Traders pay to cross it.'),
  ]);
  // The last letters are sent as well, and each reads only their own.
  await Promise.all([defence, development].map((page) => page.waitForTimeout(4_000)));
  for (const page of [defence, development]) {
    expect(await told(page).textContent()).toMatch(/^Saved at \d\d:\d\d UTC as your own copy\./);
  }
  expect(await field(development).inputValue()).toBe('The ferry is held. Traders pay to cross it.');

  // A window that closes without a word costs nothing.
  await defence.goto('about:blank');
  await beginWriting(defence, 'Actors');
  expect(await said(defence)).toContain('Below are your own words of');
  expect(await field(defence).inputValue()).toBe('The ferry is held. By one commander, since the spring.');
  expect(await inspect(defence, 'a section with a copy')).toEqual([]);

  await go(defence, defence.getByRole('button', { name: 'Save', exact: true }));
  const next = saves(development);
  await typeAtEnd(development, ' Twice.');
  await next;
  await expect.poll(() => told(development).textContent()).toMatch(/Meanwhile saved here: Defence planner,/);
  await go(development, development.getByRole('button', { name: 'Save', exact: true }));
  const both = await field(development).inputValue();
  expect(both).toContain('The ferry is held. By one commander, since the spring.');
  expect(both).toContain('The ferry is held. Traders pay to cross it. Twice.');
  await field(development).fill('The ferry is held by one commander, and traders pay him twice.');
  await go(development, development.getByRole('button', { name: 'Save', exact: true }));
  expect(await said(development)).toContain('The ferry is held by one commander, and traders pay him twice.');
});

test('without a connection the words stay on the page, which says so, and are sent when it is back', async () => {
  await beginWriting(defence, 'Risk picture');
  await defence.context().setOffline(true);
  await typeAtEnd(defence, 'Raids moved south.');
  await expect.poll(() => told(defence).textContent(), { timeout: 10_000 }).toMatch(/^Not saved: there is no conn/);
  expect(await field(defence).inputValue()).toBe('Raids moved south.');
  await defence.context().setOffline(false);
  await expect.poll(() => told(defence).textContent(), { timeout: 15_000 }).toMatch(/^Saved at \d\d:\d\d UTC/);
  await beginWriting(defence, 'Risk picture');
  expect(await field(defence).inputValue()).toBe('Raids moved south.');
});
