import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFile, inspect } from './axe-inspect.ts';
import { address, go, openChromium, openPage, plain, signIn } from './chromium.ts';
import { createVisitor, type Visitor } from './visitor.ts';

/**
 * A line that breaks while somebody reports: what they wrote stays in the form; kept on the phone only if they say so; sent
 * once when the line is back, however often it is sent; and then on the phone no longer.
 */

let browser: Browser;
let analyst: Visitor;

beforeAll(async () => {
  browser = await openChromium();
  analyst = createVisitor(address);
  await analyst.signIn('demo-watch-analyst');
});
afterAll(() => browser?.close());

async function openForm(page: Page, form: string, title: string): Promise<void> {
  await page.goto(form);
  // The worker that was just begun takes over the page that began it.
  await expect.poll(() => page.evaluate('navigator.serviceWorker.controller !== null')).toBe(true);
  await page.locator('#title').fill(title);
  await page.getByRole('combobox').fill('SDN');
  await page.getByRole('combobox').press('Tab');
  await page.locator('input[name="happenedOn-day"]').fill('2');
  await page.locator('input[name="happenedOn-month"]').fill('11');
  await page.locator('input[name="happenedOn-year"]').fill('2025');
  await page.locator('input[name="dating"][value="week"]').check();
  await page.locator('input[name="acts"][value="threat"]').check();
  await page.locator('input[name="groups"][value="displaced"]').check();
}

async function openReader(): Promise<Page> {
  const page = await openPage(browser, { viewport: { width: 320, height: 640 } });
  await page.context().addInitScript({ path: axeFile });
  return page;
}

/** As a reporter with an account: two questions more. */
async function openPost(page: Page, title: string): Promise<void> {
  await openForm(page, '/warn/reports/new', title);
  await page.locator('input[name="reliability"][value="B"], select[name="reliability"]').first().check();
  await page.locator('input[name="credibility"][value="2"]').check();
}

const kept = (page: Page) => page.locator('[data-send-later] li');
const file = (page: Page) => page.getByRole('button', { name: 'File it' });

/** Everything that the browser keeps for this site, as text. */
const onDevice = (page: Page) =>
  page.evaluate(`(async () => {
    const database = await new Promise((resolve) => {
      const opening = indexedDB.open('forestall-kept', 1);
      opening.onsuccess = () => resolve(opening.result);
    });
    const all = database.transaction('report').objectStore('report').getAll();
    const reports = await new Promise((resolve) => { all.onsuccess = () => resolve(all.result); });
    database.close();
    const pages = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const answer = await cache.match(request);
        pages.push(new URL(request.url).pathname, request.url.endsWith('/offline') ? await answer.text() : '');
      }
    }
    return JSON.stringify([reports, pages, { ...localStorage }, { ...sessionStorage }]);
  })()`) as Promise<string>;

async function countOf(title: string): Promise<number> {
  const list = (await analyst.get('/warn/reports?state=filed')).body;
  return list.split(title).length - 1;
}

test('a post’s report over a broken line is kept if they say so, and is one report though it is sent twice', async () => {
  const page = await openReader();
  await signIn(page, 'Post reporter');
  const title = 'Checkpoints on the road to the ferry';
  await openPost(page, title);
  await page.context().setOffline(true);
  await file(page).click();
  await page.getByRole('heading', { name: 'Not sent: there is no connection' }).waitFor();
  expect(await page.locator('#title').inputValue()).toBe(title);
  expect(await onDevice(page), 'nothing is kept by itself').not.toContain(title);
  expect(await inspect(page, 'not sent')).toEqual([]);
  const picture = process.env.FORESTALL_PICTURES;
  if (picture) await page.screenshot({ path: `${picture}/kept-asked.png`, fullPage: true });

  await page.getByRole('button', { name: 'Keep it on this phone and send it later' }).click();
  await expect.poll(() => kept(page).count()).toBe(1);
  expect(plain((await kept(page).textContent()) ?? '')).toMatch(/^Kept on this phone, not yet sent\./);
  expect(await onDevice(page)).toContain(title);
  expect(await inspect(page, 'kept')).toEqual([]);

  // It can be put back in the form, and is then kept no longer.
  await page.locator('#title').fill('');
  await page.getByRole('combobox').fill('Chad');
  await page.getByRole('button', { name: 'Put it back in the form' }).click();
  await expect.poll(() => kept(page).count()).toBe(0);
  expect(await page.locator('#title').inputValue()).toBe(title);
  expect(await page.locator('select[name="country"]').inputValue()).toBe('SDN');
  expect(await page.getByRole('combobox').inputValue()).toBe('Sudan');
  expect(await onDevice(page)).not.toContain(title);
  await file(page).click();
  await page.getByRole('button', { name: 'Keep it on this phone and send it later' }).click();
  await expect.poll(() => kept(page).count()).toBe(1);

  // Another page of reports cannot be read: what happened is said there, and what is kept.
  await page.goto('/warn/reports?state=filed');
  expect(await page.locator('h1').textContent()).toBe('Without a connection');
  await expect.poll(() => kept(page).count()).toBe(1);
  expect(await page.locator('body').textContent()).not.toContain('Second secretary');
  expect(await inspect(page, 'the page without a connection')).toEqual([]);
  if (picture) await page.screenshot({ path: `${picture}/kept-offline.png`, fullPage: true });

  const before = await readKept(page);
  // The line is back.
  await page.context().setOffline(false);
  await page.goto('/warn/reports/offline');
  await expect.poll(() => kept(page).textContent(), { timeout: 15_000 }).toMatch(/Sent\./);
  expect(await countOf(title)).toBe(1);
  // As if its answer had been lost: sent again, it is the same report.
  await putBack(page, before);
  await page.reload();
  await expect.poll(() => kept(page).textContent(), { timeout: 45_000 }).toMatch(/Sent\./);
  expect(await countOf(title)).toBe(1);
  const device = await onDevice(page);
  expect(device).not.toContain(title);
  expect(device).not.toContain('demo-post-reporter');
  await go(page, kept(page).getByRole('link', { name: 'Read the report' }));
  expect(await page.locator('h1').textContent()).toContain(title);
  await page.goto('/warn/reports/offline');
  await page.getByRole('button', { name: 'Delete it from this phone' }).click();
  await expect.poll(() => kept(page).count()).toBe(0);
  await page.context().close();
});

