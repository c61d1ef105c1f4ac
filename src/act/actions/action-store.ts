import { sql } from 'kysely';
import type { DecisionId } from '../../decide/decisions/decision.ts';
import type { ThemeId } from '../../people/theme.ts';
import type { CountryCode } from '../../places/country.ts';
import type { Queries } from '../../platform/database/database.ts';
import { mostCounted, type PageAsked, type Stretch } from '../../platform/database/page.ts';
import { markedAs } from '../../platform/ledger/ledger-entry.ts';
import type { WarningId } from '../../warn/warnings/warning.ts';
import type { InstrumentId } from '../instruments/instrument.ts';
import {
  type Action,
  type ActionDetails,
  type ActionId,
  begunAtOf,
  decisionIdOf,
  type Serves,
  warningIdOf,
} from './action.ts';

type ActionTable = {
  id: ActionId;
  warning_id: WarningId | null;
  decision_id: DecisionId | null;
  instrument: InstrumentId;
  country: CountryCode;
  purpose: string;
  lead: string;
  due_on: string;
  objective: string | null;
  themes: readonly ThemeId[];
  partners: readonly string[];
  details: ActionDetails;
  state: string;
  phase: Action['phase'];
  planned_at: Date;
  begun_at: Date | null;
  completed_at: Date | null;
  result: string | null;
  evidence: string;
  abandoned_at: Date | null;
  abandoned_because: string | null;
  owner: string;
  marking: string;
  caveats: readonly string[];
  audience: readonly string[];
};

declare module '../../platform/database/database.ts' {
  interface Tables {
    action: ActionTable;
  }
}

/** How an action stands, as its row says it. */
function rowOf(action: Action) {
  const ended = {
    completed_at: action.phase === 'completed' ? action.completedAt : null,
    result: action.phase === 'completed' ? action.result : null,
    evidence: action.phase === 'completed' ? action.evidence : '',
    abandoned_at: action.phase === 'abandoned' ? action.abandonedAt : null,
    abandoned_because: action.phase === 'abandoned' ? action.abandonedBecause : null,
  };
  return {
    purpose: action.purpose,
    lead: action.lead,
    due_on: action.dueOn,
    objective: action.objective,
    themes: action.themes,
    partners: action.partners,
    details: sql<ActionDetails>`${JSON.stringify(action.details)}::jsonb`,
    state: action.state,
    phase: action.phase,
    planned_at: action.plannedAt,
    begun_at: begunAtOf(action),
    ...ended,
  };
}

export async function insertAction(queries: Queries, action: Action): Promise<void> {
  await queries
    .insertInto('action')
    .values({
      id: action.id,
      warning_id: warningIdOf(action),
      decision_id: decisionIdOf(action),
      instrument: action.instrument,
      country: action.country,
      ...rowOf(action),
      ...markedAs(action),
    })
    .execute();
}

/** Writes how an action stands now. */
export async function updateAction(queries: Queries, action: Action): Promise<void> {
  await queries.updateTable('action').set(rowOf(action)).where('id', '=', action.id).execute();
}

function selectActions(queries: Queries) {
  return queries
    .selectFrom('action')
    .select([
      ...(['id', 'warning_id', 'decision_id', 'instrument', 'country', 'purpose', 'lead'] as const),
      sql<string>`to_char(due_on, 'YYYY-MM-DD')`.as('due_on'),
      ...(['objective', 'themes', 'partners', 'details', 'state', 'phase', 'planned_at', 'begun_at'] as const),
      ...(['completed_at', 'result', 'evidence', 'abandoned_at', 'abandoned_because'] as const),
      ...(['owner', 'marking', 'caveats', 'audience'] as const),
    ]);
}

function toServes({ id, warning_id: warningId, decision_id: decisionId, objective }: ActionTable): Serves {
  if (warningId !== null && decisionId !== null) return { serves: 'warning', warningId, decisionId, objective };
  if (objective !== null) return { serves: 'objective', objective };
  throw new Error(`Action ${id} answers no warning and serves no objective`);
}

function toAction(row: ActionTable): Action {
  const base = {
    ...toServes(row),
    id: row.id,
    instrument: row.instrument,
    country: row.country,
    purpose: row.purpose,
    lead: row.lead,
    dueOn: row.due_on,
    themes: row.themes,
    partners: row.partners,
    details: row.details,
    plannedAt: row.planned_at,
    ...markedAs(row),
  };
  const { phase, state, begun_at: begunAt, completed_at: completedAt, result, evidence } = row;
  if (phase === 'planned') return { ...base, phase, state };
  if (phase === 'begun' && begunAt !== null) return { ...base, phase, state, begunAt };
  if (phase === 'completed' && begunAt !== null && completedAt !== null && result !== null) {
    return { ...base, phase, state: 'completed', begunAt, completedAt, result, evidence };
  }
  const { abandoned_at: abandonedAt, abandoned_because: abandonedBecause } = row;
  if (phase === 'abandoned' && abandonedAt !== null && abandonedBecause !== null) {
    return { ...base, phase, state: 'abandoned', begunAt, abandonedAt, abandonedBecause };
  }
  throw new Error(`Action ${row.id} is ${phase} without what that needs`);
}

export async function findAction(queries: Queries, id: ActionId): Promise<Action | undefined> {
  const row = await selectActions(queries).where('id', '=', id).executeTakeFirst();
  return row && toAction(row);
}

