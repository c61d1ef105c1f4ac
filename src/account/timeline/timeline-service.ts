import type { CountryCode } from '../../places/country.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import type { PageAsked, Stretch } from '../../platform/database/page.ts';
import { pageOfEntries, readLedger, readNewestEntries, stretchOfEntries } from '../../platform/ledger/ledger-store.ts';
import { changesByPlace, type PlaceChanges, type TimelineLine, timeline, timelineKinds } from './timeline.ts';

export type TimelineService = ReturnType<typeof createTimelineService>;

export type Changes = {
  readonly places: readonly PlaceChanges[];
  readonly count: number;
  /** There are more than are told of. */
  readonly more: boolean;
};

const mostChanges = 200;

export function createTimelineService({ database }: { readonly database: Database }) {
  return {
    /** What was known and done about a country, the newest first. */
    ofCountry(actor: Actor, country: CountryCode): Promise<readonly TimelineLine[]> {
      return database.snapshot(actor, async (queries) =>
        timeline(await readLedger(queries, { place: country, kinds: timelineKinds })),
      );
    },

    /** A stretch of the same, and how many lines there are in all. */
    browse(
      actor: Actor,
      country: CountryCode,
      stretch: Stretch,
    ): Promise<{ readonly lines: readonly TimelineLine[]; readonly count: number }> {
      return database.snapshot(actor, async (queries) => {
        const { entries, count } = await stretchOfEntries(queries, { place: country, kinds: timelineKinds }, stretch);
        return { lines: timeline(entries.toReversed()), count };
      });
    },

    /** A page of the same. */
    page(actor: Actor, country: CountryCode, page: PageAsked): Promise<readonly TimelineLine[]> {
      return database.snapshot(actor, async (queries) => {
        const entries = await pageOfEntries(queries, { place: country, kinds: timelineKinds }, page);
        return timeline(entries.toReversed());
      });
    },

    /** What the asker may see of what was done since a moment, place by place. */
    since(actor: Actor, after: Date): Promise<Changes> {
      return database.snapshot(actor, async (queries) => {
        const entries = await readNewestEntries(queries, { after, kinds: timelineKinds, limit: mostChanges + 1 });
        const told = entries.slice(0, mostChanges);
        return { places: changesByPlace(told), count: told.length, more: entries.length > mostChanges };
      });
    },
  };
}
