import { type RawBuilder, sql } from 'kysely';
import type { AlignedPart, Reason } from '../../../matching/explanation.ts';
import type { Queries } from '../../../platform/database/database.ts';
import type { PageAsked, Stretch } from '../../../platform/database/page.ts';
import type { Marked } from '../../../platform/ledger/ledger-entry.ts';
import type { KeptDetails, SnapshotId, StandingRecord } from '../list-snapshot.ts';
import type { SaidDetails, ScreenedId } from './screened-subject.ts';
import type { MatchState } from './screening-finding.ts';
import type { FoundPair, MatchId, MatchLine, ScreeningMatch } from './screening-match.ts';
import type { RunId } from './screening-run.ts';

declare module '../../../platform/database/database.ts' {
  interface Tables {
    screening_match: {
      id: MatchId;
      subject: ScreenedId;
      version: number;
      snapshot: SnapshotId;
      run: RunId;
      probability: number;
      asked_name: string;
      matched_name: string;
      explanation: string;
      parts: string;
      found_at: Date;
    };
  }
}

export type NewMatch = { readonly id: MatchId; readonly subject: ScreenedId; readonly pair: FoundPair };

/** Keeps pairs that are not kept yet. @returns how many those are */
export async function keepMatches(
  queries: Queries,
  matches: readonly NewMatch[],
  run: RunId,
  at: Date,
): Promise<number> {
  if (matches.length === 0) return 0;
  const { numInsertedOrUpdatedRows } = await queries
    .insertInto('screening_match')
    .values(
      matches.map(({ id, subject, pair }) => ({
        ...{ id, subject, run, version: pair.version, snapshot: pair.snapshot, probability: pair.probability },
        ...{ asked_name: pair.askedName, matched_name: pair.matchedName, found_at: at },
        ...{ explanation: JSON.stringify(pair.explanation), parts: JSON.stringify(pair.parts) },
      })),
    )
    .onConflict((conflict) => conflict.columns(['subject', 'version']).doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows ?? 0);
}

/** Of pairs of one who is screened with versions: how each stands that is kept. */
export async function statesOf(
  queries: Queries,
  subject: ScreenedId,
  versions: readonly number[],
): Promise<readonly { readonly id: MatchId; readonly version: number; readonly state: MatchState }[]> {
  const { rows } = await sql<{ id: MatchId; version: number; state: MatchState }>`
    select id, version, coalesce(last.outcome, 'open') as state from screening_match ${lastFinding}
    where subject = ${subject} and version = any(${versions}::bigint[])
  `.execute(queries);
  return rows;
}

const lastFinding = sql`left join lateral (
  select outcome, found_by, found_by_name from screening_finding
  where match = screening_match.id order by number desc limit 1
) last on true`;

const isStanding = (current: readonly string[]) => sql`exists (
  select from list_entry where list_entry.version = screening_match.version and snapshot = any(${current}::uuid[])
)`;

const lineColumns = (current: readonly string[]) => sql`
  screening_match.id, screening_match.subject, screening_match.run, probability, asked_name as "askedName",
  matched_name as "matchedName", screened_subject.purpose, screened_subject.reference, listed_version.source,
  listed_version.reference as "listedReference", listed_version.name as "listedName", listed_version.regime,
  coalesce(list_snapshot.made_on, (list_snapshot.imported_at at time zone 'UTC')::date)::text as "listDay",
  list_snapshot.made_on is not null as "isDayStated", coalesce(last.outcome, 'open') as state,
  screening_match.found_at as "foundAt", last.found_by as "lastBy", last.found_by_name as "lastByName",
  ${isStanding(current)} as "isStanding"`;

const joined = sql`screening_match
  join screened_subject on screened_subject.id = screening_match.subject
  join listed_version on listed_version.id = screening_match.version
  join list_snapshot on list_snapshot.id = screening_match.snapshot
  ${lastFinding}`;

/** Which pairs are asked for; of what waits, only pairs of versions and of subjects that stand. */
export type MatchFilter = {
  readonly states?: readonly MatchState[];
  readonly run?: { readonly id: RunId; readonly isStanding: boolean };
  /** Whose own findings do not wait for a check. */
  readonly notBy?: string;
  readonly waiting?: true;
};

