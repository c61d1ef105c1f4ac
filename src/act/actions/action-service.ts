import { v7 as uuidv7 } from 'uuid';
import type { DecisionService } from '../../decide/decisions/decision-service.ts';
import { type CountryCode, countryByCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import type { PageAsked, Stretch } from '../../platform/database/page.ts';
import { markedAs } from '../../platform/ledger/ledger-entry.ts';
import { appendLedgerEntry } from '../../platform/ledger/ledger-store.ts';
import { Refusal } from '../../platform/refusal.ts';
import { indexDocument } from '../../platform/search/search-store.ts';
import { type ExpectedVersions, requireVersion } from '../../platform/version.ts';
import type { WarningId } from '../../warn/warnings/warning.ts';
import { requireRole, type WarningService } from '../../warn/warnings/warning-service.ts';
import type { InstrumentCatalogue } from '../instruments/instrument.ts';
import { type Action, type ActionId, dueNext, dueUntil } from './action.ts';
import * as store from './action-store.ts';

export type ActionService = ReturnType<typeof createActionService>;

type Beginning = {
  readonly instrument: string;
  readonly purpose: string;
  readonly lead: string;
  /** ISO 8601 date. */
  readonly dueOn: string;
};

export function createActionService({
  database,
  clock,
  warnings,
  decisions,
  instruments,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly warnings: WarningService;
  readonly decisions: DecisionService;
  readonly instruments: InstrumentCatalogue;
}) {
  /** Findable by its country, instrument, purpose, lead and result. */
  function indexAction(queries: Queries, action: Action, changedAt: Date): Promise<void> {
    const instrument = instruments.find(action.instrument)?.name ?? action.instrument;
    return indexDocument(queries, {
      kind: 'action',
      id: action.id,
      title: `Action: ${countryByCode(action.country)?.name ?? action.country}, ${instrument}`,
      text: `${action.purpose} ${action.lead} ${action.state === 'completed' ? action.result : ''}`,
      href: `/act/actions/${action.id}`,
      place: action.country,
      changedAt,
      marked: action,
    });
  }

  return {
    /** Begins an action on the newest decision of a warning, and moves the warning's clock; both or neither. */
    async begin(actor: Actor, warningId: WarningId, beginning: Beginning): Promise<ActionId> {
      requireRole(actor, 'begin-action');
      const instrument = instruments.find(beginning.instrument);
      if (instrument === undefined) {
        throw new Refusal('action.instrument', 422, 'Choose an instrument from the catalogue.', 'instrument');
      }
      if (beginning.dueOn < clock().toISOString().slice(0, 10)) {
        throw new Refusal('action.due', 422, 'The date must be today or later.', 'dueOn');
      }
      return database.transact(actor, async (queries) => {
        const said = `${instrument.name}: ${beginning.purpose}`;
        const warning = await warnings.actionBegun(queries, actor, warningId, said);
        const decision = await decisions.latestIn(queries, warningId);
        const action: Extract<Action, { state: 'begun' }> = {
          // A fresh UUID is by construction the identity of a new action.
          id: uuidv7() as ActionId,
          warningId,
          decisionId: decision.id,
          instrument: instrument.id,
          country: warning.country,
          purpose: beginning.purpose,
          lead: beginning.lead,
          dueOn: beginning.dueOn,
          state: 'begun',
          begunAt: clock(),
          ...markedAs(warning),
        };
        await store.insertAction(queries, action);
        await indexAction(queries, action, action.begunAt);
        await appendLedgerEntry(queries, actor, {
          at: action.begunAt,
          kind: 'action.begun',
          subjectType: 'action',
          subjectId: action.id,
          place: action.country,
          fromState: null,
          toState: 'begun',
          marked: action,
          payload: { said, warningId, decisionId: decision.id, ...beginning },
        });
        return action.id;
      });
    },

    /** @param expected versions of the action that may be completed; any, where none is given */
    async complete(actor: Actor, id: ActionId, result: string, expected?: ExpectedVersions): Promise<void> {
      requireRole(actor, 'complete-action');
      return database.transact(actor, async (queries) => {
        const action = await store.lockAction(queries, id);
        if (action === undefined) throw new Refusal('action.unknown', 404, 'There is no such action.');
        requireVersion(action, expected);
        if (action.state === 'completed') {
          throw new Refusal('action.completed', 409, 'This action is completed already; its result stands.');
        }
        const completedAt = clock();
        await store.completeAction(queries, id, completedAt, result);
        await indexAction(queries, { ...action, state: 'completed', completedAt, result }, completedAt);
        await appendLedgerEntry(queries, actor, {
          at: completedAt,
          kind: 'action.completed',
          subjectType: 'action',
          subjectId: id,
          place: action.country,
          fromState: 'begun',
          toState: 'completed',
          marked: action,
          payload: { said: result },
        });
      });
    },

    find(actor: Actor, id: ActionId): Promise<Action | undefined> {
      return database.snapshot(actor, (queries) => store.findAction(queries, id));
    },

    /** A page of actions, the one begun last first. */
    page(actor: Actor, filter: store.ActionFilter, page: PageAsked): Promise<readonly Action[]> {
      return database.snapshot(actor, (queries) => store.pageOfActions(queries, filter, page));
    },

    /** A stretch of the list as a person asks for it, the one begun last first, and how many there are in all. */
    browse(
      actor: Actor,
      filter: store.ActionFilter,
      stretch: Stretch,
    ): Promise<{ readonly actions: readonly Action[]; readonly count: number }> {
      return database.snapshot(actor, (queries) => store.browseActions(queries, filter, stretch));
    },

    /** Of the asker's own department: see `dueNext`. */
    async due(actor: Actor): Promise<readonly Action[]> {
      const now = clock();
      const open = await database.snapshot(actor, (queries) => store.listDueActions(queries, dueUntil(now)));
      return dueNext(open, actor, now);
    },

    list(
      actor: Actor,
      filter: { readonly warningId?: WarningId; readonly country?: CountryCode } = {},
    ): Promise<readonly Action[]> {
      return database.snapshot(actor, (queries) => store.listActions(queries, filter));
    },
  };
}
