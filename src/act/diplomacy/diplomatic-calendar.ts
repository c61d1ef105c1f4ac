import type { Marked } from '../../platform/ledger/ledger-entry.ts';

/** One day of the diplomatic calendar. */
export type CalendarDay = {
  /** Who may see it. */
  readonly marked: Marked;
  readonly id: string;
  /** ISO 8601 date. */
  readonly day: string;
  readonly kindName: string;
  readonly title: string;
  readonly href: string;
  /** ISO 3166-1 alpha-3. */
  readonly place: string | null;
  readonly changedAt: Date;
};

/** Days from one on, the next first, month by month. @param from ISO 8601 date */
export function byMonth(
  days: readonly CalendarDay[],
  from: string,
): readonly { readonly month: string; readonly days: readonly CalendarDay[] }[] {
  const coming = comingDays(days, from);
  return [...Map.groupBy(coming, ({ day }) => day.slice(0, 7))].map(([month, of]) => ({ month, days: of }));
}

/** The next first; on one day by title. */
export function comingDays(days: readonly CalendarDay[], from: string): readonly CalendarDay[] {
  return days
    .filter(({ day }) => day >= from)
    .toSorted((left, right) => left.day.localeCompare(right.day) || left.title.localeCompare(right.title, 'en'));
}
