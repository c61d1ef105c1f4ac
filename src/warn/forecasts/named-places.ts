import type { NamedMonths, NamedMonthsList } from '../../forecasting/evaluations/named-months.ts';

/** A year of forecasts of monthly deaths in a place, by the place's code, or by its name where it is no country's. */
type NamedPlaceMonths = Omit<NamedMonths, 'place'> & { readonly place: string };
export type Named = { readonly misses: readonly NamedPlaceMonths[]; readonly falseAlarms: readonly NamedPlaceMonths[] };

/** @param places names in the order of the series that was forecast */
export function withNames(
  { misses, falseAlarms }: ReturnType<NamedMonthsList['furthest']>,
  places: readonly string[],
): Named {
  const name = (one: NamedMonths): NamedPlaceMonths => ({ ...one, place: places[one.place] ?? '' });
  return { misses: misses.map(name), falseAlarms: falseAlarms.map(name) };
}
