import { mkdir } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { makeDataFolder, readPassword } from './embedded-data.ts';
import {
  type EmbeddedServer,
  findBinaries,
  foldersIn,
  ownerName,
  postgresIdentity,
  socketFolder,
  startServer,
  stopServer,
} from './embedded-server.ts';
import { type KeptConnection, keepConnection } from './kept-connection.ts';
import { explainFailure } from './start-refused.ts';

const databaseName = 'forestall';
const enterWithinMs = 15_000;
const hereLock = `hashtext('forestall.here')`;

export type OpenPostgres = {
  /** Address of the database, as its owner. */
  readonly url: string;
  /** Stops the server, unless another part of Forestall still works with it: the last one out stops it. */
  readonly release: () => Promise<void>;
};

/**
 * Opens the embedded PostgreSQL whose files are in `home`: makes it on first use, takes over a server that a killed
 * Forestall left running, starts it otherwise. The server outlives a kill of this process, so nothing acknowledged is
 * lost; and a server that is itself killed while this process works is started again at the same address.
 * @throws StartRefused with one sentence: folder not writable, disk full, files damaged, server of another version.
 */
export async function openEmbeddedPostgres(home: string): Promise<OpenPostgres> {
  try {
    await mkdir(home, { recursive: true });
    const folders = foldersIn(home);
    const binaries = await findBinaries();
    const identity = postgresIdentity(home);
    const password = await readPassword(folders);
    const server: EmbeddedServer = { folders, binaries, identity, password };
    await makeDataFolder(server);
    return await enter(server);
  } catch (error) {
    throw await explainFailure(error, home);
  }
}

/** Works with the server until released; a shared lock tells whoever leaves that somebody is still here. */
async function enter(server: EmbeddedServer): Promise<OpenPostgres> {
  let port: number | undefined;
  let startedHere = false;
  const connect = async () => {
    const started = await startServer(server, port);
    port = started.port;
    startedHere ||= started.here;
    return connectAndLock(addressOf(started.port, server.password, 'postgres'));
  };
  try {
    const here = await keepConnection(() => untilEntered(connect));
    const url = await ensureDatabase(server, here.client());
    return { url, release: () => leave(here, server) };
  } catch (error) {
    if (startedHere) await stopServer(server, 'immediate');
    throw error;
  }
}

async function connectAndLock(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  await client.connect();
  await client.query(`select pg_advisory_lock_shared(${hereLock})`);
  return client;
}

/** The last one out may be stopping the server in this moment: then it is started anew. */
async function untilEntered(connect: () => Promise<pg.Client>): Promise<pg.Client> {
  const until = Date.now() + enterWithinMs;
  for (;;) {
    try {
      return await connect();
    } catch (error) {
      if (!isInterruption(error) || Date.now() > until) throw error;
      await wait(200);
    }
  }
}

function isInterruption(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return ['57P01', '57P02', '57P03'].includes(error.code ?? '');
  return error instanceof Error && /ECONNREFUSED|ECONNRESET|Connection terminated/.test(error.message);
}

async function leave(here: KeptConnection, server: EmbeddedServer): Promise<void> {
  await here.end(async (client) => {
    try {
      if (await isLastOne(client)) await stopServer(server);
    } catch {
      // The server has gone away, or cannot write. If somebody else is still here, they start it again.
      await stopServer(server, 'immediate');
    }
  });
}

async function isLastOne(client: pg.Client): Promise<boolean> {
  await client.query(`select pg_advisory_unlock_shared(${hereLock})`);
  const { rows } = await client.query(`select pg_try_advisory_lock(${hereLock}) as alone`);
  return rows[0]?.alone === true;
}

/** @returns the address of the database, made if it is missing */
async function ensureDatabase(server: EmbeddedServer, client: pg.Client): Promise<string> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName]);
  try {
    if (rowCount === 0) await client.query(`create database ${databaseName}`);
  } catch (error) {
    // Another process made it in this moment.
    if (!(error instanceof pg.DatabaseError && (error.code === '42P04' || error.code === '23505'))) throw error;
  }
  const socket = await socketFolder(server.folders, client.port);
  return addressOf(client.port, server.password, databaseName, socket);
}

function addressOf(port: number, password: string, database: string, socket?: string): string {
  const address = `postgres://${ownerName}:${password}@127.0.0.1:${port}/${database}`;
  return socket === undefined ? address : `${address}?host=${encodeURIComponent(socket)}`;
}
