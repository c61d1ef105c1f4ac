// One assessment with many claims and links: its page, a saving of a section, and many people who write in it at once.
// node bench/assessment.ts --claims 300 --links 2000 --times 100 --people 20 --minutes 10
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Command } from 'commander';
import { openForestall, type Services } from '../src/main.ts';
import { type Actor, systemActor } from '../src/platform/database/actor.ts';
import type { RecordId } from '../src/platform/records/record.ts';
import { createSite } from '../src/site/site.ts';
import { freePort } from '../test/free-port.ts';
import { inRole } from '../test/fresh-services.ts';
import { type Browser, createBrowser } from './web/browser.ts';
import { chanceOf } from './web/chance.ts';
import { createRecorder } from './web/recorder.ts';

const { claims, links, times, people, minutes } = new Command('bench/assessment.ts')
  .option('--claims <number>', 'how many claims it has', Number, 300)
  .option('--links <number>', 'how many links to evidence', Number, 2_000)
  .option('--times <number>', 'how often its page is asked for', Number, 100)
  .option('--people <number>', 'how many write in it at once', Number, 20)
  .option('--minutes <number>', 'for how long', Number, 10)
  .parse()
  // Each option has a default of the type that its reader gives.
  .opts() as Readonly<Record<'claims' | 'links' | 'times' | 'people' | 'minutes', number>>;

const say = (text: string) => process.stdout.write(`${text}\n`);
const analyst = inRole('joint-analyst');
const all = { limit: 100, offset: 0 };
const pauseMs = 2_000;

/** People of the demonstration in whose roles one writes, as many as are asked for: each has working copies of their own. */
async function makeWriters({ people: directory }: Services): Promise<void> {
  const shipped = JSON.parse(await readFile(new URL('../data/people.json', import.meta.url), 'utf8')) as {
    readonly people: readonly { readonly id: string }[];
  };
  const named = ({ personId }: Actor) => shipped.people.find(({ id }) => id === personId);
  const more = Array.from({ length: people }, (_, who) => ({
    ...named(writers[who % writers.length] ?? analyst),
    ...{ id: writerId(who), name: `Writer ${who}` },
  }));
  const file = join(home, 'people.json');
  await writeFile(file, JSON.stringify({ ...shipped, people: [...shipped.people, ...more] }));
  await directory.importFile(systemActor, file);
}

const writerId = (who: number) => `demo-writer-${who}`;

async function makeAssessment({ records }: Services): Promise<RecordId> {
  const assessment = await records.assessments.make(analyst, {
    ...{ country: 'SSD', question: 'What could set it off?', form: 'full', departments: [], themes: [] },
    ...{ decisionInformed: null, warning: null, asOf: '2026-11-20', refreshOn: '2099-01-01' },
    ...{ finding: null, confidence: null, confidenceReason: null },
  });
  const made: string[] = [];
  for (let each = 0; each < claims; each += 1) {
    const section = ['dynamics', 'actors', 'scenarios'][each % 3] ?? 'dynamics';
    made.push(await records.claims.make(analyst, { assessment, section, statement: `What is claimed, ${each}.` }));
  }
  for (let each = 0; each < links; each += 1) {
    await records.assessmentEvidence.make(analyst, {
      ...{ assessment, section: 'dynamics', claim: `What it shows, ${each}`, pointsAt: 'document' },
      ...{ documentTitle: `Report ${each}`, documentOn: '2026-11-12', location: 'https://example.org/report' },
      ...{ bearsOn: `claim ${made[each % made.length]}`, side: each % 4 === 0 ? 'against' : 'for' },
      ...{ reliability: 'B', credibility: '2' },
    });
  }
  return assessment;
}

async function sectionsOf({ records }: Services, assessment: string) {
  return (await records.sections.list(systemActor, { values: { assessment } }, all)).records;
}

/** Asks for the page one time after another, and says how long each took and what it cost this process. */
async function measurePage(browser: Browser, address: string): Promise<void> {
  for (let warmUp = 0; warmUp < 5; warmUp += 1) await browser.get('warm up', address);
  const used = process.cpuUsage();
  for (let each = 0; each < times; each += 1) await browser.get('page', address);
  const { user, system } = process.cpuUsage(used);
  say(`processor time of app and asker a page: ${((user + system) / 1_000 / times).toFixed(1)} ms`);
}

