import Type, { type Static, type TSchema } from 'typebox';
import {
  choice,
  choices,
  day,
  type Field,
  type Fields,
  line,
  lines,
  link,
  money,
  number,
  optional,
  organisation,
  organisations,
  percent,
  reference,
  text,
  yesNo,
} from '../../platform/records/field.ts';

const oneOfWords = Type.Array(Type.Object({ const: Type.String({ minLength: 1 }), title: Type.String() }), {
  minItems: 2,
});
const organisationId = {
  type: Type.Literal('string'),
  pattern: Type.String(),
  refersTo: Type.Literal('organisation'),
};
const moneyProperties = Type.Object({ amountMinor: Type.Unknown(), currency: Type.Unknown() });
const asked = { title: Type.String({ minLength: 1 }), description: Type.Optional(Type.String()) };

/**
 * One thing that actions with an instrument say, as the catalogue's file writes it: a JSON Schema (draft 2020-12) of one
 * of these forms. `refersTo` is the kind of thing that an identifier stands for.
 */
export const instrumentFieldSchema = Type.Union(
  [
    Type.Object({ ...asked, oneOf: oneOfWords }),
    // Money, as every record holds it.
    Type.Object({
      ...asked,
      type: Type.Literal('object'),
      properties: moneyProperties,
      required: Type.Array(Type.String()),
    }),
    Type.Object({
      ...asked,
      type: Type.Literal('string'),
      format: Type.Literal('uuid'),
      refersTo: Type.String({ pattern: '^[a-z-]+$' }),
    }),
    Type.Object({ ...asked, ...organisationId }),
    Type.Object({ ...asked, type: Type.Literal('string'), format: Type.Enum(['date', 'uri']) }),
    Type.Object({ ...asked, type: Type.Literal('string'), minLength: Type.Literal(1), maxLength: Type.Integer() }),
    Type.Object({
      ...asked,
      type: Type.Enum(['integer', 'number']),
      minimum: Type.Number(),
      maximum: Type.Number(),
    }),
    Type.Object({ ...asked, type: Type.Literal('boolean') }),
    Type.Object({
      ...asked,
      type: Type.Literal('array'),
      items: Type.Union([
        Type.Object(organisationId),
        Type.Object({ oneOf: oneOfWords }),
        Type.Object({ type: Type.Literal('string'), pattern: Type.Optional(Type.String()) }),
      ]),
    }),
  ],
  // A part of many answers of the API: said there once, as what it is.
  { description: 'A JSON Schema' },
);
export type InstrumentField = Static<typeof instrumentFieldSchema>;

const longestLine = 300;

/**
 * The questions of a form, from the catalogue's schemas: the schema that the file gives is the one that answers are held
 * to; all may be left out, since an action tells what is known of it so far.
 */
export function fieldsOfInstrument(properties: Readonly<Record<string, InstrumentField>>): Fields {
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, optional(fieldOf(schema))]));
}

function fieldOf(schema: InstrumentField): Field {
  const asking = { label: schema.title, ...(schema.description === undefined ? {} : { hint: schema.description }) };
  // The file's own schema holds the answers; what TypeBox makes beside it gives the question.
  const held = (field: Field): Field => ({ ...field, schema: Type.Unsafe(schema) as TSchema });
  if ('oneOf' in schema) return held(choice(wordsOf(schema.oneOf), asking));
  if (schema.type === 'boolean') return held(yesNo(asking));
  if (schema.type === 'object') return held(money(asking));
  if (schema.type === 'array') {
    if ('refersTo' in schema.items) return held(organisations(asking));
    if ('oneOf' in schema.items) return held(choices(wordsOf(schema.items.oneOf), asking));
    const problem =
      schema.items.pattern === undefined ? {} : { problem: `${schema.title} ${schema.description ?? ''}`.trim() };
    return held(lines({ ...asking, ...problem }));
  }
  if ('minimum' in schema) {
    const { minimum, maximum } = schema;
    if (schema.type === 'number' && minimum === 0 && maximum === 1) return held(percent(asking));
    return held(number({ ...asking, minimum, maximum, ...(schema.type === 'integer' ? { whole: true } : {}) }));
  }
  if ('pattern' in schema) return held(organisation(asking));
  if ('refersTo' in schema) return held(reference(schema.refersTo, asking));
  if ('format' in schema) return schema.format === 'date' ? day(asking) : link(asking);
  const { maxLength } = schema;
  return held(maxLength > longestLine ? text({ ...asking, maxLength }) : line({ ...asking, maxLength }));
}

function wordsOf(values: readonly { readonly const: string; readonly title: string }[]): Record<string, string> {
  return Object.fromEntries(values.map(({ const: value, title }) => [value, title]));
}
