import { listAt, logistic, uint16At, uint32At } from './arrays.ts';
import { type Driver, driversAt } from './drivers.ts';
import { buildPanel, type Panel } from './features/panel.ts';
import { type Target, targets, thresholds, windowMonths } from './features/truth.ts';
import { assertHistory, type History, type MonthIndex, type Origin, originOf } from './history.ts';
import { bootstrapInterval } from './models/bootstrap.ts';
import { fallingWithThreshold } from './models/monotone.ts';
import { horizons } from './models/monthly-components.ts';
import { MonthlyForecasts } from './models/monthly-mixture.ts';
import { meanOf, quantileOf } from './models/points.ts';
import { penalties, RollingForecasts } from './models/rolling.ts';
import { seededRandom } from './random.ts';

export const modelName = 'ridge-logistic-and-monthly-mixture';
/** Raised with every change that can change a figure. */
export const modelVersion = '1.1.0';

/** Levels at which monthly deaths are given. */
export const quantileLevels: readonly number[] = [0.05, 0.25, 0.5, 0.75, 0.95];

export type ForecastOptions = {
  /** Called with the share done (0 to 1) and what is being done, in words. */
  readonly onProgress?: (share: number, label: string) => void;
  /** Refits behind each interval; 30 if not given; without any, the bounds are the probability itself. */
  readonly refits?: number;
  /** Seed of the refits' draws; 1 if not given. */
  readonly seed?: number;
};

/** Probabilities that a place sees at least so many deaths of the target in the window. By place, in their order. */
export type TargetForecast = {
  readonly target: Target;
  readonly threshold: number;
  /** NaN where the place is absent (not a state in the last typed year). */
  readonly probabilities: Float64Array;
  /** 5 % and 95 % bounds of the probability, for what the model could learn; NaN where absent. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Per place, largest first; none where absent. */
  readonly drivers: readonly (readonly Driver[])[];
  /** Probability of a place that is average in every feature: what drivers are measured against. */
  readonly averageProbability: number;
  /** What the model was fitted on: place-years, those of them with the event, and the penalty chosen. */
  readonly trainingRows: number;
  readonly trainingPositives: number;
  readonly penalty: number;
};

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

export type TwelveMonthForecast = {
  readonly origin: Origin;
  readonly windowFirstMonth: MonthIndex;
  readonly windowLastMonth: MonthIndex;
  readonly modelName: string;
  readonly modelVersion: string;
  readonly places: readonly string[];
  readonly targets: readonly TargetForecast[];
  readonly months: MonthlyDeathsForecast;
};

/**
 * Forecasts the twelve months after the last month of the history, from all that the history holds.
 *
 * Targets: deaths in one-sided violence and in all organised violence, at least 25, 100 and 1,000; what counts as having
 * happened is told at `truthOf`. The model is a ridge logistic regression on one row per place and past origin of the
 * same calendar month and the same lag between the two series, fitted only on rows whose window had ended with its
 * figures known; features that count violence may only raise the probability. The penalty is the one whose past
 * forecasts, each made with what was known then, had the lowest log loss. Same history and options: same figures.
 *
 * Throws a RangeError where the history does not hold together (`assertHistory`) or is too short: fewer than ten past
 * origins to learn from.
 */
export function forecastTwelveMonths(history: History, options: ForecastOptions = {}): TwelveMonthForecast {
  assertHistory(history);
  const say = options.onProgress ?? (() => {});
  say(0, 'Reading what was known at each past year');
  const panel = buildPanel(history, (share) => say(0.05 * share, 'Reading what was known at each past year'));
  assertLongEnough(panel);
  const origin = originOf(history);
  const made = forecastTargets(panel, options, (share, label) => say(0.05 + 0.65 * share, label));
  say(0.7, 'Forecasting monthly deaths');
  const months = forecastMonths(panel, (share) => say(0.7 + 0.3 * share, 'Forecasting monthly deaths'));
  say(1, 'Forecast made');
  return {
    origin,
    windowFirstMonth: origin.lastMonth + 1,
    windowLastMonth: origin.lastMonth + windowMonths,
    modelName,
    modelVersion,
    places: history.places,
    targets: made,
    months,
  };
}

