import { sql } from 'kysely';
import type { Queries } from '../../../platform/database/database.ts';
import type { Marked } from '../../../platform/ledger/ledger-entry.ts';
import type { AlsoListed, MatchId, PairTogether } from './screening-match.ts';

/** A pair is judged with all that the register has as one subject: which those are, and who may see them. */

/**
 * The other pairs of one who is screened with the same subject of the register, as the lists stand.
 * @param current snapshots that stand
 */
export async function pairsTogether(
  queries: Queries,
  current: readonly string[],
  match: MatchId,
): Promise<readonly PairTogether[]> {
  const { rows } = await sql<PairTogether>`
    select other.id, other.probability, listed_version.source, listed_version.reference, listed_version.name,
      coalesce(last.outcome, 'open') as state, coalesce(last.number, 0) as findings, last.verdict,
      last.found_by as "foundBy"
    from screening_match as one
    join listed_subject as ours on ours.version = one.version
    join listed_subject as theirs on theirs.subject = ours.subject and theirs.version <> ours.version
    join screening_match as other on other.subject = one.subject and other.version = theirs.version
    join listed_version on listed_version.id = other.version
    left join lateral (
      select outcome, number, verdict, found_by from screening_finding
      where match = other.id order by number desc limit 1
    ) as last on true
    where one.id = ${match} and exists (
      select from list_entry where list_entry.version = other.version and snapshot = any(${current}::uuid[])
    ) order by other.probability desc, other.id
  `.execute(queries);
  return rows;
}

/** Records of the same subject that one who is screened is not like by name. */
export async function alsoListed(queries: Queries, match: MatchId): Promise<readonly AlsoListed[]> {
  const { rows } = await sql<AlsoListed>`
    select listed_version.source, listed_version.reference, listed_version.name from screening_match as one
    join listed_subject as ours on ours.version = one.version
    join listed_subject as theirs on theirs.subject = ours.subject and theirs.version <> ours.version
    join listed_version on listed_version.id = theirs.version
    where one.id = ${match} and not exists (
      select from screening_match as other where other.subject = one.subject and other.version = theirs.version
    ) order by listed_version.source, listed_version.reference
  `.execute(queries);
  return rows;
}

/** Under which number each version stands with others; those that stand alone are not there. */
export async function subjectsOf(queries: Queries, versions: readonly number[]): Promise<ReadonlyMap<number, number>> {
  if (versions.length === 0) return new Map();
  const { rows } = await sql<{ version: number; subject: number }>`
    select version, subject from listed_subject where version = any(${versions}::bigint[])
  `.execute(queries);
  return new Map(rows.map(({ version, subject }) => [version, subject]));
}

/** Who may see a pair: whoever may see the one who is screened. */
export async function markingOfMatch(queries: Queries, match: MatchId): Promise<Marked> {
  return queries
    .selectFrom('screening_match')
    .innerJoin('screened_subject', 'screened_subject.id', 'screening_match.subject')
    .select(['owner', 'marking', 'caveats', 'audience'])
    .where('screening_match.id', '=', match)
    .executeTakeFirstOrThrow();
}
