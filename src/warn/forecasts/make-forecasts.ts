import {
  type ChancesForecast,
  chancesModelName,
  forecastChances,
  forecastProbabilities,
  modelVersion,
} from '../../forecasting/chances.ts';
import { windowMonths } from '../../forecasting/features/truth.ts';
import type { History as ForecastingHistory } from '../../forecasting/history.ts';
import { knownAt, originOf } from '../../forecasting/history.ts';
import { forecastMonthlyDeaths, type MonthlyDeathsForecast, monthsModelName } from '../../forecasting/twelve-months.ts';
import { countryByCode, existedIn } from '../../places/country.ts';
import type { History } from '../events/figure-history.ts';
import { monthNumber, monthOfNumber as monthOf } from '../events/figures.ts';
import type { ForecastRun, Made, MonthForecast, RiskForecast } from './forecast.ts';
import { modelsOf, readingsOf, similarOf } from './make-explanations.ts';

/** What one making of forecasts says, before it has an identity and a moment. */
export type MadeForecasts = Omit<Made, 'run'> & {
  readonly run: Pick<
    ForecastRun,
    'modelName' | 'modelVersion' | 'typesKnownToYear' | 'deathsKnownToMonth' | 'windowFirstMonth' | 'windowLastMonth'
  >;
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
    existed: existedOf(history),
  };
}

/** Where a state existed, by our own table of places: a figure that is missing then is told from a state that was not there. */
function existedOf({ countries, firstYear, years }: History): Uint8Array {
  return Uint8Array.from({ length: countries.length * years }, (_, cell) => {
    const country = countryByCode(countries[Math.floor(cell / years)] ?? '');
    return country !== undefined && existedIn(country, firstYear + (cell % years)) ? 1 : 0;
  });
}

/**
 * Chances on all the figures, and beside them what the same model gives on those known a year earlier, with what
 * explains both. Countries of which the model cannot speak are left out. Same figures, same words.
 */
export function makeChances(figures: History, onProgress: OnProgress = () => {}): MadeForecasts {
  const history = forecastingHistory(figures);
  const origin = originOf(history);
  const now = forecastChances(history, { onProgress: (share, label) => onProgress(share * 0.8, label) });
  const before = forecastProbabilities(
    knownAt(history, { lastYear: origin.lastYear - 1, lastMonth: origin.lastMonth - 12 }),
    (share, label) => onProgress(0.8 + share * 0.2, `${label}, as of a year before`),
  );
  return {
    run: runOf(figures, history, chancesModelName),
    risks: risksOf(figures, now, before),
    months: [],
    explanation: {
      models: [...modelsOf(now, 'now'), ...modelsOf(before, 'year-before')],
      readings: [...readingsOf(figures, now, 'now'), ...readingsOf(figures, before, 'year-before')],
      similar: similarOf(figures, now),
    },
  };
}

/** Monthly deaths on all the figures, in every country of which the model can speak. Same figures, same bytes. */
export function makeMonths(figures: History, onProgress: OnProgress = () => {}): MadeForecasts {
  const history = forecastingHistory(figures);
  const made = forecastMonthlyDeaths(history, onProgress);
  const run = runOf(figures, history, monthsModelName);
  return { run, risks: [], months: monthsOf(figures, made, monthNumber(run.windowFirstMonth)) };
}

function runOf(figures: History, history: ForecastingHistory, modelName: string): MadeForecasts['run'] {
  const origin = originOf(history);
  return {
    modelName,
    modelVersion,
    typesKnownToYear: origin.lastYear,
    deathsKnownToMonth: figures.lastMonth,
    windowFirstMonth: monthOf(origin.lastMonth + 1),
    windowLastMonth: monthOf(origin.lastMonth + windowMonths),
  };
}

function risksOf(
  { countries, lastYear }: History,
  now: ChancesForecast,
  before: ChancesForecast,
): readonly RiskForecast[] {
  return now.targets.flatMap((forecast) => {
    const earlier = before.targets.find(
      (candidate) => candidate.target === forecast.target && candidate.threshold === forecast.threshold,
    );
    return countries.flatMap((country, place) => {
      const probability = forecast.probabilities[place];
      if (probability === undefined || Number.isNaN(probability)) return [];
      const yearBefore = earlier?.probabilities[place] ?? Number.NaN;
      const missing = now.yearsMissing[place] ?? 0;
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
          ...(missing > 0 && { figuresToYear: lastYear - missing }),
        },
      ];
    });
  });
}

function monthsOf(
  { countries }: History,
  months: MonthlyDeathsForecast,
  windowFirstMonth: number,
): readonly MonthForecast[] {
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
