import { at, listAt, logistic, uint16At, uint32At } from './arrays.ts';
import { type Driver, driversAt } from './drivers.ts';
import { lastFiguresCarried, yearsMissing } from './features/gaps.ts';
import { buildPanel, type Panel } from './features/panel.ts';
import { type Lens, type Target, targets, thresholds, windowMonths } from './features/truth.ts';
import { assertHistory, type History, type MonthIndex, type Origin, originOf, wasQuiet } from './history.ts';
import { bootstrapInterval } from './models/bootstrap.ts';
import type { LogisticModel } from './models/elastic-net-logistic.ts';
import { widenedForGaps } from './models/gap-widening.ts';
import { fallingWithThreshold } from './models/monotone.ts';
import { penalties, RollingForecasts } from './models/rolling.ts';
import { seededRandom } from './random.ts';
import { type SimilarCases, similarCases } from './similar-cases.ts';

export const chancesModelName = 'ridge-logistic';
/** Raised with every change that can change a figure of any model of the twelve months. */
export const modelVersion = '1.2.0';

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
  readonly target: Lens;
  readonly threshold: number;
  /** NaN where the place is absent (not a state in the last typed year); of onset also where there was no quiet year. */
  readonly probabilities: Float64Array;
  /** 5 % and 95 % bounds of the probability, for what the model could learn; NaN where absent. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Per place, largest first; none where absent. */
  readonly drivers: readonly (readonly Driver[])[];
  /** Probability of a place that is average in every feature: what drivers are measured against. */
  readonly averageProbability: number;
  /** The model itself: log-odds are its intercept plus coefficients × the features' values. */
  readonly model: LogisticModel;
  /** What the model was fitted on: place-years, those of them with the event, and the penalty chosen. */
  readonly trainingRows: number;
  readonly trainingPositives: number;
  readonly penalty: number;
};

/** What the model read of one place, one entry a feature, in the order of the model's coefficients. */
export type PlaceReading = {
  /** On the scale that the model sees. */
  readonly values: readonly number[];
  /** The same in words, such as 'Deaths in one-sided violence in 2024: 312'. */
  readonly words: readonly string[];
};

export type ChancesForecast = {
  readonly origin: Origin;
  readonly windowFirstMonth: MonthIndex;
  readonly windowLastMonth: MonthIndex;
  readonly places: readonly string[];
  readonly targets: readonly TargetForecast[];
  /** Names of the features, in the order of coefficients and values. */
  readonly features: readonly string[];
  /** By place; nothing where absent. */
  readonly readings: readonly (PlaceReading | undefined)[];
  /** By place; nothing where absent, or where they were not asked for. */
  readonly similar: readonly (SimilarCases | undefined)[];
  /** Years by which a place's figures by type end early, its last known ones standing in; 0 where they are whole. */
  readonly yearsMissing: Uint8Array;
};

/**
 * Forecasts the twelve months after the last month of the history, from all that the history holds.
 *
 * Questions: at least 25, 100 and 1,000 deaths in one-sided violence; the same asked only of places that had fewer in
 * the last typed year (onset: the very same probabilities, since a model that learnt from such places alone had the
 * higher log loss on 1997 to 2004 at every threshold); and deaths in all organised violence. What counts as having
 * happened is told at `truthOf`. The model is a ridge logistic regression on one row per place and past origin of the
 * same calendar month and the same lag between the two series, fitted only on rows whose window had ended with its
 * figures known; features that count violence may only raise the probability. The penalty is the one whose past
 * forecasts, each made with what was known then, had the lowest log loss.
 *
 * A place that exists but whose figures by type end up to three years early is read at its last known ones, its interval
 * wider by what hiding as many years moves others like it. Same history and options: same figures.
 *
 * Throws a RangeError where the history does not hold together (`assertHistory`) or is too short: fewer than ten past
 * origins to learn from.
 */
export function forecastChances(history: History, options: ForecastOptions = {}): ChancesForecast {
  const say = options.onProgress ?? (() => {});
  say(0, 'Reading what was known at each past year');
  const panel = livePanel(history, (share) => say(0.1 * share, 'Reading what was known at each past year'));
  const made = forecastTargets(panel, history, options, (share, label) => say(0.1 + 0.7 * share, label));
  say(0.8, 'Looking for past cases like each country');
  const similar = similarCases(panel);
  say(1, 'Chances made');
  return { ...partsOf(panel, history), targets: made, similar: byPlaceOf(panel, similar) };
}

/**
 * The probabilities of `forecastChances` alone, with what the model read but without intervals or similar cases: for
 * setting a forecast beside that of an earlier moment. Throws as it does.
 */
