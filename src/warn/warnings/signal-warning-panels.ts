import type { AnyRecord } from '../../platform/records/record.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import { signalLine } from '../signals/signal-line.ts';
import type { SignalWarningService } from './signal-warning-service.ts';
import { mayTake, type Warning } from './warning.ts';

/** On a signal's page: the way to a warning. */
export function openWarningFromSignalPanel(view: View): Panel<AnyRecord> {
  return async (actor, { id, state }) =>
    state === 'noticed' && mayTake(actor, 'open')
      ? view('warn/warnings/pages/open-from-signal-panel.njk', { href: `/warn/signals/${id}/open-warning` })
      : '';
}

/** On a warning's page: the signals that it answers. */
export function warningSignalsPanel(signalWarnings: SignalWarningService, view: View): Panel<Warning> {
  return async (actor, { id }) => {
    const signals = await signalWarnings.ofWarning(actor, id);
    return signals.length === 0
      ? ''
      : view('warn/warnings/pages/warning-signals-panel.njk', { entries: signals.map(signalLine) });
  };
}
