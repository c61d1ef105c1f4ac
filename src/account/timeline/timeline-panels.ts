import type { CountryCode } from '../../places/country.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import type { TimelineService } from './timeline-service.ts';

/** On a country's page: what was known and done there, in one line of time. */
export function timelinePanel(timelines: TimelineService, view: View): Panel<{ readonly code: CountryCode }> {
  return async (actor, { code }) =>
    view('account/timeline/pages/timeline-panel.njk', { lines: await timelines.ofCountry(actor, code) });
}
