import type { CountryCode } from '../../places/country.ts';

/** UCDP's three types of organised violence. */
export const violenceTypes = ['stateBased', 'nonState', 'oneSided'] as const;
export type ViolenceType = (typeof violenceTypes)[number];

/**
 * Deaths as the publisher gives them. The bounds normally enclose the best estimate; where the publisher's own
 * do not, they stand as published and the release says so in its remarks.
 */
export type DeathEstimate = { readonly best: number; readonly low: number; readonly high: number };

/** Deaths in one country and year, by type of violence. A killing counts where it took place. */
export type AnnualDeaths = { readonly country: CountryCode; readonly year: number } & Readonly<
  Record<ViolenceType, DeathEstimate>
>;

/** A calendar month, `2026-05`. */
export type Month = string & { readonly __brand: 'Month' };

/** Deaths in one country and month, all types of organised violence together, best estimate. */
export type MonthlyDeaths = { readonly country: CountryCode; readonly month: Month; readonly deathsBest: number };

export const figureSourceIds = ['ucdp-organised-violence', 'monthly-deaths'] as const;
export type FigureSourceId = (typeof figureSourceIds)[number];

/** Who publishes figures, and how they are to be named wherever they are shown. */
export type FigureSource = {
  readonly id: FigureSourceId;
  readonly name: string;
  readonly publisher: string;
  readonly licence: string;
  readonly citation: string;
  /** Where to look for a newer file, in words for a person. */
  readonly address: string;
};

/** What one file holds, checked whole. */
export type Figures = {
  readonly source: FigureSource;
  readonly version: string;
  /** What a reader of the figures should know about them, a sentence each. */
  readonly remarks: readonly string[];
} & (
  | {
      readonly kind: 'annual';
      readonly firstPeriod: number;
      readonly lastPeriod: number;
      /** Every country-year that the source lists; where it lists one without deaths, none were recorded. */
      readonly rows: readonly AnnualDeaths[];
    }
  | {
      readonly kind: 'monthly';
      readonly firstPeriod: Month;
      readonly lastPeriod: Month;
      /** Country-months with deaths; in every other month of the span none were recorded. */
      readonly rows: readonly MonthlyDeaths[];
    }
);

export type FigureReleaseId = string & { readonly __brand: 'FigureReleaseId' };

/** One file of figures as it was loaded; never changed. The one loaded last is its source's current release. */
export type FigureRelease = {
  readonly id: FigureReleaseId;
  readonly source: FigureSourceId;
  readonly name: string;
  readonly publisher: string;
  readonly version: string;
  readonly licence: string;
  readonly citation: string;
  readonly fileName: string;
  /** SHA-256 of the file as given, in hexadecimal. */
  readonly fileSha256: string;
  readonly rowCount: number;
  /** First and last year (`1989`) or month (`1989-01`) that the figures speak of. */
  readonly firstPeriod: string;
  readonly lastPeriod: string;
  readonly remarks: readonly string[];
  readonly loadedAt: Date;
  readonly loadedBy: string;
};

const monthForm = /^\d{4}-(0[1-9]|1[0-2])$/;

/** @returns the month, or nothing where the text is none of the form `2026-05` */
export function asMonth(text: string): Month | undefined {
  // The form has just been checked.
  return monthForm.test(text) ? (text as Month) : undefined;
}

/** Months since January of the year 0, so that months can be counted with. */
export function monthNumber(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
}

/** The month that many after January of the year 0. */
export function monthOfNumber(number: number): Month {
  const year = String(Math.floor(number / 12)).padStart(4, '0');
  // A month of the calendar by construction.
  return `${year}-${String((number % 12) + 1).padStart(2, '0')}` as Month;
}

/** The month of a day that is its last, else the month before. @param day ISO 8601 */
export function lastWholeMonth(day: string): Month {
  const next = new Date(Date.parse(day) + 86_400_000);
  return monthOfNumber(next.getUTCFullYear() * 12 + next.getUTCMonth() - 1);
}

/** ISO 8601 of a month's last day. */
export function lastDayOf(month: Month): string {
  return new Date(Date.parse(`${monthOfNumber(monthNumber(month) + 1)}-01`) - 86_400_000).toISOString().slice(0, 10);
}

export function yearOfMonth(month: Month): number {
  return Number(month.slice(0, 4));
}

/** What a newer file would take away from the figures that stand, as a sentence; nothing where it covers them. */
export function lossAgainst(
  newer: Figures,
  standing: Pick<FigureRelease, 'firstPeriod' | 'lastPeriod'>,
  standingCountries: readonly CountryCode[],
): string | undefined {
  if (String(newer.lastPeriod) < standing.lastPeriod) {
    return `the figures end in ${newer.lastPeriod}, and those that stand reach ${standing.lastPeriod}`;
  }
  if (String(newer.firstPeriod) > standing.firstPeriod) {
    return `the figures begin in ${newer.firstPeriod}, and those that stand begin in ${standing.firstPeriod}`;
  }
  // Monthly files leave out countries without events, so there a country's absence says nothing.
  if (newer.kind === 'monthly') return undefined;
  const listed = new Set(newer.rows.map((row) => row.country));
  const missing = standingCountries.filter((country) => !listed.has(country));
  return missing.length === 0
    ? undefined
    : `there are no figures for ${missing.join(', ')}, and those that stand have them`;
}
