import Type from 'typebox';
import { markingProperties } from '../../people/marking-form.ts';
import { message } from '../../platform/language/message.ts';
import { levels } from './warning.ts';

/** What a person says in each step on a warning, on a page or by the API; `problem` tells what to do where it does not fit. */

const longText = (problem: string) => Type.String({ minLength: 1, maxLength: 4_000, problem });

export const openWarningSchema = Type.Object({
  country: Type.String({ pattern: '^[A-Z]{3}$', problem: 'Choose the country that the warning is about' }),
  level: Type.Enum([...levels], { problem: 'Choose how serious the risk is' }),
  reason: longText(message('Enter the reason, in at most 4,000 characters')),
  ...markingProperties,
});

/** The place is the signal's. */
export const openFromSignalSchema = Type.Object({
  level: openWarningSchema.properties.level,
  reason: openWarningSchema.properties.reason,
  ...markingProperties,
  version: Type.String({ maxLength: 100, problem: 'Open the page of the signal again' }),
});

export const closeWarningSchema = Type.Object({
  reason: longText(message('Enter why the warning is closed, in at most 4,000 characters')),
});
