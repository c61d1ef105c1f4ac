import type { Static, TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';

/** What tells whether a value is of a schema, and where it is not. */
export type Checker<Schema extends TSchema> = {
  readonly check: (value: unknown) => value is Static<Schema>;
  readonly errors: (value: unknown) => ReturnType<Validator['Errors']>;
};

const compiled = new WeakMap<TSchema, Validator>();

/**
 * A schema's checker, compiled when it is first asked and kept for all who ask of the same schema: there are more schemas
 * than a start, or one page, needs.
 */
export function checkedWhenAsked<Schema extends TSchema>(schema: Schema): Checker<Schema> {
  const validator = () => {
    const made = compiled.get(schema) ?? Compile(schema);
    compiled.set(schema, made);
    return made;
  };
  return {
    check: (value): value is Static<Schema> => validator().Check(value),
    errors: (value) => validator().Errors(value),
  };
}
