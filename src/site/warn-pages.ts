import { aftermathPanel, dismissalRecordPanel, forecastScoresPanel } from '../account/outcomes/outcome-panels.ts';
import { beginActionStep, warningActionsPanel } from '../act/actions/action-panels.ts';
import { reportCoursePanel } from '../act/actions/report-course-panels.ts';
import { assessStep, warningAssessmentsPanel } from '../analyse/assessments/assessment-panels.ts';
import { decideStep, warningDecisionsPanel } from '../decide/decisions/decision-panels.ts';
import { connectorRoutes } from '../platform/connectors/connector-routes.ts';
import type { Routes } from '../platform/web/web-server.ts';
import { readShippedSkill } from '../shipped-data.ts';
import { addedFeedRoutes, addFeedPanel } from '../warn/articles/added-feed-routes.ts';
import { newestArticlesPanel } from '../warn/articles/article-panels.ts';
import { articleRoutes } from '../warn/articles/article-routes.ts';
import { indicatorSourcesPanel } from '../warn/country-indicators/country-indicator-panels.ts';
import { countryIndicatorRoutes } from '../warn/country-indicators/country-indicator-routes.ts';
import { eventRoutes } from '../warn/events/event-routes.ts';
import { unitRoutes } from '../warn/events/unit-routes.ts';
import { evidenceBagRoutes } from '../warn/evidence/evidence-bag-routes.ts';
import {
  alteredEvidencePanel,
  behindEvidencePanel,
  evidenceItemPages,
  reportEvidencePanel,
} from '../warn/evidence/evidence-panels.ts';
import { evidenceRoutes } from '../warn/evidence/evidence-routes.ts';
import { forecastRoutes } from '../warn/forecasts/forecast-routes.ts';
import { methodRoutes } from '../warn/forecasts/method-routes.ts';
import { unitForecastPanel } from '../warn/forecasts/unit-forecast-panel.ts';
import { workRoutes } from '../warn/forecasts/work-routes.ts';
import { ownSourceRoutes } from '../warn/own-tables/own-source-routes.ts';
import { releasedMessagesPanel, warningReleasesPanel } from '../warn/releases/release-panels.ts';
import { releasedRoutes } from '../warn/releases/released-routes.ts';
import { attachmentRoutes } from '../warn/reports/attachment-routes.ts';
import { invitationRoutes } from '../warn/reports/invitation-routes.ts';
import { mailedReportRoutes } from '../warn/reports/mailed-report-routes.ts';
import { offlineRoutes } from '../warn/reports/offline-routes.ts';
import { partnerReportRoutes } from '../warn/reports/partner-report-routes.ts';
import { reportImportRoutes } from '../warn/reports/report-import-routes.ts';
import { filedReportsPanel, reportPages } from '../warn/reports/report-panels.ts';
import { riseRecordPanel } from '../warn/signals/rise-record-panel.ts';
import { corroborationPanel, noticedSignalsPanel, reportSignalsPanel } from '../warn/signals/signal-panels.ts';
import { signalRecordPanel } from '../warn/signals/signal-record-panel.ts';
import { capRoutes } from '../warn/warnings/cap-routes.ts';
import { ruleRecordPanel } from '../warn/warnings/rule-record-panel.ts';
import { ruleRoutes } from '../warn/warnings/rule-routes.ts';
import {
  openWarningFromSignalPanel,
  proposedWarningsPanel,
  warningSignalsPanel,
} from '../warn/warnings/signal-warning-panels.ts';
import { signalWarningRoutes } from '../warn/warnings/signal-warning-routes.ts';
import { warningRoutes } from '../warn/warnings/warning-routes.ts';
import { watchListPanel } from '../warn/watch/watch-panels.ts';
import { watchRoutes } from '../warn/watch/watch-routes.ts';
import { drawnWorld } from './drawn-world.ts';
import type { PagesOfStage, SiteParts } from './site-parts.ts';

export function warnPages(parts: SiteParts): PagesOfStage {
  return { routes: [...riskRoutes(parts), ...reportingRoutes(parts), ...warningPages(parts)], ...warnKinds(parts) };
}

