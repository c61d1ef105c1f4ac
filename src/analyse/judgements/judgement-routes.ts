import Type from 'typebox';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { OwnPages } from '../../platform/records/own-pages.ts';
import type { AnyRecord } from '../../platform/records/record.ts';
import { addressOf, type RecordId } from '../../platform/records/record.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import type { FigureService } from '../../warn/events/figure-service.ts';
import { poolEstimates, type Scored, trackRecords } from './judgement.ts';
import { judgementQuestion } from './judgement-question.ts';
import type { JudgementReadingService } from './judgement-reading-service.ts';
import { answerNow, type EstimateService, type QuestionService } from './judgement-service.ts';

const longest = 10_000;
const shown = 20;
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });

export type JudgementParts = {
  readonly questions: QuestionService;
  readonly estimates: EstimateService;
  readonly reading: JudgementReadingService;
  readonly figures: FigureService;
};

/** On a question's page: the way to an estimate; and once they may be seen, all of them together and the model beside them. */
export function questionPages(parts: JudgementParts): OwnPages {
  const { questions, estimates, figures, reading } = parts;
  async function show(actor: Actor, { id }: AnyRecord): Promise<object> {
    const judged = await reading.ofQuestion(actor, id);
    if (judged === undefined) return {};
    const { question, records, own, isSeen, outcome, scored, pooled, mean, model } = judged;
    const isOpen = question.state === 'open';
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
      ...{ pooled, mean, model },
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
  const { questions, estimates, figures, reading } = parts;

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
      const model = await reading.modelFor(actor, question);
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
