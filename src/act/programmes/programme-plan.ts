import type { MoneyValue } from '../../platform/records/field.ts';

/**
 * A programme with all that belongs to it, as plain values without ids: what a file says and what stands here are
 * compared as such.
 */
export type ProgrammePlan = {
  readonly identifier: string;
  readonly state: ProgrammeState;
  readonly title: string;
  readonly summary: string;
  readonly fund: string;
  readonly leadDepartment: string;
  readonly country: string | null;
  readonly otherCountries: readonly string[];
  readonly rootCauses: readonly string[];
  readonly themes: readonly string[];
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly currency: string;
  readonly sector: string;
  readonly reportingOrganisation: string;
  readonly reportingName: string;
  readonly projects: readonly ProjectPlan[];
  readonly reviews: readonly ReviewPlan[];
};

export const programmeStates = ['planned', 'running', 'finishing', 'closed', 'cancelled', 'suspended'] as const;
export type ProgrammeState = (typeof programmeStates)[number];

export type ProjectPlan = {
  /** That of its programme, where one activity reports both. */
  readonly identifier: string;
  readonly state: ProgrammeState;
  readonly title: string;
  readonly summary: string;
  readonly implementer: string;
  readonly implementerReference: string | null;
  readonly atRisk: boolean;
  readonly departmentShares: readonly string[];
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly budgets: readonly BudgetPlan[];
  readonly commitments: readonly PaymentPlan[];
  readonly disbursements: readonly PaymentPlan[];
  readonly indicators: readonly IndicatorPlan[];
};

type EntryPlan = { readonly amount: MoneyValue; readonly valueDate: string; readonly reason: string | null };
export type BudgetPlan = EntryPlan & { readonly startsOn: string; readonly endsOn: string };
export type PaymentPlan = EntryPlan & { readonly day: string };

export type IndicatorPlan = {
  readonly resultType: string;
  readonly resultTitle: string;
  readonly title: string;
  readonly measure: string;
  readonly ascending: boolean;
  readonly baselineYear: string;
  readonly baselineValue: string;
  readonly measurements: readonly MeasurementPlan[];
};

export type MeasurementPlan = {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly target: string | null;
  readonly actual: string | null;
};

export type ReviewPlan = {
  readonly isAgreed: boolean;
  readonly reviewedOn: string;
  readonly score: string;
  readonly risk: string;
  readonly found: string;
  readonly recommended: readonly string[];
};

/**
 * Entries in an order in which no sum on the way is above `limit` or below zero, as far as there is one.
 * @param from the sum that stands already, in minor units
 */
export function feasibleOrder<Entry extends EntryPlan>(
  entries: readonly Entry[],
  limit: number,
  from = 0,
): readonly Entry[] {
  const waiting = [...entries];
  const ordered: Entry[] = [];
  let sum = from;
  while (waiting.length > 0) {
    const position = waiting.findIndex(
      ({ amount }) => sum + amount.amountMinor >= 0 && sum + amount.amountMinor <= limit,
    );
    const [next] = waiting.splice(Math.max(position, 0), 1);
    if (next === undefined) break;
    ordered.push(next);
    sum += next.amount.amountMinor;
  }
  return ordered;
}

/** What was budgeted first for each period, and all its corrections as one, which is how IATI tells it. */
export function revisedOnce(budgets: readonly BudgetPlan[]): readonly BudgetPlan[] {
  const periods = Map.groupBy(budgets, ({ startsOn, endsOn, amount }) => `${startsOn} ${endsOn} ${amount.currency}`);
  return [...periods.values()].flatMap(([first, ...later]) => {
    const last = later.at(-1);
    if (first === undefined || last === undefined) return first === undefined ? [] : [first];
    const amountMinor = later.reduce((sum, { amount }) => sum + amount.amountMinor, 0);
    if (amountMinor === 0) return [first];
    const reasons = later.flatMap(({ reason }) => reason ?? []).join('; ');
    const reason = amountMinor < 0 ? reasons : null;
    return [first, { ...last, amount: { ...last.amount, amountMinor }, reason }];
  });
}

/** What of `wanted` does not stand in `standing`, each as often as it is there more. */
export function missingFrom<Entry>(wanted: readonly Entry[], standing: readonly Entry[]): readonly Entry[] {
  const counts = new Map<string, number>();
  for (const entry of standing) counts.set(wordsOf(entry), (counts.get(wordsOf(entry)) ?? 0) + 1);
  return wanted.filter((entry) => {
    const count = counts.get(wordsOf(entry)) ?? 0;
    counts.set(wordsOf(entry), count - 1);
    return count <= 0;
  });
}

/** JSON with the names in order, so that two that say the same are the same text. */
export function wordsOf(value: unknown): string {
  return JSON.stringify(value, (_name, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([left], [right]) => (left < right ? -1 : 1)))
      : each,
  );
}
