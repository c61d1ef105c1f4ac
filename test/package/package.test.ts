import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../free-port.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

let folder = '';

type Ended = { readonly code: number | null; readonly output: string; readonly complaint: string };

/** Of the settings that npm hands to the tests, those that a stranger too would have. */
const strangersSettings = /^npm_config_(registry|cache|userconfig|proxy|https_proxy|noproxy)$/;

/** A stranger's environment: nothing of this clone on the path, nothing of the npm and vitest that run the tests. */
function strangersEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => strangersSettings.test(name) || !/^(npm_|VITEST|NODE_|FORESTALL_|DATABASE_URL$)/.test(name),
  );
  const path = (process.env.PATH ?? '').split(delimiter).filter((entry) => !entry.includes('node_modules'));
  return { ...Object.fromEntries(inherited), PATH: path.join(delimiter), FORESTALL_HOME: join(folder, 'home') };
}

function run(program: string, parameters: readonly string[], cwd: string): Ended {
  const { status, stdout, stderr, error } = spawnSync(program, parameters, {
    cwd,
    env: strangersEnvironment(),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 240_000,
  });
  if (error !== undefined) throw error;
  return { code: status, output: stdout, complaint: stderr };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'forestall-package-'));
  // As root PostgreSQL runs as the user `postgres`, who must be able to enter.
  chmodSync(folder, 0o755);
  for (const name of ['installed', 'home']) mkdirSync(join(folder, name));
  const packed = run('npm', ['pack', '--silent', '--pack-destination', folder], root);
  if (packed.code !== 0) throw new Error(`npm pack: ${packed.complaint}`);
  const tarball = packed.output.trim().split('\n').at(-1) ?? '';
  const installed = run(
    'npm',
    ['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error', join(folder, tarball)],
    join(folder, 'installed'),
  );
  if (installed.code !== 0) throw new Error(`npm install: ${installed.complaint}`);
});

afterAll(() => {
  stopServer();
  rmSync(folder, { recursive: true, force: true });
});

/** The verb stops the server that it started; this is for one that failed to. */
function stopServer(): void {
  const pidFile = join(folder, 'home', 'postgres', 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGINT');
}

function forestall(...parameters: readonly string[]): Ended {
  return run('npx', ['--no-install', 'forestall', ...parameters], join(folder, 'installed'));
}

test('the packed tarball installed in an empty folder explains itself with --help', () => {
  const { code, output, complaint } = forestall('--help');
  expect(code, complaint).toBe(0);
  expect(output).toContain('Usage: forestall');
  for (const verb of ['start', 'ingest', 'forecast', 'warnings', 'ledger', 'status']) expect(output).toContain(verb);
});

test('the installed package has every file that the program reads beside itself', () => {
  const installed = join(folder, 'installed', 'node_modules', 'forestall');
  const readBesideItself = globSync(['data/**/*', 'src/**/*.{typ,njk,sql,css,svg}'], { cwd: root }).filter((name) =>
    statSync(join(root, name)).isFile(),
  );
  expect(readBesideItself.length).toBeGreaterThan(100);
  const expected = readBesideItself.map((name) => name.replace(/^src\//, 'dist/'));
  expect(expected.filter((name) => !existsSync(join(installed, name)))).toEqual([]);
});

test('the installed package refuses a verb that it does not know with exit code 2', () => {
  expect(forestall('divine').code).toBe(2);
});

test('the installed package makes its database and finds a new ledger intact', () => {
  const { code, output, complaint } = forestall('ledger', 'verify', '--json');
  expect(code, complaint).toBe(0);
  expect(JSON.parse(output)).toMatchObject({ intact: true });
  expect(existsSync(join(folder, 'home', 'postgres', 'PG_VERSION'))).toBe(true);
  expect(existsSync(join(folder, 'home', 'postgres', 'postmaster.pid'))).toBe(false);
});

test('the installed package tells its state', () => {
  const { code, output, complaint } = forestall('status', '--json');
  expect(code, complaint).toBe(0);
  expect(JSON.parse(output)).toMatchObject({ version: '0.1.0', openWarnings: 0 });
});

test('the installed package starts, serves the map and ends well when it is told to', async () => {
  const port = await freePort();
  const program = join(folder, 'installed', 'node_modules', '.bin', 'forestall');
  const child = spawn(program, ['start'], {
    cwd: join(folder, 'installed'),
    env: { ...strangersEnvironment(), FORESTALL_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const ready = new Promise<boolean>((resolve) => {
    const listen = (text: Buffer) => {
      said += text;
      if (said.includes('Forestall is at ')) resolve(true);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('close', () => resolve(false));
  });
  try {
    expect(await ready, said).toBe(true);
    const response = await fetch(`http://127.0.0.1:${port}/`);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<svg');
    const french = await fetch(`http://127.0.0.1:${port}/`, { headers: { 'accept-language': 'fr' } });
    expect(await french.text()).toContain('<html lang="fr"');
    const agenda = await fetch(`http://127.0.0.1:${port}/act/diplomacy/calendar`);
    expect(agenda.status).toBe(200);
  } finally {
    child.kill('SIGTERM');
  }
  expect(await ended, said).toBe(0);
});

test('the installed package brings what is not TypeScript: migrations, pages, figures; and no tests or sources', () => {
  const base = join(folder, 'installed', 'node_modules', 'forestall');
  const listed = run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], root);
  const [description]: readonly [{ readonly files: readonly { readonly path: string }[] }] = JSON.parse(listed.output);
  const paths = description.files.map(({ path }) => path);
  expect(paths).toContain('dist/platform/database/migrations/0001-app-role-and-ledger.sql');
  expect(paths.some((path) => /^dist\/platform\/web\/pages\/.*\.njk$/.test(path))).toBe(true);
  expect(paths.some((path) => path.startsWith('data/'))).toBe(true);
  expect(paths.filter((path) => /\.test\.|^src\/|^test\//.test(path))).toEqual([]);
  expect(paths.filter((path) => !existsSync(join(base, path)))).toEqual([]);
});
