import type { Actor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import { markedAs } from '../../platform/ledger/ledger-entry.ts';
import { allFields, type RecordId, type RecordOf } from '../../platform/records/record.ts';
import { answersOf, type Chain, type ChainLink, type FindChain, type Told } from '../evidence/bag-chain.ts';
import { report } from '../reports/report.ts';
import type { ReportServices } from '../reports/report-service.ts';
import { signal } from '../signals/signal.ts';
import type { SignalReportService, SignalSeriesService, SignalService } from '../signals/signal-service.ts';
import { namesInside, sourceOf } from '../signals/signal-source.ts';
import type { FiledReport } from '../signals/told-report.ts';
import { levelWords, stateWords, type WarningId } from './warning.ts';
import { placeWords } from './warning-place.ts';
import type { WarningOnItsClock, WarningService } from './warning-service.ts';

type Signal = RecordOf<typeof signal>;

/** What a stranger is told of a report. Who sent it, their account in its own words and what came of it are not among it. */
const toldOfReport: readonly string[] = [
  'title',
  'country',
  'location',
  'happenedOn',
  'happenedUntil',
  'dating',
  'acts',
  'actors',
  'targets',
  'groups',
  'reliability',
  'credibility',
] satisfies (keyof typeof report.fields)[];
const keptBack = Object.keys(allFields(report)).filter((name) => !toldOfReport.includes(name));

/** How a warning, a signal or a report leads to evidence, as far as the asker may see. */
export function createEvidenceChainService({
  database,
  warnings,
  signals,
  signalReports,
  signalSeries,
  reports,
}: {
  readonly database: Database;
  readonly warnings: WarningService;
  readonly signals: SignalService;
  readonly signalReports: SignalReportService;
  readonly signalSeries: SignalSeriesService;
} & Pick<ReportServices, 'reports'>): { readonly find: FindChain } {
  /** Each signal with what it names, and the reports that stand behind any of them. */
  async function ofSignals(queries: Queries, raised: readonly Signal[]): Promise<readonly ChainLink[]> {
    if (raised.length === 0) return [];
    const behind = { state: 'standing', oneOf: { signal: raised.map(({ id }) => id) } };
    const parts = Map.groupBy(await signalReports.listIn(queries, behind), ({ values }) => values.signal);
    const series = Map.groupBy(await signalSeries.listIn(queries, behind), ({ values }) => values.signal);
    const named = new Map(
      raised.map(({ id, values }) => {
        const first = sourceOf(values.source);
        const added = (parts.get(id) ?? []).map((part) => part.values.report);
        return [id, first === undefined ? added : [first.id, ...added]];
      }),
    );
    // A report that was withdrawn is withdrawn here too; a draft was never sent.
    const filter = { ids: [...new Set([...named.values()].flat())], states: ['filed', 'coded', 'closed'] };
    const found = await reports.listIn(queries, filter);
    return [
      ...raised.map((each) => {
        const counts = (series.get(each.id) ?? []).map(({ values }) => ({
          ...{ question: values.series, answer: `${values.finding} (${values.release})` },
        }));
        return {
          ...{ ...markedAs(each), type: 'signal' as const, id: each.id, title: each.values.title, place: each.place },
          ...{ told: [...toldOfSignal(each), ...counts], behind: [...new Set(named.get(each.id))] },
        };
      }),
      ...found.map(reportLink),
    ];
  }

  async function ofWarning(actor: Actor, id: string): Promise<Chain | undefined> {
    const found = await warnings.find(actor, id as WarningId); // Its form has been checked by the address.
    if (found === undefined) return undefined;
    return database.snapshot(actor, async (queries) => {
      const raised = await signals.listIn(queries, { values: { warning: id } });
      return [warningLink(found, raised), ...(await ofSignals(queries, raised))];
    });
  }

  return {
    find: (actor, { type, id }) =>
      type === 'warning'
        ? ofWarning(actor, id)
        : database.snapshot(actor, async (queries) => {
            if (type === 'signal') {
              const found = await signals.findIn(queries, id as RecordId<'signal'>); // Checked as above.
              const [first, ...rest] = found === undefined ? [] : await ofSignals(queries, [found]);
              return first && [first, ...rest];
            }
            const found = await reports.findIn(queries, id as RecordId<'report'>); // Checked as above.
            return found && [reportLink(found)];
          }),
  };
}

/** Without the ids of what it names: whoever gives it out may not see that, and what they may see is in the chain. */
function toldOfSignal({ values }: Signal): readonly Told[] {
  return answersOf(signal, values, ['warning', ...(namesInside(values.source) ? ['source'] : [])]);
}

function reportLink(found: FiledReport): ChainLink {
  const { id, values, place } = found;
  const told = answersOf(report, values, keptBack);
  return { ...markedAs(found), type: 'report', id, title: values.title, place, told, behind: [] };
}

function warningLink({ warning, steps }: WarningOnItsClock, raised: readonly Signal[]): ChainLink {
  const place = placeWords(warning);
  const told: readonly Told[] = [
    { question: 'Where?', answer: place },
    { question: 'At which level?', answer: levelWords[warning.level] },
    { question: 'Why?', answer: warning.reason },
    { question: 'Where does it stand?', answer: stateWords[warning.state] },
    ...steps.map(({ what, at, organisation }) => ({
      question: `${what}:`,
      answer: `${at.toISOString()} (${organisation})`,
    })),
  ];
  return {
    ...{ ...markedAs(warning), type: 'warning', id: warning.id, title: `Warning: ${place}`, place: warning.country },
    ...{ told, behind: raised.map(({ id }) => id) },
  };
}
