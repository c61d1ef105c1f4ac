import Type from 'typebox';
import { instrumentOwners, type Role } from '../../people/person.ts';
import type { CountryCode } from '../../places/country.ts';
import type { RegionId } from '../../places/region.ts';
import { message } from '../../platform/language/message.ts';
import type { Marked } from '../../platform/ledger/ledger-entry.ts';

/** What a Warning is: the claim that a risk needs an answer. It has an owner and a clock. */

export type WarningId = string & { readonly __brand: 'WarningId' };
export const warningIdSchema = Type.Unsafe<WarningId>(Type.String({ format: 'uuid' }));

export const levels = ['severe', 'high', 'elevated'] as const;
export type Level = (typeof levels)[number];
export const levelWords: Readonly<Record<Level, string>> = {
  severe: message('Severe'),
  high: message('High'),
  elevated: message('Elevated'),
};

export type LevelTimes = { readonly acknowledgeWithinHours: number; readonly decideWithinHours: number };

/** Who must answer, from the bottom up. */
export const tiers = ['desk', 'focal-point', 'minister'] as const;
export type Tier = (typeof tiers)[number];
export const tierWords: Readonly<Record<Tier, string>> = {
  desk: message('Desk'),
  'focal-point': message('Focal Point'),
  minister: message('Minister'),
};

export const choices = ['act', 'watch', 'not-act'] as const;
export type Choice = (typeof choices)[number];
export const choiceWords: Readonly<Record<Choice, string>> = {
  act: message('Act'),
  watch: message('Watch'),
  'not-act': message('Do not act'),
};

export const states = ['opened', 'acknowledged', 'assessed', 'decided', 'action-begun', 'closed'] as const;
export type State = (typeof states)[number];
export const stateWords: Readonly<Record<State, string>> = {
  opened: message('Opened'),
  acknowledged: message('Acknowledged'),
  assessed: message('Assessed'),
  decided: message('Decided'),
  'action-begun': message('Action begun'),
  closed: message('Closed'),
};

/** Every move a warning may make. A decision may change: to act after watching, when the place grows worse. */
export const transitions: Readonly<Record<State, readonly State[]>> = {
  opened: ['acknowledged'],
  acknowledged: ['assessed', 'decided'],
  assessed: ['decided'],
  decided: ['decided', 'action-begun', 'closed'],
  'action-begun': ['action-begun', 'closed'],
  closed: [],
};

type Base = {
  readonly id: WarningId;
  /** Whose desk leads. */
  readonly country: CountryCode;
  /** The cross-border region that it is on, of which the country is a member; nothing where it is on the country. */
  readonly region?: RegionId;
  readonly level: Level;
  readonly tier: Tier;
  readonly desk: string;
  readonly reason: string;
  readonly raisedBy: 'rule' | 'person';
  readonly openedAt: Date;
} & Marked;
type Acknowledged = { readonly acknowledgedAt: Date };
type Decided = Acknowledged & { readonly decidedAt: Date; readonly choice: Choice };

export type Warning = Base &
  (
    | { readonly state: 'opened' }
    | ({ readonly state: 'acknowledged' | 'assessed' } & Acknowledged)
    | ({ readonly state: 'decided' | 'action-begun' } & Decided)
    | ({ readonly state: 'closed'; readonly closedAt: Date } & Decided)
  );

/** A step on a warning's clock, with what it carries. */
export type Move =
  | { readonly to: 'acknowledged'; readonly at: Date }
  | { readonly to: 'assessed'; readonly at: Date }
  | { readonly to: 'decided'; readonly at: Date; readonly choice: Choice }
  | { readonly to: 'action-begun'; readonly at: Date }
  | { readonly to: 'closed'; readonly at: Date };

/** Why a move is not to be made: it was made already, it cannot follow, or the decision was another. */
export type RefusedMove =
  | { readonly refused: 'made-already'; readonly state: State }
  | { readonly refused: 'out-of-order'; readonly state: State; readonly to: State; readonly next: readonly State[] }
  | { readonly refused: 'decided-otherwise'; readonly choice: Choice };

