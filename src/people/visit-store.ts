import { sql } from 'kysely';
import type { Queries } from '../platform/database/database.ts';

declare module '../platform/database/database.ts' {
  interface Tables {
    visit: { person: string; begun_at: Date; before_at: Date | null };
  }
}

/**
 * Writes that a person is here: a visit goes on while the person comes back within the hour.
 * @returns when the visit before this one began; nothing for the first
 */
export async function recordVisit(queries: Queries, person: string, now: Date): Promise<Date | undefined> {
  await sql`
    insert into visit (person, begun_at) values (${person}, ${now})
    on conflict (person) do update set before_at = visit.begun_at, begun_at = excluded.begun_at
      where visit.begun_at <= excluded.begun_at - interval '1 hour'
  `.execute(queries);
  const row = await queries
    .selectFrom('visit')
    .select('before_at')
    .where('person', '=', person)
    .executeTakeFirstOrThrow();
  return row.before_at ?? undefined;
}
