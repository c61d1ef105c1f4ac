import { readFile } from 'node:fs/promises';

/** Forestall cannot start, in one sentence for the person who started it. */
export class StartRefused extends Error {
  readonly code: string;

  constructor(code: string, sentence: string) {
    super(sentence);
    this.name = 'StartRefused';
    this.code = code;
  }
}

/** The sentence for whatever kept the embedded server from starting. */
export async function explainFailure(
  error: unknown,
  folders: { readonly home: string; readonly data: string; readonly log: string },
): Promise<StartRefused> {
  if (error instanceof StartRefused) return error;
  const said = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const fatal = await lastFatalLine(folders.log);
  const everything = `${said}\n${fatal ?? ''}`;
  if (code === 'ENOSPC' || /No space left on device/i.test(everything)) {
    return new StartRefused(
      'start.disk-full',
      `The disk that holds ${folders.home} is full. Make room, then start again; nothing that was saved is lost.`,
    );
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new StartRefused(
      'start.not-writable',
      `Forestall may not write to ${folders.home}. Give it the right to, or set FORESTALL_HOME to another folder.`,
    );
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return new StartRefused(
      'start.not-a-folder',
      `${folders.home} is not a folder. Move it aside, or set FORESTALL_HOME to another folder.`,
    );
  }
  const quoted = fatal ?? said.split('\n').findLast((line) => line.trim() !== '') ?? said;
  return new StartRefused(
    'start.damaged',
    `The database in ${folders.data} does not start: ${quoted.trim()}. Restore it from a backup, or move the folder aside to begin anew; the whole log is in ${folders.log}.`,
  );
}

/** What PostgreSQL said last before it gave up, without its time stamp. */
async function lastFatalLine(log: string): Promise<string | undefined> {
  const text = await readFile(log, 'utf8').catch(() => '');
  const line = text.split('\n').findLast((candidate) => /\b(FATAL|PANIC):/.test(candidate));
  return line?.replace(/^.*?\b(FATAL|PANIC):\s*/, '');
}
