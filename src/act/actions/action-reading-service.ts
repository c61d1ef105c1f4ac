import type { CountryCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import type { PageAsked, Stretch } from '../../platform/database/page.ts';
import { type Action, type ActionId, daysAround } from './action.ts';
import * as store from './action-store.ts';

/** What can be read of actions: one, lists, pages, and how many there are. */
export function createActionReading({ database, clock }: { readonly database: Database; readonly clock: Clock }) {
  return {
    find(actor: Actor, id: ActionId): Promise<Action | undefined> {
      return database.snapshot(actor, (queries) => store.findAction(queries, id));
    },

    /** A page of actions, the one begun last first. */
    page(actor: Actor, filter: store.ActionFilter, page: PageAsked): Promise<readonly Action[]> {
      return database.snapshot(actor, (queries) => store.pageOfActions(queries, filter, page));
    },

    /** A stretch of the list as a person asks for it, the one written last first, and how many there are in all. */
    browse(
      actor: Actor,
      filter: store.ActionFilter,
      stretch: Stretch,
    ): Promise<{ readonly actions: readonly Action[]; readonly count: number }> {
      return database.snapshot(actor, (queries) => store.browseActions(queries, filter, stretch));
    },

    /** Of the asker's own department, still open: the first of what is overdue and of what is due within a week. */
    due(actor: Actor, most: number) {
      const { today: from, yesterday, weekAhead } = daysAround(clock());
      const owners = actor.reach.everything ? undefined : actor.reach.owners;
      return database.snapshot(actor, async (queries) => ({
        overdue: await store.listDueActions(queries, { to: yesterday }, owners, most),
        soon: await store.listDueActions(queries, { from, to: weekAhead }, owners, most),
      }));
    },

    /** What is planned, then what has begun, the last first. Open ones with their themes by place: `{ open: true }`. */
    list(actor: Actor, filter: store.ActionFilter = {}): Promise<readonly Action[]> {
      return database.snapshot(actor, (queries) => store.listActions(queries, filter));
    },

    /** The same within a caller's own transaction, of an earlier or later stage's service. */
    listIn: (queries: Queries, filter: store.ActionFilter): Promise<readonly Action[]> =>
      store.listActions(queries, filter),

    /** How many there are, alike in where they are, whether they are open, and which priority areas they say they serve. */
    tally: (actor: Actor) => database.snapshot(actor, store.tallyActions),

    /** Where each of these actions is; without those that the actor may not see. */
    async placesOf(actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, CountryCode>> {
      if (ids.length === 0) return new Map();
      const rows = await database.snapshot(actor, (queries) => store.placesOfActions(queries, ids));
      return new Map(rows.map(({ id, place }) => [id, place]));
    },

    /** The instrument of each action that began in a year (UTC). */
    instrumentsBegun: (actor: Actor, year: number): Promise<readonly string[]> =>
      database.snapshot(actor, (queries) => store.instrumentsBegun(queries, year)),
  };
}
