import { sql } from 'kysely';
import type { Actor } from '../../platform/database/actor.ts';
import type { Queries } from '../../platform/database/database.ts';

declare module '../../platform/database/database.ts' {
  interface Tables {
    section_wording: { section: string; number: number; wording: string };
  }
}

/** One wording that a section has had. */
export type SectionWording = {
  /** From 1, without gaps. */
  readonly number: number;
  readonly wording: string;
  readonly savedAt: Date;
  readonly savedByName: string;
  readonly organisation: string;
};

/** Keeps a wording under the next number; the section's row is held, so that two who save at once are given two. */
export async function insertWording(
  queries: Queries,
  section: string,
  wording: string,
  { personId, name, organisation }: Actor,
  at: Date,
): Promise<void> {
  await sql`insert into section_wording (section, number, wording, saved_at, saved_by, saved_by_name, organisation)
    values (${section}, (select coalesce(max(number), 0) + 1 from section_wording where section = ${section}::uuid),
      ${wording}, ${at}, ${personId}, ${name}, ${organisation})`.execute(queries);
}

/** Every wording from a number on, the oldest first; from 0 on, all of them. */
export async function listWordings(
  queries: Queries,
  section: string,
  from: number,
): Promise<readonly SectionWording[]> {
  const { rows } = await sql<SectionWording>`
    select number, wording, saved_at as "savedAt", saved_by_name as "savedByName", organisation
    from section_wording where section = ${section} and number >= ${from} order by number`.execute(queries);
  return rows;
}

/** The number of its last wording; 0 where it was never written. */
export async function lastNumber(queries: Queries, section: string): Promise<number> {
  const { rows } = await sql<{ readonly number: number | null }>`
    select max(number) as number from section_wording where section = ${section}`.execute(queries);
  return rows[0]?.number ?? 0;
}

/** Who but one person has saved a wording after this number: names with organisations, the first first. */
export async function listAuthorsSince(
  queries: Queries,
  section: string,
  number: number,
  person: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly author: string }>`
    select saved_by_name || ', ' || organisation as author from section_wording
    where section = ${section} and number > ${number} and saved_by <> ${person}
    group by 1 order by min(number)`.execute(queries);
  return rows.map(({ author }) => author);
}
