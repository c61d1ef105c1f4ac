import { type Month, type MonthlyDeaths, monthNumber, monthOfNumber } from '../../warn/events/figures.ts';

/** How long after a warning's opening one looks: as far as its forecasts do. */
export const horizonMonths = 12;

/** Deaths in organised violence in a stretch of whole months, of all types together. */
export type Stretch = {
  readonly first: Month;
  readonly last: Month;
  readonly months: number;
  readonly deathsBest: number;
};

/** What happened in a place around a warning's opening; the month of opening itself is in neither stretch. */
export type Aftermath = {
  /** As many months before the month of opening as are known after it; a whole horizon where none is known yet. */
  readonly before: Stretch | undefined;
  readonly after: Stretch | undefined;
  /** The figures reach to the end of the horizon. */
  readonly isOver: boolean;
  /** The last month of the horizon. */
  readonly until: Month;
};

/** The first month that is looked at for what happened around this opening. */
export function firstMonthFor(openedAt: Date): Month {
  return monthOfNumber(openedAt.getUTCFullYear() * 12 + openedAt.getUTCMonth() - horizonMonths);
}

/** @param monthly every month that is known of the place from `firstMonthFor` on, the earliest first, with 0 where none died */
export function aftermathOf(monthly: readonly MonthlyDeaths[], openedAt: Date): Aftermath {
  const opening = openedAt.getUTCFullYear() * 12 + openedAt.getUTCMonth();
  const stretch = (first: number, last: number): Stretch | undefined => {
    const within = monthly.filter(({ month }) => monthNumber(month) >= first && monthNumber(month) <= last);
    const [earliest, latest] = [within[0], within.at(-1)];
    if (earliest === undefined || latest === undefined) return undefined;
    const deathsBest = within.reduce((sum, each) => sum + each.deathsBest, 0);
    return { first: earliest.month, last: latest.month, months: within.length, deathsBest };
  };
  const after = stretch(opening + 1, opening + horizonMonths);
  return {
    before: stretch(opening - (after?.months ?? horizonMonths), opening - 1),
    after,
    isOver: after?.months === horizonMonths,
    until: monthOfNumber(opening + horizonMonths),
  };
}
