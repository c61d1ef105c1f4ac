import { readFileSync } from 'node:fs';
import { createExampleService } from './account/example/example-service.ts';
import type { ExampleServices } from './account/example/example-thread-service.ts';
import { createLatencyService } from './account/latency/latency-service.ts';
import { createOutcomeService } from './account/outcomes/outcome-service.ts';
import { createProposalService } from './account/publications/proposal-service.ts';
import { createReportService } from './account/publications/report-service.ts';
import { createSendingService } from './account/subscriptions/sending-service.ts';
import { createSubscriptionService } from './account/subscriptions/subscription-service.ts';
import { withRecords } from './account/timeline/timeline.ts';
import { createTimelineService } from './account/timeline/timeline-service.ts';
import { createActionService } from './act/actions/action-service.ts';
import { createCapacityGate } from './act/defence/defence-service.ts';
import { createAgreementWatchService } from './act/diplomacy/agreement-watch-service.ts';
import { createCalendarService } from './act/diplomacy/calendar-service.ts';
import { engagementGates, engagementScreening } from './act/diplomacy/engagement-gate-service.ts';
import { createForumLoadingService } from './act/diplomacy/forum-loading-service.ts';
import { createMemberService } from './act/diplomacy/member-service.ts';
import { createPlanService } from './act/plans/plan-service.ts';
import { createIatiExchangeService } from './act/programmes/iati-exchange-service.ts';
import { createProgrammeMoneyService } from './act/programmes/programme-money-service.ts';
import { createAroundService } from './act/sanctions/around/around-designation-service.ts';
import { createDesignationReadingService } from './act/sanctions/designations/designation-reading-service.ts';
import { createListedServices } from './act/sanctions/listed-service.ts';
import { createRetentionService } from './act/sanctions/retention/retention-service.ts';
import { createSanctionsService } from './act/sanctions/sanctions-service.ts';
import { createListedSubjectService } from './act/sanctions/subjects/subject-service.ts';
import { createAssessmentServices } from './analyse/assessments/assessment-service.ts';
import { createEarlierDocumentService } from './analyse/assessments/earlier-document-service.ts';
import { createEvidenceReadingService } from './analyse/assessments/evidence-service.ts';
import { createIndicatorWatchService } from './analyse/assessments/indicator-watch-service.ts';
import { createPreparedDraftService } from './analyse/assessments/prepared-draft-service.ts';
import { createRefreshWatchService } from './analyse/assessments/refresh-watch-service.ts';
import { createSectionWritingService } from './analyse/assessments/section-writing-service.ts';
import { createStalenessService } from './analyse/assessments/staleness-service.ts';
import { createWorkingCopyService } from './analyse/assessments/working-copy-service.ts';
import { createGuideService } from './analyse/guides/guide-service.ts';
import { createJudgementReadingService } from './analyse/judgements/judgement-reading-service.ts';
import { createPracticeService } from './analyse/judgements/practice-service.ts';
import { connectorsOf } from './connectors.ts';
import { createDecisionService } from './decide/decisions/decision-service.ts';
import { createResourceService } from './decide/envelopes/resource-service.ts';
import { createComparisonService } from './decide/options/comparison-service.ts';
import { createStrategyReadingService } from './decide/strategies/strategy-reading-service.ts';
import { createStrategyServices } from './decide/strategies/strategy-service.ts';
import { openPartiesOf } from './open-parties.ts';
import { openThingsOf } from './open-things.ts';
import { type Outlets, openOutlets } from './outlets.ts';
import { createApiTokenService } from './people/api-token-service.ts';
import { createGovernanceServices } from './people/governance/governance-service.ts';
import { houseOf } from './people/organisation.ts';
import { createPeopleService, type PeopleService } from './people/people-service.ts';
import { createIdentityKeyService } from './people/sealed-identities/identity-key-service.ts';
import { createSealedIdentityService } from './people/sealed-identities/sealed-identity-service.ts';
import { createSessionService } from './people/session-service.ts';
import { createSignInService } from './people/sign-in-service.ts';
import { createVisitService } from './people/visit-service.ts';
import { allCountries, countryByCode } from './places/country.ts';
import { countryPoints } from './places/country-points.ts';
import { readCountryShapes } from './places/country-shapes.ts';
import { placesToFind } from './places/place-search.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import type { Config, SessionLimits } from './platform/config.ts';
import { createConnectorPullService } from './platform/connectors/connector-pull-service.ts';
import { createConnectorService } from './platform/connectors/connector-service.ts';
import { type Actor, systemActor } from './platform/database/actor.ts';
import { Database } from './platform/database/database.ts';
import { openEmbeddedPostgres } from './platform/database/embedded-postgres.ts';
import { migrate } from './platform/database/migrate.ts';
import { requireOwnServer } from './platform/database/own-server.ts';
import { createLedgerService } from './platform/ledger/ledger-service.ts';
import { createFormCopyService } from './platform/records/form-copy-service.ts';
import { createRecordReadingService } from './platform/records/record-reading-service.ts';
import type { AnyRecordService } from './platform/records/record-service.ts';
import { recordStepWords } from './platform/records/record-timeline.ts';
import { createSearchService } from './platform/search/search-service.ts';
import { createIdempotencyService } from './platform/web/api/idempotency-service.ts';
import { createDiplomacy, createRecordServices, createSanctioning } from './records.ts';
import {
  openIatiSchema,
  readIatiCodelists,
  readShippedClusterRule,
  readShippedFeeds,
  readShippedIndicators,
  readShippedInstruments,
  readShippedRecurrenceRule,
  readShippedRegimePlaces,
  readShippedRetentionRules,
  readShippedTerms,
  readWorkingCalendar,
} from './shipped-data.ts';
import { createAddedFeedService } from './warn/articles/added-feed-service.ts';
import { createArticleService } from './warn/articles/article-service.ts';
import { createCountryIndicatorService } from './warn/country-indicators/country-indicator-service.ts';
import { createEventService } from './warn/events/event-service.ts';
import { createFigureService } from './warn/events/figure-service.ts';
import { createUnitService } from './warn/events/unit-service.ts';
import { createEvidenceFileService } from './warn/evidence/evidence-file-service.ts';
import { createEvidenceGivingOut, createEvidenceServices } from './warn/evidence/evidence-service.ts';
import { createExplanationService } from './warn/forecasts/explanation-service.ts';
import { createForecastService } from './warn/forecasts/forecast-service.ts';
import { createMassKillingService } from './warn/forecasts/mass-killing-service.ts';
import { createUnitForecastService } from './warn/forecasts/unit-forecast-service.ts';
import { createWorkService } from './warn/forecasts/work-service.ts';
import { createOwnSourceService } from './warn/own-tables/own-source-service.ts';
import { createReleasedMessageService } from './warn/releases/released-message-service.ts';
import { createAttachmentService } from './warn/reports/attachment-service.ts';
import { createInvitationService } from './warn/reports/invitation-service.ts';
import { createMailIntakeService } from './warn/reports/mail-intake-service.ts';
import { createMailedReportService } from './warn/reports/mailed-report-service.ts';
import { createPartnerReportService } from './warn/reports/partner-report-service.ts';
import { createReportImportService } from './warn/reports/report-import-service.ts';
import { createReportServices } from './warn/reports/report-service.ts';
import { createReportClusterService } from './warn/signals/report-cluster-service.ts';
import { createRiseSignalService } from './warn/signals/rise-signal-service.ts';
import { createSignalRecordService } from './warn/signals/signal-record-service.ts';
import { createSignalService } from './warn/signals/signal-service.ts';
import { readEwpPredictors } from './warn/sources/ewp/ewp-predictors.ts';
import { readOwnTable, readSample } from './warn/sources/own-tables/own-table.ts';
import { readFigures } from './warn/sources/read-figures.ts';
import { readEvents } from './warn/sources/ucdp-events/ucdp-events.ts';
import { createEvidenceChainService } from './warn/warnings/evidence-chain-service.ts';
import { createSignalWarningService } from './warn/warnings/signal-warning-service.ts';
import { createWarningService } from './warn/warnings/warning-service.ts';
import { createWatchService } from './warn/warnings/watch-service.ts';
import { createWatchListService } from './warn/watch/watch-list-service.ts';

