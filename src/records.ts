import { createRecommendationService } from './account/recommendations/recommendation-service.ts';
import { createAssessmentServices } from './analyse/assessments/assessment-service.ts';
import type { RecordParts } from './platform/records/record-service.ts';
import type { WarningService } from './warn/warnings/warning-service.ts';

/** Every kind of record, stage by stage; each is passed what it stands on. */
export function createRecordServices(parts: RecordParts, { warnings }: { readonly warnings: WarningService }) {
  const assessments = createAssessmentServices(parts, warnings);
  const recommendations = createRecommendationService(parts);
  return { ...assessments, recommendations };
}
