import type { CountryCode } from '../../places/country.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import type { PageAsked, Stretch } from '../../platform/database/page.ts';
import {
  newestSteps,
  pageOfEntries,
  readLedger,
  readNewestEntries,
  stretchOfEntries,
} from '../../platform/ledger/ledger-store.ts';
import { type StoodThen, stoodThen } from './standing.ts';
import { changesByPlace, type PlaceChanges, type TimelineKinds, type TimelineLine, timeline } from './timeline.ts';

export type TimelineService = ReturnType<typeof createTimelineService>;

export type Changes = {
  readonly places: readonly PlaceChanges[];
  readonly count: number;
  /** There are more than are told of. */
  readonly more: boolean;
};

/** @property more there were more steps before than were looked at */
export type StoodOnDay = {
  readonly stood: readonly StoodThen[];
  readonly lines: readonly TimelineLine[];
  readonly more: boolean;
};

const mostChanges = 200;
/** What stood on a day is read from so many steps until then. */
export const mostSteps = 5_000;
const linesOfDay = 30;
const dayMs = 86_400_000;

export function createTimelineService({
  database,
  kinds,
}: {
  readonly database: Database;
  readonly kinds: TimelineKinds;
}) {
  const told = Object.keys(kinds);

  return {
    /** What was known and done about a country, the newest first. */
    ofCountry(actor: Actor, country: CountryCode): Promise<readonly TimelineLine[]> {
      return database.snapshot(actor, async (queries) =>
        timeline(await readLedger(queries, { place: country, kinds: told }), kinds),
      );
    },

    /** A stretch of the same, and how many lines there are in all. */
    browse(
      actor: Actor,
      country: CountryCode,
      stretch: Stretch,
    ): Promise<{ readonly lines: readonly TimelineLine[]; readonly count: number }> {
      return database.snapshot(actor, async (queries) => {
        const { entries, count } = await stretchOfEntries(queries, { place: country, kinds: told }, stretch);
        return { lines: timeline(entries.toReversed(), kinds), count };
      });
    },

    /** A page of the same. */
    page(actor: Actor, country: CountryCode, page: PageAsked): Promise<readonly TimelineLine[]> {
      return database.snapshot(actor, async (queries) => {
        const entries = await pageOfEntries(queries, { place: country, kinds: told }, page);
        return timeline(entries.toReversed(), kinds);
      });
    },

    /** What stood at the end of a day (UTC) and the last steps until then, as the asker may see them. */
    onDay(actor: Actor, day: string, country?: CountryCode): Promise<StoodOnDay> {
      const until = new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString();
      return database.snapshot(actor, async (queries) => {
        const place = country === undefined ? {} : { place: country };
        const steps = (await newestSteps(queries, { ...place, to: until }, mostSteps + 1)).toReversed();
        const ofDay = steps.filter(({ kind }) => kinds[kind] !== undefined).slice(-linesOfDay);
        return { stood: stoodThen(steps), lines: timeline(ofDay, kinds), more: steps.length > mostSteps };
      });
    },

    /** What the asker may see of what was done since a moment, place by place. */
    since(actor: Actor, after: Date): Promise<Changes> {
      return database.snapshot(actor, async (queries) => {
        const entries = await readNewestEntries(queries, { after, kinds: told, limit: mostChanges + 1 });
        const shown = entries.slice(0, mostChanges);
        return { places: changesByPlace(shown, kinds), count: shown.length, more: entries.length > mostChanges };
      });
    },
  };
}
