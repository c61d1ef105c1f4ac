import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { inject } from 'vitest';

export const { address, home } = inject('forestall');

/** Debian's Chromium, or the one named in FORESTALL_CHROMIUM. */
export function openChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.FORESTALL_CHROMIUM || '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A page of a person who has not been here before. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width: 1200, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return page;
}

/** Clicks what leads to another page, and waits until that page is there. */
export async function go(page: Page, target: Locator): Promise<void> {
  const arrived = page.waitForEvent('domcontentloaded');
  await target.click();
  await arrived;
}

/** Signs in by the sign-in page that is open or, if none is, from the front page's link. */
export async function signIn(page: Page, role: string): Promise<void> {
  if (!page.url().includes('/sign-in')) {
    await page.goto('/');
    await go(page, page.getByRole('link', { name: 'Sign in', exact: true }));
  }
  await page.getByRole('radio', { name: role }).check();
  await go(page, page.getByRole('button', { name: 'Sign in' }));
}

/** Text of each element found, in the order of the page; runs of white space, no-break ones too, as one space. */
export async function textsOf(page: Page, selector: string): Promise<readonly string[]> {
  return (await page.locator(selector).allTextContents()).map(plain);
}

export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Rows of a table as texts of their cells. */
export async function rowsOf(page: Page, table: string): Promise<readonly (readonly string[])[]> {
  const rows = await page.locator(`${table} tbody tr`).all();
  return Promise.all(rows.map(async (row) => (await row.locator('th, td').allTextContents()).map(plain)));
}
