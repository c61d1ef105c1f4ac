import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts';
import { appRole } from '../database/database.ts';
import { type Ask, type ScheduledJob, startJobQueue } from './job-queue.ts';

let fresh: FreshDatabase;
const stops: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  fresh = await freshDatabase();
});
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
  await fresh.close();
});

async function ask(statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: fresh.url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

async function startQueue(jobs: readonly ScheduledJob[], onError: (error: Error) => void = () => {}) {
  const queue = await startJobQueue(fresh.url, jobs, onError);
  stops.push(queue.stop);
  return queue;
}

/** Asks for a job now, where the queue itself would wait for the next minute of its schedule. */
async function sendNow(name: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: fresh.url,
    options: `-c role=${appRole}`,
    schema: 'pgboss',
    supervise: false,
    schedule: false,
    migrate: false,
    max: 1,
  });
  await boss.start();
  stops.push(() => boss.stop({ graceful: false }));
  await boss.send(name);
}

test('the queue makes its tables and works as the unprivileged role', async () => {
  const ran = vi.fn(async () => 'done');
  await startQueue([{ name: 'test.job', cron: '0 0 1 1 *', work: ran }]);
  expect(
    await ask(
      `select distinct rolname from pg_class join pg_roles on pg_roles.oid = relowner
       where relnamespace = 'pgboss'::regnamespace`,
    ),
  ).toEqual([{ rolname: appRole }]);
  await sendNow('test.job');
  await vi.waitFor(() => expect(ran).toHaveBeenCalled(), { timeout: 30_000 });
});

test('each job has its schedule, once, however often the app starts', async () => {
  const jobs = [
    { name: 'one', cron: '* * * * *', work: async () => {} },
    { name: 'two', cron: '17 * * * *', work: async () => {} },
  ];
  await (await startQueue(jobs)).stop();
  await startQueue(jobs);
  expect(await ask('select name, cron from pgboss.schedule order by name')).toEqual([
    { name: 'one', cron: '* * * * *' },
    { name: 'two', cron: '17 * * * *' },
  ]);
});

test('a job that fails is told of, and is tried again', async () => {
  const faults: string[] = [];
  const work = vi.fn(async () => {
    throw new Error('the clock stands still');
  });
  await startQueue([{ name: 'test.failing', cron: '0 0 1 1 *', work }], (error) => faults.push(error.message));
  await sendNow('test.failing');
  await vi.waitFor(() => expect(faults).toContain('the clock stands still'), { timeout: 30_000 });
  await vi.waitFor(
    async () =>
      expect(await ask(`select state from pgboss.job where name = 'test.failing'`)).toEqual([{ state: 'retry' }]),
    { timeout: 30_000 },
  );
});

test('work asked for is done on its subject, once for all who ask meanwhile, and again when it fails', async () => {
  const subjects: string[] = [];
  const asked = {
    name: 'test.asked',
    retries: 2,
    firstRetrySeconds: 1,
    work: async (subject: string) => {
      subjects.push(subject);
      if (subjects.length === 1) throw new Error('not yet');
    },
  };
  const asking = {
    name: 'test.asking',
    cron: '0 0 1 1 *',
    work: async (ask: Ask) => {
      await ask('test.asked', 'one');
      await ask('test.asked', 'one');
    },
  };
  const faults: string[] = [];
  const queue = await startJobQueue(fresh.url, [asking], (error) => faults.push(error.message), [asked]);
  stops.push(queue.stop);
  await sendNow('test.asking');
  await vi.waitFor(() => expect(subjects).toEqual(['one', 'one']), { timeout: 30_000 });
  expect(faults).toEqual(['not yet']);
  await vi.waitFor(
    async () =>
      expect(await ask(`select state from pgboss.job where name = 'test.asked'`)).toEqual([{ state: 'completed' }]),
    { timeout: 30_000 },
  );
});
