import type { CountryCode } from '../../places/country.ts';
import { message } from '../../platform/language/message.ts';
import type { Month } from '../events/figures.ts';
import type { Explanation } from './explanation.ts';
import type { MadeOnFigures } from './made-on-figures.ts';

/**
 * What a Forecast is: a probability or a distribution for one place, target and horizon, made at a stated moment by a
 * stated model on stated figures. Never edited.
 */

export type ForecastRunId = string & { readonly __brand: 'ForecastRunId' };

/** Lenses, kept apart because atrocities also happen outside war; onset is asked only where there was none of late. */
export const targets = ['one-sided', 'onset', 'all'] as const;
export type Target = (typeof targets)[number];
export const targetWords: Readonly<Record<Target, string>> = {
  'one-sided': message('Violence against civilians'),
  onset: message('Onset of violence against civilians'),
  all: message('All organised violence'),
};

/** Deaths in twelve months, this many or more. */
export const thresholds = [25, 100, 1000] as const;

export type ForecastRun = MadeOnFigures & {
  readonly id: ForecastRunId;
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
  /**
   * The year that the country's own figures by type end in, where they end before the run's: the last known ones stood
   * in, and the range is wider for it.
   */
  readonly figuresToYear?: number;
};

/** What one run said of one country and event. */
export type PastChance = ForecastRun & Pick<RiskForecast, 'probability' | 'probabilityLow' | 'probabilityHigh'>;

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

/** What makes forecasts of the twelve months, each in a thread and a run of its own, so that none waits for another. */
export const forecastModels = ['chances', 'months'] as const;
export type ForecastModel = (typeof forecastModels)[number];

/** What one making of forecasts says, with what explains it where the model can be explained. */
export type Made = Forecasts & { readonly explanation?: Explanation };
