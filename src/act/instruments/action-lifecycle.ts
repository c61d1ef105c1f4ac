import Type, { type Static } from 'typebox';
import { instrumentOwners, type Role } from '../../people/person.ts';
import type { Lifecycle } from '../../platform/records/lifecycle.ts';

/** Where an action is on its way, whatever its group calls the place. */
export const phases = ['planned', 'begun', 'completed', 'abandoned'] as const;
export type Phase = (typeof phases)[number];

const idSchema = Type.String({ pattern: '^[a-z]+(-[a-z]+)*$' });
export const lifecycleEntrySchema = Type.Object({
  states: Type.Record(idSchema, Type.Object({ name: Type.String({ minLength: 1 }), phase: Type.Enum([...phases]) })),
  steps: Type.Record(
    idSchema,
    Type.Object({
      from: Type.Array(Type.String(), { minItems: 1 }),
      to: Type.String(),
      label: Type.String({ minLength: 1 }),
      by: Type.Enum(['acting', 'approving']),
    }),
  ),
});
export type LifecycleEntry = Static<typeof lifecycleEntrySchema>;

/** The way of the actions of one group of instruments. */
export type ActionLifecycle = Lifecycle & { readonly phaseOf: (state: string) => Phase };

/** Who carries actions out, with any instrument. */
export const acting = [
  'desk-officer',
  'post-reporter',
  'focal-point',
  ...instrumentOwners,
] as const satisfies readonly Role[];
const approving = ['desk-officer', 'focal-point', 'minister'] as const satisfies readonly Role[];
const rolesBy = { acting, approving } as const;

/** What each end asks for is the same in all groups: see action.ts. */
const required = ['begin', 'complete', 'abandon'];

/**
 * The way of a group from its entry of the catalogue.
 * @throws Error where it lacks what every way has, where a step comes from or leads to no state, where a step goes back
 * from one phase to an earlier, or where a state cannot be reached or left
 */
export function readLifecycle(group: string, { states, steps }: LifecycleEntry): ActionLifecycle {
  const fault = faultOf(states, steps);
  if (fault !== undefined) throw new Error(`The way of the group “${group}” does not hold: ${fault}`);
  return {
    initial: 'planned',
    states: Object.fromEntries(
      Object.entries(states).map(([state, { name, phase }]) => [state, { name, ...(isEnd(phase) && { ended: true }) }]),
    ),
    steps: Object.fromEntries(
      Object.entries(steps).map(([name, { from, to, label, by }]) => [
        name,
        { from, to, label, past: pastOf(name, states[to]?.phase), roles: rolesBy[by] },
      ]),
    ),
    edits: Object.keys(states).filter((state) => !isEnd(states[state]?.phase)),
    phaseOf: (state) => states[state]?.phase ?? 'planned',
  };
}

const isEnd = (phase: Phase | undefined) => phase === 'completed' || phase === 'abandoned';

/** In the ledger: the three that every way has by their own words, any other as a move. */
function pastOf(step: string, phase: Phase | undefined): string {
  if (step === 'begin') return 'begun';
  return isEnd(phase) ? String(phase) : 'moved';
}

function faultOf(states: LifecycleEntry['states'], steps: LifecycleEntry['steps']): string | undefined {
  const missingState = phases.find((phase) => states[phase]?.phase !== phase);
  if (missingState !== undefined) return `it has no state “${missingState}” of that phase`;
  const missingStep = required.find((name) => steps[name] === undefined);
  if (missingStep !== undefined) return `it has no step “${missingStep}”`;
  for (const [name, { from, to }] of Object.entries(steps)) {
    const unknown = [...from, to].find((state) => states[state] === undefined);
    if (unknown !== undefined) return `the step “${name}” speaks of “${unknown}”, which is no state`;
    const after = states[to]?.phase;
    const isBack = from.some((state) => phaseRank(states[state]?.phase) > phaseRank(after) || state === to);
    if (isBack) return `the step “${name}” leads back`;
    if (from.some((state) => isEnd(states[state]?.phase))) return `the step “${name}” follows an end`;
    const crosses = from.some((state) => states[state]?.phase !== after);
    if (crosses && after === 'begun' && name !== 'begin') return `the step “${name}” begins it, which is “begin”’s`;
  }
  const reached = new Set(['planned', ...Object.values(steps).map(({ to }) => to)]);
  const unreached = Object.keys(states).find((state) => !reached.has(state));
  return unreached === undefined ? undefined : `nothing leads to “${unreached}”`;
}

function phaseRank(phase: Phase | undefined): number {
  return phase === undefined ? 0 : phases.indexOf(phase);
}