function condition({ states, run, notBy, waiting }: MatchFilter, current: readonly string[]): RawBuilder<unknown> {
  const parts = [sql`true`];
  if (states !== undefined) parts.push(sql`coalesce(last.outcome, 'open') = any(${states}::text[])`);
  if (notBy !== undefined) parts.push(sql`last.found_by is distinct from ${notBy}`);
  if (run !== undefined) {
    parts.push(
      run.isStanding
        ? sql`screening_match.run = ${run.id}`
        : sql`screening_match.subject in (select subject from screening_row where run = ${run.id})`,
    );
  }
  if (waiting === true) {
    parts.push(isStanding(current));
    // One of whom more is said by now waits no more: the one who follows does.
    parts.push(sql`not exists (
      select from standing_subject ended
      join screened_subject later on later.reference = screened_subject.reference
        and later.name = screened_subject.name and later.owner = screened_subject.owner
      join standing_subject follower on follower.subject = later.id and follower.ended_at is null
      where ended.subject = screening_match.subject and ended.ended_at is not null
    )`);
  }
  return sql.join(parts, sql` and `);
}

/** The most probable first. @param current snapshots that stand */
export async function matches(
  queries: Queries,
  current: readonly string[],
  filter: MatchFilter,
  { offset, limit }: Stretch,
): Promise<readonly MatchLine[]> {
  const { rows } = await sql<MatchLine>`
    select ${lineColumns(current)} from ${joined} where ${condition(filter, current)}
    order by probability desc, screening_match.id offset ${offset} limit ${limit}
  `.execute(queries);
  return rows;
}

/** In the order in which they were found, for readers who come back for more. */
export async function matchesAfter(
  queries: Queries,
  current: readonly string[],
  filter: MatchFilter,
  { after, limit }: PageAsked,
): Promise<readonly MatchLine[]> {
  const beyond = after === undefined ? sql`true` : sql`screening_match.id > ${after}`;
  const { rows } = await sql<MatchLine>`
    select ${lineColumns(current)} from ${joined} where ${condition(filter, current)} and ${beyond}
    order by screening_match.id limit ${limit}
  `.execute(queries);
  return rows;
}

export async function countMatches(queries: Queries, current: readonly string[], filter: MatchFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${joined} where ${condition(filter, current)}
  `.execute(queries);
  return rows[0]?.count ?? 0;
}

type WholeRow = MatchLine & {
  readonly kind: ScreeningMatch['screened']['kind'];
  readonly details: SaidDetails;
  readonly saidAt: Date;
  readonly saidByName: string;
  readonly listedKind: StandingRecord['kind'];
  readonly listedDetails: KeptDetails;
  readonly unReference: string | null;
  readonly listedOn: string | null;
  readonly snapshotId: SnapshotId;
  readonly madeOn: string | null;
  readonly importedAt: Date;
  readonly explanation: readonly Reason[];
  readonly parts: readonly AlignedPart[];
};

/** A pair with both of its sides; nothing where there is none that the asker may see. */
export async function findMatch(
  queries: Queries,
  current: readonly string[],
  id: string,
): Promise<Omit<ScreeningMatch, 'findings'> | undefined> {
  const { rows } = await sql<WholeRow>`
    select ${lineColumns(current)}, screened_subject.kind, screened_subject.details,
      screened_subject.said_at as "saidAt", screened_subject.said_by_name as "saidByName",
      listed_version.kind as "listedKind", listed_version.details as "listedDetails",
      listed_version.un_reference as "unReference", listed_version.listed_on::text as "listedOn",
      list_snapshot.id as "snapshotId", list_snapshot.made_on::text as "madeOn",
      list_snapshot.imported_at as "importedAt", explanation, parts
    from ${joined} where screening_match.id = ${id}
  `.execute(queries);
  const [row] = rows;
  if (row === undefined) return undefined;
  const { source, listedReference: reference, listedName: name, regime, unReference, listedOn } = row;
  const { kind, details, saidAt, saidByName, purpose, snapshotId, madeOn, importedAt } = row;
  const screened = { id: row.subject, kind, ...details, purpose, reference: row.reference, saidAt, saidByName };
  return {
    ...row,
    screened,
    listed: { ...row.listedDetails, source, reference, kind: row.listedKind, name, regime, unReference, listedOn },
    snapshot: { id: snapshotId, madeOn, importedAt },
  };
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
