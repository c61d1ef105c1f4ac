import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newKeyPair, publicKeyPem } from '../../src/people/sealed-identities/identity-crypto.ts';
import { systemActor } from '../../src/platform/database/actor.ts';
import { checkedPost } from '../../src/platform/outbound/checked-post.ts';
import { openTimestampAuthority } from '../../src/platform/outbound/timestamp-authority.ts';
import { keepForecasts } from '../api/fresh-api.ts';
import { eventFile, eventRecord } from '../made-up-events.ts';
import { type MadeAuthority, madeAuthority, openTimestampServer } from '../receivers/timestamp-server.ts';
import { checked, unpacked } from '../stranger-with-a-bag.ts';
import { axeFile, inspect } from './axe-inspect.ts';
import { go, openChromium, openPage, plain } from './chromium.ts';
import { type MovedSite, movedSite } from './moved-site.ts';
import { createVisitor, type Visitor } from './visitor.ts';
import { createWalker, type Looked, type Walker } from './walker.ts';

/**
 * From two reports on two shores to a warning on the region between them: a partner reports in Arabic from a telephone,
 * a post on the other side of the border in English; with a month of more events than ever they become one signal and a
 * proposed warning, which the analyst opens. The clock and the ledger tell each step, and the evidence that came with a
 * report goes out in a bag that a stranger checks. Scripts are switched off.
 */

const looked: Looked = { kinds: new Set(), faults: [] };
let browser: Browser;
let site: MovedSite;
let analyst: Walker;
let folder: string;
/** Address of the warning, once it is opened. */
let warning: string;
let authority: MadeAuthority;
let stamps: Awaited<ReturnType<typeof openTimestampServer>>;

beforeAll(async () => {
  authority = madeAuthority();
  stamps = await openTimestampServer(authority);
  const outward = checkedPost({ allowPrivate: true, timeoutMs: 5_000 });
  const outlets = {
    ...{ publicUrl: 'https://forestall.example', post: outward },
    timestampAuthority: openTimestampAuthority(stamps.address, authority.certificates, outward),
  };
  [browser, site] = await Promise.all([openChromium(), movedSite(outlets)]);
  await site.services.figures.loadShipped(systemActor);
  await keepForecasts(site);
  folder = await mkdtemp(join(tmpdir(), 'forestall-events-'));
  analyst = await as('Watch analyst');
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await stamps?.close();
  authority?.remove();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

const as = (role: string) => createWalker(browser, role, looked, site.address);

/** An invitation for the women's network, as the analyst gives it. @returns the path of its link */
async function invitation(): Promise<string> {
  const visitor: Visitor = createVisitor(site.address);
  await visitor.signIn('demo-watch-analyst');
  const focal = createVisitor(site.address);
  await focal.signIn('demo-focal-point');
  for (const holder of [visitor, focal]) {
    const keys = '/people/identities/keys';
    await holder.submit(keys, keys, { publicKey: publicKeyPem(newKeyPair().publicKey) });
  }
  const page = '/warn/reports/invitations';
  const token = /name="_csrf" value="([^"]+)"/.exec((await visitor.get(page)).body)?.[1] ?? '';
  const form = new URLSearchParams({
    ...{ _csrf: token, name: 'شبكة النساء', country: 'NGA', marking: 'OFFICIAL-SENSITIVE' },
    ...{ 'lastDay-day': '1', 'lastDay-month': '1', 'lastDay-year': '2027' },
  });
  for (const holder of ['demo-watch-analyst', 'demo-focal-point']) form.append('holders', holder);
  const made = await visitor.send('POST', page, { 'content-type': 'application/x-www-form-urlencoded' }, `${form}`);
  return new URL(/id="link">([^<]+)</.exec(made.body)?.[1] ?? `about:${made.status}`).pathname;
}

