import { PgBoss } from 'pg-boss';
import { appRole } from '../database/database.ts';

/** Work that the system does by itself, at times in cron's form (UTC). */
export type ScheduledJob = { readonly name: string; readonly cron: string; readonly work: () => Promise<unknown> };

/**
 * Starts the queue in the database that we have, as the app's unprivileged role, and schedules the jobs.
 * @param onError told of a job or connection that failed; the queue goes on and tries again.
 * @returns how to stop it: running jobs end first
 */
export async function startJobQueue(
  url: string,
  jobs: readonly ScheduledJob[],
  onError: (error: Error) => void,
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
  for (const job of jobs) {
    await boss.createQueue(job.name);
    await boss.work(job.name, async () => {
      try {
        await job.work();
      } catch (error) {
        // The queue writes a failed job down and tries it again, and tells nobody.
        onError(error instanceof Error ? error : new Error(String(error)));
        throw error;
      }
    });
    await boss.schedule(job.name, job.cron);
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 5_000 }) };
}
