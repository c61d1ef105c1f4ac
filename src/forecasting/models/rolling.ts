import { at, listAt, logistic, uint8At, uint16At, uint32At } from '../arrays.ts';
import type { Panel } from '../features/panel.ts';
import { type Target, truthKnown } from '../features/truth.ts';
import { fitLogisticPath, type LogisticModel, logOddsOf } from './elastic-net-logistic.ts';

/** What is forecast: at least so many deaths of the target in the window. */
export type Question = { readonly target: Target; readonly threshold: number };

/** Penalties tried, strongest first, per mean log loss on columns of standard deviation 1. */
export const penalties: readonly number[] = [0.3, 0.1, 0.03, 0.01, 0.003, 0.001, 0.0003];

/** Penalty where no past forecast can yet say which is best. */
const startingPenalty = 2;

/** 0 is ridge. Chosen, with the features, on origins 1997 to 2006, before those that the backtest reports. */
const mixing = 0;

/** First past origins are left for fitting before any forecast is scored to choose the penalty. */
const originsBeforeScoring = 6;

/** Forecasts of one question made at one origin with what was known then, at every penalty of the path. */
export type PathForecast = {
  readonly models: readonly LogisticModel[];
  /** Probabilities of the origin's rows, per penalty. */
  readonly probabilities: readonly Float64Array[];
  readonly trainingRows: Uint32Array;
  readonly positives: number;
};

/** Rows whose window had ended, with all figures of it known, at the origin. */
export function trainingRows(panel: Panel, target: Target, origin: number): Uint32Array {
  const now = panel.origins[origin];
  const rows: number[] = [];
  for (let row = 0; now !== undefined && row < panel.rowPlace.length; row += 1) {
    const past = panel.origins[uint16At(panel.rowOrigin, row)];
    if (past === undefined || !truthKnown(target, past, now)) continue;
    if (!Number.isNaN(at(panel.truth[target], row))) rows.push(row);
  }
  return Uint32Array.from(rows);
}

/** 1 where the row's window saw at least the threshold, else 0 (also where not known: such rows are never read). */
function outcomesOf(panel: Panel, question: Question): Uint8Array {
  return Uint8Array.from(panel.truth[question.target], (deaths) => (deaths >= question.threshold ? 1 : 0));
}

/**
 * Forecasts that are made on the way through time, kept so that each is fitted once: the forecasts of past origins
 * choose the penalty of later ones (inner validation, always out of time), and are themselves the backtest.
 */
export class RollingForecasts {
  readonly panel: Panel;
  readonly question: Question;
  readonly outcomes: Uint8Array;
  readonly #made = new Map<number, PathForecast>();

  constructor(panel: Panel, question: Question) {
    this.panel = panel;
    this.question = question;
    this.outcomes = outcomesOf(panel, question);
  }

  /** The path fitted on what was known at the origin, and its forecasts there. */
  at(origin: number): PathForecast {
    const made = this.#made.get(origin) ?? this.#make(origin);
    this.#made.set(origin, made);
    return made;
  }

  #make(origin: number): PathForecast {
    const { panel, question, outcomes } = this;
    const rows = trainingRows(panel, question.target, origin);
    const models = fitLogisticPath(panel.matrix, { ...fitOptions(panel), rows, outcomes, penalties });
    const first = uint32At(panel.originStart, origin);
    const count = uint32At(panel.originStart, origin + 1) - first;
    const probabilities = models.map((model) =>
      Float64Array.from({ length: count }, (_, i) => logistic(logOddsOf(model, panel.matrix, first + i))),
    );
    const positives = rows.reduce((sum, row) => sum + uint8At(outcomes, row), 0);
    return { models, probabilities, trainingRows: rows, positives };
  }

  /** Past origins whose forecasts can be scored by what is known at the origin: at most `most`, the latest. */
  scoredBefore(origin: number, most: number): readonly number[] {
    const { origins } = this.panel;
    const now = origins[origin];
    const first = originsBeforeScoring;
    const past: number[] = [];
    for (let number = first; number < origin; number += 1) {
      const then = origins[number];
      if (now !== undefined && then !== undefined && truthKnown(this.question.target, then, now)) past.push(number);
    }
    return past.slice(-most);
  }

  /** Number of the penalty whose past forecasts, scored by what is known at the origin, had the lowest log loss. */
  choosePenalty(origin: number, most = 20): number {
    const past = this.scoredBefore(origin, most);
    const losses = penalties.map((_, index) => past.reduce((sum, then) => sum + this.#lossAt(then, index), 0));
    let best = startingPenalty;
    if (past.length > 0) {
      for (let index = 0; index < losses.length; index += 1) {
        if (listAt(losses, index) < listAt(losses, best) - 1e-12) best = index;
      }
    }
    return best;
  }

  #lossAt(origin: number, index: number): number {
    const forecast = this.at(origin).probabilities[index];
    const first = uint32At(this.panel.originStart, origin);
    let loss = 0;
    for (let i = 0; forecast !== undefined && i < forecast.length; i += 1) {
      if (Number.isNaN(at(this.panel.truth[this.question.target], first + i))) continue;
      const p = Math.min(1 - 1e-9, Math.max(1e-9, at(forecast, i)));
      loss -= Math.log(uint8At(this.outcomes, first + i) === 1 ? p : 1 - p);
    }
    return loss;
  }
}

/** Signs and penalty factors of the panel's features, as the fit takes them. */
export function fitOptions(panel: Panel): {
  readonly mixing: number;
  readonly signs: Float64Array;
  readonly penaltyFactors: Float64Array;
} {
  return {
    mixing,
    signs: Float64Array.from(panel.features, (feature) => feature.sign),
    penaltyFactors: new Float64Array(panel.features.length).fill(1),
  };
}
