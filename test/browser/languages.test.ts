import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { address, go, openChromium, openPage, plain } from './chromium.ts';
import { createVisitor } from './visitor.ts';

/** Pages as a partner reads them in another language: chosen in the footer, turned for Arabic, whole on a narrow screen. */

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
// A folder in which each page seen is kept as a picture, for whoever wants to look.
const pictures = process.env.FORESTALL_PICTURES;

let browser: Browser;
let warning: string;

beforeAll(async () => {
  const officer = createVisitor(address);
  await officer.signIn('demo-desk-officer');
  const opened = await officer.submit('/warn/warnings/new', '/warn/warnings', {
    country: 'CRI',
    level: 'elevated',
    reason: 'Opened to be read in other languages.',
  });
  warning = String(opened.headers.location);
  browser = await openChromium();
});
afterAll(() => browser?.close());

async function faultsOf(page: Page, name: string): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const width of [1_200, 320]) {
    await page.setViewportSize({ width, height: 900 });
    if (pictures) await page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true });
    const needed = Number(await page.evaluate('document.documentElement.scrollWidth'));
    if (needed > width) faults.push(`${name} is ${needed} px wide at ${width} px`);
    const options = JSON.stringify({ runOnly: { type: 'tag', values: axeTags }, resultTypes: ['violations'] });
    // axe's documented result: https://github.com/dequelabs/axe-core/blob/develop/doc/API.md#results-object
    const { violations } = (await page.evaluate(`axe.run(${options})`)) as {
      violations: readonly { id: string; nodes: readonly { html: string }[] }[];
    };
    faults.push(...violations.map(({ id, nodes }) => plain(`${name} at ${width} px: ${id}: ${nodes[0]?.html}`)));
  }
  return faults;
}

test.each([
  ['العربية', 'ar', 'rtl', 'الإنذارات', 'توجد مشكلة'],
  ['Français', 'fr', 'ltr', 'Alertes', 'Il y a un problème'],
  ['Español', 'es', 'ltr', 'Alertas', 'Hay un problema'],
])(
  'in %s the front page, a warning and a form are whole, turned as they should be, and have no fault',
  async (name, code, direction, warnings, problem) => {
    const page = await openPage(browser);
    await page.context().addInitScript({ path: axeFile });
    const faults: string[] = [];
    const isTurned = async () => {
      const html = page.locator('html');
      expect([await html.getAttribute('lang'), await html.getAttribute('dir')]).toEqual([code, direction]);
      expect(await page.evaluate('getComputedStyle(document.body).direction')).toBe(direction);
      // What begins a line stands at its beginning: the name of the site, at the right in Arabic.
      const at = await page.locator('.fs-header__name').boundingBox();
      expect((at?.x ?? 0) + (at?.width ?? 0) / 2 > 600).toBe(direction === 'rtl');
    };

    await page.goto('/');
    await go(page, page.getByRole('link', { name, exact: true }));
    await isTurned();
    faults.push(...(await faultsOf(page, `${code}-front`)));
    await page.setViewportSize({ width: 1_200, height: 900 });
    await page.goto('/warn/warnings');
    expect(await page.locator('h1').textContent()).toBe(warnings);
    faults.push(...(await faultsOf(page, `${code}-warnings`)));
    await page.goto(warning);
    faults.push(...(await faultsOf(page, `${code}-warning`)));
    await page.goto('/places/SDN');
    for (const fold of await page.locator('details').all())
      await fold.evaluate((element) => element.setAttribute('open', ''));
    faults.push(...(await faultsOf(page, `${code}-country`)));

    await page.setViewportSize({ width: 1_200, height: 900 });
    await page.goto('/sign-in');
    await page.locator('input[value="demo-desk-officer"]').check();
    await go(page, page.locator('main button[type="submit"]'));
    await page.goto('/warn/warnings/new');
    await go(page, page.locator('main button[type="submit"]'));
    await isTurned();
    expect(await page.locator('.govuk-error-summary__title').textContent()).toBe(problem);
    faults.push(...(await faultsOf(page, `${code}-form`)));
    await page.goto('/account/subscriptions');
    faults.push(...(await faultsOf(page, `${code}-subscriptions`)));
    expect(faults).toEqual([]);
    await page.context().close();
  },
  300_000,
);

test('pictures keep their left and right in Arabic', async () => {
  const page = await openPage(browser, { locale: 'ar' });
  await page.goto('/places/SDN');
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  const [past, ahead] = await page.evaluate<[number, number]>(`(() => {
    const marks = [...document.querySelectorAll('svg.picture-chart text')].filter((mark) => /^\\d{4}$/.test(mark.textContent));
    const places = marks.filter((mark) => mark.checkVisibility()).map((mark) => [Number(mark.textContent), mark.getBoundingClientRect().x]);
    places.sort((one, other) => one[0] - other[0]);
    return [places[0][1], places.at(-1)[1]];
  })()`);
  expect(past).toBeLessThan(ahead);
  await page.context().close();
});
