import { reliabilityBins } from '../../forecasting/scores/reliability.ts';
import { countryByCode } from '../../places/country.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { asMonth } from '../../warn/events/figures.ts';
import type { ForecastService } from '../../warn/forecasts/forecast-service.ts';
import { brierOf, forecastAsked, logScoreOf, poolEstimates, type Scored, trackRecords } from './judgement.ts';
import { type EstimateService, figureQuestionOf, type Question, type QuestionService } from './judgement-service.ts';

export type JudgementReadingService = ReturnType<typeof createJudgementReadingService>;

/** A probability, 0 to 1, and its scores once the question is answered. */
export type ScoredProbability = {
  readonly probability: number;
  readonly brier: number | undefined;
  /** In nats. */
  readonly logScore: number | undefined;
};

type Given = Awaited<ReturnType<EstimateService['list']>>['records'][number];
type Answered = Extract<Question, { state: 'resolved' }>;

const longest = 10_000;
/** Of the calibration of a few dozen judgements: narrower bins would hold one each. */
const calibrationBounds = [0, 0.2, 0.4, 0.6, 0.8, 1];

/** All estimates of a question together, with the model's beside them: by one rule for pages and API. */
export function createJudgementReadingService({
  questions,
  estimates,
  forecasts,
}: {
  readonly questions: QuestionService;
  readonly estimates: EstimateService;
  readonly forecasts: ForecastService;
}) {
  /** The model's own probability for the question, as it stood when estimates ended; nothing where no forecast fits. */
  async function modelFor(actor: Actor, question: Pick<Question, 'values'>) {
    const asked = figureQuestionOf(question);
    const fitting = asked && forecastAsked(asked);
    const country = countryByCode(question.values.country)?.code;
    const windowFirstMonth = asMonth(fitting?.windowFirstMonth ?? '');
    const windowLastMonth = asMonth(fitting?.windowLastMonth ?? '');
    if (!fitting || country === undefined || windowFirstMonth === undefined || windowLastMonth === undefined) return;
    const madeUpTo = new Date(`${question.values.closesOn}T23:59:59.999Z`);
    return forecasts.fitting(actor, { ...fitting, country, windowFirstMonth, windowLastMonth, madeUpTo });
  }

  /** Every answered question that the actor may see, and the estimates of these and of others that are asked about. */
  async function standing(actor: Actor, others: readonly Question[] = []) {
    const { records } = await questions.list(actor, { state: 'resolved' }, { limit: longest, offset: 0 });
    const answered = records.filter((question): question is Answered => question.state === 'resolved');
    const question = [...answered, ...others].map(({ id }) => id);
    const given = await estimates.page(actor, { oneOf: { question } }, { after: undefined, limit: longest });
    return { answered, byQuestion: Map.groupBy(given, ({ values }) => values.question) };
  }

  /** How whoever made an estimate had scored on questions that were answered before this one closed. */
  function pastScores({ answered, byQuestion }: Awaited<ReturnType<typeof standing>>, question: Question) {
    const before = answered.filter(({ id, changedAt }) => {
      const answeredOn = changedAt.toISOString().slice(0, 10);
      return id !== question.id && answeredOn < question.values.closesOn;
    });
    const scores = new Map<string, number[]>();
    for (const { id, values } of before) {
      for (const { createdBy, values: said } of byQuestion.get(id) ?? []) {
        const own = scores.get(createdBy) ?? [];
        own.push(brierOf(said.probability, values.outcome));
        scores.set(createdBy, own);
      }
    }
    return (personId: string): readonly number[] => scores.get(personId) ?? [];
  }

  const weighed = (given: readonly Given[], past: (personId: string) => readonly number[]) =>
    given.map(({ createdBy, values }) => ({ probability: values.probability, past: past(createdBy) }));

  /** Everybody's scored probabilities: the actor's own, departments, the pool of each question, and the model. */
  async function scoredBy(actor: Actor) {
    const stands = await standing(actor);
    const [own, teams, teamsBesideModel, together]: Scored[][] = [[], [], [], []];
    for (const question of stands.answered) {
      const { outcome } = question.values;
      const given = stands.byQuestion.get(question.id) ?? [];
      const past = pastScores(stands, question);
      const model = await modelFor(actor, question);
      for (const { createdBy, createdByName, organisation, values } of given) {
        if (createdBy !== actor.personId) continue;
        own?.push({ name: `${createdByName} (${organisation})`, probability: values.probability, outcome });
      }
      for (const [name, ofTeam] of Map.groupBy(given, ({ organisation }) => organisation)) {
        const pooled = poolEstimates(weighed(ofTeam, past));
        if (pooled === undefined) continue;
        teams?.push({ name, probability: pooled.logPool, outcome });
        if (model !== undefined) teamsBesideModel?.push({ name, probability: pooled.logPool, outcome });
      }
      const pooled = poolEstimates(weighed(given, past));
      if (pooled !== undefined) together?.push({ name: 'pool', probability: pooled.logPool, outcome });
      if (pooled !== undefined) together?.push({ name: 'median', probability: pooled.median, outcome });
      if (model === undefined) continue;
      together?.push({ name: 'model', probability: model.probability, outcome });
      if (pooled !== undefined) together?.push({ name: 'pool-beside-model', probability: pooled.logPool, outcome });
    }
    return { own, teams, teamsBesideModel, together, count: stands.answered.length };
  }

  return {
    modelFor,

    /** Who has judged how well on the questions that are answered; of single people, the one who asks. */
    async trackRecord(actor: Actor) {
      const { own = [], teams = [], teamsBesideModel = [], together = [], count } = await scoredBy(actor);
      const pooled = together.filter(({ name }) => name === 'pool');
      return {
        people: trackRecords(own),
        teams: trackRecords(teams),
        teamsBesideModel: trackRecords(teamsBesideModel),
        together: trackRecords(together),
        calibration: reliabilityBins(
          Float64Array.from(pooled, ({ probability }) => probability),
          Uint8Array.from(pooled, ({ outcome }) => (outcome ? 1 : 0)),
          calibrationBounds,
        ),
        count,
      };
    },

    /** Nothing where there is no such question that the asker may see. */
    async ofQuestion(actor: Actor, id: RecordId) {
      const question = await questions.find(actor, id);
      if (question === undefined) return undefined;
      const { records } = await estimates.list(actor, { values: { question: id } }, { limit: longest, offset: 0 });
      return judged(actor, question, records, () => standing(actor));
    },

    /** Several questions: what was answered before is read once for all of them. */
    async ofQuestions(actor: Actor, asked: readonly Question[]) {
      if (asked.length === 0) return [];
      const stands = await standing(actor, asked);
      return Promise.all(
        asked.map((question) => judged(actor, question, stands.byQuestion.get(question.id) ?? [], async () => stands)),
      );
    },
  };

  /** @param before every answered question with its estimates, asked only where somebody's past scores count */
  async function judged(
    actor: Actor,
    question: Question,
    records: readonly Given[],
    before: () => ReturnType<typeof standing>,
  ) {
    const own = records.find(({ createdBy }) => createdBy === actor.personId);
    // What others and the model think is shown when it can move nobody's own estimate any more.
    const isSeen = own !== undefined || !(question.state === 'open' || question.state === 'draft');
    const outcome = question.state === 'resolved' ? question.values.outcome : undefined;
    const scored = (probability: number): ScoredProbability => ({
      probability,
      brier: outcome === undefined ? undefined : brierOf(probability, outcome),
      logScore: outcome === undefined ? undefined : logScoreOf(probability, outcome),
    });
    const past = isSeen && records.length > 0 ? pastScores(await before(), question) : () => [];
    const pooled = isSeen ? poolEstimates(weighed(records, past)) : undefined;
    const model = isSeen ? await modelFor(actor, question) : undefined;
    return {
      ...{ question, records, own, isSeen, outcome, scored },
      pooled: pooled && scored(pooled.logPool),
      mean: pooled && scored(pooled.mean),
      median: pooled && scored(pooled.median),
      model: model && { ...scored(model.probability), madeAt: model.madeAt },
    };
  }
}
