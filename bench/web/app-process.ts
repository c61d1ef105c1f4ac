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

export type AppProcess = {
  readonly address: string;
  readonly samples: readonly Sample[];
  /** What it wrote on its error stream: a failed request says so there. */
  readonly complaints: () => string;
  readonly stop: () => Promise<void>;
};

const readyWithinMs = 600_000;

/** Starts the app on a data folder, as a process of its own. @throws Error where it ends before it is ready */
export async function startApp(home: string, port: number): Promise<AppProcess> {
  const child = fork(fileURLToPath(new URL('../monitored-app.ts', import.meta.url)), ['start'], {
    env: { ...process.env, FORESTALL_HOME: home, FORESTALL_PORT: String(port), DATABASE_URL: '' },
    // As the script `start` of package.json has it.
    execArgv: ['--max-semi-space-size=8', '--max-old-space-size=384'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  // Whatever ends the bench ends the app.
  process.once('exit', () => child.kill('SIGTERM'));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  const samples: Sample[] = [];
  // The child is our own program, and sends nothing else.
  child.on('message', (message) => samples.push(message as Sample));
  let complaints = '';
  child.stderr?.on('data', (text) => {
    complaints += String(text);
  });
  const exited = once(child, 'exit');
  await untilReady(child, exited, () => complaints);
  return {
    address: `http://127.0.0.1:${port}`,
    samples,
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
