import type { PeopleService } from '../../people/people-service.ts';
import type { Clock } from '../../platform/clock.ts';
import { systemActor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import type { SignalService } from '../../warn/signals/signal-service.ts';
import { changesByPlace, type PlaceChange, placeChangeWords } from './list-signal.ts';
import { dayOf, type ListSnapshot, listWords, snapshotBefore } from './list-snapshot.ts';
import type { ListSnapshotService } from './list-snapshot-service.ts';
import { lockLists } from './list-snapshot-store.ts';
import { listNames } from './lists/listed-subject.ts';
import type { RegimePlaces } from './regime-place.ts';

/** For so long the change of a list is new. */
const newForMs = 3 * 86_400_000;

export type ListSignalService = ReturnType<typeof createListSignalService>;

/** Tells the watch where a list has added people to a regime about a country, or taken them from it. */
export function createListSignalService({
  database,
  clock,
  people,
  signals,
  lists,
  placesOf,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly people: PeopleService;
  readonly signals: SignalService;
  readonly lists: ListSnapshotService;
  readonly placesOf: RegimePlaces;
}) {
  /** Snapshots that this app has looked at: what they tell is told, and they never change. */
  const seen = new Set<string>();

  /** A signal for one country, once for each snapshot, whichever it was held against. @returns whether it was made */
  async function tell(
    queries: Queries,
    change: PlaceChange,
    { later, earlier }: { readonly later: ListSnapshot; readonly earlier: ListSnapshot },
  ): Promise<boolean> {
    const { country } = change;
    const page = `/act/sanctions/lists/${later.id}/delta`;
    const told = await signals.listIn(queries, { place: country, values: { origin: 'list' } });
    if (told.some(({ values }) => values.source.startsWith(page))) return false;
    const desk = await people.deskOf(queries, country);
    const today = clock().toISOString().slice(0, 10);
    const day = dayOf(later);
    await signals.makeIn(
      queries,
      systemActor,
      {
        ...placeChangeWords(change, `${listWords[later.source]} of ${day}`),
        ...{ country, region: null, asksFor: null, origin: 'list', source: `${page}?since=${earlier.id}` },
        observedOn: [day, today].toSorted()[0] ?? today,
      },
      // Lists are published: the whole government may read of it.
      { owner: desk.id, marking: 'OFFICIAL', caveats: [], audience: [desk.government] },
    );
    return true;
  }

  return {
    /**
     * Looks at what each list that stands says otherwise than the one before it. Again, on the same, it changes nothing.
     * @returns how many signals were made
     */
    async watch(): Promise<number> {
      const snapshots = await lists.snapshots(systemActor);
      let made = 0;
      for (const source of listNames) {
        const later = snapshots.find((each) => each.source === source);
        const earlier = later && snapshotBefore(snapshots, later);
        if (later === undefined || earlier === undefined || seen.has(later.id)) continue;
        // Whoever imports looks at once; the clock makes up for one that was broken off, and needs not look for ever.
        if (later.importedAt.getTime() < clock().getTime() - newForMs) continue;
        const changes = changesByPlace(await lists.delta(systemActor, earlier.id, later.id), placesOf);
        made += await database.transact(systemActor, async (queries) => {
          await lockLists(queries);
          let here = 0;
          for (const change of changes) if (await tell(queries, change, { later, earlier })) here += 1;
          return here;
        });
        seen.add(later.id);
      }
      return made;
    },
  };
}
