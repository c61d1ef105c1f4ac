import { sql } from 'kysely';
import type { DecisionId } from '../../decide/decisions/decision.ts';
import type { CountryCode } from '../../places/country.ts';
import type { Queries } from '../../platform/database/database.ts';
import { mostCounted, type PageAsked, type Stretch } from '../../platform/database/page.ts';
import { markedAs } from '../../platform/ledger/ledger-entry.ts';
import type { WarningId } from '../../warn/warnings/warning.ts';
import type { InstrumentId } from '../instruments/instrument.ts';
import type { Action, ActionId } from './action.ts';

type ActionTable = {
  id: ActionId;
  warning_id: WarningId;
  decision_id: DecisionId;
  instrument: InstrumentId;
  country: CountryCode;
  purpose: string;
  lead: string;
  due_on: string;
  state: Action['state'];
  begun_at: Date;
  completed_at: Date | null;
  result: string | null;
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

export async function insertAction(queries: Queries, action: Extract<Action, { state: 'begun' }>): Promise<void> {
  await queries
    .insertInto('action')
    .values({
      id: action.id,
      warning_id: action.warningId,
      decision_id: action.decisionId,
      instrument: action.instrument,
      country: action.country,
      purpose: action.purpose,
      lead: action.lead,
      due_on: action.dueOn,
      state: action.state,
      begun_at: action.begunAt,
      completed_at: null,
      result: null,
      ...markedAs(action),
    })
    .execute();
}

function selectActions(queries: Queries) {
  return queries
    .selectFrom('action')
    .select([
      'id',
      'warning_id',
      'decision_id',
      'instrument',
      'country',
      'purpose',
      'lead',
      sql<string>`to_char(due_on, 'YYYY-MM-DD')`.as('due_on'),
      'state',
      'begun_at',
      'completed_at',
      'result',
      'owner',
      'marking',
      'caveats',
      'audience',
    ]);
}

function toAction(row: ActionTable): Action {
  const base = {
    id: row.id,
    warningId: row.warning_id,
    decisionId: row.decision_id,
    instrument: row.instrument,
    country: row.country,
    purpose: row.purpose,
    lead: row.lead,
    dueOn: row.due_on,
    begunAt: row.begun_at,
    ...markedAs(row),
  };
  if (row.state === 'begun') return { ...base, state: 'begun' };
  if (row.completed_at === null || row.result === null)
    throw new Error(`Action ${row.id} is completed without a result`);
  return { ...base, state: 'completed', completedAt: row.completed_at, result: row.result };
}

export async function findAction(queries: Queries, id: ActionId): Promise<Action | undefined> {
  const row = await selectActions(queries).where('id', '=', id).executeTakeFirst();
  return row && toAction(row);
}

export async function lockAction(queries: Queries, id: ActionId): Promise<Action | undefined> {
  const row = await selectActions(queries).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && toAction(row);
}

export async function listActions(
  queries: Queries,
  filter: { readonly warningId?: WarningId; readonly country?: CountryCode },
): Promise<readonly Action[]> {
  let query = selectActions(queries);
  if (filter.warningId !== undefined) query = query.where('warning_id', '=', filter.warningId);
  if (filter.country !== undefined) query = query.where('country', '=', filter.country);
  return (await query.orderBy('begun_at', 'desc').execute()).map(toAction);
}

export type ActionFilter = {
  readonly warningId?: WarningId;
  readonly country?: CountryCode;
  readonly state?: Action['state'];
  readonly instrument?: InstrumentId;
};

function fitting(selected: ReturnType<typeof selectActions>, filter: ActionFilter) {
  let query = selected;
  if (filter.warningId !== undefined) query = query.where('warning_id', '=', filter.warningId);
  if (filter.country !== undefined) query = query.where('country', '=', filter.country);
  if (filter.state !== undefined) query = query.where('state', '=', filter.state);
  if (filter.instrument !== undefined) query = query.where('instrument', '=', filter.instrument);
  return query;
}

/** A page of actions, the one written last first. */
export async function pageOfActions(
  queries: Queries,
  filter: ActionFilter,
  { after, limit }: PageAsked,
): Promise<readonly Action[]> {
  let query = fitting(selectActions(queries), filter);
  if (after !== undefined) query = query.where('id', '<', sql<ActionId>`${after}::uuid`);
  // Identifiers are UUIDs of version 7: in the order in which they were made.
  return (await query.orderBy('id', 'desc').limit(limit).execute()).map(toAction);
}

/** A stretch of the list, the one begun last first, and how many fit, up to one more than is counted. */
export async function browseActions(
  queries: Queries,
  filter: ActionFilter,
  { offset, limit }: Stretch,
): Promise<{ readonly actions: readonly Action[]; readonly count: number }> {
  const query = fitting(selectActions(queries), filter);
  const fits = query.clearSelect().select(sql`1`.as('one'));
  const counted = await queries
    .selectFrom(fits.limit(mostCounted + 1).as('fitting'))
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow();
  const rows = await query.orderBy('id', 'desc').offset(offset).limit(limit).execute();
  return { actions: rows.map(toAction), count: counted.count };
}

/** Not completed and due by a day, ISO 8601, those due first before all others. */
export async function listDueActions(queries: Queries, until: string): Promise<readonly Action[]> {
  const rows = await selectActions(queries)
    .where('state', '=', 'begun')
    .where(sql<boolean>`due_on <= ${until}::date`)
    .orderBy('action.due_on')
    .execute();
  return rows.map(toAction);
}

export async function completeAction(queries: Queries, id: ActionId, completedAt: Date, result: string): Promise<void> {
  await queries
    .updateTable('action')
    .set({ state: 'completed', completed_at: completedAt, result })
    .where('id', '=', id)
    .execute();
}
