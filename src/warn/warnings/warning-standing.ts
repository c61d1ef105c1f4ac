import { isUnanswered, levels, nextDeadline, stateWords, tierWords } from './warning.ts';
import type { WarningOnItsClock } from './warning-service.ts';

/** A warning with what a page says of it now. */
export function withStanding(entry: WarningOnItsClock, now: Date) {
  const { warning, times } = entry;
  const deadline = nextDeadline(warning, times);
  const lateHours = deadline === undefined ? 0 : (now.getTime() - deadline.due.getTime()) / 3_600_000;
  return {
    ...entry,
    stateName: stateWords[warning.state],
    tierName: tierWords[warning.tier],
    unanswered: isUnanswered(warning, times, now),
    deadline,
    lateHours,
    openHours: (now.getTime() - warning.openedAt.getTime()) / 3_600_000,
  };
}
export type Standing = ReturnType<typeof withStanding>;

const levelRank = (entry: Standing) => levels.indexOf(entry.warning.level);

/** Those past their time first, then by level, then those due soonest. */
export function byUrgency(left: Standing, right: Standing): number {
  return (
    Number(right.unanswered) - Number(left.unanswered) ||
    levelRank(left) - levelRank(right) ||
    right.lateHours - left.lateHours
  );
}

/** Those due soonest first, whatever their level; what owes no answer last. */
export function byDue(left: Standing, right: Standing): number {
  return dueAt(left) - dueAt(right) || levelRank(left) - levelRank(right);
}

const dueAt = ({ deadline }: Standing) => deadline?.due.getTime() ?? Number.MAX_SAFE_INTEGER;
