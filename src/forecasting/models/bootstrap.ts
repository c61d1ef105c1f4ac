import { at, listAt, logistic, uint16At, uint32At } from '../arrays.ts';
import type { Panel } from '../features/panel.ts';
import type { Random } from '../random.ts';
import { fitLogisticPath, type LogisticModel, logOddsOf } from './elastic-net-logistic.ts';
import { fitOptions, penalties, type RollingForecasts } from './rolling.ts';

export type Interval = { readonly lower: Float64Array; readonly upper: Float64Array };

/** 5 % and 95 % points of the standard normal distribution. */
export const normalPoint = 1.6449;

/**
 * 5 % to 95 % interval of each probability at the origin, for what the model learnt: places are drawn with replacement,
 * each with all its years (years of one place are not independent), and the model is fitted anew at the same penalty.
 * The spread of the refits' log-odds, taken as normal, is put about the forecast's own log-odds. It says nothing of the
 * chance in the event itself, nor of a world that changes for all places at once.
 */
export function bootstrapInterval(
  forecasts: RollingForecasts,
  origin: number,
  penaltyNumber: number,
  refits: number,
  random: Random,
): Interval {
  const { panel, outcomes } = forecasts;
  const { models, trainingRows } = forecasts.at(origin);
  const start = models[penaltyNumber];
  const first = uint32At(panel.originStart, origin);
  const count = uint32At(panel.originStart, origin + 1) - first;
  const sums = new Float64Array(count);
  const squares = new Float64Array(count);
  const point = new Float64Array(count);
  for (let i = 0; i < count && start !== undefined; i += 1) point[i] = logOddsOf(start, panel.matrix, first + i);
  for (let refit = 0; refit < refits && start !== undefined; refit += 1) {
    const model = refitOnDrawnPlaces(panel, trainingRows, outcomes, start, listAt(penalties, penaltyNumber), random);
    for (let i = 0; i < count; i += 1) {
      const difference = logOddsOf(model, panel.matrix, first + i) - at(point, i);
      sums[i] = at(sums, i) + difference;
      squares[i] = at(squares, i) + difference * difference;
    }
  }
  const reach = squares.map((square, i) => {
    const mean = at(sums, i) / Math.max(1, refits);
    return normalPoint * Math.sqrt(Math.max(0, square / Math.max(1, refits) - mean * mean));
  });
  return {
    lower: point.map((logOdds, i) => logistic(logOdds - at(reach, i))),
    upper: point.map((logOdds, i) => logistic(logOdds + at(reach, i))),
  };
}

function refitOnDrawnPlaces(
  panel: Panel,
  trainingRows: Uint32Array,
  outcomes: Uint8Array,
  start: LogisticModel,
  penalty: number,
  random: Random,
): LogisticModel {
  const places = panel.history.places.length;
  const drawn = new Uint16Array(places);
  for (let draw = 0; draw < places; draw += 1) {
    const place = Math.floor(random() * places);
    drawn[place] = uint16At(drawn, place) + 1;
  }
  const rows = trainingRows.filter((row) => uint16At(drawn, uint16At(panel.rowPlace, row)) > 0);
  const weights = Float64Array.from(rows, (row) => uint16At(drawn, uint16At(panel.rowPlace, row)));
  const options = { ...fitOptions(panel), rows, outcomes, weights, penalties: [penalty], start };
  return fitLogisticPath(panel.matrix, options)[0] ?? start;
}
