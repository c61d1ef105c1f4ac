import type { FirstSteps } from '../../platform/ledger/ledger-entry.ts';
import { medianWait, survivalCurve, type Wait, waitingAfter } from './kaplan-meier.ts';
import { stretches } from './latency.ts';

export type StretchId = (typeof stretches)[number]['id'];

/** What is read of one warning: where it is, whose it is, and when it first took each step. */
export type WarningSteps = { readonly country: string; readonly desk: string; readonly steps: FirstSteps };

export const groupings = ['place', 'owner', 'year'] as const;
export type GroupBy = (typeof groupings)[number];

/**
 * The wait of each warning that began the stretch: to its end, or, where it has none, to the warning's closing or now.
 * @param by what they are grouped by; the year is that in which the stretch began
 */
export function waitsOf(
  warnings: readonly WarningSteps[],
  stretchId: StretchId,
  now: Date,
  by: GroupBy,
): readonly (Wait & { readonly group: string })[] {
  const stretch = stretches.find(({ id }) => id === stretchId);
  return warnings.flatMap(({ country, desk, steps }) => {
    const at = (kind: string | undefined) => steps[kind ?? ''] ?? undefined;
    const begun = at(stretch?.from);
    if (begun === undefined) return [];
    const end = at(stretch?.to);
    const until = end ?? at('warning.closed') ?? now.getTime();
    const group = { place: country, owner: desk, year: String(new Date(begun).getUTCFullYear()) }[by];
    return [{ hours: Math.max(0, (until - begun) / 3_600_000), ended: end !== undefined, group }];
  });
}

export type WaitSummary = {
  readonly count: number;
  readonly ended: number;
  /** Within which half came to their end, those still waiting counted too; nothing where half have not. */
  readonly medianHours: number | undefined;
  /** Share still waiting after a week, 0 to 1. */
  readonly afterAWeek: number;
};

const weekHours = 168;

export function waitSummary(waits: readonly Wait[]): WaitSummary {
  const curve = survivalCurve(waits);
  return {
    count: waits.length,
    ended: waits.filter(({ ended }) => ended).length,
    medianHours: medianWait(curve),
    afterAWeek: waitingAfter(curve, weekHours),
  };
}

/** The same group by group, the one with most waits first. */
export function waitSummaries(
  waits: readonly (Wait & { readonly group: string })[],
): readonly (WaitSummary & { readonly group: string })[] {
  return [...Map.groupBy(waits, ({ group }) => group)]
    .map(([group, some]) => ({ group, ...waitSummary(some) }))
    .toSorted((left, right) => right.count - left.count || (left.group < right.group ? -1 : 1));
}
