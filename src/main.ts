import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { replyPanel } from './account/correspondence/letter-panels.ts';
import { letterRoutes } from './account/correspondence/letter-routes.ts';
import { exampleOfferPanel } from './account/example/example-panels.ts';
import { exampleRoutes } from './account/example/example-routes.ts';
import { createExampleService } from './account/example/example-service.ts';
import type { ExampleServices } from './account/example/example-thread-service.ts';
import { latencyApi } from './account/latency/latency-api.ts';
import { latencyRoutes } from './account/latency/latency-routes.ts';
import { createLatencyService } from './account/latency/latency-service.ts';
import { aftermathPanel } from './account/outcomes/outcome-panels.ts';
import { outcomeRoutes } from './account/outcomes/outcome-routes.ts';
import { createOutcomeService } from './account/outcomes/outcome-service.ts';
import { proposalRoutes } from './account/publications/proposal-routes.ts';
import { publicReportPanel } from './account/publications/publication-panels.ts';
import { createReportPages } from './account/publications/report-panels.ts';
import { reportRoutes } from './account/publications/report-routes.ts';
import { createReportService } from './account/publications/report-service.ts';
import { feedRoutes } from './account/subscriptions/feed-routes.ts';
import { createSendingService } from './account/subscriptions/sending-service.ts';
import { subscriptionRoutes } from './account/subscriptions/subscription-routes.ts';
import { createSubscriptionService, type Outlets } from './account/subscriptions/subscription-service.ts';
import { onDayRoutes } from './account/timeline/on-day-routes.ts';
import { withRecords } from './account/timeline/timeline.ts';
import { timelineApi } from './account/timeline/timeline-api.ts';
import { changesPanel, timelinePanel } from './account/timeline/timeline-panels.ts';
import { timelineRoutes } from './account/timeline/timeline-routes.ts';
import { createTimelineService } from './account/timeline/timeline-service.ts';
import { isOpen } from './act/actions/action.ts';
import { actionApi } from './act/actions/action-api.ts';
import {
  beginActionStep,
  decisionActionsPanel,
  dueActionsPanel,
  warningActionsPanel,
} from './act/actions/action-panels.ts';
import { actionRoutes } from './act/actions/action-routes.ts';
import { createActionService } from './act/actions/action-service.ts';
import { asksPanel } from './act/actions/ask-panels.ts';
import { createCapacityGate } from './act/defence/defence-service.ts';
import { createAgreementWatchService } from './act/diplomacy/agreement-watch-service.ts';
import { calendarRoutes } from './act/diplomacy/calendar-routes.ts';
import { createCalendarService } from './act/diplomacy/calendar-service.ts';
import {
  comingDaysPanel,
  recurrencePanel,
  reportViolationPanel,
  reviewProgressPanel,
  tallyPanel,
} from './act/diplomacy/diplomacy-panels.ts';
import { createForumLoadingService } from './act/diplomacy/forum-loading-service.ts';
import { readRecurrenceRule } from './act/diplomacy/recurrence-rule.ts';
import { readInstrumentCatalogue } from './act/instruments/instrument.ts';
import { instrumentApi } from './act/instruments/instrument-api.ts';
import { instrumentRoutes } from './act/instruments/instrument-routes.ts';
import { countryActionsPanel, underWayPanel } from './act/plans/plan-panels.ts';
import { planRoutes } from './act/plans/plan-routes.ts';
import { createPlanService } from './act/plans/plan-service.ts';
import { readCodelists } from './act/programmes/iati/iati-codes.ts';
import { compileIatiSchema } from './act/programmes/iati/iati-schema.ts';
import { createIatiExchangeService } from './act/programmes/iati-exchange-service.ts';
import { programmeMoneyPanel } from './act/programmes/programme-money-panels.ts';
import { createProgrammeMoneyService } from './act/programmes/programme-money-service.ts';
import { programmeRoutes } from './act/programmes/programme-routes.ts';
import { designationClockPanel } from './act/sanctions/sanctions-panels.ts';
import { sanctionsRoutes } from './act/sanctions/sanctions-routes.ts';
import { createSanctionsService } from './act/sanctions/sanctions-service.ts';
import {
  assessmentPages,
  assessmentsPanel,
  assessStep,
  warningAssessmentsPanel,
} from './analyse/assessments/assessment-panels.ts';
import { createAssessmentServices } from './analyse/assessments/assessment-service.ts';
import { judgementRoutes, openQuestionsPanel, questionPages } from './analyse/judgements/judgement-routes.ts';
import { decisionApi } from './decide/decisions/decision-api.ts';
import {
  comingBackPanel,
  countryDecisionsPanel,
  decideStep,
  strategyDecisionsPanel,
  undecidedPanel,
  warningDecisionsPanel,
} from './decide/decisions/decision-panels.ts';
import { type Deciding, decisionRoutes } from './decide/decisions/decision-routes.ts';
import { createDecisionService } from './decide/decisions/decision-service.ts';
import { countryAllocationsPanel, envelopeBalancePanel, envelopesPanel } from './decide/envelopes/envelope-panels.ts';
import { resourceRoutes } from './decide/envelopes/resource-routes.ts';
import { createResourceService } from './decide/envelopes/resource-service.ts';
import { createComparisonService } from './decide/options/comparison-service.ts';
import { optionRoutes } from './decide/options/option-routes.ts';
import { priorityAreaRoutes } from './decide/priority-areas/priority-area-routes.ts';
import { assessmentStrategiesPanel, reviewsPanel, strategyCoursePanel } from './decide/strategies/strategy-panels.ts';
import { createStrategyReadingService } from './decide/strategies/strategy-reading-service.ts';
import { createStrategyServices } from './decide/strategies/strategy-service.ts';
import { apiTokenRoutes, identifyByToken } from './people/api-token-routes.ts';
import { createApiTokenService } from './people/api-token-service.ts';
import { defaultClaimMapping, readClaimMapping } from './people/claim-mapping.ts';
import { directoryRoutes } from './people/directory-routes.ts';
import { createGovernanceServices } from './people/governance/governance-service.ts';
import { handOverRoutes, type OpenThings, openThingsPanel } from './people/governance/hand-over-routes.ts';
import { identifyIssuerPerson, issuerSignInRoutes, type SignIn } from './people/issuer-sign-in-routes.ts';
import { markingHandling } from './people/marking-panels.ts';
import { peopleApi } from './people/people-api.ts';
import { createPeopleService, type PeopleService } from './people/people-service.ts';
import { createIdentityKeyService } from './people/sealed-identities/identity-key-service.ts';
import { sealedIdentityRoutes } from './people/sealed-identities/sealed-identity-routes.ts';
import { createSealedIdentityService } from './people/sealed-identities/sealed-identity-service.ts';
import { createSessionService } from './people/session-service.ts';
import { demoSignInRoutes, identifyDemoPerson } from './people/sign-in-routes.ts';
import { createSignInService } from './people/sign-in-service.ts';
import { createVisitService } from './people/visit-service.ts';
import { allCountries, countryByCode } from './places/country.ts';
import { countryApi } from './places/country-api.ts';
import { countryPoints } from './places/country-points.ts';
import { countryRoutes } from './places/country-routes.ts';
import { readCountryShapes } from './places/country-shapes.ts';
import { readBankHolidays } from './platform/calendar/bank-holidays.ts';
import type { WorkingCalendar } from './platform/calendar/working-days.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import type { Config, OutletConfig, SessionLimits } from './platform/config.ts';
import { type Actor, systemActor } from './platform/database/actor.ts';
import { Database } from './platform/database/database.ts';
import { openEmbeddedPostgres } from './platform/database/embedded-postgres.ts';
import { migrate } from './platform/database/migrate.ts';
import { requireOwnServer } from './platform/database/own-server.ts';
import { StartRefused } from './platform/database/start-refused.ts';
import { createPdfMaker } from './platform/documents/pdf.ts';
import { discoverIssuer } from './platform/identity/open-id-issuer.ts';
import { message } from './platform/language/message.ts';
import { ledgerRoutes } from './platform/ledger/ledger-routes.ts';
import { createLedgerService } from './platform/ledger/ledger-service.ts';
import { openMailer } from './platform/mail/mailer.ts';
import { checkedPost } from './platform/outbound/checked-post.ts';
import type { Handling } from './platform/records/handling.ts';
import type { OwnPages } from './platform/records/own-pages.ts';
import type { AnyRecord } from './platform/records/record.ts';
import { recordApi } from './platform/records/record-api.ts';
import { dueRecordsPanel, openRecordsOf, placeRecordsPanel } from './platform/records/record-panels.ts';
import { createRecordReadingService } from './platform/records/record-reading-service.ts';
import { recordRoutes } from './platform/records/record-routes.ts';
import type { AnyRecordService } from './platform/records/record-service.ts';
import { recordStepWords } from './platform/records/record-timeline.ts';
import { type StagePage, stageRoutes } from './platform/records/stage-routes.ts';
import { searchRoutes } from './platform/search/search-routes.ts';
import { createSearchService } from './platform/search/search-service.ts';
import { apiRoutes } from './platform/web/api/api-routes.ts';
import { createIdempotencyService } from './platform/web/api/idempotency-service.ts';
import { ledgerIndexOperation, ledgerOperation } from './platform/web/api/ledger-operation.ts';
import { defaultRateLimits, type RateLimits } from './platform/web/api/rate-limits.ts';
import { searchOperation } from './platform/web/api/search-operation.ts';
import { frontRoutes } from './platform/web/front-routes.ts';
import type { Panel } from './platform/web/panel.ts';
import { projectShapes } from './platform/web/pictures/project-shapes.ts';
import { readStylesheets } from './platform/web/stylesheet.ts';
import { createView, type View } from './platform/web/view.ts';
import { createWebServer } from './platform/web/web-server.ts';
import { createDiplomacy, createRecordServices } from './records.ts';
import { figureApi } from './warn/events/figure-api.ts';
import { countryHistoryPanel } from './warn/events/figure-panels.ts';
import { createFigureService } from './warn/events/figure-service.ts';
import { countryForecastPanel } from './warn/forecasts/country-forecast-panel.ts';
import { driverSentences } from './warn/forecasts/driver-sentences.ts';
import { forecastApi, forecastSummaries } from './warn/forecasts/forecast-api.ts';
import { forecastRoutes } from './warn/forecasts/forecast-routes.ts';
import { createForecastService } from './warn/forecasts/forecast-service.ts';
import { methodRoutes } from './warn/forecasts/method-routes.ts';
import { riskMapPanel } from './warn/forecasts/risk-map-panel.ts';
import { countrySignalsPanel, noticedSignalsPanel, sourceSignalsPanel } from './warn/signals/signal-panels.ts';
import { createSignalService } from './warn/signals/signal-service.ts';
import { readFigures } from './warn/sources/read-figures.ts';
import { capRoutes } from './warn/warnings/cap-routes.ts';
import { openWarningFromSignalPanel, warningSignalsPanel } from './warn/warnings/signal-warning-panels.ts';
import { signalWarningRoutes } from './warn/warnings/signal-warning-routes.ts';
import { createSignalWarningService } from './warn/warnings/signal-warning-service.ts';
import { warningApi } from './warn/warnings/warning-api.ts';
import { countryWarningsPanel, waitingPanel } from './warn/warnings/warning-panels.ts';
import { warningRoutes } from './warn/warnings/warning-routes.ts';
import { reasonSentences } from './warn/warnings/warning-rule.ts';
import { createWarningService } from './warn/warnings/warning-service.ts';
import { withStanding } from './warn/warnings/warning-standing.ts';
import { waitingFor } from './warn/warnings/warning-waiting.ts';
import { createWatchService } from './warn/warnings/watch-service.ts';

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
const bankHolidayFile = new URL('../data/bank-holidays.json', import.meta.url);
const recurrenceFile = new URL('../data/recurrence-rule.json', import.meta.url);
const instrumentFile = new URL('../data/instruments.json', import.meta.url);

