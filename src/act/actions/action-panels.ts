import type { Decision } from '../../decide/decisions/decision.ts';
import type { Clock } from '../../platform/clock.ts';
import { isSignedIn } from '../../platform/database/actor.ts';
import type { AnyRecord } from '../../platform/records/record.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import { mayTake, type Warning } from '../../warn/warnings/warning.ts';
import type { WarningService } from '../../warn/warnings/warning-service.ts';
import type { InstrumentCatalogue } from '../instruments/instrument.ts';
import { type Action, decisionIdOf } from './action.ts';
import { namedAction } from './action-names.ts';
import type { ActionService } from './action-service.ts';

const todayOf = (clock: Clock) => clock().toISOString().slice(0, 10);

/** On a warning's page: the way to an action, once it is decided to act. */
export function beginActionStep(view: View): Panel<Warning> {
  return async (actor, warning) =>
    (warning.state === 'decided' || warning.state === 'action-begun') &&
    warning.choice === 'act' &&
    mayTake(actor, 'begin-action')
      ? view('act/actions/pages/begin-action-step.njk', { warning })
      : '';
}

/** On a warning's page: what is being done. */
export function warningActionsPanel(
  actions: ActionService,
  instruments: InstrumentCatalogue,
  clock: Clock,
  view: View,
): Panel<Warning> {
  return async (actor, warning) =>
    view('act/actions/pages/warning-actions-panel.njk', {
      entries: (await actions.list(actor, { warningId: warning.id })).map((each) =>
        namedAction(instruments, each, todayOf(clock)),
      ),
    });
}

/** On a decision's page: what carries it out, and the way to more of it while its warning is open. */
export function decisionActionsPanel(
  actions: ActionService,
  warnings: WarningService,
  instruments: InstrumentCatalogue,
  clock: Clock,
  view: View,
): Panel<Decision> {
  const begin = beginActionStep(view);
  return async (actor, { id, warningId, choice }) => {
    if (warningId === undefined || choice !== 'act') return '';
    const found = await warnings.find(actor, warningId);
    const all = await actions.list(actor, { warningId });
    const entries = all
      .filter((action) => decisionIdOf(action) === id)
      .map((each) => namedAction(instruments, each, todayOf(clock)));
    const shown = await view('act/actions/pages/warning-actions-panel.njk', { entries });
    return `${shown}${found === undefined ? '' : await begin(actor, found.warning)}`;
  };
}

/** On the page of an objective: what serves it, and the way to more where it stands. */
export function objectiveActionsPanel(
  actions: ActionService,
  instruments: InstrumentCatalogue,
  clock: Clock,
  view: View,
): Panel<AnyRecord> {
  return async (actor, { id, state }) =>
    view('act/actions/pages/objective-actions-panel.njk', {
      entries: (await actions.list(actor, { objective: id })).map((each) =>
        namedAction(instruments, each, todayOf(clock)),
      ),
      add: state === 'standing' && mayTake(actor, 'begin-action') ? `/act/actions/new?objective=${id}` : undefined,
    });
}

/** On the page of a programme: the actions that name it. */
export function programmeActionsPanel(
  actions: ActionService,
  instruments: InstrumentCatalogue,
  clock: Clock,
  view: View,
): Panel<AnyRecord> {
  return async (actor, { id }) =>
    view('act/actions/pages/programme-actions-panel.njk', {
      entries: (await actions.list(actor, { programme: id })).map((each) =>
        namedAction(instruments, each, todayOf(clock)),
      ),
    });
}

/** As many as the front page names of what is late, and of what is due. */
const mostDue = 10;

/** On the front page of somebody signed in: actions of the own department that are late or due, and those still to begin. */
export function dueActionsPanel(
  actions: ActionService,
  warnings: WarningService,
  instruments: InstrumentCatalogue,
  clock: Clock,
  view: View,
): Panel<undefined> {
  const named = (action: Action) => namedAction(instruments, action, todayOf(clock));
  return async (actor) => {
    const mayBegin = mayTake(actor, 'begin-action');
    const due = isSignedIn(actor) ? await actions.due(actor, mostDue) : undefined;
    const overdueCount = due?.overdue.count ?? 0;
    // Whoever can do nothing about actions is told of them only where there are some.
    if (!mayBegin && overdueCount + (due?.soon.count ?? 0) === 0) return '';
    const open = mayBegin ? await warnings.list(actor, { open: true }) : [];
    return view('act/actions/pages/due-actions-panel.njk', {
      overdueCount,
      overdue: (due?.overdue.actions ?? []).map(named),
      soon: (due?.soon.actions ?? []).map(named),
      toBegin: open.filter(({ warning }) => warning.state === 'decided' && warning.choice === 'act'),
    });
  };
}
