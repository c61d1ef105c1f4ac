import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { message } from '../../platform/language/message.ts';

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
  fields: Type.Record(Type.String(), Type.String()),
});
const catalogueSchema = Compile(Type.Object({ instruments: Type.Array(instrumentSchema) }));

/** A tool that a state holds: what it is, who leads, on what lawful basis, how long it takes, what harm it risks. */
export type Instrument = Readonly<Static<typeof instrumentSchema>>;

export type InstrumentCatalogue = {
  readonly all: readonly Instrument[];
  find(id: string): Instrument | undefined;
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
 * @throws Error naming the first entry and field that do not fit, or two entries with one id.
 */
export function readInstrumentCatalogue(text: string): InstrumentCatalogue {
  const value: unknown = JSON.parse(text);
  if (!catalogueSchema.Check(value)) {
    const [first] = catalogueSchema.Errors(value);
    throw new Error(
      `The instrument catalogue does not fit its schema at ${first?.instancePath ?? '/'}: ${first?.message ?? ''}`,
    );
  }
  const byId = new Map<string, Instrument>();
  for (const instrument of value.instruments) {
    if (byId.has(instrument.id)) throw new Error(`The instrument catalogue has “${instrument.id}” twice`);
    byId.set(instrument.id, instrument);
  }
  return { all: [...byId.values()], find: (id) => byId.get(id) };
}
