import { sql } from 'kysely';
import type { Queries } from '../../../platform/database/database.ts';
import type { PartyKey } from '../screening/party-roster.ts';
import { type Kept, type LastDueDays, type ScreenedRuleId, screenedRules } from './retention.ts';

/**
 * Who was screened and is screened no more, with nothing that waits for a finding, and who is party to nothing that is
 * open: by which rule, and when it was last needed, by the last screening, finding or end of standing. A party whom a
 * person has ended is needed as long as the work goes on: erased, it would be screened anew, and what was found lost.
 */
const settledBut = (parties: readonly PartyKey[]) => sql`
  select screened_subject.id, screened_subject.details -> 'names' as names,
    case when pairs.count = 0 then 'nothing-found' when pairs.same > 0 then 'same' else 'different' end as rule,
    (greatest(screened_subject.said_at, standing_subject.ended_at, pairs.last, runs.last) at time zone 'UTC')::date
      as last_on
  from screened_subject
  left join standing_subject on standing_subject.subject = screened_subject.id
  cross join lateral (
    select count(*) as count, count(*) filter (where last.outcome = 'same') as same,
      count(*) filter (where coalesce(last.outcome, 'open') not in ('same', 'different')) as open,
      max(greatest(screening_match.found_at, last.found_at)) as last
    from screening_match
    left join lateral (
      select outcome, found_at from screening_finding where match = screening_match.id order by number desc limit 1
    ) last on true
    where screening_match.subject = screened_subject.id
  ) pairs
  cross join lateral (
    select max(coalesce(ended_at, begun_at)) as last, count(*) filter (where state = 'running') as running
    from screening_row join screening_run on screening_run.id = screening_row.run
    where screening_row.subject = screened_subject.id
  ) runs
  where pairs.open = 0 and runs.running = 0 and (standing_subject.subject is null or standing_subject.ended_at is not null)
    and not exists (select from screened_erasure where screened_erasure.subject = screened_subject.id)
    and not exists (
      select from unnest(${parties.map(({ reference }) => reference)}::text[], ${parties.map(({ name }) => name)}::text[],
        ${parties.map(({ owner }) => owner)}::text[]) as party (reference, name, owner)
      where party.reference = screened_subject.reference and party.name = screened_subject.name
        and party.owner = screened_subject.owner
    )`;

/** Whether one is due by its own rule: what is not yet due takes no place among the first of those that are. */
const isDue = (days: LastDueDays) =>
  sql`last_on <= case rule ${sql.join(
    screenedRules.map((rule) => sql`when ${rule} then ${days[rule]}::date`),
    sql` `,
  )} end`;

/** What is asked of those who were screened. */
export type KeptAsked = {
  /** Of each rule the last day on which they were needed who are due. */
  readonly days: LastDueDays;
  /** Who is party to what is open. */
  readonly open: readonly PartyKey[];
};

/** In the order of their keys, of those that are due. */
export async function keptUntil(
  queries: Queries,
  { days, open }: KeptAsked,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly Kept[]> {
  const { rows } = await sql<Kept>`
    select id, names, rule, last_on::text as "lastOn" from (${settledBut(open)}) as kept
    where ${isDue(days)} and ${after === undefined ? sql`true` : sql`id > ${after}::uuid`}
    order by id limit ${limit}
  `.execute(queries);
  return rows;
}

/** How many are kept under a rule, how many of them are due, and when the first of them was last needed. */
export type KeptSum = {
  readonly rule: ScreenedRuleId;
  readonly count: number;
  readonly due: number;
  readonly firstOn: string;
};

export async function keptSums(queries: Queries, { days, open }: KeptAsked): Promise<readonly KeptSum[]> {
  const { rows } = await sql<KeptSum>`
    select rule, count(*)::int as count, count(*) filter (where ${isDue(days)})::int as due,
      min(last_on)::text as "firstOn" from (${settledBut(open)}) as kept group by rule
  `.execute(queries);
  return rows;
}

/** How many were erased by each rule, and when last. */
export type ErasedSum = { readonly rule: ScreenedRuleId; readonly count: number; readonly lastAt: Date };

export async function erasedSums(queries: Queries): Promise<readonly ErasedSum[]> {
  const { rows } = await sql<ErasedSum>`
    select rule, count(*)::int as count, max(erased_at) as "lastAt" from screened_erasure group by rule
  `.execute(queries);
  return rows;
}

/** To whom any of these is released. */
export async function audienceOf(queries: Queries, subjects: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ organisation: string }>`
    select distinct unnest(audience) as organisation from screened_subject where id = any(${subjects}::uuid[])
  `.execute(queries);
  return rows.map(({ organisation }) => organisation);
}

/**
 * Keeps all others from saying anything of somebody who is screened until the transaction ends. @returns false, at once,
 * where somebody is just doing so
 */
export async function tryHoldForErasing(queries: Queries): Promise<boolean> {
  const { rows } = await sql<{ isHeld: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('forestall.screened')) as "isHeld"
  `.execute(queries);
  return rows[0]?.isHeld === true;
}

/** Takes away all that names these. @returns how many were not erased before */
export async function erase(
  queries: Queries,
  subjects: readonly string[],
  rule: ScreenedRuleId,
  at: Date,
): Promise<number> {
  const { rows } = await sql<{ erased: number }>`
    select erase_screened(${subjects}::uuid[], ${rule}, ${at}::timestamptz) as erased
  `.execute(queries);
  return rows[0]?.erased ?? 0;
}