/** Somebody who opens a section, writes on at its end and saves, until the time is up. @returns the words that were saved */
async function writeOn(browser: Browser, who: number, sections: readonly string[], until: number): Promise<string[]> {
  const { oneOf, between } = chanceOf(who);
  const saved: string[] = [];
  while (Date.now() < until) {
    const address = `/analyse/assessment-sections/${oneOf(sections)}/write`;
    const { body } = await browser.get('form of a section', address, true);
    const base = /name="base" value="(\d+)"/.exec(body)?.[1] ?? '';
    const stands = /<textarea[^>]*name="wording"[^>]*>([\s\S]*?)<\/textarea>/.exec(body)?.[1]?.trim() ?? '';
    const own = `w${who}n${saved.length}`;
    const copy = /name="copy" value="(\d+)"/.exec(body)?.[1] ?? '0';
    const typed = { base, copy, wording: `${stands}\n\n${own}` };
    await wait(between(0, pauseMs));
    // What is typed so far is kept by itself, as a page's script does it.
    const kept = await browser.post('saving while typing', address.replace(/write$/, 'working-copy'), typed, '/people');
    const number = /"copy":(\d+)/.exec(kept.body)?.[1] ?? copy;
    const { status } = await browser.post('saving', address, { ...typed, copy: number }, '/people');
    if (status === 303) saved.push(own);
  }
  return saved;
}

async function measureWriting(services: Services, site: string, assessment: string, record: Recorder): Promise<void> {
  const sections = (await sectionsOf(services, assessment)).map(({ id }) => id);
  const until = Date.now() + minutes * 60_000;
  const saved = await Promise.all(
    Array.from({ length: people }, async (_, who) => {
      const browser = await signedIn(site, writerId(who), record);
      const own = await writeOn(browser, who, sections, until);
      browser.close();
      return own;
    }),
  );
  const stands = (await sectionsOf(services, assessment)).map(({ values }) => values.wording ?? '').join('\n');
  const words = new Map(Map.groupBy(stands.split(/\s+/), (word) => word));
  const lost = saved.flat().filter((own) => words.get(own)?.length !== 1);
  say(
    `${people} people, ${minutes} minutes: ${saved.flat().length} savings acknowledged, ${lost.length} lost or doubled`,
  );
  if (lost.length > 0) process.exitCode = 1;
}

type Recorder = ReturnType<typeof createRecorder>;

const writers: readonly Actor[] = ['joint-analyst', 'desk-officer', 'watch-analyst', 'instrument-owner-defence'].map(
  inRole,
);

async function signedIn(site: string, person: string, recorder: Recorder): Promise<Browser> {
  const browser = createBrowser(site, recorder);
  await browser.post('sign in', '/sign-in', { person, goTo: '/' }, '/sign-in');
  return browser;
}

const home = await mkdtemp(join(tmpdir(), 'forestall-bench-'));
await chmod(home, 0o755);
const config = { home, port: await freePort(), host: '127.0.0.1', databaseUrl: undefined };
const forestall = await openForestall(config);
const site = await createSite(forestall.services, { ...config, databaseUrl: forestall.databaseUrl });
try {
  await site.listen({ port: config.port, host: config.host });
  const address = `http://${config.host}:${config.port}`;
  await makeWriters(forestall.services);
  const assessment = await makeAssessment(forestall.services);
  say(`${claims} claims, ${links} links; load ${loadavg()[0]?.toFixed(1)}`);
  const recorder = createRecorder();
  const browser = await signedIn(address, analyst.personId, recorder);
  await measurePage(browser, `/analyse/assessments/${assessment}`);
  browser.close();
  if (minutes > 0) await measureWriting(forestall.services, address, assessment, recorder);
  for (const { name, requests, faults, p50, p95, max } of recorder.figures()) {
    const shown = [p50, p95, max].map((each) => `${each.toFixed(1)} ms`).join(', ');
    say(`${name}: ${requests} requests, ${faults} faults; p50, p95, most: ${shown}`);
  }
  for (const [fault, count] of recorder.faults()) say(`${count} × ${fault}`);
} finally {
  site.server.closeAllConnections();
  await site.close();
  await forestall.close();
  await rm(home, { recursive: true, force: true });
}
