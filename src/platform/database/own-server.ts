import pg from 'pg';
import { StartRefused } from './start-refused.ts';

const oldestVersion = 15;
const answersWithinMs = 10_000;

/**
 * Makes sure that the PostgreSQL of DATABASE_URL answers, lets us in and is new enough, before any work.
 * @throws StartRefused with one sentence, never with the password in it
 */
export async function requireOwnServer(databaseUrl: string): Promise<void> {
  const client = createClient(databaseUrl);
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query('show server_version_num');
    // Such as 150004 for 15.4: https://www.postgresql.org/docs/current/runtime-config-preset.html
    const version = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
    if (version >= oldestVersion) return;
    throw new StartRefused(
      'start.old-server',
      `The server in DATABASE_URL is PostgreSQL ${version}; Forestall needs ${oldestVersion} or later. Upgrade it, or leave DATABASE_URL out to use the embedded one.`,
    );
  } catch (error) {
    throw error instanceof StartRefused ? error : refusalOf(error, client);
  } finally {
    await client.end().catch(() => {});
  }
}

function createClient(connectionString: string): pg.Client {
  try {
    return new pg.Client({
      connectionString,
      connectionTimeoutMillis: answersWithinMs,
      query_timeout: answersWithinMs,
    });
  } catch {
    throw new StartRefused(
      'start.database-url',
      'DATABASE_URL cannot be read. It takes an address of the form postgres://user:password@host:port/database.',
    );
  }
}

function refusalOf(error: unknown, { host, port, user, database }: pg.Client): StartRefused {
  const said = error instanceof Error ? error.message : String(error);
  const code = error instanceof pg.DatabaseError ? (error.code ?? '') : '';
  if (code.startsWith('28')) {
    return new StartRefused(
      'start.database-refuses',
      `The server in DATABASE_URL, ${host}:${port}, does not let “${user}” in: ${said}. Check user and password.`,
    );
  }
  if (code === '3D000') {
    return new StartRefused(
      'start.no-database',
      `The server in DATABASE_URL, ${host}:${port}, has no database “${database}”. Create it, or name another.`,
    );
  }
  return new StartRefused(
    'start.no-answer',
    `No PostgreSQL answers at ${host}:${port}, the address in DATABASE_URL (${said}). Start it, or check the address.`,
  );
}