/** The ways out that a configuration opens: without one, feeds and webhooks to public addresses, and no mail. */
function openOutlets(config?: OutletConfig): Outlets {
  const { publicUrl = 'http://127.0.0.1:3000', smtpUrl, mailFrom = 'forestall@localhost' } = config ?? {};
  return {
    publicUrl,
    mailer: smtpUrl === undefined ? undefined : openMailer(smtpUrl, mailFrom),
    post: checkedPost({ allowPrivate: config?.allowPrivateWebhooks ?? false }),
  };
}

export function createServices(
  database: Database,
  clock: Clock = systemClock,
  limits?: SessionLimits,
  outlets: Outlets = openOutlets(),
) {
  const instruments = readInstrumentCatalogue(readFileSync(instrumentFile, 'utf8'));
  const ledger = createLedgerService({ database, clock });
  const sessions = createSessionService({ database, clock, limits });
  const figures = createFigureService({ database, clock, readFigures });
  const forecasts = createForecastService({ database, clock, figures, codeVersion: version });
  const people = createPeopleService({ database, clock });
  const signIns = createSignInService({ database, clock });
  const tokens = createApiTokenService({ database, clock });
  const visits = createVisitService({ database, clock });
  const identityKeys = createIdentityKeyService({ database, clock, people });
  const sealedIdentities = createSealedIdentityService({ database, clock, people, identityKeys });
  const warnings = createWarningService({ database, clock, people });
  const watch = createWatchService({ database, forecasts, warnings });
  const latencies = createLatencyService({ database });
  const example = createExampleService({
    database,
    clock,
    servicesOf: (one, standing): ExampleServices => createServices(one, standing),
  });
  const idempotency = createIdempotencyService({ database, clock });
  const search = createSearchService({ database });
  const recordParts = {
    database,
    clock,
    isCountry: (code: string) => countryByCode(code) !== undefined,
    isOrganisation: people.isOrganisation,
    isPerson: people.isPerson,
  };
  const governance = createGovernanceServices(recordParts);
  const assessments = createAssessmentServices(recordParts, warnings);
  const strategies = createStrategyServices(recordParts, assessments.assessments);
  const decisions = createDecisionService({
    ...{ database, clock, warnings },
    ...{ lockStrategy: strategies.strategies.lockIn, mayDecide: governance.delegated },
  });
  const signals = createSignalService(recordParts);
  const signalWarnings = createSignalWarningService({ database, people, signals, warnings });
  const recurrenceRule = readRecurrenceRule(readFileSync(recurrenceFile, 'utf8'));
  const diplomacy = createDiplomacy(recordParts, { signals, signalWarnings, rule: recurrenceRule });
  const agreementWatch = createAgreementWatchService({ database, agreements: diplomacy.agreements });
  const fora = createForumLoadingService({ database, forumBodies: diplomacy.fora.forumBodies });
  const calendar = createCalendarService({ database, ...diplomacy });
  const workingCalendar = readWorkingCalendar();
  const instrumentLines = instruments.all.map((each) => ({ ...each, leadTimeDays: each.leadTimeDaysEstimate }));
  const before = {
    ...{ calendar: workingCalendar, signals, warnings, diplomacy, governance, figures },
    ...{ decisions, assessments, strategies, instruments: instrumentLines },
  };
  const records = createRecordServices(recordParts, before);
  const gates = { 'security-force-capacity': createCapacityGate(records.osjaAssessments, records.unitVettings) };
  const known = {
    isCountry: recordParts.isCountry,
    isOrganisation: recordParts.isOrganisation,
    isPerson: recordParts.isPerson,
  };
  const actions = createActionService({ database, clock, warnings, decisions, instruments, known, gates });
  const sanctions = createSanctionsService({
    ...{ database, clock, measures: records.sanctionsMeasures, cases: records.designationCases },
    calendar: workingCalendar,
  });
  const strategyReading = createStrategyReadingService({ database, services: records });
  const comparisons = createComparisonService({
    ...{ clock, warnings, forecasts, strategies: strategies.strategies, options: records.options },
    instruments: instrumentLines,
  });
  const resources = createResourceService({
    ...{ database, envelopes: records, strategies: records },
    effort: async (actor) =>
      (await actions.list(actor)).map((action) => ({
        ...{ id: action.id, place: action.country, isOpen: isOpen(action), themes: action.themes },
      })),
  });
  const plans = createPlanService({
    ...{ clock, forecasts, figures, warnings, actions, sanctions, instruments, asks: records.asks },
  });
  const programmeMoney = createProgrammeMoneyService({ database, programmes: records });
  const iatiExchange = createIatiExchangeService({
    database,
    people,
    programmes: records,
    openSchema: openIatiSchema,
    codelists: readCodelists(readIatiText('codelists.json')),
  });
  const reports = createReportService(records.publications);
  const outcomes = createOutcomeService({ warnings, decisions, actions, figures, forecasts });
  const kinds = withRecords(recordStepWords(Object.values(records).map(({ definition }) => definition)));
  const timelines = createTimelineService({ database, kinds });
  const subscriptions = createSubscriptionService({ database, clock, people, outlets, kinds });
  const sending = createSendingService({ database, clock, people, outlets, kinds });
  const recordReading = createRecordReadingService({ database, directory: directoryOf(people) });
  return {
    version,
    clock,
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
    forecasts,
    warnings,
    signalWarnings,
    recurrenceRule,
    agreementWatch,
    fora,
    calendar,
    governance,
    watch,
    decisions,
    actions,
    sanctions,
    plans,
    timelines,
    latencies,
    outcomes,
    example,
    reports,
    idempotency,
    search,
    subscriptions,
    sending,
    records,
    recordReading,
    programmeMoney,
    iatiExchange,
    strategyReading,
    comparisons,
    resources,
  };
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

const readIatiText = (name: string) => readFileSync(new URL(`../data/iati/${name}`, import.meta.url), 'utf8');

function openIatiSchema() {
  return compileIatiSchema({
    activities: readIatiText('schema/iati-activities-schema.xsd'),
    common: readIatiText('schema/iati-common.xsd'),
    xml: readIatiText('schema/xml.xsd'),
  });
}

/** What a file of IATI is held to, for a check without a database. */
export const openIatiRules = () => ({
  schema: openIatiSchema(),
  codelists: readCodelists(readIatiText('codelists.json')),
});

/** The working days of England and Wales, by which the letter's departments count. */
function readWorkingCalendar(): WorkingCalendar {
  const calendar = readBankHolidays(readFileSync(bankHolidayFile, 'utf8')).get('england-and-wales');
  if (calendar === undefined) throw new Error(`${bankHolidayFile.pathname} lacks england-and-wales`);
  return calendar;
}

/** What records speak of and others keep. */
function directoryOf(people: PeopleService) {
  return {
    countries: allCountries()
      .filter(({ lastYear }) => lastYear === undefined)
      .map(({ code, name }) => ({ value: code, text: name })),
    organisations: async (actor: Actor) =>
      (await people.directory(actor)).organisations.map(({ id, name }) => ({ value: id, text: name })),
    people: async (actor: Actor) =>
      (await people.directory(actor)).people.map(({ id, name }) => ({ value: id, text: name })),
  };
}

/** What the form of a decision shows: the options belong to a slice after it. */
function decidingOn({ comparisons }: Services): Deciding {
  return async (actor, subject) => {
    const { subject: about, compared } = await comparisons.compare(actor, subject);
    const open = compared.filter(({ option }) => option.state === 'open');
    return { ...about, options: open.map(({ option: { id, name, effect } }) => ({ id, name, hint: effect })) };
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

const stages = [
  { name: message('Warn'), href: '/warn' },
  { name: message('Analyse'), href: '/analyse' },
  { name: message('Decide'), href: '/decide' },
  { name: message('Act'), href: '/act' },
  { name: message('Account'), href: '/account' },
  { name: message('Places'), href: '/places' },
  { name: message('Methods'), href: '/methods' },
];

const actStage = {
  address: '/act',
  name: message('Act'),
  question: message('Who does what, by when, with which tool?'),
  pages: [
    {
      href: '/act/actions',
      name: message('Actions'),
      about: message('Who does what, by when, with which instrument.'),
    },
    {
      href: '/act/sanctions',
      name: message('Sanctions in force'),
      about: message('Measures of every kind by place, and the cases on their way.'),
    },
    {
      href: '/act/instruments',
      name: message('Instruments'),
      about: message('Every tool that a state holds, on which lawful basis, and the harm that it risks.'),
    },
    {
      href: '/act/diplomacy/calendar',
      name: message('Diplomatic calendar'),
      about: message('Mandates that end, elections, sessions, reviews and what agreements owe, day by day.'),
    },
  ],
};

const decidePages = [
  {
    href: '/decide/decisions',
    name: message('Decisions'),
    about: message('Who chose what, when, on which warning or strategy, and why. Deciding not to act is a decision.'),
  },
  {
    href: '/decide/resources',
    name: message('Risk against effort'),
    about: message('Where the risk is high and nothing is under way, and where effort goes on though the risk is low.'),
  },
  {
    href: '/decide/priority-areas',
    name: message('Priority areas'),
    about: message('What is done and spent under each priority area.'),
  },
];
const analyseStage = {
  address: '/analyse',
  name: message('Analyse'),
  question: message('Why, by whom, what could set it off, what would help?'),
  pages: [
    {
      href: '/analyse/judgements/track-record',
      name: message('Who has judged how well'),
      about: message('How people, teams and the model did on the questions that have been answered.'),
    },
  ],
  panels: [],
} satisfies StagePage;

const peoplePage = {
  address: '/people',
  name: message('People'),
  question: message('Who answers for what, and who may decide it?'),
  // The directory is for administrators, who find it beside their tokens.
  pages: [],
  panels: [],
} satisfies StagePage;

const accountStage = {
  address: '/account',
  name: message('Account'),
  question: message('What did we know, what did we do, what came of it?'),
  pages: [
    {
      href: '/account/latency',
      name: message('From warning to action'),
      about: message('How long each stretch takes, from a warning to the first action.'),
    },
    {
      href: '/account/outcomes',
      name: message('What came of it'),
      about: message('What happened after each warning, how long answers took, and how forecasts did.'),
    },
    {
      href: '/account/on',
      name: message('What was known on a day'),
      about: message('What stood on a day of your choice, in one place or all, and what had been done by then.'),
    },
    {
      href: '/account/ledger',
      name: message('Ledger'),
      about: message('Every step that was taken, by whom and when, chained so that no later change stays unseen.'),
    },
    {
      href: '/account/subscriptions',
      name: message('Subscriptions'),
      about: message('Be told of what changes, by e-mail, in a feed reader or in another system.'),
    },
  ],
  panels: [],
} satisfies StagePage;

/** Every operation of the API, stage by stage. */
function operationsOf(services: Services, handling: Handling) {
  const { warnings, decisions, actions, instruments, clock } = services;
  return [
    ...countryApi(forecastSummaries(services.forecasts)),
    ...timelineApi(services.timelines),
    ...figureApi(services.figures),
    ...forecastApi(services.forecasts),
    ...warningApi(warnings, clock),
    ...decisionApi(decisions),
    ...actionApi(actions, instruments),
    ...instrumentApi(instruments),
    ...latencyApi(services.latencies),
    ledgerOperation(services.ledger),
    ledgerIndexOperation(services.ledger),
    searchOperation(services.search),
    ...peopleApi(services.people),
    ...recordsOf(services).flatMap((kind) => recordApi(kind, handling, kind.definition.names.many)),
  ];
}

/**
 * The identity provider that signs people in, if one is configured, and what its claims mean here.
 * @throws StartRefused where it does not answer, is not what it should be, or the file of claims does not fit
 */
export async function openSignIn({ issuer }: Config): Promise<SignIn | undefined> {
  if (issuer === undefined) return undefined;
  const { claimsFile } = issuer;
  if (claimsFile === undefined) return { issuer: await discoverIssuer(issuer), mapping: defaultClaimMapping };
  const text = await readFile(claimsFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new StartRefused('start.claims', `FORESTALL_CLAIMS, ${claimsFile}, cannot be read (${error.code}).`);
  });
  return { mapping: readClaimMapping(claimsFile, text), issuer: await discoverIssuer(issuer) };
}

/**
 * The web server with the pages of every slice, and the API.
 * @param opened the identity provider, where it has been opened already
 */
export async function createSite(
  services: Services,
  config: Config,
  opened?: SignIn,
  limits: RateLimits = defaultRateLimits,
) {
  const signIn = opened ?? (await openSignIn(config));
  const { clock, people, sessions, signIns, tokens } = services;
  const { warnings, decisions, actions, instruments, forecasts, figures, comparisons, resources } = services;
  const isDemonstration = signIn === undefined;
  const { ltr, rtl } = readStylesheets();
  const stylesheets = { ltr: ltr.address, rtl: rtl.address };
  const view = createView({ stylesheets, stages, isDemonstration }, [...reasonSentences, ...driverSentences]);
  const shapes = readCountryShapes();
  const world = projectShapes(shapes);
  const points = countryPoints(shapes);
  const openThings = openThingsOf(services);
  const maker = createPdfMaker();
  const judgements = { ...services.records, forecasts, figures };
  const panels: Readonly<Record<string, readonly Panel<AnyRecord>[]>> = {
    ...recordPanels(services, openThings, view),
    'designation-case': [designationClockPanel(services.sanctions, view)],
  };
  const pagesOfKinds: Readonly<Record<string, OwnPages>> = {
    programme: { list: 'act/programmes/pages/programmes.njk' },
    'publication-item': { list: 'account/publications/pages/publications.njk' },
    'judgement-question': questionPages(judgements),
    assessment: assessmentPages(services.records.assessments, services.recordReading),
  };
  const kinds = recordsOf(services);
  const handling = markingHandling(people, view);
  const pages = { reading: services.recordReading, handling, clock, maker };
  return createWebServer({
    view,
    sessionStore: sessions,
    sessionSecret: await readSessionSecret(config.home),
    identify: signIn === undefined ? identifyDemoPerson(people) : identifyIssuerPerson(people, signIn.issuer),
    identifyToken: identifyByToken(tokens, isDemonstration),
    sessionHours: sessions.limits.absoluteHours,
    isPublicUrlSecure: config.issuer?.publicUrl.startsWith('https:') ?? false,
    formOrigins: signIn?.issuer.formOrigins ?? [],
    routes: [
      frontRoutes([
        exampleOfferPanel(services.example, isDemonstration, view),
        waitingPanel(warnings, clock, view),
        dueActionsPanel(actions, warnings, instruments, clock, view),
        comingBackPanel(decisions, view),
        dueRecordsPanel(kinds, clock, view),
        changesPanel(services.timelines, services.visits, view),
        riskMapPanel(forecasts, figures, world, clock, view),
      ]),
      signIn === undefined ? demoSignInRoutes(people) : issuerSignInRoutes(signIn, signIns, clock),
      apiTokenRoutes(tokens, clock),
      directoryRoutes(people),
      sealedIdentityRoutes(services.sealedIdentities, services.identityKeys),
      countryRoutes(
        [
          countryForecastPanel(forecasts, figures, clock, view),
          countryWarningsPanel(warnings, clock, view),
          countryDecisionsPanel(decisions, view),
          countryAllocationsPanel(resources, view),
          countrySignalsPanel(services.records.signals, view),
          comingDaysPanel(services.calendar, clock, view),
          countryActionsPanel(services.plans, instruments, view),
          countryHistoryPanel(figures, view),
          placeRecordsPanel(
            kinds.filter((kind) => kind !== services.records.signals),
            services.recordReading,
            clock,
            view,
          ),
          timelinePanel(services.timelines, view),
        ],
        people.deskNameOf,
      ),
      forecastRoutes(forecasts, figures, world, clock, [noticedSignalsPanel(services.records.signals, view)]),
      methodRoutes(forecasts, figures),
      warningRoutes(warnings, clock, {
        nextSteps: [beginActionStep(view), decideStep(view), assessStep(services.records.assessments, view)],
        after: [
          warningSignalsPanel(services.signalWarnings, view),
          warningAssessmentsPanel(services.records.assessments, view),
          warningDecisionsPanel(decisions, clock, view),
          warningActionsPanel(actions, instruments, clock, view),
          aftermathPanel(services.outcomes, figures, view),
        ],
      }),
      signalWarningRoutes(services.signalWarnings, warnings),
      capRoutes(warnings, view, services.subscriptions.publicUrl),
      decisionRoutes(decisions, clock, decidingOn(services), [
        decisionActionsPanel(actions, warnings, instruments, clock, view),
      ]),
      optionRoutes(comparisons, services.records.options.mayMake, warnings, pages.maker),
      resourceRoutes(resources, forecasts),
      priorityAreaRoutes(resources),
      actionRoutes({
        ...{ actions, warnings, instruments, clock, reading: services.recordReading },
        panels: [asksPanel(services.records.asks, services.recordReading, clock, view)],
      }),
      instrumentRoutes(instruments),
      latencyRoutes(services.latencies),
      timelineRoutes(services.timelines),
      outcomeRoutes(services.outcomes, clock),
      exampleRoutes(services.example, isDemonstration),
      apiRoutes({
        operations: operationsOf(services, handling),
        version: services.version,
        limits,
        pointOf: (place) => points.get(place),
        idempotency: services.idempotency,
      }),
      subscriptionRoutes(services.subscriptions),
      feedRoutes(services.subscriptions, warnings, services.calendar, clock, view),
      ledgerRoutes(services.ledger),
      planRoutes(services.plans, instruments, clock),
      sanctionsRoutes(services.sanctions, services.recordReading, clock),
      ...kinds.map((kind) =>
        recordRoutes(kind, pages, panels[kind.definition.kind], pagesOfKinds[kind.definition.kind]),
      ),
      stageRoutes(
        {
          ...{ address: '/decide', name: message('Decide'), pages: decidePages },
          question: message('What do we choose from a finite envelope, and why not the rest?'),
          panels: [
            undecidedPanel(warnings, clock, view),
            comingBackPanel(decisions, view),
            reviewsPanel(services.records.strategies, clock, view),
            envelopesPanel(resources, view),
          ],
        },
        kinds,
      ),
      programmeRoutes(services.programmeMoney, services.iatiExchange, (code) => countryByCode(code)?.name ?? code),
      letterRoutes(services.records.letters, services.records.citations, {
        ...pages,
        origin: services.subscriptions.publicUrl,
      }),
      judgementRoutes(judgements, clock),
      stageRoutes(
        {
          ...analyseStage,
          panels: [assessmentsPanel(services.records.assessments, clock, view), openQuestionsPanel(judgements, view)],
        },
        kinds,
      ),
      proposalRoutes(services.records.publications, services),
      reportRoutes(
        createReportPages({ ...services, view, world, maker: pages.maker, origin: services.subscriptions.publicUrl }),
      ),
      stageRoutes(accountStage, kinds),
      onDayRoutes(
        services.timelines,
        // Estimates are blind while their question is open: those of others are no page that one may read.
        kindWords(kinds.filter(({ definition }) => definition.kind !== 'estimate')),
        clock,
      ),
      stageRoutes({ ...peoplePage, panels: [] }, kinds),
      stageRoutes(
        {
          ...actStage,
          panels: [
            underWayPanel(services.plans, instruments, clock, view),
            comingDaysPanel(services.calendar, clock, view),
          ],
        },
        kinds,
      ),
      calendarRoutes(services.calendar, clock),
      handOverRoutes(services.governance, people, openThings, {
        ...{ clock, maker, publicUrl: services.subscriptions.publicUrl },
      }),
      searchRoutes(services.search, {
        ...{ warning: message('Warning'), decision: message('Decision'), action: message('Action') },
        ...Object.fromEntries(kinds.map(({ definition: { kind, names } }) => [kind, names.one])),
      }),
    ],
  });
}

/** The annual report over these services, where no site is open. */
export function reportPagesOf(services: Services) {
  const world = projectShapes(readCountryShapes());
  return createReportPages({
    ...services,
    view: createView({}),
    world,
    maker: createPdfMaker(),
    origin: services.subscriptions.publicUrl,
  });
}

/** Beneath what a record says, by its kind. */
function recordPanels(
  services: Services,
  openThings: readonly OpenThings[],
  view: View,
): Readonly<Record<string, readonly Panel<AnyRecord>[]>> {
  const {
    records,
    programmeMoney,
    agreementWatch,
    recurrenceRule,
    people,
    strategyReading,
    decisions,
    resources,
    clock,
  } = services;
  const organisationNames = async () =>
    new Map((await people.directory(systemActor)).organisations.map(({ id, name }) => [id, name]));
  return {
    programme: [programmeMoneyPanel(programmeMoney, organisationNames, view)],
    signal: [openWarningFromSignalPanel(view)],
    'publication-item': [publicReportPanel(view)],
    letter: [replyPanel(view)],
    'forum-vote': [tallyPanel(view)],
    'upr-review': [reviewProgressPanel(records, view)],
    'peace-agreement': [recurrencePanel(agreementWatch, recurrenceRule, view)],
    'peace-provision': [reportViolationPanel(records.peaceViolations.mayMake, view)],
    'hand-over': [openThingsPanel(people, openThings, view)],
    assessment: [assessmentStrategiesPanel(records.strategies, records.assessments, view)],
    'peace-violation': [sourceSignalsPanel(records.signals, records.peaceViolations.definition.address, view)],
    strategy: [strategyCoursePanel(strategyReading, view), strategyDecisionsPanel(decisions, clock, view)],
    envelope: [envelopeBalancePanel(resources, view)],
  };
}

/** What may be open with somebody who leaves a post, stage by stage. */
function openThingsOf(services: Services): readonly OpenThings[] {
  const { warnings, actions, instruments, clock } = services;
  const waiting = async (asker: Actor, leaving: Actor, answer: 'acknowledged' | 'decided') => {
    const open = (await warnings.list(asker, { open: true })).map((entry) => withStanding(entry, clock()));
    const first = waitingFor(leaving, open)?.first ?? [];
    return first.flatMap(({ warning, countryName, deadline }) =>
      deadline?.answer === answer
        ? [
            {
              title: `${countryName}, ${warning.level}`,
              href: `/warn/warnings/${warning.id}`,
              due: deadline.due.toISOString().slice(0, 10),
            },
          ]
        : [],
    );
  };
  return [
    { name: message('Warnings to acknowledge'), of: (asker, leaving) => waiting(asker, leaving, 'acknowledged') },
    { name: message('Decisions due'), of: (asker, leaving) => waiting(asker, leaving, 'decided') },
    {
      name: message('Actions under way'),
      of: async (asker, leaving) =>
        (await actions.list(asker))
          .filter((action) => action.state === 'begun' && action.owner === leaving.organisationId)
          .map((action) => ({
            title: `${countryByCode(action.country)?.name ?? action.country}: ${instruments.find(action.instrument)?.name ?? action.instrument}`,
            href: `/act/actions/${action.id}`,
            due: action.dueOn,
          })),
    },
    ...recordsOf(services)
      .filter(({ definition }) => definition.due !== undefined && definition.kind !== 'hand-over')
      .map((service) => ({
        name: service.definition.names.many,
        of: (asker: Actor, leaving: Actor) => openRecordsOf(service, asker, leaving),
      })),
  ];
}

/** Kept between starts, so that a restart signs nobody out. */
async function readSessionSecret(home: string): Promise<string> {
  const file = join(home, 'session-secret');
  const existing = await readFile(file, 'utf8').catch(() => '');
  if (existing.length >= 32) return existing;
  const secret = randomBytes(32).toString('base64url');
  await mkdir(home, { recursive: true });
  await writeFile(file, secret, { mode: 0o600 });
  return secret;
}
