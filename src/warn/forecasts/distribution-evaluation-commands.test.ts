import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { Command } from 'commander';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { monthOfNumber } from '../events/figures.ts';
import { addEvaluateDeaths, addEvaluateFatalities } from './distribution-evaluation-commands.ts';

/** For models fitted on a busy machine. */
const patience = { timeout: 120_000 };
const shared = join(
  process.env.FORESTALL_SHARED ?? fileURLToPath(new URL('../../../../shared', import.meta.url)),
  'data/forecast',
);
let folder = '';

/** Made-up deaths: a place at war that never ends, one that begins late, one at peace. */
function madeUpDeaths(place: number, month: number): number {
  if (place === 0) return 40 + ((month * 37) % 23);
  if (place === 1) return month > 70 ? (month * 13) % 9 : 0;
  return 0;
}

function historyText(months: number): string {
  const rows = Array.from({ length: months }, (_, month) => {
    const date = monthOfNumber(2000 * 12 + month);
    const lastDay = new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5)), 0)).getUTCDate();
    return [`${date}-${lastDay}`, ...[0, 1, 2].map((place) => madeUpDeaths(place, month)), 0].join(',');
  });
  return [',Chad,Dem. Rep. Congo,Atlantis,', ...rows].join('\n');
}

async function run(add: (evaluate: Command) => void, args: readonly string[]): Promise<unknown> {
  const written: string[] = [];
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  const progress = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  try {
    const evaluate = new Command('evaluate').exitOverride();
    add(evaluate);
    await evaluate.parseAsync([...args, '--json'], { from: 'user' });
  } finally {
    out.mockRestore();
    progress.mockRestore();
  }
  return JSON.parse(written.join(''));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evaluate-'));
  await writeFile(join(folder, 'history.csv'), historyText(132));
  await mkdir(join(folder, 'issues'));
  const header = 'date,Chad,Dem. Rep. Congo';
  const rows = [4, 5, 6, 7, 8, 9].map((month) => `2010-0${month},50.5,-0.5`);
  await writeFile(join(folder, 'issues/2010-04_h6.csv.gz'), gzipSync([header, ...rows].join('\n')));
});

afterAll(() => rm(folder, { recursive: true }));

const fiveScores = {
  msle: expect.any(Number),
  mae: expect.any(Number),
  crps: expect.any(Number),
  ign: expect.any(Number),
  mis: expect.any(Number),
};

test(
  'evaluate deaths scores each place and month known, and published forecasts where there are any',
  patience,
  async () => {
    const history = join(folder, 'history.csv');
    const args = [
      'deaths',
      '--history',
      history,
      '--from',
      '2010-04',
      '--to',
      '2010-08',
      '--issues',
      join(folder, 'issues'),
    ];
    const made = await run(addEvaluateDeaths, args);
    // The history ends in December 2010: six months of April to July, five of August; three places, Atlantis too.
    expect(made).toMatchObject({
      issues: 5,
      n: (4 * 6 + 5) * 3,
      methods: {
        forestall: fiveScores,
        mean12: fiveScores,
        last: fiveScores,
        ownHistory: fiveScores,
        pace: fiveScores,
      },
      onPublished: { issues: 1, n: 12 },
      byYear: [{ year: 2010, n: (4 * 6 + 5) * 3, methods: { forestall: fiveScores } }],
    });
    // By name: what a place had on average in all months forecast, against what came; one at peace is no miss.
    const { misses, falseAlarms } = made as Record<'misses' | 'falseAlarms', { place: string; deaths: number }[]>;
    const named = new Map([...misses, ...falseAlarms].map((each) => [each.place, each.deaths]));
    expect([...named.keys()]).not.toContain('Atlantis');
    const months = [123, 124, 125, 126, 127].flatMap((issue) =>
      [0, 1, 2, 3, 4, 5].map((ahead) => issue + ahead).filter((month) => month < 132),
    );
    const chad = months.reduce((sum, month) => sum + madeUpDeaths(0, month), 0) / months.length;
    expect(named.get('TCD')).toBeCloseTo(chad, 9);
    // By hand: PaCE expects 50.5 in Chad and none in the Congo for the 124th to 129th months.
    const errors = [0, 1].flatMap((place) =>
      [123, 124, 125, 126, 127, 128].map((month) => Math.abs(madeUpDeaths(place, month) - (place === 0 ? 50.5 : 0))),
    );
    const mean = errors.reduce((sum, error) => sum + error, 0) / 12;
    expect((made as { methods: { pace: { mae: number } } }).methods.pace.mae).toBeCloseTo(mean, 9);
  },
);

test('evaluate deaths refuses months that it cannot score, in words', async () => {
  const history = join(folder, 'history.csv');
  await expect(
    run(addEvaluateDeaths, ['deaths', '--history', history, '--from', '2010-4', '--to', '2010-08']),
  ).rejects.toThrow(/--from is “2010-4”/);
  await expect(
    run(addEvaluateDeaths, ['deaths', '--history', history, '--from', '2003-01', '--to', '2003-02']),
  ).rejects.toThrow(/five years/);
});

function viewsFolder(): Promise<string> {
  return mkdtemp(join(folder, 'views-'));
}

const lagColumns = [1, 2, 3, 4, 5, 6].map((lag) => `ged_sb_tlag_${lag}`);

