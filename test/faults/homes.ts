import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { inject } from 'vitest';
import { copyHome } from '../ready-home.ts';

/** An empty data folder. As root PostgreSQL runs as the user `postgres`, who must be able to enter it. */
export async function makeHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'forestall-faults-'));
  await chmod(home, 0o755);
  return home;
}

/** A data folder with figures, forecasts and warnings in it, of an app that was stopped in order. */
export async function readyHome(): Promise<string> {
  const home = await makeHome();
  fillHome(home);
  return home;
}

/** Copies the ready data folder into one that is there already, such as a small disk. */
export function fillHome(home: string): void {
  copyHome(inject('readyHome'), home);
}

/** Ends what still works in the folder, and removes it. */
export async function removeHome(home: string): Promise<void> {
  for (const { pid } of processesIn(home)) killIfThere(pid);
  await untilNothingWorksIn(home);
  await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

export type Process = { readonly pid: number; readonly words: string };

/** Processes that were given the folder on their command line: the database server, and programs that make one. */
export function processesIn(home: string): readonly Process[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => {
      const [, pid, state, words] = /^\s*(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
      return words?.includes(home) && !state?.startsWith('Z') ? [{ pid: Number(pid), words }] : [];
    });
}

async function untilNothingWorksIn(home: string): Promise<void> {
  for (let tries = 0; processesIn(home).length > 0 && tries < 50; tries += 1) await wait(100);
}

/** kill -9 of the database server itself. Its own processes end with it. */
export async function killPostgres(home: string): Promise<boolean> {
  const pid = await postmasterPid(home);
  return pid !== undefined && killIfThere(pid);
}

async function postmasterPid(home: string): Promise<number | undefined> {
  const pid = Number((await postmasterLines(home))[0]);
  return Number.isInteger(pid) && processesIn(home).some((candidate) => candidate.pid === pid) ? pid : undefined;
}

async function postmasterLines(home: string): Promise<readonly string[]> {
  return (await readFile(join(home, 'postgres/postmaster.pid'), 'utf8').catch(() => '')).split('\n');
}

function killIfThere(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}

/** Address of the running database in the folder, as its owner: for what the app itself may not do. */
async function ownerUrl(home: string): Promise<string> {
  const password = await readFile(join(home, 'postgres-password'), 'utf8');
  const port = Number((await postmasterLines(home))[3]);
  return `postgres://forestall_owner:${password}@127.0.0.1:${port}/forestall`;
}

/** Works with the running database in the folder as its owner. */
export async function asOwner<T>(home: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: await ownerUrl(home) });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
