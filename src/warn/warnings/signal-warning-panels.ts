import type { Actor } from '../../platform/database/actor.ts';
import type { AnyRecord } from '../../platform/records/record.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import { signalLine } from '../signals/signal-line.ts';
import type { SignalService } from '../signals/signal-service.ts';
import type { SignalWarningService } from './signal-warning-service.ts';
import { levels, mayTake, type Warning } from './warning.ts';

const mostSignals = 50;
const rank = ({ asksFor }: SignalLine) => (asksFor === null ? -1 : levels.indexOf(asksFor));

/** Where a proposed warning would be: its region, else its country. */
const placeKey = ({ region, country }: SignalLine) => region ?? country;

/** On a signal's page: what it proposes, beside the other signals of its place, and the way to a warning. */
export function openWarningFromSignalPanel(signals: SignalService, view: View): Panel<AnyRecord> {
  return async (actor, { id, state }) => {
    if (state !== 'noticed' || !mayTake(actor, 'open')) return '';
    const noticed = await noticedSignals(signals, actor);
    const own = noticed.find((line) => line.id === id);
    if (own === undefined) return '';
    const others = noticed.filter((line) => line.id !== id && placeKey(line) === placeKey(own));
    return view('warn/warnings/pages/open-from-signal-panel.njk', {
      ...{ own, others, href: `${own.href}/open-warning`, setAside: `${own.href}/steps/set-aside` },
    });
  };
}

/** On the watch's page: warnings that signals propose, the gravest first, each with all signals of its place. */
export function proposedWarningsPanel(signals: SignalService, view: View): Panel<undefined> {
  return async (actor) => {
    if (!mayTake(actor, 'open')) return '';
    const byPlace = Map.groupBy(await noticedSignals(signals, actor), placeKey);
    const proposals = [...byPlace.values()]
      .map((of) =>
        of.toSorted((left, right) => Number(rank(left) < 0) - Number(rank(right) < 0) || rank(left) - rank(right)),
      )
      .flatMap(([first, ...others]) => (first === undefined || first.asksFor === null ? [] : [{ first, others }]))
      .toSorted((left, right) => rank(left.first) - rank(right.first));
    return proposals.length === 0 ? '' : view('warn/warnings/pages/proposed-warnings-panel.njk', { proposals });
  };
}

type SignalLine = ReturnType<typeof signalLine>;

async function noticedSignals(signals: SignalService, actor: Actor): Promise<readonly SignalLine[]> {
  const { records } = await signals.list(actor, { state: 'noticed' }, { limit: mostSignals, offset: 0 });
  return records.map(signalLine);
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
