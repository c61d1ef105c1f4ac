import Type from 'typebox';
import { themeWords } from '../../people/theme.ts';
import { message } from '../../platform/language/message.ts';
import {
  choices,
  country,
  day,
  type FieldValue,
  line,
  optional,
  organisations,
  reference,
  text,
  type Values,
} from '../../platform/records/field.ts';
import { createRecordForm, type RecordFormResult } from '../../platform/records/record-form.ts';
import type { InstrumentCatalogue } from '../instruments/instrument.ts';
import type { ActionDetails } from './action.ts';

/** What a person says in each step of an action, on a page or by the API. */

/** What every action says, whatever its instrument. */
export const commonFields = {
  purpose: text({
    label: 'What is it to bring about?',
    hint: 'Say how you would see that it has worked',
    problem: 'Enter what the action is to bring about, in at most 4,000 characters',
  }),
  lead: line({
    label: 'Who leads it?',
    hint: 'A department, post or team',
    problem: 'Enter who leads the action',
  }),
  dueOn: day({ label: 'By when?', hint: 'For example, 31 3 2027', problem: 'Enter a real date, such as 31 3 2027' }),
  objective: optional(reference('objective', { label: 'Which objective does it serve?' })),
  themes: choices(themeWords, { label: 'Which priority areas does it serve?' }),
  partners: organisations({ label: message('With which partners?') }),
};
export type ActionCommon = Values<typeof commonFields>;

export const startFields = {
  warning: optional(reference('warning', { label: 'Which warning does it answer?' })),
  country: optional(country({ label: 'In which country?', hint: message('Asked where its strategy is for a region') })),
  instrument: line({ label: 'With which instrument?', problem: 'Choose an instrument' }),
};

/** What an instrument's own questions are called in a form and in a body, so that none is taken for a common one. */
export const detailPrefix = 'details.';

type NotRead = Extract<RecordFormResult, { readonly problems: unknown }>;
export type Read<Values> = { readonly values: Values } | NotRead;

export type Starting = Values<typeof startFields> & ActionCommon & { readonly details: ActionDetails };
export type Changing = ActionCommon & { readonly details: ActionDetails };

const startForm = createRecordForm({ ...startFields, ...commonFields });
const commonForm = createRecordForm(commonFields);

/** A new action. Its details are those of the instrument that it names. */
export function readStart(instruments: InstrumentCatalogue, body: unknown): Read<Starting> {
  const common = startForm(body);
  if (!('values' in common)) return common;
  // The form has held each answer to its field's schema.
  const values = common.values as Values<typeof startFields> & ActionCommon;
  return withDetails(values, readDetails(instruments, values.instrument, body));
}

/** What a new action says, whatever it is for. */
export function beginningOf({ warning: _, country: __, ...beginning }: Starting) {
  return beginning;
}

/** A change of one that stands. */
export function readChange(instruments: InstrumentCatalogue, instrument: string, body: unknown): Read<Changing> {
  const details = readDetails(instruments, instrument, body);
  const common = commonForm(body);
  if (!('values' in common)) {
    const more = 'problems' in details ? details.problems : [];
    return { problems: [...common.problems, ...more], typed: common.typed };
  }
  // The form has held each answer to its field's schema.
  return withDetails(common.values as ActionCommon, details);
}

function withDetails<Common>(common: Common, details: Read<ActionDetails>): Read<Common & { details: ActionDetails }> {
  return 'problems' in details ? details : { values: { ...common, details: details.values } };
}

/** The instrument's own questions as a form asks them. */
export function detailFields(instruments: InstrumentCatalogue, instrument: string) {
  return Object.fromEntries(
    Object.entries(instruments.fieldsOf(instrument)).map(([name, field]) => [`${detailPrefix}${name}`, field]),
  );
}

/** Details as a form's questions hold them. */
export function prefixed(details: ActionDetails): Readonly<Record<string, FieldValue>> {
  return Object.fromEntries(Object.entries(details).map(([name, value]) => [`${detailPrefix}${name}`, value]));
}

/**
 * The instrument's own answers: of a page's form by their prefixed names, or of JSON as an object `details`. What is
 * left empty is not known; a name that the instrument does not have is refused.
 */
function readDetails(instruments: InstrumentCatalogue, instrument: string, body: unknown): Read<ActionDetails> {
  const asked = detailFields(instruments, instrument);
  const answers: Readonly<Record<string, unknown>> = isObject(body) ? body : {};
  const given = isObject(answers.details) ? answers.details : {};
  const form = createRecordForm(asked)({
    ...answers,
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`${detailPrefix}${name}`, value])),
  });
  if (!('values' in form)) return form;
  const stranger = Object.keys(given).find((name) => asked[`${detailPrefix}${name}`] === undefined);
  if (stranger !== undefined) {
    const text = `Actions with this instrument have no detail “${stranger}”`;
    return { problems: [{ field: `${detailPrefix}${stranger}`, text }], typed: {} };
  }
  const known = Object.entries(form.values).filter(([, value]) => value !== null && !isEmptyList(value));
  return { values: Object.fromEntries(known.map(([name, value]) => [name.slice(detailPrefix.length), value])) };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

const isEmptyList = (value: FieldValue) => Array.isArray(value) && value.length === 0;

export const completeActionSchema = Type.Object({
  result: Type.String({
    minLength: 1,
    maxLength: 4_000,
    problem: 'Enter what came of the action, in at most 4,000 characters',
  }),
  evidence: Type.String({
    maxLength: 4_000,
    problem: 'Enter what shows the result, in at most 4,000 characters',
  }),
});

export const stepSchema = Type.Object({
  remark: Type.String({ maxLength: 4_000, problem: 'Enter a remark, in at most 4,000 characters' }),
});

export const abandonSchema = Type.Object({
  remark: Type.String({
    minLength: 1,
    maxLength: 4_000,
    problem: 'Enter why the action is abandoned, in at most 4,000 characters',
  }),
});
