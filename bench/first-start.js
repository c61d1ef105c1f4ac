// How long a newcomer waits: a fresh clone, an empty package cache, `npm start` until the pages are there; then again.
// node bench/first-start.js
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'forestall-bench-'));
// As root, PostgreSQL runs as another user, who must be able to enter.
chmodSync(folder, 0o755);
const clone = join(folder, 'clone');
const port = 3900 + (process.pid % 90);

/** Milliseconds from `npm start` to the line that says where the pages are; then the app is stopped. */
function start() {
  const begun = performance.now();
  const npm = spawn('npm', ['start'], {
    cwd: clone,
    env: { ...process.env, FORESTALL_PORT: String(port), npm_config_cache: join(folder, 'cache') },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  return new Promise((resolve, reject) => {
    let ready;
    npm.stdout.on('data', (text) => {
      if (!String(text).includes('Forestall is at')) return;
      ready = performance.now() - begun;
      process.kill(-npm.pid, 'SIGTERM');
    });
    npm.on('exit', () => (ready === undefined ? reject(new Error('npm start ended early')) : resolve(ready)));
  });
}

try {
  spawnSync('git', ['clone', '--quiet', '.', clone], { stdio: 'inherit' });
  for (const name of ['first start, empty package cache', 'second start', 'third start']) {
    const seconds = (await start()) / 1000;
    process.stdout.write(`${name}: ${seconds.toFixed(1)} s\n`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
