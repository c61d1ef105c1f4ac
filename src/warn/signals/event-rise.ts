import { lastDayOf, type Month } from '../events/figures.ts';
import { type MonthCounts, type Rise, riseIn } from '../events/rise.ts';
import type { ClusterRule } from './cluster-rule.ts';

/** A rise in the events of a place, with the release that tells it. */
export type EventRise = Rise & { readonly series: string; readonly finding: string; readonly release: string };

const dayMs = 86_400_000;

/** Whether the last month of a release is near enough to be news. */
export function isNews(lastMonth: Month, { endedWithinDays }: ClusterRule['rise'], now: Date): boolean {
  return (now.getTime() - Date.parse(lastDayOf(lastMonth))) / dayMs <= endedWithinDays;
}

/** What stands out in a place by the rule, in words; nothing where nothing does. @param placeName in English */
export function eventRise(
  { release, lastMonth, counts }: MonthCounts,
  { earlierMonths, falseAlarmShare, fewestEvents }: ClusterRule['rise'],
  placeName: string,
): EventRise | undefined {
  const rise = riseIn(counts, { earlierMonths, falseAlarmShare, fewest: fewestEvents });
  if (rise?.isRise !== true) return undefined;
  return {
    ...rise,
    series: `Events in ${placeName} by month`,
    finding: `${rise.last} events in ${lastMonth}, more than in any of the ${earlierMonths} months before (at most ${rise.highestBefore}). Among months alike the last is the highest by chance in one of ${earlierMonths + 1}.`,
    release: `${release.source.name}, version ${release.version}, to ${release.lastDay}`,
  };
}
