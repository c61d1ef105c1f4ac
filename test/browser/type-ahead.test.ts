import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFile, inspect } from './axe-inspect.ts';
import { go, openChromium, openPage, plain, signIn } from './chromium.ts';

/** A place is found by typing on a form that asks for one; without script it is chosen from the list. */

let browser: Browser;

beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser?.close());

async function openReport(options: Parameters<typeof openPage>[1], language: string) {
  const page = await openPage(browser, options);
  const refused: string[] = [];
  page.on('console', (said) => {
    if (said.type() === 'error') refused.push(said.text());
  });
  await page.context().addInitScript({ path: axeFile });
  await signIn(page, 'Post reporter');
  await page.goto(`/warn/reports/new?language=${language}`);
  return { page, refused };
}

test('by keyboard, with its error beside it, without a fault that axe or the policy of the page finds', async () => {
  const { page, refused } = await openReport({}, 'en');
  const field = page.getByRole('combobox', { name: 'In which country?' });
  await field.pressSequentially('cote');
  await expect.poll(() => page.getByRole('option').allTextContents()).toEqual(['Côte d’Ivoire']);
  expect(await inspect(page, 'what is found')).toEqual([]);
  await field.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await field.inputValue()).toBe('Côte d’Ivoire');
  expect(await page.locator('select[name="country"]').inputValue()).toBe('CIV');

  // What is typed over it and is no place does not leave the place that was chosen before.
  await field.fill('Nowhere');
  await expect.poll(() => page.getByRole('option').allTextContents()).toEqual(['No place is found']);
  await field.press('Tab');
  await go(page, page.getByRole('button', { name: 'File it' }));
  expect(await page.locator('select[name="country"]').inputValue()).toBe('');
  await page.locator('.govuk-error-summary a[href="#country"]').click();
  expect(await field.evaluate((each) => each === each.ownerDocument.activeElement)).toBe(true);
  const description = await page.locator('#country__assistiveHint').textContent();
  expect(plain(description ?? '')).toMatch(/^Error: .+ Type the first letters/);
  expect(await inspect(page, 'what was refused')).toEqual([]);

  await field.fill('niger');
  await field.press('Tab');
  expect(await page.locator('select[name="country"]').inputValue()).toBe('NER');
  expect(refused.filter((words) => /Content Security Policy/.test(words))).toEqual([]);
  await page.context().close();
});

test('from right to left on a telephone, in Arabic, without the article and by touch', async () => {
  const { page } = await openReport({ viewport: { width: 320, height: 640 }, hasTouch: true }, 'ar');
  const field = page.getByRole('combobox');
  await field.fill('سودان');
  const found = page.getByRole('option');
  await expect.poll(() => found.allTextContents()).toEqual(['السودان', 'جنوب السودان']);
  const picture = process.env.FORESTALL_PICTURES;
  if (picture) await page.screenshot({ path: `${picture}/type-ahead-ar.png` });
  const [at, menu] = [await field.boundingBox(), await page.getByRole('listbox').boundingBox()];
  expect(Math.abs((at?.x ?? 0) + (at?.width ?? 0) - (menu?.x ?? 0) - (menu?.width ?? 0))).toBeLessThan(5);
  await found.first().tap();
  expect(await page.locator('select[name="country"]').inputValue()).toBe('SDN');
  expect(await inspect(page, 'in Arabic')).toEqual([]);
  await page.context().close();
});

test('without script the list itself is there', async () => {
  const { page } = await openReport({ javaScriptEnabled: false }, 'en');
  await page.getByLabel('In which country?').selectOption({ label: 'Sudan' });
  await page.context().close();
});
