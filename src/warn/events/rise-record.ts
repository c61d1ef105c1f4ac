import { type RiseRule, riseIn } from './rise.ts';

/** What an alarm is held against: so many deaths within so many months after it. */
export type FollowedBy = { readonly withinMonths: number; readonly deaths: number };

/** How the rule of rises would have done over series of deaths by month, each an alarm once in `withinMonths`. */
export type RiseRecord = {
  /** Months in which it could speak and what followed is known, over all series. */
  readonly monthsLooked: number;
  readonly alarms: number;
  /** Alarms after which so many deaths came. */
  readonly hits: number;
  readonly falseAlarms: number;
  /** False alarms a year, over all series together. */
  readonly falseAlarmsAYear: number;
  /** Of the months without an alarm, the share after which so many deaths came: what an alarm is better than. */
  readonly followedWithoutAlarm: number;
  /** Times that so many deaths came after as long a time with fewer. */
  readonly onsets: number;
  /** Onsets before which no alarm had been given within the months. */
  readonly misses: number;
};

/** @param series deaths by month of each place, all to the same last month */
export function recordOfRises(
  series: readonly (readonly number[])[],
  rule: RiseRule,
  followedBy: FollowedBy,
): RiseRecord {
  const seen = series.map((counts) => recordOfOne(counts, rule, followedBy));
  const sum = (take: (one: OneRecord) => number) => seen.reduce((total, one) => total + take(one), 0);
  const [monthsLooked, alarms, hits] = [sum((one) => one.months), sum((one) => one.alarms), sum((one) => one.hits)];
  const years = Math.max(0, ...seen.map(({ months }) => months)) / 12;
  const others = sum((one) => one.othersFollowed);
  return {
    ...{ monthsLooked, alarms, hits, falseAlarms: alarms - hits },
    falseAlarmsAYear: years === 0 ? 0 : (alarms - hits) / years,
    followedWithoutAlarm: monthsLooked === alarms ? 0 : others / (monthsLooked - alarms),
    onsets: sum((one) => one.onsets),
    misses: sum((one) => one.misses),
  };
}

type OneRecord = Readonly<Record<'months' | 'alarms' | 'hits' | 'othersFollowed' | 'onsets' | 'misses', number>>;

function recordOfOne(counts: readonly number[], rule: RiseRule, { withinMonths, deaths }: FollowedBy): OneRecord {
  const total = (from: number) => counts.slice(from, from + withinMonths).reduce((sum, count) => sum + count, 0);
  const record = { months: 0, alarms: 0, hits: 0, othersFollowed: 0, onsets: 0, misses: 0 };
  let lastAlarm = Number.NEGATIVE_INFINITY;
  for (let at = rule.earlierMonths; at + withinMonths < counts.length; at += 1) {
    const followed = total(at + 1) >= deaths;
    // A rise within the months of an earlier one is the same alarm still.
    const isAlarm = at - lastAlarm >= withinMonths && riseIn(counts.slice(0, at + 1), rule)?.isRise === true;
    if (isAlarm) lastAlarm = at;
    record.months += 1;
    record.alarms += isAlarm ? 1 : 0;
    record.hits += isAlarm && followed ? 1 : 0;
    record.othersFollowed += !isAlarm && followed ? 1 : 0;
    const begins = followed && total(at) < deaths && total(at - withinMonths + 1) < deaths;
    record.onsets += begins ? 1 : 0;
    record.misses += begins && at - lastAlarm >= withinMonths ? 1 : 0;
  }
  return record;
}
