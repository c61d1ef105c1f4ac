import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFile, inspect } from './axe-inspect.ts';
import { address, go, openChromium, openPage, signIn } from './chromium.ts';

/** A report that somebody types, on a phone whose browser stops before it is sent. */

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openChromium();
  page = await openPage(browser, { viewport: { width: 320, height: 640 } });
  await page.context().addInitScript({ path: axeFile });
  await signIn(page, 'Watch analyst');
});
afterAll(() => browser?.close());

const form = `${address}/warn/reports/new`;
const told = () => page.locator('[data-saving]').textContent();

test('what is typed in a report is kept while it is typed, offered again, and thrown away at a press', async () => {
  await page.goto(form);
  await page.locator('#title').pressSequentially('Armed men at the well', { delay: 20 });
  await page.locator('input[name="acts"][value="threat"]').check();
  await expect.poll(told, { timeout: 15_000 }).toMatch(/^Kept at \d\d:\d\d UTC, for you alone\./);
  await page.waitForTimeout(3_000);
  await page.goto('about:blank');

  await page.goto(form);
  expect(await page.locator('#begun').textContent()).toContain('You began a report and have not sent it');
  expect(await page.locator('#title').inputValue()).toBe('');
  expect(await inspect(page, 'a report that was begun')).toEqual([]);
  await go(page, page.getByRole('button', { name: 'Go on with it' }));
  expect(await page.locator('#title').inputValue()).toBe('Armed men at the well');
  expect(await page.locator('input[name="acts"][value="threat"]').isChecked()).toBe(true);
  await page.locator('#location').fill('Tawila');
  await go(page, page.getByRole('button', { name: 'Keep it and come back' }));
  await go(page, page.getByRole('button', { name: 'Throw it away and begin anew' }));
  expect(await page.locator('#begun').count()).toBe(0);
  expect(await page.locator('#title').inputValue()).toBe('');
});
