import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import { type AnyRecord, addressOf, type RecordId } from '../../platform/records/record.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import { isReporter, report } from '../../warn/reports/report.ts';
import type { ReportServices } from '../../warn/reports/report-service.ts';
import { signalLine } from '../../warn/signals/signal-line.ts';
import type { SignalReportService, SignalService } from '../../warn/signals/signal-service.ts';
import type { WarningId } from '../../warn/warnings/warning.ts';
import { stateWords } from '../../warn/warnings/warning.ts';
import { placeWords } from '../../warn/warnings/warning-place.ts';
import type { WarningService } from '../../warn/warnings/warning-service.ts';
import type { InstrumentCatalogue } from '../instruments/instrument.ts';
import { warningIdOf } from './action.ts';
import { namedAction } from './action-names.ts';
import type { ActionService } from './action-service.ts';

type SignalId = RecordId<'signal'>;

type Parts = {
  readonly reports: ReportServices['reports'];
  readonly signals: SignalService;
  readonly signalReports: SignalReportService;
  readonly warnings: WarningService;
  readonly actions: ActionService;
  readonly instruments: InstrumentCatalogue;
  readonly clock: Clock;
};

const shown = 10;
const mostBehind = { after: undefined, limit: 200 };

/**
 * From reports to the warnings that answer their signals, and what was done on each: what the reader may see of it, asked
 * once for all of them.
 * @returns for each report that was asked about, in the same order
 */
function createReportCourses({ signals, signalReports, warnings, actions, instruments, clock }: Parts) {
  async function signalsBehind(actor: Actor, ids: readonly string[]) {
    const source = ids.map((id) => addressOf(report, id));
    const raised = await signals.page(actor, { oneOf: { source } }, mostBehind);
    const parts = await signalReports.page(actor, { state: 'standing', oneOf: { report: ids } }, mostBehind);
    const others = parts.map(({ values }) => values.signal as SignalId); // A reference to a signal holds its id.
    const behind = others.length === 0 ? [] : await signals.page(actor, { ids: others }, mostBehind);
    return ids.map((id, place) => [
      ...raised.filter(({ values }) => values.source === source[place]),
      ...behind.filter((each) => parts.some(({ values }) => values.report === id && values.signal === each.id)),
    ]);
  }

  return async (actor: Actor, ids: readonly string[]) => {
    const behind = (await signalsBehind(actor, ids)).map((each) => each.map(signalLine));
    const answering = [...new Set(behind.flat().flatMap(({ warning }) => warning ?? []))] as WarningId[]; // References.
    const found = answering.length === 0 ? [] : await warnings.list(actor, { ids: answering });
    const begun = found.length === 0 ? [] : await actions.list(actor, { warningIds: answering });
    const today = clock().toISOString().slice(0, 10);
    const lines = found.map(({ warning }) => ({
      id: warning.id,
      href: `/warn/warnings/${warning.id}`,
      place: placeWords(warning),
      stateName: stateWords[warning.state],
      actions: begun
        .filter((each) => warningIdOf(each) === warning.id)
        .map((each) => ({ href: `/act/actions/${each.id}`, ...namedAction(instruments, each, today) })),
    }));
    return behind.map((own) => ({
      signals: own,
      warnings: lines.filter(({ id }) => own.some(({ warning }) => warning === id)),
    }));
  };
}

/** On a report's page: how far it has come. */
export function reportCoursePanel(parts: Parts, view: View): Panel<AnyRecord> {
  const coursesOf = createReportCourses(parts);
  return async (actor, { id }) => {
    const [course] = await coursesOf(actor, [id]);
    return course === undefined || course.warnings.length === 0
      ? ''
      : view('act/actions/pages/report-course-panel.njk', { course });
  };
}

/** On the front page of whoever reports: what came of the last reports. */
export function ownReportsCoursePanel(parts: Parts, view: View): Panel<undefined> {
  const coursesOf = createReportCourses(parts);
  return async (actor) => {
    if (!isReporter(actor)) return '';
    const touched = await parts.reports.page(
      actor,
      { states: ['filed', 'coded', 'closed'], touchedBy: actor.personId },
      { after: undefined, limit: shown * 5 },
    );
    const own = touched.filter(({ createdBy }) => createdBy === actor.personId).slice(0, shown);
    if (own.length === 0) return '';
    const courses = await coursesOf(
      actor,
      own.map(({ id }) => id),
    );
    const entries = own.flatMap(({ id, values: { title } }, place) => {
      const course = courses[place];
      if (course === undefined || course.signals.length === 0) return [];
      return [{ href: addressOf(report, id), title, course }];
    });
    return entries.length === 0 ? '' : view('act/actions/pages/own-reports-course-panel.njk', { entries });
  };
}
