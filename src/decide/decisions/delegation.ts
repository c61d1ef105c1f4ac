import type { Actor } from '../../platform/database/actor.ts';
import type { MoneyValue } from '../../platform/records/field.ts';
import type { Level } from '../../warn/warnings/warning.ts';

/** What somebody wants to decide. @property on ISO 8601 date */
export type Deciding = {
  /** Of the warning decided on; nothing for a strategy. */
  readonly level?: Level;
  readonly amount?: MoneyValue;
  readonly on: string;
};

/** Whether somebody may decide it, and under the delegation of which title, or why not, in words. */
export type Authority =
  | { readonly allowed: true; readonly title?: string }
  | { readonly allowed: false; readonly because: string; readonly field?: string };

/** Roles that decide on strategies: those that agree them. */
const decidingOnStrategies: readonly string[] = ['strategy-owner', 'focal-point', 'minister'];

/** A role is always asked for; delegations, once there are any, limit what it may decide. */
export const mayDecideOnStrategies = ({ roles }: Actor): boolean =>
  roles.some((role) => decidingOnStrategies.includes(role));
