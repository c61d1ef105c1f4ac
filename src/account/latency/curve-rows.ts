import type { SurvivalStep } from './kaplan-meier.ts';

const day = 24;
/** Hours at which a long curve is read: what a person can feel, closer together where most ends lie. */
const readAt = [1, 2, 4, 8, 12, day, ...[2, 3, 5, 7, 10, 14, 21, 28, 60, 90, 180, 365, 730].map((days) => days * day)];
const mostSteps = 20;

/**
 * A curve as the rows of a table: each step of a short one; of a long one what ended up to each of a few round times and
 * where the curve stood then. The last row stands at the last step.
 * @returns rows as steps, `atRisk` just before the first end that a row counts, `ended` all that it counts
 */
export function curveRows(curve: readonly SurvivalStep[]): readonly SurvivalStep[] {
  const last = curve.at(-1);
  if (last === undefined || curve.length <= mostSteps) return curve;
  const times = [...readAt.filter((hours) => hours < last.hours), last.hours];
  const byTime = Map.groupBy(curve, ({ hours }) => times.find((time) => hours <= time) ?? last.hours);
  return [...byTime].map(([hours, steps]) => ({
    ...(steps.at(-1) ?? last),
    hours,
    atRisk: steps[0]?.atRisk ?? 0,
    ended: steps.reduce((sum, { ended }) => sum + ended, 0),
  }));
}
