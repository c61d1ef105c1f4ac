import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { message } from '../../platform/language/message.ts';
import type { Fields } from '../../platform/records/field.ts';
import { type ActionLifecycle, type LifecycleEntry, lifecycleEntrySchema, readLifecycle } from './action-lifecycle.ts';
import { fieldsOfInstrument, instrumentFieldSchema } from './instrument-field.ts';

export type InstrumentId = string & { readonly __brand: 'InstrumentId' };
export const instrumentIdSchema = Type.Unsafe<InstrumentId>(Type.String({ pattern: '^[a-z0-9-]+$' }));

export const instrumentSchema = Type.Object({
  id: instrumentIdSchema,
  name: Type.String({ minLength: 1 }),
  group: Type.String({ minLength: 1 }),
  letter: Type.String({ minLength: 1 }),
  lead: Type.String({ minLength: 1 }),
  definition: Type.String({ minLength: 1 }),
  legalBasis: Type.String({ minLength: 1 }),
  leadTimeDaysEstimate: Type.Tuple([Type.Number({ minimum: 0 }), Type.Number({ minimum: 0 })]),
  preconditions: Type.Array(Type.String()),
  harmRisks: Type.Array(Type.String()),
  /** What an action with it says beyond what all say: a JSON Schema for each, by name. */
  fields: Type.Record(Type.String({ pattern: '^[a-z][A-Za-z]*$' }), instrumentFieldSchema),
});

const sideSchema = Type.Object({
  instruments: Type.Array(Type.String()),
  /** Only actions that say this. */
  detail: Type.Optional(Type.Record(Type.String(), Type.String())),
  /** An open designation case in the place counts as well. */
  designationCase: Type.Optional(Type.Boolean()),
});
const tensionSchema = Type.Object({
  id: Type.String({ minLength: 1 }),
  one: sideSchema,
  other: sideSchema,
  why: Type.String({ minLength: 1 }),
});
/** Two sorts of action that pull against each other where both go on in one place. */
export type Tension = Readonly<Static<typeof tensionSchema>>;
export type TensionSide = Tension['one'];

const catalogueSchema = Compile(
  Type.Object({
    lifecycles: Type.Record(Type.String(), lifecycleEntrySchema),
    tensions: Type.Array(tensionSchema),
    instruments: Type.Array(instrumentSchema),
  }),
);

/** A tool that a state holds: what it is, who leads, on what lawful basis, how long it takes, what harm it risks. */
export type Instrument = Readonly<Static<typeof instrumentSchema>>;

export type InstrumentCatalogue = {
  readonly all: readonly Instrument[];
  readonly tensions: readonly Tension[];
  find(id: string): Instrument | undefined;
  /** What actions with it say, as questions of a form. */
  fieldsOf(id: string): Fields;
  /** The way of actions with it: that of its group. @throws RangeError for an instrument that is not in the catalogue */
  lifecycleOf(id: string): ActionLifecycle;
  /** Every state that an action of some group may stand in. */
  readonly states: readonly string[];
};

export const groupWords: Readonly<Record<string, string>> = {
  diplomacy: message('Diplomacy'),
  fora: message('International fora'),
  monitoring: message('Monitoring'),
  mediation: message('Mediation and confidence building'),
  sanctions: message('Sanctions'),
  development: message('Development'),
  defence: message('Defence'),
  justice: message('Justice'),
  fund: message('Cross-government fund'),
  priority: message('Priority areas'),
};

export const leadWords: Readonly<Record<string, string>> = {
  'foreign-ministry': 'Foreign & Commonwealth Office',
  development: 'Department for International Development',
  defence: 'Ministry of Defence',
  treasury: 'HM Treasury',
};

/**
 * The catalogue from its file's text.
 * @throws Error naming the first entry and field that do not fit, two entries with one id, a group without a way, a way
 * that leads nowhere, or a rule of an instrument that is not there.
 */
export function readInstrumentCatalogue(text: string): InstrumentCatalogue {
  const value: unknown = JSON.parse(text);
  if (!catalogueSchema.Check(value)) {
    // Of a union each form tells why it does not fit; the deepest place says where.
    const [first] = catalogueSchema
      .Errors(value)
      .toSorted((left, right) => right.instancePath.length - left.instancePath.length);
    throw new Error(
      `The instrument catalogue does not fit its schema at ${first?.instancePath ?? '/'}: ${first?.message ?? ''}`,
    );
  }
  const byId = new Map<string, Instrument>();
  for (const instrument of value.instruments) {
    if (byId.has(instrument.id)) throw new Error(`The instrument catalogue has “${instrument.id}” twice`);
    byId.set(instrument.id, instrument);
  }
  const lifecycles = readLifecycles(value.lifecycles, value.instruments);
  for (const { id, one, other } of value.tensions) {
    const unknown = [...one.instruments, ...other.instruments].find((each) => !byId.has(each));
    if (unknown !== undefined) throw new Error(`The rule “${id}” names “${unknown}”, which is not in the catalogue`);
  }
  const fields = new Map(value.instruments.map((each) => [String(each.id), fieldsOfInstrument(each.fields)]));
  return {
    all: [...byId.values()],
    tensions: value.tensions,
    find: (id) => byId.get(id),
    fieldsOf: (id) => fields.get(id) ?? {},
    lifecycleOf(id) {
      const lifecycle = lifecycles.get(byId.get(id)?.group ?? '');
      if (lifecycle === undefined) throw new RangeError(`The catalogue has no instrument “${id}”`);
      return lifecycle;
    },
    states: [...new Set([...lifecycles.values()].flatMap(({ states }) => Object.keys(states)))],
  };
}

function readLifecycles(
  entries: Readonly<Record<string, LifecycleEntry>>,
  instruments: readonly Instrument[],
): ReadonlyMap<string, ActionLifecycle> {
  const lifecycles = new Map(Object.entries(entries).map(([group, entry]) => [group, readLifecycle(group, entry)]));
  const without = instruments.find(({ group }) => !lifecycles.has(group));
  if (without === undefined) return lifecycles;
  throw new Error(`The instrument catalogue has no way for the group “${without.group}” of “${without.id}”`);
}
