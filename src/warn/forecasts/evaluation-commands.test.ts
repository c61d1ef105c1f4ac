import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededRandom } from '../../forecasting/random.ts';

const shared = process.env.FORESTALL_SHARED ?? join(import.meta.dirname, '../../../../shared');
const ewpFile = join(shared, 'data/forecast/prepared2024predictors-2025-09-03.csv.gz');
const ucdpFile = join(shared, 'data/forecast/organizedviolencecy_v25_1.csv.gz');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evaluate-'));
});
afterAll(() => rm(folder, { recursive: true }));

const run = promisify(execFile);
const commandLine = join(import.meta.dirname, '../../cli.ts');

/** What the verb prints as JSON, run as a person would: arithmetic is many times slower through the test runner. */
async function evaluated(...words: readonly string[]): Promise<unknown> {
  const { stdout } = await run(process.execPath, [commandLine, 'evaluate', ...words, '--json']);
  return JSON.parse(stdout);
}

const scores = {
  auroc: expect.any(Number),
  averagePrecision: expect.any(Number),
  brier: expect.any(Number),
  logLoss: expect.any(Number),
  recallAt30: expect.any(Number),
  meanProbability: expect.any(Number),
  calibrationSlope: expect.any(Number),
};

function madeUpTable(): string {
  const random = seededRandom(4);
  const header = 'ewp_name,year,ccode,battledeaths.log2,popsize.log2,mk_ever,mk_onset,mk_onset_1or2';
  const lines: string[] = [];
  for (let country = 0; country < 30; country += 1) {
    const violent = country % 3 === 0;
    const onsets = Array.from({ length: 14 }, () => (random() < (violent ? 0.2 : 0.02) ? 1 : 0));
    onsets.forEach((onset, i) => {
      const outcome = i > 11 ? '' : Math.max(onsets[i + 1] ?? 0, onsets[i + 2] ?? 0);
      const battle = random() < 0.1 ? '' : (violent ? 6 : 1) * random();
      lines.push(`Country ${country},${1980 + i},${country},${battle},${20 + random()},${onset},${onset},${outcome}`);
    });
  }
  return [header, ...lines].join('\n');
}

test('evaluate onset prints the contract’s object of a made-up table, which lacks most features', async () => {
  await writeFile(join(folder, 'prepared.csv'), madeUpTable());
  const made = await evaluated('onset', '--data', folder, '--from', '1989', '--to', '1990');
  expect(made).toMatchObject({
    target: 'mk_onset_1or2',
    from: 1989,
    to: 1990,
    n: 60,
    positives: expect.any(Number),
    methods: { ewp: scores, forestall: scores, baseRate: { ...scores, calibrationSlope: expect.anything() } },
  });
}, 300_000);

test('evaluate onset scores the first years of the published table', async () => {
  if (!existsSync(ewpFile)) {
    console.log(`Passed over: ${ewpFile} is not there.`);
    return;
  }
  const [header = '', ...lines] = gunzipSync(await readFile(ewpFile))
    .toString('latin1')
    .split('\n');
  const until = lines.filter((line) => /^[^0-9]*,19(6\d|7[0-2]),/.test(line));
  const part = join(folder, 'published');
  await mkdir(part);
  await writeFile(join(part, 'prepared.csv.gz'), gzipSync([header, ...until].join('\n')));
  const made = await evaluated('onset', '--data', part, '--from', '1971', '--to', '1972');
  // Country-years of 1971 and 1972 in the published table, and those with an onset in the next two years.
  expect(made).toMatchObject({ n: 258, positives: 8, methods: { ewp: scores, forestall: scores } });
}, 300_000);

test('evaluate one-sided prints the contract’s object of UCDP’s published file', async () => {
  if (!existsSync(ucdpFile)) {
    console.log(`Passed over: ${ucdpFile} is not there.`);
    return;
  }
  const made = await evaluated('one-sided', '--data', ucdpFile, '--from', '1997', '--to', '1998');
  const both = {
    n: expect.any(Number),
    positives: expect.any(Number),
    methods: { forestall: expect.anything(), persistence: expect.anything(), baseRate: expect.anything() },
  };
  expect(made).toMatchObject({
    from: 1997,
    to: 1998,
    thresholds: {
      25: { all: { ...both, methods: { forestall: scores, persistence: scores } }, quiet: both },
      100: { all: both, quiet: both },
      1000: { all: both, quiet: both },
    },
  });
}, 300_000);

test('a folder without the table, and a year that is none, are refused in words', async () => {
  await expect(evaluated('onset', '--data', join(folder, 'nowhere'))).rejects.toThrow(/no such folder/);
  await expect(evaluated('onset', '--data', folder, '--from', 'x')).rejects.toThrow(/a year is written like 2005/);
  await expect(evaluated('onset', '--data', folder, '--from', '1981')).rejects.toThrow(/first be made from/);
}, 300_000);