/** Two events a month on the Nigerian shore for three years, and fourteen in October 2026, as UCDP's file has them. */
async function eventsFile(): Promise<string> {
  const day = (text: string) => ({ date_start: text, date_end: text, year: text.slice(0, 4) });
  const place = { adm_1: 'Borno state', latitude: '11.8', longitude: '13.1', where_coordinates: 'Maiduguri town' };
  const months = Array.from({ length: 40 }, (_, at) => new Date(Date.UTC(2023, 6 + at, 1)).toISOString().slice(0, 7));
  const rows = months.flatMap((month) =>
    Array.from({ length: month === '2026-10' ? 13 : 2 }, (_, at) =>
      eventRecord({
        id: `${month}${at}`.replace('-', ''),
        ...place,
        ...day(`${month}-${String(at + 1).padStart(2, '0')}`),
      }),
    ),
  );
  const name = 'GEDEvent_v26_0_10.csv';
  const pieces: Uint8Array[] = [];
  const last = eventRecord({ id: '999999', ...place, ...day('2026-10-31') });
  for await (const piece of eventFile([...rows, last], name).bytes) pieces.push(piece);
  await writeFile(join(folder, name), Buffer.concat(pieces));
  return join(folder, name);
}

/** The analyst says how good the source is and what it says: until then a partner's report counts for nothing. */
async function grade(title: string): Promise<void> {
  await analyst.walk('Warn', 'Every report');
  await analyst.follow(title);
  await analyst.press('Change');
  await analyst.fill({
    'How reliable is the source?': 'B: usually reliable',
    'How credible is what it says?': '2: probably true',
  });
  await analyst.press('Save the change');
}

/** A JPEG by its own bytes: what a file is, its beginning says. */
const madeJpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');

const arabicTitle = 'هاجم مسلحون قرى الصيادين على ضفة البحيرة وقتلوا ثمانية';

test('a partner on one shore reports in Arabic, from a telephone and without script', async () => {
  const width = 320;
  const link = await invitation();
  const page = await openPage(browser, {
    ...{ baseURL: site.address, locale: 'ar', javaScriptEnabled: false, viewport: { width, height: 640 } },
  });
  await page.goto(link);
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  await page.locator('#title').fill(arabicTitle);
  await page.locator('input[name="happenedOn-day"]').fill('14');
  await page.locator('input[name="happenedOn-month"]').fill('11');
  await page.locator('input[name="happenedOn-year"]').fill('2026');
  await page.locator('input[name="dating"][value="day"]').check();
  await page.locator('input[name="acts"][value="killing"]').check();
  await page.locator('input[name="groups"][value="civilians"]').check();
  await go(page, page.locator('main button[type="submit"]'));
  expect(await page.locator('h1').textContent()).toBe('وصل بلاغك');
  const glass = await openPage(browser, { baseURL: site.address, locale: 'ar' });
  await glass.context().addInitScript({ path: axeFile });
  await glass.goto(link);
  looked.faults.push(...(await inspect(glass, 'the form of an invitation')));
  await glass.context().close();
  await page.context().close();
  await grade(arabicTitle);
});

test('a post on the other shore tells of the same in its own words', async () => {
  const post = await as('Post reporter');
  await post.page.goto(`${site.address}/warn/reports/new`);
  await post.fill({
    'What happened?': 'Fishermen who fled over the lake tell of eight killed by men in boats',
    'In which country?': 'Chad',
    'When did it happen, or begin?': '2026-11-15',
    'How near is that date?': 'Within a week of it',
    'What was done?': ['Killing'],
    'Which groups are at risk?': ['Civilians without distinction'],
    'How reliable is the source?': 'C: fairly reliable',
    'How credible is what it says?': '3: possibly true',
  });
  await post.press('File it');
  await post.follow('Attach a file');
  const photograph = join(folder, 'boats.jpg');
  await writeFile(photograph, madeJpeg);
  await post.page.getByLabel('Which file?').setInputFiles(photograph);
  await post.press('Attach it');
});

test('with a month of more events than any in three years the rule makes one signal of both', async () => {
  expect(await site.run('ingest', await eventsFile())).toContain('UCDP');
  const { made } = await site.services.reportClusters.watch();
  expect(made).toBe(1);
  expect(await site.services.reportClusters.watch()).toEqual({ made: 0, joined: 0 });
});

test('the analyst sees a warning proposed with who says so, and opens it for the region', async () => {
  await analyst.walk('Warn');
  expect(await analyst.said()).toContain('Lake Chad basin, led by the desk for');
  await analyst.follow(/^2 reports from Lake Chad basin by 2 independent organisations, and a rise in events/);
  const said = await analyst.said();
  expect(said).toMatch(/A warning is proposed: high, Lake Chad basin, led by the desk for (Nigeria|Chad)/);
  expect(said).toContain('2 independent organisations');
  expect(said).toContain('شبكة النساء');
  expect(said).toContain('Events in Lake Chad basin by month');
  expect(said).toMatch(/14 events in 2026-10, more than in any of the 36 months before \(at most 2\)/);
  await analyst.press('Open a warning from this signal');
  await analyst.fill({ 'What makes you think so?': 'Two shores tell of one attack, in a month of more than ever.' });
  await analyst.press('Open the warning');
  expect(await analyst.heading()).toMatch(/^Warning: Lake Chad basin, led by the desk for (Nigeria|Chad)$/);
  expect(await analyst.said()).toContain('Signals that it answers');
});