/** What Forestall does, as one list; the parts are passed in, and nothing here is looked up. */
export type Services = ReturnType<typeof createServices>;

export type OpenForestall = {
  readonly services: Services;
  /** Address of the database, as its owner. */
  readonly databaseUrl: string;
  readonly close: () => Promise<void>;
};

// The manifest is ours and states the version.
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

export function createServices(
  database: Database,
  clock: Clock = systemClock,
  limits?: SessionLimits,
  outlets: Outlets = openOutlets(),
) {
  const instruments = readShippedInstruments();
  const ledger = createLedgerService({ database, clock });
  const sessions = createSessionService({ database, clock, limits });
  const figures = createFigureService({ database, clock, readFigures });
  const events = createEventService({ database, clock, readEvents });
  const ownSources = createOwnSourceService({
    ...{ database, clock, events, readSample },
    readTable: (file, source, sink, today) => readOwnTable(file, source, sink, { pointOf: pointIn, today }),
  });
  const countryIndicators = createCountryIndicatorService({ database, clock, catalogue: readShippedIndicators() });
  const terms = readShippedTerms();
  const work = createWorkService({ database, clock });
  const forecasts = createForecastService({ database, clock, figures, work, codeVersion: version });
  const explanations = createExplanationService({ database });
  const units = createUnitService({ database });
  const unitForecasts = createUnitForecastService({ forecasts, units });
  const massKillings = createMassKillingService({
    ...{ database, clock, work, codeVersion: version },
    readTable: readEwpPredictors,
  });
  const people = createPeopleService({ database, clock });
  const house = async () => houseOf((await people.directory(systemActor)).organisations);
  const articles = createArticleService({ database, clock, terms, house });
  const signIns = createSignInService({ database, clock });
  const tokens = createApiTokenService({ database, clock });
  const visits = createVisitService({ database, clock });
  const identityKeys = createIdentityKeyService({ database, clock, people });
  const sealedIdentities = createSealedIdentityService({ database, clock, people, identityKeys });
  const warnings = createWarningService({ database, clock, people });
  const watch = createWatchService({ database, forecasts, work, warnings });
  const latencies = createLatencyService({ database });
  const example = createExampleService({
    database,
    clock,
    servicesOf: (one, standing): ExampleServices => createServices(one, standing),
  });
  const idempotency = createIdempotencyService({ database, clock });
  const search = createSearchService({ database, standing: placesToFind() });
  const recordParts = {
    database,
    clock,
    isCountry: (code: string) => countryByCode(code) !== undefined,
    isOrganisation: people.isOrganisation,
    isPerson: people.isPerson,
  };
  const governance = createGovernanceServices(recordParts);
  const evidenceReading = createEvidenceReadingService({ database, forecasts, figures });
  const assessments = createAssessmentServices(recordParts, warnings, evidenceReading);
  const sectionWriting = createSectionWritingService({
    ...{ database, clock, sections: assessments.sections, comments: assessments.sectionComments },
  });
  const workingCopies = createWorkingCopyService({ database, clock });
  const formCopies = createFormCopyService({ database, clock });
  const earlierDocuments = createEarlierDocumentService({ database, sections: assessments.sections });
  const strategies = createStrategyServices(recordParts, assessments.assessments);
  const decisions = createDecisionService({
    ...{ database, clock, warnings },
    ...{ lockStrategy: strategies.strategies.lockIn, mayDecide: governance.delegated },
  });
  const fieldReports = createReportServices(recordParts, terms);
  const invitations = createInvitationService({
    ...{ database, clock, people, identityKeys },
    isCountry: recordParts.isCountry,
  });
  const partnerReports = createPartnerReportService({
    ...{ database, clock, invitations, sealedIdentities },
    ...fieldReports,
  });
  const reportImports = createReportImportService({ database, reports: fieldReports.reports });
  const evidenceFiles = createEvidenceFileService({ database, clock });
  const attachments = createAttachmentService({
    ...{ database, clock, files: evidenceFiles },
    reports: fieldReports.reports,
  });
  const mailedReports = createMailedReportService({
    ...{ database, clock, files: evidenceFiles },
    reports: fieldReports.reports,
  });
  const mailIntake = createMailIntakeService({ database, clock, people, files: evidenceFiles, outlets });
  const evidence = createEvidenceServices({
    ...{ recordParts, files: evidenceFiles },
    attachments: {
      subjectOf: (file) => (file.mail === null ? attachments : mailedReports).subjectOf(file),
    },
  });
  const { evidenceItems } = evidence;
  const signals = createSignalService(recordParts);
  const signalWarnings = createSignalWarningService({ database, people, signals, warnings });
  const recurrenceRule = readShippedRecurrenceRule();
  const diplomacy = createDiplomacy(recordParts, { signals, signalWarnings, rule: recurrenceRule });
  const agreementWatch = createAgreementWatchService({ database, agreements: diplomacy.agreements });
  const fora = createForumLoadingService({ database, forumBodies: diplomacy.fora.forumBodies });
  const calendar = createCalendarService({ database, ...diplomacy });
  const preparedDrafts = createPreparedDraftService({
    ...{ database, clock, forecasts, explanations, figures, events, reports: fieldReports },
    ...{ assessments: assessments.assessments, preparedLines: assessments.preparedLines },
    comingDays: calendar.coming,
  });
  const guides = createGuideService({
    ...{ clock, figures, forecasts, reports: fieldReports, assessments: assessments.assessments },
    comingDays: calendar.coming,
  });
  const members = createMemberService({ database, fora: diplomacy.fora });
  const workingCalendar = readWorkingCalendar();
  const instrumentLines = instruments.all.map((each) => ({ ...each, leadTimeDays: each.leadTimeDaysEstimate }));
  const regimePlaces = readShippedRegimePlaces();
  const listed = createListedServices({ database, clock, people, signals, regimePlaces });
  const { parties, sanctionsLists } = listed;
  const sanctioning = createSanctioning(recordParts, { evidenceReading, evidenceItems });
  const before = {
    ...{ calendar: workingCalendar, reports: fieldReports, signals, warnings, diplomacy, governance, figures },
    ...{ decisions, assessments, strategies, instruments: instrumentLines, parties, evidenceItems },
    ...{ sanctioning, people },
  };
  const records = createRecordServices(recordParts, before);
  const reportClusters = createReportClusterService({
    ...{ database, clock, people, events, signals, rule: readShippedClusterRule() },
    ...{ reports: fieldReports.reports, signalReports: records.signalReports, signalSeries: records.signalSeries },
  });
  const riseSignals = createRiseSignalService({
    ...{ database, clock, people, events, signals, signalSeries: records.signalSeries, rule: reportClusters.rule },
  });
  const signalRecords = createSignalRecordService({ database, figures, rule: reportClusters.rule });
  const evidenceChains = createEvidenceChainService({
    ...{ database, warnings, signals, reports: fieldReports.reports },
    ...{ signalReports: records.signalReports, signalSeries: records.signalSeries },
  });
  const evidenceBags = createEvidenceGivingOut({
    ...{ recordParts, people, version, ledger, evidence, files: evidenceFiles },
    ...{ authority: outlets.timestampAuthority, findChain: evidenceChains.find },
  });
  const indicatorWatch = createIndicatorWatchService({
    ...{ database, clock, signals, figures, explanations, reports: fieldReports.reports },
    assessments: assessments.assessments,
  });
  const staleness = createStalenessService({
    ...{ clock, explanations, warnings, signals, assessments: assessments.assessments },
    ...{ reports: fieldReports.reports, questions: records.questions },
  });
  const refreshWatch = createRefreshWatchService({
    ...{ database, clock, people, warnings, staleness, requests: assessments.refreshRequests },
    ...{ assessments: assessments.assessments, sections: assessments.sections },
  });
  const gates = {
    'security-force-capacity': createCapacityGate(records.osjaAssessments, records.unitVettings),
    ...engagementGates(instruments, parties),
  };
  const actions = createActionService({
    ...{ database, clock, warnings, decisions, strategies, instruments, known: recordParts, gates },
    follow: engagementScreening(parties, people),
  });
  const openParties = openPartiesOf({ people, actions, programmes: records });
  listed.screeningWork.lookIn(openParties);
  const addedFeeds = createAddedFeedService({ database, clock, get: outlets.get, shipped: readShippedFeeds() });
  const connectors = connectorsOf({ clock, events, articles, addedFeeds, countryIndicators, sanctionsLists });
  const connecting = { database, clock, get: outlets.get, connectors };
  const sanctions = createSanctionsService({
    ...{ database, clock, measures: records.sanctionsMeasures, cases: records.designationCases },
    calendar: workingCalendar,
  });
  const designationReading = createDesignationReadingService({
    ...{ database, evidenceReading, evidenceItems, evidenceFiles, sanctions, regimes: records.sanctionsRegimes },
    designations: { designationCases: records.designationCases, testedIn: sanctioning.testedIn },
  });
  const listedSubjects = createListedSubjectService({
    ...{ database, search, lists: sanctionsLists, register: listed.register, screening: listed.screening },
    cases: records.designationCases,
  });
  const aroundDesignations = createAroundService({
    ...{ database, figures, explanations },
    ...{ cases: records.designationCases, measures: records.sanctionsMeasures },
    ...{ lists: sanctionsLists, placesOf: regimePlaces },
  });
  const retention = createRetentionService({
    ...{ database, clock, rules: readShippedRetentionRules() },
    ...{ holds: records.retentionHolds, cases: records.designationCases, openParties },
  });
  const strategyReading = createStrategyReadingService({ database, services: records });
  const comparisons = createComparisonService({
    ...{ clock, warnings, forecasts, strategies: strategies.strategies, options: records.options },
    instruments: instrumentLines,
  });
  const resources = createResourceService({
    ...{ database, forecasts, envelopes: records, strategies: records },
    effort: actions,
  });
  const plans = createPlanService({
    ...{ clock, forecasts, figures, warnings, actions, sanctions, instruments, asks: records.asks },
  });
  const judgementReading = createJudgementReadingService({ ...records, forecasts });
  const practice = createPracticeService({ database, clock, figures });
  const programmeMoney = createProgrammeMoneyService({ database, programmes: records });
  const iatiExchange = createIatiExchangeService({
    database,
    people,
    programmes: records,
    openSchema: openIatiSchema,
    codelists: readIatiCodelists(),
  });
  const reports = createReportService(records.publications);
  const proposals = createProposalService({
    ...{ publications: records.publications, warnings, actions, instruments, forecasts, clock },
  });
  const watchList = createWatchListService({
    ...{ database, clock, people, figures, forecasts, warnings, signals, reports: fieldReports.reports },
    ...{ checkIns: records.checkIns, dismissals: records.dismissals, deskMatters: records.deskMatters },
  });
  const outcomes = createOutcomeService({
    ...{ warnings, decisions, actions, figures, forecasts, judgements: records, dismissals: records.dismissals },
  });
  const releasedMessages = createReleasedMessageService({ database, clock, people, outlets });
  const kinds = withRecords(recordStepWords(Object.values(records).map(({ definition }) => definition)));
  const timelines = createTimelineService({ database, kinds });
  const subscriptions = createSubscriptionService({ database, clock, people, outlets, kinds });
  const sending = createSendingService({ database, clock, people, outlets, kinds });
  const recordReading = createRecordReadingService({ database, directory: directoryOf(people) });
  const open = { warnings, actions, instruments, clock, kinds: Object.values(records), reading: recordReading };
  governance.openWork.lookIn({ people, sources: openThingsOf(open) });
  return {
    version,
    clock,
    momentFor: (actor: Actor) => database.moment(actor),
    instruments,
    ledger,
    sessions,
    people,
    signIns,
    tokens,
    visits,
    identityKeys,
    sealedIdentities,
    figures,
    events,
    units,
    articles,
    addedFeeds,
    countryIndicators,
    ownSources,
    work,
    forecasts,
    explanations,
    unitForecasts,
    massKillings,
    warnings,
    invitations,
    partnerReports,
    reportImports,
    attachments,
    mailedReports,
    mailIntake,
    evidenceFiles,
    evidenceKeeping: evidence.evidenceKeeping,
    evidenceVerifying: evidence.evidenceVerifying,
    evidenceBags,
    signalWarnings,
    recurrenceRule,
    agreementWatch,
    fora,
    calendar,
    members,
    governance,
    watch,
    watchList,
    releasedMessages,
    decisions,
    actions,
    sanctions,
    designationReading,
    aroundDesignations,
    retention,
    listedSubjects,
    ...listed,
    connectors: createConnectorService(connecting),
    connectorPulls: createConnectorPullService(connecting),
    plans,
    timelines,
    latencies,
    outcomes,
    example,
    reports,
    proposals,
    idempotency,
    search,
    subscriptions,
    sending,
    records,
    recordReading,
    programmeMoney,
    iatiExchange,
    evidenceReading,
    sectionWriting,
    workingCopies,
    formCopies,
    earlierDocuments,
    preparedDrafts,
    guides,
    indicatorWatch,
    reportClusters,
    riseSignals,
    signalRecords,
    staleness,
    refreshWatch,
    judgementReading,
    practice,
    strategyReading,
    comparisons,
    resources,
  };
}

