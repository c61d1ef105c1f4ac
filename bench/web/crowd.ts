import { setTimeout as wait } from 'node:timers/promises';
import type { PeopleFile } from '../../src/people/people-file.ts';
import { allCountries } from '../../src/places/country.ts';
import { type Browser, createBrowser } from './browser.ts';
import { type Chance, chanceOf } from './chance.ts';
import type { Program } from './programs.ts';
import { readSomething, type Seen, seenBy } from './reader.ts';
import type { Recorder } from './recorder.ts';
import { createWriter, type Writer } from './writer.ts';

/** Everybody who is at work, signed in. */
export type Crowd = {
  /** Each looks and writes, with a pause for thought after each page, until the time is over. */
  readonly work: (seconds: number, pauseMs: number) => Promise<void>;
  readonly programs: readonly Program[];
  readonly close: () => void;
};

type AtWork = {
  readonly browser: Browser;
  readonly seen: Seen;
  readonly chance: Chance;
  readonly write: Writer | undefined;
};

const programCount = 10;
const writingShare = 0.2;
const dayMs = 86_400_000;

/** Signs everybody in by the form, and gives some of them a token for a program, by the form too. */
export async function gather(address: string, people: PeopleFile['people'], recorder: Recorder): Promise<Crowd> {
  const atWork: AtWork[] = [];
  const programs: Program[] = [];
  const writers = people.filter(({ roles }) => roles.includes('desk-officer'));
  let free: readonly string[] | undefined;
  for (const [index, person] of people.entries()) {
    const browser = createBrowser(address, recorder);
    await browser.post('write: sign in', '/sign-in', { person: person.id, goTo: '/' }, '/sign-in');
    const seen = await seenBy(browser);
    const place = writers.indexOf(person);
    if (place >= 0) free ??= await freeCountries(browser);
    const own = free?.filter((_, order) => order % writers.length === place) ?? [];
    const chance = chanceOf(index + 1);
    atWork.push({ browser, seen, chance, write: place < 0 ? undefined : createWriter(browser, chance, own) });
    if (programs.length < programCount) programs.push({ token: await tokenOf(browser), seen });
  }
  return {
    programs,
    async work(seconds, pauseMs) {
      const until = performance.now() + seconds * 1_000;
      await Promise.all(atWork.map((each) => workUntil(until, pauseMs, each)));
    },
    close: () => {
      for (const { browser } of atWork) browser.close();
    },
  };
}

async function workUntil(until: number, pauseMs: number, { browser, seen, chance, write }: AtWork): Promise<void> {
  await wait(chance.between(0, pauseMs));
  while (performance.now() < until) {
    if (write !== undefined && chance.isTrue(writingShare)) await write();
    else await readSomething(browser, chance, seen);
    await wait(chance.between(0.5, 1.5) * pauseMs);
  }
}

/** Countries without an open warning, as somebody of the foreign office's desks sees them. */
async function freeCountries(browser: Browser): Promise<readonly string[]> {
  const { body } = await browser.get('setup', '/api/v1/warnings?open=true&limit=1000', true);
  // The API's own document says what a list holds.
  const { items } = JSON.parse(body) as { readonly items: readonly { readonly country: string }[] };
  const taken = new Set(items.map(({ country }) => country));
  return allCountries()
    .filter(({ code, lastYear }) => lastYear === undefined && !taken.has(code))
    .map(({ code }) => code);
}

async function tokenOf(browser: Browser): Promise<string> {
  const last = new Date(Date.now() + dayMs);
  const fields = {
    name: 'bench',
    scope: 'read',
    'expiresOn-day': String(last.getUTCDate()),
    'expiresOn-month': String(last.getUTCMonth() + 1),
    'expiresOn-year': String(last.getUTCFullYear()),
  };
  const { body } = await browser.post('write: make a token', '/people/tokens', fields, '/people/tokens');
  return /<code id="token">([^<]+)<\/code>/.exec(body)?.[1] ?? '';
}
