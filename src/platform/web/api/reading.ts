import Type, { type Static, type TObject } from 'typebox';
import { Value } from 'typebox/value';
import { checkedWhenAsked } from '../../checked-when-asked.ts';
import { FieldsRefusal, Refusal } from '../../refusal.ts';
import type { FieldProblem, Form } from '../form.ts';

const defaultLimit = 100;
const largestLimit = 1_000;
export const pagingProperties = {
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: largestLimit, default: defaultLimit, description: 'Items on a page' }),
  ),
  after: Type.Optional(
    Type.String({ minLength: 1, maxLength: 500, description: 'The “next” of the page before; opaque' }),
  ),
};
const pagingSchema = Type.Object(pagingProperties);
const paging = checkedWhenAsked(pagingSchema);

/** A reader of an address's parameters. A thing under an impossible name is a thing that is not there. */
export function paramsReader<Schema extends TObject>(schema: Schema): (params: unknown) => Static<Schema> {
  const asked = checkedWhenAsked(schema);
  return (params) => {
    if (asked.check(params)) return params;
    throw new Refusal('api.not-found', 404, 'There is nothing at this address.');
  };
}

export type Asked<Query> = { readonly query: Query; readonly limit: number; readonly after: string | undefined };

/** A reader of filters and paging. A parameter that is not known is refused, so that a misspelt filter hides nothing. */
export function queryReader<Schema extends TObject>(
  schema: Schema,
  paged: boolean,
): (query: unknown) => Asked<Static<Schema>> {
  const asked = checkedWhenAsked(schema);
  const known = [...Object.keys(schema.properties), ...(paged ? Object.keys(pagingProperties) : [])];
  return (given) => {
    const names = typeof given === 'object' && given !== null ? Object.keys(given) : [];
    const unknown = names.filter((name) => !known.includes(name));
    if (unknown.length > 0) throw refusalOf(unknown, `is not known here; known are: ${known.join(', ') || 'none'}`);
    // No text that is kept holds a NUL, and PostgreSQL takes none.
    const impossible = Object.entries(given ?? {}).filter(([, value]) => String(value).includes('\0'));
    if (impossible.length > 0)
      throw refusalOf(
        impossible.map(([name]) => name),
        'does not fit',
      );
    const query = Value.Convert(schema, { ...(given ?? {}) });
    if (!asked.check(query)) throw refusalOf(fieldsIn(asked.errors(query)), 'does not fit');
    const page = Value.Convert(pagingSchema, { ...(given ?? {}) });
    if (!paging.check(page)) throw refusalOf(fieldsIn(paging.errors(page)), 'does not fit');
    return { query, limit: page.limit ?? defaultLimit, after: page.after };
  };
}

function fieldsIn(errors: Iterable<{ readonly instancePath: string; readonly params: object }>): readonly string[] {
  const fields = new Set<string>();
  for (const { instancePath, params } of errors) {
    const missing =
      'requiredProperties' in params && Array.isArray(params.requiredProperties) ? params.requiredProperties : [];
    fields.add(instancePath.split('/')[1] ?? String(missing[0] ?? ''));
  }
  return [...fields];
}

function refusalOf(fields: readonly string[], words: string): FieldsRefusal {
  const problems = fields.map((field): FieldProblem => ({ field, text: `The parameter “${field}” ${words}` }));
  return new FieldsRefusal('api.query', 400, problems);
}

/**
 * The values of a JSON body, held to the same form as the page's.
 * @throws FieldsRefusal (422) with the form's own sentences
 */
export function readBody<Values>(form: Form<Values>, body: unknown): Values {
  const result = form(body);
  if ('values' in result) return result.values;
  throw new FieldsRefusal('api.body', 422, result.problems);
}
