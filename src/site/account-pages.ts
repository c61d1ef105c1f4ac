import { replyPanel } from '../account/correspondence/letter-panels.ts';
import { letterRoutes } from '../account/correspondence/letter-routes.ts';
import { exampleRoutes } from '../account/example/example-routes.ts';
import { latencyRoutes } from '../account/latency/latency-routes.ts';
import { outcomeRoutes } from '../account/outcomes/outcome-routes.ts';
import { proposalRoutes } from '../account/publications/proposal-routes.ts';
import { publicReportPanel } from '../account/publications/publication-panels.ts';
import { createReportPages } from '../account/publications/report-panels.ts';
import { reportRoutes } from '../account/publications/report-routes.ts';
import { feedRoutes } from '../account/subscriptions/feed-routes.ts';
import { subscriptionRoutes } from '../account/subscriptions/subscription-routes.ts';
import { onDayRoutes } from '../account/timeline/on-day-routes.ts';
import { timelineRoutes } from '../account/timeline/timeline-routes.ts';
import { ledgerRoutes } from '../platform/ledger/ledger-routes.ts';
import { stageRoutes } from '../platform/records/stage-routes.ts';
import { drawnWorld } from './drawn-world.ts';
import { spokenOf } from './site-operations.ts';
import type { PagesOfStage, SiteParts } from './site-parts.ts';
import { accountStage } from './stages.ts';

export function accountPages({ services, view, maker, kinds, origin, isDemonstration }: SiteParts): PagesOfStage {
  const { clock, warnings, calendar, subscriptions, timelines, records, recordReading } = services;
  const { world } = drawnWorld();
  return {
    routes: [
      latencyRoutes(services.latencies),
      timelineRoutes(timelines),
      outcomeRoutes(services.outcomes, clock),
      subscriptionRoutes(subscriptions),
      feedRoutes(subscriptions, warnings, services.releasedMessages, calendar, clock, view),
      ledgerRoutes(services.ledger),
      letterRoutes(records.letters, records.citations, { clock, maker, origin }),
      proposalRoutes(services.proposals, clock),
      reportRoutes(createReportPages({ ...services, view, world, maker, origin })),
      onDayRoutes(timelines, spokenOf(services), clock),
      exampleRoutes(services.example, isDemonstration),
      stageRoutes(accountStage, kinds, recordReading),
    ],
    ownPages: { 'publication-item': { list: 'account/publications/pages/publications.njk' } },
    panels: { 'publication-item': [publicReportPanel(view)], letter: [replyPanel(view)] },
  };
}
