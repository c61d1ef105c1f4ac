import { v7 as uuidv7 } from 'uuid';
import { brierScore } from '../../forecasting/scores/brier.ts';
import { reliabilityBins } from '../../forecasting/scores/reliability.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { requireRole } from '../../platform/records/record-roles.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { FigureService } from '../../warn/events/figure-service.ts';
import type { FigureReleaseId } from '../../warn/events/figures.ts';
import { brierOf, logScoreOf } from './judgement.ts';
import { estimate } from './judgement-question.ts';
import {
  didHappen,
  inOrderOf,
  type PracticeQuestion,
  practiceQuestions,
  shareThatHappened,
} from './practice-question.ts';
import { insertAnswer, listAnswers, type PracticeAnswer } from './practice-store.ts';

export type PracticeService = ReturnType<typeof createPracticeService>;

/** What is asked next: nothing in it tells the answer, nor the country and the year by which it could be looked up. */
export type Asked = Pick<PracticeQuestion, 'shown' | 'thresholdDeaths'> & {
  readonly number: number;
  /** Questions that are left, this one too. */
  readonly left: number;
};

/** Of the calibration of a few dozen answers: narrower bins would hold one each. */
const calibrationBounds = [0, 0.2, 0.4, 0.6, 0.8, 1];

type Questions = { readonly release: FigureReleaseId; readonly questions: readonly PracticeQuestion[] };

/**
 * Practice at judging, on questions from history. What somebody practises is their own: nobody else sees it, it weighs
 * in no pool, and it is no step of the ledger.
 */
export function createPracticeService({
  database,
  clock,
  figures,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly figures: FigureService;
}) {
  let made: Questions | undefined;

  /** From the figures that stand; laid out once for each release. */
  async function questionsOf(actor: Actor): Promise<Questions | undefined> {
    const release = (await figures.current(actor))['ucdp-organised-violence'];
    if (release === undefined) return undefined;
    if (made?.release !== release.id) {
      const annual = await figures.annualOf(actor, release.id);
      made = { release: release.id, questions: practiceQuestions(annual) };
    }
    return made;
  }

  async function standing(actor: Actor) {
    requireRole(actor, estimate.roles);
    const [from, answers] = await Promise.all([
      questionsOf(actor),
      database.snapshot(actor, (queries) => listAnswers(queries, actor.personId)),
    ]);
    const judged = new Set(answers.map(({ country, year }) => `${country} ${year}`));
    const open = inOrderOf(actor.personId, from?.questions ?? []).filter(
      ({ country, year }) => !judged.has(`${country} ${year}`),
    );
    return { from, answers, open, number: (answers[0]?.number ?? 0) + 1 };
  }

  return {
    /** The next question for the asker; nothing where all are judged, or no figures are loaded. */
    async next(actor: Actor): Promise<Asked | undefined> {
      const { open, number } = await standing(actor);
      const [first] = open;
      return first && { shown: first.shown, thresholdDeaths: first.thresholdDeaths, number, left: open.length };
    },

    /**
     * Keeps how likely somebody held it. @param probability 0 to 1
     * @throws Refusal (409) where the question of that number is not the next: it has been judged in another window
     */
    async answer(actor: Actor, number: number, probability: number): Promise<void> {
      const { from, open, number: next } = await standing(actor);
      const [first] = open;
      const another = new Refusal('practice.another', 409, 'That question is judged already. Go on with the next one.');
      if (from === undefined || first === undefined || number !== next) throw another;
      const { country, year, thresholdDeaths, deathsBest } = first;
      const kept = await database.transact(actor, (queries) =>
        insertAnswer(queries, actor.personId, {
          ...{ id: uuidv7(), number, releaseId: from.release, country, year, thresholdDeaths, probability, deathsBest },
          baseRate: shareThatHappened(from.questions),
          answeredAt: clock(),
        }),
      );
      if (!kept) throw another;
    },

    /** All that the asker has judged in practice, the last first, and how well. */
    async record(actor: Actor) {
      requireRole(actor, estimate.roles);
      const answers = await database.snapshot(actor, (queries) => listAnswers(queries, actor.personId));
      const probabilities = Float64Array.from(answers, ({ probability }) => probability);
      const outcomes = Uint8Array.from(answers, (answer) => (didHappen(answer) ? 1 : 0));
      return {
        answers: answers.map(scored),
        brier: answers.length === 0 ? undefined : brierScore(probabilities, outcomes),
        /** Of somebody who always says how often it happens. */
        baseRateBrier:
          answers.length === 0
            ? undefined
            : brierScore(
                Float64Array.from(answers, ({ baseRate }) => baseRate),
                outcomes,
              ),
        calibration: reliabilityBins(probabilities, outcomes, calibrationBounds),
      };
    },
  };
}

function scored(answer: PracticeAnswer) {
  const happened = didHappen(answer);
  const { probability } = answer;
  return { ...answer, happened, brier: brierOf(probability, happened), logScore: logScoreOf(probability, happened) };
}