/**
 * The probabilities of `forecastTwelveMonths` alone, without intervals or months, in a fraction of the time: for
 * setting a forecast beside that of an earlier moment. Throws as it does.
 */
export function forecastProbabilities(
  history: History,
  onProgress: (share: number, label: string) => void = () => {},
): readonly TargetForecast[] {
  assertHistory(history);
  const panel = buildPanel(history);
  assertLongEnough(panel);
  return forecastTargets(panel, { refits: 0 }, onProgress);
}

function forecastTargets(
  panel: Panel,
  options: ForecastOptions,
  say: (share: number, label: string) => void,
): readonly TargetForecast[] {
  const raw: TargetForecast[] = [];
  const total = targets.length * thresholds.length;
  for (const target of targets) {
    for (const threshold of thresholds) {
      say(raw.length / total, `Fitting ${targetWords(target)}, ${threshold} or more deaths`);
      raw.push(forecastQuestion(panel, target, threshold, options));
    }
  }
  return targets.flatMap((target) => madeToFall(raw.filter((forecast) => forecast.target === target)));
}

function targetWords(target: Target): string {
  return target === 'all' ? 'all organised violence' : 'one-sided violence';
}

function assertLongEnough(panel: Panel): void {
  if (panel.origins.length < 11) {
    throw new RangeError(
      `The history is too short to learn from: ${panel.origins.length - 1} past years like the present one, and ten are needed.`,
    );
  }
}

function forecastQuestion(
  panel: Panel,
  target: Target,
  threshold: number,
  { refits = 30, seed = 1 }: ForecastOptions,
): TargetForecast {
  const last = panel.origins.length - 1;
  const forecasts = new RollingForecasts(panel, { target, threshold });
  const chosen = forecasts.choosePenalty(last);
  const forecast = forecasts.at(last);
  const model = forecast.models[chosen];
  const probabilities = forecast.probabilities[chosen];
  if (model === undefined || probabilities === undefined) throw new RangeError('No penalty was tried.');
  const random = seededRandom(seed * 1_000_003 + threshold * 2 + (target === 'all' ? 1 : 0));
  const interval = bootstrapInterval(forecasts, last, chosen, refits, random);
  const { averageLogOdds, byRow } = driversAt(panel, model, last);
  const drivers: (readonly Driver[])[] = panel.history.places.map(() => []);
  byRow.forEach((own, i) => {
    drivers[uint16At(panel.rowPlace, uint32At(panel.originStart, last) + i)] = own;
  });
  return {
    target,
    threshold,
    probabilities: byPlace(panel, probabilities),
    lower: byPlace(panel, interval.lower),
    upper: byPlace(panel, interval.upper),
    drivers,
    averageProbability: logistic(averageLogOdds),
    trainingRows: forecast.trainingRows.length,
    trainingPositives: forecast.positives,
    penalty: listAt(penalties, chosen),
  };
}

/** From the rows of the last origin to places; NaN where a place has no row. */
function byPlace(panel: Panel, values: Float64Array): Float64Array {
  const first = uint32At(panel.originStart, panel.origins.length - 1);
  const spread = new Float64Array(panel.history.places.length).fill(Number.NaN);
  values.forEach((value, i) => {
    spread[uint16At(panel.rowPlace, first + i)] = value;
  });
  return spread;
}

function madeToFall(forecasts: readonly TargetForecast[]): readonly TargetForecast[] {
  const probabilities = fallingWithThreshold(forecasts.map((forecast) => forecast.probabilities));
  const lower = fallingWithThreshold(forecasts.map((forecast) => forecast.lower));
  const upper = fallingWithThreshold(forecasts.map((forecast) => forecast.upper));
  return forecasts.map((forecast, i) => ({
    ...forecast,
    probabilities: probabilities[i] ?? forecast.probabilities,
    lower: lower[i] ?? forecast.lower,
    upper: upper[i] ?? forecast.upper,
  }));
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
