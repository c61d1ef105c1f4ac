import type { CountryCode } from '../../places/country.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import type { FigureService } from '../events/figure-service.ts';
import type { FigureRelease } from '../events/figures.ts';
import type { ClusterRule } from './cluster-rule.ts';
import { type CountedDeaths, recordOfSignals, type SignalRecord } from './signal-record.ts';
import { signalsAlike } from './signal-record-store.ts';

export type SignalRecordService = ReturnType<typeof createSignalRecordService>;

/** How the signals of each origin have done so far, of those that the asker may see. */
export function createSignalRecordService({
  database,
  figures,
  rule,
}: {
  readonly database: Database;
  readonly figures: FigureService;
  readonly rule: ClusterRule;
}) {
  return {
    /** @returns the release by which it is judged what followed; nothing where no monthly figures are loaded */
    async read(
      actor: Actor,
    ): Promise<{ readonly records: readonly SignalRecord[]; readonly release: FigureRelease | undefined }> {
      const alike = await database.snapshot(actor, signalsAlike);
      const { 'monthly-deaths': release } = await figures.current(actor);
      const countries = [...new Set(alike.map(({ country }) => country))];
      const deaths = new Map<CountryCode, CountedDeaths>();
      // What died before the first of them is asked for by none.
      const from = alike.map(({ month }) => month).toSorted()[0];
      for (const [country, months] of await figures.monthlyOf(actor, countries, from)) {
        const [first] = months;
        if (first === undefined) continue;
        deaths.set(country, { first: first.month, deathsBest: months.map(({ deathsBest }) => deathsBest) });
      }
      return { records: recordOfSignals(alike, deaths, rule.riseRecord), release };
    },
  };
}
