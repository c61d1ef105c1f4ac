import { spawnSync } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** What the lock file of a PostgreSQL data folder says; `port` only once the server has come that far. */
export type Postmaster = { readonly pid: number; readonly port: number | undefined };

// Past what any system gives to a process, so that PostgreSQL sees at once that its owner is gone.
const noProcess = 2_147_483_647;

/** First and fourth line of postmaster.pid: https://www.postgresql.org/docs/18/storage-file-layout.html */
export async function readPostmaster(dataFolder: string): Promise<Postmaster | undefined> {
  const lines = (await readText(join(dataFolder, 'postmaster.pid'))).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number.isInteger(port) && port > 0 ? port : undefined };
}

/**
 * Whether the process of that number is a PostgreSQL at work. After a kill or a power cut the number may belong to some
 * other program by now, or to a dead process that nobody has collected.
 */
export async function isPostgresAtWork(pid: number): Promise<boolean> {
  if (!isProcess(pid)) return false;
  const process = (await processOnLinux(pid)) ?? processByPs(pid);
  return process === undefined || (basename(process.program) === 'postgres' && !process.state.startsWith('Z'));
}

/**
 * Tells PostgreSQL that the process which left the lock file is gone. Without this it refuses to start when another
 * program of the same user has come by that number. The rest of the file stays: with it PostgreSQL makes sure itself
 * that no part of the old server is still at work. Its sockets, whose lock files say the same number, go.
 */
export async function markPostmasterGone(dataFolder: string): Promise<void> {
  const file = join(dataFolder, 'postmaster.pid');
  const [, ...rest] = (await readText(file)).split('\n');
  await writeFile(file, [noProcess, ...rest].join('\n'));
  const sockets = (await readdir(dataFolder)).filter((name) => name.startsWith('.s.PGSQL.'));
  await Promise.all(sockets.map((name) => rm(join(dataFolder, name), { force: true })));
}

/** Whether there is a process of that number, whoever owns it. */
export function isProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

type Process = { readonly program: string; readonly state: string };

/** Second and third field: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
async function processOnLinux(pid: number): Promise<Process | undefined> {
  const [, program, state] = /\((.*)\) (\S)/s.exec(await readText(`/proc/${pid}/stat`)) ?? [];
  return program === undefined || state === undefined ? undefined : { program, state };
}

function processByPs(pid: number): Process | undefined {
  const { stdout } = spawnSync('ps', ['-p', String(pid), '-o', 'stat=,comm='], { encoding: 'utf8' });
  const [, state, program] = /^\s*(\S+)\s+(.+?)\s*$/m.exec(stdout ?? '') ?? [];
  return program === undefined || state === undefined ? undefined : { program, state };
}

function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}
