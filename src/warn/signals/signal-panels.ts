import { countryByCode } from '../../places/country.ts';
import { type CrossBorderRegion, countriesOf } from '../../places/region.ts';
import { type AnyRecord, addressOf } from '../../platform/records/record.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import { report } from '../reports/report.ts';
import type { ReportServices } from '../reports/report-service.ts';
import type { ClusterRule } from './cluster-rule.ts';
import { independentSources } from './report-cluster.ts';
import { signal } from './signal.ts';
import { signalLine } from './signal-line.ts';
import { signalReport } from './signal-report.ts';
import type { SignalReportService, SignalService } from './signal-service.ts';
import { sourceOf } from './signal-source.ts';
import { toldReport } from './told-report.ts';

const shown = 10;
const mostBehind = 200;

/** On the watch's page: what has been noticed and not yet judged. */
export function noticedSignalsPanel(signals: SignalService, view: View): Panel<undefined> {
  return async (actor) => {
    const { records, count } = await signals.list(actor, { state: 'noticed' }, { limit: shown, offset: 0 });
    return view('warn/signals/pages/signals-panel.njk', {
      entries: records.map(signalLine),
      count,
      hasMore: count > records.length,
      more: `${signal.address}?state=noticed`,
      mayNote: signals.mayMake(actor),
      new: `${signal.address}/new`,
    });
  };
}

/**
 * On a signal's page: how many independent organisations stand behind it, counted over the reports that the reader may
 * see, and by name; nothing where there is none.
 */
export function corroborationPanel(
  { reports }: Pick<ReportServices, 'reports'>,
  signalReports: SignalReportService,
  rule: ClusterRule,
  view: View,
): Panel<AnyRecord> {
  return async (actor, { id, values }) => {
    const filter = { state: 'standing', values: { signal: id } };
    const behind = await signalReports.list(actor, filter, { limit: mostBehind, offset: 0 });
    const first = sourceOf(String(values.source));
    const ids = [...(first?.kind === 'report' ? [first.id] : []), ...behind.records.map((part) => part.values.report)];
    if (ids.length === 0) return '';
    const { records } = await reports.list(actor, { ids }, { limit: mostBehind, offset: 0 });
    const sources = independentSources(records.toReversed().map(toldReport), rule);
    return sources.length === 0
      ? ''
      : view('warn/signals/pages/corroboration-panel.njk', { sources, count: records.length });
  };
}

/** On a country's page: its signals, the one noticed last first. */
export function countrySignalsPanel(signals: SignalService, view: View): Panel<{ readonly code: string }> {
  return async (actor, { code }) => {
    const { records, count } = await signals.list(actor, { place: code }, { limit: shown, offset: 0 });
    return view('warn/signals/pages/signals-panel.njk', {
      entries: records.map(signalLine),
      count,
      hasMore: count > records.length,
      place: countryByCode(code)?.name ?? code,
      more: `${signal.address}?place=${code}`,
      mayNote: signals.mayMake(actor),
      // What is on the page that one comes from is the likeliest to be noted.
      new: `${signal.address}/new?country=${code}&origin=forecast&source=${encodeURIComponent(`/places/${code}`)}`,
    });
  };
}

/** On a region's page: signals that speak of it, and the newest others of its countries. */
export function regionSignalsPanel(signals: SignalService, view: View): Panel<CrossBorderRegion> {
  return async (actor, region) => {
    const own = await signals.list(actor, { values: { region: region.id } }, { limit: shown, offset: 0 });
    const places = countriesOf(region);
    // Of its countries so many that enough are left when its own are taken out.
    const newest = await signals.list(actor, { places }, { limit: 2 * shown, offset: 0 });
    const others = newest.records.filter(({ values }) => values.region !== region.id).slice(0, shown);
    return view('warn/signals/pages/signals-panel.njk', {
      entries: [...own.records, ...others].map(signalLine),
      count: own.count,
      hasMore: own.count > own.records.length,
      isRegion: true,
      more: `${signal.address}?region=${region.id}`,
      mayNote: signals.mayMake(actor),
      new: `${signal.address}/new?country=${places[0]}&region=${region.id}`,
    });
  };
}

/** On the page of a record that told the watch of something: its signals, and the warnings that answer them. */
export function sourceSignalsPanel(signals: SignalService, address: string, view: View): Panel<AnyRecord> {
  return async (actor, { id }) => {
    const filter = { values: { source: `${address}/${id}` } };
    const { records } = await signals.list(actor, filter, { limit: shown, offset: 0 });
    return records.length === 0
      ? ''
      : view('warn/signals/pages/source-signals-panel.njk', { entries: records.map(signalLine) });
  };
}

/** On a report's page: the signals that were raised from it or that it stands behind, and the warnings that answer them. */
export function reportSignalsPanel(
  signals: SignalService,
  signalReports: SignalReportService,
  view: View,
): Panel<AnyRecord> {
  return async (actor, { id, state, values, place }) => {
    const address = addressOf(report, id);
    const stretch = { limit: shown, offset: 0 };
    const raised = await signals.list(actor, { values: { source: address } }, stretch);
    const behind = await signalReports.list(actor, { state: 'standing', values: { report: id } }, stretch);
    const ids = behind.records.map((each) => each.values.signal);
    const others = ids.length === 0 ? { records: [] } : await signals.list(actor, { ids }, stretch);
    const prefilled = new URLSearchParams({
      ...{ title: String(values.title ?? ''), country: place ?? '', origin: 'report', source: address },
    });
    const mayRaise = signals.mayMake(actor) && state !== 'draft' && state !== 'withdrawn';
    return view('warn/signals/pages/report-signals-panel.njk', {
      entries: [...raised.records, ...others.records].map(signalLine),
      raise: mayRaise ? `${signals.definition.address}/new?${prefilled}` : undefined,
      add: `${signalReport.address}/new?report=${id}`,
    });
  };
}
