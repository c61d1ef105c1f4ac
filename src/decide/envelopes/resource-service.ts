import type { Actor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import type { StrategyServices } from '../strategies/strategy-service.ts';
import { balanceOf } from './allocated.ts';
import type { Allocation, EnvelopeServices } from './envelope-service.ts';

export type ResourceService = ReturnType<typeof createResourceService>;

/** An action as far as it is effort: the stage of actions passes them in. */
export type Effort = {
  readonly id: string;
  readonly place: string;
  readonly isOpen: boolean;
  /** Priority areas that it says it serves. */
  readonly themes: readonly string[];
};
/** Of all actions, or of those that are open, or of those with these ids. */
export type EffortAsked = { readonly open?: true; readonly ids?: readonly string[] };
export type EffortPort = (actor: Actor, asked?: EffortAsked) => Promise<readonly Effort[]>;

/** An allocation with the place that it is for; nothing where what it is given to has none. */
export type PlacedAllocation = { readonly allocation: Allocation; readonly place: string | null };

/** What is held, what is given, and to which places. */
export function createResourceService({
  database,
  effort,
  envelopes: { envelopes, allocations },
  strategies: { strategies, objectives },
}: {
  readonly database: Database;
  readonly effort: EffortPort;
  readonly envelopes: EnvelopeServices;
  readonly strategies: StrategyServices;
}) {
  /** By the id of a strategy or objective: its place. */
  async function placesIn(queries: Queries): Promise<ReadonlyMap<string, string | null>> {
    const placed = [...(await strategies.listIn(queries, {})), ...(await objectives.listIn(queries, {}))];
    return new Map(placed.map(({ id, place }) => [id, place]));
  }

  return {
    effort,

    /** Open envelopes with what they have given and have left. */
    balances(actor: Actor) {
      return database.snapshot(actor, async (queries) => {
        const held = await envelopes.listIn(queries, { state: 'open' });
        const given = Map.groupBy(
          await allocations.listIn(queries, { state: 'standing' }),
          ({ values }) => values.envelope,
        );
        return held.map((envelope) => ({
          envelope,
          balance: balanceOf(
            envelope.values,
            (given.get(envelope.id) ?? []).map(({ values }) => values),
          ),
        }));
      });
    },

    /** What stands allocated, the last first. */
    async allocated(actor: Actor): Promise<readonly PlacedAllocation[]> {
      const { standing, places } = await database.snapshot(actor, async (queries) => ({
        standing: await allocations.listIn(queries, { state: 'standing' }),
        places: await placesIn(queries),
      }));
      const ids = standing.flatMap(({ values: { action } }) => (action === null ? [] : [action]));
      const given = ids.length === 0 ? [] : await effort(actor, { ids });
      const placeOfAction = new Map(given.map(({ id, place }) => [id, place]));
      return standing.map((allocation) => {
        const { strategy, objective, action } = allocation.values;
        const place = places.get(strategy ?? objective ?? '') ?? placeOfAction.get(action ?? '') ?? null;
        return { allocation, place };
      });
    },

    /** Standing objectives, with the priority areas that they serve. */
    async objectives(actor: Actor) {
      return database.snapshot(actor, (queries) => objectives.listIn(queries, { state: 'standing' }));
    },
  };
}
