import type { Browser, Locator } from 'playwright-core';
import { expect } from 'vitest';
import { axeFile, inspect } from './axe-inspect.ts';
import { address, go, openPage, plain, signIn } from './chromium.ts';
import { kindOf } from './crawl.ts';

/** What a person gives to one question: words, a day (ISO 8601), a choice by its words, or several. */
type Answer = string | readonly string[];

export type Walker = Awaited<ReturnType<typeof createWalker>>;

/** Kinds of pages that have been looked at, by whomever. */
export type Looked = { readonly kinds: Set<string>; readonly faults: string[] };

const isDay = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Somebody who works with the site as people do: from page to page by the names of links and buttons, with scripts
 * switched off. Where it is told what has been looked at, each kind of page that comes into sight is looked at once.
 * @param baseURL of the site; the one that all browser tests share unless told
 */
export async function createWalker(browser: Browser, role: string, looked?: Looked, baseURL: string = address) {
  const page = await openPage(browser, { baseURL, javaScriptEnabled: false });
  await signIn(page, role);
  const glass = await openPage(browser, { baseURL, storageState: await page.context().storageState() });
  await glass.context().addInitScript({ path: axeFile });

  async function look(): Promise<void> {
    const kind = kindOf(page.url());
    if (looked === undefined || looked.kinds.has(kind)) return;
    looked.kinds.add(kind);
    looked.faults.push(...(await faults()));
  }

  /** What axe finds in the page as it is now, at both widths: in a second window of the session, with scripts for axe alone. */
  async function faults(): Promise<readonly string[]> {
    const kind = kindOf(page.url());
    await glass.goto(page.url());
    const found = await inspect(glass, `${kind} for ${role}`);
    const folder = process.env.FORESTALL_PICTURES;
    if (folder === undefined) return found;
    const name = kind.replaceAll(/[^a-z0-9-]+/gi, '_').slice(0, 80);
    await glass.setViewportSize({ width: 320, height: 900 });
    await glass.screenshot({ path: `${folder}/${name}-320.png`, fullPage: true });
    await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
    return found;
  }

  /** A link of the page, or of a part of it, by its whole name or a pattern. */
  async function follow(name: string | RegExp, within: Locator = page.locator('body')): Promise<void> {
    await go(page, await found(within, 'link', name));
    await look();
  }

  /** @throws with what there is instead, so that a missing link is seen for what it is */
  async function found(within: Locator, role: 'link' | 'button', name: string | RegExp): Promise<Locator> {
    const target = within.getByRole(role, { name, exact: true }).first();
    if ((await target.count()) > 0) return target;
    const names = (await within.getByRole(role).allTextContents()).map(plain);
    throw new Error(`No ${role} “${name}” on ${page.url()}, but ${names.slice(0, 60).join(' | ')}`);
  }

  async function answer(question: string, given: Answer): Promise<void> {
    const asked = new RegExp(`^\\s*${escaped(question)}( \\(optional\\))?\\s*$`);
    const group = page.getByRole('group', { name: asked });
    if ((await group.count()) === 0) {
      const control = page.getByLabel(asked);
      if ((await control.count()) !== 1) throw new Error(`“${question}” is not asked once on ${page.url()}`);
      return answerControl(control, given);
    }
    if (typeof given === 'string' && isDay.test(given)) {
      const [year = '', month = '', day = ''] = given.split('-');
      for (const [part, words] of [
        ['Day', day],
        ['Month', month],
        ['Year', year],
      ] as const) {
        await group.getByLabel(part, { exact: true }).fill(words);
      }
      return;
    }
    for (const words of [given].flat()) await group.getByLabel(words, { exact: true }).check();
  }

  return {
    page,
    follow,
    look,
    faults,

    /** Fills in a form by its questions. */
    async fill(answers: Readonly<Record<string, Answer>>): Promise<void> {
      for (const [question, given] of Object.entries(answers)) await answer(question, given);
    },

    /** Presses a button, which may stand as a link, and says what is in the way where the form is refused. */
    async press(name: string | RegExp, within: Locator = page.locator('main')): Promise<void> {
      await go(page, await found(within, 'button', name));
      const problems = page.locator('main .govuk-error-summary');
      if ((await problems.count()) > 0) throw new Error(`“${name}”: ${plain((await problems.textContent()) ?? '')}`);
      await look();
    },

    /** Presses a button that the site refuses, and gives what it says. */
    async refused(name: string | RegExp): Promise<string> {
      await go(page, await found(page.locator('main'), 'button', name));
      return plain((await page.locator('main').textContent()) ?? '');
    },

    /** To a stage’s first page by the thread at the head of every page, then on by the names of links. */
    async walk(stage: string, ...names: readonly (string | RegExp)[]): Promise<void> {
      await follow(stage, page.getByRole('navigation', { name: 'The thread from warning to action' }));
      for (const name of names) await follow(name, page.locator('main'));
    },

    heading: async () => plain((await page.locator('h1').textContent()) ?? ''),
    said: async () => plain((await page.locator('main').textContent()) ?? ''),

    async file(name: string | RegExp) {
      const href = await page.getByRole('link', { name, exact: true }).first().getAttribute('href');
      const file = await page.request.get(href ?? 'no such link');
      expect(file.status(), `file ${name}`).toBe(200);
      return file;
    },
  };
}

async function answerControl(control: Locator, given: Answer): Promise<void> {
  const words = [given].flat().join('\n');
  const options = control.locator('option');
  if ((await options.count()) === 0) {
    await control.fill(words);
    // Where a place is found by typing: on, so that what was found does not lie over the rest of the form.
    if ((await control.getAttribute('role')) === 'combobox') await control.press('Tab');
    return;
  }
  const texts = (await options.allTextContents()).map(plain);
  const index = texts.includes(words) ? texts.indexOf(words) : texts.findIndex((text) => text.includes(words));
  if (index < 0) throw new Error(`“${words}” is not offered, but ${texts.slice(0, 8).join('; ')}`);
  await control.selectOption({ index });
}

const escaped = (words: string) => words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
