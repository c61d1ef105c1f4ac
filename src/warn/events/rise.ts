import type { EventRelease } from './event.ts';
import type { Month } from './figures.ts';

/** Events of a place by month, the last one last, with the release that tells them. */
export type MonthCounts = {
  readonly release: EventRelease;
  readonly lastMonth: Month;
  readonly counts: readonly number[];
};

/** What a rise is: how many months before the last one it is held against, and how seldom chance alone may name one. */
export type RiseRule = {
  readonly earlierMonths: number;
  /** The chance, in one place and month, of naming a rise where all months are alike. */
  readonly falseAlarmShare: number;
  /** Fewer than these in the last month are no rise. */
  readonly fewest: number;
};

export type Rise = {
  readonly last: number;
  /** The most in one of the earlier months. */
  readonly highestBefore: number;
  /** The chance that the last of so many months alike stands so high among them. */
  readonly chance: number;
  readonly isRise: boolean;
};

/**
 * Whether the last of a series of months stands out above those before it: by its rank alone. Were the months alike in
 * any order (exchangeable), the chance that no more than k of n earlier ones are as high as the last is at most
 * (k + 1) / (n + 1), whatever the counts are spread like, and less where counts tie. So a rise is named by chance in no
 * more than `falseAlarmShare` of the months; violence that comes in spells breaks that promise within a spell, where the
 * first month alone is new. (Vovk, Gammerman & Shafer 2005, Algorithmic Learning in a Random World, chapter 2.)
 * @param counts month by month, the last one last; nothing is said of a series shorter than the rule asks
 */
export function riseIn(counts: readonly number[], rule: RiseRule): Rise | undefined {
  const last = counts.at(-1);
  const earlier = counts.slice(-1 - rule.earlierMonths, -1);
  if (last === undefined || earlier.length < rule.earlierMonths) return undefined;
  const asHigh = earlier.filter((count) => count >= last).length;
  const chance = (asHigh + 1) / (earlier.length + 1);
  return {
    ...{ last, chance, highestBefore: Math.max(...earlier) },
    isRise: last >= rule.fewest && chance <= rule.falseAlarmShare,
  };
}
