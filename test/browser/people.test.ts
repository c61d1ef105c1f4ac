import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import createClient from 'openapi-fetch';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemActor } from '../../src/platform/database/actor.ts';
import type { paths } from '../api/client-types.ts';
import { keepForecasts } from '../api/fresh-api.ts';
import { type IssuerSite, issuerSite } from '../issuer-site.ts';
import { axeFile, inspect } from './axe-inspect.ts';
import { go, openChromium, openPage, plain, rowsOf, textsOf } from './chromium.ts';

/**
 * Many departments, one system: people of two departments and a partner sign in at the identity provider, a real one,
 * and each sees exactly their own; who a reporter is, is sealed on a page and opened on a holder's own machine. In
 * Chromium with scripts switched off, and once more by a client that was generated from the API's document.
 * The tests are the steps of one story, in order.
 */

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const passphrase = 'correct horse battery staple';
const reporter = { name: 'Zubayda Canarysdottir', contact: '+000 55501234567', notes: 'Only after Thursday’s market' };
const reason = 'To warn the reporter of tonight’s raid';

const people = {
  analyst: { name: 'Ada Analyst', organisation: 'watch', roles: ['watch-analyst'], clearance: 'OFFICIAL-SENSITIVE' },
  desk: {
    name: 'Dan Desk',
    organisation: 'west-africa-desk',
    roles: ['desk-officer'],
    clearance: 'OFFICIAL-SENSITIVE',
  },
  focal: {
    name: 'Fay Focal',
    organisation: 'multilateral-policy',
    roles: ['focal-point'],
    clearance: 'OFFICIAL-SENSITIVE',
  },
  planner: {
    name: 'Milo Military',
    organisation: 'ministry-of-defence',
    roles: ['focal-point'],
    clearance: 'OFFICIAL-SENSITIVE',
  },
  partner: {
    name: 'Pia Partner',
    organisation: 'local-peace-network',
    roles: ['partner-reporter'],
    clearance: 'OFFICIAL',
  },
  auditor: { name: 'Otto Auditor', organisation: 'cabinet-office', roles: ['auditor'], clearance: 'OFFICIAL' },
} as const;
type Name = keyof typeof people;

/** One warning each, with a word of its own, that those named may see and nobody else. */
const warnings = {
  quillback: { by: 'analyst', country: 'Sudan', place: 'SDN', seenBy: ['analyst', 'planner'] },
  marmoset: { by: 'analyst', country: 'Mali', place: 'MLI', seenBy: ['analyst'] },
  dragonet: { by: 'analyst', country: 'Chad', place: 'TCD', seenBy: ['analyst', 'partner'] },
  wolverine: { by: 'planner', country: 'Uganda', place: 'UGA', seenBy: ['planner'] },
} as const;
type Word = keyof typeof warnings;
const words = Object.keys(warnings) as Word[]; // The keys of the object above.

let browser: Browser;
let site: IssuerSite;
let folder = '';
const pages = new Map<Name, Page>();

beforeAll(async () => {
  [browser, site, folder] = await Promise.all([
    openChromium(),
    issuerSite(),
    mkdtemp(join(tmpdir(), 'forestall-holders-')),
  ]);
  await site.services.figures.loadShipped(systemActor);
  await keepForecasts(site);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await rm(folder, { recursive: true, force: true });
});

function pageOf(name: Name): Page {
  const page = pages.get(name);
  if (page === undefined) throw new Error(`${name} has not signed in`);
  return page;
}

const press = (page: Page, name: string) => go(page, page.getByRole('button', { name, exact: true }));

/** Fills the form's answers about who may see it. */
async function release(page: Page, marking: string, to: readonly string[]): Promise<void> {
  await page.getByRole('radio', { name: marking, exact: true }).check();
  await page.getByText('Whom is it released to?').click();
  for (const box of await page.locator('input[name="audience"][type="checkbox"]:checked').all()) await box.uncheck();
  for (const organisation of to) await page.getByRole('checkbox', { name: organisation, exact: true }).check();
}

