import Type from 'typebox';
import type { DecisionId } from '../../decide/decisions/decision.ts';
import type { CountryCode } from '../../places/country.ts';
import type { Reach } from '../../platform/database/actor.ts';
import type { Marked } from '../../platform/ledger/ledger-entry.ts';
import type { WarningId } from '../../warn/warnings/warning.ts';
import type { InstrumentId } from '../instruments/instrument.ts';

export type ActionId = string & { readonly __brand: 'ActionId' };
export const actionIdSchema = Type.Unsafe<ActionId>(Type.String({ format: 'uuid' }));

/** Who does what, by when, with which instrument. One entity for every instrument, from a démarche to a programme. */
export type Action = {
  readonly id: ActionId;
  readonly warningId: WarningId;
  readonly decisionId: DecisionId;
  readonly instrument: InstrumentId;
  readonly country: CountryCode;
  readonly purpose: string;
  readonly lead: string;
  /** ISO 8601 date. */
  readonly dueOn: string;
  readonly begunAt: Date;
} & Marked &
  ({ readonly state: 'begun' } | { readonly state: 'completed'; readonly completedAt: Date; readonly result: string });

const daysAhead = 7;

/** The last day, ISO 8601, that is soon. */
export function dueUntil(now: Date): string {
  return new Date(now.getTime() + daysAhead * 86_400_000).toISOString().slice(0, 10);
}

/** Actions of the asker's own department not yet completed that are overdue or due within a week, the earliest first. */
export function dueNext(
  actions: readonly Action[],
  { reach }: { readonly reach: Reach },
  now: Date,
): readonly Action[] {
  const until = dueUntil(now);
  return actions
    .filter((action) => action.state === 'begun' && action.dueOn <= until)
    .filter((action) => reach.everything || reach.owners.includes(action.owner))
    .toSorted((left, right) => (left.dueOn < right.dueOn ? -1 : 1));
}
