import { at, uint8At } from '../arrays.ts';
import type { History } from '../history.ts';

/** A place's last known figures stand in for missing ones for so many years; after that nothing is said of it. */
const mostYearsCarried = 3;

const annualSeries = ['oneSided', 'stateBased', 'nonState'] as const;

/**
 * By how many years each place's figures by type end before the history's last year, though it exists in that year; 0
 * where they reach it, where the place is not there, and where they end more than three years before it: then the last
 * known ones say nothing of today.
 */
export function yearsMissing(history: History): Uint8Array {
  const { places, years, existed, oneSided } = history;
  return Uint8Array.from(places, (_, place) => {
    const last = (place + 1) * years - 1;
    if (existed === undefined || uint8At(existed, last) !== 1) return 0;
    const missing = Array.from({ length: mostYearsCarried + 1 }, (_, back) => back).find(
      (back) => back < years && !Number.isNaN(at(oneSided, last - back)),
    );
    return missing ?? 0;
  });
}

/** The history with each place's last known figures by type in place of those that are missing at its end. */
export function lastFiguresCarried(history: History): History {
  const missing = yearsMissing(history);
  return missing.every((years) => years === 0) ? history : withLastYears(history, (place) => uint8At(missing, place));
}

/** The history as it would be carried on, had the last so many years of every place gone missing. */
export function lastYearsHidden(history: History, years: number): History {
  return withLastYears(history, () => years);
}

function withLastYears(history: History, yearsOf: (place: number) => number): History {
  const filled = annualSeries.map((name) => {
    const values = history[name].slice();
    history.places.forEach((_, place) => {
      const end = (place + 1) * history.years;
      const years = Math.min(yearsOf(place), history.years - 1);
      const last = at(values, end - years - 1);
      // A place that was not there so many years ago keeps what it has.
      if (years > 0 && !Number.isNaN(last)) values.fill(last, end - years, end);
    });
    return [name, values] as const;
  });
  // The three series by their own names, which fromEntries cannot say.
  return { ...history, ...(Object.fromEntries(filled) as Pick<History, (typeof annualSeries)[number]>) };
}
