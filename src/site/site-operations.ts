import { latencyApi } from '../account/latency/latency-api.ts';
import { dismissalApi } from '../account/outcomes/dismissal-api.ts';
import { outcomeApi } from '../account/outcomes/outcome-api.ts';
import { reportApi } from '../account/publications/report-api.ts';
import { subscriptionApi } from '../account/subscriptions/subscription-api.ts';
import { onDayApi } from '../account/timeline/on-day-api.ts';
import { timelineApi } from '../account/timeline/timeline-api.ts';
import { actionApi } from '../act/actions/action-api.ts';
import { calendarApi } from '../act/diplomacy/calendar-api.ts';
import { instrumentApi } from '../act/instruments/instrument-api.ts';
import { planApi } from '../act/plans/plan-api.ts';
import { programmeMoneyApi } from '../act/programmes/programme-money-api.ts';
import { aroundDesignationApi } from '../act/sanctions/around/around-designation-api.ts';
import { designationApi } from '../act/sanctions/designations/designation-api.ts';
import { listApi } from '../act/sanctions/list-api.ts';
import { registerApi } from '../act/sanctions/register/register-api.ts';
import { retentionApi } from '../act/sanctions/retention/retention-api.ts';
import { sanctionsApi } from '../act/sanctions/sanctions-api.ts';
import { screeningApi } from '../act/sanctions/screening/screening-api.ts';
import { subjectApi } from '../act/sanctions/subjects/subject-api.ts';
import { assessmentApi } from '../analyse/assessments/assessment-api.ts';
import { suggestionApi } from '../analyse/assessments/suggestion-api.ts';
import { judgementApi } from '../analyse/judgements/judgement-api.ts';
import { decisionApi } from '../decide/decisions/decision-api.ts';
import { resourceApi } from '../decide/envelopes/resource-api.ts';
import { comparisonApi } from '../decide/options/comparison-api.ts';
import { recordsOf, type Services } from '../main.ts';
import { handOverApi } from '../people/governance/hand-over-api.ts';
import { peopleApi } from '../people/people-api.ts';
import { countryApi } from '../places/country-api.ts';
import { regionApi } from '../places/region-api.ts';
import { connectorApi } from '../platform/connectors/connector-api.ts';
import { message } from '../platform/language/message.ts';
import type { Handling } from '../platform/records/handling.ts';
import { recordApi } from '../platform/records/record-api.ts';
import type { Reading } from '../platform/records/record-commands.ts';
import type { AnyRecordService } from '../platform/records/record-service.ts';
import { ledgerIndexOperation, ledgerOperation } from '../platform/web/api/ledger-operation.ts';
import type { ApiOperation } from '../platform/web/api/operation.ts';
import { readingOf } from '../platform/web/api/reading-export.ts';
import type { PointOf } from '../platform/web/api/representations.ts';
import { searchOperation } from '../platform/web/api/search-operation.ts';
import { addedFeedApi } from '../warn/articles/added-feed-api.ts';
import { articleApi } from '../warn/articles/article-api.ts';
import { countryIndicatorApi } from '../warn/country-indicators/country-indicator-api.ts';
import { eventApi } from '../warn/events/event-api.ts';
import { figureApi } from '../warn/events/figure-api.ts';
import { unitApi } from '../warn/events/unit-api.ts';
import { evidenceApi } from '../warn/evidence/evidence-api.ts';
import { explanationApi } from '../warn/forecasts/explanation-api.ts';
import { forecastApi, forecastSummaries } from '../warn/forecasts/forecast-api.ts';
import { regionForecastSummaries } from '../warn/forecasts/region-forecast-api.ts';
import { skillApi } from '../warn/forecasts/skill-api.ts';
import { unitForecastApi } from '../warn/forecasts/unit-forecast-api.ts';
import { releasedApi } from '../warn/releases/released-api.ts';
import { warningApi } from '../warn/warnings/warning-api.ts';
import { watchApi } from '../warn/watch/watch-api.ts';

/** Every operation of the API. */
export function operationsOf(services: Services, handling: Handling): readonly ApiOperation[] {
  return [
    ...ownOperationsOf(services),
    ...recordsOf(services).flatMap((kind) => recordApi(kind, handling, kind.definition.names.many)),
  ];
}

