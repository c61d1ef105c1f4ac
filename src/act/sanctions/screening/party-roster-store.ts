import { sql } from 'kysely';
import { systemActor } from '../../../platform/database/actor.ts';
import type { Queries } from '../../../platform/database/database.ts';
import type { KnownParty } from './party-roster.ts';
import type { ScreenedId } from './screened-subject.ts';
import type { RunId } from './screening-run.ts';

/** Those who stand, or stood, as a party to something, and whoever else has one of these references. */
export async function knownParties(queries: Queries, references: readonly string[]): Promise<readonly KnownParty[]> {
  const { rows } = await sql<KnownParty>`
    select standing_subject.subject, screened_subject.reference, screened_subject.name, screened_subject.owner,
      standing_subject.ended_at is null as "isStanding",
      screening_run.kind in ('party', 'standing') and not by_person as "byParty",
      coalesce(ended_by_name <> ${systemActor.name}, false) as "endedByPerson"
    from standing_subject
    join screened_subject on screened_subject.id = standing_subject.subject
    join screening_run on screening_run.id = standing_subject.run
    where screened_subject.reference is not null
      and (screening_run.kind in ('party', 'standing') or screened_subject.reference = any(${references}::text[]))
  `.execute(queries);
  return rows;
}

/** Has these screened again whenever a list changes. */
export async function joinStanding(
  queries: Queries,
  subjects: readonly ScreenedId[],
  run: RunId,
  at: Date,
): Promise<void> {
  await sql`
    insert into standing_subject (subject, run, begun_at)
    select distinct subject, ${run}::uuid, ${at}::timestamptz from unnest(${subjects}::uuid[]) as subject
    on conflict (subject) do update set run = excluded.run, begun_at = excluded.begun_at, ended_at = null,
      ended_by_name = null, by_person = standing_subject.by_person and standing_subject.ended_at is null
  `.execute(queries);
}

/** Has these screened no more. */
export async function leaveStanding(queries: Queries, subjects: readonly ScreenedId[], at: Date): Promise<void> {
  await sql`
    update standing_subject set ended_at = ${at}, ended_by_name = ${systemActor.name}
    where ended_at is null and subject = any(${subjects}::uuid[])
  `.execute(queries);
}
