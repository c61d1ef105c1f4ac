import { at, uint8At } from '../arrays.ts';
import { seededRandom } from '../random.ts';
import { brierScore } from '../scores/brier.ts';
import { type BootstrapInterval, chosen, chosenOutcomes, clusteredIntervals } from '../scores/clustered-bootstrap.ts';
import { logLoss } from '../scores/log-loss.ts';
import { type PairedTest, pairedTest } from '../scores/paired-test.ts';
import { auroc, averagePrecision } from '../scores/ranking.ts';
import { recallOfChosen, topOfEachGroup } from '../scores/recall-at-k.ts';
import { calibrationLine } from '../scores/reliability.ts';

/** What is said of one method's probabilities. Log loss in nats. */
export type MethodScores = {
  readonly auroc: number;
  readonly averagePrecision: number;
  readonly brier: number;
  readonly logLoss: number;
  /** Share of all positives that stand in their year's top thirty. */
  readonly recallAt30: number;
  readonly meanProbability: number;
  readonly calibrationSlope: number;
};

export type ScoredRows = {
  readonly outcomes: Uint8Array;
  readonly years: Uint16Array;
  /** Number of each row's country, drawn whole by the bootstrap. */
  readonly countries: Uint16Array;
};

/** 90 % intervals over draws of countries, and tests against the anchor. */
export type ScoreIntervals<Method extends string> = {
  readonly level: 0.9;
  readonly draws: number;
  readonly methods: Readonly<Record<Method, Readonly<Record<keyof MethodScores, BootstrapInterval>>>>;
  /** Forestall's log loss and Brier score over the anchor's, and average precision likewise: the ratio, its interval. */
  readonly ratioToAnchor: Readonly<
    Record<'logLoss' | 'brier' | 'averagePrecision', BootstrapInterval & { readonly ratio: number }>
  >;
  readonly anchor: string;
  /** Log loss of Forestall less that of the anchor, row by row. */
  readonly pairedTest: PairedTest;
};

const topPerYear = 30;
const draws = 400;
const flips = 4000;

export function scoresOf(probabilities: Float64Array, rows: ScoredRows): MethodScores {
  const all = Uint32Array.from(rows.outcomes, (_, row) => row);
  return scoresOfSample(probabilities, rows, topOfEachGroup(probabilities, rows.years, topPerYear), all);
}

function scoresOfSample(p: Float64Array, rows: ScoredRows, top: Uint8Array, sample: Uint32Array): MethodScores {
  const probabilities = chosen(p, sample);
  const outcomes = chosenOutcomes(rows.outcomes, sample);
  return {
    auroc: auroc(probabilities, outcomes),
    averagePrecision: averagePrecision(probabilities, outcomes),
    brier: brierScore(probabilities, outcomes),
    logLoss: logLoss(probabilities, outcomes),
    recallAt30: recallOfChosen(top, rows.outcomes, sample),
    meanProbability: probabilities.reduce((sum, value) => sum + value, 0) / probabilities.length,
    calibrationSlope: calibrationLine(probabilities, outcomes).slope,
  };
}

/** Intervals of all scores, and of Forestall's over the anchor's, on the same draws of countries. */
export function intervalsOf<Method extends string>(
  forecasts: Readonly<Record<Method, Float64Array>>,
  rows: ScoredRows,
  forestall: NoInfer<Method>,
  anchor: NoInfer<Method>,
  seed: number,
): ScoreIntervals<Method> {
  // Object.keys knows keys as strings only; these are the methods.
  const methods = Object.keys(forecasts) as Method[];
  const tops = new Map(methods.map((method) => [method, topOfEachGroup(forecasts[method], rows.years, topPerYear)]));
  const statistics = (sample: Uint32Array): Record<string, number> => {
    const flat: Record<string, number> = {};
    for (const method of methods) {
      const scores = scoresOfSample(forecasts[method], rows, tops.get(method) ?? new Uint8Array(0), sample);
      for (const [name, value] of Object.entries(scores)) flat[`${method} ${name}`] = value;
    }
    for (const name of ratioNames) {
      flat[`ratio ${name}`] = (flat[`${forestall} ${name}`] ?? Number.NaN) / (flat[`${anchor} ${name}`] ?? Number.NaN);
    }
    return flat;
  };
  const whole = statistics(Uint32Array.from(rows.outcomes, (_, row) => row));
  const intervals = clusteredIntervals(rows.countries, statistics, draws, seededRandom(seed));
  const none = { lower: Number.NaN, upper: Number.NaN };
  const intervalsFor = (method: Method): Record<string, BootstrapInterval> =>
    Object.fromEntries(scoreNames.map((name) => [name, intervals[`${method} ${name}`] ?? none]));
  const ratios = ratioNames.map((name) => [
    name,
    { ratio: whole[`ratio ${name}`] ?? Number.NaN, ...(intervals[`ratio ${name}`] ?? none) },
  ]);
  return {
    level: 0.9,
    draws,
    // Built from the lists of names that the types are made of, which fromEntries cannot say.
    methods: Object.fromEntries(
      methods.map((method) => [method, intervalsFor(method)]),
    ) as ScoreIntervals<Method>['methods'],
    ratioToAnchor: Object.fromEntries(ratios) as ScoreIntervals<Method>['ratioToAnchor'],
    anchor,
    pairedTest: pairedTest(
      lossByRow(forecasts[forestall], rows.outcomes),
      lossByRow(forecasts[anchor], rows.outcomes),
      rows.countries,
      flips,
      seededRandom(seed + 1),
    ),
  };
}

const ratioNames = ['logLoss', 'brier', 'averagePrecision'] as const;
const scoreNames = [
  'auroc',
  'averagePrecision',
  'brier',
  'logLoss',
  'recallAt30',
  'meanProbability',
  'calibrationSlope',
] as const satisfies readonly (keyof MethodScores)[];

function lossByRow(probabilities: Float64Array, outcomes: Uint8Array): Float64Array {
  return probabilities.map((_, row) => {
    const p = Math.min(1 - 1e-15, Math.max(1e-15, at(probabilities, row)));
    return uint8At(outcomes, row) === 1 ? -Math.log(p) : -Math.log(1 - p);
  });
}
