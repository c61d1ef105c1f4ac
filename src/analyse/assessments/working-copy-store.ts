import { sql } from 'kysely';
import type { Queries } from '../../platform/database/database.ts';
import type { WorkingCopy } from './working-copy.ts';

declare module '../../platform/database/database.ts' {
  interface Tables {
    section_working_copy: { section: string; person: string; number: number; wording: string | null };
  }
}

/** Whose copy of which section. */
export type CopyKey = { readonly section: string; readonly person: string };

/** The copy, and its number also where nothing is left of it; nothing where there never was one. */
export async function readCopy(
  queries: Queries,
  { section, person }: CopyKey,
): Promise<(Omit<WorkingCopy, 'wording'> & { readonly wording: string | null }) | undefined> {
  const { rows } = await sql<Omit<WorkingCopy, 'wording'> & { readonly wording: string | null }>`
    select number, base, wording, kept_at as "keptAt" from section_working_copy
    where section = ${section} and person = ${person}`.execute(queries);
  return rows[0];
}

/**
 * Keeps a copy under the next number.
 * @param from the number that it was written on; 0 for the first
 * @returns the number that it has now; nothing where it has another one than it was written on
 */
export async function keepCopy(
  queries: Queries,
  { section, person }: CopyKey,
  from: number,
  { base, wording, keptAt }: Omit<WorkingCopy, 'number'>,
): Promise<number | undefined> {
  const { rows } = await sql<{ readonly number: number }>`
    insert into section_working_copy as copy (section, person, number, base, wording, kept_at)
    values (${section}, ${person}, 1, ${base}, ${wording}, ${keptAt})
    on conflict (section, person) do update
      set number = copy.number + 1, base = excluded.base, wording = excluded.wording, kept_at = excluded.kept_at
      where copy.number = ${from}
    returning number`.execute(queries);
  return rows[0]?.number;
}

/**
 * Nothing is left of a copy that was saved or thrown away. Its number goes on, so that what was sent before and comes
 * after does not bring it back.
 * @param number that it has; one that has moved on since stays
 */
export async function emptyCopy(
  queries: Queries,
  { section, person }: CopyKey,
  number: number,
  at: Date,
): Promise<void> {
  await sql`
    insert into section_working_copy as copy (section, person, number, base, wording, kept_at)
    values (${section}, ${person}, 1, 0, null, ${at})
    on conflict (section, person) do update set number = copy.number + 1, wording = null, kept_at = excluded.kept_at
      where copy.number = ${number}`.execute(queries);
}
