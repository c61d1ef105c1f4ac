import Type from 'typebox';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import { say } from '../../platform/language/say.ts';
import type { OwnPages } from '../../platform/records/own-pages.ts';
import type { AnyRecord } from '../../platform/records/record.ts';
import { addressOf, type RecordId } from '../../platform/records/record.ts';
import type { Panel } from '../../platform/web/panel.ts';
import { reliabilityDiagram } from '../../platform/web/pictures/reliability-diagram.ts';
import type { View } from '../../platform/web/view.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import type { FigureService } from '../../warn/events/figure-service.ts';
import { judgementQuestion } from './judgement-question.ts';
import type { JudgementReadingService } from './judgement-reading-service.ts';
import { answerNow, type EstimateService, type QuestionService, settleByFigures } from './judgement-service.ts';

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
    const { question, records, own, isSeen, outcome, scored, pooled, mean, median, model } = judged;
    const isOpen = question.state === 'open';
    return {
      mayEstimate: isOpen && own === undefined && estimates.mayMake(actor),
      isSeen,
      isOpen,
      count: records.length,
      outcome,
      // How somebody scored is that person's own to see.
      people: records.toReversed().map(({ createdBy, createdByName, organisation, values }) => ({
        name: createdByName,
        organisation,
        reasons: values.reasons,
        ...(createdBy === actor.personId ? scored(values.probability) : { probability: values.probability }),
      })),
      ...{ pooled, mean, median, model },
      answer: question.state === 'closed' ? await answerNow(figures, actor, question) : undefined,
      maySettle: question.state === 'closed' && questions.mayTake(actor, 'resolve'),
    };
  }
  return { record: { template: 'analyse/judgements/pages/question.njk', show } };
}

/** On the first page of the stage: questions that take estimates, and those that wait for their answer. */
export function openQuestionsPanel({ questions, estimates }: JudgementParts, view: View): Panel<undefined> {
  return async (actor) => {
    const [open, closed] = await Promise.all(
      ['open', 'closed'].map(async (state) => {
        const { records, count } = await questions.list(actor, { state }, { limit: shown, offset: 0 });
        const entries = records.map(({ id, values }) => ({ href: addressOf(judgementQuestion, id), ...values }));
        return { entries: entries.toSorted((left, right) => left.closesOn.localeCompare(right.closesOn)), count };
      }),
    );
    const mayMake = questions.mayMake(actor);
    const mayPractise = estimates.mayMake(actor);
    return view('analyse/judgements/pages/open-questions-panel.njk', { open, closed, mayMake, mayPractise });
  };
}

function diagramOf(bins: Awaited<ReturnType<JudgementReadingService['trackRecord']>>['calibration']): string {
  return reliabilityDiagram({
    id: 'judged-calibration',
    title: say('How often it happened, by how likely all together held it'),
    description: say('The table below says the same.'),
    bins: bins.map((bin) => ({ ...bin, low: bin.consistentFrom, high: bin.consistentTo })),
  });
}

/** Answers a question from the loaded figures, and the page of who has judged how well. */
export function judgementRoutes(parts: JudgementParts, clock: Clock): Routes {
  const { reading } = parts;

  return async (app) => {
    app.get('/analyse/judgements/track-record', async (request, reply) => {
      const { calibration, ...record } = await reading.trackRecord(request.actor);
      return reply.page('analyse/judgements/pages/track-record.njk', {
        ...record,
        calibration,
        diagram: calibration.length === 0 ? '' : diagramOf(calibration),
        today: clock(),
      });
    });

    app.post('/analyse/judgements/:id/settle', { schema: { params } }, async (request, reply) => {
      const id = request.params.id as RecordId; // Whether there is one, the service says.
      await settleByFigures(parts, request.actor, id, 'any');
      return reply.redirect(addressOf(judgementQuestion, id), 303);
    });
  };
}
