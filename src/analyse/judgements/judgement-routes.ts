import Type from 'typebox';
import { countryByCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { OwnPages } from '../../platform/records/own-pages.ts';
import type { AnyRecord } from '../../platform/records/record.ts';
import { addressOf, type RecordId, type RecordOf } from '../../platform/records/record.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import type { FigureService } from '../../warn/events/figure-service.ts';
import { asMonth } from '../../warn/events/figures.ts';
import type { ForecastService } from '../../warn/forecasts/forecast-service.ts';
import { brierOf, forecastAsked, poolEstimates, type Scored, trackRecords } from './judgement.ts';
import { judgementQuestion } from './judgement-question.ts';
import { answerNow, type EstimateService, figureQuestionOf, type QuestionService } from './judgement-service.ts';

type Question = RecordOf<typeof judgementQuestion>;

const longest = 10_000;
const shown = 20;
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });

export type JudgementParts = {
  readonly questions: QuestionService;
  readonly estimates: EstimateService;
  readonly forecasts: ForecastService;
  readonly figures: FigureService;
};

/** The model's own probability for the question, as it stood when estimates ended; nothing where no forecast fits. */
function modelFor({ forecasts }: JudgementParts, actor: Actor, question: Question) {
  const asked = figureQuestionOf(question);
  const fitting = asked && forecastAsked(asked);
  const country = countryByCode(question.values.country)?.code;
  const windowFirstMonth = asMonth(fitting?.windowFirstMonth ?? '');
  const windowLastMonth = asMonth(fitting?.windowLastMonth ?? '');
  if (!fitting || country === undefined || windowFirstMonth === undefined || windowLastMonth === undefined) return;
  const madeUpTo = new Date(`${question.values.closesOn}T23:59:59.999Z`);
  return forecasts.fitting(actor, { ...fitting, country, windowFirstMonth, windowLastMonth, madeUpTo });
}

/** On a question's page: the way to an estimate; and once they may be seen, all of them together and the model beside them. */
export function questionPages(parts: JudgementParts): OwnPages {
  const { questions, estimates, figures } = parts;
  async function show(actor: Actor, { id }: AnyRecord): Promise<object> {
    const question = await questions.find(actor, id);
    if (question === undefined) return {};
    const { records } = await estimates.list(actor, { values: { question: id } }, { limit: longest, offset: 0 });
    const isOpen = question.state === 'open';
    const own = records.find(({ createdBy }) => createdBy === actor.personId);
    // What others and the model think is shown when it can move nobody's own estimate any more.
    const isSeen = own !== undefined || !(isOpen || question.state === 'draft');
    const outcome = question.state === 'resolved' ? question.values.outcome : undefined;
    const scored = (probability: number | undefined) =>
      probability === undefined
        ? undefined
        : { probability, brier: outcome === undefined ? undefined : brierOf(probability, outcome) };
    const pooled = isSeen ? poolEstimates(records.map(({ values }) => values.probability)) : undefined;
    const model = isSeen ? await modelFor(parts, actor, question) : undefined;
    return {
      mayEstimate: isOpen && own === undefined && estimates.mayMake(actor),
      isSeen,
      isOpen,
      count: records.length,
      outcome,
      people: records.toReversed().map(({ createdByName, organisation, values }) => ({
        name: createdByName,
        organisation,
        reasons: values.reasons,
        ...scored(values.probability),
      })),
      pooled: scored(pooled?.logPool),
      mean: scored(pooled?.mean),
      model: model && { ...scored(model.probability), madeAt: model.madeAt },
      answer: question.state === 'closed' ? await answerNow(figures, actor, question) : undefined,
      maySettle: question.state === 'closed' && questions.mayTake(actor, 'resolve'),
    };
  }
  return { record: { template: 'analyse/judgements/pages/question.njk', show } };
}

/** On the first page of the stage: questions that take estimates, and those that wait for their answer. */
export function openQuestionsPanel({ questions }: JudgementParts, view: View): Panel<undefined> {
  return async (actor) => {
    const [open, closed] = await Promise.all(
      ['open', 'closed'].map(async (state) => {
        const { records, count } = await questions.list(actor, { state }, { limit: shown, offset: 0 });
        const entries = records.map(({ id, values }) => ({ href: addressOf(judgementQuestion, id), ...values }));
        return { entries: entries.toSorted((left, right) => left.closesOn.localeCompare(right.closesOn)), count };
      }),
    );
    const mayMake = questions.mayMake(actor);
    return view('analyse/judgements/pages/open-questions-panel.njk', { open, closed, mayMake });
  };
}

/** Answers a question from the loaded figures, and the page of who has judged how well. */
export function judgementRoutes(parts: JudgementParts, clock: Clock): Routes {
  const { questions, estimates, figures } = parts;

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
      const model = await modelFor(parts, actor, question);
      if (model === undefined) continue;
      together.push({ name: 'model', probability: model.probability, outcome });
      if (pooled !== undefined) together.push({ name: 'pool-beside-model', probability: pooled.logPool, outcome });
    }
    return { people, teams, together, count: records.length };
  }

  return async (app) => {
    app.get('/analyse/judgements/track-record', async (request, reply) => {
      const { people, teams, together, count } = await scoredBy(request.actor);
      return reply.page('analyse/judgements/pages/track-record.njk', {
        count,
        people: trackRecords(people),
        teams: trackRecords(teams),
        together: trackRecords(together),
        today: clock(),
      });
    });

    app.post('/analyse/judgements/:id/settle', { schema: { params } }, async (request, reply) => {
      const { actor } = request;
      const id = request.params.id as RecordId<'judgement-question'>; // Whether there is one, the service says.
      const question = await questions.find(actor, id);
      if (question === undefined) throw new Refusal('judgement-question.unknown', 404, 'There is no such question.');
      const answer = await answerNow(figures, actor, question);
      if (answer === undefined) {
        throw new Refusal('question.by-person', 409, 'No figures answer this question: a person does, with evidence.');
      }
      if (!answer.known) {
        const words = 'The figures that are loaded reach to {reachTo}. Load newer ones first.';
        throw new Refusal('question.unknown', 409, words, undefined, { reachTo: answer.reachTo });
      }
      const shownBy = `${answer.source}: ${answer.deathsBest} deaths (best estimate)`;
      await questions.take(actor, id, 'resolve', { outcome: answer.outcome, shownBy }, { expected: 'any' });
      return reply.redirect(addressOf(judgementQuestion, id), 303);
    });
  };
}
