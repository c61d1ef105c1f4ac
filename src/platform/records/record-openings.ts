import { say } from '../language/say.ts';
import { Refusal } from '../refusal.ts';
import { type NamedStep, stepRefusal } from './lifecycle.ts';
import { nameWithin } from './name-within.ts';
import type { RecordDefinition } from './record.ts';

/** What may be done where a record stands: asked before its form is shown, and again when it is done. */

/** @throws Refusal (409) where what it says cannot be changed */
export function requireEditsIn({ kind, names, lifecycle }: RecordDefinition, state: string): void {
  if (lifecycle.edits.includes(state)) return;
  throw new Refusal(`${kind}.state`, 409, () =>
    say('This {thing} is {state} and cannot be changed now.', {
      thing: nameWithin(names.one),
      state: nameWithin(lifecycle.states[state]?.name ?? state),
    }),
  );
}

/** @throws Refusal (404) where the way has no such step */
export function stepNamed({ kind, names, lifecycle }: RecordDefinition, name: string): NamedStep {
  const step = lifecycle.steps[name];
  if (step !== undefined) return { name, ...step };
  throw new Refusal(`${kind}.step`, 404, () =>
    say('There is no such step for a {thing}.', { thing: nameWithin(names.one) }),
  );
}

/** @throws Refusal (409) where the step cannot follow */
export function requireStepFrom({ kind, names, lifecycle }: RecordDefinition, state: string, step: NamedStep): void {
  if (step.from.includes(state)) return;
  throw new Refusal(`${kind}.move`, 409, () => stepRefusal(lifecycle, names.one, state, step));
}
