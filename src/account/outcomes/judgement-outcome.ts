import { brierScore } from '../../forecasting/scores/brier.ts';
import { logLoss } from '../../forecasting/scores/log-loss.ts';

/** A probability that somebody gave to a question, and what happened. */
type AnsweredEstimate = { readonly probability: number; readonly happened: boolean };

export type JudgementScores = {
  readonly count: number;
  readonly happened: number;
  readonly brier: number;
  /** Mean negative log likelihood, in nats. */
  readonly logScore: number;
};

/** Scored as forecasts are; nothing where there is none. */
export function judgementScores(judgements: readonly AnsweredEstimate[]): JudgementScores | undefined {
  if (judgements.length === 0) return undefined;
  const probabilities = Float64Array.from(judgements, ({ probability }) => probability);
  const outcomes = Uint8Array.from(judgements, ({ happened }) => (happened ? 1 : 0));
  return {
    count: judgements.length,
    happened: outcomes.reduce((sum, each) => sum + each, 0),
    brier: brierScore(probabilities, outcomes),
    logScore: logLoss(probabilities, outcomes),
  };
}
