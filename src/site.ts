import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { letterRoutes } from './account/correspondence/letter-routes.ts';
import { exampleOfferPanel } from './account/example/example-panels.ts';
import { exampleRoutes } from './account/example/example-routes.ts';
import { latencyRoutes } from './account/latency/latency-routes.ts';
import { aftermathPanel, dismissalRecordPanel, forecastScoresPanel } from './account/outcomes/outcome-panels.ts';
import { outcomeRoutes } from './account/outcomes/outcome-routes.ts';
import { proposalRoutes } from './account/publications/proposal-routes.ts';
import { createReportPages } from './account/publications/report-panels.ts';
import { reportRoutes } from './account/publications/report-routes.ts';
import { feedRoutes } from './account/subscriptions/feed-routes.ts';
import { subscriptionRoutes } from './account/subscriptions/subscription-routes.ts';
import { onDayRoutes } from './account/timeline/on-day-routes.ts';
import { changesPanel, timelinePanel } from './account/timeline/timeline-panels.ts';
import { timelineRoutes } from './account/timeline/timeline-routes.ts';
import {
  beginActionStep,
  decisionActionsPanel,
  dueActionsPanel,
  warningActionsPanel,
} from './act/actions/action-panels.ts';
import { actionRoutes } from './act/actions/action-routes.ts';
import { asksPanel } from './act/actions/ask-panels.ts';
import { ownReportsCoursePanel } from './act/actions/report-course-panels.ts';
import { calendarRoutes } from './act/diplomacy/calendar-routes.ts';
import { comingDaysPanel, memberPanel } from './act/diplomacy/diplomacy-panels.ts';
import { instrumentRoutes } from './act/instruments/instrument-routes.ts';
import { countryActionsPanel, underWayPanel } from './act/plans/plan-panels.ts';
import { planRoutes } from './act/plans/plan-routes.ts';
import { programmeRoutes } from './act/programmes/programme-routes.ts';
import { designationCasePages, designationEvidencePages } from './act/sanctions/designations/designation-panels.ts';
import { designationRoutes } from './act/sanctions/designations/designation-routes.ts';
import { listRoutes } from './act/sanctions/list-routes.ts';
import { registerPairRoutes } from './act/sanctions/register/register-pair-routes.ts';
import { registerRoutes } from './act/sanctions/register/register-routes.ts';
import { sanctionsRoutes } from './act/sanctions/sanctions-routes.ts';
import { screeningFormRoutes } from './act/sanctions/screening/screening-form-routes.ts';
import { screeningMatchRoutes } from './act/sanctions/screening/screening-match-routes.ts';
import { waitingMatchesPanel } from './act/sanctions/screening/screening-panels.ts';
import { screeningRoutes } from './act/sanctions/screening/screening-routes.ts';
import { subjectRoutes } from './act/sanctions/subjects/subject-routes.ts';
import {
  askedAgainPanel,
  assessmentsPanel,
  assessStep,
  warningAssessmentsPanel,
} from './analyse/assessments/assessment-panels.ts';
import { createAssessmentPapers } from './analyse/assessments/assessment-paper-panels.ts';
import { assessmentPages } from './analyse/assessments/assessment-reading-panels.ts';
import { earlierDocumentRoutes } from './analyse/assessments/earlier-document-routes.ts';
import { evidenceLines } from './analyse/assessments/evidence-line-panels.ts';
import { oneSideRoutes } from './analyse/assessments/one-side-routes.ts';
import { evidencePages, indicatorPages, relationPages } from './analyse/assessments/part-choice-panels.ts';
import { preparedDraftRoutes } from './analyse/assessments/prepared-draft-routes.ts';
import { sectionCommentPages, sectionWritingRoutes } from './analyse/assessments/section-writing-routes.ts';
import { guideLinkPanel } from './analyse/guides/guide-panels.ts';
import { guideRoutes } from './analyse/guides/guide-routes.ts';
import { judgementRoutes, openQuestionsPanel, questionPages } from './analyse/judgements/judgement-routes.ts';
import { practiceRoutes } from './analyse/judgements/practice-routes.ts';
import {
  comingBackPanel,
  countryDecisionsPanel,
  decideStep,
  undecidedPanel,
  warningDecisionsPanel,
} from './decide/decisions/decision-panels.ts';
import { decisionRoutes } from './decide/decisions/decision-routes.ts';
import { countryAllocationsPanel, envelopesPanel } from './decide/envelopes/envelope-panels.ts';
import { resourceRoutes } from './decide/envelopes/resource-routes.ts';
import { optionRoutes } from './decide/options/option-routes.ts';
import { priorityAreaRoutes } from './decide/priority-areas/priority-area-routes.ts';
import { reviewsPanel } from './decide/strategies/strategy-panels.ts';
import { recordsOf, type Services } from './main.ts';
import { apiTokenRoutes, identifyByToken } from './people/api-token-routes.ts';
import { defaultClaimMapping, readClaimMapping } from './people/claim-mapping.ts';
import { directoryRoutes } from './people/directory-routes.ts';
import { handOverRoutes } from './people/governance/hand-over-routes.ts';
import { identifyIssuerPerson, issuerSignInRoutes, type SignIn } from './people/issuer-sign-in-routes.ts';
import { markingHandling } from './people/marking-panels.ts';
import { sealedIdentityRoutes } from './people/sealed-identities/sealed-identity-routes.ts';
import { demoSignInRoutes, identifyDemoPerson } from './people/sign-in-routes.ts';
import { countryByCode } from './places/country.ts';
import { countryPoints } from './places/country-points.ts';
import { countryRoutes } from './places/country-routes.ts';
import { readCountryShapes } from './places/country-shapes.ts';
import { regionRoutes } from './places/region-routes.ts';
import type { Config } from './platform/config.ts';
import { connectorRoutes } from './platform/connectors/connector-routes.ts';
import { StartRefused } from './platform/database/start-refused.ts';
import { createPdfMaker } from './platform/documents/pdf.ts';
import { discoverIssuer } from './platform/identity/open-id-issuer.ts';
import { message } from './platform/language/message.ts';
import { ledgerRoutes } from './platform/ledger/ledger-routes.ts';
import type { OwnPages } from './platform/records/own-pages.ts';
import type { Reading } from './platform/records/record-commands.ts';
import { dueRecordsPanel, placeRecordsPanel } from './platform/records/record-panels.ts';
import { recordRoutes } from './platform/records/record-routes.ts';
import { stageRoutes } from './platform/records/stage-routes.ts';
import { searchRoutes } from './platform/search/search-routes.ts';
import { apiRoutes } from './platform/web/api/api-routes.ts';
import { defaultRateLimits, type RateLimits } from './platform/web/api/rate-limits.ts';
import { frontRoutes } from './platform/web/front-routes.ts';
import { projectShapes } from './platform/web/pictures/project-shapes.ts';
import { readStylesheets } from './platform/web/stylesheet.ts';
import { createView } from './platform/web/view.ts';
import { createWebServer } from './platform/web/web-server.ts';
import { readShippedSkill } from './shipped-data.ts';
import { operationsOf, readingsOf, spokenOf } from './site-operations.ts';
import { decidingOn, recordPanels } from './site-panels.ts';
import { accountStage, actStage, analyseStage, decidePages, peoplePage, stages } from './stages.ts';
import { addedFeedRoutes, addFeedPanel } from './warn/articles/added-feed-routes.ts';
import { countryArticlesPanel, newestArticlesPanel } from './warn/articles/article-panels.ts';
import { articleRoutes } from './warn/articles/article-routes.ts';
import { checkInPanel } from './warn/check-ins/check-in-panels.ts';
import { countryIndicatorsPanel, indicatorSourcesPanel } from './warn/country-indicators/country-indicator-panels.ts';
import { countryIndicatorRoutes } from './warn/country-indicators/country-indicator-routes.ts';
import { countryEventsPanel } from './warn/events/event-panels.ts';
import { eventRoutes } from './warn/events/event-routes.ts';
import { countryHistoryPanel } from './warn/events/figure-panels.ts';
import { regionEventsPanel } from './warn/events/region-events-panel.ts';
import { evidenceBagRoutes } from './warn/evidence/evidence-bag-routes.ts';
import { alteredEvidencePanel, evidenceItemPages } from './warn/evidence/evidence-panels.ts';
import { evidenceRoutes } from './warn/evidence/evidence-routes.ts';
import { countryExplanationPanel } from './warn/forecasts/country-explanation-panel.ts';
import { countryForecastPanel } from './warn/forecasts/country-forecast-panel.ts';
import { driverSentences } from './warn/forecasts/driver-sentences.ts';
import { forecastRoutes } from './warn/forecasts/forecast-routes.ts';
import { methodRoutes } from './warn/forecasts/method-routes.ts';
import { regionChances, regionForecastPanel } from './warn/forecasts/region-forecast-panel.ts';
import { riskMapPanel } from './warn/forecasts/risk-map-panel.ts';
import { workRoutes } from './warn/forecasts/work-routes.ts';
import { ownSourceRoutes } from './warn/own-tables/own-source-routes.ts';
import { ownMessagesPanel, warningReleasesPanel } from './warn/releases/release-panels.ts';
import { releasedRoutes } from './warn/releases/released-routes.ts';
import { attachmentRoutes } from './warn/reports/attachment-routes.ts';
import { invitationRoutes } from './warn/reports/invitation-routes.ts';
import { partnerReportRoutes } from './warn/reports/partner-report-routes.ts';
import { reportImportRoutes } from './warn/reports/report-import-routes.ts';
import { filedReportsPanel, ownReportsPanel, reportPages } from './warn/reports/report-panels.ts';
import { riseRecordPanel } from './warn/signals/rise-record-panel.ts';
import { countrySignalsPanel, noticedSignalsPanel, regionSignalsPanel } from './warn/signals/signal-panels.ts';
import { capRoutes } from './warn/warnings/cap-routes.ts';
import { ruleRoutes } from './warn/warnings/rule-routes.ts';
import { proposedWarningsPanel, warningSignalsPanel } from './warn/warnings/signal-warning-panels.ts';
import { signalWarningRoutes } from './warn/warnings/signal-warning-routes.ts';
import { countryWarningsPanel, regionWarningsPanel, waitingPanel } from './warn/warnings/warning-panels.ts';
import { warningRoutes } from './warn/warnings/warning-routes.ts';
import { reasonSentences } from './warn/warnings/warning-rule.ts';
import { deskMattersPanel, watchListPanel } from './warn/watch/watch-panels.ts';
import { watchRoutes } from './warn/watch/watch-routes.ts';

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
  const view = createView({ stylesheets, stages, isDemonstration, evidenceLines }, [
    ...reasonSentences,
    ...driverSentences,
  ]);
  const { world, points, shapes } = drawnWorld();
  const maker = createPdfMaker();
  const judgements = { ...services.records, figures, reading: services.judgementReading };
  const papers = createAssessmentPapers(services.evidenceReading, services.recordReading);
  const panels = recordPanels(services, view);
  const pagesOfKinds: Readonly<Record<string, OwnPages>> = {
    report: reportPages(services.records, services.partnerReports, services.attachments),
    'evidence-item': evidenceItemPages(services.evidenceKeeping),
    programme: { list: 'act/programmes/pages/programmes.njk' },
    'publication-item': { list: 'account/publications/pages/publications.njk' },
    'section-comment': sectionCommentPages(services.sectionWriting),
    'judgement-question': questionPages(judgements),
    assessment: assessmentPages({
      assessments: services.records.assessments,
      papers,
      reading: services.recordReading,
      staleness: services.staleness,
      indicatorWatch: services.indicatorWatch,
      warnings,
      requests: services.records.refreshRequests,
    }),
    'assessment-evidence': evidencePages(services.records.assessments, services.evidenceReading, services.records),
    'actor-relation': relationPages(services.records),
    'designation-case': designationCasePages(services.designationReading, services.records),
    'designation-evidence': designationEvidencePages(services.designationReading, services.records),
    'watched-indicator': indicatorPages(services.records),
  };
  const kinds = recordsOf(services);
  const handling = markingHandling(people, view);
  const pages = { reading: services.recordReading, handling, clock, maker };
  return createWebServer({
    view,
    sessionStore: sessions,
    momentFor: services.momentFor,
    sessionSecret: await readSessionSecret(config.home),
    identify: signIn === undefined ? identifyDemoPerson(people) : identifyIssuerPerson(people, signIn.issuer),
    identifyToken: identifyByToken(tokens, isDemonstration),
    sessionHours: sessions.limits.absoluteHours,
    isPublicUrlSecure: config.issuer?.publicUrl.startsWith('https:') ?? false,
    formOrigins: signIn?.issuer.formOrigins ?? [],
    routes: [
      frontRoutes([
        exampleOfferPanel(services.example, isDemonstration, view),
        alteredEvidencePanel(services.evidenceFiles, view),
        waitingPanel(warnings, clock, view),
        ownReportsPanel(services.records, view),
        checkInPanel(services.records.checkIns, people, clock, view),
        ownReportsCoursePanel({ ...services, ...services.records }, view),
        ownMessagesPanel(services.releasedMessages, view),
        deskMattersPanel(services.records.deskMatters, clock, view),
        dueActionsPanel(actions, warnings, instruments, clock, view),
        waitingMatchesPanel(services.screening, view),
        comingBackPanel(decisions, view),
        askedAgainPanel(services.refreshWatch, view),
        dueRecordsPanel(kinds, services.recordReading, clock, view),
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
          countryExplanationPanel(services.explanations, services.massKillings, view),
          countryWarningsPanel(warnings, clock, view),
          countryDecisionsPanel(decisions, view),
          countryAllocationsPanel(resources, view),
          countrySignalsPanel(services.records.signals, view),
          guideLinkPanel(view),
          countryArticlesPanel(services.articles, view),
          comingDaysPanel(services.calendar, clock, view),
          memberPanel(services.members, clock, view),
          countryActionsPanel(services.plans, instruments, view),
          countryEventsPanel(services.events, shapes, view),
          countryHistoryPanel(figures, view),
          countryIndicatorsPanel(services.countryIndicators, view),
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
      regionRoutes(
        [
          regionForecastPanel(forecasts, figures, clock, view),
          regionWarningsPanel(warnings, clock, view),
          regionSignalsPanel(services.records.signals, view),
          regionEventsPanel(figures, services.events, view),
        ],
        regionChances(forecasts),
      ),
      forecastRoutes(forecasts, figures, services.massKillings, world, clock, [
        alteredEvidencePanel(services.evidenceFiles, view),
        watchListPanel(view),
        proposedWarningsPanel(services.records.signals, view),
        filedReportsPanel(services.records, view),
        noticedSignalsPanel(services.records.signals, view),
        newestArticlesPanel(services.articles, view),
      ]),
      eventRoutes(services.events, figures, [indicatorSourcesPanel(services.countryIndicators, view)]),
      ownSourceRoutes(services.ownSources),
      articleRoutes(services.articles, clock),
      countryIndicatorRoutes(services.countryIndicators),
      connectorRoutes(services.connectors, clock, [addFeedPanel(view)]),
      addedFeedRoutes(services.addedFeeds),
      invitationRoutes(services.invitations, clock, services.subscriptions.publicUrl),
      reportImportRoutes(services.reportImports),
      attachmentRoutes(services.attachments, services.records),
      evidenceRoutes(services.evidenceKeeping, services.records.evidenceItems),
      evidenceBagRoutes(services.evidenceBags),
      partnerReportRoutes(services.invitations, services.partnerReports, services.recordReading),
      workRoutes(services.work, forecasts, services.massKillings),
      methodRoutes(forecasts, figures, readShippedSkill(), [forecastScoresPanel(services.outcomes, view)]),
      warningRoutes(warnings, clock, {
        nextSteps: [beginActionStep(view), decideStep(view), assessStep(services.records.assessments, view)],
        after: [
          warningSignalsPanel(services.signalWarnings, view),
          warningReleasesPanel(services.records.warningReleases, view),
          warningAssessmentsPanel(services.records.assessments, view),
          warningDecisionsPanel(decisions, clock, view),
          warningActionsPanel(actions, instruments, clock, view),
          aftermathPanel(services.outcomes, figures, view),
        ],
      }),
      signalWarningRoutes(services.signalWarnings, warnings),
      releasedRoutes(services.releasedMessages, view),
      watchRoutes(services.watchList, services.visits, clock, [dismissalRecordPanel(services.outcomes, view)]),
      ruleRoutes(services.reportClusters.rule, [riseRecordPanel(figures, services.reportClusters.rule, view)]),
      capRoutes(warnings, view, services.subscriptions.publicUrl),
      decisionRoutes(decisions, clock, decidingOn(services), [
        decisionActionsPanel(actions, warnings, instruments, clock, view),
      ]),
      optionRoutes(comparisons, services.records.options.mayMake, warnings, pages.maker),
      resourceRoutes(resources),
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
      feedRoutes(services.subscriptions, warnings, services.releasedMessages, services.calendar, clock, view),
      ledgerRoutes(services.ledger),
      planRoutes(services.plans, instruments, clock),
      listRoutes(services.sanctionsLists, services.regimePlaces, services.subscriptions.publicUrl, view),
      registerRoutes(services.register, services.registerWork, services.registerDeciding, services.regimePlaces),
      subjectRoutes(services.listedSubjects),
      registerPairRoutes(services.register, services.registerWork, services.registerDeciding),
      screeningRoutes(services.screening, services.screeningWork),
      screeningFormRoutes(services.screening, services.screeningWork, handling),
      screeningMatchRoutes(services.screeningFindings),
      designationRoutes(services.designationReading, clock, pages.maker),
      sanctionsRoutes(services.sanctions, services.screening, services.recordReading, clock),
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
        services.recordReading,
      ),
      programmeRoutes(services.programmeMoney, services.iatiExchange, (code) => countryByCode(code)?.name ?? code),
      letterRoutes(services.records.letters, services.records.citations, {
        ...pages,
        origin: services.subscriptions.publicUrl,
      }),
      guideRoutes(services.guides, maker, clock, services.subscriptions.publicUrl),
      preparedDraftRoutes(services.preparedDrafts),
      earlierDocumentRoutes(services.earlierDocuments, services.records.assessments),
      oneSideRoutes(services.records.assessments, papers, maker),
      sectionWritingRoutes(services.sectionWriting, services.workingCopies, services.recordReading),
      judgementRoutes(judgements, clock),
      practiceRoutes(services.practice),
      stageRoutes(
        {
          ...analyseStage,
          panels: [
            assessmentsPanel(services.records.assessments, services.staleness, view),
            openQuestionsPanel(judgements, view),
          ],
        },
        kinds,
        services.recordReading,
      ),
      proposalRoutes(services.proposals, clock),
      reportRoutes(
        createReportPages({ ...services, view, world, maker: pages.maker, origin: services.subscriptions.publicUrl }),
      ),
      stageRoutes(accountStage, kinds, services.recordReading),
      onDayRoutes(services.timelines, spokenOf(services), clock),
      stageRoutes({ ...peoplePage, panels: [] }, kinds, services.recordReading),
      stageRoutes(
        {
          ...actStage,
          panels: [
            underWayPanel(services.plans, instruments, clock, view),
            comingDaysPanel(services.calendar, clock, view),
          ],
        },
        kinds,
        services.recordReading,
      ),
      calendarRoutes(services.calendar, clock),
      handOverRoutes(services.governance, people, {
        ...{ clock, maker, publicUrl: services.subscriptions.publicUrl },
      }),
      searchRoutes(services.search, {
        ...{
          warning: message('Warning'),
          decision: message('Decision'),
          action: message('Action'),
          article: message('Article'),
        },
        ...Object.fromEntries(kinds.map(({ definition: { kind, names } }) => [kind, names.one])),
      }),
    ],
  });
}

/** What the command line exports beside records, where no site is open. */
export function exportedReadings(services: Services): readonly Reading[] {
  // The world is drawn for a map alone: a table needs none.
  return readingsOf(services, (place) => drawnWorld().points.get(place));
}

/** The annual report over these services, where no site is open. */
export function reportPagesOf(services: Services) {
  return createReportPages({
    ...services,
    view: createView({}),
    world: drawnWorld().world,
    maker: createPdfMaker(),
    origin: services.subscriptions.publicUrl,
  });
}

let drawn: ReturnType<typeof drawWorld> | undefined;

/** The world's shapes on the map, and a point in each country: the same for every site, and a fifth of a second's work. */
function drawnWorld() {
  drawn ??= drawWorld();
  return drawn;
}

function drawWorld() {
  const shapes = readCountryShapes();
  return { world: projectShapes(shapes), points: countryPoints(shapes), shapes };
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
