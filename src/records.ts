import { createRecommendationService } from './account/recommendations/recommendation-service.ts';
import { createAskService } from './act/actions/ask-service.ts';
import type { RecordParts } from './platform/records/record-service.ts';

/** Every kind of record, stage by stage; each is passed what it stands on. */
export function createRecordServices(parts: RecordParts) {
  const recommendations = createRecommendationService(parts);
  const asks = createAskService(parts);
  return { recommendations, asks };
}
