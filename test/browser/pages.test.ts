import { readFile, writeFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFile, inspect } from './axe-inspect.ts';
import { address, go, home, openChromium, openPage, signIn } from './chromium.ts';
import { crawl, type Visited } from './crawl.ts';
import { makeEveryKind } from './every-kind.ts';
import { withPalette } from './palette-png.ts';
import { createVisitor, type Visitor } from './visitor.ts';

/** Every page that a link leads to, for a reader and for a desk officer, on wide and on narrow screens. */

const listFile = new URL('./addresses.txt', import.meta.url);
const pictureFile = new URL('../../docs/risk-map.png', import.meta.url);

let browser: Browser;
const visits: { reader: readonly Visited[]; officer: readonly Visited[] } = { reader: [], officer: [] };

beforeAll(async () => {
  const officer = createVisitor(address);
  await officer.signIn('demo-desk-officer');
  await standWarningsInEveryState(officer);
  await makeEveryKind(home);
  [visits.officer, visits.reader] = await Promise.all([crawl(officer), crawl(createVisitor(address))]);
  browser = await openChromium();
}, 600_000);

afterAll(() => browser?.close());

/** One warning acknowledged, one decided on, one with an action begun: so that every kind of page is linked. */
async function standWarningsInEveryState(officer: Visitor): Promise<void> {
  const reason = 'Opened to see every page.';
  for (const [country, steps] of [
    ['BOL', 1],
    ['PRY', 2],
    ['URY', 3],
  ] as const) {
    const opened = await officer.submit('/warn/warnings/new', '/warn/warnings', { country, level: 'elevated', reason });
    expect(opened.status).toBe(303);
    const path = String(opened.headers.location);
    const warning = path.split('/').at(-1) ?? '';
    const moves = [
      [`${path}/acknowledge`, {}],
      ['/decide/decisions', { warning, choice: 'act', reasons: reason, optionsNotTaken: '' }],
      [
        '/act/actions',
        {
          warning,
          instrument: 'demarche',
          purpose: reason,
          lead: 'Americas Desk',
          'dueOn-day': '31',
          'dueOn-month': '3',
          'dueOn-year': String(new Date().getUTCFullYear() + 1),
        },
      ],
    ] as const;
    for (const [action, fields] of moves.slice(0, steps)) {
      expect((await officer.submit(path, action, fields)).status, action).toBe(303);
    }
  }
}

const isPage = ({ status, headers }: Visited) =>
  status === 200 && String(headers['content-type']).startsWith('text/html');

/** One page of each kind. */
function samples(visited: readonly Visited[]): readonly Visited[] {
  return [...Map.groupBy(visited.filter(isPage), ({ kind }) => kind).values()].flatMap((same) => same.slice(0, 1));
}

