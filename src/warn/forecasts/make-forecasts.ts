import type { History as ForecastingHistory } from '../../forecasting/history.ts';
import { knownAt, originOf } from '../../forecasting/history.ts';
import {
  forecastProbabilities,
  forecastTwelveMonths,
  type TargetForecast,
  type TwelveMonthForecast,
} from '../../forecasting/twelve-months.ts';
import { countryByCode } from '../../places/country.ts';
import type { History } from '../events/figure-history.ts';
import { asMonth, type Month, monthNumber, monthOfNumber } from '../events/figures.ts';
import type { ForecastRun, MonthForecast, RiskForecast } from './forecast.ts';

/** What one making of forecasts says, before it has an identity and a moment. */
export type MadeForecasts = {
  readonly run: Pick<
    ForecastRun,
    'modelName' | 'modelVersion' | 'typesKnownToYear' | 'deathsKnownToMonth' | 'windowFirstMonth' | 'windowLastMonth'
  >;
  readonly risks: readonly RiskForecast[];
  readonly months: readonly MonthForecast[];
};

export type OnProgress = (share: number, label: string) => void;

/** Drivers kept for each forecast: as many as a person reads. */
const mostDrivers = 8;

/** The figures in the form that the forecasting library takes. */
export function forecastingHistory(history: History): ForecastingHistory {
  return {
    places: history.countries,
    regions: history.countries.map((code) => countryByCode(code)?.region ?? ''),
    firstYear: history.firstYear,
    years: history.years,
    oneSided: history.annual.oneSided,
    stateBased: history.annual.stateBased,
    nonState: history.annual.nonState,
    firstMonth: monthNumber(history.firstMonth),
    months: history.months,
    // Months in which a state did not exist are absent to us; the library reads absence from the years.
    monthlyDeaths: history.monthly.map((deaths) => (Number.isNaN(deaths) ? 0 : deaths)),
  };
}

/**
 * Forecasts on all the figures, and beside them what the same model gives on those known a year earlier.
 * Countries of which the model cannot speak are left out. Same figures, same words.
 */
export function makeForecasts(figures: History, onProgress: OnProgress = () => {}): MadeForecasts {
  const history = forecastingHistory(figures);
  const origin = originOf(history);
  const now = forecastTwelveMonths(history, { onProgress: (share, label) => onProgress(share * 0.8, label) });
  const before = forecastProbabilities(
    knownAt(history, { lastYear: origin.lastYear - 1, lastMonth: origin.lastMonth - 12 }),
    (share, label) => onProgress(0.8 + share * 0.2, `${label}, as of a year before`),
  );
  return {
    run: {
      modelName: now.modelName,
      modelVersion: now.modelVersion,
      typesKnownToYear: origin.lastYear,
      deathsKnownToMonth: figures.lastMonth,
      windowFirstMonth: monthOf(now.windowFirstMonth),
      windowLastMonth: monthOf(now.windowLastMonth),
    },
    risks: risksOf(figures, now, before),
    months: monthsOf(figures, now),
  };
}

function risksOf(
  { countries }: History,
  now: TwelveMonthForecast,
  before: readonly TargetForecast[],
): readonly RiskForecast[] {
  return now.targets.flatMap((forecast) => {
    const earlier = before.find(
      (candidate) => candidate.target === forecast.target && candidate.threshold === forecast.threshold,
    );
    return countries.flatMap((country, place) => {
      const probability = forecast.probabilities[place];
      if (probability === undefined || Number.isNaN(probability)) return [];
      const yearBefore = earlier?.probabilities[place] ?? Number.NaN;
      return [
        {
          country,
          target: forecast.target,
          thresholdDeaths: forecast.threshold,
          probability,
          // Refits scatter around the forecast, and now and then all to one side of it.
          probabilityLow: Math.min(forecast.lower[place] ?? probability, probability),
          probabilityHigh: Math.max(forecast.upper[place] ?? probability, probability),
          probabilityYearBefore: Number.isNaN(yearBefore) ? undefined : yearBefore,
          drivers: (forecast.drivers[place] ?? [])
            .slice(0, mostDrivers)
            .map(({ words, contribution }) => ({ words, logOdds: contribution })),
        },
      ];
    });
  });
}

function monthsOf({ countries }: History, { months, windowFirstMonth }: TwelveMonthForecast): readonly MonthForecast[] {
  const levels = months.quantileLevels.length;
  return countries.flatMap((country, place) =>
    Array.from({ length: months.horizons }, (_, ahead) => {
      const cell = place * months.horizons + ahead;
      const quantile = (level: number) => months.quantiles[cell * levels + level] ?? Number.NaN;
      return {
        country,
        month: monthOf(windowFirstMonth + ahead),
        deathsMean: months.mean[cell] ?? Number.NaN,
        deathsP05: quantile(0),
        deathsP25: quantile(1),
        deathsP50: quantile(2),
        deathsP75: quantile(3),
        deathsP95: quantile(4),
        probabilityNone: months.probabilityOfZero[cell] ?? Number.NaN,
      };
    }).filter((month) => !Number.isNaN(month.deathsMean)),
  );
}

/** The library counts months as we do: from January of the year 0. */
function monthOf(index: number): Month {
  const month = asMonth(monthOfNumber(index));
  if (month === undefined) throw new RangeError(`There is no month number ${index}`);
  return month;
}
