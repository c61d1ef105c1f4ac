import { allCountries, type CountryCode, existedIn } from '../../places/country.ts';
import {
  type AnnualDeaths,
  type Month,
  type MonthlyDeaths,
  monthNumber,
  monthOfNumber,
  type ViolenceType,
  violenceTypes,
  yearOfMonth,
} from './figures.ts';

/**
 * Everything that is known of every country, as dense tables for the forecaster: row by row,
 * `annual.oneSided[countryIndex * years + (year - firstYear)]`, `monthly[countryIndex * months + monthIndex]`.
 * A year or month in which the state did not exist, or an annual figure that the source does not give, is NaN, so that
 * nobody takes it for peace; 0 is “none recorded”.
 */
export type History = {
  readonly countries: readonly CountryCode[];
  readonly firstYear: number;
  readonly lastYear: number;
  readonly years: number;
  readonly firstMonth: Month;
  readonly lastMonth: Month;
  readonly months: number;
  /** Best estimates of deaths, countries × years. */
  readonly annual: Readonly<Record<ViolenceType, Float64Array>>;
  /** Best estimates of deaths of all types together, countries × months. */
  readonly monthly: Float64Array;
};

export type HistorySpan = Pick<History, 'firstYear' | 'lastYear' | 'firstMonth' | 'lastMonth'>;

/** Lays rows out as tables, one row for each country that has existed since the figures begin, by code. */
export function layOutHistory(
  span: HistorySpan,
  annualRows: readonly AnnualDeaths[],
  monthlyRows: readonly MonthlyDeaths[],
): History {
  const countries = allCountries().toSorted((left, right) => (left.code < right.code ? -1 : 1));
  const indexOf = new Map(countries.map((country, index) => [country.code, index]));
  const years = span.lastYear - span.firstYear + 1;
  const firstMonthNumber = monthNumber(span.firstMonth);
  const months = monthNumber(span.lastMonth) - firstMonthNumber + 1;

  const table = () => new Float64Array(countries.length * years).fill(Number.NaN);
  const annual = { stateBased: table(), nonState: table(), oneSided: table() };
  for (const row of annualRows) {
    const cell = (indexOf.get(row.country) ?? Number.NaN) * years + row.year - span.firstYear;
    for (const type of violenceTypes) annual[type][cell] = row[type].best;
  }
  const monthly = Float64Array.from({ length: countries.length * months }, (_, cell) => {
    const country = countries[Math.floor(cell / months)];
    const year = yearOfMonth(monthOfNumber(firstMonthNumber + (cell % months)));
    return country !== undefined && existedIn(country, year) ? 0 : Number.NaN;
  });
  for (const row of monthlyRows) {
    const cell = (indexOf.get(row.country) ?? Number.NaN) * months + monthNumber(row.month) - firstMonthNumber;
    monthly[cell] = row.deathsBest;
  }
  return { ...span, countries: countries.map((country) => country.code), years, months, annual, monthly };
}
