import Type from 'typebox';
import { calendarDay } from '../../platform/calendar/calendar-day.ts';
import { choices, warningIdSchema } from '../../warn/warnings/warning.ts';
import { forums } from './decision.ts';

const saying = {
  choice: Type.Enum([...choices], { problem: 'Choose what is decided' }),
  reasons: Type.String({
    minLength: 1,
    maxLength: 4_000,
    problem: 'Enter the reasons, in at most 4,000 characters',
  }),
  optionsNotTaken: Type.String({ maxLength: 4_000, problem: 'Shorten the options not taken to 4,000 characters' }),
  forum: Type.Optional(Type.Enum([...forums], { problem: 'Choose where it is decided' })),
  comeBackOn: Type.Optional(Type.String({ ...calendarDay, problem: 'Enter a real date, such as 31 3 2027' })),
  /** Ids of the options chosen; the other open ones are refused. Left out, all stay as they are. */
  options: Type.Optional(
    Type.Array(Type.String({ format: 'uuid' }), { maxItems: 50, problem: 'Choose of the options' }),
  ),
};

/** What a person says in deciding on a warning by the API. */
export const makeDecisionSchema = Type.Object({
  warning: warningIdSchema,
  ...saying,
  amount: Type.Optional(
    Type.Object({
      amountMinor: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
      currency: Type.String({ pattern: '^[A-Z]{3}$' }),
    }),
  ),
});

/** On a page: on a warning or a strategy, and money as it is typed. */
export const decideFormSchema = Type.Object({
  ...saying,
  warning: Type.Optional(warningIdSchema),
  strategy: Type.Optional(Type.String({ format: 'uuid' })),
  amount: Type.Optional(Type.String({ maxLength: 30, problem: 'Enter an amount of money, such as 1,250,000.00' })),
});
