import { type CountryCode, countryByGleditschWard } from '../../places/country.ts';
import { type AnnualDeaths, type MonthlyDeaths, monthNumber } from '../events/figures.ts';

type KnownMonth = { readonly country: number; readonly month: number; readonly stateBasedDeaths: number };

export type StateBasedMonths = {
  /** VIEWS numbers of countries, in the order of the series. */
  readonly countries: readonly number[];
  /** Counted as year × 12 + month, 0 being January. */
  readonly firstMonth: number;
  readonly months: number;
  /** `[country * months + month]`. */
  readonly deaths: Float64Array;
};

export type StateBasedSources = {
  /** Months as the challenge gives them; of two for one month the later in the list stands. */
  readonly known: readonly KnownMonth[];
  /** VIEWS countries that are to have a series, beside those with a number below. */
  readonly countries: readonly number[];
  /** Gleditsch–Ward number by VIEWS country. */
  readonly gleditschWard: ReadonlyMap<number, number>;
  /** UCDP's deaths by year and type, and by month in all types together; later ones than are known are passed over. */
  readonly annual: readonly AnnualDeaths[];
  readonly monthly: readonly MonthlyDeaths[];
  /** The last month that is known. */
  readonly lastMonth: number;
};

const firstMonth = 1989 * 12;

/**
 * State-based deaths by month since 1989, as far as they are known in `lastMonth`. The challenge's files give the last
 * eighteen months or so; the long past is all organised violence by month, times the share that state-based violence had
 * in the year's deaths by type. Types of a year are known once it has ended, so none of the year of `lastMonth` are read:
 * months of it that the files lack take the share of the year before.
 */
export function stateBasedMonths(sources: StateBasedSources): StateBasedMonths {
  const named = new Set([...sources.countries, ...sources.gleditschWard.keys()]);
  const countries = [...named].toSorted((left, right) => left - right);
  const months = sources.lastMonth - firstMonth + 1;
  const deaths = new Float64Array(countries.length * months);
  const indexOf = new Map(countries.map((country, index) => [country, index]));
  const indexOfCode = new Map<CountryCode, number>();
  for (const [country, number] of sources.gleditschWard) {
    const code = countryByGleditschWard(number)?.code;
    const index = indexOf.get(country);
    if (code !== undefined && index !== undefined) indexOfCode.set(code, index);
  }
  const lastTypedYear = Math.floor(sources.lastMonth / 12) - 1;
  const shares = stateBasedShares(sources.annual, lastTypedYear);
  for (const row of sources.monthly) {
    const month = monthNumber(row.month);
    const index = indexOfCode.get(row.country);
    if (index === undefined || month < firstMonth || month > sources.lastMonth) continue;
    const year = Math.min(lastTypedYear, Math.floor(month / 12));
    const share = shares.get(`${row.country} ${year}`) ?? 0;
    deaths[index * months + month - firstMonth] = Math.round(row.deathsBest * share);
  }
  for (const { country, month, stateBasedDeaths } of sources.known) {
    const index = indexOf.get(country);
    if (index === undefined || month < firstMonth || month > sources.lastMonth) continue;
    deaths[index * months + month - firstMonth] = stateBasedDeaths;
  }
  return { countries, firstMonth, months, deaths };
}

function stateBasedShares(annual: readonly AnnualDeaths[], lastYear: number): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  for (const { country, year, stateBased, nonState, oneSided } of annual) {
    const all = stateBased.best + nonState.best + oneSided.best;
    if (year <= lastYear) shares.set(`${country} ${year}`, all === 0 ? 0 : stateBased.best / all);
  }
  return shares;
}
