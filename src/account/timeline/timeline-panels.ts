import type { VisitService } from '../../people/visit-service.ts';
import type { CountryCode } from '../../places/country.ts';
import { isSignedIn } from '../../platform/database/actor.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import type { TimelineService } from './timeline-service.ts';

const mostLines = 25;

/** On a country's page: what was known and done there last, in one line of time, and the way to all of it. */
export function timelinePanel(timelines: TimelineService, view: View): Panel<{ readonly code: CountryCode }> {
  return async (actor, { code }) => {
    const lines = await timelines.page(actor, code, { after: undefined, limit: mostLines });
    return view('account/timeline/pages/timeline-panel.njk', { lines, code });
  };
}

/** On the front page of somebody signed in: what changed since that person was last here. */
export function changesPanel(timelines: TimelineService, visits: VisitService, view: View): Panel<undefined> {
  return async (actor) => {
    if (!isSignedIn(actor)) return '';
    const visit = await visits.visit(actor);
    return view('account/timeline/pages/changes-panel.njk', {
      ...visit,
      ...(await timelines.since(actor, visit.newSince)),
    });
  };
}
