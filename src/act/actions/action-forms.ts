import Type from 'typebox';
import { warningIdSchema } from '../../warn/warnings/warning.ts';

/** What a person says in each step of an action, on a page or by the API. */

export const beginActionSchema = Type.Object({
  warning: warningIdSchema,
  instrument: Type.String({ minLength: 1, problem: 'Choose an instrument' }),
  purpose: Type.String({
    minLength: 1,
    maxLength: 4_000,
    problem: 'Enter what the action is to bring about, in at most 4,000 characters',
  }),
  lead: Type.String({ minLength: 1, maxLength: 200, problem: 'Enter who leads the action' }),
  dueOn: Type.String({ format: 'date', problem: 'Enter a real date, such as 31 3 2027' }),
});

export const completeActionSchema = Type.Object({
  result: Type.String({
    minLength: 1,
    maxLength: 4_000,
    problem: 'Enter what came of the action, in at most 4,000 characters',
  }),
});
