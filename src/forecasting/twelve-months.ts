import { uint32At } from './arrays.ts';
import { type ChancesForecast, type ForecastOptions, forecastChances, livePanel, modelVersion } from './chances.ts';
import type { Panel } from './features/panel.ts';
import type { History } from './history.ts';
import { horizons } from './models/monthly-components.ts';
import { MonthlyForecasts } from './models/monthly-mixture.ts';
import { meanOf, quantileOf } from './models/points.ts';

export const monthsModelName = 'monthly-mixture';
/** The two models together, as the backtest runs them. */
export const modelName = 'ridge-logistic-and-monthly-mixture';
export { modelVersion };

/** Levels at which monthly deaths are given. */
export const quantileLevels: readonly number[] = [0.05, 0.25, 0.5, 0.75, 0.95];

/** Deaths of all types per month ahead. Arrays are place-major, then by horizon (1 to 12), NaN where absent. */
export type MonthlyDeathsForecast = {
  readonly horizons: number;
  readonly quantileLevels: readonly number[];
  /** `[(place * horizons + h - 1) * quantileLevels.length + level]`, deaths. */
  readonly quantiles: Float64Array;
  /** `[place * horizons + h - 1]`, deaths. */
  readonly mean: Float64Array;
  /** `[place * horizons + h - 1]`: probability of a month without deaths. */
  readonly probabilityOfZero: Float64Array;
};

export type TwelveMonthForecast = ChancesForecast & { readonly months: MonthlyDeathsForecast };

/** Both models on one history, one after the other: `forecastChances` and `forecastMonthlyDeaths`. Throws as they do. */
export function forecastTwelveMonths(history: History, options: ForecastOptions = {}): TwelveMonthForecast {
  const say = options.onProgress ?? (() => {});
  const chances = forecastChances(history, { ...options, onProgress: (share, label) => say(0.7 * share, label) });
  const months = forecastMonthlyDeaths(history, (share, label) => say(0.7 + 0.3 * share, label));
  return { ...chances, months };
}

/**
 * Deaths of all types in each of the twelve months after the history's last, as distributions: a mixture over own
 * history and months alike (`CountForecasts`). Same history, same figures. Throws a RangeError as `forecastChances` does.
 */
export function forecastMonthlyDeaths(
  history: History,
  onProgress: (share: number, label: string) => void = () => {},
): MonthlyDeathsForecast {
  const panel = livePanel(history);
  const months = forecastMonths(panel, (share) => onProgress(share, 'Forecasting monthly deaths'));
  onProgress(1, 'Forecast made');
  return months;
}

function forecastMonths(panel: Panel, onShare: (share: number) => void): MonthlyDeathsForecast {
  const { history, origins } = panel;
  const last = origins.length - 1;
  const forecasts = new MonthlyForecasts(history, origins);
  const levels = quantileLevels.length;
  const quantiles = new Float64Array(history.places.length * horizons * levels).fill(Number.NaN);
  const mean = new Float64Array(history.places.length * horizons).fill(Number.NaN);
  const probabilityOfZero = mean.slice();
  const rows = panel.rowPlace.subarray(uint32At(panel.originStart, last));
  rows.forEach((place, row) => {
    forecasts.at(last, place).forEach((month, ahead) => {
      const cell = place * horizons + ahead;
      quantileLevels.forEach((level, number) => {
        quantiles[cell * levels + number] = quantileOf(month.points, level);
      });
      mean[cell] = meanOf(month.points);
      probabilityOfZero[cell] = month.probabilityOfZero;
    });
    if (row % 20 === 0) onShare(row / rows.length);
  });
  return { horizons, quantileLevels, quantiles, mean, probabilityOfZero };
}
