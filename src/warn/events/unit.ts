import type { Country } from '../../places/country.ts';
import type { Cell, EventRelease } from './event.ts';
import type { Month, ViolenceType } from './figures.ts';
import { hotSpots, type SpanCounts, type Surprise, surprises } from './hot-spots.ts';

/** What a place within a country has seen: of late, in the last year, and ever. */
export type PlaceCounts = SpanCounts & {
  readonly yearEvents: number;
  readonly yearDeathsBest: number;
  readonly allEvents: number;
  readonly allDeathsBest: number;
  /** The last month with an event. */
  readonly lastSeen: Month;
};

/** A first-level unit of a country, by the name that the source gives it; without a name what it places in none. */
export type UnitCounts = PlaceCounts & {
  readonly firstLevel: string;
  readonly cells: number;
  /** The middle of its events. */
  readonly latitude: number;
  readonly longitude: number;
};

/** A PRIO-GRID cell; one on a border is of the unit that most of its events are placed in. */
export type SeenCell = PlaceCounts & { readonly cell: Cell; readonly firstLevel: string };

export type Judged<Place> = Place & Surprise & { readonly standsOut: boolean };

/** Places within a country by what they have seen, with the release that tells it. */
export type PlacesWithin<Place> = {
  readonly release: EventRelease;
  /** The last month that is looked at. */
  readonly lastMonth: Month;
  readonly places: readonly Judged<Place>[];
};

/** What a panel on the pages of units is of: a country, or one unit of it. */
export type PlaceWithin = { readonly country: Country; readonly firstLevel?: string };

/** A unit's events in one month, of one type. */
export type UnitMonth = {
  readonly firstLevel: string;
  readonly month: Month;
  readonly violence: ViolenceType;
  readonly events: number;
  readonly deathsBest: number;
};

/** Each place beside its own history; those of which nothing was seen in either span do not weigh on the others. */
export function judged<Place extends PlaceCounts>(places: readonly Place[]): readonly Judged<Place>[] {
  const weighed = surprises(places);
  const seen = weighed.filter(({ recentEvents, earlierEvents }) => recentEvents > 0 || earlierEvents > 0);
  const standing = new Set(hotSpots(seen.map((place, at) => ({ ...place, at }))).map(({ at }) => seen[at]));
  return weighed.map((place) => ({ ...place, standsOut: standing.has(place) }));
}
