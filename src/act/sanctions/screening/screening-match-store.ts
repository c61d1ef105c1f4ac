import { type RawBuilder, sql } from 'kysely';
import type { AlignedPart, Reason } from '../../../matching/explanation.ts';
import type { Queries } from '../../../platform/database/database.ts';
import type { PageAsked, Stretch } from '../../../platform/database/page.ts';
import type { KeptDetails, SnapshotId, StandingRecord } from '../list-snapshot.ts';
import type { SaidDetails, ScreenedId } from './screened-subject.ts';
import type { MatchState } from './screening-finding.ts';
import type { FoundPair, MatchedRecord, MatchId, MatchLine, ScreeningMatch } from './screening-match.ts';
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

/** Records that stand together in the register are one subject; one that stands alone goes by its own version. */
const registerSubject = sql`coalesce(listed_subject.subject, screening_match.version)`;

const lineColumns = (current: readonly string[]) => sql`
  screening_match.id, screening_match.subject, screening_match.run, probability, asked_name as "askedName",
  matched_name as "matchedName", screened_subject.purpose, screened_subject.reference, listed_version.source,
  listed_version.reference as "listedReference", listed_version.name as "listedName", listed_version.regime,
  coalesce(list_snapshot.made_on, (list_snapshot.imported_at at time zone 'UTC')::date)::text as "listDay",
  list_snapshot.made_on is not null as "isDayStated", coalesce(last.outcome, 'open') as state,
  screening_match.found_at as "foundAt", last.found_by as "lastBy", last.found_by_name as "lastByName",
  ${isStanding(current)} as "isStanding", ${registerSubject} as "registerSubject"`;

const joined = sql`screening_match
  join screened_subject on screened_subject.id = screening_match.subject
  join listed_version on listed_version.id = screening_match.version
  join list_snapshot on list_snapshot.id = screening_match.snapshot
  left join listed_subject on listed_subject.version = screening_match.version
  ${lastFinding}`;

/** Which pairs are asked for; of what waits, only pairs of versions and of subjects that stand. */
export type MatchFilter = {
  readonly states?: readonly MatchState[];
  readonly run?: { readonly id: RunId; readonly isStanding: boolean };
  /** Whose own findings do not wait for a check. */
  readonly notBy?: string;
  readonly waiting?: true;
  /** Of these versions of records alone. */
  readonly versions?: readonly number[];
};

function condition(
  { states, run, notBy, waiting, versions }: MatchFilter,
  current: readonly string[],
): RawBuilder<unknown> {
  const parts = [sql`true`];
  if (states !== undefined) parts.push(sql`coalesce(last.outcome, 'open') = any(${states}::text[])`);
  if (versions !== undefined) parts.push(sql`screening_match.version = any(${versions}::bigint[])`);
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

/**
 * One for each subject of the register that one may be, and for each way that pairs with it stand: by its most probable
 * record, with the others; the most probable first.
 * @param current snapshots that stand
 */
export async function matches(
  queries: Queries,
  current: readonly string[],
  filter: MatchFilter,
  { offset, limit }: Stretch,
): Promise<readonly MatchLine[]> {
  const { rows } = await sql<MatchLine & { readonly records: readonly MatchedRecord[] }>`
    with pair as (select ${lineColumns(current)} from ${joined} where ${condition(filter, current)}),
    placed as (
      select *, row_number() over (${oneSubject} order by probability desc, id) as place,
        json_agg(json_build_object('id', id, 'source', source, 'reference', "listedReference", 'name', "listedName",
          'probability', probability)) over (${oneSubject}) as records
      from pair
    )
    select * from placed where place = 1 order by probability desc, id offset ${offset} limit ${limit}
  `.execute(queries);
  return rows.map(({ records, ...line }) => ({ ...line, others: records.filter(({ id }) => id !== line.id) }));
}

const oneSubject = sql`partition by subject, "registerSubject", state`;
const subjectAndState = sql`(screening_match.subject, ${registerSubject}, coalesce(last.outcome, 'open'))`;

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
  return rows.map((row) => ({ ...row, others: [] }));
}

export async function countMatches(queries: Queries, current: readonly string[], filter: MatchFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct ${subjectAndState})::int as count from ${joined} where ${condition(filter, current)}
  `.execute(queries);
  return rows[0]?.count ?? 0;
}

/** How many possible matches wait to be judged, and how many findings of others to be checked by this person: in one pass. */
export async function countWaiting(
  queries: Queries,
  current: readonly string[],
  person: string,
): Promise<{ readonly open: number; readonly toCheck: number }> {
  const { rows } = await sql<{ open: number; toCheck: number }>`
    select count(distinct ${subjectAndState}) filter (where ${condition(toBeJudged, current)})::int as open,
           count(distinct ${subjectAndState}) filter (where ${condition(toBeCheckedBy(person), current)})::int as "toCheck"
    from ${joined} where ${condition({ waiting: true }, current)}
  `.execute(queries);
  return rows[0] ?? { open: 0, toCheck: 0 };
}

/** Pairs that nobody has settled. */
export const toBeJudged = { states: ['open', 'disputed'] } as const satisfies MatchFilter;

/** Findings that wait for a second person: not for the one who made them. */
export const toBeCheckedBy = (person: string): MatchFilter => ({ states: ['to-check'], notBy: person });

type WholeRow = Omit<MatchLine, 'others'> & {
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
): Promise<Omit<ScreeningMatch, 'findings' | 'together' | 'alsoListed'> | undefined> {
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
    others: [],
    screened,
    listed: { ...row.listedDetails, source, reference, kind: row.listedKind, name, regime, unReference, listedOn },
    snapshot: { id: snapshotId, madeOn, importedAt },
  };
}
