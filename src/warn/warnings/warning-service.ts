import type { MarkingAnswer, MarkingChoices } from '../../people/marking-form.ts';
import type { Desk, PeopleService } from '../../people/people-service.ts';
import { countryByCode } from '../../places/country.ts';
import type { RegionId } from '../../places/region.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Actor, systemActor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import { message } from '../../platform/language/message.ts';
import type { Marked } from '../../platform/ledger/ledger-entry.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { ExpectedVersions } from '../../platform/version.ts';
import {
  type Act,
  advance,
  type Choice,
  type Level,
  mayTake,
  nextDeadline,
  tierDue,
  tierWords,
  type Warning,
  type WarningId,
} from './warning.ts';
import { allowedMove, createWarningKeeping } from './warning-keeping-service.ts';
import { createWarningReading } from './warning-reading-service.ts';
import { type Proposal, reopensTooSoon } from './warning-rule.ts';
import * as store from './warning-store.ts';

export type { WarningInTime, WarningOnItsClock } from './warning-reading-service.ts';

export type WarningService = ReturnType<typeof createWarningService>;

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

/** Refuses a form for a move that the warning cannot make from where it stands, in the words of the move itself. */
export function requireMoveTo(warning: Warning, to: 'action-begun' | 'closed'): void {
  allowedMove(advance(warning, { to, at: warning.openedAt }));
}

/** What can be done with warnings; how each step is kept, and what can be read, stand in files of their own. */
export function createWarningService({
  database,
  clock,
  people,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly people: PeopleService;
}) {
  const { open, writeStep, lock, take } = createWarningKeeping({ clock, people });

  async function openByHandIn(
    queries: Queries,
    actor: Actor,
    code: string,
    level: Level,
    reason: string,
    answer: MarkingAnswer = {},
    region?: RegionId,
  ): Promise<WarningId> {
    requireRole(actor, 'open');
    const country = countryByCode(code)?.code;
    if (country === undefined) {
      throw new Refusal('place.unknown', 422, 'Choose a country from the list', 'country');
    }
    const on = region === undefined ? { country } : { country, region };
    const id = await open(queries, actor, { ...on, level, reason, raisedBy: 'person' }, null, (desk) =>
      people.markNew(queries, actor, answer, usualMarking(desk)),
    );
    if (id !== undefined) return id;
    if (region !== undefined) {
      const words = message('A warning on this region is open already. Answer that one.');
      throw new Refusal('warning.standing', 409, words, 'region');
    }
    throw new Refusal(
      'warning.standing',
      409,
      'A warning on this country is open already. Answer that one.',
      'country',
    );
  }

  return {
    /** Opens a warning by hand, in a caller's own transaction. With a region it is on that, led by the country's desk. */
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
        const earlier = standing.filter(({ country, region }) => country === proposal.country && region === undefined);
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
      allowedMove(advance(warning, { to: 'action-begun', at: clock() }));
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

    ...createWarningReading({ database, clock }),
  };
}
