import { sql } from 'kysely';
import type { CountryCode } from '../../places/country.ts';
import type { RegionId } from '../../places/region.ts';
import type { Queries } from '../../platform/database/database.ts';
import { oncePerMoment } from '../../platform/database/moment.ts';
import type { PageAsked, Stretch } from '../../platform/database/page.ts';
import { markedAs } from '../../platform/ledger/ledger-entry.ts';
import type { Choice, Level, LevelTimes, State, Tier, Warning, WarningId } from './warning.ts';

type WarningTable = {
  id: WarningId;
  country: CountryCode;
  region: RegionId | null;
  level: Level;
  state: State;
  tier: Tier;
  desk: string;
  reason: string;
  raised_by: 'rule' | 'person';
  forecast_run_id: string | null;
  opened_at: Date;
  acknowledged_at: Date | null;
  decided_at: Date | null;
  choice: Choice | null;
  closed_at: Date | null;
  owner: string;
  marking: string;
  caveats: readonly string[];
  audience: readonly string[];
};

declare module '../../platform/database/database.ts' {
  interface Tables {
    warning: WarningTable;
    warning_level: { level: Level; acknowledge_within_hours: number; decide_within_hours: number };
  }
}

/** What a person asks of the list of warnings. */
export type WarningsAsked = {
  readonly show: 'open' | 'unanswered' | 'closed' | 'all';
  readonly level?: Level;
  /** On one of these countries, or on one of these regions. */
  readonly on?: { readonly countries: readonly CountryCode[]; readonly regions: readonly RegionId[] };
};

export type WarningFilter = {
  readonly country?: CountryCode;
  readonly region?: RegionId;
  readonly level?: Level;
  readonly state?: State;
  readonly tier?: Tier;
  readonly open?: boolean;
  /** Past their time at that moment, or not. */
  readonly unanswered?: { readonly is: boolean; readonly now: Date };
};

function toWarning(row: WarningTable): Warning {
  const base = {
    id: row.id,
    country: row.country,
    ...(row.region === null ? {} : { region: row.region }),
    level: row.level,
    tier: row.tier,
    desk: row.desk,
    reason: row.reason,
    raisedBy: row.raised_by,
    openedAt: row.opened_at,
    ...markedAs(row),
  };
  const { state, acknowledged_at: acknowledgedAt, decided_at: decidedAt, choice, closed_at: closedAt } = row;
  if (state === 'opened') return { ...base, state };
  if (acknowledgedAt === null) throw new Error(`Warning ${row.id} is ${state} and was never acknowledged`);
  if (state === 'acknowledged' || state === 'assessed') return { ...base, state, acknowledgedAt };
  if (decidedAt === null || choice === null) throw new Error(`Warning ${row.id} is ${state} and has no decision`);
  const decided = { ...base, acknowledgedAt, decidedAt, choice };
  if (state !== 'closed') return { ...decided, state };
  if (closedAt === null) throw new Error(`Warning ${row.id} is closed and has no date of closing`);
  return { ...decided, state, closedAt };
}

function selectWarnings(queries: Queries) {
  return queries
    .selectFrom('warning')
    .select([
      'id',
      'country',
      'region',
      'warning.level',
      'state',
      'tier',
      'desk',
      'reason',
      'raised_by',
      'forecast_run_id',
      'opened_at',
      'acknowledged_at',
      'decided_at',
      'choice',
      'closed_at',
      'owner',
      'marking',
      'caveats',
      'audience',
    ]);
}

