import { sql } from 'kysely';
import type { CountryCode } from '../../places/country.ts';
import type { Queries } from '../../platform/database/database.ts';
import type { PageAsked, Stretch } from '../../platform/database/page.ts';
import { markedAs } from '../../platform/ledger/ledger-entry.ts';
import type { Choice, WarningId } from '../../warn/warnings/warning.ts';
import type { Decision, DecisionId } from './decision.ts';

declare module '../../platform/database/database.ts' {
  interface Tables {
    decision: {
      id: DecisionId;
      warning_id: WarningId;
      country: CountryCode;
      choice: Choice;
      reasons: string;
      options_not_taken: string;
      decided_at: Date;
      decided_by: string;
      decided_by_role: string;
      organisation: string;
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
      warning_id: decision.warningId,
      country: decision.country,
      choice: decision.choice,
      reasons: decision.reasons,
      options_not_taken: decision.optionsNotTaken,
      decided_at: decision.decidedAt,
      decided_by: decision.decidedBy,
      decided_by_role: decision.decidedByRole,
      organisation: decision.organisation,
      ...markedAs(decision),
    })
    .execute();
}

function selectDecisions(queries: Queries) {
  return queries
    .selectFrom('decision')
    .select([
      'id',
      'warning_id as warningId',
      'country',
      'choice',
      'reasons',
      'options_not_taken as optionsNotTaken',
      'decided_at as decidedAt',
      'decided_by as decidedBy',
      'decided_by_role as decidedByRole',
      'organisation',
      'owner',
      'marking',
      'caveats',
      'audience',
    ]);
}

export async function findDecision(queries: Queries, id: DecisionId): Promise<Decision | undefined> {
  return selectDecisions(queries).where('id', '=', id).executeTakeFirst();
}

/** The newest first. */
export async function listDecisions(
  queries: Queries,
  filter: { readonly warningId?: WarningId },
): Promise<readonly Decision[]> {
  let query = selectDecisions(queries);
  if (filter.warningId !== undefined) query = query.where('warning_id', '=', filter.warningId);
  return query.orderBy('decided_at', 'desc').orderBy('id', 'desc').execute();
}

/** A stretch of the list, the newest first, and how many fit. */
export async function browseDecisions(
  queries: Queries,
  filter: DecisionFilter,
  { offset, limit }: Stretch,
): Promise<{ readonly decisions: readonly Decision[]; readonly count: number }> {
  const query = fitting(selectDecisions(queries), filter);
  const counted = await query.clearSelect().select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow();
  return { decisions: await query.orderBy('id', 'desc').offset(offset).limit(limit).execute(), count: counted.count };
}

export type DecisionFilter = {
  readonly warningId?: WarningId;
  readonly country?: CountryCode;
  readonly choice?: Choice;
};

function fitting(selected: ReturnType<typeof selectDecisions>, filter: DecisionFilter) {
  let query = selected;
  if (filter.warningId !== undefined) query = query.where('warning_id', '=', filter.warningId);
  if (filter.country !== undefined) query = query.where('country', '=', filter.country);
  if (filter.choice !== undefined) query = query.where('choice', '=', filter.choice);
  return query;
}

/** A page of decisions, the one written last first. */
export async function pageOfDecisions(
  queries: Queries,
  filter: DecisionFilter,
  { after, limit }: PageAsked,
): Promise<readonly Decision[]> {
  let query = fitting(selectDecisions(queries), filter);
  if (after !== undefined) query = query.where('id', '<', sql<DecisionId>`${after}::uuid`);
  // Identifiers are UUIDs of version 7: in the order in which they were made.
  return query.orderBy('id', 'desc').limit(limit).execute();
}