let points: ReturnType<typeof countryPoints> | undefined;

/** Where a country is put on a map where nothing says more; worked out when it is first asked for. */
function pointIn(country: string) {
  points ??= countryPoints(readCountryShapes());
  return points.get(country);
}

/** What records speak of and others keep. */
function directoryOf(people: PeopleService) {
  return {
    countries: allCountries()
      .filter(({ lastYear }) => lastYear === undefined)
      .map(({ code, name }) => ({ value: code, text: name })),
    async names(actor: Actor) {
      const { organisations, people: all } = await people.directory(actor);
      const option = ({ id, name }: { readonly id: string; readonly name: string }) => ({ value: id, text: name });
      const withKind = organisations.map((each) => ({ ...option(each), kind: each.kind }));
      return { organisations: withKind, people: all.map(option) };
    },
  };
}

/** Every kind of record that is kept. */
export function recordsOf({ records }: Services): readonly AnyRecordService[] {
  return Object.values(records);
}

/**
 * Opens the database, embedded or one's own, brings it up to this version and gives the services that work in it.
 * @throws StartRefused with one sentence
 */
export async function openForestall(config: Config, clock: Clock = systemClock): Promise<OpenForestall> {
  if (config.databaseUrl !== undefined) await requireOwnServer(config.databaseUrl);
  const postgres =
    config.databaseUrl === undefined
      ? await openEmbeddedPostgres(config.home)
      : { url: config.databaseUrl, release: async () => {} };
  try {
    await migrate(postgres.url);
  } catch (error) {
    await postgres.release();
    throw error;
  }
  const database = new Database(postgres.url);
  return {
    services: createServices(database, clock, config.sessionLimits, openOutlets(config.outlets)),
    databaseUrl: postgres.url,
    close: async () => {
      await database.close();
      await postgres.release();
    },
  };
}
