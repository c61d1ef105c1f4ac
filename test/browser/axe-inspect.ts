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

/** What is wrong with the page that is open, at both widths, with all that can be unfolded unfolded. */
export async function inspect(page: Page, at: string): Promise<readonly string[]> {
  const faults: string[] = [];
  await page.evaluate('for (const fold of document.querySelectorAll("details")) fold.open = true');
  for (const width of [1_200, 320]) {
    await page.setViewportSize({ width, height: 900 });
    const needed = Number(await page.evaluate('document.documentElement.scrollWidth'));
    if (needed > width) faults.push(`${at} is ${needed} px wide at ${width} px`);
    const runOnly = JSON.stringify({ type: 'tag', values: axeTags });
    // axe's documented result: https://github.com/dequelabs/axe-core/blob/develop/doc/API.md#results-object
    const { violations } = (await page.evaluate(
      `axe.run({ runOnly: ${runOnly}, resultTypes: ['violations'] })`,
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
