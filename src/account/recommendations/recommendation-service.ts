import { createRecordService, type RecordParts, type RecordService } from '../../platform/records/record-service.ts';
import { Refusal } from '../../platform/refusal.ts';
import { recommendation } from './recommendation.ts';

export type RecommendationService = RecordService<typeof recommendation>;

export function createRecommendationService(parts: RecordParts): RecommendationService {
  return createRecordService(recommendation, parts, {
    async check(_queries, actor, { step, before, after }) {
      if (step === 'answer' && 'dueOn' in after.values && after.values.dueOn < after.values.madeOn) {
        throw new Refusal('recommendation.due', 422, 'It cannot be due before it was made.', 'dueOn');
      }
      if (after.state === 'declined' && after.values.response !== 'not-accepted') {
        throw new Refusal(
          'recommendation.accepted',
          409,
          'What was accepted, even in part, is carried out and reviewed.',
        );
      }
      if (step !== 'review' || before?.state !== 'carried-out') return;
      const isOwner = actor.organisationId === before.values.answeringOrganisation;
      if (isOwner || before.changedBy === actor.personId) {
        throw new Refusal(
          'recommendation.reviewer',
          409,
          'Somebody else reviews it: neither who said that it is done, nor anybody of the organisation that owns it.',
        );
      }
    },
  });
}
