import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { Database } from '../src/platform/database/database.ts';
import { addressOf, type DatabaseServer, runAlone } from './database-server.ts';

export type FreshDatabase = {
  /** Address of the database as its owner, for what the app itself may not do. */
  readonly url: string;
  /** The same database as the app works with it. */
  readonly database: Database;
  /** Closes and drops it. */
  readonly close: () => Promise<void>;
};

/** Workers are numbered from one, and no more of them run than there are servers. */
export function serverOfThisWorker(): DatabaseServer {
  const servers = inject('databaseServers');
  const server = servers[(Number(process.env.VITEST_POOL_ID ?? 1) - 1) % servers.length];
  if (server === undefined) throw new Error('No database server was started for the tests');
  return server;
}

/** A migrated, empty database of the test's own: a copy of the template, made in about 50 ms. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { serverUrl, template } = serverOfThisWorker();
  const name = `${template}_${randomBytes(6).toString('hex')}`;
  await runAlone(serverUrl, `create database ${name} template ${template}`);
  const url = addressOf(serverUrl, name);
  const database = new Database(url);
  return {
    url,
    database,
    async close() {
      await database.close();
      await runAlone(serverUrl, `drop database if exists ${name} with (force)`);
    },
  };
}
