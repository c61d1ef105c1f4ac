import type { Clock } from '../../platform/clock.ts';
import { mayPull } from '../../platform/connectors/connector.ts';
import { type Actor, systemActor } from '../../platform/database/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { appendLedgerEntry } from '../../platform/ledger/ledger-store.ts';
import type { CheckedGet } from '../../platform/outbound/checked-get.ts';
import { Refusal } from '../../platform/refusal.ts';
import { fold } from '../../platform/search/fold.ts';
import { type AddedFeed, addedFeedId } from './added-feed.ts';
import * as store from './added-feed-store.ts';

export type AddedFeedService = ReturnType<typeof createAddedFeedService>;

/** Whoever has sources pulled adds feeds: watch analysts and administrators. */
export const mayAddFeed = mayPull;

const refusals = {
  unadded: () => new Refusal('feed.not-yours', 403, 'Only a watch analyst or an administrator adds a feed.'),
  name: () => new Refusal('feed.name', 422, 'Enter a name with letters or digits', 'name'),
  nameTaken: () => new Refusal('feed.name-taken', 422, 'There is a feed of this name. Enter another name', 'name'),
  addressTaken: (name: string) =>
    new Refusal('feed.address-taken', 422, 'This address is read already, as {name}', 'address', { name }),
};

/** Feeds that people add on a page, beside those that are shipped. */
export function createAddedFeedService({
  database,
  clock,
  get,
  shipped,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly get: Pick<CheckedGet, 'problemWith'>;
  readonly shipped: readonly Pick<AddedFeed, 'id' | 'name' | 'address'>[];
}) {
  return {
    /** Every feed that somebody has added. */
    all(): Promise<readonly AddedFeed[]> {
      return database.snapshot(systemActor, store.allAddedFeeds);
    },

    /**
     * Adds a feed. It is off: nothing is asked of its publisher until an administrator switches it on.
     * @returns the id of its source
     * @throws Refusal (403), or beside the field where the address may not be read, or is read already
     */
    async add(actor: Actor, asked: Omit<AddedFeed, 'id'>): Promise<string> {
      if (!mayAddFeed(actor)) throw refusals.unadded();
      const id = addedFeedId(fold(asked.name));
      if (id === undefined) throw refusals.name();
      const problem = await get.problemWith(asked.address);
      if (problem !== undefined) throw new Refusal('feed.address', 422, problem, 'address');
      const address = new URL(asked.address).href;
      await database.transact(actor, async (queries) => {
        const known = [...shipped, ...(await store.allAddedFeeds(queries))];
        const same = known.find((each) => each.address === address);
        if (same !== undefined) throw refusals.addressTaken(same.name);
        const at = clock();
        const feed = { ...asked, id, address };
        if (!(await store.insertAddedFeed(queries, feed, { added_at: at, added_by: actor.name }))) {
          throw refusals.nameTaken();
        }
        await appendLedgerEntry(queries, actor, {
          ...{ at, kind: 'feed.added', subjectType: 'connector', subjectId: `feed-${id}`, place: null },
          ...{ fromState: null, toState: 'off' },
          // How sources are read is for the house that reads them. Its address may hold a key in its query.
          marked: { owner: actor.organisationId, marking: 'OFFICIAL', caveats: [], audience: [] },
          payload: {
            said: `${asked.name}: a feed of ${asked.publisher}, at ${new URL(address).host}`,
            licence: asked.licence,
          },
        });
      });
      return `feed-${id}`;
    },
  };
}
