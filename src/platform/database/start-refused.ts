import { readFile, statfs } from 'node:fs/promises';
import { join } from 'node:path';

/** Forestall cannot start or go on, in one sentence for the person who started it. */
export class StartRefused extends Error {
  readonly code: string;

  constructor(code: string, sentence: string) {
    super(sentence);
    this.name = 'StartRefused';
    this.code = code;
  }
}

/** The sentence for whatever kept the embedded server in `home` from starting. */
export async function explainFailure(error: unknown, home: string): Promise<StartRefused> {
  const known = await explainFault(error, home);
  if (known !== undefined) return known;
  const said = textOf(error);
  const quoted = (await fatalLines(home)).at(-1) ?? said.split('\n').findLast((line) => line.trim() !== '') ?? said;
  return damaged(home, quoted);
}

/**
 * The sentence for a fault of the surroundings, met at any time: disk, rights, files, a server that went away.
 * Nothing for a fault of the program, which wants its stack.
 */
export async function explainFault(error: unknown, home: string): Promise<StartRefused | undefined> {
  if (error instanceof StartRefused) return error;
  const said = textOf(error);
  const codes = codesOf(error);
  const everything = [said, ...(await fatalLines(home))].join('\n');
  const has = (...some: readonly string[]) => some.some((code) => codes.includes(code));
  const isGone =
    has('57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET') ||
    /Connection terminated|connection has been discarded/.test(said);
  const lacksRoom = has('ENOSPC', '53100') || /No space left on device/i.test(everything);
  if (lacksRoom || (isGone && (await isNearlyFull(home)))) {
    return new StartRefused(
      'start.disk-full',
      `The disk that holds ${home} is full. Make room, then start again; nothing that was saved is lost.`,
    );
  }
  if (has('EACCES', 'EPERM', 'EROFS') && speaksOf(error, home)) {
    return new StartRefused(
      'start.not-writable',
      `Forestall may not write to ${home}. Give it the right to, or set FORESTALL_HOME to another folder.`,
    );
  }
  if (has('ENOTDIR', 'EEXIST') && speaksOf(error, home)) {
    return new StartRefused(
      'start.not-a-folder',
      `${home} is not a folder. Move it aside, or set FORESTALL_HOME to another folder.`,
    );
  }
  if (has('ENOENT') && /mkdir/.test(said) && speaksOf(error, home)) {
    return new StartRefused(
      'start.no-folder',
      `The folder ${home} cannot be made: what it leads to is not there. Set FORESTALL_HOME to another folder.`,
    );
  }
  if (/PID file|bogus data in lock file|lock file "postmaster.pid" is empty/.test(everything)) {
    const file = join(home, 'postgres', 'postmaster.pid');
    return new StartRefused(
      'start.lock-file',
      `The lock file ${file} cannot be read. If no PostgreSQL runs on that folder, delete the file, then start again.`,
    );
  }
  if (has('28P01')) {
    const file = join(home, 'postgres-password');
    return new StartRefused(
      'start.password',
      `The database does not take the password in ${file}. Restore that file from a backup.`,
    );
  }
  if (has('XX001', 'XX002', '58P01', '58030')) return damaged(home, said);
  if (isGone) {
    return new StartRefused(
      'start.database-gone',
      `The database stopped while Forestall was at work with it. Start again; nothing that was saved is lost. Its log is in ${logOf(home)}.`,
    );
  }
  return undefined;
}

function damaged(home: string, quoted: string): StartRefused {
  return new StartRefused(
    'start.damaged',
    `The database in ${join(home, 'postgres')} does not work: ${quoted.trim().replace(/\.$/, '')}. Restore it from a backup, or move the folder ${home} aside to begin anew; the whole log is in ${logOf(home)}.`,
  );
}

const logOf = (home: string) => join(home, 'postgres.log');

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Codes of the error and of those behind it: of the system, such as ENOSPC, and of PostgreSQL, such as 53100. */
function codesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  return ['code' in error ? String(error.code) : '', ...codesOf(error.cause)];
}

/** Whether the path in an error of the file system is the folder, in it, or on the way to it. */
function speaksOf(error: unknown, home: string): boolean {
  const path = error instanceof Error && 'path' in error ? String(error.path) : '';
  return path !== '' && (path.startsWith(home) || home.startsWith(path));
}

/** PostgreSQL stops where it cannot add a file of 16 MiB to its write-ahead log; its last words may find no room either. */
async function isNearlyFull(home: string): Promise<boolean> {
  const walSegmentBytes = 16 * 1_048_576;
  return statfs(home).then(
    ({ bavail, bsize }) => bavail * bsize < walSegmentBytes,
    () => false,
  );
}

/**
 * What PostgreSQL said before it gave up, since this process began: older complaints explain nothing now. On a full
 * disk a line may be cut short and the next begin in the middle of it.
 */
async function fatalLines(home: string): Promise<readonly string[]> {
  const text = await readFile(logOf(home), 'utf8').catch(() => '');
  const lines = text.matchAll(/(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d\.\d+) UTC \[\d+\] (?:FATAL|PANIC):\s*(.*)/g);
  return [...lines].flatMap(([, day, time, said = '']) =>
    Date.parse(`${day}T${time}Z`) >= performance.timeOrigin ? [said] : [],
  );
}
