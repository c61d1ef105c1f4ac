import Type from 'typebox';
import { choices, warningIdSchema } from '../../warn/warnings/warning.ts';

/** What a person says in deciding, on a page or by the API. */
export const makeDecisionSchema = Type.Object({
  warning: warningIdSchema,
  choice: Type.Enum([...choices], { problem: 'Choose what is decided' }),
  reasons: Type.String({
    minLength: 1,
    maxLength: 4_000,
    problem: 'Enter the reasons, in at most 4,000 characters',
  }),
  optionsNotTaken: Type.String({ maxLength: 4_000, problem: 'Shorten the options not taken to 4,000 characters' }),
});
