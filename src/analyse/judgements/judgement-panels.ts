import type { AnyRecord } from '../../platform/records/record.ts';
import { addressOf } from '../../platform/records/record.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import { judgementQuestion } from './judgement-question.ts';
import type { JudgementReadingService } from './judgement-reading-service.ts';
import type { QuestionService } from './judgement-service.ts';

const shown = 20;

/** On an assessment's page: its questions, with what all together think where that may be seen, and the way to a new one. */
export function assessmentQuestionsPanel(
  { questions, reading }: { readonly questions: QuestionService; readonly reading: JudgementReadingService },
  view: View,
): Panel<AnyRecord> {
  return async (actor, { id, place }) => {
    const filter = { values: { assessment: id } };
    const { records } = await questions.list(actor, filter, { limit: shown, offset: 0 });
    const mayAsk = questions.mayMake(actor);
    if (records.length === 0 && !mayAsk) return '';
    const judged = await reading.ofQuestions(actor, records);
    const entries = judged.map(({ question, pooled, model, outcome }) => ({
      href: addressOf(judgementQuestion, question.id),
      question: question.values.question,
      stateName: judgementQuestion.lifecycle.states[question.state].name,
      closesOn: question.values.closesOn,
      pooled: pooled?.probability,
      model: model?.probability,
      outcome,
    }));
    return view('analyse/judgements/pages/assessment-questions-panel.njk', { entries, mayAsk, id, place });
  };
}
