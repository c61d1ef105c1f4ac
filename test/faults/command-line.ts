import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../free-port.ts';

const clone = fileURLToPath(new URL('../../', import.meta.url));
const programs = join(clone, 'node_modules/.bin');
const endsWithinMs = 60_000;
const readyWithinMs = 280_000;

type Environment = Readonly<Record<string, string>>;

/** How a command ended and what it said. */
export type Ended = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
};

export type Command = {
  /** Everything said so far, on both streams. */
  readonly said: () => string;
  readonly kill: (signal: NodeJS.Signals) => Promise<Ended>;
  readonly ended: Promise<Ended>;
  /** Resolves once the pattern shows in what it says; rejects if it ends without. */
  readonly until: (pattern: RegExp) => Promise<void>;
};

/** Runs the real command line as a process of its own. The database is the embedded one unless `extra` names another. */
function command(words: readonly string[], extra: Environment): Command {
  const { DATABASE_URL: _ignored, FORESTALL_PORT: _port, ...inherited } = process.env;
  const env = { ...inherited, PATH: `${programs}${delimiter}${process.env.PATH}`, ...extra };
  const child = spawn(join(programs, 'node'), [join(clone, 'src/cli.ts'), ...words], { env, cwd: clone });
  const killIt = () => child.kill('SIGKILL');
  process.once('exit', killIt);
  const heard = listen(child);
  const ended = once(child, 'close').then(([code, signal]): Ended => {
    process.removeListener('exit', killIt);
    return { code, signal, stdout: heard.stdout(), stderr: heard.stderr() };
  });
  return {
    said: heard.both,
    ended,
    async kill(signal) {
      child.kill(signal);
      return ended;
    },
    async until(pattern) {
      const seen = heard.until(pattern, readyWithinMs);
      const first = await Promise.race([seen.then(() => 'seen' as const), ended]);
      if (first !== 'seen') throw new Error(`It ended with ${first.code ?? first.signal} and said:\n${heard.both()}`);
    },
  };
}

function listen(child: ChildProcess) {
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream]?.setEncoding('utf8').on('data', (text: string) => {
      said[stream] += text;
      child.emit('said');
    });
  }
  const both = () => said.stdout + said.stderr;
  return {
    stdout: () => said.stdout,
    stderr: () => said.stderr,
    both,
    until(pattern: RegExp, withinMs: number): Promise<void> {
      return new Promise((resolve, reject) => {
        const look = () => {
          if (!pattern.test(both())) return;
          clearTimeout(timer);
          child.off('said', look);
          resolve();
        };
        const timer = setTimeout(() => reject(new Error(`It never said ${pattern}, but:\n${both()}`)), withinMs);
        timer.unref();
        child.on('said', look);
        look();
      });
    },
  };
}

/** Runs a command to its end; one that takes longer has failed and is killed. */
export async function run(words: readonly string[], extra: Environment, withinMs = endsWithinMs): Promise<Ended> {
  const running = command(words, extra);
  const timer = setTimeout(() => void running.kill('SIGKILL'), withinMs);
  const ended = await running.ended;
  clearTimeout(timer);
  if (ended.signal === 'SIGKILL') throw new Error(`It did not end in time, and said:\n${running.said()}`);
  return ended;
}

export type App = Command & { readonly home: string; readonly port: number; readonly address: string };

/** Begins to start the app, without waiting for it. */
export async function beginStart(home: string, extra: Environment = {}): Promise<App> {
  const port = await freePort();
  const started = command(['start'], { FORESTALL_HOME: home, FORESTALL_PORT: String(port), ...extra });
  return { ...started, home, port, address: `http://127.0.0.1:${port}` };
}

/** Starts the app and waits until its pages are there. */
export async function startApp(home: string, extra: Environment = {}): Promise<App> {
  const app = await beginStart(home, extra);
  try {
    await app.until(/Forestall is at/);
  } catch (error) {
    await app.kill('SIGKILL');
    throw error;
  }
  return app;
}
