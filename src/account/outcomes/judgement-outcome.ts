import { brierScore } from '../../forecasting/scores/brier.ts';
import { logLoss } from '../../forecasting/scores/log-loss.ts';

/** A person's probability on a question that has been answered by what happened. */
export type ResolvedJudgement = {
  readonly question: string;
  /** Where the question is read. */
  readonly href: string;
  readonly probability: number;
  readonly happened: boolean;
};

/** The judgements that an asker may see, of questions that are resolved: given by the stage that keeps them. */
export type ResolvedJudgements<Asker> = (actor: Asker) => Promise<readonly ResolvedJudgement[]>;

export type JudgementScores = {
  readonly count: number;
  readonly happened: number;
  readonly brier: number;
  /** Mean negative log likelihood, in nats. */
  readonly logScore: number;
};

/** Scored as forecasts are; nothing where there is none. */
export function judgementScores(judgements: readonly ResolvedJudgement[]): JudgementScores | undefined {
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