export function forecastProbabilities(
  history: History,
  onProgress: (share: number, label: string) => void = () => {},
): ChancesForecast {
  const panel = livePanel(history);
  const made = forecastTargets(panel, history, { refits: 0 }, onProgress);
  return { ...partsOf(panel, history), targets: made, similar: history.places.map(() => undefined) };
}

/** The panel of the moment at which the history ends, gaps filled for what is read and never for what is learnt. */
export function livePanel(history: History, onOrigin?: (share: number) => void): Panel {
  assertHistory(history);
  const panel = buildPanel(lastFiguresCarried(history), onOrigin, history);
  if (panel.origins.length < 11) {
    throw new RangeError(
      `The history is too short to learn from: ${panel.origins.length - 1} past years like the present one, and ten are needed.`,
    );
  }
  return panel;
}

function partsOf(panel: Panel, history: History): Omit<ChancesForecast, 'targets' | 'similar'> {
  const origin = originOf(history);
  return {
    origin,
    windowFirstMonth: origin.lastMonth + 1,
    windowLastMonth: origin.lastMonth + windowMonths,
    places: history.places,
    features: panel.features.map(({ id }) => id),
    readings: byPlaceOf(panel, readingsAt(panel)),
    yearsMissing: yearsMissing(history),
  };
}

function readingsAt({ features, raw, origins, originStart }: Panel): readonly PlaceReading[] {
  const last = origins.length - 1;
  const origin = origins[last];
  const first = uint32At(originStart, last);
  return Array.from({ length: uint32At(originStart, last + 1) - first }, (_, i) => {
    const own = features.map((_, column) => at(raw, (first + i) * features.length + column));
    return {
      values: features.map((feature, column) => feature.scale(listAt(own, column))),
      words: features.map((feature, column) =>
        origin === undefined ? '' : feature.words(listAt(own, column), origin),
      ),
    };
  });
}

function forecastTargets(
  panel: Panel,
  history: History,
  options: ForecastOptions,
  say: (share: number, label: string) => void,
): readonly TargetForecast[] {
  const raw: TargetForecast[] = [];
  const total = targets.length * thresholds.length;
  for (const target of targets) {
    for (const threshold of thresholds) {
      say(raw.length / total, `Fitting ${targetWords(target)}, ${threshold} or more deaths`);
      raw.push(forecastQuestion(panel, history, target, threshold, options));
    }
  }
  const of = (target: Target) => madeToFall(raw.filter((forecast) => forecast.target === target));
  const oneSided = of('one-sided');
  return [...oneSided, ...oneSided.map((forecast) => onsetOf(panel, forecast)), ...of('all')];
}

/** The same forecast asked only of places with fewer one-sided deaths than the threshold in the last typed year. */
function onsetOf(panel: Panel, forecast: TargetForecast): TargetForecast {
  const { history } = panel;
  const year = originOf(history).lastYear;
  const isQuiet = (place: number) => wasQuiet(history, place, year, forecast.threshold);
  const asked = (values: Float64Array) => values.map((value, place) => (isQuiet(place) ? value : Number.NaN));
  return {
    ...forecast,
    target: 'onset',
    probabilities: asked(forecast.probabilities),
    lower: asked(forecast.lower),
    upper: asked(forecast.upper),
    drivers: forecast.drivers.map((own, place) => (isQuiet(place) ? own : [])),
  };
}

function targetWords(target: Target): string {
  return target === 'all' ? 'all organised violence' : 'one-sided violence';
}

function forecastQuestion(
  panel: Panel,
  history: History,
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
  const interval = widenedForGaps(bootstrapInterval(forecasts, last, chosen, refits, random), panel, history, model);
  const { averageLogOdds, byRow } = driversAt(panel, model, last);
  return {
    target,
    threshold,
    probabilities: byPlace(panel, probabilities),
    lower: byPlace(panel, interval.lower),
    upper: byPlace(panel, interval.upper),
    drivers: byPlaceOf(panel, byRow).map((own) => own ?? []),
    averageProbability: logistic(averageLogOdds),
    model,
    trainingRows: forecast.trainingRows.length,
    trainingPositives: forecast.positives,
    penalty: listAt(penalties, chosen),
  };
}

/** From the rows of the last origin to places; NaN where a place has no row. */
function byPlace(panel: Panel, values: Float64Array): Float64Array {
  return Float64Array.from(byPlaceOf(panel, Array.from(values)), (value) => value ?? Number.NaN);
}

function byPlaceOf<Value>(panel: Panel, values: readonly Value[]): readonly (Value | undefined)[] {
  const first = uint32At(panel.originStart, panel.origins.length - 1);
  const spread: (Value | undefined)[] = panel.history.places.map(() => undefined);
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
