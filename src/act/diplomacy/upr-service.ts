import { createRecordService, type RecordParts } from '../../platform/records/record-service.ts';
import { Refusal } from '../../platform/refusal.ts';
import { recordId } from './record-id.ts';
import { uprRecommendation, uprReview } from './upr.ts';

export type UprServices = ReturnType<typeof createUprServices>;

/** Reviews of states, and their recommendations. */
export function createUprServices(parts: RecordParts) {
  const uprReviews = createRecordService(uprReview, parts);
  const uprRecommendations = createRecordService(
    uprRecommendation,
    parts,
    {
      async check(queries, _actor, { before, after: { id, values, state } }) {
        const review = await uprReviews.findIn(queries, recordId(values.review));
        if (review?.values.country === values.recommendedBy) {
          throw new Refusal('upr-recommendation.self', 422, 'A state does not recommend to itself', 'recommendedBy');
        }
        if (before === undefined || before.values.itemNumber !== values.itemNumber) {
          const filter = { values: { review: values.review, itemNumber: values.itemNumber } };
          if ((await uprRecommendations.listIn(queries, filter, 2)).some((other) => other.id !== id)) {
            throw new Refusal(
              'upr-recommendation.number',
              422,
              'This number stands in the review already',
              'itemNumber',
            );
          }
        }
        if (state === 'answered' && review !== undefined && values.answeredOn < review.values.reviewedOn) {
          throw new Refusal('upr-recommendation.answered', 422, 'It is answered after the review', 'answeredOn');
        }
        if (state === 'assessed' && 'assessedOn' in values && values.assessedOn < values.answeredOn) {
          throw new Refusal('upr-recommendation.days', 422, 'It is assessed after it was answered', 'assessedOn');
        }
      },
    },
    uprReviews,
  );
  uprReviews.addPart(uprRecommendations);
  return { uprReviews, uprRecommendations };
}
