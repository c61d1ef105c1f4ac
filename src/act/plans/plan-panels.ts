import { type Country, countryByCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import { say } from '../../platform/language/say.ts';
import type { Panel } from '../../platform/web/panel.ts';
import { type PlanBar, planLine } from '../../platform/web/pictures/plan-line.ts';
import { atTwoWidths } from '../../platform/web/pictures/svg.ts';
import type { View } from '../../platform/web/view.ts';
import { type Action, begunAtOf, isLate, isOpen } from '../actions/action.ts';
import { namedAction } from '../actions/action-names.ts';
import type { InstrumentCatalogue } from '../instruments/instrument.ts';
import type { ActionPlan, PlanService } from './plan-service.ts';

const pastMonths = 18;

const dayOf = (at: Date) => at.toISOString().slice(0, 10);

/** From when to when an action is drawn: planned from its planning, begun from its begin; to its end, or to its day. */
function barOf(action: Action, name: string, today: string): PlanBar {
  const from = dayOf(begunAtOf(action) ?? action.plannedAt);
  const end =
    action.phase === 'completed'
      ? dayOf(action.completedAt)
      : action.phase === 'abandoned'
        ? dayOf(action.abandonedAt)
        : undefined;
  // One that is late goes on until today.
  const to = end ?? (action.dueOn < today ? today : action.dueOn);
  const look = !isOpen(action)
    ? 'ended'
    : isLate(action, today)
      ? 'late'
      : action.phase === 'planned'
        ? 'planned'
        : 'begun';
  return { words: name, from, to, look };
}

/** All actions of a place over its events and its forecast, on one line of time. */
export function planPicture(
  plan: ActionPlan,
  country: Country,
  instruments: InstrumentCatalogue,
  today: string,
): string {
  const bars = plan.actions
    .map((action) => barOf(action, instruments.find(action.instrument)?.name ?? action.instrument, today))
    .toSorted((left, right) => (left.from < right.from ? -1 : 1));
  return atTwoWidths('plan', ({ id, width }) =>
    planLine({
      ...{ id, width, today, bars },
      title: say('Actions for {country} over events and forecast', { country: country.name }),
      description: say('The tables below say the same.'),
      axis: say('Deaths a month'),
      past: plan.deaths.slice(-pastMonths).map(({ month, deathsBest }) => ({ month, deaths: deathsBest })),
      ahead: (plan.forecasts?.months ?? []).map(({ month, deathsP50, deathsP95 }) => ({
        month,
        p50: deathsP50,
        p95: deathsP95,
      })),
      words: {
        today: say('today'),
        known: say('Deaths known'),
        forecast: say('Deaths forecast'),
        planned: say('Planned'),
        begun: say('Under way'),
        late: say('Overdue'),
        ended: say('Ended'),
      },
    }),
  );
}

/** On a country's page: what is planned and under way there, and what of it does not hold together. */
export function countryActionsPanel(plans: PlanService, instruments: InstrumentCatalogue, view: View): Panel<Country> {
  return async (actor, { code }) => {
    const plan = await plans.ofPlace(actor, code);
    const open = plan.actions.filter(isOpen);
    return view('act/plans/pages/country-actions-panel.njk', {
      code,
      entries: open.map((action) => ({
        action,
        instrumentName: instruments.find(action.instrument)?.name ?? action.instrument,
        stateName: instruments.lifecycleOf(action.instrument).states[action.state]?.name ?? action.state,
      })),
      findings: plan.findings.length,
      measuresInForce: plan.measuresInForce,
      cases: plan.cases.length,
      placeName: countryByCode(code)?.name ?? code,
    });
  };
}

/** On the first page of the stage: what is under way, late or blocked, and the places with a plan. */
export function underWayPanel(
  plans: PlanService,
  instruments: InstrumentCatalogue,
  clock: Clock,
  view: View,
): Panel<undefined> {
  return async (actor) => {
    const { planned, begun, late, blocked, places } = await plans.underWay(actor);
    const shownPlaces = places.map((each) => ({ ...each, name: countryByCode(each.place)?.name ?? each.place }));
    const today = clock().toISOString().slice(0, 10);
    const list = (actions: readonly Action[]) => actions.map((action) => namedAction(instruments, action, today));
    return view('act/plans/pages/under-way-panel.njk', {
      ...{ planned: list(planned), begun: list(begun), late: list(late), blocked: list(blocked) },
      places: shownPlaces,
    });
  };
}
