import { createCitationService, createLetterService } from './account/correspondence/letter-service.ts';
import { createPublicationService } from './account/publications/publication-service.ts';
import { createRecommendationService } from './account/recommendations/recommendation-service.ts';
import { createAskService } from './act/actions/ask-service.ts';
import {
  createDisasterResponseService,
  createOperationServices,
  createOsjaAssessmentService,
  createUnitVettingService,
} from './act/defence/defence-service.ts';
import { createAgreementServices } from './act/diplomacy/agreement-service.ts';
import { createForumServices } from './act/diplomacy/forum-service.ts';
import type { RecurrenceRule } from './act/diplomacy/recurrence-rule.ts';
import { createUprServices } from './act/diplomacy/upr-service.ts';
import { createProgrammeServices } from './act/programmes/programme-service.ts';
import {
  createDesignationCaseService,
  createSanctionsMeasureService,
  createSanctionsRegimeService,
} from './act/sanctions/sanctions-service.ts';
import type { PartyScreening } from './act/sanctions/screening/party-screening-service.ts';
import type { createAssessmentServices } from './analyse/assessments/assessment-service.ts';
import { createJudgementServices } from './analyse/judgements/judgement-service.ts';
import type { DecisionService } from './decide/decisions/decision-service.ts';
import { createEnvelopeServices } from './decide/envelopes/envelope-service.ts';
import type { InstrumentLine } from './decide/options/option.ts';
import { createOptionService } from './decide/options/option-service.ts';
import type { StrategyServices } from './decide/strategies/strategy-service.ts';
import type { GovernanceServices } from './people/governance/governance-service.ts';
import type { WorkingCalendar } from './platform/calendar/working-days.ts';
import type { RecordParts } from './platform/records/record-service.ts';
import type { FigureService } from './warn/events/figure-service.ts';
import type { ReportServices } from './warn/reports/report-service.ts';
import { createSignalReportService, type SignalService } from './warn/signals/signal-service.ts';
import type { SignalWarningService } from './warn/warnings/signal-warning-service.ts';

/** What is made before records, because more than they stand on it. */
type Before = {
  /** The department's working days. */
  readonly calendar: WorkingCalendar;
  readonly reports: ReportServices;
  readonly signals: SignalService;
  readonly assessments: ReturnType<typeof createAssessmentServices>;
  readonly strategies: StrategyServices;
  readonly decisions: DecisionService;
  /** The catalogue of a later stage, as far as options need it. */
  readonly instruments: readonly InstrumentLine[];
  readonly diplomacy: ReturnType<typeof createDiplomacy>;
  readonly governance: GovernanceServices;
  readonly figures: FigureService;
  /** Screens those who are paid. */
  readonly parties: PartyScreening;
};

/** What diplomacy keeps; an agreement's violation goes back to the watch. */
export function createDiplomacy(
  parts: RecordParts,
  before: {
    readonly signals: SignalService;
    readonly signalWarnings: SignalWarningService;
    readonly rule: RecurrenceRule;
  },
) {
  return {
    fora: createForumServices(parts),
    reviews: createUprServices(parts),
    agreements: createAgreementServices(parts, before),
  };
}

/** Every kind of record, stage by stage; each is passed what it stands on. */
export function createRecordServices(
  parts: RecordParts,
  { calendar, reports, signals, diplomacy, governance, figures, assessments, strategies, ...others }: Before,
) {
  const { decisions, instruments, parties } = others;
  const judgements = createJudgementServices(parts, figures);
  const options = createOptionService(parts, instruments, decisions);
  const envelopes = createEnvelopeServices(parts);
  const programmes = createProgrammeServices(parts, parties);
  const recommendations = createRecommendationService(parts);
  const asks = createAskService(parts);
  const sanctionsRegimes = createSanctionsRegimeService(parts);
  const sanctionsMeasures = createSanctionsMeasureService(parts, sanctionsRegimes);
  const designationCases = createDesignationCaseService(parts);
  const osjaAssessments = createOsjaAssessmentService(parts);
  const unitVettings = createUnitVettingService(parts);
  const disasterResponses = createDisasterResponseService(parts);
  const letters = createLetterService(parts, calendar);
  const citations = createCitationService(parts, letters);
  const { peaceAgreements, peaceProvisions, peaceViolations } = diplomacy.agreements;
  const { governmentPosts, postHoldings, delegations, handOvers } = governance;
  const publications = createPublicationService(parts);
  return {
    ...reports,
    signals,
    signalReports: createSignalReportService(parts, signals),
    ...diplomacy.fora,
    ...diplomacy.reviews,
    ...{ peaceAgreements, peaceProvisions, peaceViolations },
    ...{ governmentPosts, postHoldings, delegations, handOvers },
    ...assessments,
    ...judgements,
    ...programmes,
    ...strategies,
    options,
    ...envelopes,
    recommendations,
    publications,
    letters,
    citations,
    ...{ asks, sanctionsRegimes, sanctionsMeasures, designationCases },
    ...{ osjaAssessments, unitVettings, disasterResponses, ...createOperationServices(parts) },
  };
}
