import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newKeyPair, publicKeyPem } from '../../src/people/sealed-identities/identity-crypto.ts';
import { address, go, openChromium, openPage, plain } from './chromium.ts';
import { createVisitor, type Visitor } from './visitor.ts';

/**
 * Somebody without an account reports in Arabic from a telephone: 320 px wide, without script, by an invitation's link;
 * comes back with the code of the receipt and answers what was asked. Each page is whole, from right to left, without a
 * fault that axe finds.
 */

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
// A folder in which each page seen is kept as a picture, for whoever wants to look.
const pictures = process.env.FORESTALL_PICTURES;
const width = 320;

let browser: Browser;
let analyst: Visitor;
let link: string;

beforeAll(async () => {
  analyst = createVisitor(address);
  await analyst.signIn('demo-watch-analyst');
  const focal = createVisitor(address);
  await focal.signIn('demo-focal-point');
  for (const holder of [analyst, focal]) {
    const keys = '/people/identities/keys';
    await holder.submit(keys, keys, { publicKey: publicKeyPem(newKeyPair().publicKey) });
  }
  const page = '/warn/reports/invitations';
  const token = /name="_csrf" value="([^"]+)"/.exec((await analyst.get(page)).body)?.[1] ?? '';
  const form = new URLSearchParams({
    ...{ _csrf: token, name: 'شبكة النساء', country: 'SDN', marking: 'OFFICIAL-SENSITIVE' },
    ...{ 'lastDay-day': '1', 'lastDay-month': '1', 'lastDay-year': String(new Date().getUTCFullYear() + 1) },
  });
  for (const holder of ['demo-watch-analyst', 'demo-focal-point']) form.append('holders', holder);
  const made = await analyst.send('POST', page, { 'content-type': 'application/x-www-form-urlencoded' }, `${form}`);
  link = new URL(/id="link">([^<]+)</.exec(made.body)?.[1] ?? `about:${made.status}`).pathname;
  browser = await openChromium();
});
afterAll(() => browser?.close());

/** What axe finds, and whether the page is wider than the telephone. axe needs script: a page of its own is given it. */
async function faultsOf(page: Page, name: string): Promise<readonly string[]> {
  if (pictures) await page.screenshot({ path: `${pictures}/partner-${name}.png`, fullPage: true });
  const withScript = await openPage(browser, { viewport: { width, height: 640 }, bypassCSP: true });
  await withScript.goto('/');
  await withScript.setContent(await page.content());
  await withScript.addStyleTag({ url: await stylesheetOf(page) });
  await withScript.addScriptTag({ path: axeFile });
  const options = JSON.stringify({ runOnly: { type: 'tag', values: axeTags }, resultTypes: ['violations'] });
  // axe's documented result: https://github.com/dequelabs/axe-core/blob/develop/doc/API.md#results-object
  const { violations } = (await withScript.evaluate(`axe.run(${options})`)) as {
    violations: readonly { id: string; nodes: readonly { html: string }[] }[];
  };
  const needed = Number(await withScript.evaluate('document.documentElement.scrollWidth'));
  await withScript.context().close();
  const wide = needed > width ? [`${name} is ${needed} px wide at ${width} px`] : [];
  return [...wide, ...violations.map(({ id, nodes }) => plain(`${name}: ${id}: ${nodes[0]?.html}`))];
}

const stylesheetOf = async (page: Page) => (await page.locator('link[rel="stylesheet"]').getAttribute('href')) ?? '';

test('in Arabic, on a telephone and without script, somebody reports, comes back with the code and answers', async () => {
  const page = await openPage(browser, {
    locale: 'ar',
    javaScriptEnabled: false,
    viewport: { width, height: 640 },
  });
  const faults: string[] = [];
  await page.goto(link);
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  expect(await page.locator('h1').textContent()).toBe('أبلِغ عمّا حدث');
  faults.push(...(await faultsOf(page, 'form')));

  // All that is missing is told beside its field, and nothing typed is lost.
  await page.locator('#account').fill('وصلت الميليشيات في المساء.');
  await go(page, page.locator('main button[type="submit"]'));
  expect(await page.locator('.govuk-error-summary__title').textContent()).toBe('توجد مشكلة');
  expect(await page.locator('#account').inputValue()).toBe('وصلت الميليشيات في المساء.');
  faults.push(...(await faultsOf(page, 'refused')));

  await page.locator('#title').fill('خطاب كراهية في الإذاعة ضد سكان المخيم');
  expect(await page.locator('#country').inputValue()).toBe('SDN');
  await page.locator('input[name="happenedOn-day"]').fill('2');
  await page.locator('input[name="happenedOn-month"]').fill('11');
  await page.locator('input[name="happenedOn-year"]').fill('2025');
  await page.locator('input[name="dating"][value="week"]').check();
  await page.locator('input[name="acts"][value="hate-speech"]').check();
  await page.locator('input[name="groups"][value="displaced"]').check();
  await page.locator('#name').fill('أمينة');
  await go(page, page.locator('main button[type="submit"]'));
  expect(await page.locator('h1').textContent()).toBe('وصل بلاغك');
  faults.push(...(await faultsOf(page, 'receipt')));
  const code = (await page.locator('#code').textContent()) ?? '';
  expect(code).toMatch(/^(\w{4}-){4}\w{4}$/);

  const list = (await analyst.get('/warn/reports?state=filed')).body;
  const report = /href="\/warn\/reports\/([0-9a-f-]{36})"[^>]*><bdi>خطاب/.exec(list)?.[1] ?? '';
  const asking = { report, question: 'من هو المذيع؟' };
  const asked = await analyst.submit(`/warn/report-questions/new?report=${report}`, '/warn/report-questions', asking);
  expect(asked.status).toBe(303);

  await page.goto('/warn/reports/receipt');
  faults.push(...(await faultsOf(page, 'code')));
  await page.locator('#code').fill(code.toLowerCase());
  await go(page, page.locator('main button[type="submit"]'));
  expect(await page.locator('main').textContent()).toContain('من هو المذيع؟');
  faults.push(...(await faultsOf(page, 'question')));
  await page.locator('#answer').fill('مذيع المحطة المحلية');
  await go(page, page.locator('main button[type="submit"]'));
  expect(await page.locator('main').textContent()).toContain('مذيع المحطة المحلية');
  expect(await page.locator('#answer').count()).toBe(0);
  expect(faults).toEqual([]);

  const coding = await openPage(browser, { viewport: { width, height: 640 } });
  await coding.goto('/sign-in');
  await coding.locator('input[value="demo-watch-analyst"]').check();
  await go(coding, coding.locator('main button[type="submit"]'));
  await coding.goto(`/warn/reports/${report}`);
  const proposed = coding.locator('section[aria-labelledby="report-code"] mark');
  expect((await proposed.allTextContents()).toSorted()).toEqual(['الميليشيات', 'خطاب كراهية'].toSorted());
  const coder = await faultsOf(coding, 'coding');
  expect(coder).toEqual([]);
  await coding.context().close();
  await page.context().close();
}, 240_000);