/** What is kept of one report, to be put back as if the answer to its sending had been lost. */
const readKept = (page: Page) => page.evaluate(`(async () => ${requestOf('readonly', 'store.getAll()')})()`);
const putBack = (page: Page, reports: unknown) =>
  page.evaluate(`(async () => ${requestOf('readwrite', `store.put(${JSON.stringify(reports)}[0])`)})()`);

function requestOf(mode: string, request: string): string {
  return `new Promise((resolve) => {
    const opening = indexedDB.open('forestall-kept', 1);
    opening.onsuccess = () => {
      const store = opening.result.transaction('report', '${mode}').objectStore('report');
      const asked = ${request};
      asked.onsuccess = () => { opening.result.close(); resolve(asked.result); };
    };
  })`;
}

test('a partner by an invitation’s link, in Arabic: the code comes later, a second sending makes no second report', async () => {
  const lastDay = { 'lastDay-day': '1', 'lastDay-month': '1', 'lastDay-year': `${new Date().getUTCFullYear() + 1}` };
  const asked = { name: 'Women’s network', country: 'SDN', marking: 'OFFICIAL', ...lastDay };
  const invitations = '/warn/reports/invitations';
  const made = await analyst.submit(invitations, invitations, asked);
  const link = new URL(/id="link">([^<]+)</.exec(made.body)?.[1] ?? `about:${made.status}`).pathname;
  const page = await openReader();
  const title = 'Letters of threat at the camp';
  await openForm(page, `${link}?language=ar`, title);
  await page.context().setOffline(true);
  await page.locator('main form button[type="submit"]').click();
  await page.locator('[data-not-sent]').waitFor();
  expect(await onDevice(page)).not.toContain(title);
  await page.locator('[data-keep]').click();
  await expect.poll(() => kept(page).count()).toBe(1);
  const before = await readKept(page);
  expect(await inspect(page, 'kept, in Arabic')).toEqual([]);
  const picture = process.env.FORESTALL_PICTURES;
  if (picture) await page.screenshot({ path: `${picture}/kept-ar.png`, fullPage: true });

  await page.context().setOffline(false);
  const code = kept(page).locator('[data-code]');
  await expect.poll(() => code.textContent(), { timeout: 45_000 }).toMatch(/^(\w{4}-){4}\w{4}$/);
  expect(await countOf(title)).toBe(1);
  const device = await onDevice(page);
  for (const secret of [title, link]) expect(device).not.toContain(secret);

  const first = await code.textContent();
  await putBack(page, before);
  await page.reload();
  await expect.poll(async () => (await code.allTextContents())[0] ?? first, { timeout: 45_000 }).not.toBe(first);
  expect(await countOf(title), 'sent again, it is the same report').toBe(1);

  // Put back once more, and taken away by the person: without a connection, and nothing is left.
  await putBack(page, before);
  await page.context().setOffline(true);
  await page.goto('/warn/reports/offline');
  await page.locator('[data-drop]').click();
  await expect.poll(() => kept(page).count()).toBe(0);
  expect(await onDevice(page)).not.toContain(title);
  await page.context().close();
});

test('whoever else is signed in does not send it in their name; whoever wrote it does', async () => {
  const page = await openReader();
  await signIn(page, 'Post reporter');
  const title = 'Radio names the families';
  await openPost(page, title);
  await page.context().setOffline(true);
  await file(page).click();
  await page.getByRole('button', { name: 'Keep it on this phone and send it later' }).click();
  await expect.poll(() => kept(page).count()).toBe(1);
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await page.context().setOffline(false);
  await page.goto('/sign-in');
  await signIn(page, 'Desk officer');
  await page.goto('/warn/reports/offline');
  await expect.poll(() => kept(page).textContent(), { timeout: 45_000 }).toContain('Sign in as you were');
  expect(await countOf(title)).toBe(0);
  await page.goto('/warn/reports/new');
  await expect.poll(() => kept(page).count()).toBe(1);
  expect(await page.getByRole('button', { name: 'Put it back in the form' }).count()).toBe(0);

  // Back as oneself.
  await page.context().clearCookies();
  await page.context().addCookies(cookies);
  await page.goto('/warn/reports/new');
  await expect.poll(() => kept(page).textContent(), { timeout: 45_000 }).toContain('Sent.');
  expect(await countOf(title)).toBe(1);
  await page.context().close();
});

test('the worker may see what reports are sent by, and nothing else', async () => {
  const worker = await analyst.get('/warn/reports/worker.js');
  expect(worker.status).toBe(200);
  expect(worker.headers['service-worker-allowed']).toBe('/warn/reports');
  expect(worker.headers['cache-control']).toBe('no-cache');
  expect(worker.headers['content-security-policy']).toContain("worker-src 'self'");
  const there = await analyst.get('/assets/send-later-worker.js');
  expect(there.headers['service-worker-allowed']).toBeUndefined();
});
