import type { CrossBorderRegion } from '../../places/region.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import { mayTake, type Warning } from './warning.ts';
import type { WarningService } from './warning-service.ts';
import { byDue, byUrgency, withStanding } from './warning-standing.ts';
import { waitingFor } from './warning-waiting.ts';

/**
 * The front page's first block: for somebody who may answer warnings, those that wait for that person, and those of
 * others after them; for all others what nobody has answered in time, and what waits next.
 */
export function waitingPanel(warnings: WarningService, clock: Clock, view: View): Panel<undefined> {
  const unanswered = unansweredPanel(warnings, clock, view);
  return async (actor) => {
    const open = (await warnings.list(actor, { open: true })).map((entry) => withStanding(entry, clock()));
    const waiting = waitingFor(actor, open.toSorted(byUrgency));
    if (waiting === undefined) return unanswered(actor, undefined);
    return view('warn/warnings/pages/waiting-panel.njk', {
      ...waiting,
      late: waiting.first.filter((entry) => entry.unanswered).length,
      lateOthers: waiting.others.filter((entry) => entry.unanswered).length,
      isDesk: actor.roles.includes('desk-officer'),
      open: open.length,
    });
  };
}

/** What nobody has answered in time, and what waits next. */
export function unansweredPanel(warnings: WarningService, clock: Clock, view: View): Panel<undefined> {
  return async (actor) => {
    const open = (await warnings.list(actor, { open: true })).map((entry) => withStanding(entry, clock()));
    const owed = open.filter((entry) => entry.deadline !== undefined);
    return view('warn/warnings/pages/unanswered-panel.njk', {
      unanswered: owed.filter((entry) => entry.unanswered).toSorted(byUrgency),
      waiting: owed.filter((entry) => !entry.unanswered).toSorted(byDue),
      open: open.length,
    });
  };
}

/** As many as a country's page shows: those that still need something come first, and a link leads to all. */
const mostOfCountry = 10;

/** On a country's page: its warnings, the open one first. */
export function countryWarningsPanel(
  warnings: WarningService,
  clock: Clock,
  view: View,
): Panel<{ readonly code: Warning['country'] }> {
  return async (actor, { code }) => {
    const listed = await warnings.browse(actor, { show: 'all', country: code }, { offset: 0, limit: mostOfCountry });
    const entries = listed.entries.map((entry) => withStanding(entry, clock()));
    const hasOpen = entries.some(({ warning }) => warning.state !== 'closed' && warning.region === undefined);
    return view('warn/warnings/pages/country-warnings-panel.njk', {
      entries,
      count: listed.count,
      code,
      mayOpen: !hasOpen && mayTake(actor, 'open'),
    });
  };
}

/** On a region's page: warnings on it and on its countries, the open ones first. */
export function regionWarningsPanel(warnings: WarningService, clock: Clock, view: View): Panel<CrossBorderRegion> {
  return async (actor, region) => {
    const listed = await warnings.browse(actor, { show: 'open', region }, { offset: 0, limit: mostOfCountry });
    return view('warn/warnings/pages/region-warnings-panel.njk', {
      entries: listed.entries.map((entry) => withStanding(entry, clock())),
      count: listed.count,
      region,
    });
  };
}