describe('Signing in', () => {
  test.each(Object.entries(people))(
    '%s signs in at the identity provider, and comes back by name',
    async (name, person) => {
      site.issuer.atTheKeyboard(name, { ...person });
      const page = await openPage(browser, { baseURL: site.publicUrl, javaScriptEnabled: false });
      await page.goto('/');
      await go(page, page.getByRole('banner').getByRole('link', { name: 'Sign in', exact: true }));
      await page.waitForURL(`${site.publicUrl}/**`);
      expect(await page.locator('header').textContent()).toContain(person.name);
      pages.set(name as Name, page); // A key of the object above.
    },
  );
});

describe('Two departments and a partner', () => {
  const releases: Readonly<Record<Word, readonly [marking: string, to: readonly string[]]>> = {
    quillback: ['OFFICIAL', ['Her Majesty’s Government']],
    marmoset: ['OFFICIAL-SENSITIVE', []],
    dragonet: ['OFFICIAL', ['A local peace network']],
    wolverine: ['OFFICIAL', []],
  };

  test.each(words)('the warning “%s” is opened for those who may see it', async (word) => {
    const { by, country } = warnings[word];
    const page = pageOf(by);
    await page.goto('/warn/warnings/new');
    await page.getByLabel('Country', { exact: true }).selectOption({ label: country });
    await page.getByRole('radio', { name: 'High', exact: true }).check();
    await page.getByLabel('What makes you think so?').fill(`Told of under the word ${word}`);
    await release(page, ...releases[word]);
    await press(page, 'Open the warning');
    expect(plain((await page.locator('h1').textContent()) ?? '')).toBe(`Warning: ${country}`);
  });

  test.each(words)('“%s” is decided on, and an action begins', async (word) => {
    const page = pageOf(warnings[word].by === 'planner' ? 'planner' : 'focal');
    await page.goto('/warn/warnings');
    await go(page, page.locator('.fs-list').getByRole('link', { name: warnings[word].country, exact: true }));
    await press(page, 'Acknowledge: I have it');
    await press(page, 'Decide');
    await page.getByRole('radio', { name: 'Act', exact: true }).check();
    await page.getByLabel('Reasons', { exact: true }).fill(`Decided under the word ${word}`);
    await press(page, 'Record the decision');
    await press(page, 'Begin an action');
    await page.getByLabel('With which instrument?').selectOption({ label: 'Démarche' });
    await page.getByLabel('What is it to bring about?').fill(`Begun under the word ${word}`);
    await page.getByLabel('Who leads it?').fill('The desk');
    for (const [part, value] of [
      ['Day', '31'],
      ['Month', '3'],
      ['Year', '2027'],
    ] as const) {
      await page.getByLabel(part, { exact: true }).fill(value);
    }
    await press(page, 'Begin the action');
    expect(await textsOf(page, '.fs-clock > li > strong')).toContain('Action begun');
  });

  const readers = ['analyst', 'planner', 'partner'] as const;
  const own = (name: Name) => words.filter((word) => (warnings[word].seenBy as readonly Name[]).includes(name));
  const wordsIn = (text: string) => words.filter((word) => text.includes(word));

  test.each(readers)('%s sees on each page and in each file exactly their own', async (name) => {
    const page = pageOf(name);
    for (const [path, kind] of [
      ['/warn/warnings', 'list'],
      ['/decide/decisions', 'list'],
      ['/act/actions', 'list'],
      ['/warn/warnings.csv', 'file'],
      ['/decide/decisions.csv', 'file'],
      ['/act/actions.csv', 'file'],
      ['/account/ledger.csv', 'file'],
    ] as const) {
      const shown =
        kind === 'file'
          ? await page.request.get(path).then((answer) => answer.text())
          : await page.goto(path).then((answer) => answer?.text() ?? '');
      expect(wordsIn(shown), path).toEqual(own(name));
    }
    for (const word of words) {
      const { place } = warnings[word];
      const sees = own(name).includes(word);
      await page.goto(`/places/${place}`);
      const steps = await textsOf(page, '[aria-labelledby="timeline"] .fs-clock strong');
      expect(steps, `time line of ${place}`).toEqual(
        sees ? ['Action begun', 'Decision', 'Warning acknowledged', 'Warning opened'] : [],
      );
      await page.goto(`/search?q=${word}`);
      expect(await page.locator('main .fs-list > li').count(), `search for ${word}`).toBe(sees ? 3 : 0);
    }
  });

  test('the map is the same for all three, and tells of no warning', async () => {
    const maps = await Promise.all(
      readers.map(async (name) => {
        await pageOf(name).goto('/warn');
        return pageOf(name).locator('svg.picture-map').innerHTML();
      }),
    );
    expect(new Set(maps).size).toBe(1);
    expect(wordsIn(maps.join())).toEqual([]);
  });

  test.each(readers)('a generated client, for %s, gives the same', async (name) => {
    const cookies = await pageOf(name).context().cookies(site.publicUrl);
    const client = createClient<paths, 'application/json' | 'application/problem+json'>({
      baseUrl: site.publicUrl,
      headers: { cookie: cookies.map((each) => `${each.name}=${each.value}`).join('; ') },
    });
    const answers = [
      await client.GET('/api/v1/warnings'),
      await client.GET('/api/v1/decisions'),
      await client.GET('/api/v1/actions'),
      await client.GET('/api/v1/ledger', { params: { query: { kind: 'warning.opened' } } }),
    ];
    for (const { data, response } of answers) {
      expect(data?.items, response.url).toHaveLength(own(name).length);
      expect(wordsIn(JSON.stringify(data)), response.url).toEqual(own(name));
    }
  });
});

