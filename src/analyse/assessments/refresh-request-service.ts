import type { Actor } from '../../platform/database/actor.ts';
import type { Queries } from '../../platform/database/database.ts';
import { message } from '../../platform/language/message.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { createRecordService, type RecordParts, type RecordService } from '../../platform/records/record-service.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { AssessmentService } from './assessment-service.ts';
import { refreshRequest } from './refresh-request.ts';

export type RefreshRequestService = RecordService<typeof refreshRequest>;

/** Requests to look at assessments again. To begin the next version by one begins it on the assessment itself. */
export function createRefreshRequestService(parts: RecordParts, assessments: AssessmentService): RefreshRequestService {
  /** The reference has been found to be an assessment that the actor may see, or is about to be refused. */
  const wholeOf = (queries: Queries, id: string) => assessments.findIn(queries, id as RecordId<'assessment'>);

  const service: RefreshRequestService = createRecordService(refreshRequest, parts, {
    async hold(queries, id, step) {
      if (step !== 'begin-version') return;
      const request = await service.findIn(queries, id as RecordId<'refresh-request'>); // It is a request's step.
      // References to assessments.
      if (request !== undefined) await assessments.lockIn(queries, request.values.assessment as RecordId<'assessment'>);
    },
    async complete(queries, _actor, values) {
      const whole = await wholeOf(queries, values.assessment);
      const newest = await assessments.newestNumberIn(queries, values.assessment as RecordId<'assessment'>);
      return {
        ...values,
        country: values.country ?? whole?.values.country ?? null,
        ofVersion: values.ofVersion ?? newest ?? null,
      };
    },
    async check(queries, _actor, { step, after: { values } }) {
      if (step !== 'make' && step !== 'edit') return;
      const whole = await wholeOf(queries, values.assessment);
      if (whole === undefined || whole.values.country === values.country) return;
      const words = message('Choose the country of the assessment, or leave this out.');
      throw new Refusal('refresh-request.country', 422, words, 'country');
    },
    async follow(queries, actor, { step, after: { values } }) {
      if (step !== 'begin-version') return;
      const whole = await wholeOf(queries, values.assessment);
      if (whole?.state === 'published') await assessments.takeIn(queries, actor, whole.id, 'revise', {}, anyVersion);
    },
  });
  return service;
}

const anyVersion = { expected: 'any' } as const;

/** Answers what is asked of an assessment that has moved on by itself, as far as whoever moved it may see it. */
export async function answerByStep(
  requests: RefreshRequestService,
  queries: Queries,
  actor: Actor,
  assessment: string,
  step: 'revise' | 'withdraw',
): Promise<void> {
  for (const { id } of await requests.listIn(queries, { state: 'asked', values: { assessment } })) {
    await requests.takeIn(queries, actor, id, step === 'revise' ? 'begin-version' : 'drop', {}, anyVersion);
  }
}
