import { createServices, recordsOf } from '../../src/main.ts';
import { Database } from '../../src/platform/database/database.ts';
import { openEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.ts';
import { maker } from '../records/examples.ts';

/** Makes one record of every kind in the database of a running app, by its example, so that all its pages are linked. */
export async function makeEveryKind(home: string): Promise<void> {
  const { url, release } = await openEmbeddedPostgres(home);
  const database = new Database(url);
  try {
    const services = createServices(database);
    const made = maker(services);
    for (const { definition } of recordsOf(services)) await made(definition.kind);
  } finally {
    await database.close();
    await release();
  }
}