/** What a page is made of: each tag with its classes and the names of its attributes. */
function partsOf({ body }: Visited): ReadonlySet<string> {
  return new Set(
    [...body.matchAll(/<([a-z][a-z0-9]*)((?:\s+[^\s=<>]+(?:="[^"]*")?)*)\s*\/?>/gi)].map(
      ([, name, attributes = '']) => {
        const names = [...attributes.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)].map(([, attribute = '', value = '']) =>
          ['class', 'role', 'type', 'scope'].includes(attribute) ? `${attribute}=${value}` : attribute,
        );
        return [name, ...names].join(' ');
      },
    ),
  );
}

/** Loaded beside the page, from our own files. */
const ownScript = /<script src="\/assets\/[a-z-]+\.js" defer><\/script>/g;

/** Of a reader’s pages axe need not see those that hold no part which the officer’s page of the kind, seen as well, lacks. */
function seenAsOfficers(who: 'reader' | 'officer'): (page: Visited) => boolean {
  if (who === 'officer') return () => false;
  const seen = new Map(samples(visits.officer).map((page) => [page.kind, partsOf(page)]));
  return (page) => [...partsOf(page)].every((part) => seen.get(page.kind)?.has(part) === true);
}

describe.each(['reader', 'officer'] as const)('For the %s', (who) => {
  test('every link leads somewhere', () => {
    expect(visits[who].length).toBeGreaterThan(250);
    const broken = visits[who].filter(({ status }) => status >= 400);
    expect(broken.map(({ address: to, status, from }) => `${to} on ${from}: ${status}`)).toEqual([]);
  });

  test('no page holds an inline script, style or handler, and a script of ours only helps: each works without', () => {
    for (const { body, address: at } of visits[who].filter(isPage)) {
      const found = body.replaceAll(ownScript, '').match(/<script|<style|\sstyle="|\son[a-z]+="|javascript:/gi) ?? [];
      expect(found, at).toEqual([]);
      expect(body, at).toMatch(/<h1[ >]/);
      expect(body.match(/<h1[ >]/g), at).toHaveLength(1);
    }
  });

  test('no two elements of a page share an identifier, and each title is the page’s own', () => {
    for (const { body, address: at } of samples(visits[who])) {
      const ids = [...body.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
      expect(
        ids.filter((id, index) => ids.indexOf(id) !== index),
        at,
      ).toEqual([]);
    }
    const pages = samples(visits[who]).filter(({ kind }) => !kind.includes('?'));
    const titles = pages.map(({ body }) => /<title>([^<]*)<\/title>/.exec(body)?.[1]);
    expect(new Set(titles).size, titles.join('\n')).toBe(pages.length);
  });

  test('no page has a fault that axe finds, scrolls sideways at 320 px, or writes an error to the console', async () => {
    // Two windows side by side, since a page keeps one core busy.
    const windows = await Promise.all([0, 1].map(() => openWindow(who)));
    const faults = windows.map(gatherFaults);
    const isSeen = seenAsOfficers(who);
    const pages = samples(visits[who]);
    expect(pages.some((each) => !isSeen(each))).toBe(true);
    await Promise.all(
      windows.map(async (page, turn) => {
        for (const each of pages.filter((_, index) => index % windows.length === turn)) {
          await page.goto(each.address);
          faults[turn]?.push(...(await inspect(page, each.address, isSeen(each))));
        }
      }),
    );
    expect(faults.flat()).toEqual([]);
    for (const page of windows) await page.context().close();
  }, 1_200_000);
});

async function openWindow(who: 'reader' | 'officer'): Promise<Page> {
  const page = await openPage(browser);
  await page.context().addInitScript({ path: axeFile });
  if (who === 'officer') await signIn(page, 'Desk officer');
  return page;
}

test('forms with mistakes, refusals and pages that are not there have no fault that axe finds', async () => {
  const page = await openPage(browser);
  await page.context().addInitScript({ path: axeFile });
  const faults: string[] = [];
  const look = async (at: string) => faults.push(...(await inspect(page, at)));
  await page.goto('/sign-in');
  await go(page, page.getByRole('button', { name: 'Sign in' }));
  await look('sign-in with nobody chosen');
  await signIn(page, 'Desk officer');
  for (const kind of [
    '/warn/warnings/new',
    '/decide/decisions/new?warning=',
    '/act/actions/new?warning=',
    '/act/actions/:id',
  ]) {
    const found = visits.officer.find(
      (visited) => visited.kind === kind && visited.body.includes('method="post" action="/'),
    );
    await page.goto(found?.address ?? `no page of the kind ${kind}`);
    await go(page, page.locator('main form').getByRole('button').first());
    expect(await page.title()).toMatch(/^Error: /);
    await look(`${kind} sent empty`);
  }
  for (const path of ['/nothing-here', '/places/XXX', '/warn/warnings/01a20faa-c1d4-73db-b2ae-19ba6d6b871b']) {
    expect((await page.goto(path))?.status()).toBe(404);
    await look(path);
  }
  expect(faults).toEqual([]);
}, 120_000);

/** Linked only once a record has gone some way, as in the year's walk, which may run before or after this one. */
const onTheWay = [
  '/account/correspondence/:id/reply.docx',
  '/account/correspondence/:id/reply.pdf',
  '/account/publications/reports/:year.pdf',
  // Only where a list that somebody has imported states a reference that is wrong.
  '/act/sanctions/reference-faults.csv',
  '/act/defence/osja-assessments/:id/steps/:step',
  '/decide/options/submission.docx?warning=',
  '/decide/options/submission.pdf?warning=',
  // Only where somebody has loaded the table that it is made from.
  '/warn/mass-killing',
  // Only once a source that runs by itself has told of one.
  '/warn/articles.csv',
  // Only once somebody has loaded what others measure of countries.
  '/warn/country-indicators.csv?country=',
  // Only once a message to partners has gone out.
  '/warn/released',
  '/warn/released/:id',
  '/warn/released/:id.cap.xml',
  // Only where a report behind it that was filed has brought a file of evidence.
  '/warn/signals/:id/bag',
  '/warn/warnings/:id/bag',
  // From a report that has been filed, and the one here is a draft.
  '/warn/signal-reports/new?report=',
  '/warn/signals/new?country=&origin=&source=&title=',
];

/** Linked for those alone who decide on strategies, or have sources read, as no desk officer does. */
const ofOthers = ['/decide/decisions/new?strategy=', '/warn/sources/feeds/new'];

test('public addresses stay: each kind in addresses.txt is there, and each kind that is there is listed', async () => {
  const listed = (await readFile(listFile, 'utf8')).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const answered = [...visits.officer, ...visits.reader].filter(({ status }) => status < 400);
  const found = [...new Set(answered.map(({ kind }) => kind))].filter((kind) => !kind.startsWith('/assets/'));
  // As one text, so that what fails is named wherever no more than the message is kept.
  expect(
    found
      .filter((kind) => !listed.includes(kind))
      .toSorted()
      .join('\n'),
    'not listed',
  ).toBe('');
  // Versions are published in the year's walk, which may run before or after this.
  const elsewhere = [...onTheWay, ...ofOthers];
  const here = listed.filter((kind) => !kind.includes('/versions/') && !elsewhere.includes(kind));
  expect(
    here
      .filter((kind) => !found.includes(kind))
      .toSorted()
      .join('\n'),
    'gone',
  ).toBe('');
});

/** Run with FORESTALL_SCREENSHOT=1 to take it anew. */
test('the picture of the map in docs is 1,200 px wide and light', async () => {
  if (process.env.FORESTALL_SCREENSHOT === '1') await writeFile(pictureFile, withPalette(await pictureOfMap()));
  const picture = await readFile(pictureFile);
  // Width and height stand at bytes 16 and 20 of a PNG: https://www.w3.org/TR/png-3/#11IHDR
  expect(picture.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect(picture.readUInt32BE(16)).toBe(1_200);
  expect(picture.readUInt32BE(20)).toBeGreaterThan(500);
  expect(picture.byteLength).toBeLessThan(200_000);
});

/** From the head of the page down to the dates under the map. */
async function pictureOfMap(): Promise<Buffer> {
  const page = await openPage(browser);
  await page.goto('/warn');
  const box = await page.locator('.fs-dates').first().boundingBox();
  const height = Math.ceil((box?.y ?? 0) + (box?.height ?? 0) + 16);
  const picture = await page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width: 1_200, height } });
  await page.context().close();
  return picture;
}

/** Errors in the console and requests that failed, from now on. */
function gatherFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${page.url()} console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`${page.url()} script: ${error.message}`));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    // What the browser itself gives up when it is sent on to the next page, as the picture of its tab, is no fault.
    if (why !== 'net::ERR_ABORTED') faults.push(`${page.url()} request failed (${why}): ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${page.url()} ${response.status()}: ${response.url()}`);
  });
  return faults;
}
