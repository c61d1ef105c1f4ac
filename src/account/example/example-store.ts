import { sql } from 'kysely';
import type { Queries } from '../../platform/database/database.ts';

/** Two who load the example at once wait for one another, so that the second sees that it stands. */
export async function waitForOthers(queries: Queries): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('forestall.example'))`.execute(queries);
}
