import { countryByCode } from '../../places/country.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { ForecastRun } from '../../warn/forecasts/forecast.ts';
import type { ForecastService } from '../../warn/forecasts/forecast-service.ts';
import { type PriorityAccount, priorityAccount } from '../priority-areas/priority-areas.ts';
import type { StrategyServices } from '../strategies/strategy-service.ts';
import { balanceOf } from './allocated.ts';
import type { Allocation, EnvelopeServices } from './envelope-service.ts';
import { effortByPlace, type PlaceStanding, riskAgainstEffort } from './risk-against-effort.ts';

export type ResourceService = ReturnType<typeof createResourceService>;

/** So many actions that are alike in this. */
export type Effort = {
  readonly place: string;
  readonly isOpen: boolean;
  /** Priority areas that they say they serve. */
  readonly themes: readonly string[];
  readonly count: number;
};
/** Actions as far as they are effort: the stage of actions, which comes after this one, passes them in. */
export type EffortPort = {
  readonly tally: (actor: Actor) => Promise<readonly Effort[]>;
  /** Where each of these actions is; without those that the actor may not see. */
  readonly placesOf: (actor: Actor, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
};

/** An allocation with the place that it is for; nothing where what it is given to has none. */
export type PlacedAllocation = { readonly allocation: Allocation; readonly place: string | null };

/** Risk against effort, place by place. */
export type Standings = {
  /** Nothing before the first forecast is made: then no place has a risk to set effort against. */
  readonly run: ForecastRun | undefined;
  readonly places: readonly PlaceStanding[];
  /** Allocations of no one place. */
  readonly unplaced: number;
};

/** What is held, what is given, and to which places. */
export function createResourceService({
  database,
  effort,
  forecasts,
  envelopes: { envelopes, allocations },
  strategies: { strategies, objectives },
}: {
  readonly database: Database;
  readonly effort: EffortPort;
  readonly forecasts: ForecastService;
  readonly envelopes: EnvelopeServices;
  readonly strategies: StrategyServices;
}) {
  /** By the id of a strategy or objective that something is allocated to: its place. */
  async function placesIn(
    queries: Queries,
    standing: readonly Allocation[],
  ): Promise<ReadonlyMap<string, string | null>> {
    const placed = [
      ...(await strategies.listIn(queries, { ids: standing.flatMap(({ values }) => values.strategy ?? []) })),
      ...(await objectives.listIn(queries, { ids: standing.flatMap(({ values }) => values.objective ?? []) })),
    ];
    return new Map(placed.map(({ id, place }) => [id, place]));
  }

  /** What stands allocated, the last first. */
  async function allocated(actor: Actor): Promise<readonly PlacedAllocation[]> {
    const [standing, places] = await database.snapshot(actor, async (queries) => {
      const found = await allocations.listIn(queries, { state: 'standing' });
      return [found, await placesIn(queries, found)] as const;
    });
    const toActions = standing.flatMap(({ values: { action } }) => action ?? []);
    const placeOfAction = await effort.placesOf(actor, toActions);
    return standing.map((allocation) => {
      const { strategy, objective, action } = allocation.values;
      const place = places.get(strategy ?? objective ?? '') ?? placeOfAction.get(action ?? '') ?? null;
      return { allocation, place };
    });
  }

  return {
    effort: effort.tally,
    allocated,

    /** Where nothing is under way though the risk is high, and where effort goes on though it is low. */
    async standings(actor: Actor): Promise<Standings> {
      const forecast = await forecasts.risks(actor, { target: 'one-sided' }).catch(withoutForecast);
      const open = (await effort.tally(actor)).filter(({ isOpen }) => isOpen);
      const given = (await allocated(actor)).map(({ allocation, place }) => ({ ...allocation.values, place }));
      const byPlace = effortByPlace(open, given);
      const places = forecast.risks
        .filter(({ thresholdDeaths }) => thresholdDeaths === 25)
        .map(({ country, probability, probabilityYearBefore }) => ({
          ...{ code: country, name: countryByCode(country)?.name ?? country, probability, probabilityYearBefore },
          ...(byPlace.get(country) ?? { openActions: 0, allocated: [] }),
        }));
      const unplaced = given.filter(({ place }) => place === null).length;
      return { run: forecast.run, places: riskAgainstEffort(places), unplaced };
    },

    /** What is done and spent under each priority area. */
    async byPriorityArea(actor: Actor): Promise<PriorityAccount> {
      const [standing, actions, given] = await Promise.all([
        database.snapshot(actor, (queries) => objectives.listIn(queries, { state: 'standing' })),
        effort.tally(actor),
        allocated(actor),
      ]);
      return priorityAccount({
        objectives: standing.map(({ values }) => values),
        actions,
        allocations: given.map(({ allocation }) => allocation.values),
      });
    },

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
  };
}

/** Before the first forecast is made there is no risk to set effort against. */
function withoutForecast(error: unknown): { readonly run: undefined; readonly risks: readonly [] } {
  if (error instanceof Refusal) return { run: undefined, risks: [] };
  throw error;
}
