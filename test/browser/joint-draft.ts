import { createServices } from '../../src/main.ts';
import { Database } from '../../src/platform/database/database.ts';
import { openEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.ts';
import { maker } from '../records/examples.ts';

/** A draft of an assessment in the database of a running app, with its sections empty. @returns its id */
export async function makeJointDraft(home: string): Promise<string> {
  const { url, release } = await openEmbeddedPostgres(home);
  const database = new Database(url);
  try {
    return await maker(createServices(database))('assessment', { country: 'SDN', warning: null });
  } finally {
    await database.close();
    await release();
  }
}
