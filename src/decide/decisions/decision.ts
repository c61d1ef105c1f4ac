import Type from 'typebox';
import type { CountryCode } from '../../places/country.ts';
import type { Marked } from '../../platform/ledger/ledger-entry.ts';
import type { Choice, WarningId } from '../../warn/warnings/warning.ts';

export type DecisionId = string & { readonly __brand: 'DecisionId' };
export const decisionIdSchema = Type.Unsafe<DecisionId>(Type.String({ format: 'uuid' }));

/** Who chose what, when, on which warning, and why. Deciding not to act is a decision. Never changed: a new one follows. */
export type Decision = {
  readonly id: DecisionId;
  readonly warningId: WarningId;
  readonly country: CountryCode;
  readonly choice: Choice;
  readonly reasons: string;
  readonly optionsNotTaken: string;
  readonly decidedAt: Date;
  readonly decidedBy: string;
  readonly decidedByRole: string;
  readonly organisation: string;
} & Marked;
