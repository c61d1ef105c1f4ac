import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../free-port.ts';

const clone = fileURLToPath(new URL('../../', import.meta.url));
// A minute on an idle machine; on one that others load, many.
const startsWithinMs = 600_000;
const stopsWithinMs = 30_000;

type Environment = Readonly<Record<string, string>>;

/** As npm has it: the clone's own programs first. The database is the embedded one unless `extra` names another. */
function environmentWith(extra: Environment): NodeJS.ProcessEnv {
  const { DATABASE_URL: _ignored, ...rest } = process.env;
  return { ...rest, PATH: `${join(clone, 'node_modules/.bin')}${delimiter}${process.env.PATH}`, ...extra };
}

/** A fresh data folder. As root PostgreSQL runs as the user `postgres`, who must be able to enter it. */
export async function makeHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'forestall-browser-'));
  await chmod(home, 0o755);
  return home;
}

/** Starts the app as a person does, by its command, on a free port. @returns its port and the way to stop it */
export async function startForestall(extra: Environment): Promise<{ port: number; stop: () => Promise<void> }> {
  const port = await freePort();
  const child = spawn('node', ['src/cli.ts', 'start'], {
    cwd: clone,
    env: environmentWith({ ...extra, FORESTALL_PORT: String(port) }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const killIt = () => child.kill();
  process.once('exit', killIt);
  const stop = async () => {
    process.removeListener('exit', killIt);
    await stopChild(child);
  };
  try {
    await untilReady(child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, stop };
}

function untilReady(child: ChildProcess): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    const giveUp = (why: string) => {
      clearTimeout(timer);
      reject(new Error(`${why}. It said:\n${said}`));
    };
    const timer = setTimeout(() => giveUp('Forestall was not ready in time'), startsWithinMs);
    child.once('exit', (code, signal) => giveUp(`Forestall ended with ${signal ?? `exit code ${code}`}`));
    child.once('error', (error) => giveUp(error.message));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        said += chunk.toString('utf8');
        if (!said.includes('Forestall is at')) return;
        clearTimeout(timer);
        // From here on it speaks only of faults, which belong in the log of the tests.
        child.stderr?.pipe(process.stderr);
        resolve();
      });
    }
  });
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await Promise.race([ended, wait(stopsWithinMs, undefined, { ref: false })]);
  child.kill('SIGKILL');
  await ended;
}

/** One verb of the command line on the data folder `home`. @returns what it printed; rejects unless it exits with 0 */
export function runForestall(home: string, ...words: readonly string[]): Promise<string> {
  return runVerb({ FORESTALL_HOME: home }, words);
}

/** The same on whatever data the environment names. */
export function runVerb(extra: Environment, words: readonly string[]): Promise<string> {
  const env = environmentWith(extra);
  return new Promise((resolve, reject) => {
    execFile('node', ['src/cli.ts', ...words], { cwd: clone, env, maxBuffer: 2 ** 25 }, (error, output, complaint) => {
      if (error === null) resolve(output);
      else reject(new Error(`${error.message}\n${output}\n${complaint}`));
    });
  });
}
