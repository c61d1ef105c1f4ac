import type { CountryCode } from '../../places/country.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { readLedger } from '../../platform/ledger/ledger-store.ts';
import { type TimelineLine, timeline, timelineKinds } from './timeline.ts';

export type TimelineService = ReturnType<typeof createTimelineService>;

export function createTimelineService({ database }: { readonly database: Database }) {
  return {
    /** What was known and done about a country, the newest first. */
    ofCountry(actor: Actor, country: CountryCode): Promise<readonly TimelineLine[]> {
      return database.snapshot(actor, async (queries) =>
        timeline(await readLedger(queries, { place: country, kinds: timelineKinds })),
      );
    },
  };
}
