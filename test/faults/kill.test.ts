import { readdir } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { seededRandom } from '../../src/forecasting/random.ts';
import { createVisitor } from '../browser/visitor.ts';
import { type App, beginStart, run, startApp } from './command-line.ts';
import { brokenLaws, lostSteps } from './half-steps.ts';
import { asOwner, killPostgres, makeHome, processesIn, readyHome, removeHome } from './homes.ts';
import { type Crowd, createCrowd } from './steps.ts';

/** kill -9 at any moment, of the app, of its database, of both: every acknowledged step is there, no half step is. */

const seed = 20_261_124;
const rounds = 20;
/** A busy machine takes few steps between two kills: then there are more rounds, until each kind of step has been taken. */
const mostRounds = 40;
const everyKind = ['action.begun', 'decision.made', 'warning.acknowledged', 'warning.closed', 'warning.opened'];
let home = '';
let app: App | undefined;

afterEach(async () => {
  await app?.kill('SIGKILL');
  await removeHome(home);
});

async function expectIntactLedger(): Promise<void> {
  const { code, stdout, stderr } = await run(['ledger', 'verify', '--json'], { FORESTALL_HOME: home });
  expect(code, stdout + stderr).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ intact: true });
}

test('steps that were acknowledged outlive every kill, and none is left half done', async () => {
  const random = seededRandom(seed);
  const crowd = createCrowd(random);
  const kills = { app: 0, database: 0, both: 0, 'app while it starts': 0 };
  home = await readyHome();
  app = await startApp(home);
  const kindsTaken = () => [...new Set(crowd.acknowledged.map(({ kind }) => kind))].sort();
  for (let round = 0; round < rounds || (round < mostRounds && kindsTaken().length < everyKind.length); round += 1) {
    const over = new AbortController();
    const work = crowd.work(app.address, over.signal);
    // A moment drawn from when the app is at work, not from when it still reads its own pages.
    await untilOneMore(crowd);
    await wait(300 + random() * 900);
    const victim = (['app', 'database', 'both', 'app'] as const)[round % 4] ?? 'app';
    if (victim !== 'app') expect(await killPostgres(home)).toBe(true);
    if (victim !== 'database') expect((await app.kill('SIGKILL')).signal).toBe('SIGKILL');
    kills[victim] += 1;
    over.abort();
    await work;
    if (victim === 'database') {
      // The app itself was not hurt: it starts its database again.
      await untilItAnswers(app);
    } else {
      if (round % 2 === 0) {
        const starting = await beginStart(home);
        await wait(random() * 1_200);
        await starting.kill('SIGKILL');
        kills['app while it starts'] += 1;
      }
      app = await startApp(home);
    }
    const ledgerIsIntact = expectIntactLedger();
    await asOwner(home, async (client) => {
      expect(await lostSteps(client, crowd.acknowledged)).toEqual([]);
      expect(await brokenLaws(client)).toEqual([]);
    });
    await ledgerIsIntact;
  }
  const killed = Object.values(kills).reduce((sum, count) => sum + count);
  console.log(
    `Killed ${killed} times (${JSON.stringify(kills)}): ${crowd.acknowledged.length} steps acknowledged and all there, ${crowd.unacknowledged()} refused or cut off; seed ${seed}`,
  );
  expect(killed).toBeGreaterThanOrEqual(20);
  expect(kindsTaken()).toEqual(everyKind);
}, 900_000);

/** Until a further step has been acknowledged; or for ten seconds, since a step may be refused for good reason. */
async function untilOneMore({ acknowledged }: Crowd): Promise<void> {
  const before = acknowledged.length;
  for (let tries = 0; tries < 100 && acknowledged.length === before; tries += 1) await wait(100);
}

async function untilItAnswers(alive: App): Promise<void> {
  const visitor = createVisitor(alive.address);
  for (let tries = 0; tries < 1_200; tries += 1) {
    const answer = await visitor.get('/warn/warnings').catch(() => undefined);
    if (answer?.status === 200) return;
    await wait(100);
  }
  throw new Error(`The app did not get its database back, and said:\n${alive.said()}`);
}

test('a first start that is killed at any stage is taken up by the next', async () => {
  home = await makeHome();
  const stages: readonly (readonly [string, (starting: App) => Promise<unknown>])[] = [
    ['while the data folder is made', (starting) => untilThere(starting, /^postgres[.]new/)],
    ['when the data folder is whole', (starting) => untilThere(starting, /^postgres$/)],
    ['while the server starts for the first time', (starting) => untilThere(starting, /^postgres[.]log$/)],
    ['while the database is brought up to this version', (starting) => untilAnyTable(starting)],
    ['as the figures are loaded', (starting) => starting.until(/Loading the shipped figures/)],
    ['in the middle of the figures', (starting) => starting.until(/Loading the shipped figures/).then(() => wait(400))],
    ['while the forecasts are made', (starting) => starting.until(/Forecasting past years/)],
  ];
  for (const [stage, reached] of stages) {
    const starting = await beginStart(home);
    await reached(starting);
    expect((await starting.kill('SIGKILL')).signal, stage).toBe('SIGKILL');
    // At every other stage the database dies with it.
    if (stages.findIndex(([name]) => name === stage) % 2 === 1) await killPostgres(home);
  }
  app = await startApp(home);
  const statusOf = async (folder: string) =>
    JSON.parse((await run(['status', '--json'], { FORESTALL_HOME: folder })).stdout);
  const { forecast, ...status } = await statusOf(home);
  const untouched = await readyHome();
  try {
    const { forecast: expected, ...rest } = await statusOf(untouched);
    expect(status).toEqual(rest);
    expect(forecast.model).toBe(expected.model);
  } finally {
    await removeHome(untouched);
  }
  await asOwner(home, async (client) => expect(await brokenLaws(client)).toEqual([]));
  await expectIntactLedger();
  expect((await app.kill('SIGTERM')).code).toBe(0);
  expect(processesIn(home)).toEqual([]);
  expect((await readdir(home)).sort()).toEqual(['postgres', 'postgres-password', 'postgres.log', 'session-secret']);
});

async function untilThere(starting: App, name: RegExp): Promise<void> {
  await untilTrue(starting, async () => (await readdir(starting.home)).some((file) => name.test(file)));
}

async function untilAnyTable(starting: App): Promise<void> {
  const tables = `select from information_schema.tables where table_name = 'kysely_migration'`;
  await untilTrue(starting, () =>
    asOwner(starting.home, async (client) => (await client.query(tables)).rowCount === 1).catch(() => false),
  );
}

async function untilTrue(starting: App, isTrue: () => Promise<boolean>): Promise<void> {
  let over = false;
  void starting.ended.then(() => {
    over = true;
  });
  while (!(await isTrue())) {
    if (over) throw new Error(`It ended too early, and said:\n${starting.said()}`);
    await wait(10);
  }
}
