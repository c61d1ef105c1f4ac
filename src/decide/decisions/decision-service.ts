import { v7 as uuidv7 } from 'uuid';
import { countryByCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import type { PageAsked, Stretch } from '../../platform/database/page.ts';
import { type Marked, markedAs } from '../../platform/ledger/ledger-entry.ts';
import { appendLedgerEntry } from '../../platform/ledger/ledger-store.ts';
import type { MoneyValue } from '../../platform/records/field.ts';
import { type RecordId, type RecordOf, titleOf } from '../../platform/records/record.ts';
import { Refusal } from '../../platform/refusal.ts';
import { indexDocument } from '../../platform/search/search-store.ts';
import { type Choice, choiceWords, type Level, type WarningId } from '../../warn/warnings/warning.ts';
import { requireRole, type WarningService } from '../../warn/warnings/warning-service.ts';
import { strategy } from '../strategies/strategy.ts';
import {
  type ComeBack,
  comeBackProblem,
  comingBack,
  type Decision,
  type DecisionId,
  type DecisionSubject,
  type Forum,
  usualComeBackOn,
} from './decision.ts';
import * as store from './decision-store.ts';
import { type Authority, type Deciding, mayDecideOnStrategies } from './delegation.ts';

export type DecisionService = ReturnType<typeof createDecisionService>;

export type Choosing = {
  readonly choice: Choice;
  readonly reasons: string;
  readonly optionsNotTaken: string;
  readonly forum?: Forum;
  readonly amount?: MoneyValue;
  /** Left out of a decision to wait, it comes back after the usual time. */
  readonly comeBackOn?: string;
  /** Ids of the options chosen; the others that are open are refused. Left out, all stay as they are. */
  readonly options?: readonly string[];
};

/** Asked in the decision's own transaction, so that no delegation ends between the question and the act. */
export type MayDecide = (queries: Queries, actor: Actor, deciding: Deciding) => Promise<Authority>;

/** A strategy, held until the transaction ends; nothing where there is none that the asker may see. */
export type LockStrategy = (queries: Queries, id: RecordId) => Promise<RecordOf<typeof strategy> | undefined>;

/** What follows from a decision, in its transaction. */
export type AfterDecision = (
  queries: Queries,
  actor: Actor,
  decision: Decision,
  chosen: readonly string[] | undefined,
) => Promise<void>;

/** @throws Refusal (403) for a role that decides on no strategy */
export function requireStrategyDecider(actor: Actor): void {
  if (mayDecideOnStrategies(actor)) return;
  throw new Refusal('decision.role', 403, 'Your role does not take this step. Sign in as somebody who may.');
}

export function createDecisionService({
  database,
  clock,
  warnings,
  lockStrategy,
  mayDecide,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly warnings: WarningService;
  readonly lockStrategy: LockStrategy;
  /** Asked of whoever has the role: what delegations, once there are any, leave to them. */
  readonly mayDecide: MayDecide;
}) {
  const followers: AfterDecision[] = [];

  async function authorityOf(
    queries: Queries,
    actor: Actor,
    about: { readonly level?: Level; readonly amount?: MoneyValue | undefined },
  ): Promise<{ readonly delegation?: string }> {
    const { level, amount } = about;
    const answer = await mayDecide(queries, actor, {
      ...(level === undefined ? {} : { level }),
      ...(amount === undefined ? {} : { amount }),
      on: clock().toISOString().slice(0, 10),
    });
    if (answer.allowed) return answer.title === undefined ? {} : { delegation: answer.title };
    throw new Refusal('decision.authority', 403, answer.because, answer.field);
  }

  /** Writes it with its entry and its place in the search, and lets follow what follows. */
  async function keep(
    queries: Queries,
    actor: Actor,
    subject: DecisionSubject & Marked & { readonly name: string },
    { options, ...choosing }: Choosing & { readonly delegation?: string },
  ): Promise<DecisionId> {
    const { name, ...about } = subject;
    const decidedAt = clock();
    const { comeBackOn: asked, ...said } = choosing;
    const comeBackOn = choosing.choice === 'act' ? undefined : (asked ?? usualComeBackOn(decidedAt));
    const problem = comeBackProblem(choosing.choice, comeBackOn, decidedAt.toISOString().slice(0, 10));
    if (problem !== undefined) throw new Refusal('decision.come-back', 422, problem, 'comeBackOn');
    const decision: Decision = {
      // A fresh UUID is by construction the identity of a new decision.
      id: uuidv7() as DecisionId,
      ...said,
      ...(comeBackOn === undefined ? {} : { comeBackOn }),
      decidedAt,
      decidedBy: actor.name,
      decidedByRole: actor.roles.join(' '),
      organisation: actor.organisation,
      ...about,
      ...markedAs(subject),
    };
    await store.insertDecision(queries, decision);
    await indexDocument(queries, {
      kind: 'decision',
      id: decision.id,
      title: `Decision: ${name}, ${choiceWords[decision.choice].toLowerCase()}`,
      text: `${decision.reasons} ${decision.optionsNotTaken}`,
      href: `/decide/decisions/${decision.id}`,
      place: decision.country ?? null,
      changedAt: decision.decidedAt,
      marked: decision,
    });
    await appendLedgerEntry(queries, actor, {
      at: decision.decidedAt,
      kind: 'decision.made',
      subjectType: 'decision',
      subjectId: decision.id,
      place: decision.country ?? null,
      fromState: null,
      toState: decision.choice,
      marked: decision,
      payload: {
        said: `${choiceWords[decision.choice]}: ${decision.reasons}`,
        ...(decision.warningId === undefined ? { strategyId: decision.strategyId } : { warningId: decision.warningId }),
        ...said,
        ...(comeBackOn === undefined ? {} : { comeBackOn }),
        ...(options === undefined ? {} : { options }),
      },
    });
    for (const follow of followers) await follow(queries, actor, decision, options);
    return decision.id;
  }

  return {
    /** Records the decision and moves the warning's clock, both or neither. */
    async decide(actor: Actor, warningId: WarningId, choosing: Choosing): Promise<DecisionId> {
      requireRole(actor, 'decide');
      return database.transact(actor, async (queries) => {
        const said = `${choiceWords[choosing.choice]}: ${choosing.reasons}`;
        const warning = await warnings.decided(queries, actor, warningId, choosing.choice, said);
        const { country, level } = warning;
        const delegation = await authorityOf(queries, actor, { level, amount: choosing.amount });
        const name = countryByCode(country)?.name ?? country;
        return keep(queries, actor, { warningId, country, name, ...markedAs(warning) }, { ...choosing, ...delegation });
      });
    },

    /** Decides on a strategy that has not ended. */
    async decideOnStrategy(actor: Actor, strategyId: string, choosing: Choosing): Promise<DecisionId> {
      requireStrategyDecider(actor);
      return database.transact(actor, async (queries) => {
        const found = await lockStrategy(queries, strategyId as RecordId); // Whether there is one, the store says.
        if (found === undefined) throw new Refusal('strategy.unknown', 404, 'There is no such strategy.');
        if (found.state === 'ended') {
          throw new Refusal('strategy.ended', 409, 'This strategy has ended: nothing more is decided on it.');
        }
        const country = countryByCode(found.place ?? '')?.code;
        const delegation = await authorityOf(queries, actor, { amount: choosing.amount });
        const subject = {
          strategyId,
          ...(country === undefined ? {} : { country }),
          name: titleOf(strategy, found),
          ...markedAs(found),
        };
        return keep(queries, actor, subject, { ...choosing, ...delegation });
      });
    },

    /** Lets something follow from every decision, in its transaction. */
    followWith: (follow: AfterDecision) => {
      followers.push(follow);
    },

    find(actor: Actor, id: DecisionId): Promise<Decision | undefined> {
      return database.snapshot(actor, (queries) => store.findDecision(queries, id));
    },

    findIn: (queries: Queries, id: DecisionId): Promise<Decision | undefined> => store.findDecision(queries, id),

    /** The decision that stands on a warning, in a later stage's own transaction. */
    async latestIn(queries: Queries, warningId: WarningId): Promise<Decision> {
      const [latest] = await store.listDecisions(queries, { warningId });
      if (latest === undefined)
        throw new Refusal('decision.none', 409, 'Nothing has been decided on this warning yet.');
      return latest;
    },

    /** A page of decisions, the newest first. */
    page(actor: Actor, filter: store.DecisionFilter, page: PageAsked): Promise<readonly Decision[]> {
      return database.snapshot(actor, (queries) => store.pageOfDecisions(queries, filter, page));
    },

    /** A stretch of the list as a person asks for it, the newest first, and how many there are in all. */
    browse(
      actor: Actor,
      filter: store.DecisionFilter,
      stretch: Stretch,
    ): Promise<{ readonly decisions: readonly Decision[]; readonly count: number }> {
      return database.snapshot(actor, (queries) => store.browseDecisions(queries, filter, stretch));
    },

    /** The newest first. */
    list(actor: Actor, filter: Parameters<typeof store.listDecisions>[1] = {}): Promise<readonly Decision[]> {
      return database.snapshot(actor, (queries) => store.listDecisions(queries, filter));
    },

    /**
     * Decisions to wait that stand, and come back within so many days or should have, the earliest first; without those
     * on warnings that are closed.
     */
    async comingBack(actor: Actor, withinDays: number): Promise<readonly ComeBack[]> {
      const today = clock().toISOString().slice(0, 10);
      const until = new Date(clock().getTime() + withinDays * 86_400_000).toISOString().slice(0, 10);
      const open = (await warnings.list(actor, { open: true })).map(({ warning }) => warning.id);
      const waiting = await database.snapshot(actor, (queries) => store.listWaiting(queries, until, open));
      return comingBack(waiting, today, withinDays);
    },
  };
}
