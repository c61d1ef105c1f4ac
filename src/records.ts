import { createCitationService, createLetterService } from './account/correspondence/letter-service.ts';
import { createPublicationService } from './account/publications/publication-service.ts';
import { createRecommendationService } from './account/recommendations/recommendation-service.ts';
import { createAssessmentServices } from './analyse/assessments/assessment-service.ts';
import type { WorkingCalendar } from './platform/calendar/working-days.ts';
import type { RecordParts } from './platform/records/record-service.ts';
import type { SignalService } from './warn/signals/signal-service.ts';
import type { WarningService } from './warn/warnings/warning-service.ts';

/** What is made before records, because more than they stand on it. */
type Before = {
  /** The department's working days. */
  readonly calendar: WorkingCalendar;
  readonly signals: SignalService;
  readonly warnings: WarningService;
};

/** Every kind of record, stage by stage; each is passed what it stands on. */
export function createRecordServices(parts: RecordParts, { calendar, signals, warnings }: Before) {
  const assessments = createAssessmentServices(parts, warnings);
  const recommendations = createRecommendationService(parts);
  const letters = createLetterService(parts, calendar);
  const citations = createCitationService(parts, letters);
  const publications = createPublicationService(parts);
  return { signals, ...assessments, recommendations, letters, citations, publications };
}
