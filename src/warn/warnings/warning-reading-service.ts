import { type CountryCode, countryByCode } from '../../places/country.ts';
import { type CrossBorderRegion, countriesOf } from '../../places/region.ts';
import { regionsOf } from '../../places/shipped-regions.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import type { PageAsked, Stretch } from '../../platform/database/page.ts';
import type { FirstSteps } from '../../platform/ledger/ledger-entry.ts';
import { readFirstSteps, readLedger } from '../../platform/ledger/ledger-store.ts';
import type { Level, LevelTimes, Warning, WarningId } from './warning.ts';
import { type ClockStep, warningClock, warningKinds } from './warning-clock.ts';
import { regionNameOf } from './warning-place.ts';
import * as store from './warning-store.ts';

/** Whose a warning is, and when it first took each step. */
export type WarningOnSteps = {
  readonly country: CountryCode;
  readonly desk: string;
  readonly level: Level;
  readonly steps: FirstSteps;
};

/** A warning with the times that its level gives it. */
export type WarningInTime = {
  readonly warning: Warning;
  readonly countryName: string;
  /** Of the region that it is on; nothing where it is on its country. */
  readonly regionName?: string | undefined;
  readonly times: LevelTimes;
};
/** What a person asks of the list; a country's warnings are those on its regions too, a region's those on its members. */
export type AskedOfPlace = Omit<store.WarningsAsked, 'on'> & {
  readonly country?: CountryCode;
  readonly region?: CrossBorderRegion;
};

export type WarningOnItsClock = WarningInTime & { readonly steps: readonly ClockStep[] };

function placesAsked(country: CountryCode | undefined, region: CrossBorderRegion | undefined) {
  if (country !== undefined) return { countries: [country], regions: regionsOf(country).map(({ id }) => id) };
  return region && { countries: countriesOf(region), regions: [region.id] };
}

/** What can be read of warnings: one with its clock, lists, pages. */
export function createWarningReading({ database, clock }: { readonly database: Database; readonly clock: Clock }) {
  async function withTimes(queries: Queries, warnings: readonly Warning[]): Promise<readonly WarningInTime[]> {
    const times = await store.readLevelTimes(queries);
    return warnings.map((warning) => ({
      warning,
      countryName: countryByCode(warning.country)?.name ?? warning.country,
      regionName: regionNameOf(warning),
      times: times[warning.level],
    }));
  }

  /** @param one whose steps alone are read; without it, those of all */
  async function withClocks(
    queries: Queries,
    warnings: readonly Warning[],
    one?: WarningId,
  ): Promise<readonly WarningOnItsClock[]> {
    const of = one === undefined ? {} : { subjectIds: [one] };
    const entries = await readLedger(queries, { subjectType: 'warning', ...of, kinds: warningKinds });
    const steps = Map.groupBy(entries, ({ subjectId }) => subjectId);
    return (await withTimes(queries, warnings)).map((inTime) => ({
      ...inTime,
      steps: warningClock(steps.get(inTime.warning.id) ?? []),
    }));
  }

  return {
    find(actor: Actor, id: WarningId): Promise<WarningOnItsClock | undefined> {
      return database.snapshot(actor, async (queries) => {
        const warning = await store.findWarning(queries, id);
        return warning && (await withClocks(queries, [warning], id))[0];
      });
    },

    /** All warnings with the steps of their clocks: what waits are worked out from. */
    onClocks(actor: Actor): Promise<readonly WarningOnItsClock[]> {
      return database.snapshot(actor, async (queries) => withClocks(queries, await store.listWarnings(queries, {})));
    },

    /** A page of warnings, the one opened last first. */
    page(
      actor: Actor,
      { unanswered, ...filter }: Omit<store.WarningFilter, 'unanswered'> & { readonly unanswered?: boolean },
      page: PageAsked,
    ): Promise<readonly WarningInTime[]> {
      return database.snapshot(actor, async (queries) => {
        const asked = unanswered === undefined ? filter : { ...filter, unanswered: { is: unanswered, now: clock() } };
        return withTimes(queries, await store.pageOfWarnings(queries, asked, page));
      });
    },

    list(actor: Actor, filter: store.ListedWarnings = {}): Promise<readonly WarningInTime[]> {
      return database.snapshot(actor, async (queries) => withTimes(queries, await store.listWarnings(queries, filter)));
    },

    /**
     * Each with when it first took each of these steps, without the words: for counting over all of them.
     * @param kinds of the ledger's entries
     */
    onSteps(actor: Actor, kinds: readonly string[]): Promise<readonly WarningOnSteps[]> {
      return database.snapshot(actor, async (queries) => {
        const [steps, all] = await Promise.all([
          readFirstSteps(queries, { subjectType: 'warning', kinds }),
          store.placesOfWarnings(queries),
        ]);
        return all.map(({ id, ...of }) => ({ ...of, steps: steps.get(id) ?? {} }));
      });
    },

    /** Those opened last, the last first, and how many there are in all. */
    newest(
      actor: Actor,
      limit: number,
    ): Promise<{ readonly warnings: readonly WarningInTime[]; readonly count: number }> {
      return database.snapshot(actor, async (queries) => {
        const newest = await store.newestWarnings(queries, limit);
        return { warnings: await withTimes(queries, newest.warnings), count: newest.count };
      });
    },

    /** A stretch of the list as a person asks for it, the most urgent first, and how many there are in all. */
    browse(
      actor: Actor,
      { country, region, ...asked }: AskedOfPlace,
      stretch: Stretch,
    ): Promise<{ readonly entries: readonly WarningInTime[]; readonly count: number }> {
      return database.snapshot(actor, async (queries) => {
        const on = placesAsked(country, region);
        const all = { ...asked, ...(on === undefined ? {} : { on }), now: clock() };
        const { warnings, count } = await store.browseWarnings(queries, all, stretch);
        return { entries: await withTimes(queries, warnings), count };
      });
    },
  };
}
