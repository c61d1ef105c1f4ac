import { createCitationService, createLetterService } from './account/correspondence/letter-service.ts';
import { createRecommendationService } from './account/recommendations/recommendation-service.ts';
import { createAssessmentServices } from './analyse/assessments/assessment-service.ts';
import type { DecisionService } from './decide/decisions/decision-service.ts';
import { createEnvelopeServices } from './decide/envelopes/envelope-service.ts';
import type { InstrumentLine } from './decide/options/option.ts';
import { createOptionService } from './decide/options/option-service.ts';
import { createStrategyServices } from './decide/strategies/strategy-service.ts';
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
  readonly decisions: DecisionService;
  /** The catalogue of a later stage, as far as options need it. */
  readonly instruments: readonly InstrumentLine[];
};

/** Every kind of record, stage by stage; each is passed what it stands on. */
export function createRecordServices(
  parts: RecordParts,
  { calendar, signals, warnings, decisions, instruments }: Before,
) {
  const assessments = createAssessmentServices(parts, warnings);
  const strategies = createStrategyServices(parts);
  const options = createOptionService(parts, instruments, decisions);
  const envelopes = createEnvelopeServices(parts);
  const recommendations = createRecommendationService(parts);
  const letters = createLetterService(parts, calendar);
  const citations = createCitationService(parts, letters);
  return { signals, ...assessments, ...strategies, options, ...envelopes, recommendations, letters, citations };
}