/** The warning after the move, or why it is not to be made. */
export function advance(warning: Warning, move: Move): Warning | RefusedMove {
  if (!transitions[warning.state].includes(move.to)) return refusal(warning, move.to);
  if (move.to === 'acknowledged') return { ...warning, state: 'acknowledged', acknowledgedAt: move.at };
  if (warning.state === 'opened' || warning.state === 'closed') return refusal(warning, move.to);
  if (move.to === 'assessed') {
    if (warning.state !== 'acknowledged') return refusal(warning, move.to);
    return { ...warning, state: 'assessed' };
  }
  if (move.to === 'decided') return { ...warning, state: 'decided', decidedAt: move.at, choice: move.choice };
  if (warning.state !== 'decided' && warning.state !== 'action-begun') return refusal(warning, move.to);
  if (move.to === 'closed') return { ...warning, state: 'closed', closedAt: move.at };
  if (warning.choice === 'act') return { ...warning, state: 'action-begun' };
  return { refused: 'decided-otherwise', choice: warning.choice };
}

function refusal({ state }: Warning, to: State): RefusedMove {
  if (state === to) return { refused: 'made-already', state };
  return { refused: 'out-of-order', state, to, next: transitions[state] };
}

const hourMs = 3_600_000;

export type Deadline = { readonly answer: 'acknowledged' | 'decided'; readonly due: Date };

/** What the warning owes next and by when; nothing once it is decided or closed. */
export function nextDeadline(warning: Warning, times: LevelTimes): Deadline | undefined {
  const after = (hours: number) => new Date(warning.openedAt.getTime() + hours * hourMs);
  switch (warning.state) {
    case 'opened':
      return { answer: 'acknowledged', due: after(times.acknowledgeWithinHours) };
    case 'acknowledged':
    case 'assessed':
      return { answer: 'decided', due: after(times.decideWithinHours) };
    default:
      return undefined;
  }
}

/** Past its time: nobody has given the answer that it owes. */
export function isUnanswered(warning: Warning, times: LevelTimes, now: Date): boolean {
  const deadline = nextDeadline(warning, times);
  return deadline !== undefined && deadline.due <= now;
}

/**
 * Where a warning must stand now. Past the time that its level gives it climbs to the Focal Point; past twice that time
 * to the minister. Both times run from its opening. It never comes down.
 */
export function tierDue(warning: Warning, times: LevelTimes, now: Date): Tier {
  const hours = (now.getTime() - warning.openedAt.getTime()) / hourMs;
  const periodsLate = (within: number) => Math.floor(hours / within);
  const owed =
    warning.state === 'opened'
      ? Math.max(periodsLate(times.acknowledgeWithinHours), periodsLate(times.decideWithinHours))
      : warning.state === 'acknowledged' || warning.state === 'assessed'
        ? periodsLate(times.decideWithinHours)
        : 0;
  const climbed = Math.min(Math.max(owed, tiers.indexOf(warning.tier)), tiers.length - 1);
  return tiers[climbed] ?? warning.tier;
}

export type Act = 'open' | 'acknowledge' | 'decide' | 'begin-action' | 'complete-action' | 'close';

/** Who may take which step. Any tier may answer: what matters is that somebody does. */
const allowed: Readonly<Record<Act, readonly Role[]>> = {
  open: ['watch-analyst', 'desk-officer', 'focal-point'],
  acknowledge: ['desk-officer', 'focal-point', 'minister'],
  decide: ['desk-officer', 'focal-point', 'minister'],
  'begin-action': ['desk-officer', 'post-reporter', 'focal-point', ...instrumentOwners],
  'complete-action': ['desk-officer', 'post-reporter', 'focal-point', ...instrumentOwners],
  close: ['desk-officer', 'focal-point', 'minister'],
};

export function mayTake(actor: { readonly roles: readonly string[] }, act: Act): boolean {
  return allowed[act].some((role) => actor.roles.includes(role));
}
