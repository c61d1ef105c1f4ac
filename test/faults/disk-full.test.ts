import { execFileSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Answer, createVisitor } from '../browser/visitor.ts';
import { freePort } from '../free-port.ts';
import { type App, beginStart, run, startApp } from './command-line.ts';
import { brokenLaws, lostSteps } from './half-steps.ts';
import { asOwner, fillHome, makeHome, processesIn, removeHome } from './homes.ts';
import { fillDisk, makeRoom, mountDisk, unmount } from './small-disk.ts';
import type { Acknowledged } from './steps.ts';

let home = '';
let app: App | undefined;
beforeEach(async () => {
  home = await makeHome();
});
afterEach(async () => {
  await app?.kill('SIGKILL');
  app = undefined;
  for (const { pid } of processesIn(home)) process.kill(pid, 'SIGKILL');
  if (isMounted(home)) unmount(home);
  await removeHome(home);
});

const isMounted = (folder: string) => execFileSync('mount', { encoding: 'utf8' }).includes(` on ${folder} `);
const start = async () => run(['start'], { FORESTALL_HOME: home, FORESTALL_PORT: String(await freePort()) });

async function expectDiskFull(): Promise<void> {
  const { code, stdout, stderr } = await start();
  const lines = stderr.split('\n').filter((line) => line !== '' && !/^ *\d+ % /.test(line));
  expect(lines).toEqual([
    `The disk that holds ${home} is full. Make room, then start again; nothing that was saved is lost.`,
  ]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(processesIn(home)).toEqual([]);
}

// Too small for the data folder, for the database in it, for the figures.
for (const size of ['1m', '30m', '45m', '58m']) {
  test(`a first start on a disk of ${size} says that it is full, and goes on once there is room`, async (context) => {
    const reason = mountDisk(home, `size=${size}`);
    if (reason !== undefined) return context.skip(reason);
    await expectDiskFull();
    execFileSync('mount', ['-o', 'remount,size=300m', home]);
    app = await beginStart(home);
    await app.until(/Forecasting past years/);
  });
}

test('a start on a disk that has filled up says so, and goes on once there is room', async (context) => {
  const reason = mountDisk(home, 'size=150m');
  if (reason !== undefined) return context.skip(reason);
  fillHome(home);
  await fillDisk(home);
  await expectDiskFull();
  await makeRoom(home);
  app = await startApp(home);
  expect((await app.kill('SIGTERM')).code).toBe(0);
});

test('while the disk is full steps are refused whole, and go on by themselves once there is room', async (context) => {
  const reason = mountDisk(home, 'size=150m');
  if (reason !== undefined) return context.skip(reason);
  fillHome(home);
  app = await startApp(home);
  const visitor = createVisitor(app.address);
  await visitor.signIn('demo-watch-analyst');
  const acknowledged: Acknowledged[] = [];
  const open = async (country: string) => {
    const page = '/warn/warnings/new';
    const words = `Long words on ${country}: ${country.repeat(1_200)}`;
    const answer = await visitor.submit(page, '/warn/warnings', { country, level: 'high', reason: words });
    const warningId = String(answer.headers.location).split('/').at(-1) ?? '';
    if (answer.status === 303) acknowledged.push({ kind: 'warning.opened', warningId, words });
    return answer;
  };
  expect((await open('DEU')).status).toBe(303);

  await fillDisk(home);
  const answers = [];
  for (const country of ['FRA', 'ITA', 'ESP', 'PRT', 'POL', 'CZE', 'AUT', 'HUN', 'NOR', 'FIN']) {
    answers.push(await open(country));
  }
  const refused = answers.filter(({ status }) => status !== 303);
  expect(refused.length).toBeGreaterThan(0);
  for (const { status, body } of refused) {
    expect(status).toBe(500);
    expect(body).toContain('Something went wrong here');
    expect(body).toContain('Nothing that was acknowledged is lost.');
    expect(body).not.toContain('No space left');
  }
  await asOwner(home, async (client) => {
    expect(await lostSteps(client, acknowledged)).toEqual([]);
    expect(await brokenLaws(client)).toEqual([]);
  });

  // The worst: no room for the next part of the write-ahead log, so that the server gives up.
  await asOwner(home, async (client) => {
    for (;;) await client.query(`select pg_switch_wal(), pg_logical_emit_message(true, 'fault', repeat('x', 10000))`);
  }).catch(() => {});
  await makeRoom(home);
  // While the server recovers steps are still refused, each of them whole.
  await untilTaken(() => open('IRL'));
  await asOwner(home, async (client) => {
    expect(await lostSteps(client, acknowledged)).toEqual([]);
    expect(await brokenLaws(client)).toEqual([]);
  });
  const verified = await run(['ledger', 'verify'], { FORESTALL_HOME: home });
  expect(verified.code, verified.stdout).toBe(0);
  expect((await app.kill('SIGTERM')).code).toBe(0);
  expect(processesIn(home)).toEqual([]);
});

/** A server that recovers on a busy disk takes its time: what is held to is that it comes back. */
async function untilTaken(step: () => Promise<Answer>): Promise<void> {
  for (let tries = 0; tries < 1_200; tries += 1) {
    // The form itself cannot be had while the database is away.
    const answer = await step().catch(() => undefined);
    if (answer?.status === 303) return;
    await wait(100);
  }
  throw new Error(`The app did not get its database back, and said:\n${app?.said()}`);
}
