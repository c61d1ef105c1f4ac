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
import { createDesignationServices } from './act/sanctions/designations/designation-case-service.ts';
import { createRetentionHoldService } from './act/sanctions/retention/retention-hold-service.ts';
import { createSanctionsMeasureService, createSanctionsRegimeService } from './act/sanctions/sanctions-service.ts';
import type { PartyScreening } from './act/sanctions/screening/party-screening-service.ts';
import type { createAssessmentServices } from './analyse/assessments/assessment-service.ts';
import type { EvidenceReadingService } from './analyse/assessments/evidence-service.ts';
import { createJudgementServices } from './analyse/judgements/judgement-service.ts';
import type { DecisionService } from './decide/decisions/decision-service.ts';
import { createEnvelopeServices } from './decide/envelopes/envelope-service.ts';
import type { InstrumentLine } from './decide/options/option.ts';
import { createOptionService } from './decide/options/option-service.ts';
import type { StrategyServices } from './decide/strategies/strategy-service.ts';
import type { GovernanceServices } from './people/governance/governance-service.ts';
import type { PeopleService } from './people/people-service.ts';
import type { WorkingCalendar } from './platform/calendar/working-days.ts';
import type { RecordParts } from './platform/records/record-service.ts';
import { createCheckInService } from './warn/check-ins/check-in-service.ts';
import type { FigureService } from './warn/events/figure-service.ts';
import type { EvidenceItems } from './warn/evidence/evidence-item-service.ts';
import { createWarningReleaseService } from './warn/releases/warning-release-service.ts';
import type { ReportServices } from './warn/reports/report-service.ts';
import {
  createSignalReportService,
  createSignalSeriesService,
  type SignalService,
} from './warn/signals/signal-service.ts';
import type { SignalWarningService } from './warn/warnings/signal-warning-service.ts';
import { createDeskMatterService, createDismissalService } from './warn/watch/watch-record-service.ts';

/** What is made before records, because more than they stand on it. */
type Before = {
  /** The department's working days. */
  readonly calendar: WorkingCalendar;
  readonly reports: ReportServices;
  readonly evidenceItems: EvidenceItems;
  readonly signals: SignalService;
  readonly assessments: ReturnType<typeof createAssessmentServices>;
  readonly strategies: StrategyServices;
  readonly decisions: DecisionService;
  /** The catalogue of a later stage, as far as options need it. */
  readonly instruments: readonly InstrumentLine[];
  readonly diplomacy: ReturnType<typeof createDiplomacy>;
  readonly sanctioning: ReturnType<typeof createSanctioning>;
  readonly governance: GovernanceServices;
  readonly figures: FigureService;
  /** Screens those who are paid. */
  readonly parties: PartyScreening;
  readonly people: PeopleService;
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

/** Regimes with their criteria, measures, and cases that are tested by them. */
export function createSanctioning(
  parts: RecordParts,
  before: { readonly evidenceReading: EvidenceReadingService; readonly evidenceItems: EvidenceItems },
) {
  const sanctionsRegimes = createSanctionsRegimeService(parts);
  const sanctionsMeasures = createSanctionsMeasureService(parts, sanctionsRegimes);
  const { testedIn, ...designations } = createDesignationServices(parts, { ...before, regimes: sanctionsRegimes });
  const retentionHolds = createRetentionHoldService(parts);
  return { testedIn, records: { sanctionsRegimes, sanctionsMeasures, ...designations, retentionHolds } };
}

/** Every kind of record, stage by stage; each is passed what it stands on. */
export function createRecordServices(
  parts: RecordParts,
  { calendar, reports, signals, diplomacy, governance, figures, assessments, strategies, ...others }: Before,
) {
  const { decisions, instruments, parties, evidenceItems, sanctioning, people } = others;
  const judgements = createJudgementServices(parts, figures);
  const options = createOptionService(parts, instruments, decisions);
  const envelopes = createEnvelopeServices(parts);
  const programmes = createProgrammeServices(parts, parties);
  const recommendations = createRecommendationService(parts);
  const asks = createAskService(parts);
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
    evidenceItems,
    signals,
    signalReports: createSignalReportService(parts, signals),
    signalSeries: createSignalSeriesService(parts, signals),
    checkIns: createCheckInService(parts),
    dismissals: createDismissalService(parts),
    deskMatters: createDeskMatterService(parts),
    warningReleases: createWarningReleaseService(parts, people),
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
    asks,
    ...sanctioning.records,
    ...{ osjaAssessments, unitVettings, disasterResponses, ...createOperationServices(parts) },
  };
}