describe('Who a reporter is', () => {
  const faults: string[] = [];
  let identity = '';
  let pseudonym = '';

  /** The page that `name` sees there, looked at by axe in both widths: in a window with scripts, as axe is one. */
  async function look(name: Name, path: string): Promise<void> {
    const storage = await pageOf(name).context().storageState();
    const page = await openPage(browser, { baseURL: site.publicUrl, storageState: storage });
    await page.context().addInitScript({ path: axeFile });
    await page.goto(path);
    faults.push(...(await inspect(page, `${path} for ${name}`)));
    await picture(page, `${name}${path}`);
    await page.context().close();
  }

  const keyFile = (name: Name) => join(folder, `${name}.pem`);

  /** The command line on the test's database, as on a holder's own machine, with the passphrase as its input. */
  function forestall(...args: readonly string[]): Promise<{ code: number | null; said: string; complained: string }> {
    return new Promise((resolve, reject) => {
      const env = { ...process.env, DATABASE_URL: site.url, FORESTALL_HOME: join(folder, 'home') };
      const child = spawn(process.execPath, [cli, ...args], { env });
      let [said, complained] = ['', ''];
      child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()));
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, said, complained }));
      child.stdin.end(`${passphrase}\n`);
    });
  }

  test('cannot be sealed while nobody has a key, and the pages say so', async () => {
    await look('analyst', '/people/identities');
    await look('analyst', '/people/identities/new');
    await look('desk', '/people/identities/keys');
    const page = pageOf('analyst');
    await page.goto('/people/identities/new');
    expect(await page.locator('main').textContent()).toContain('Nothing can be sealed yet');
  });

  test.each(['desk', 'focal'] as const)(
    '%s makes a key on their own machine and registers its public half',
    async (name) => {
      const made = await forestall('identity', 'keygen', '--out', keyFile(name));
      expect(made).toMatchObject({ code: 0, complained: '' });
      const page = pageOf(name);
      await page.goto('/people/identities/keys');
      await page.getByLabel('Register a new public key').fill(await readFile(`${keyFile(name)}.pub`, 'utf8'));
      await press(page, 'Register');
      const fingerprint = /Fingerprint: ([0-9a-f ]+)/.exec(made.said)?.[1]?.trim() ?? 'none';
      expect(plain((await page.locator('main .fs-list').textContent()) ?? '')).toContain(fingerprint);
      await look(name, '/people/identities/keys');
    },
    120_000,
  );

  test('is sealed by the analyst to two holders, not to one', async () => {
    const page = pageOf('analyst');
    await page.goto('/people/identities');
    await press(page, 'Seal an identity');
    await page.getByLabel('Who is the reporter?').fill(reporter.name);
    await page.getByLabel('How are they reached?').fill(reporter.contact);
    await page.getByLabel('What must a holder know?').fill(reporter.notes);
    await page.getByRole('checkbox', { name: people.desk.name }).check();
    await press(page, 'Seal');
    expect(await page.locator('#holders-error').textContent()).toContain('Choose at least two holders');
    expect(await page.getByLabel('Who is the reporter?').inputValue()).toBe(reporter.name);
    await page.getByRole('checkbox', { name: people.focal.name }).check();
    await press(page, 'Seal');
    pseudonym = plain((await page.locator('h1').textContent()) ?? '');
    expect(pseudonym).toMatch(/^R-.{4}-.{4}$/);
    identity = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    expect(await page.locator('main').textContent()).toContain('It has never been opened.');
    expect(await page.content()).not.toContain('Canarysdottir');
  });

  test('is opened by a holder on their own machine, by the command on the page, with a reason', async () => {
    const page = pageOf('desk');
    await page.goto('/people/identities');
    await go(page, page.getByRole('link', { name: pseudonym }));
    const command = plain((await page.locator('main pre').textContent()) ?? '');
    expect(command).toBe(`forestall identity open ${identity} --key FILE --reason "…"`);
    const [, ...verbs] = command.replace('FILE', keyFile('desk')).split(' ');
    const opened = await forestall(...verbs.map((word) => (word === '"…"' ? reason : word)));
    expect(opened).toMatchObject({ code: 0, complained: '' });
    expect(opened.said).toContain(`Name: ${reporter.name}\nContact: ${reporter.contact}\nNotes: ${reporter.notes}`);
    await page.reload();
    expect(plain((await page.locator('main .fs-list').first().textContent()) ?? '')).toContain(reason);
    const other = await forestall('identity', 'open', identity, '--key', keyFile('desk'), '--reason', ' ');
    expect(other.code).toBe(1);
  }, 120_000);

  test('is told to nobody: neither that it is there to the other department and the partner, nor whose it is to anybody', async () => {
    for (const name of ['planner', 'partner'] as const) {
      const page = pageOf(name);
      expect((await page.goto(`/people/identities/${identity}`))?.status(), name).toBe(404);
      await page.goto('/people/identities');
      expect(await page.content(), name).not.toContain(pseudonym);
    }
    for (const name of ['analyst', 'desk', 'focal', 'auditor'] as const) {
      for (const path of [
        '/people/identities',
        `/people/identities/${identity}`,
        '/account/ledger',
        '/search?q=canary',
      ]) {
        const answer = await pageOf(name).request.get(path);
        expect(await answer.text(), `${path} for ${name}`).not.toContain('Canarysdottir');
      }
    }
  });

  test('its opening stands in the ledger: for the analyst with the reason, for the auditor without', async () => {
    for (const [name, reads] of [
      ['analyst', true],
      ['auditor', false],
    ] as const) {
      const page = pageOf(name);
      await page.goto('/account/ledger');
      await page.getByLabel('Kind of step').fill('identity.opened');
      await press(page, 'Apply');
      const rows = await rowsOf(page, '.fs-table');
      expect(rows, name).toHaveLength(1);
      expect(rows[0]?.[1], name).toBe('identity.opened');
      expect(rows[0]?.[2], name).toBe('Dan Desk (West Africa Desk)');
      expect((await page.content()).includes(reason), name).toBe(reads);
    }
  });

  test('each page of it, as each sees it, has no fault that axe finds and fits into 320 px', async () => {
    await look('analyst', '/people/identities');
    await look('analyst', '/people/identities/new');
    await look('analyst', `/people/identities/${identity}`);
    await look('desk', `/people/identities/${identity}`);
    await look('auditor', '/account/ledger?kind=identity.opened');
    await look('analyst', '/warn/warnings/new');
    expect(faults).toEqual([]);
  }, 120_000);
});

/** With FORESTALL_PICTURES=FOLDER a picture of the page in both widths, to look at. */
async function picture(page: Page, name: string): Promise<void> {
  const into = process.env.FORESTALL_PICTURES;
  if (into === undefined) return;
  for (const width of [320, 1_200]) {
    await page.setViewportSize({ width, height: 900 });
    const file = `${name.replaceAll(/[^a-z]+/g, '-').slice(0, 60)}-${width}.png`;
    await page.screenshot({ path: join(into, file), fullPage: true });
  }
}
