import { sql } from 'kysely';
import type { Queries } from '../../platform/database/database.ts';

declare module '../../platform/database/database.ts' {
  interface Tables {
    letter: { id: string; reference: string };
  }
}

/** The next free reference of a year: of all letters, also of those that the asker may not see. */
export async function nextLetterReference(queries: Queries, year: number): Promise<string> {
  const { rows } = await sql<{
    readonly reference: string;
  }>`select next_letter_reference(${year}) as reference`.execute(queries);
  return rows[0]?.reference ?? '';
}
