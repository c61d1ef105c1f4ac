import { type BrierDecomposition, brierDecomposition, brierScore, skill } from './brier.ts';
import { logLoss } from './log-loss.ts';
import { auroc, averagePrecision } from './ranking.ts';
import { type CalibrationLine, calibrationLine, type ReliabilityBin, reliabilityBins } from './reliability.ts';

/** All that is said of one method's probabilities against what happened. */
export type ProbabilityScores = {
  readonly n: number;
  readonly positives: number;
  readonly meanProbability: number;
  readonly brier: number;
  /** Against the base rate's Brier score on the same rows. */
  readonly brierSkill: number;
  /** Over ten equal-width bins. */
  readonly brierDecomposition: BrierDecomposition;
  /** Nats. */
  readonly logLoss: number;
  readonly auroc: number;
  readonly averagePrecision: number;
  readonly calibration: CalibrationLine;
  readonly reliability: readonly ReliabilityBin[];
};

/** @param reference the base rate's probabilities of the same rows, which the Brier skill is measured against. */
export function scoreProbabilities(
  probabilities: Float64Array,
  outcomes: Uint8Array,
  reference: Float64Array,
): ProbabilityScores {
  const brier = brierScore(probabilities, outcomes);
  return {
    n: outcomes.length,
    positives: outcomes.reduce((sum, outcome) => sum + outcome, 0),
    meanProbability: probabilities.reduce((sum, p) => sum + p, 0) / probabilities.length,
    brier,
    brierSkill: skill(brier, brierScore(reference, outcomes)),
    brierDecomposition: brierDecomposition(probabilities, outcomes, 10),
    logLoss: logLoss(probabilities, outcomes),
    auroc: auroc(probabilities, outcomes),
    averagePrecision: averagePrecision(probabilities, outcomes),
    calibration: calibrationLine(probabilities, outcomes),
    reliability: reliabilityBins(probabilities, outcomes),
  };
}
