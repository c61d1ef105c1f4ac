import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openEmbeddedPostgres } from '../src/platform/database/embedded-postgres.ts';
import { migrate } from '../src/platform/database/migrate.ts';

/** Where tests make their databases: `serverUrl` may create them, `template` is a migrated one to copy. */
export type DatabaseServer = { readonly serverUrl: string; readonly template: string };

declare module 'vitest' {
  interface ProvidedContext {
    databaseServers: readonly DatabaseServer[];
  }
}

const givenUrls = (process.env.DATABASE_URL ?? '').split(',').filter((url) => url !== '');

/** Test files that run at the same time: vitest.config.ts says so of the project. */
export const filesAtOnce = givenUrls.length === 0 ? 2 : givenUrls.length;

/**
 * A server for each of the test files that run at the same time, since what one leaves open holds back another's feeds
 * and seals: those count on no transaction of the whole server being older. The servers of DATABASE_URL, separated by
 * commas (15 or later, logins that may create databases and roles), else embedded ones in temporary folders. One database
 * of each is migrated; each test file copies it.
 */
export default async function startDatabaseServers(project: TestProject): Promise<() => Promise<void>> {
  const started = await Promise.all(Array.from({ length: filesAtOnce }, (_, index) => startServer(givenUrls[index])));
  project.provide(
    'databaseServers',
    started.map(({ server }) => server),
  );
  return async () => {
    await Promise.all(started.map(({ stop }) => stop()));
  };
}

async function startServer(
  given: string | undefined,
): Promise<{ readonly server: DatabaseServer; readonly stop: () => Promise<void> }> {
  const server = given === undefined ? await openServer() : { url: given, close: async () => {} };
  const template = `forestall_test_${randomBytes(6).toString('hex')}`;
  try {
    await runAlone(server.url, `create database ${template}`);
    await migrate(addressOf(server.url, template));
  } catch (error) {
    await server.close();
    throw error;
  }
  return {
    server: { serverUrl: server.url, template },
    async stop() {
      await dropAll(server.url, template);
      await server.close();
    },
  };
}

async function openServer(): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), 'forestall-test-'));
  // As root PostgreSQL runs as the user `postgres`, who must be able to enter the folder.
  await chmod(home, 0o755);
  const { url, release } = await openEmbeddedPostgres(home);
  await withoutDurability(url);
  return {
    url,
    async close() {
      await release();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** What these tests make need not outlast a failing machine; test/faults kills servers that keep their settings. */
async function withoutDurability(url: string): Promise<void> {
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    await runAlone(url, `alter system set ${setting} = off`);
  }
  await runAlone(url, 'select pg_reload_conf()');
}

/** The same server and login, another database. */
export function addressOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** Sends one statement on a connection of its own: CREATE and DROP DATABASE take no company. */
export async function runAlone(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The template and what a test left behind: their names begin with the template's. */
async function dropAll(serverUrl: string, template: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>(
      `select datname from pg_database where starts_with(datname, $1)`,
      [template],
    );
    for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`);
  } finally {
    await client.end();
  }
}
