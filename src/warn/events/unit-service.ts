import type { CountryCode } from '../../places/country.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import { type EventRelease, ucdpEvents } from './event.ts';
import { latestRelease } from './event-store.ts';
import { asMonth, type Month } from './figures.ts';
import { judged, type PlaceCounts, type PlacesWithin, type SeenCell, type UnitCounts, type UnitMonth } from './unit.ts';
import * as store from './unit-store.ts';

export type UnitService = ReturnType<typeof createUnitService>;

/** Where in a country it is happening: by first-level unit, as the source names it, and by cell. */
export function createUnitService({ database }: { readonly database: Database }) {
  async function within<Place extends PlaceCounts>(
    queries: Queries,
    read: (lastMonth: Month) => Promise<readonly Place[]>,
  ): Promise<PlacesWithin<Place> | undefined> {
    const release = await latestRelease(queries, ucdpEvents.id);
    const lastMonth = asMonth(release?.lastDay.slice(0, 7) ?? '');
    if (release === undefined || lastMonth === undefined) return undefined;
    return { release, lastMonth, places: judged(await read(lastMonth)) };
  }

  return {
    /** The release that all of it is told by; nothing where no events are landed. */
    release: (actor: Actor): Promise<EventRelease | undefined> =>
      database.snapshot(actor, (queries) => latestRelease(queries, ucdpEvents.id)),

    /** A country's units by name, each beside its own history; nothing where no events are landed. */
    unitsOf(actor: Actor, country: CountryCode): Promise<PlacesWithin<UnitCounts> | undefined> {
      return database.snapshot(actor, (queries) =>
        within(queries, (lastMonth) => store.unitCounts(queries, country, lastMonth)),
      );
    },

    /** The cells of a country, or of one of its units the events placed there alone; nothing where none are landed. */
    cellsOf(actor: Actor, country: CountryCode, firstLevel?: string): Promise<PlacesWithin<SeenCell> | undefined> {
      return database.snapshot(actor, (queries) =>
        within(queries, (lastMonth) => store.seenCells(queries, country, lastMonth, firstLevel)),
      );
    },

    /** Events of a country's units, or of one of them, by month and type of violence. */
    monthsOf(actor: Actor, country: CountryCode, firstLevel?: string): Promise<readonly UnitMonth[]> {
      return database.snapshot(actor, (queries) => store.unitMonths(queries, country, firstLevel));
    },
  };
}
