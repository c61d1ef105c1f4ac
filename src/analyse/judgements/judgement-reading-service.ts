import { countryByCode } from '../../places/country.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { asMonth } from '../../warn/events/figures.ts';
import type { ForecastService } from '../../warn/forecasts/forecast-service.ts';
import { brierOf, forecastAsked, poolEstimates } from './judgement.ts';
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

  return {
    modelFor,

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
