import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What the app's process tells of itself each second. */
export type Sample = {
  readonly rssBytes: number;
  readonly heapUsedBytes: number;
  /** Of both kinds, since its start, all threads. */
  readonly cpuMs: number;
  readonly loopDelayP99Ms: number;
  readonly loopDelayMaxMs: number;
};

/** What it has used since its start. */
export type Used = {
  /** Of both kinds, all threads. */
  readonly cpuMs: number;
  readonly queries: number;
  /** From each query's sending to its answer, one after another or not. */
  readonly queryMs: number;
};

export type AppProcess = {
  readonly address: string;
  readonly samples: readonly Sample[];
  readonly used: () => Promise<Used>;
  /** What it wrote on its error stream: a failed request says so there. */
  readonly complaints: () => string;
  readonly stop: () => Promise<void>;
};

const readyWithinMs = 600_000;

/** Starts the app on a data folder, as a process of its own. @throws Error where it ends before it is ready */
export async function startApp(home: string, port: number, nodeOptions: readonly string[] = []): Promise<AppProcess> {
  const child = fork(fileURLToPath(new URL('../monitored-app.ts', import.meta.url)), ['start'], {
    env: { ...process.env, FORESTALL_HOME: home, FORESTALL_PORT: String(port), DATABASE_URL: '' },
    // As the script `start` of package.json has it.
    execArgv: ['--max-semi-space-size=16', '--max-old-space-size=384', ...nodeOptions],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  // Whatever ends the bench ends the app.
  process.once('exit', () => child.kill('SIGTERM'));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  const samples: Sample[] = [];
  let tell: (used: Used) => void = () => {};
  child.on('message', (message) => {
    // The child is our own program, and sends nothing else.
    const said = message as Sample | { readonly used: Used };
    if ('used' in said) tell(said.used);
    else samples.push(said);
  });
  let complaints = '';
  child.stderr?.on('data', (text) => {
    complaints += String(text);
  });
  const exited = once(child, 'exit');
  await untilReady(child, exited, () => complaints);
  return {
    address: `http://127.0.0.1:${port}`,
    samples,
    used: () =>
      new Promise((resolve) => {
        tell = resolve;
        child.send('used');
      }),
    complaints: () => complaints.replaceAll(/^.*[%█░].*$/gm, '').trim(),
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

async function untilReady(child: ChildProcess, exited: Promise<unknown>, said: () => string): Promise<void> {
  const ready = new Promise<boolean>((resolve) => {
    child.stdout?.on('data', (text) => String(text).includes('Forestall is at') && resolve(true));
  });
  const tooLate = AbortSignal.timeout(readyWithinMs);
  const late = new Promise<boolean>((resolve) => tooLate.addEventListener('abort', () => resolve(false)));
  if (await Promise.race([ready, late, exited.then(() => false)])) return;
  child.kill('SIGKILL');
  throw new Error(`The app did not become ready:\n${said()}`);
}
