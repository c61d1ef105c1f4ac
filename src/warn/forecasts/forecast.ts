import type { CountryCode } from '../../places/country.ts';
import { message } from '../../platform/language/message.ts';
import type { FigureReleaseId, Month } from '../events/figures.ts';

/**
 * What a Forecast is: a probability or a distribution for one place, target and horizon, made at a stated moment by a
 * stated model on stated figures. Never edited.
 */

export type ForecastRunId = string & { readonly __brand: 'ForecastRunId' };

/** Two lenses, kept apart because atrocities also happen outside war. */
export const targets = ['one-sided', 'all'] as const;
export type Target = (typeof targets)[number];
export const targetWords: Readonly<Record<Target, string>> = {
  'one-sided': message('Violence against civilians'),
  all: message('All organised violence'),
};

/** Deaths in twelve months, this many or more. */
export const thresholds = [25, 100, 1000] as const;
export type ForecastRun = {
  readonly id: ForecastRunId;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly modelName: string;
  readonly modelVersion: string;
  readonly codeVersion: string;
  readonly annualReleaseId: FigureReleaseId;
  readonly monthlyReleaseId: FigureReleaseId;
  /** Deaths by type of violence are known to the end of this year. */
  readonly typesKnownToYear: number;
  /** Deaths of all types together are known to the end of this month. */
  readonly deathsKnownToMonth: Month;
  readonly windowFirstMonth: Month;
  readonly windowLastMonth: Month;
};

/** One forecast by what it says: the newest of those made up to a moment is meant. */
export type ForecastAsked = {
  readonly country: CountryCode;
  readonly target: Target;
  readonly thresholdDeaths: number;
  readonly windowFirstMonth: Month;
  readonly windowLastMonth: Month;
  readonly madeUpTo: Date;
};

/** What moves a forecast up or down beside the average country; never called a cause. */
export type Driver = { readonly words: string; readonly logOdds: number };

export type RiskForecast = {
  readonly country: CountryCode;
  readonly target: Target;
  readonly thresholdDeaths: number;
  readonly probability: number;
  /** Bounds that hold 90 % of refits on other draws of countries. */
  readonly probabilityLow: number;
  readonly probabilityHigh: number;
  /** What the same model gave with what was known a year earlier; nothing where it could not speak of the country. */
  readonly probabilityYearBefore: number | undefined;
  readonly drivers: readonly Driver[];
};

/** Deaths of all types in one month ahead, as a distribution. */
export type MonthForecast = {
  readonly country: CountryCode;
  readonly month: Month;
  readonly deathsMean: number;
  readonly deathsP05: number;
  readonly deathsP25: number;
  readonly deathsP50: number;
  readonly deathsP75: number;
  readonly deathsP95: number;
  readonly probabilityNone: number;
};

export type Forecasts = {
  readonly run: ForecastRun;
  readonly risks: readonly RiskForecast[];
  readonly months: readonly MonthForecast[];
};

/** Whether a run stands on these figures and was made by this model: then the same run again would say the same. */
export function isCurrent(
  run: ForecastRun,
  now: Pick<ForecastRun, 'modelVersion' | 'annualReleaseId' | 'monthlyReleaseId'>,
): boolean {
  return (
    run.modelVersion === now.modelVersion &&
    run.annualReleaseId === now.annualReleaseId &&
    run.monthlyReleaseId === now.monthlyReleaseId
  );
}