/** Twelve months to October, columns in an order of our own and one that nobody asks for. */
function featuresText(year: number): string {
  const october = (year - 1980) * 12 + 10;
  const rows = [70, 71].flatMap((country) =>
    Array.from({ length: 12 }, (_, month) => {
      const id = october - 11 + month;
      const deaths = country === 70 ? 30 + (id % 7) : 0;
      return [id, country, 'x', country === 70 ? 483 : 9999, deaths, ...lagColumns.map(() => deaths)].join(',');
    }),
  );
  return [`month_id,country_id,other,gleditsch_ward,ged_sb,${lagColumns.join(',')}`, ...rows].join('\n');
}

function actualsText(year: number): string {
  const january = (year - 1980) * 12 + 1;
  const rows = [70, 71].flatMap((country) =>
    Array.from({ length: 12 }, (_, month) => `${country},${january + month},${country === 70 ? 33 : 0}`),
  );
  return ['country_id,month_id,ged_sb', ...rows].join('\n');
}

test(
  'evaluate fatalities finds the year’s files, plain or gzipped, and gives the scores of every method',
  patience,
  async () => {
    const views = await viewsFolder();
    await writeFile(join(views, 'cm_features_to_oct2018.csv.gz'), gzipSync(featuresText(2018)));
    await writeFile(join(views, 'cm_actuals_2019.csv'), actualsText(2019));
    const scores = { crps: expect.any(Number), ign: expect.any(Number), mis: expect.any(Number) };
    const made = await run(addEvaluateFatalities, ['fatalities', '--data', views, '--year', '2019']);
    expect(made).toMatchObject({
      year: 2019,
      n: 24,
      methods: { forestall: scores, ownHistory: scores, lastPoisson: scores, bootstrap: scores, zero: scores },
    });
    // Zeros miss the 33 deaths of each of twelve of the 24 months.
    expect((made as { methods: { zero: { crps: number } } }).methods.zero.crps).toBeCloseTo(16.5, 9);
  },
);

test('what happens after October changes no forecast', patience, async () => {
  const one = await viewsFolder();
  const other = await viewsFolder();
  for (const [path, later] of [
    [one, 5],
    [other, 5000],
  ] as const) {
    await writeFile(join(path, 'cm_features_to_oct2018.csv'), featuresText(2018));
    // December 2018 is in a file of earlier actuals, and later than the October.
    const december = (2018 - 1980) * 12 + 12;
    await writeFile(join(path, 'cm_actuals_2018.csv'), `country_id,month_id,ged_sb\n70,${december},${later}`);
    await writeFile(join(path, 'cm_actuals_2019.csv'), actualsText(2019));
  }
  const args = (path: string): string[] => ['fatalities', '--data', path, '--year', '2019'];
  expect(await run(addEvaluateFatalities, args(one))).toEqual(await run(addEvaluateFatalities, args(other)));
});

test('a folder without the year’s files is refused by the name of what is missing', async () => {
  const views = await viewsFolder();
  await expect(run(addEvaluateFatalities, ['fatalities', '--data', views, '--year', '2021'])).rejects.toThrow(
    /cm_features_to_oct2020\.csv/,
  );
});

test(
  'on the published history, an issue is scored for every named place, better than own history',
  patience,
  async ({ skip }) => {
    const history = join(shared, 'pace_hist.csv');
    skip(!existsSync(history), `skipped: there is no ${history}`);
    // To the end of 2001, which is all that the issue needs.
    const lines = (await readFile(history, 'utf8')).split('\n').slice(0, 1 + 13 * 12);
    const short = join(folder, 'pace_hist.csv');
    await writeFile(short, lines.join('\n'));
    const made = await run(addEvaluateDeaths, ['deaths', '--history', short, '--from', '2001-01', '--to', '2001-01']);
    expect(made).toMatchObject({ issues: 1, n: 6 * 133 });
    const { methods } = made as { methods: Record<'forestall' | 'ownHistory', { crps: number; ign: number }> };
    expect(methods.forestall.ign).toBeLessThan(methods.ownHistory.ign);
  },
);

test('on the challenge’s files, its baselines score as measured apart', patience, async ({ skip }) => {
  const views = join(shared, 'views');
  skip(!existsSync(views), `skipped: there is no ${views}`);
  const made = await run(addEvaluateFatalities, ['fatalities', '--data', views, '--year', '2019']);
  type Scores = { crps: number; ign: number; mis: number };
  const { methods } = made as { methods: Record<'forestall' | 'ownHistory' | 'lastPoisson' | 'zero', Scores> };
  // SOURCES.md beside the files: 9.23, .682, 91; 9.64, 1.040, 176; 22.64, 1.549, 453.
  expect(methods.ownHistory.crps).toBeCloseTo(9.23, 1);
  expect(methods.ownHistory.ign).toBeCloseTo(0.682, 2);
  expect(methods.ownHistory.mis).toBeCloseTo(91, -0.5);
  expect(methods.lastPoisson.crps).toBeCloseTo(9.64, 1);
  expect(methods.lastPoisson.ign).toBeCloseTo(1.04, 1);
  expect(methods.zero.ign).toBeCloseTo(1.549, 2);
  expect(methods.forestall.crps).toBeLessThan(methods.ownHistory.crps);
});
