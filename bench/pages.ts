// Every page on a made world of 100 places, 2,000 warnings, 10,000 actions and 5,000 activities, as each role sees it.
// npm run bench:pages -- --home DIR --times 20 --only /act/programmes --json FILE
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { readPeopleFile } from '../src/people/people-file.ts';
import { type Found, findAddresses, publicKinds } from './pages/found-addresses.ts';
import { makeImports } from './pages/make-imports.ts';
import { makePagesHome } from './pages/make-pages-home.ts';
import { missesOf, type PageFigures, perRequest, readable } from './pages/page-figures.ts';
import { type AppProcess, startApp } from './web/app-process.ts';
import { type Browser, createBrowser } from './web/browser.ts';
import { startOnce } from './web/make-home.ts';
import { createRecorder } from './web/recorder.ts';

const { home, times, ofEach, as, only, json, port, profile } = new Command('bench:pages')
  .option('--home <folder>', 'a folder to keep the filled database in, for the next time')
  .option('--times <number>', 'how often each kind of address is asked for', Number, 20)
  .option('--of-each <number>', 'how many addresses of a kind each person is given', Number, 2)
  .option('--as <person...>', 'only as these people see them, by their identifiers or signed-out')
  .option('--only <beginning...>', 'only kinds of addresses that begin so')
  .option('--json <file>', 'where the figures go as JSON')
  .option('--port <number>', 'where the app listens', Number, 3_912)
  .option('--profile <folder>', 'where Node writes a profile of the app’s processor time')
  .parse()
  // Each option has a default of the type that its reader gives.
  .opts() as {
  readonly home?: string;
  readonly times: number;
  readonly ofEach: number;
  readonly as?: readonly string[];
  readonly only?: readonly string[];
  readonly json?: string;
  readonly port: number;
  readonly profile?: string;
};

const say = (text: string) => process.stdout.write(`${text}\n`);
const warmUps = 2;
const signedOut = 'signed-out';
const recorder = createRecorder();

/** One browser for each person of the demonstration, and one of somebody who is not signed in. */
async function signEverybodyIn({ address }: AppProcess): Promise<ReadonlyMap<string, Browser>> {
  const file = new URL('../data/people.json', import.meta.url);
  const { people } = readPeopleFile('data/people.json', readFileSync(file, 'utf8'));
  const browsers = new Map<string, Browser>();
  for (const id of [signedOut, ...people.map((person) => person.id)]) {
    if (as !== undefined && !as.includes(id)) continue;
    const browser = createBrowser(address, recorder);
    if (id !== signedOut) await browser.post('sign in', '/sign-in', { person: id, goTo: '/' }, '/sign-in');
    browsers.set(id, browser);
  }
  return browsers;
}

/** What everybody's pages lead to; of a kept folder it is looked for once. */
async function addressesOf(folder: string, browsers: ReadonlyMap<string, Browser>): Promise<readonly Found[]> {
  const mark = join(folder, `bench-pages-addresses-${as?.join('-') ?? 'all'}.json`);
  // It is our own file.
  if (existsSync(mark)) return JSON.parse(readFileSync(mark, 'utf8')) as readonly Found[];
  const all: Found[] = [];
  for (const [person, browser] of browsers) {
    const get = (address: string) => browser.get('look', address, true);
    const { found, refused } = await findAddresses(person, get, ofEach);
    say(`${person}: ${found.length} addresses`);
    for (const { address, status, from } of refused) say(`  ${address} was answered ${status}; ${from} links it`);
    all.push(...found);
  }
  await writeFile(mark, JSON.stringify(all));
  return all;
}

async function measureKind(
  kind: string,
  all: readonly Found[],
  app: AppProcess,
  browsers: ReadonlyMap<string, Browser>,
): Promise<PageFigures> {
  const ask = async (position: number) => {
    const one = all[position % all.length];
    if (one !== undefined) await browsers.get(one.person)?.get(kind, one.address);
  };
  for (let time = 0; time < warmUps; time += 1) await ask(time);
  recorder.clear();
  const before = await app.used();
  for (let time = 0; time < times; time += 1) await ask(time);
  const after = await app.used();
  const [figures] = recorder.figures();
  if (figures === undefined) throw new Error(`Nothing was asked of ${kind}`);
  return { ...figures, ...perRequest(before, after, times), example: all[0]?.address ?? '' };
}

async function measure(folder: string): Promise<readonly PageFigures[]> {
  await makePagesHome(folder, say);
  await makeImports(folder, say);
  await startOnce(folder, port);
  const options = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const app = await startApp(folder, port, options);
  try {
    const browsers = await signEverybodyIn(app);
    const found = await addressesOf(folder, browsers);
    const figures: PageFigures[] = [];
    const wanted = [...publicKinds()].filter((kind) => only?.some((each) => kind.startsWith(each)) ?? true);
    for (const kind of wanted) {
      const all = found.filter((each) => each.kind === kind);
      if (all.length === 0) say(`No page that anybody sees leads to ${kind}`);
      else figures.push(await measureKind(kind, all, app, browsers));
    }
    for (const browser of browsers.values()) browser.close();
    if (app.complaints() !== '') say(app.complaints());
    return figures;
  } finally {
    await app.stop();
  }
}

const folder = home ?? (await mkdtemp(join(tmpdir(), 'forestall-pages-')));
await mkdir(folder, { recursive: true });
// As root, PostgreSQL runs as another user, who must be able to enter.
await chmod(folder, 0o755);
try {
  const [before = 0] = loadavg();
  const figures = await measure(folder);
  const [after = 0] = loadavg();
  say(readable(figures));
  say(`Load of the machine: ${before.toFixed(1)} to ${after.toFixed(1)}`);
  if (json !== undefined) await writeFile(json, JSON.stringify({ load: [before, after], figures }, undefined, 1));
  const missed = missesOf(figures);
  say(missed.length === 0 ? 'All as wanted.' : `Missed:\n${missed.map((each) => `  ${each}`).join('\n')}`);
  process.exitCode = missed.length === 0 ? 0 : 1;
} finally {
  if (home === undefined) await rm(folder, { recursive: true, force: true });
}