/** @returns false, and writes nothing, where its country or its region has an open one: also one opened just now */
export async function insertWarning(
  queries: Queries,
  warning: Extract<Warning, { state: 'opened' }>,
  forecastRunId: string | null,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await queries
    .insertInto('warning')
    .values({
      id: warning.id,
      country: warning.country,
      region: warning.region ?? null,
      level: warning.level,
      state: warning.state,
      tier: warning.tier,
      desk: warning.desk,
      reason: warning.reason,
      raised_by: warning.raisedBy,
      forecast_run_id: forecastRunId,
      opened_at: warning.openedAt,
      acknowledged_at: null,
      decided_at: null,
      choice: null,
      closed_at: null,
      ...markedAs(warning),
    })
    // Its identity is new: what it may meet is the open warning of its country, or of its region.
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** The warning, locked until the transaction ends, so that two people's steps follow one another. */
export async function lockWarning(queries: Queries, id: WarningId): Promise<Warning | undefined> {
  const row = await selectWarnings(queries).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && toWarning(row);
}

/** Open warnings that nobody has locked, locked now: the climbing clock never waits on a person. */
export async function lockWaitingWarnings(queries: Queries): Promise<readonly Warning[]> {
  const rows = await selectWarnings(queries)
    .where('state', 'in', ['opened', 'acknowledged', 'assessed'])
    .where('tier', '<>', 'minister')
    .orderBy('opened_at')
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map(toWarning);
}

export async function findWarning(queries: Queries, id: WarningId): Promise<Warning | undefined> {
  const row = await selectWarnings(queries).where('id', '=', id).executeTakeFirst();
  return row && toWarning(row);
}

/** What every warning is counted by. */
export function placesOfWarnings(
  queries: Queries,
): Promise<readonly Pick<Warning, 'id' | 'country' | 'desk' | 'level'>[]> {
  return queries.selectFrom('warning').select(['id', 'country', 'desk', 'level']).orderBy('id').execute();
}

/** Which warnings are listed; without a country those of all. */
export type ListedWarnings = {
  readonly country?: CountryCode;
  readonly open?: boolean;
  readonly ids?: readonly WarningId[];
  /** At this moment or later. */
  readonly openedSince?: Date;
};

export const listWarnings = oncePerMoment(
  async (queries: Queries, filter: ListedWarnings): Promise<readonly Warning[]> => {
    let query = selectWarnings(queries);
    if (filter.country !== undefined) query = query.where('country', '=', filter.country);
    if (filter.open === true) query = query.where('state', '<>', 'closed');
    if (filter.ids !== undefined) query = query.where(sql<boolean>`id = any (${filter.ids}::uuid[])`);
    if (filter.openedSince !== undefined) query = query.where('opened_at', '>=', filter.openedSince);
    const rows = await query.orderBy('opened_at', 'desc').orderBy('id').execute();
    return rows.map(toWarning);
  },
);

/** When a warning's next answer is due: as `nextDeadline` has it, and a test holds one to the other. */
const due = sql<Date | null>`case
  when state = 'opened' then opened_at + acknowledge_within_hours * interval '1 hour'
  when state in ('acknowledged', 'assessed') then opened_at + decide_within_hours * interval '1 hour' end`;

/** A page of warnings, the one written last first. */
export async function pageOfWarnings(
  queries: Queries,
  filter: WarningFilter,
  { after, limit }: PageAsked,
): Promise<readonly Warning[]> {
  const { open, unanswered, ...columns } = filter;
  let query = selectWarnings(queries).innerJoin('warning_level', 'warning_level.level', 'warning.level');
  for (const column of ['country', 'region', 'level', 'state', 'tier'] as const) {
    const value = columns[column];
    if (value !== undefined) query = query.where(`warning.${column}`, '=', value);
  }
  if (open !== undefined) query = query.where('state', open ? '<>' : '=', 'closed');
  if (unanswered !== undefined) {
    query = query.where(sql<boolean>`coalesce(${due} <= ${unanswered.now}, false) = ${unanswered.is}`);
    // Said apart as well: of the others most are closed, and an index has those that are not.
    if (unanswered.is) query = query.where('state', 'in', ['opened', 'acknowledged', 'assessed']);
  }
  if (after !== undefined) query = query.where('id', '<', sql<WarningId>`${after}::uuid`);
  // Identifiers are UUIDs of version 7: in the order in which they were made.
  const rows = await query.orderBy('id', 'desc').limit(limit).execute();
  return rows.map(toWarning);
}

/** Those opened last, the last first, and how many there are in all. */
export async function newestWarnings(
  queries: Queries,
  limit: number,
): Promise<{ readonly warnings: readonly Warning[]; readonly count: number }> {
  const query = selectWarnings(queries);
  const counted = await query.clearSelect().select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow();
  const rows = await query.orderBy('opened_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return { warnings: rows.map(toWarning), count: counted.count };
}

/** A stretch of a list by urgency: unanswered past their time first, then by level, those due soonest first; and how many fit. */
export async function browseWarnings(
  queries: Queries,
  asked: WarningsAsked & { readonly now: Date },
  { offset, limit }: Stretch,
): Promise<{ readonly warnings: readonly Warning[]; readonly count: number }> {
  const shown = {
    open: sql<boolean>`state <> 'closed'`,
    unanswered: sql<boolean>`state in ('opened', 'acknowledged', 'assessed') and ${due} <= ${asked.now}`,
    closed: sql<boolean>`state = 'closed'`,
    all: sql<boolean>`true`,
  }[asked.show];
  const levelRank = sql`array_position(array['severe', 'high', 'elevated'], warning.level)`;
  let query = selectWarnings(queries).innerJoin('warning_level', 'warning_level.level', 'warning.level').where(shown);
  if (asked.level !== undefined) query = query.where('warning.level', '=', asked.level);
  if (asked.on !== undefined) {
    const { countries, regions } = asked.on;
    query = query.where(sql<boolean>`(country = any(${countries}) or region = any(${regions}))`);
  }
  const counted = await query.clearSelect().select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow();
  const rows = await query
    .orderBy(sql`coalesce(${due} <= ${asked.now}, false) desc, ${levelRank}, ${due} asc nulls last, id desc`)
    .offset(offset)
    .limit(limit)
    .execute();
  return { warnings: rows.map(toWarning), count: counted.count };
}

/** Writes where the warning stands now. */
export async function saveWarning(queries: Queries, warning: Warning): Promise<void> {
  await queries
    .updateTable('warning')
    .set({
      state: warning.state,
      tier: warning.tier,
      acknowledged_at: 'acknowledgedAt' in warning ? warning.acknowledgedAt : null,
      decided_at: 'decidedAt' in warning ? warning.decidedAt : null,
      choice: 'choice' in warning ? warning.choice : null,
      closed_at: 'closedAt' in warning ? warning.closedAt : null,
    })
    .where('id', '=', warning.id)
    .execute();
}

export const readLevelTimes = oncePerMoment(async (queries: Queries): Promise<Readonly<Record<Level, LevelTimes>>> => {
  const rows = await queries.selectFrom('warning_level').selectAll().execute();
  const timesOf = (level: Level): LevelTimes => {
    const row = rows.find((candidate) => candidate.level === level);
    if (row === undefined) throw new Error(`The table warning_level has no times for the level “${level}”`);
    return { acknowledgeWithinHours: row.acknowledge_within_hours, decideWithinHours: row.decide_within_hours };
  };
  return { severe: timesOf('severe'), high: timesOf('high'), elevated: timesOf('elevated') };
});
