import { requireMember } from '../../places/region-membership.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { createRecordService, type RecordParts, type RecordService } from '../../platform/records/record-service.ts';
import { Refusal } from '../../platform/refusal.ts';
import { documentAt } from '../../platform/search/search-store.ts';
import { signal } from './signal.ts';
import { signalReport } from './signal-report.ts';
import { signalSeries } from './signal-series.ts';

export type SignalService = RecordService<typeof signal>;

/** An address of one thing here ends in its identifier; others, such as a country's page, name a place to look. */
const oneThing = /^\/[^?#]*\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?=$|[?#])/;

export function createSignalService(parts: RecordParts): SignalService {
  return createRecordService(signal, parts, {
    async check(queries, _actor, { before, after }) {
      const { source, region, country } = after.values;
      requireMember(signal.kind, country, region);
      const address = oneThing.exec(source)?.[0];
      const isNew = before === undefined || before.values.source !== source;
      if (isNew && address !== undefined && (await documentAt(queries, address)) === undefined) {
        throw new Refusal(
          'signal.source',
          422,
          'Nothing that you may see stands at this address. Copy it from the page of what shows the change.',
          'source',
        );
      }
    },
  });
}

export type SignalSeriesService = RecordService<typeof signalSeries>;

/** Series of counts behind signals. @param signals what they are parts of */
export function createSignalSeriesService(parts: RecordParts, signals: SignalService): SignalSeriesService {
  const service = createRecordService(signalSeries, parts, {}, signals);
  signals.addPart(service);
  return service;
}

export type SignalReportService = RecordService<typeof signalReport>;

/** Reports behind signals. @param signals what they are parts of */
export function createSignalReportService(parts: RecordParts, signals: SignalService): SignalReportService {
  const service = createRecordService(
    signalReport,
    parts,
    {
      async check(queries, _actor, { step, after }) {
        if (step !== 'make') return;
        // Held to the end, so that two who add the same report do not both find it missing.
        const raised = await signals.lockIn(queries, after.values.signal as RecordId<'signal'>);
        if (raised?.values.source === `/warn/reports/${after.values.report}`) {
          throw new Refusal('signal-report.first', 409, 'The signal was raised from this report already.', 'report');
        }
      },
    },
    signals,
  );
  signals.addPart(service);
  return service;
}