test('the clock, the region, each of its countries and the ledger tell of it', async () => {
  warning = analyst.page.url();
  const desk = await as('Desk officer');
  await desk.page.goto(warning);
  await desk.press('Acknowledge: I have it');
  expect(await desk.said()).toMatch(/Opened.*Acknowledged/s);
  await desk.walk('Places', 'Cross-border regions', 'Lake Chad basin');
  expect(await desk.said()).toMatch(/Lake Chad basin, led by the desk for (Nigeria|Chad)/);
  expect(await desk.said()).toContain('Maiduguri town');
  for (const country of ['CMR', 'NER']) {
    await desk.page.goto(`${site.address}/places/${country}`);
    expect(await desk.said(), country).toContain('Lake Chad basin, led by the desk for');
  }
  const kinds = (await site.entries()).map(({ kind }) => kind);
  for (const kind of [
    'report.filed',
    'events.loaded',
    'signal.made',
    'signal-report.made',
    'signal-series.made',
    'warning.opened',
    'signal.linked',
    'warning.acknowledged',
  ]) {
    expect(kinds, kind).toContain(kind);
  }
});

test('the photograph goes out as evidence, and a stranger checks its bag with sha256sum and openssl', async () => {
  await analyst.walk('Warn', 'Every report');
  await analyst.follow('Fishermen who fled over the lake tell of eight killed by men in boats');
  await analyst.follow('Add evidence');
  await analyst.fill({
    'What is it?': 'Photograph of boats at the landing of Bol',
    'Where was it found?': 'Handed over by whoever made or kept it',
    'On which day was it collected?': '2026-11-16',
    'How was it taken?': 'Received by mail or message',
    'On what ground may it be kept?': 'The witness gave it to the post for this, and may take that back.',
  });
  await analyst.press('Save');
  const item = analyst.page.url();
  await analyst.press('Add a file of evidence');
  expect(await analyst.said()).toContain('boats.jpg');
  await analyst.page.getByLabel(/boats\.jpg/).check();
  await analyst.press('Add a file of evidence');
  expect(await analyst.said()).toContain('File received');
  expect(await giveOut(`data/items/${item.split('/').at(-1)}/item.json`)).toMatch(/"title": "Photograph of boats/);
  await analyst.page.goto(item);
  expect(await analyst.said()).toMatch(/File received.*Given out/s);

  await analyst.page.goto(warning);
  const chain = await giveOut('data/chain.txt');
  expect(chain).toMatch(/WARNING .*SIGNAL .*REPORT .*EVIDENCE .*Photograph of boats/s);
  expect(chain).toContain(arabicTitle);
  expect(chain).not.toContain('شبكة النساء');
});

/** From a page that leads to it, a bag that a stranger has checked, with the photograph in it. @returns one of its files */
async function giveOut(file: string): Promise<string> {
  await analyst.follow('Give evidence out');
  const [download] = await Promise.all([
    analyst.page.waitForEvent('download'),
    analyst.page.getByRole('button', { name: 'Give out a bag' }).click(),
  ]);
  const bag = unpacked(await readFile(await download.path()), await mkdtemp(join(folder, 'bag-')));
  expect(checked(bag)).toEqual(['holds', 'holds', 'holds']);
  const item = /data\/items\/([^/]+)\/originals\S*/.exec(await readFile(join(bag, 'manifest-sha256.txt'), 'utf8'))?.[0];
  expect((await readFile(join(bag, item ?? ''))).equals(madeJpeg)).toBe(true);
  return readFile(join(bag, file), 'utf8');
}

test('the rule says each of its numbers, and every page on the way is sound for everybody', async () => {
  await analyst.walk('Warn');
  await analyst.page.goto(`${site.address}/warn/rules`);
  await analyst.look();
  expect(await analyst.said()).toContain('more than each of the 36 months before');
  expect(looked.faults.map(plain)).toEqual([]);
});
