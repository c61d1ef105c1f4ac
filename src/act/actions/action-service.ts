import { v7 as uuidv7 } from 'uuid';
import type { DecisionService } from '../../decide/decisions/decision-service.ts';
import type { StrategyServices } from '../../decide/strategies/strategy-service.ts';
import { themeWords } from '../../people/theme.ts';
import { countryByCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import { message } from '../../platform/language/message.ts';
import { say } from '../../platform/language/say.ts';
import type { Json } from '../../platform/ledger/ledger-entry.ts';
import { appendLedgerEntry } from '../../platform/ledger/ledger-store.ts';
import type { FieldValue } from '../../platform/records/field.ts';
import { type StepDefinition, stepRefusal } from '../../platform/records/lifecycle.ts';
import { firstUnnamed, type Known } from '../../platform/records/named-values.ts';
import { problemOf } from '../../platform/records/record-words.ts';
import { Refusal } from '../../platform/refusal.ts';
import { indexDocument } from '../../platform/search/search-store.ts';
import { type ExpectedVersions, requireVersion } from '../../platform/version.ts';
import type { WarningId } from '../../warn/warnings/warning.ts';
import { requireRole, type WarningService } from '../../warn/warnings/warning-service.ts';
import type { Instrument, InstrumentCatalogue } from '../instruments/instrument.ts';
import {
  type Action,
  type ActionDetails,
  type ActionId,
  type ActionMove,
  decisionIdOf,
  type ForObjective,
  isOpen,
  moved,
  type Obstacle,
  warningIdOf,
} from './action.ts';
import { type ActionCommon, commonFields, detailFields, prefixed } from './action-forms.ts';
import { createActionMandates, type Mandate } from './action-mandate-service.ts';
import { createActionReading } from './action-reading-service.ts';
import * as store from './action-store.ts';

export type ActionService = ReturnType<typeof createActionService>;

type Beginning = Pick<ActionCommon, 'purpose' | 'lead' | 'dueOn'> &
  Partial<ActionCommon> & { readonly instrument: string; readonly details?: ActionDetails };

/** What stands in the way of an action with an instrument on a day. */
export type ActionGate = (
  queries: Queries,
  action: Pick<Action, 'id' | 'country' | 'details' | 'purpose'>,
  today: string,
) => Promise<readonly Obstacle[]>;

/** What is done elsewhere, in the same transaction, once an action is made or says something else. */
export type ActionFollower = (
  queries: Queries,
  actor: Actor,
  change: { readonly before: Action | undefined; readonly after: Action },
) => Promise<void>;

/** What a step carries: what came of it where it completes, why where it abandons, else a remark if there is one. */
export type StepSaid = { readonly remark?: string; readonly result?: string; readonly evidence?: string };

/** @throws Refusal (409) where what it says stands */
export function requireOpen(action: Action): void {
  if (isOpen(action)) return;
  throw new Refusal('action.ended', 409, 'This action has ended, and what it says stands.');
}

/** The step of this name on the way of the action's instrument. @throws Refusal where it is not to be taken */
export function stepFor(instruments: InstrumentCatalogue, actor: Actor, action: Action, name: string): StepDefinition {
  if (action.state === 'completed' && name === 'complete') {
    throw new Refusal('action.completed', 409, 'This action is completed already; its result stands.');
  }
  const lifecycle = instruments.lifecycleOf(action.instrument);
  const step = lifecycle.steps[name];
  if (step === undefined) throw new Refusal('action.step', 404, 'There is no such step for this action.');
  if (!step.roles.some((role) => actor.roles.includes(role))) {
    throw new Refusal('action.role', 403, 'Your role does not take this step. Sign in as somebody who may.');
  }
  if (step.from.includes(action.state)) return step;
  throw new Refusal('action.move', 409, () => stepRefusal(lifecycle, message('Action'), action.state, step));
}

/** @throws Refusal beside the answer that is in the way, and with where each is settled */
function refuseBeginning(obstacles: readonly Obstacle[]): void {
  if (obstacles.length === 0) return;
  const words = obstacles.map(({ text, href }) => (href === '' ? text : `${text} It is settled at ${href}`)).join(' ');
  const field = obstacles.find((obstacle) => obstacle.field !== undefined)?.field;
  throw new Refusal('action.blocked', 409, `This action cannot begin yet. ${words}`, field);
}

export function createActionService({
  database,
  clock,
  warnings,
  decisions,
  instruments,
  known,
  strategies,
  gates = {},
  follow = async () => {},
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly warnings: WarningService;
  readonly decisions: DecisionService;
  readonly instruments: InstrumentCatalogue;
  readonly known: Known;
  readonly strategies: Pick<StrategyServices, 'strategies' | 'objectives'>;
  /** By instrument: what must be in order before an action with it begins. */
  readonly gates?: Readonly<Record<string, ActionGate>>;
  readonly follow?: ActionFollower;
}) {
  const mandates = createActionMandates({ decisions, strategies });
  const today = () => clock().toISOString().slice(0, 10);

  /** Findable by its country, instrument, purpose, lead, themes, details and result. */
  function indexAction(queries: Queries, action: Action, changedAt: Date): Promise<void> {
    const instrument = instruments.find(action.instrument)?.name ?? action.instrument;
    const details = Object.values(action.details).flatMap((value) => (typeof value === 'object' ? [] : [value]));
    const themes = action.themes.map((theme) => themeWords[theme]);
    const ended =
      action.phase === 'completed' ? action.result : action.phase === 'abandoned' ? action.abandonedBecause : '';
    return indexDocument(queries, {
      kind: 'action',
      id: action.id,
      title: `Action: ${countryByCode(action.country)?.name ?? action.country}, ${instrument}`,
      text: [action.purpose, action.lead, ended, ...themes, ...details].join(' '),
      href: `/act/actions/${action.id}`,
      place: action.country,
      changedAt,
      marked: action,
    });
  }

  async function keep(
    queries: Queries,
    actor: Actor,
    action: Action,
    entry: { readonly at: Date; readonly past: string; readonly from: string | null; readonly payload: Json },
  ): Promise<void> {
    await indexAction(queries, action, entry.at);
    await appendLedgerEntry(queries, actor, {
      at: entry.at,
      kind: `action.${entry.past}`,
      subjectType: 'action',
      subjectId: action.id,
      place: action.country,
      fromState: entry.from,
      toState: action.state,
      marked: action,
      payload: entry.payload,
    });
  }

  function instrumentFor({ instrument, dueOn }: Beginning): Instrument {
    const found = instruments.find(instrument);
    if (found === undefined) {
      throw new Refusal('action.instrument', 422, 'Choose an instrument from the catalogue.', 'instrument');
    }
    if (dueOn < today()) throw new Refusal('action.due', 422, 'The date must be today or later.', 'dueOn');
    return found;
  }

  /** @throws Refusal where an objective, an organisation or another thing that it names does not stand here */
  async function requireNamed(
    queries: Queries,
    { instrument, objective = null, partners = [], details = {} }: Partial<Beginning>,
  ): Promise<void> {
    const fields = { ...commonFields, ...detailFields(instruments, instrument ?? '') };
    const values: Readonly<Record<string, FieldValue>> = { objective, partners, ...prefixed(details) };
    const unnamed = await firstUnnamed(queries, fields, values, known);
    if (unnamed === undefined) return;
    const field = new Map(Object.entries(fields)).get(unnamed);
    const words = () => (field === undefined ? say('Choose one that stands here.') : problemOf(field));
    throw new Refusal('action.named', 422, words, unnamed);
  }

  async function insert(
    queries: Queries,
    actor: Actor,
    { serves, country, marked }: Mandate,
    beginning: Beginning,
    instrument: Instrument,
    phase: 'planned' | 'begun',
  ): Promise<ActionId> {
    await requireNamed(queries, beginning);
    const { purpose, lead, dueOn, themes = [], partners = [], details = {} } = beginning;
    const at = clock();
    const base = {
      // A fresh UUID is by construction the identity of a new action.
      id: uuidv7() as ActionId,
      ...serves,
      instrument: instrument.id,
      country,
      ...{ purpose, lead, dueOn, themes, partners, details },
      plannedAt: at,
      ...marked,
    };
    if (phase === 'begun') refuseBeginning((await gates[instrument.id]?.(queries, base, today())) ?? []);
    const action: Action =
      phase === 'planned' ? { ...base, phase, state: 'planned' } : { ...base, phase, state: 'begun', begunAt: at };
    await store.insertAction(queries, action);
    const said = `${instrument.name}: ${purpose}`;
    const origin = { warningId: warningIdOf(serves), decisionId: decisionIdOf(serves) };
    // Details are JSON by their schemas.
    const payload = { said, ...origin, ...beginning, objective: serves.objective } as unknown as Json;
    await keep(queries, actor, action, { at, past: phase, from: null, payload });
    await follow(queries, actor, { before: undefined, after: action });
    return action.id;
  }

  async function lock(queries: Queries, id: ActionId, expected?: ExpectedVersions): Promise<Action> {
    const action = await store.lockAction(queries, id);
    if (action === undefined) throw new Refusal('action.unknown', 404, 'There is no such action.');
    requireVersion(action, expected);
    return action;
  }

  async function obstaclesIn(queries: Queries, action: Action): Promise<readonly Obstacle[]> {
    if (action.phase !== 'planned') return [];
    return (await gates[action.instrument]?.(queries, action, today())) ?? [];
  }

  /** @throws Refusal where something must be in order first */
  async function requireClear(queries: Queries, action: Action): Promise<void> {
    const obstacles = await obstaclesIn(queries, action);
    if (obstacles.length === 0) return;
    const words = obstacles.map(({ text }) => text).join(' ');
    throw new Refusal('action.blocked', 409, `This action cannot begin yet. ${words}`);
  }

  function moveOf(action: Action, { to }: StepDefinition, said: StepSaid): ActionMove {
    const phase = instruments.lifecycleOf(action.instrument).phaseOf(to);
    const at = clock();
    if (phase === 'completed') return { phase, at, result: said.result ?? '', evidence: said.evidence ?? '' };
    return phase === 'abandoned' ? { phase, at, because: said.remark ?? '' } : { phase, state: to, at };
  }

  async function takeIn(
    queries: Queries,
    actor: Actor,
    id: ActionId,
    name: string,
    said: StepSaid,
    expected?: ExpectedVersions,
  ): Promise<void> {
    const action = await lock(queries, id, expected);
    const step = stepFor(instruments, actor, action, name);
    const move = moveOf(action, step, said);
    const isBeginning = action.phase === 'planned' && move.phase === 'begun';
    if (isBeginning) {
      await requireClear(queries, action);
      const instrument = instruments.find(action.instrument)?.name ?? action.instrument;
      if (action.serves === 'warning') {
        await warnings.actionBegun(queries, actor, action.warningId, `${instrument}: ${action.purpose}`);
      }
    }
    const after = moved(action, move);
    await store.updateAction(queries, after);
    const words = said.result ?? said.remark ?? '';
    const payload: Json = {
      said: words === '' ? step.label : words,
      ...(said.evidence && { evidence: said.evidence }),
    };
    await keep(queries, actor, after, { at: move.at, past: step.past, from: action.state, payload });
  }

  return {
    /**
     * Begins an action on the newest decision of a warning, and moves the warning's clock, both or neither; or one that
     * serves an objective alone, which moves no clock.
     */
    async begin(actor: Actor, on: WarningId | ForObjective, beginning: Beginning): Promise<ActionId> {
      requireRole(actor, 'begin-action');
      const instrument = instrumentFor(beginning);
      const { steps, initial } = instruments.lifecycleOf(instrument.id);
      if (steps.begin?.from.includes(initial) !== true) {
        const words = 'An action with this instrument is approved before it begins. Plan it first.';
        throw new Refusal('action.plan-first', 422, words, 'instrument');
      }
      return database.transact(actor, async (queries) => {
        const said = `${instrument.name}: ${beginning.purpose}`;
        const mandate =
          typeof on === 'string'
            ? await mandates.onWarning(
                queries,
                await warnings.actionBegun(queries, actor, on, said),
                beginning.objective ?? null,
              )
            : await mandates.forObjective(queries, on);
        return insert(queries, actor, mandate, beginning, instrument, 'begun');
      });
    },

    /**
     * Plans an action on the newest decision of a warning on which it has been decided to act, or one that serves an
     * objective alone; no clock moves.
     */
    async plan(actor: Actor, on: WarningId | ForObjective, beginning: Beginning): Promise<ActionId> {
      requireRole(actor, 'begin-action');
      const instrument = instrumentFor(beginning);
      return database.transact(actor, async (queries) => {
        const mandate =
          typeof on === 'string'
            ? await mandates.onWarning(queries, await warnings.decidedToAct(queries, on), beginning.objective ?? null)
            : await mandates.forObjective(queries, on);
        return insert(queries, actor, mandate, beginning, instrument, 'planned');
      });
    },

    /** Takes a step of the way of the action's instrument. @param expected versions that it may be taken on */
    take(actor: Actor, id: ActionId, step: string, said: StepSaid, expected?: ExpectedVersions): Promise<void> {
      return database.transact(actor, (queries) => takeIn(queries, actor, id, step, said, expected));
    },

    /** @param expected versions of the action that may be completed; any, where none is given */
    async complete(
      actor: Actor,
      id: ActionId,
      result: string,
      expected?: ExpectedVersions,
      evidence = '',
    ): Promise<void> {
      requireRole(actor, 'complete-action');
      return database.transact(actor, (queries) =>
        takeIn(queries, actor, id, 'complete', { result, evidence }, expected),
      );
    },

    /** Changes what an open action says; its instrument, its warning and where it stands remain. */
    async change(
      actor: Actor,
      id: ActionId,
      changes: ActionCommon & { readonly details: ActionDetails },
      expected?: ExpectedVersions,
    ): Promise<void> {
      requireRole(actor, 'begin-action');
      await database.transact(actor, async (queries) => {
        const action = await lock(queries, id, expected);
        requireOpen(action);
        await requireNamed(queries, { ...changes, instrument: action.instrument });
        const { objective, ...said } = changes;
        const after: Action = { ...action, ...said, ...(await mandates.changed(queries, action, objective)) };
        await store.updateAction(queries, after);
        const payload = { said: 'Changed', changes } as unknown as Json; // JSON by the schemas of its fields.
        await keep(queries, actor, after, { at: clock(), past: 'changed', from: action.state, payload });
        await follow(queries, actor, { before: action, after });
      });
    },

    ...createActionReading({ database, clock }),

    /** Of these actions, those that may not begin today, each with what stands in its way. */
    obstacles(actor: Actor, actions: readonly Action[]): Promise<ReadonlyMap<ActionId, readonly Obstacle[]>> {
      return database.snapshot(actor, async (queries) => {
        const found = new Map<ActionId, readonly Obstacle[]>();
        for (const action of actions) {
          const obstacles = await obstaclesIn(queries, action);
          if (obstacles.length > 0) found.set(action.id, obstacles);
        }
        return found;
      });
    },
  };
}
