import { sql } from 'kysely';
import type { CountryCode } from '../../places/country.ts';
import type { Queries } from '../../platform/database/database.ts';
import type { PageAsked, Stretch } from '../../platform/database/page.ts';
import { markedAs } from '../../platform/ledger/ledger-entry.ts';
import type { Choice, WarningId } from '../../warn/warnings/warning.ts';
import type { Decision, DecisionId, Forum } from './decision.ts';

declare module '../../platform/database/database.ts' {
  interface Tables {
    decision: {
      id: DecisionId;
      warning_id: WarningId | null;
      strategy_id: string | null;
      country: CountryCode | null;
      choice: Choice;
      reasons: string;
      options_not_taken: string;
      decided_at: Date;
      decided_by: string;
      decided_by_role: string;
      organisation: string;
      forum: Forum | null;
      delegation: string | null;
      amount_minor: number | null;
      amount_currency: string | null;
      come_back_on: string | null;
      owner: string;
      marking: string;
      caveats: readonly string[];
      audience: readonly string[];
    };
  }
}

export async function insertDecision(queries: Queries, decision: Decision): Promise<void> {
  await queries
    .insertInto('decision')
    .values({
      id: decision.id,
      warning_id: decision.warningId ?? null,
      strategy_id: decision.strategyId ?? null,
      country: decision.country ?? null,
      choice: decision.choice,
      reasons: decision.reasons,
      options_not_taken: decision.optionsNotTaken,
      decided_at: decision.decidedAt,
      decided_by: decision.decidedBy,
      decided_by_role: decision.decidedByRole,
      organisation: decision.organisation,
      forum: decision.forum ?? null,
      delegation: decision.delegation ?? null,
      amount_minor: decision.amount?.amountMinor ?? null,
      amount_currency: decision.amount?.currency ?? null,
      come_back_on: decision.comeBackOn ?? null,
      ...markedAs(decision),
    })
    .execute();
}

function selectDecisions(queries: Queries) {
  return queries.selectFrom('decision').select([
    'id',
    'warning_id as warningId',
    'strategy_id as strategyId',
    'country',
    'choice',
    'reasons',
    'options_not_taken as optionsNotTaken',
    'decided_at as decidedAt',
    'decided_by as decidedBy',
    'decided_by_role as decidedByRole',
    'organisation',
    'forum',
    'delegation',
    'amount_minor as amountMinor',
    'amount_currency as amountCurrency',
    // A date comes as words, so that no time zone moves it.
    sql<string | null>`to_char(come_back_on, 'YYYY-MM-DD')`.as('comeBackOn'),
    'owner',
    'marking',
    'caveats',
    'audience',
  ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectDecisions>['executeTakeFirstOrThrow']>>;

/** Without what it does not say. */
function toDecision({ amountMinor, amountCurrency, ...row }: Row): Decision {
  const amount = amountMinor === null || amountCurrency === null ? null : { amountMinor, currency: amountCurrency };
  const said = Object.entries({ ...row, amount }).filter(([, value]) => value !== null);
  // A check of the table: it is on a warning with its country, or on a strategy.
  return Object.fromEntries(said) as Decision;
}

export async function findDecision(queries: Queries, id: DecisionId): Promise<Decision | undefined> {
  const row = await selectDecisions(queries).where('id', '=', id).executeTakeFirst();
  return row && toDecision(row);
}

/** The newest first. */
export async function listDecisions(
  queries: Queries,
  filter: Pick<DecisionFilter, 'warningId' | 'warningIds' | 'strategyId' | 'country'>,
): Promise<readonly Decision[]> {
  const query = narrowed(queries, filter);
  return (await query.orderBy('decided_at', 'desc').orderBy('id', 'desc').execute()).map(toDecision);
}

export type DecisionFilter = {
  readonly warningId?: WarningId;
  /** Any of these. */
  readonly warningIds?: readonly WarningId[];
  readonly strategyId?: string;
  readonly country?: CountryCode;
  readonly choice?: Choice;
};

function narrowed(queries: Queries, filter: DecisionFilter) {
  let query = selectDecisions(queries);
  if (filter.warningId !== undefined) query = query.where('warning_id', '=', filter.warningId);
  if (filter.warningIds !== undefined) {
    query = query.where(sql<boolean>`warning_id = any (${filter.warningIds}::uuid[])`);
  }
  if (filter.strategyId !== undefined) query = query.where('strategy_id', '=', filter.strategyId);
  if (filter.country !== undefined) query = query.where('country', '=', filter.country);
  if (filter.choice !== undefined) query = query.where('choice', '=', filter.choice);
  return query;
}

/** A stretch of the list, the newest first, and how many fit. */
export async function browseDecisions(
  queries: Queries,
  filter: DecisionFilter,
  { offset, limit }: Stretch,
): Promise<{ readonly decisions: readonly Decision[]; readonly count: number }> {
  const query = narrowed(queries, filter);
  const counted = await query.clearSelect().select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow();
  const rows = await query.orderBy('id', 'desc').offset(offset).limit(limit).execute();
  return { decisions: rows.map(toDecision), count: counted.count };
}

/** A page of decisions, the one written last first. */
export async function pageOfDecisions(
  queries: Queries,
  filter: DecisionFilter,
  { after, limit }: PageAsked,
): Promise<readonly Decision[]> {
  let query = narrowed(queries, filter);
  if (after !== undefined) query = query.where('id', '<', sql<DecisionId>`${after}::uuid`);
  // Identifiers are UUIDs of version 7: in the order in which they were made.
  return (await query.orderBy('id', 'desc').limit(limit).execute()).map(toDecision);
}

/** Of strategies and of these warnings: those that come back by a day, and all else that was decided on the same. */
export async function listWaiting(
  queries: Queries,
  until: string,
  warningIds: readonly WarningId[],
): Promise<readonly Decision[]> {
  const due = sql<boolean>`exists (
    select from decision due
    where due.come_back_on <= ${until}::date
      and coalesce(due.warning_id, due.strategy_id) = coalesce(decision.warning_id, decision.strategy_id))`;
  const subject = sql<boolean>`(strategy_id is not null or warning_id = any (${warningIds}::uuid[]))`;
  return (await selectDecisions(queries).where(subject).where(due).execute()).map(toDecision);
}
