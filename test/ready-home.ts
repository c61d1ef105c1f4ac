import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Makes an empty data folder ready by a first start, whose forecasts keep every core busy for a minute. Where
 * FORESTALL_READY_HOME names a folder, the first who asks leaves a copy there, and whoever asks after takes it.
 * @param firstStart starts the app on the folder and stops it in order
 */
export async function makeReady(home: string, firstStart: () => Promise<void>): Promise<void> {
  const kept = process.env.FORESTALL_READY_HOME ?? '';
  if (kept !== '' && existsSync(kept)) {
    copyHome(kept, home);
    return;
  }
  await firstStart();
  if (kept !== '') copyHome(home, kept);
}

/** Owners and rights too: as root, PostgreSQL runs as the user `postgres`. */
export function copyHome(from: string, to: string): void {
  execFileSync('mkdir', ['-p', to]);
  execFileSync('cp', ['-a', `${from}/.`, to]);
}
