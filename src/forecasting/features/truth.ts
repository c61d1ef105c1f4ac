import { annualDeaths, deathsInMonths, type History, type Origin, originOf, yearOfMonth } from '../history.ts';

/** What a forecast speaks of: deaths in one-sided violence, or in all organised violence, within the window. */
export type Target = 'one-sided' | 'all';

export const targets: readonly Target[] = ['one-sided', 'all'];

/** What is asked: a target of every place, or onset, one-sided violence where the last typed year was quiet. */
export type Lens = Target | 'onset';

/** Deaths in the window at or above which the event has happened. */
export const thresholds: readonly number[] = [25, 100, 1000];

/** Months that a forecast speaks of: those after the last month known. */
export const windowMonths = 12;

/**
 * Whether what happened in the window after `past` is known at `now`. All organised violence needs the window's months;
 * one-sided violence needs, of each calendar year that the window touches, its deaths by type and all its months.
 */
export function truthKnown(target: Target, past: Origin, now: Origin): boolean {
  const lastMonth = past.lastMonth + windowMonths;
  if (target === 'all') return lastMonth <= now.lastMonth;
  const lastYear = yearOfMonth(lastMonth);
  return lastYear <= now.lastYear && lastYear * 12 + 11 <= now.lastMonth;
}

/**
 * Deaths in the twelve months after the origin; NaN where they are not known or the place did not exist.
 *
 * - `all`: the sum of the window's monthly deaths, exact.
 * - `one-sided`: known by calendar year only, so each year's deaths are apportioned. For each calendar year that the
 *   window touches: the year's one-sided deaths × the share of that year's deaths of all types in that place that falls
 *   into the window's months. Where the year has no monthly deaths, the share is that of months (seven of twelve for
 *   June to December). With an origin in December the window is one calendar year and nothing is apportioned.
 */
export function truthOf(history: History, target: Target, place: number, origin: Origin): number {
  const first = origin.lastMonth + 1;
  const last = origin.lastMonth + windowMonths;
  if (!truthKnown(target, origin, originOf(history))) return Number.NaN;
  if (target === 'all') return deathsInMonths(history, place, first, last);
  let sum = 0;
  for (let year = yearOfMonth(first); year <= yearOfMonth(last); year += 1) {
    const from = Math.max(first, year * 12);
    const to = Math.min(last, year * 12 + 11);
    const yearly = deathsInMonths(history, place, year * 12, year * 12 + 11);
    const share = yearly > 0 ? deathsInMonths(history, place, from, to) / yearly : (to - from + 1) / 12;
    sum += annualDeaths(history, history.oneSided, place, year) * share;
  }
  return sum;
}
