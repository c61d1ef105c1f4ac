import { createRecommendationService } from './account/recommendations/recommendation-service.ts';
import { createAskService } from './act/actions/ask-service.ts';
import {
  createDisasterResponseService,
  createOperationServices,
  createOsjaAssessmentService,
  createUnitVettingService,
} from './act/defence/defence-service.ts';
import {
  createDesignationCaseService,
  createSanctionsMeasureService,
  createSanctionsRegimeService,
} from './act/sanctions/sanctions-service.ts';
import type { RecordParts } from './platform/records/record-service.ts';

/** Every kind of record, stage by stage; each is passed what it stands on. */
export function createRecordServices(parts: RecordParts) {
  const recommendations = createRecommendationService(parts);
  const asks = createAskService(parts);
  const sanctionsRegimes = createSanctionsRegimeService(parts);
  const sanctionsMeasures = createSanctionsMeasureService(parts, sanctionsRegimes);
  const designationCases = createDesignationCaseService(parts);
  const osjaAssessments = createOsjaAssessmentService(parts);
  const unitVettings = createUnitVettingService(parts);
  const disasterResponses = createDisasterResponseService(parts);
  return {
    ...{ recommendations, asks, sanctionsRegimes, sanctionsMeasures, designationCases },
    ...{ osjaAssessments, unitVettings, disasterResponses, ...createOperationServices(parts) },
  };
}
