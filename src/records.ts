import { createRecommendationService } from './account/recommendations/recommendation-service.ts';
import type { RecordParts } from './platform/records/record-service.ts';

/** Every kind of record, stage by stage; each is passed what it stands on. */
export function createRecordServices(parts: RecordParts) {
  const recommendations = createRecommendationService(parts);
  return { recommendations };
}
