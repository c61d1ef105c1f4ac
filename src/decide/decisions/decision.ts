import Type from 'typebox';
import type { CountryCode } from '../../places/country.ts';
import { message } from '../../platform/language/message.ts';
import type { Marked } from '../../platform/ledger/ledger-entry.ts';
import type { MoneyValue } from '../../platform/records/field.ts';
import { type Choice, transitions, type Warning, type WarningId } from '../../warn/warnings/warning.ts';

export type DecisionId = string & { readonly __brand: 'DecisionId' };
export const decisionIdSchema = Type.Unsafe<DecisionId>(Type.String({ format: 'uuid' }));

/** Where it was decided. */
export const forums = ['alone', 'meeting', 'cabinet-committee', 'security-council'] as const;
export type Forum = (typeof forums)[number];
export const forumWords: Readonly<Record<Forum, string>> = {
  alone: message('By one official or minister, under their own authority'),
  meeting: message('At a meeting of departments'),
  'cabinet-committee': message('In a committee of ministers'),
  'security-council': message('In the National Security Council'),
};

/** What is decided on: a warning, whose clock it moves, or a strategy. */
export type DecisionSubject =
  | { readonly warningId: WarningId; readonly country: CountryCode; readonly strategyId?: never }
  | { readonly strategyId: string; readonly country?: CountryCode; readonly warningId?: never };

/** Who chose what, when, on which warning or strategy, and why. Deciding not to act is a decision. Never changed: a new one follows. */
export type Decision = {
  readonly id: DecisionId;
  readonly choice: Choice;
  readonly reasons: string;
  readonly optionsNotTaken: string;
  readonly decidedAt: Date;
  readonly decidedBy: string;
  readonly decidedByRole: string;
  readonly organisation: string;
  readonly forum?: Forum;
  /** The delegation that it was taken under, in words. */
  readonly delegation?: string;
  /** What it commits. */
  readonly amount?: MoneyValue;
  /** ISO 8601: the day on which a decision not to act, or to watch, comes back. */
  readonly comeBackOn?: string;
} & DecisionSubject &
  Marked;

/** Where nobody says when a decision to wait comes back. */
const usualComeBackDays = 28;

const dayMs = 86_400_000;

export function usualComeBackOn(decidedAt: Date): string {
  return new Date(decidedAt.getTime() + usualComeBackDays * dayMs).toISOString().slice(0, 10);
}

/** What is wrong with a day on which a decision is to come back, if anything. @param today ISO 8601 */
export function comeBackProblem(choice: Choice, comeBackOn: string | undefined, today: string): string | undefined {
  if (choice === 'act') return undefined;
  if (comeBackOn === undefined) return 'Enter the day on which this comes back: a decision to wait is looked at again.';
  return comeBackOn <= today ? 'Enter a day after today.' : undefined;
}

/** Whether something may still be decided on: a form that would be refused is neither shown nor linked to. */
export function takesDecision(
  about:
    | { readonly kind: 'warning'; readonly state: Warning['state'] }
    | { readonly kind: 'strategy'; readonly state: string },
): boolean {
  return about.kind === 'warning' ? transitions[about.state].includes('decided') : about.state !== 'ended';
}

export type ComeBack = { readonly decision: Decision; readonly comeBackOn: string; readonly overdue: boolean };

/**
 * Decisions to wait whose day has come, or comes within so many days, the earliest first: of each warning or strategy
 * the one that stands, which is the last.
 * @param decisions of any number of warnings and strategies @param today ISO 8601
 */
export function comingBack(decisions: readonly Decision[], today: string, withinDays: number): readonly ComeBack[] {
  const until = new Date(Date.parse(today) + withinDays * dayMs).toISOString().slice(0, 10);
  const last = new Map<string, Decision>();
  for (const decision of decisions) {
    const subject = decision.warningId ?? decision.strategyId;
    const before = last.get(subject);
    if (before === undefined || isLater(decision, before)) last.set(subject, decision);
  }
  return [...last.values()]
    .flatMap((decision) =>
      decision.comeBackOn === undefined || decision.comeBackOn > until
        ? []
        : [{ decision, comeBackOn: decision.comeBackOn, overdue: decision.comeBackOn < today }],
    )
    .toSorted((left, right) => (left.comeBackOn < right.comeBackOn ? -1 : 1));
}

/** Identifiers are UUIDs of version 7: of one moment, the one made later is the greater. */
function isLater(one: Decision, other: Decision): boolean {
  const difference = one.decidedAt.getTime() - other.decidedAt.getTime();
  return difference === 0 ? one.id > other.id : difference > 0;
}
