import { PgBoss } from 'pg-boss';
import { appRole } from '../database/database.ts';

/** Asks for work on one subject, soon; while work on that subject waits or goes on, a second asking adds nothing. */
export type Ask = (name: string, subject: string) => Promise<void>;

/** Work that the system does by itself, at times in cron's form (UTC). */
export type ScheduledJob = {
  readonly name: string;
  readonly cron: string;
  readonly work: (ask: Ask) => Promise<unknown>;
};

/** Work on one subject, when asked for; where it fails it is tried again, each time after twice the time before. */
export type AskedJob = {
  readonly name: string;
  readonly retries: number;
  readonly firstRetrySeconds: number;
  readonly work: (subject: string) => Promise<unknown>;
};

/**
 * Starts the queue in the database that we have, as the app's unprivileged role, and schedules the jobs.
 * @param onError told of a job or connection that failed; the queue goes on and tries again.
 * @returns how to stop it: running jobs end first
 */
export async function startJobQueue(
  url: string,
  jobs: readonly ScheduledJob[],
  onError: (error: Error) => void,
  askedJobs: readonly AskedJob[] = [],
): Promise<{ readonly stop: () => Promise<void> }> {
  const boss = new PgBoss({
    connectionString: url,
    options: `-c role=${appRole}`,
    application_name: 'forestall',
    schema: 'pgboss',
    createSchema: false,
    max: 3,
  });
  boss.on('error', onError);
  await boss.start();
  const told = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      // The queue writes a failed job down and tries it again, and tells nobody.
      onError(error instanceof Error ? error : new Error(String(error)));
      throw error;
    }
  };
  const ask: Ask = async (name, subject) => {
    await boss.send(name, { subject }, { singletonKey: subject });
  };
  for (const job of askedJobs) {
    await boss.createQueue(job.name, {
      policy: 'exclusive',
      retryLimit: job.retries,
      retryDelay: job.firstRetrySeconds,
      retryBackoff: true,
    });
    await boss.work<{ readonly subject: string }>(job.name, async (asked) => {
      for (const { data } of asked) await told(() => job.work(data.subject));
    });
  }
  for (const job of jobs) {
    await boss.createQueue(job.name);
    await boss.work(job.name, () => told(() => job.work(ask)));
    await boss.schedule(job.name, job.cron);
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 5_000 }) };
}