/** Every operation of the API but those of records, stage by stage. */
function ownOperationsOf(services: Services): readonly ApiOperation[] {
  const { warnings, decisions, actions, instruments, clock } = services;
  return [
    ...countryApi(forecastSummaries(services.forecasts)),
    ...regionApi(regionForecastSummaries(services.forecasts)),
    ...timelineApi(services.timelines),
    ...figureApi(services.figures),
    ...eventApi(services.events),
    ...unitApi(services.units),
    ...articleApi(services.articles),
    ...countryIndicatorApi(services.countryIndicators),
    ...connectorApi(services.connectors),
    ...addedFeedApi(services.addedFeeds),
    ...evidenceApi(services),
    ...forecastApi(services.forecasts),
    ...unitForecastApi(services.unitForecasts),
    ...explanationApi(services),
    ...warningApi(warnings, services.signalWarnings, clock),
    ...releasedApi(services.releasedMessages),
    ...watchApi(services.watchList, clock),
    ...decisionApi(decisions),
    ...actionApi(actions, instruments),
    ...planApi(services.plans),
    ...calendarApi(services.calendar, clock),
    ...sanctionsApi(services.sanctions, clock),
    ...aroundDesignationApi(services.aroundDesignations),
    ...designationApi(services.designationReading),
    ...listApi(services.sanctionsLists),
    ...retentionApi(services.retention),
    ...subjectApi(services.listedSubjects),
    ...registerApi(services.register, services.registerDeciding),
    ...screeningApi(services.screening, services.screeningWork, services.screeningFindings),
    ...programmeMoneyApi(services.programmeMoney),
    ...instrumentApi(instruments),
    ...latencyApi(services.latencies),
    ...outcomeApi(services.outcomes, clock),
    ...dismissalApi(services.outcomes),
    ...onDayApi(services.timelines, spokenOf(services)),
    ...reportApi(services.reports, services.proposals),
    ...resourceApi(services.resources),
    ...assessmentApi({
      ...{ assessments: services.records.assessments, evidence: services.evidenceReading },
      reading: services.recordReading,
    }),
    ...suggestionApi(services.sectionWriting, services.records.sectionComments),
    ...judgementApi({
      ...{ questions: services.records.questions, figures: services.figures, reading: services.judgementReading },
    }),
    ...comparisonApi(services.comparisons),
    ...skillApi(services.forecasts),
    ...subscriptionApi(services.subscriptions),
    ledgerOperation(services.ledger),
    ledgerIndexOperation(services.ledger),
    searchOperation(services.search),
    ...peopleApi(services.people),
    ...handOverApi(services.governance),
  ];
}

/** What the command line exports beside records: its name there, and the operation that gives the same. */
const exported: Readonly<Record<string, string>> = {
  place: 'listPlaces',
  region: 'listRegions',
  'figure-release': 'listFigureReleases',
  'event-release': 'listEventReleases',
  'country-indicator-release': 'listCountryIndicatorReleases',
  'country-indicator': 'listCountryIndicators',
  connector: 'listConnectors',
  event: 'listEvents',
  'event-month': 'listEventMonths',
  'hot-spot': 'listHotSpots',
  risk: 'listRisks',
  skill: 'listSkill',
  'mass-killing-chance': 'listMassKillingChances',
  warning: 'listWarnings',
  'released-message': 'listReleasedMessages',
  'watch-line': 'listWatch',
  'track-record': 'listTrackRecords',
  decision: 'listDecisions',
  'risk-against-effort': 'listRiskAgainstEffort',
  'envelope-balance': 'listEnvelopeBalances',
  'priority-area': 'listPriorityAreas',
  instrument: 'listInstruments',
  action: 'listActions',
  'under-way': 'listPlans',
  plan: 'getPlan',
  'plan-finding': 'listPlanFindings',
  calendar: 'listCalendarDays',
  'measure-in-force': 'listMeasuresInForce',
  'open-case': 'listOpenCases',
  'un-listing-request': 'listUnRequestFields',
  'sanctions-list': 'listSanctionsLists',
  'partner-gap': 'listPartnerGaps',
  'reference-fault': 'listReferenceFaults',
  'subject-record': 'listSubjectRecords',
  'subject-change': 'listSubjectChanges',
  'register-pair': 'listRegisterPairs',
  screening: 'listScreenings',
  'possible-match': 'listPossibleMatches',
  'retention-rule': 'listRetentionRules',
  'retention-due': 'listRetentionDue',
  'programme-money': 'listProgrammeMoney',
  'assessment-reading': 'getAssessmentReading',
  latency: 'listLatencies',
  wait: 'listWaits',
  'waiting-curve': 'listWaitingCurve',
  outcome: 'listWarningOutcomes',
  'forecast-outcome': 'listForecastOutcomes',
  'dismissal-outcome': 'listDismissalOutcomes',
  'judgement-outcome': 'getJudgementOutcome',
  'on-day': 'listStoodOnDay',
  timeline: 'listPlaceTimeline',
  'annual-report': 'listReportItems',
  'hand-over-open-thing': 'listHandOverOpenThings',
  ledger: 'listLedgerEntries',
};

/** @param pointOf where places are, for GeoJSON */
export function readingsOf(services: Services, pointOf: PointOf): readonly Reading[] {
  const operations = new Map(ownOperationsOf(services).map((operation) => [operation.document.id, operation]));
  const context = { pointOf, idempotency: services.idempotency };
  return Object.entries(exported).map(([name, id]) => {
    const operation = operations.get(id);
    if (operation === undefined) throw new Error(`There is no operation ${id} to export ${name} by`);
    return readingOf(name, operation, context);
  });
}

/** What each kind of thing is called, and where one of them is read. */
function kindWords(kinds: readonly AnyRecordService[]) {
  return {
    warning: { name: message('Warnings'), address: '/warn/warnings' },
    decision: { name: message('Decisions'), address: '/decide/decisions' },
    action: { name: message('Actions'), address: '/act/actions' },
    ...Object.fromEntries(
      kinds.map(({ definition: { kind, names, address } }) => [kind, { name: names.many, address }] as const),
    ),
  };
}

/** Estimates are blind while their question is open: those of others are no page that one may read. */
export function spokenOf(services: Services) {
  return kindWords(recordsOf(services).filter(({ definition }) => definition.kind !== 'estimate'));
}