/** What data say: forecasts, events, articles, and the sources that bring them. */
function riskRoutes({ services, view }: SiteParts): readonly Routes[] {
  const { clock, forecasts, figures, massKillings, records, articles } = services;
  return [
    forecastRoutes(forecasts, figures, massKillings, drawnWorld().world, clock, [
      alteredEvidencePanel(services.evidenceFiles, view),
      watchListPanel(view),
      proposedWarningsPanel(records.signals, view),
      filedReportsPanel(records, view),
      noticedSignalsPanel(records.signals, view),
      newestArticlesPanel(articles, view),
    ]),
    eventRoutes(services.events, figures, [indicatorSourcesPanel(services.countryIndicators, view)]),
    unitRoutes(services.units, services.events, drawnWorld().shapes, unitForecastPanel(services.unitForecasts, view)),
    ownSourceRoutes(services.ownSources),
    articleRoutes(articles, clock),
    countryIndicatorRoutes(services.countryIndicators),
    connectorRoutes(services.connectors, clock, [addFeedPanel(view)]),
    addedFeedRoutes(services.addedFeeds),
    workRoutes(services.work, forecasts, massKillings),
    methodRoutes(forecasts, figures, readShippedSkill(), [forecastScoresPanel(services.outcomes, view)]),
  ];
}

/** What posts and partners say, and the evidence for it. */
function reportingRoutes({ services, origin }: SiteParts): readonly Routes[] {
  const { invitations, attachments, records } = services;
  return [
    invitationRoutes(invitations, services.clock, origin),
    reportImportRoutes(services.reportImports),
    attachmentRoutes(attachments, records),
    mailedReportRoutes(services.mailedReports, services.recordReading),
    evidenceRoutes(services.evidenceKeeping, records.evidenceItems),
    evidenceBagRoutes(services.evidenceBags),
    offlineRoutes(),
    partnerReportRoutes(invitations, services.partnerReports, services.recordReading),
  ];
}

function warningPages({ services, view, origin }: SiteParts): readonly Routes[] {
  const { clock, warnings, decisions, actions, instruments, figures, records, outcomes } = services;
  const { rule } = services.reportClusters;
  return [
    warningRoutes(warnings, clock, {
      nextSteps: [beginActionStep(view), decideStep(view), assessStep(records.assessments, view)],
      after: [
        warningSignalsPanel(services.signalWarnings, view),
        behindEvidencePanel(services.evidenceBags, 'warning', view),
        warningReleasesPanel(records.warningReleases, view),
        warningAssessmentsPanel(records.assessments, view),
        warningDecisionsPanel(decisions, clock, view),
        warningActionsPanel(actions, instruments, clock, view),
        aftermathPanel(outcomes, figures, view),
      ],
    }),
    signalWarningRoutes(services.signalWarnings, warnings),
    releasedRoutes(services.releasedMessages, view),
    watchRoutes(services.watchList, services.visits, clock, [dismissalRecordPanel(outcomes, view)]),
    ruleRoutes(rule, [
      ruleRecordPanel(services.forecasts, view),
      riseRecordPanel(figures, rule, view),
      signalRecordPanel(services.signalRecords, rule, view),
    ]),
    capRoutes(warnings, view, origin),
  ];
}

function warnKinds({ services, view }: SiteParts): Omit<PagesOfStage, 'routes'> {
  const { records, evidenceFiles } = services;
  return {
    ownPages: {
      report: reportPages(records, services.partnerReports, services.attachments, services.formCopies),
      'evidence-item': evidenceItemPages(services.evidenceKeeping),
    },
    panels: {
      report: [
        reportEvidencePanel(records.evidenceItems, evidenceFiles, view),
        reportSignalsPanel(records.signals, records.signalReports, view),
        reportCoursePanel({ ...services, ...records }, view),
      ],
      signal: [
        openWarningFromSignalPanel(records.signals, view),
        corroborationPanel(records, records.signalReports, services.reportClusters.rule, view),
        behindEvidencePanel(services.evidenceBags, 'signal', view),
      ],
      'warning-release': [releasedMessagesPanel(services.releasedMessages, view)],
    },
  };
}
