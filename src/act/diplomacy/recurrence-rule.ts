import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import type { SignalLevel } from '../../warn/signals/signal.ts';
import type { ProvisionKind } from './peace-agreement.ts';

const count = Type.Integer({ minimum: 1 });
const share = Type.Number({ exclusiveMinimum: 0, maximum: 1 });
const ruleSchema = Type.Object({
  withinDays: count,
  securityViolations: Type.Object({ elevated: count, high: count, severe: count }),
  overdueShare: Type.Object({ elevated: share, high: share }),
  fewestDue: count,
});
const compiled = Compile(ruleSchema);

/** From how many security violations within how many days, and from which share of overdue provisions, what is asked. */
export type RecurrenceRule = Readonly<Static<typeof ruleSchema>>;

/** @throws Error where the file does not fit, or its thresholds do not rise with the level */
export function readRecurrenceRule(text: string): RecurrenceRule {
  const value: unknown = JSON.parse(text);
  if (!compiled.Check(value)) {
    const [first] = compiled.Errors(value);
    throw new Error(`The recurrence rule does not fit at ${first?.instancePath ?? '/'}: ${first?.message ?? ''}`);
  }
  const { securityViolations: violations, overdueShare } = value;
  if (
    violations.elevated > violations.high ||
    violations.high > violations.severe ||
    overdueShare.elevated > overdueShare.high
  ) {
    throw new Error('The recurrence rule asks for a higher level from fewer violations or a smaller share.');
  }
  return value;
}

/** What the rule looks at in one agreement. Dates are ISO 8601. */
export type AgreementStanding = {
  readonly provisions: readonly {
    readonly kind: ProvisionKind;
    readonly dueOn: string | null;
    readonly isCarriedOut: boolean;
  }[];
  /** Without those that were refuted. */
  readonly violations: readonly { readonly kind: ProvisionKind; readonly observedOn: string }[];
};

export type Finding = {
  readonly ground: 'security-violations' | 'overdue-provisions';
  readonly level: SignalLevel;
  /** How many violations or overdue provisions. */
  readonly count: number;
  /** Of how many due; of violations, of how many in all. */
  readonly of: number;
};

const levelOrder: readonly SignalLevel[] = ['elevated', 'high', 'severe'];
const dayMs = 86_400_000;

/**
 * What the state of an agreement asks for: violations of security provisions within the days of the rule, and the share
 * of provisions due by today that are not carried out. The gravest first; nothing where neither reaches its threshold.
 */
export function judgeRecurrence(rule: RecurrenceRule, standing: AgreementStanding, today: string): readonly Finding[] {
  const day = (date: string) => Date.parse(`${date}T00:00:00Z`) / dayMs;
  const recent = standing.violations.filter(({ kind, observedOn }) => {
    const age = day(today) - day(observedOn);
    return kind === 'security' && age >= 0 && age < rule.withinDays;
  });
  const due = standing.provisions.filter(({ dueOn }) => dueOn !== null && dueOn < today);
  const overdue = due.filter(({ isCarriedOut }) => !isCarriedOut);
  const findings: Finding[] = [];
  const byViolations = reached(recent.length, rule.securityViolations);
  if (byViolations !== undefined) {
    const of = standing.violations.length;
    findings.push({ ground: 'security-violations', level: byViolations, count: recent.length, of });
  }
  const byOverdue = due.length < rule.fewestDue ? undefined : reached(overdue.length / due.length, rule.overdueShare);
  if (byOverdue !== undefined) {
    findings.push({ ground: 'overdue-provisions', level: byOverdue, count: overdue.length, of: due.length });
  }
  return findings.toSorted((left, right) => levelOrder.indexOf(right.level) - levelOrder.indexOf(left.level));
}

/** The highest level whose threshold is reached. */
function reached(value: number, thresholds: Partial<Readonly<Record<SignalLevel, number>>>): SignalLevel | undefined {
  return levelOrder.findLast((level) => value >= (thresholds[level] ?? Number.POSITIVE_INFINITY));
}

export function isHigher(level: SignalLevel, than: SignalLevel): boolean {
  return levelOrder.indexOf(level) > levelOrder.indexOf(than);
}

/** In English, since it is kept: in a signal, a warning, the ledger. */
export function findingWords({ ground, count: found, of }: Finding, { withinDays }: RecurrenceRule): string {
  if (ground === 'overdue-provisions') return `${found} of ${of} provisions that were due are not carried out.`;
  const violations = found === 1 ? 'One violation' : `${found} violations`;
  return `${violations} of security provisions within ${withinDays} days.`;
}
