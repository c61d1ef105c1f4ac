import { timelinePanel } from '../account/timeline/timeline-panels.ts';
import { comingDaysPanel, memberPanel } from '../act/diplomacy/diplomacy-panels.ts';
import { countryActionsPanel } from '../act/plans/plan-panels.ts';
import { guideLinkPanel } from '../analyse/guides/guide-panels.ts';
import { countryDecisionsPanel } from '../decide/decisions/decision-panels.ts';
import { countryAllocationsPanel } from '../decide/envelopes/envelope-panels.ts';
import type { Services } from '../main.ts';
import { countryRoutes } from '../places/country-routes.ts';
import { regionRoutes } from '../places/region-routes.ts';
import { placeRecordsPanel } from '../platform/records/record-panels.ts';
import type { AnyRecordService } from '../platform/records/record-service.ts';
import type { View } from '../platform/web/view.ts';
import { countryArticlesPanel } from '../warn/articles/article-panels.ts';
import { countryIndicatorsPanel } from '../warn/country-indicators/country-indicator-panels.ts';
import { countryEventsPanel } from '../warn/events/event-panels.ts';
import { countryHistoryPanel } from '../warn/events/figure-panels.ts';
import { regionEventsPanel } from '../warn/events/region-events-panel.ts';
import { countryExplanationPanel } from '../warn/forecasts/country-explanation-panel.ts';
import { countryForecastPanel } from '../warn/forecasts/country-forecast-panel.ts';
import { regionChances, regionForecastPanel } from '../warn/forecasts/region-forecast-panel.ts';
import { regionReportsPanel } from '../warn/reports/report-panels.ts';
import { countrySignalsPanel, regionSignalsPanel } from '../warn/signals/signal-panels.ts';
import { countryWarningsPanel, regionWarningsPanel } from '../warn/warnings/warning-panels.ts';
import { drawnWorld } from './drawn-world.ts';
import type { PagesOfStage, SiteParts } from './site-parts.ts';

/** Countries and the regions across them: each page gathers what every stage says of the place. */
export function placePages({ services, kinds, view }: SiteParts): PagesOfStage {
  return {
    routes: [
      countryRoutes(countryPanels(services, kinds, view), services.people.deskNameOf),
      regionRoutes(regionPanels(services, view), regionChances(services.forecasts)),
    ],
  };
}

function countryPanels(services: Services, kinds: readonly AnyRecordService[], view: View) {
  const { clock, warnings, decisions, instruments, forecasts, figures, records } = services;
  return [
    countryForecastPanel(forecasts, figures, clock, view),
    countryExplanationPanel(services.explanations, services.massKillings, view),
    countryWarningsPanel(warnings, clock, view),
    countryDecisionsPanel(decisions, view),
    countryAllocationsPanel(services.resources, view),
    countrySignalsPanel(records.signals, view),
    guideLinkPanel(view),
    countryArticlesPanel(services.articles, view),
    comingDaysPanel(services.calendar, clock, view),
    memberPanel(services.members, clock, view),
    countryActionsPanel(services.plans, instruments, view),
    countryEventsPanel(services.events, drawnWorld().shapes, view),
    countryHistoryPanel(figures, view),
    countryIndicatorsPanel(services.countryIndicators, view),
    placeRecordsPanel(
      kinds.filter((kind) => kind !== records.signals),
      services.recordReading,
      clock,
      view,
    ),
    timelinePanel(services.timelines, view),
  ];
}

function regionPanels({ clock, warnings, forecasts, figures, events, records }: Services, view: View) {
  return [
    regionForecastPanel(forecasts, figures, clock, view),
    regionWarningsPanel(warnings, clock, view),
    regionSignalsPanel(records.signals, view),
    regionReportsPanel(records, view),
    regionEventsPanel(figures, events, view),
  ];
}
