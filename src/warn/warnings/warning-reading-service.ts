import { type CountryCode, countryByCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import type { PageAsked, Stretch } from '../../platform/database/page.ts';
import { readLedger, readStepsTaken } from '../../platform/ledger/ledger-store.ts';
import type { LevelTimes, Warning, WarningId } from './warning.ts';
import { type ClockStep, warningClock, warningKinds } from './warning-clock.ts';
import * as store from './warning-store.ts';

/** A warning with the times that its level gives it. */
export type WarningInTime = {
  readonly warning: Warning;
  readonly countryName: string;
  readonly times: LevelTimes;
};
export type WarningOnItsClock = WarningInTime & { readonly steps: readonly ClockStep[] };

/** What can be read of warnings: one with its clock, lists, pages. */
export function createWarningReading({ database, clock }: { readonly database: Database; readonly clock: Clock }) {
  async function withTimes(queries: Queries, warnings: readonly Warning[]): Promise<readonly WarningInTime[]> {
    const times = await store.readLevelTimes(queries);
    return warnings.map((warning) => ({
      warning,
      countryName: countryByCode(warning.country)?.name ?? warning.country,
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

    list(
      actor: Actor,
      filter: { readonly country?: CountryCode; readonly open?: boolean } = {},
    ): Promise<readonly WarningInTime[]> {
      return database.snapshot(actor, async (queries) => withTimes(queries, await store.listWarnings(queries, filter)));
    },

    /** Each with when it first took each step, without the words: for counting over all of them. */
    onSteps(actor: Actor): Promise<
      readonly {
        readonly warning: Warning;
        readonly steps: readonly { readonly kind: string; readonly at: Date }[];
      }[]
    > {
      return database.snapshot(actor, async (queries) => {
        const taken = await readStepsTaken(queries, { subjectType: 'warning', kinds: warningKinds });
        const steps = Map.groupBy(taken, ({ subjectId }) => subjectId);
        const all = await store.listWarnings(queries, {});
        return all.map((warning) => ({ warning, steps: steps.get(warning.id) ?? [] }));
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
      asked: store.WarningsAsked,
      stretch: Stretch,
    ): Promise<{ readonly entries: readonly WarningInTime[]; readonly count: number }> {
      return database.snapshot(actor, async (queries) => {
        const { warnings, count } = await store.browseWarnings(queries, { ...asked, now: clock() }, stretch);
        return { entries: await withTimes(queries, warnings), count };
      });
    },
  };
}
