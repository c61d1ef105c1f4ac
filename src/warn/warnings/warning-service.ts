import { v7 as uuidv7 } from 'uuid';
import type { MarkingAnswer, MarkingChoices } from '../../people/marking-form.ts';
import type { Desk, PeopleService } from '../../people/people-service.ts';
import { type CountryCode, countryByCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Actor, systemActor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import type { PageAsked, Stretch } from '../../platform/database/page.ts';
import type { Marked } from '../../platform/ledger/ledger-entry.ts';
import { appendLedgerEntry, readLedger, readStepsTaken } from '../../platform/ledger/ledger-store.ts';
import { Refusal } from '../../platform/refusal.ts';
import { indexDocument } from '../../platform/search/search-store.ts';
import { type ExpectedVersions, requireVersion } from '../../platform/version.ts';
import {
  type Act,
  advance,
  type Choice,
  type Level,
  type LevelTimes,
  type Move,
  mayTake,
  nextDeadline,
  type State,
  stateWords,
  tierDue,
  tierWords,
  type Warning,
  type WarningId,
} from './warning.ts';
import { type ClockStep, warningClock, warningKinds } from './warning-clock.ts';
import { type Proposal, reopensTooSoon } from './warning-rule.ts';
import * as store from './warning-store.ts';

export type WarningService = ReturnType<typeof createWarningService>;

/** A warning with the times that its level gives it. */
export type WarningInTime = {
  readonly warning: Warning;
  readonly countryName: string;
  readonly times: LevelTimes;
};
export type WarningOnItsClock = WarningInTime & { readonly steps: readonly ClockStep[] };

/** A warning is for the whole government to see: who must act is seldom one department alone. */
const usualMarking = (desk: Desk): Marked => ({
  owner: desk.id,
  marking: 'OFFICIAL',
  caveats: [],
  audience: [desk.government],
});

/** Refuses the step to those whose role does not take it. */
export function requireRole(actor: Actor, act: Act): void {
  if (!mayTake(actor, act)) {
    throw new Refusal('warning.role', 403, 'Your role does not take this step. Sign in as somebody who may.');
  }
}

export function createWarningService({
  database,
  clock,
  people,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly people: PeopleService;
}) {
  /** @returns nothing where the country has an open warning: it stands, and no second one is opened */
  async function open(
    queries: Queries,
    actor: Actor,
    opening: {
      readonly country: CountryCode;
      readonly level: Level;
      readonly reason: string;
      readonly raisedBy: 'rule' | 'person';
    },
    forecastRunId: string | null,
    markedBy: (desk: Desk) => Marked | Promise<Marked>,
  ): Promise<WarningId | undefined> {
    const desk = await people.deskOf(queries, opening.country);
    const warning: Extract<Warning, { state: 'opened' }> = {
      // A fresh UUID is by construction the identity of a new warning.
      id: uuidv7() as WarningId,
      ...opening,
      state: 'opened',
      tier: 'desk',
      desk: desk.name,
      openedAt: clock(),
      ...(await markedBy(desk)),
    };
    if (!(await store.insertWarning(queries, warning, forecastRunId))) return undefined;
    await writeStep(queries, actor, warning, warning.openedAt, 'warning.opened', null, {
      said: warning.reason,
      level: warning.level,
      desk: warning.desk,
      raisedBy: warning.raisedBy,
      forecastRunId,
    });
    return warning.id;
  }

  async function writeStep(
    queries: Queries,
    actor: Actor,
    warning: Warning,
    at: Date,
    kind: string,
    from: State | null,
    payload: Readonly<Record<string, string | number | null>>,
  ): Promise<void> {
    await indexWarning(queries, warning, at);
    await appendLedgerEntry(queries, actor, {
      at,
      kind,
      subjectType: 'warning',
      subjectId: warning.id,
      place: warning.country,
      fromState: from,
      toState: warning.state,
      marked: warning,
      payload,
    });
  }

  /** Findable by its country, its reason, its owner and where it stands. */
  function indexWarning(queries: Queries, warning: Warning, changedAt: Date): Promise<void> {
    const countryName = countryByCode(warning.country)?.name ?? warning.country;
    return indexDocument(queries, {
      kind: 'warning',
      id: warning.id,
      title: `Warning: ${countryName}, ${warning.level}`,
      text: `${warning.reason} ${warning.desk} ${stateWords[warning.state]}`,
      href: `/warn/warnings/${warning.id}`,
      place: warning.country,
      changedAt,
      marked: warning,
    });
  }

  /** The warning, locked, or a refusal that there is none. */
  async function lock(queries: Queries, id: WarningId): Promise<Warning> {
    const warning = await store.lockWarning(queries, id);
    if (warning === undefined) throw new Refusal('warning.unknown', 404, 'There is no such warning.');
    return warning;
  }

  async function take(
    queries: Queries,
    actor: Actor,
    id: WarningId,
    moveAt: (at: Date) => Move,
    payload: Readonly<Record<string, string>>,
    expected?: ExpectedVersions,
  ): Promise<Warning> {
    const warning = await lock(queries, id);
    requireVersion(warning, expected);
    // Read under the lock: whoever waited for it comes later, on the warning and on the ledger.
    const move = moveAt(clock());
    const moved = advance(warning, move);
    if ('refused' in moved) throw new Refusal('warning.move', 409, moved.refused);
    await store.saveWarning(queries, moved);
    await writeStep(queries, actor, moved, move.at, `warning.${move.to}`, warning.state, payload);
    return moved;
  }

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

  async function openByHandIn(
    queries: Queries,
    actor: Actor,
    code: string,
    level: Level,
    reason: string,
    answer: MarkingAnswer = {},
  ): Promise<WarningId> {
    requireRole(actor, 'open');
    const country = countryByCode(code)?.code;
    if (country === undefined) {
      throw new Refusal('place.unknown', 422, 'Choose a country from the list', 'country');
    }
    const id = await open(queries, actor, { country, level, reason, raisedBy: 'person' }, null, (desk) =>
      people.markNew(queries, actor, answer, usualMarking(desk)),
    );
    if (id !== undefined) return id;
    throw new Refusal(
      'warning.standing',
      409,
      'A warning on this country is open already. Answer that one.',
      'country',
    );
  }

  return {
    /** Opens a warning by hand, in a caller's own transaction. */
    openByHandIn,

    /**
     * Opens a warning by hand. One open warning a country: a second is refused, with the way to the first.
     * @param answer who may see it; without one OFFICIAL, for the whole government
     */
    openByHand: (
      actor: Actor,
      code: string,
      level: Level,
      reason: string,
      answer?: MarkingAnswer,
    ): Promise<WarningId> =>
      database.transact(actor, (queries) => openByHandIn(queries, actor, code, level, reason, answer)),

    /**
     * Opens the warnings that the rule proposes, but for countries with an open warning or one closed just now:
     * called in the transaction that keeps the forecasts, or makes the signal, they come from.
     * @param forecastRunId nothing where no forecast is their ground
     */
    async raise(
      queries: Queries,
      proposals: readonly Proposal[],
      forecastRunId: string | null,
    ): Promise<readonly WarningId[]> {
      const standing = await store.listWarnings(queries, {});
      const raised: WarningId[] = [];
      for (const proposal of proposals) {
        const earlier = standing.filter((warning) => warning.country === proposal.country);
        if (earlier.some((warning) => warning.state !== 'closed' || reopensTooSoon(proposal, warning, clock())))
          continue;
        const id = await open(queries, systemActor, { ...proposal, raisedBy: 'rule' }, forecastRunId, usualMarking);
        if (id !== undefined) raised.push(id);
      }
      return raised;
    },

    /** @param expected versions of the warning that the step may be taken on; any, where none is given */
    async acknowledge(actor: Actor, id: WarningId, expected?: ExpectedVersions): Promise<void> {
      requireRole(actor, 'acknowledge');
      await database.transact(actor, (queries) =>
        take(queries, actor, id, (at) => ({ to: 'acknowledged', at }), {}, expected),
      );
    },

    /** @param expected versions of the warning that the step may be taken on; any, where none is given */
    async close(actor: Actor, id: WarningId, reason: string, expected?: ExpectedVersions): Promise<void> {
      requireRole(actor, 'close');
      await database.transact(actor, (queries) =>
        take(queries, actor, id, (at) => ({ to: 'closed', at }), { said: reason }, expected),
      );
    },

    /**
     * A published assessment moves the warning's clock: called by the assessment's own service, in its transaction. What
     * has been assessed or decided already stays where it is: analysis may go on after a decision.
     * @param assessment what it asked, and its id
     * @throws Refusal where nobody has acknowledged the warning
     */
    async assessed(
      queries: Queries,
      actor: Actor,
      id: WarningId,
      { said, by }: { readonly said: string; readonly by: string },
    ): Promise<Warning> {
      const warning = await lock(queries, id);
      if (warning.state === 'opened') {
        const words = 'Nobody has acknowledged the warning that this answers. Its desk acknowledges it first.';
        throw new Refusal('warning.unacknowledged', 409, words);
      }
      if (warning.state !== 'acknowledged') return warning;
      return take(queries, actor, id, (at) => ({ to: 'assessed', at }), { said, assessment: by });
    },

    /** A decision moves the warning's clock: called by the decision's own service, in its transaction. */
    decided(queries: Queries, actor: Actor, id: WarningId, choice: Choice, said: string): Promise<Warning> {
      return take(queries, actor, id, (at) => ({ to: 'decided', at, choice }), { said, choice });
    },

    /** An action begins: called by the action's own service, in its transaction. */
    actionBegun(queries: Queries, actor: Actor, id: WarningId, said: string): Promise<Warning> {
      return take(queries, actor, id, (at) => ({ to: 'action-begun', at }), { said });
    },

    /**
     * The warning, held until the transaction ends, where it has been decided to act on it: for an action that is
     * planned, which moves no clock. @throws Refusal as for an action that begins
     */
    async decidedToAct(queries: Queries, id: WarningId): Promise<Warning> {
      const warning = await lock(queries, id);
      const after = advance(warning, { to: 'action-begun', at: clock() });
      if ('refused' in after) throw new Refusal('warning.move', 409, after.refused);
      return warning;
    },

    /** Lets every warning that has waited past its time climb. @returns how many did */
    climb(): Promise<number> {
      return database.transact(systemActor, async (queries) => {
        const times = await store.readLevelTimes(queries);
        let climbed = 0;
        for (const warning of await store.lockWaitingWarnings(queries)) {
          const now = clock();
          const tier = tierDue(warning, times[warning.level], now);
          if (tier === warning.tier) continue;
          const deadline = nextDeadline(warning, times[warning.level]);
          const moved = { ...warning, tier };
          await store.saveWarning(queries, moved);
          await writeStep(queries, systemActor, moved, now, 'warning.climbed', warning.state, {
            said: `Not ${deadline?.answer ?? 'answered'} in time: from ${tierWords[warning.tier]} to ${tierWords[tier]}`,
            fromTier: warning.tier,
            toTier: tier,
            due: deadline?.due.toISOString() ?? null,
          });
          climbed += 1;
        }
        return climbed;
      });
    },

    /** What somebody who opens a warning may choose of who sees it. */
    markingChoices(actor: Actor): Promise<MarkingChoices> {
      return people.markingChoices(actor, (government) => ({ marking: 'OFFICIAL', audience: [government] }));
    },

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
