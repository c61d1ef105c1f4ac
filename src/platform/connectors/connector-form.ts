import Type from 'typebox';

export const connectorIdSchema = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 });

/** What switches a source on, by its form and by the API. */
export const switchOnSchema = Type.Object({
  address: Type.String({
    minLength: 1,
    maxLength: 2_000,
    problem: 'Enter the address to read it from, in at most 2,000 characters',
  }),
  key: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 500,
      // What a header may carry (RFC 9110, 5.5), so that a slip is told here and not by a connection that fails.
      pattern: '^[!-~]+$',
      problem: 'Enter the key as its publisher gave it, without spaces, in at most 500 characters',
    }),
  ),
});
