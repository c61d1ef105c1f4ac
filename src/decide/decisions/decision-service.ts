import { v7 as uuidv7 } from 'uuid';
import { countryByCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import type { PageAsked, Stretch } from '../../platform/database/page.ts';
import { markedAs } from '../../platform/ledger/ledger-entry.ts';
import { appendLedgerEntry } from '../../platform/ledger/ledger-store.ts';
import { Refusal } from '../../platform/refusal.ts';
import { indexDocument } from '../../platform/search/search-store.ts';
import { type Choice, choiceWords, type WarningId } from '../../warn/warnings/warning.ts';
import { requireRole, type WarningService } from '../../warn/warnings/warning-service.ts';
import type { Decision, DecisionId } from './decision.ts';
import * as store from './decision-store.ts';

export type DecisionService = ReturnType<typeof createDecisionService>;

type Choosing = { readonly choice: Choice; readonly reasons: string; readonly optionsNotTaken: string };

export function createDecisionService({
  database,
  clock,
  warnings,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly warnings: WarningService;
}) {
  return {
    /** Records the decision and moves the warning's clock, both or neither. */
    async decide(actor: Actor, warningId: WarningId, choosing: Choosing): Promise<DecisionId> {
      requireRole(actor, 'decide');
      return database.transact(actor, async (queries) => {
        const said = `${choiceWords[choosing.choice]}: ${choosing.reasons}`;
        const warning = await warnings.decided(queries, actor, warningId, choosing.choice, said);
        const decision: Decision = {
          // A fresh UUID is by construction the identity of a new decision.
          id: uuidv7() as DecisionId,
          warningId,
          country: warning.country,
          ...choosing,
          decidedAt: clock(),
          decidedBy: actor.name,
          decidedByRole: actor.roles.join(' '),
          organisation: actor.organisation,
          ...markedAs(warning),
        };
        await store.insertDecision(queries, decision);
        await indexDocument(queries, {
          kind: 'decision',
          id: decision.id,
          title: `Decision: ${countryByCode(decision.country)?.name ?? decision.country}, ${choiceWords[decision.choice].toLowerCase()}`,
          text: `${decision.reasons} ${decision.optionsNotTaken}`,
          href: `/decide/decisions/${decision.id}`,
          place: decision.country,
          changedAt: decision.decidedAt,
          marked: decision,
        });
        await appendLedgerEntry(queries, actor, {
          at: decision.decidedAt,
          kind: 'decision.made',
          subjectType: 'decision',
          subjectId: decision.id,
          place: warning.country,
          fromState: null,
          toState: choosing.choice,
          marked: decision,
          payload: { said, warningId, ...choosing },
        });
        return decision.id;
      });
    },

    find(actor: Actor, id: DecisionId): Promise<Decision | undefined> {
      return database.snapshot(actor, (queries) => store.findDecision(queries, id));
    },

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
    list(actor: Actor, filter: { readonly warningId?: WarningId } = {}): Promise<readonly Decision[]> {
      return database.snapshot(actor, (queries) => store.listDecisions(queries, filter));
    },
  };
}
