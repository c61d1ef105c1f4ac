import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { plain } from './chromium.ts';

/** For `addInitScript`, so that each page has axe; `inspect` needs it. */
export const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

type AxeResult = {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
  }[];
};

const widths = [320, 1_200] as const;

/** What shows now and did not show at a width before, the outermost elements of it; all is seen from now on. */
const newlyShown = `(() => {
  const seen = (window.seenElements ??= new WeakSet());
  const isNew = (each) => each.checkVisibility() && !seen.has(each);
  const shown = [...document.body.querySelectorAll('*')].filter(isNew);
  const outermost = shown.filter((each) => !shown.includes(each.parentElement));
  for (const each of shown) seen.add(each);
  return outermost;
})()`;

/**
 * What is wrong with the page that is open, with all that can be unfolded unfolded: on a narrow screen all of it, and on a
 * wide one what shows only there. What shows on both has less room on the narrow one.
 * @param isSeen whether axe has seen all that it is made of: then only its width is looked at
 */
export async function inspect(page: Page, at: string, isSeen = false): Promise<readonly string[]> {
  const faults: string[] = [];
  await page.evaluate('for (const fold of document.querySelectorAll("details")) fold.open = true');
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const needed = Number(await page.evaluate('document.documentElement.scrollWidth'));
    if (needed > width) faults.push(`${at} is ${needed} px wide at ${width} px`);
    if (isSeen) continue;
    const options = JSON.stringify({ runOnly: { type: 'tag', values: axeTags }, resultTypes: ['violations'] });
    const context = width === widths[0] ? 'document' : '{ include: shown }';
    // axe's documented result: https://github.com/dequelabs/axe-core/blob/develop/doc/API.md#results-object
    const { violations } = (await page.evaluate(
      `((shown) => shown.length === 0 ? { violations: [] } : axe.run(${context}, ${options}))(${newlyShown})`,
    )) as AxeResult;
    for (const { id, help, nodes } of violations) {
      const [first] = nodes;
      faults.push(
        plain(`${at} at ${width} px: ${help} (${id}, ${nodes.length}): ${first?.html} ${first?.failureSummary}`),
      );
    }
  }
  return faults;
}
