import { sql } from 'kysely';
import type { Queries } from '../database/database.ts';

declare module '../database/database.ts' {
  interface Tables {
    working_copy: {
      section: string | null;
      form: string | null;
      person: string;
      number: number;
      wording: string | null;
    };
  }
}

/** Whose copy of what: of a section, or of the form of a new record at an address. */
export type CopyKey = { readonly person: string } & (
  | { readonly section: string; readonly form?: null }
  | { readonly form: string; readonly section?: null }
);

/** What somebody types and has not saved yet; nobody else reads it. */
export type StoredCopy = {
  /** Grows with each change; 0 before there is any. */
  readonly number: number;
  /** The number of the wording that it was begun on; 0 where there was none. */
  readonly base: number;
  /** Nothing: it has been saved, or thrown away. */
  readonly wording: string | null;
  readonly keptAt: Date;
};

/** The copy, and its number also where nothing is left of it; nothing where there never was one. */
export async function readCopy(
  queries: Queries,
  { section = null, form = null, person }: CopyKey,
): Promise<StoredCopy | undefined> {
  const { rows } = await sql<StoredCopy>`
    select number, base, wording, kept_at as "keptAt" from working_copy
    where person = ${person} and section is not distinct from ${section} and form is not distinct from ${form}`.execute(
    queries,
  );
  return rows[0];
}

/**
 * Keeps a copy under the next number.
 * @param from the number that it was written on; 0 for the first
 * @returns the number that it has now; nothing where it has another one than it was written on
 */
export async function keepCopy(
  queries: Queries,
  { section = null, form = null, person }: CopyKey,
  from: number,
  { base, wording, keptAt }: Omit<StoredCopy, 'number'>,
): Promise<number | undefined> {
  const { rows } = await sql<{ readonly number: number }>`
    insert into working_copy as copy (section, form, person, number, base, wording, kept_at)
    values (${section}, ${form}, ${person}, 1, ${base}, ${wording}, ${keptAt})
    on conflict (person, section, form) do update
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
  { section = null, form = null, person }: CopyKey,
  number: number,
  at: Date,
): Promise<void> {
  await sql`
    insert into working_copy as copy (section, form, person, number, base, wording, kept_at)
    values (${section}, ${form}, ${person}, 1, 0, null, ${at})
    on conflict (person, section, form) do update
      set number = copy.number + 1, wording = null, kept_at = excluded.kept_at
      where copy.number = ${number}`.execute(queries);
}
