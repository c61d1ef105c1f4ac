import {
  type Deadline,
  isUnanswered,
  type LevelTimes,
  levels,
  nextDeadline,
  stateWords,
  tierWords,
  type Warning,
} from './warning.ts';

type OnItsTimes = { readonly warning: Warning; readonly times: LevelTimes };

/** How a warning stands at a moment: what it owes, by when, and how late it is. */
export type Standing = OnItsTimes & {
  readonly stateName: string;
  readonly tierName: string;
  readonly unanswered: boolean;
  readonly deadline: Deadline | undefined;
  /** Hours past the deadline; below 0 while there is time. */
  readonly lateHours: number;
  readonly openHours: number;
};

/** A warning with what a page says of it now. */
export function withStanding<Entry extends OnItsTimes>(entry: Entry, now: Date): Entry & Standing {
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

const levelRank = (entry: Standing) => levels.indexOf(entry.warning.level);
const dueAt = ({ deadline }: Standing) => deadline?.due.getTime() ?? Number.MAX_SAFE_INTEGER;

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
