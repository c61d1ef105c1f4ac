import { sql } from 'kysely';
import type { Queries } from '../../../platform/database/database.ts';
import type { Finding } from './screening-finding.ts';
import type { MatchId } from './screening-match.ts';

declare module '../../../platform/database/database.ts' {
  interface Tables {
    screening_finding: {
      match: MatchId;
      number: number;
      verdict: Finding['verdict'];
      is_check: boolean;
      reason: string;
      outcome: Finding['outcome'];
      found_at: Date;
      found_by: string;
      found_by_name: string;
      organisation: string;
    };
  }
}

/** All that was found of a pair, in its order. */
export async function findingsOf(queries: Queries, match: MatchId): Promise<readonly Finding[]> {
  return queries
    .selectFrom('screening_finding')
    .select(['number', 'verdict', 'is_check as isCheck', 'reason', 'outcome', 'found_at as foundAt'])
    .select(['found_by as foundBy', 'found_by_name as foundByName', 'organisation'])
    .where('match', '=', match)
    .orderBy('number')
    .execute();
}

/** One finding on the pairs of one who is screened at a time, until the transaction ends. */
export async function lockMatch(queries: Queries, id: string): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtext('forestall.screening-match'), hashtext(subject::text))
    from screening_match where id = ${id}
  `.execute(queries);
}

export async function insertFinding(queries: Queries, match: MatchId, finding: Finding): Promise<void> {
  const { number, verdict, isCheck, reason, outcome, foundAt, foundBy, foundByName, organisation } = finding;
  await queries
    .insertInto('screening_finding')
    .values({
      ...{ match, number, verdict, is_check: isCheck, reason, outcome, found_at: foundAt },
      ...{ found_by: foundBy, found_by_name: foundByName, organisation },
    })
    .execute();
}
