import type { Actor } from '../../platform/database/actor.ts';
import type { Queries } from '../../platform/database/database.ts';
import type { MoneyValue } from '../../platform/records/field.ts';
import { type Level, mayTake } from '../../warn/warnings/warning.ts';

/** What somebody wants to decide. */
export type Deciding = {
  /** Of the warning decided on; nothing for a strategy. */
  readonly level?: Level;
  readonly place?: string;
  readonly amount?: MoneyValue;
};

/** Whether somebody may decide it, and under which delegation or why not, in words. */
export type Authority =
  | { readonly allowed: true; readonly delegation?: string }
  | { readonly allowed: false; readonly because: string; readonly field?: string };

/** Asked in the decision's own transaction, so that no delegation ends between the question and the act. */
export type MayDecide = (queries: Queries, actor: Actor, deciding: Deciding) => Promise<Authority>;

/** Roles that decide on strategies: those that agree them. */
const decidingOnStrategies = ['strategy-owner', 'focal-point', 'minister'];

/** Without delegations written down: a role decides, whatever the level and the amount. */
export const byRoleAlone: MayDecide = async (_queries, actor, { level }) => {
  const may =
    level === undefined ? decidingOnStrategies.some((role) => actor.roles.includes(role)) : mayTake(actor, 'decide');
  return may
    ? { allowed: true }
    : { allowed: false, because: 'Your role does not take this step. Sign in as somebody who may.' };
};