export async function lockAction(queries: Queries, id: ActionId): Promise<Action | undefined> {
  const row = await selectActions(queries).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && toAction(row);
}

export type ActionFilter = {
  readonly warningId?: WarningId;
  /** Any of these. */
  readonly warningIds?: readonly WarningId[];
  readonly country?: CountryCode;
  readonly state?: string;
  readonly phase?: Action['phase'];
  readonly instrument?: InstrumentId;
  readonly theme?: ThemeId;
  readonly objective?: string;
  /** The programme that its details name. */
  readonly programme?: string;
  /** Neither completed nor abandoned. */
  readonly open?: boolean;
};

function narrowed(queries: Queries, filter: ActionFilter) {
  let query = selectActions(queries);
  if (filter.warningId !== undefined) query = query.where('warning_id', '=', filter.warningId);
  if (filter.warningIds !== undefined) {
    query = query.where(sql<boolean>`warning_id = any (${filter.warningIds}::uuid[])`);
  }
  if (filter.country !== undefined) query = query.where('country', '=', filter.country);
  if (filter.state !== undefined) query = query.where('state', '=', filter.state);
  if (filter.phase !== undefined) query = query.where('phase', '=', filter.phase);
  if (filter.instrument !== undefined) query = query.where('instrument', '=', filter.instrument);
  if (filter.theme !== undefined) query = query.where(sql<boolean>`${filter.theme} = any (themes)`);
  if (filter.programme !== undefined) {
    query = query.where(sql<boolean>`details ->> 'programme' = ${filter.programme}`);
  }
  if (filter.objective !== undefined) query = query.where('objective', '=', filter.objective);
  if (filter.open !== undefined) query = query.where('phase', filter.open ? 'in' : 'not in', ['planned', 'begun']);
  return query;
}

/** The one begun last first; before them what is planned, the one planned last first. */
export async function listActions(queries: Queries, filter: ActionFilter): Promise<readonly Action[]> {
  const query = narrowed(queries, filter)
    .orderBy('begun_at', (order) => order.desc().nullsFirst())
    .orderBy('planned_at', 'desc')
    .orderBy('id', 'desc');
  return (await query.execute()).map(toAction);
}

/** A page of actions, the one written last first. */
export async function pageOfActions(
  queries: Queries,
  filter: ActionFilter,
  { after, limit }: PageAsked,
): Promise<readonly Action[]> {
  let query = narrowed(queries, filter);
  if (after !== undefined) query = query.where('id', '<', sql<ActionId>`${after}::uuid`);
  // Identifiers are UUIDs of version 7: in the order in which they were made.
  return (await query.orderBy('id', 'desc').limit(limit).execute()).map(toAction);
}

/** A stretch of the list, the one written last first, and how many fit, up to one more than is counted. */
export async function browseActions(
  queries: Queries,
  filter: ActionFilter,
  { offset, limit }: Stretch,
): Promise<{ readonly actions: readonly Action[]; readonly count: number }> {
  const query = narrowed(queries, filter);
  const fits = query.clearSelect().select(sql`1`.as('one'));
  const counted = await queries
    .selectFrom(fits.limit(mostCounted + 1).as('fitting'))
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow();
  const rows = await query.orderBy('id', 'desc').offset(offset).limit(limit).execute();
  return { actions: rows.map(toAction), count: counted.count };
}

/** The instrument of each that began in a year (UTC). */
export async function instrumentsBegun(queries: Queries, year: number): Promise<readonly InstrumentId[]> {
  const rows = await queries
    .selectFrom('action')
    .select('instrument')
    .where('begun_at', '>=', new Date(Date.UTC(year, 0)))
    .where('begun_at', '<', new Date(Date.UTC(year + 1, 0)))
    .execute();
  return rows.map(({ instrument }) => instrument);
}

/** How many there are, alike in where they are, whether they are open, and which priority areas they say they serve. */
export function tallyActions(queries: Queries) {
  return queries
    .selectFrom('action')
    .select(['country as place', 'themes', sql<boolean>`phase in ('planned', 'begun')`.as('isOpen')])
    .select(sql<number>`count(*)`.as('count'))
    .groupBy(['country', 'themes', 'isOpen'])
    .execute();
}

/** Where each of these actions is. */
export function placesOfActions(queries: Queries, ids: readonly string[]) {
  return queries
    .selectFrom('action')
    .select(['id', 'country as place'])
    .where(sql<boolean>`id = any (${ids}::uuid[])`)
    .execute();
}

/**
 * Open ones that are due on these days, the one due first first, and how many they are.
 * @param days ISO 8601: from the one, where it is given, to the other, both included
 * @param owners theirs only; those of all, where none are named
 */
export async function listDueActions(
  queries: Queries,
  days: { readonly from?: string; readonly to: string },
  owners: readonly string[] | undefined,
  limit: number,
): Promise<{ readonly actions: readonly Action[]; readonly count: number }> {
  let query = narrowed(queries, { open: true }).where(sql<boolean>`due_on <= ${days.to}::date`);
  if (days.from !== undefined) query = query.where(sql<boolean>`due_on >= ${days.from}::date`);
  if (owners !== undefined) query = query.where(sql<boolean>`owner = any (${owners}::text[])`);
  const counted = await query.clearSelect().select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow();
  const rows = counted.count === 0 ? [] : await query.orderBy('action.due_on').orderBy('id').limit(limit).execute();
  return { actions: rows.map(toAction), count: counted.count };
}
