import { at, uint8At, uint32At } from '../arrays.ts';
import type { Panel } from '../features/panel.ts';
import { baselinesAt, persistenceColumn } from '../models/baselines.ts';
import { fitBoosting, predictBoosting } from '../models/histogram-boosting.ts';
import { fitForest, predictForest } from '../models/histogram-boosting-forest.ts';
import { logPool, stackingWeights } from '../models/pools.ts';
import { RollingForecasts } from '../models/rolling.ts';
import { seededRandom } from '../random.ts';
import type { SparseRows } from '../sparse-rows.ts';

/** Persistence, then ridge, forest and boosting: all fitted on the same rows, in the order of the stacking weights. */
const memberCount = 4;

/** All that is chosen here was chosen on forecasts of 1997 to 2004, before the years that are reported. */
const forest = { trees: 200, minimumLeafRows: 20, columnShare: 0.3 };
const boosting = { trees: 100, learningRate: 0.04, maximumDepth: 2, minimumLeafRows: 20, l2: 10 };

/**
 * What many features say must be earned: with so many positives to learn from they have half the prior weight beside
 * persistence, with few of them less. Stacking then moves the weights, against so many rows' worth of the prior.
 */
const positivesForHalf = 100;
const stackingShrinkage = 300;
/** Years of past forecasts before any weights are learnt. */
const yearsBeforeStacking = 3;
/** Training years before the first forecast is made. */
const yearsBeforeFirst = 4;

/** Probabilities of one origin's rows by each method. */
export type OneSidedForecast = {
  readonly forestall: Float64Array;
  readonly persistence: Float64Array;
  readonly baseRate: Float64Array;
};

/**
 * One-sided violence of at least a threshold in the calendar year after each origin (the end of a year), made on the
 * way through time: a log pool of persistence, ridge, forest and boosting, whose weights are those that did best on
 * their own past forecasts, drawn towards persistence where positives are few.
 */
export class OneSidedForecasts {
  readonly #panel: Panel;
  readonly #threshold: number;
  readonly #ridge: RollingForecasts;
  readonly #persistence: SparseRows;
  readonly #members = new Map<number, readonly Float64Array[]>();

  constructor(panel: Panel, threshold: number) {
    this.#panel = panel;
    this.#threshold = threshold;
    this.#ridge = new RollingForecasts(panel, { target: 'one-sided', threshold });
    this.#persistence = persistenceColumn(panel, 'one-sided');
  }

  at(origin: number): OneSidedForecast {
    const members = this.#membersAt(origin);
    const baselines = baselinesAt(
      this.#panel,
      { target: 'one-sided', threshold: this.#threshold },
      this.#ridge.outcomes,
      this.#persistence,
      origin,
    );
    return { forestall: logPool(members, this.#weightsAt(origin)), ...baselines };
  }

  #membersAt(origin: number): readonly Float64Array[] {
    const made = this.#members.get(origin) ?? this.#fit(origin);
    this.#members.set(origin, made);
    return made;
  }

  #fit(origin: number): readonly Float64Array[] {
    const panel = this.#panel;
    const { trainingRows, probabilities } = this.#ridge.at(origin);
    const first = uint32At(panel.originStart, origin);
    const count = uint32At(panel.originStart, origin + 1) - first;
    const shape = { features: panel.raw, rows: panel.rowPlace.length, columns: panel.features.length, trainingRows };
    const { outcomes } = this.#ridge;
    const trees = fitForest({ ...shape, ...forest, outcome: outcomes, random: seededRandom(1000 + origin) });
    const outcome = Float64Array.from(outcomes);
    const boosted = fitBoosting({ ...shape, ...boosting, outcome, loss: { kind: 'binary' } });
    const rows = Uint32Array.from({ length: count }, (_, i) => first + i);
    const question = { target: 'one-sided', threshold: this.#threshold } as const;
    return [
      baselinesAt(panel, question, outcomes, this.#persistence, origin).persistence,
      probabilities[this.#ridge.choosePenalty(origin)] ?? new Float64Array(count),
      Float64Array.from(rows, (row) => held(predictForest(trees, panel.raw, row))),
      Float64Array.from(rows, (row) => held(predictBoosting(boosted, panel.raw, row))),
    ];
  }

  /** Weights by what each member forecast in past years whose deaths are known at the origin. */
  #weightsAt(origin: number): readonly number[] {
    const past: number[] = [];
    for (let number = yearsBeforeFirst; number < origin; number += 1) past.push(number);
    const { positives } = this.#ridge.at(origin);
    const share = positives / (positives + positivesForHalf) / (memberCount - 1);
    const prior = Array.from({ length: memberCount }, (_, k) => (k === 0 ? 1 - (memberCount - 1) * share : share));
    if (past.length < yearsBeforeStacking || positives === 0) return prior;
    const rows = past.flatMap((number) => {
      const first = uint32At(this.#panel.originStart, number);
      return Array.from({ length: uint32At(this.#panel.originStart, number + 1) - first }, (_, i) => first + i);
    });
    const known = rows.map((row) => !Number.isNaN(at(this.#panel.truth['one-sided'], row)));
    const made = past.map((number) => this.#membersAt(number));
    const forecasts = Array.from({ length: memberCount }, (_, member) =>
      Float64Array.from(made.flatMap((members) => [...(members[member] ?? [])])).filter((_, i) => known[i] === true),
    );
    const outcomes = Uint8Array.from(
      rows.filter((_, i) => known[i] === true),
      (row) => uint8At(this.#ridge.outcomes, row),
    );
    return stackingWeights(forecasts, outcomes, stackingShrinkage, prior);
  }
}

/** A tree that has seen no event says 0, which nobody knows. */
function held(p: number): number {
  return Math.min(1 - 5e-4, Math.max(5e-4, p));
}

/** Number of the origin whose window is the calendar year. */
export function originBefore(panel: Panel, year: number): number {
  return panel.origins.findIndex(({ lastYear }) => lastYear === year - 1);
}

/** The first calendar year that can be forecast. */
export function firstOneSidedYear(panel: Panel): number {
  return (panel.origins[yearsBeforeFirst]?.lastYear ?? Number.POSITIVE_INFINITY) + 1;
}
