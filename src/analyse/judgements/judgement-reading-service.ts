import { countryByCode } from '../../places/country.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { asMonth } from '../../warn/events/figures.ts';
import type { ForecastService } from '../../warn/forecasts/forecast-service.ts';
import { brierOf, forecastAsked, poolEstimates, type Scored, trackRecords } from './judgement.ts';
import { type EstimateService, figureQuestionOf, type Question, type QuestionService } from './judgement-service.ts';

export type JudgementReadingService = ReturnType<typeof createJudgementReadingService>;

/** A probability, 0 to 1, and its Brier score once the question is answered. */
export type ScoredProbability = { readonly probability: number; readonly brier: number | undefined };

const longest = 10_000;

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

  /** Everybody's scored probabilities: people, teams, the pool of each question, and the model where it fits. */
  async function scoredBy(actor: Actor) {
    const { records } = await questions.list(actor, { state: 'resolved' }, { limit: longest, offset: 0 });
    const given = (await estimates.list(actor, {}, { limit: longest, offset: 0 })).records;
    const people: Scored[] = [];
    const teams: Scored[] = [];
    const together: Scored[] = [];
    for (const question of records) {
      if (question.state !== 'resolved') continue;
      const { outcome } = question.values;
      const own = given.filter(({ values }) => values.question === question.id);
      for (const { createdByName, organisation, values } of own) {
        people.push({ name: `${createdByName} (${organisation})`, probability: values.probability, outcome });
        teams.push({ name: organisation, probability: values.probability, outcome });
      }
      const pooled = poolEstimates(own.map(({ values }) => values.probability));
      if (pooled !== undefined) together.push({ name: 'pool', probability: pooled.logPool, outcome });
      const model = await modelFor(actor, question);
      if (model === undefined) continue;
      together.push({ name: 'model', probability: model.probability, outcome });
      if (pooled !== undefined) together.push({ name: 'pool-beside-model', probability: pooled.logPool, outcome });
    }
    return { people, teams, together, count: records.length };
  }

  return {
    modelFor,

    /** Who has judged how well on the questions that are answered, and how many of these there are. */
    async trackRecord(actor: Actor) {
      const { people, teams, together, count } = await scoredBy(actor);
      return {
        people: trackRecords(people),
        teams: trackRecords(teams),
        together: trackRecords(together),
        count,
      };
    },

    /** Nothing where there is no such question that the asker may see. */
    async ofQuestion(actor: Actor, id: RecordId) {
      const question = await questions.find(actor, id);
      if (question === undefined) return undefined;
      const { records } = await estimates.list(actor, { values: { question: id } }, { limit: longest, offset: 0 });
      const own = records.find(({ createdBy }) => createdBy === actor.personId);
      // What others and the model think is shown when it can move nobody's own estimate any more.
      const isSeen = own !== undefined || !(question.state === 'open' || question.state === 'draft');
      const outcome = question.state === 'resolved' ? question.values.outcome : undefined;
      const scored = (probability: number): ScoredProbability => ({
        probability,
        brier: outcome === undefined ? undefined : brierOf(probability, outcome),
      });
      const pooled = isSeen ? poolEstimates(records.map(({ values }) => values.probability)) : undefined;
      const model = isSeen ? await modelFor(actor, question) : undefined;
      return {
        ...{ question, records, own, isSeen, outcome, scored },
        pooled: pooled && scored(pooled.logPool),
        mean: pooled && scored(pooled.mean),
        model: model && { ...scored(model.probability), madeAt: model.madeAt },
      };
    },
  };
}
