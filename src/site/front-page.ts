import { exampleOfferPanel } from '../account/example/example-panels.ts';
import { changesPanel } from '../account/timeline/timeline-panels.ts';
import { dueActionsPanel } from '../act/actions/action-panels.ts';
import { ownReportsCoursePanel } from '../act/actions/report-course-panels.ts';
import { waitingMatchesPanel } from '../act/sanctions/screening/screening-panels.ts';
import { askedAgainPanel } from '../analyse/assessments/assessment-panels.ts';
import { comingBackPanel } from '../decide/decisions/decision-panels.ts';
import { dueRecordsPanel } from '../platform/records/record-panels.ts';
import { frontRoutes } from '../platform/web/front-routes.ts';
import type { Routes } from '../platform/web/web-server.ts';
import { checkInPanel } from '../warn/check-ins/check-in-panels.ts';
import { alteredEvidencePanel } from '../warn/evidence/evidence-panels.ts';
import { riskMapPanel } from '../warn/forecasts/risk-map-panel.ts';
import { ownMessagesPanel } from '../warn/releases/release-panels.ts';
import { ownReportsPanel } from '../warn/reports/report-panels.ts';
import { waitingPanel } from '../warn/warnings/warning-panels.ts';
import { deskMattersPanel } from '../warn/watch/watch-panels.ts';
import { drawnWorld } from './drawn-world.ts';
import type { SiteParts } from './site-parts.ts';

/** What waits for whoever is signed in, and the map of risk for everybody. */
export function frontPage({ services, kinds, view, isDemonstration }: SiteParts): Routes {
  const { clock, people, warnings, decisions, actions, instruments, forecasts, figures, records } = services;
  return frontRoutes([
    exampleOfferPanel(services.example, isDemonstration, view),
    alteredEvidencePanel(services.evidenceFiles, view),
    waitingPanel(warnings, clock, view),
    ownReportsPanel(records, view),
    checkInPanel(records.checkIns, people, clock, view),
    ownReportsCoursePanel({ ...services, ...records }, view),
    ownMessagesPanel(services.releasedMessages, view),
    deskMattersPanel(records.deskMatters, clock, view),
    dueActionsPanel(actions, warnings, instruments, clock, view),
    waitingMatchesPanel(services.screening, view),
    comingBackPanel(decisions, view),
    askedAgainPanel(services.refreshWatch, view),
    dueRecordsPanel(kinds, services.recordReading, clock, view),
    changesPanel(services.timelines, services.visits, view),
    riskMapPanel(forecasts, figures, drawnWorld().world, clock, view),
  ]);
}
