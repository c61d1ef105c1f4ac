import Type, { type TSchema } from 'typebox';

/** A value, or null where there is none. */
export function nullable<Schema extends TSchema>(schema: Schema) {
  return Type.Union([schema, Type.Null()]);
}

/** ISO 8601 in UTC. */
export const instantSchema = Type.String({ format: 'date-time' });

export const noParams = Type.Object({});
export const noQuery = Type.Object({});

/** RFC 9457; `code` is the refusal's own stable name, `errors` one entry for each field that does not fit. */
export const problemSchema = Type.Object(
  {
    type: Type.Literal('about:blank'),
    title: Type.String(),
    status: Type.Integer({ minimum: 400, maximum: 599 }),
    detail: Type.String(),
    code: Type.String(),
    errors: Type.Optional(Type.Array(Type.Object({ field: Type.String(), text: Type.String() }))),
  },
  { title: 'Problem' },
);
