import { countryByCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import { mayTake, type Warning } from '../../warn/warnings/warning.ts';
import type { InstrumentCatalogue } from '../instruments/instrument.ts';
import type { Action } from './action.ts';
import type { ActionService } from './action-service.ts';

/** Gives an action what a page calls its instrument and its place, and whether it is overdue. */
export function namer(instruments: InstrumentCatalogue, clock: Clock) {
  return (action: Action) => ({
    action,
    instrumentName: instruments.find(action.instrument)?.name ?? action.instrument,
    countryName: countryByCode(action.country)?.name ?? action.country,
    overdue: action.state === 'begun' && action.dueOn < clock().toISOString().slice(0, 10),
  });
}

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
      entries: (await actions.list(actor, { warningId: warning.id })).map(namer(instruments, clock)),
    });
}
