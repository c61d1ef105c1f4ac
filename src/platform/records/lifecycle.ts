import { say } from '../language/say.ts';
import type { Fields } from './field.ts';
import { nameWithin } from './name-within.ts';

/** A place on the way of a record: its name, and what is known of one that stands there beyond its own fields. */
export type StateDefinition = {
  readonly name: string;
  readonly has?: Fields;
  /** Nothing is owed any more: it is on no list of what is due. */
  readonly ended?: true;
  /** Taken back: it is kept, and no part of what a version freezes. */
  readonly withdrawn?: true;
  /** Of a part: read while its whole is a draft, and no part of what a version freezes. */
  readonly draftOnly?: true;
};

/** Whether a part that stands so is frozen in a version of its whole. */
export function isFrozen(state: StateDefinition | undefined): boolean {
  return state?.withdrawn !== true && state?.draftOnly !== true;
}

export type StepDefinition<State extends string = string> = {
  readonly from: readonly State[];
  readonly to: State;
  /** On the button, and as the heading where more is asked: “Publish this version”. */
  readonly label: string;
  /** In the ledger, after the kind: `assessment.published`. */
  readonly past: string;
  /** Roles that take it. */
  readonly roles: readonly string[];
  /** The remark that it asks for, kept in the ledger; none is asked for without. */
  readonly remark?: string;
  /** Freezes the record, with all that belongs to it, as the next numbered version. */
  readonly publishes?: true;
  /** Of a part: it changes what the whole says, and is taken only while the whole may be changed. */
  readonly changesWhole?: true;
  /** One sentence on what follows from it. */
  readonly means?: string;
};

/** The way of a record: where it may stand, and every move it may make. */
export type Lifecycle<State extends string = string> = {
  readonly states: Readonly<Record<State, StateDefinition>>;
  /** Where a new one stands. */
  readonly initial: State;
  readonly steps: Readonly<Record<string, StepDefinition<State>>>;
  /** Where its own fields may be changed. */
  readonly edits: readonly State[];
};

export type NamedStep = StepDefinition & { readonly name: string };

/** The steps that may follow where a record stands. */
export function stepsFrom(lifecycle: Lifecycle, state: string): readonly NamedStep[] {
  return Object.entries(lifecycle.steps)
    .filter(([, step]) => step.from.includes(state))
    .map(([name, step]) => ({ name, ...step }));
}

/** What a step asks for: what is known where it leads to, and not yet where it comes from. */
export function askedBy(lifecycle: Lifecycle, state: string, step: StepDefinition): Fields {
  const known = lifecycle.states[state]?.has ?? {};
  return Object.fromEntries(
    Object.entries(lifecycle.states[step.to]?.has ?? {}).filter(([name]) => known[name] === undefined),
  );
}

/** Every field that is known of some state, whichever it is. */
export function stateFields(lifecycle: Lifecycle): Fields {
  return Object.assign({}, ...Object.values(lifecycle.states).map(({ has }) => has ?? {}));
}

/** Where something is still owed. */
export function openStates({ states }: Lifecycle): readonly string[] {
  return Object.entries<StateDefinition>(states).flatMap(([state, { ended }]) => (ended === true ? [] : [state]));
}

/** Why a step cannot follow, in the reader’s language. @param thing the name of the kind */
export function stepRefusal(lifecycle: Lifecycle, thing: string, state: string, step: StepDefinition): string {
  const values = {
    thing: nameWithin(thing),
    state: nameWithin(lifecycle.states[state]?.name ?? state),
    step: say(step.label),
    next: stepsFrom(lifecycle, state)
      .map(({ label }) => `“${say(label)}”`)
      .join(', '),
  };
  return values.next === ''
    ? say('This {thing} is {state}, so “{step}” cannot follow. Nothing can follow.', values)
    : say('This {thing} is {state}, so “{step}” cannot follow. What can follow is: {next}.', values);
}

/** The way as a Mermaid state diagram, for the documentation. */
export function lifecycleDiagram(lifecycle: Lifecycle): string {
  const rows = Object.values(lifecycle.steps).flatMap(({ from, to, label }) =>
    from.map((state) => `  ${idOf(state)} --> ${idOf(to)}: ${label}`),
  );
  const names = Object.entries<StateDefinition>(lifecycle.states).map(
    ([state, { name }]) => `  ${idOf(state)}: ${name}`,
  );
  return ['stateDiagram-v2', ...names, `  [*] --> ${idOf(lifecycle.initial)}`, ...rows].join('\n');
}

function idOf(state: string): string {
  return state.replaceAll('-', '_');
}
