import { systemActor } from '../../platform/database/actor.ts';
import type { PublicationService } from './publication-service.ts';
import { type Report, reportOf } from './report.ts';

export type ReportService = ReturnType<typeof createReportService>;

const mostItems = 1_000;

/** What everybody may read: the one reading that looks past who asks, and so at nothing but what was released. */
export function createReportService(publications: PublicationService) {
  return {
    /** The public report of a year, from released items of marking OFFICIAL only. */
    async ofYear(year: number): Promise<Report> {
      const filter = { state: 'released', values: { year: String(year), marking: 'OFFICIAL' } };
      const { records } = await publications.list(systemActor, filter, { limit: mostItems, offset: 0 });
      return reportOf(
        year,
        records.filter(({ state, caveats }) => state === 'released' && caveats.length === 0).toReversed(),
      );
    },
  };
}
