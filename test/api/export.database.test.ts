import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordsOf } from '../../src/main.ts';
import { systemActor } from '../../src/platform/database/actor.ts';
import { addRecordCommands } from '../../src/platform/records/record-commands.ts';
import { exportedReadings } from '../../src/site/site.ts';
import { countryCode, type FreshServices, freshServices, inRole } from '../fresh-services.ts';
import { keepForecasts } from './fresh-api.ts';

/** Each system of the letter (issue 5's table), and what of it the command line exports. */
const systems: Readonly<Record<string, readonly string[]>> = {
  'early warning': ['report', 'signal', 'warning', 'risk'],
  JACS: ['assessment', 'assessment-section', 'risk-rating', 'driver', 'opportunity', 'scenario', 'priority'],
  judgements: ['judgement-question', 'estimate', 'track-record'],
  'National Security Council strategy': ['strategy', 'objective', 'indicator', 'measurement'],
  'options and decisions': ['option', 'decision'],
  'finite resources': ['envelope', 'allocation', 'envelope-balance', 'risk-against-effort'],
  'every instrument': ['instrument', 'action', 'ask', 'under-way', 'plan SDN', 'plan-finding SDN'],
  'fora and UPR': ['forum-body', 'forum-session', 'forum-vote', 'upr-review', 'diplomatic-date', 'calendar'],
  'peace agreements': ['peace-agreement', 'peace-provision', 'peace-violation'],
  sanctions: ['sanctions-regime', 'sanctions-measure', 'designation-case', 'measure-in-force', 'open-case'],
  defence: ['osja-assessment', 'unit-vetting', 'disaster-response', 'operation', 'protection-task'],
  'development and the Fund': ['programme', 'project', 'budget-line', 'annual-review', 'programme-money'],
  'priority areas': ['priority-area'],
  governance: ['government-post', 'post-holding', 'delegation', 'hand-over'],
  correspondence: ['letter', 'citation'],
  'recommendations and commitments': ['recommendation'],
  'outcomes and latency': [
    'outcome',
    'forecast-outcome',
    'dismissal-outcome',
    'latency',
    'wait',
    'waiting-curve',
    'on-day 2026-11-24',
  ],
  'annual report': ['publication-item', 'annual-report 2026'],
};

let fresh: FreshServices;
let folder: string;
beforeAll(async () => {
  fresh = await freshServices();
  folder = await mkdtemp(join(tmpdir(), 'forestall-export-'));
  await fresh.services.figures.loadShipped(systemActor);
  await keepForecasts(fresh);
  const { warnings } = fresh.services;
  for (const code of ['SDN', 'MLI']) {
    await warnings.openByHand(inRole('desk-officer'), countryCode(code), 'high', `Reasons in ${code}`);
  }
});
afterAll(async () => {
  await fresh.close();
  await rm(folder, { recursive: true, force: true });
});

let exports = 0;

/** What `forestall export …` writes. */
async function exported(...words: readonly string[]): Promise<string> {
  const program = new Command().exitOverride();
  const open = async () => ({ services: fresh.services, close: async () => {} });
  addRecordCommands(
    program,
    open,
    async (services) => recordsOf(services),
    async (services) => exportedReadings(services),
  );
  exports += 1;
  const file = join(folder, `out-${exports}`);
  await program.parseAsync(['export', ...words, '--out', file], { from: 'user' });
  const text = await readFile(file, 'utf8');
  await rm(file);
  return text;
}

type Rows = readonly Readonly<Record<string, string>>[];
const rowsOf = async (...words: readonly string[]): Promise<Rows> => parse(await exported(...words), { columns: true });

test('every system of the letter is exported, each part of it with its header', async () => {
  const names = (await exported()).split('\n').map((line) => line.split(' ')[0]);
  for (const [system, parts] of Object.entries(systems)) {
    for (const part of parts) {
      const [name = '', ...of] = part.split(' ');
      expect(names, system).toContain(name);
      expect((await exported(name, ...of)).trim(), part).not.toBe('');
    }
  }
}, 300_000);

test('a reading is exported as table, JSON and map alike, narrowed as the API narrows it', async () => {
  expect((await rowsOf('outcome')).map(({ country }) => country)).toEqual(['MLI', 'SDN']);
  const [mali] = await rowsOf('warning', '--where', 'country=MLI');
  expect(mali).toMatchObject({ country: 'MLI', level: 'high', reason: 'Reasons in MLI' });
  const outcomes = JSON.parse(await exported('outcome', '--json', '--where', 'country=SDN')) as object[];
  expect(outcomes).toEqual([expect.objectContaining({ country: 'SDN', decision: null, isOver: false })]);
  const { features } = JSON.parse(await exported('outcome', '--geojson')) as { features: object[] };
  expect(features).toHaveLength(2);
  const plan = JSON.parse(await exported('plan', 'MLI')) as object;
  expect(plan).toMatchObject({ country: 'MLI', warning: { level: 'high' }, findings: [{ sort: 'gap' }] });
  const stood = await rowsOf('on-day', '2026-11-24', '--where', 'place=SDN');
  expect(stood.map(({ kind, state }) => [kind, state])).toContainEqual(['warning', 'opened']);
  expect(await rowsOf('on-day', '2026-11-23')).toEqual([]);
});

test.each([
  [['nothing'], 'There are no records called “nothing”'],
  [['plan'], 'Say of which code: forestall export plan SDN'],
  [['outcome', 'SDN'], '“outcome” is of all: leave out “SDN”, or narrow it with --where.'],
  [['plan', 'XXX'], 'There is no country with the code “XXX”'],
  [['annual-report', 'soon'], 'There is nothing at this address.'],
  [['outcome', '--where', 'land=SDN'], '“land=SDN” narrows nothing of “outcome”. Known are: country=….'],
  [['outcome', '--where', 'country=Sudan'], 'The parameter “country” does not fit'],
  [['latency', '--geojson'], 'What stands in “latency” has no place'],
  [['recommendation', '--geojson'], 'Records are exported whole'],
] as const)('%j is refused in a sentence, and leaves no file', async (words, sentence) => {
  await expect(exported(...words)).rejects.toThrow(sentence);
  expect(await readdir(folder)).toEqual([]);
});
