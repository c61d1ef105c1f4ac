import { createRecommendationService } from './account/recommendations/recommendation-service.ts';
import type { RecordParts } from './platform/records/record-service.ts';
import type { SignalService } from './warn/signals/signal-service.ts';

/** Services that are made before, because more than records stand on them. */
type Before = { readonly signals: SignalService };

/** Every kind of record, stage by stage; each is passed what it stands on. */
export function createRecordServices(parts: RecordParts, { signals }: Before) {
  const recommendations = createRecommendationService(parts);
  return { signals, recommendations };
}
