import Type from 'typebox';
import type { DecisionId } from '../../decide/decisions/decision.ts';
import type { ThemeId } from '../../people/theme.ts';
import type { CountryCode } from '../../places/country.ts';
import type { Marked } from '../../platform/ledger/ledger-entry.ts';
import type { FieldValue } from '../../platform/records/field.ts';
import type { WarningId } from '../../warn/warnings/warning.ts';
import type { InstrumentId } from '../instruments/instrument.ts';

export type ActionId = string & { readonly __brand: 'ActionId' };
export const actionIdSchema = Type.Unsafe<ActionId>(Type.String({ format: 'uuid' }));

/** What an action says that its instrument asks for, by the names of the instrument's fields; without what is not known. */
export type ActionDetails = Readonly<Record<string, FieldValue>>;

/** What an action is for: a warning that it answers, or an objective of a strategy alone. */
export type Serves =
  | {
      readonly serves: 'warning';
      readonly warningId: WarningId;
      /** The decision that it carries out. */
      readonly decisionId: DecisionId;
      /** The objective of a strategy that it serves beside its warning, if any. */
      readonly objective: string | null;
    }
  | { readonly serves: 'objective'; readonly objective: string };

/** The objective of an agreed strategy that a new action serves, with no warning. */
export type ForObjective = {
  readonly objective: string;
  /** ISO 3166-1 alpha-3: asked where the strategy is for a region. */
  readonly country: string | null;
};

type Base = Serves & {
  readonly id: ActionId;
  readonly instrument: InstrumentId;
  readonly country: CountryCode;
  readonly purpose: string;
  readonly lead: string;
  /** ISO 8601 date. */
  readonly dueOn: string;
  readonly themes: readonly ThemeId[];
  /** Ids of organisations. */
  readonly partners: readonly string[];
  readonly details: ActionDetails;
  readonly plannedAt: Date;
} & Marked;

/**
 * Who does what, by when, with which instrument. One entity for every instrument, from a démarche to a programme.
 * `state` is a state of the way of its instrument's group, `phase` what that state means in every group.
 */
export type Action = Base &
  (
    | { readonly phase: 'planned'; readonly state: string }
    | { readonly phase: 'begun'; readonly state: string; readonly begunAt: Date }
    | {
        readonly phase: 'completed';
        readonly state: 'completed';
        readonly begunAt: Date;
        readonly completedAt: Date;
        readonly result: string;
        readonly evidence: string;
      }
    | {
        readonly phase: 'abandoned';
        readonly state: 'abandoned';
        readonly begunAt: Date | null;
        readonly abandonedAt: Date;
        readonly abandonedBecause: string;
      }
  );

/** Neither completed nor abandoned. */
export function isOpen({ phase }: Action): boolean {
  return phase === 'planned' || phase === 'begun';
}

/** Open past its day. @param today ISO 8601 */
export function isLate(action: Action, today: string): boolean {
  return isOpen(action) && action.dueOn < today;
}

/** When it began; nothing where it has not. */
export function begunAtOf(action: Action): Date | null {
  return action.phase === 'planned' ? null : action.begunAt;
}

/** Why an action may not begin on a day, and where it can be mended. */
export type Obstacle = {
  readonly text: string;
  readonly href: string;
  /** Which answer of the action’s form is in the way, if one is. */
  readonly field?: string;
};

/** A step on an action's way, with what it carries. */
export type ActionMove =
  | { readonly phase: 'planned' | 'begun'; readonly state: string; readonly at: Date }
  | { readonly phase: 'completed'; readonly at: Date; readonly result: string; readonly evidence: string }
  | { readonly phase: 'abandoned'; readonly at: Date; readonly because: string };

/**
 * The action after the move. That the move may be made from where it stands, the way of its group says.
 * @throws RangeError for a move that no way has: out of an end, or to completion of what never began
 */
export function moved(action: Action, move: ActionMove): Action {
  if (action.phase === 'completed' || action.phase === 'abandoned') {
    throw new RangeError('Nothing follows the end of an action');
  }
  const begunAt = begunAtOf(action);
  const base = baseOf(action);
  switch (move.phase) {
    case 'planned':
      return { ...base, phase: 'planned', state: move.state };
    case 'begun':
      return { ...base, phase: 'begun', state: move.state, begunAt: begunAt ?? move.at };
    case 'completed': {
      if (begunAt === null) throw new RangeError('An action is completed once it has begun');
      const { result, evidence, at } = move;
      return { ...base, phase: 'completed', state: 'completed', begunAt, completedAt: at, result, evidence };
    }
    case 'abandoned': {
      const { at, because } = move;
      return { ...base, phase: 'abandoned', state: 'abandoned', begunAt, abandonedAt: at, abandonedBecause: because };
    }
  }
}

/** What an action is for, of an action. */
function servesOf(action: Serves): Serves {
  if (action.serves === 'objective') return { serves: 'objective', objective: action.objective };
  const { warningId, decisionId, objective } = action;
  return { serves: 'warning', warningId, decisionId, objective };
}

/** The warning that it answers; nothing where it serves an objective alone. */
export function warningIdOf(action: Serves): WarningId | null {
  return action.serves === 'warning' ? action.warningId : null;
}

/** The decision that it carries out; nothing where it serves an objective alone. */
export function decisionIdOf(action: Serves): DecisionId | null {
  return action.serves === 'warning' ? action.decisionId : null;
}

function baseOf(action: Action): Base {
  const { id, instrument, country, purpose, lead, dueOn, themes, partners } = action;
  const { details, plannedAt, owner, marking, caveats, audience } = action;
  return {
    ...servesOf(action),
    ...{ id, instrument, country, purpose, lead, dueOn, themes, partners },
    ...{ details, plannedAt, owner, marking, caveats, audience },
  };
}

const dayMs = 86_400_000;

/** Yesterday, today and the last day that is soon, ISO 8601. */
export function daysAround(now: Date) {
  const day = (offset: number) => new Date(now.getTime() + offset * dayMs).toISOString().slice(0, 10);
  return { yesterday: day(-1), today: day(0), weekAhead: day(7) };
}
