import Type from 'typebox';
import type { DecisionId } from '../../decide/decisions/decision.ts';
import type { CountryCode } from '../../places/country.ts';
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
