import { readdir, readFile } from 'node:fs/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration';
import pg from 'pg';

const migrationsFolder = new URL('./migrations/', import.meta.url);

/** Numbered SQL files, forward only, applied in order: read them and you have the history. */
class SqlFiles implements MigrationProvider {
  async getMigrations(): Promise<Record<string, Migration>> {
    const names = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql')).sort();
    const entries = names.map(async (name) => {
      const text = await readFile(new URL(name, migrationsFolder), 'utf8');
      const migration: Migration = { up: async (database) => void (await sql.raw(text).execute(database)) };
      return [name.replace(/\.sql$/, ''), migration] as const;
    });
    return Object.fromEntries(await Promise.all(entries));
  }
}

/**
 * Brings the database of `ownerUrl` up to this version, all or nothing, and answers the names of the migrations applied.
 * @throws Error naming the migration that failed and what PostgreSQL said.
 */
export async function migrate(ownerUrl: string): Promise<readonly string[]> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2, application_name: 'forestall' });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    const migrator = new Migrator({ db: kysely, provider: new SqlFiles() });
    const { error, results } = await migrator.migrateToLatest();
    if (error) {
      const failed = results?.find((result) => result.status === 'Error')?.migrationName;
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(
        `The database could not be brought up to this version${failed ? ` (migration ${failed})` : ''}: ${reason}`,
        { cause: error },
      );
    }
    return (results ?? []).map((result) => result.migrationName);
  } finally {
    await kysely.destroy();
  }
}
