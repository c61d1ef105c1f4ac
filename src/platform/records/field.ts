import Type, { type TSchema } from 'typebox';
import { calendarDay } from '../calendar/calendar-day.ts';
import { message } from '../language/message.ts';

/** Money as a record holds it: whole minor units (pence, cents) below 2^53, and the currency by ISO 4217. */
export type MoneyValue = { readonly amountMinor: number; readonly currency: string };

export type FieldValue = string | number | boolean | null | readonly string[] | MoneyValue;

/** How a person is asked for an answer. */
export type Control =
  | 'line'
  | 'text'
  | 'lines'
  | 'day'
  | 'number'
  | 'percent'
  | 'money'
  | 'choice'
  | 'choices'
  | 'yes-no'
  | 'country'
  | 'countries'
  | 'organisation'
  | 'organisations'
  | 'person'
  | 'reference'
  | 'listed'
  | 'link';

/** Words by the value that they stand for. */
export type Words = Readonly<Record<string, string>>;

/**
 * One thing that a record says: its schema, which is its validation, its type and its place in the API's document,
 * with what a page needs to ask for it and to show it.
 */
export type Field<Value extends FieldValue = FieldValue> = {
  readonly control: Control;
  readonly label: string;
  readonly hint: string;
  /** What to tell a person whose answer does not fit, before `problemOf` puts its values in place. */
  readonly problem: string;
  /** Lengths and bounds that the sentence tells. */
  readonly bounds: Readonly<Record<string, number>>;
  readonly optional: boolean;
  /** Of a day: one that has come already, not one to come. */
  readonly hasCome: boolean;
  readonly schema: TSchema;
  /** Of a choice: the words of each value. */
  readonly words: Words;
  /** Of a reference: the kind of thing that it names. */
  readonly to: string;
  /** Of organisations: the kinds of which one may be chosen; of none, all. */
  readonly among: readonly string[];
  /** Of lines: each begins with the identifier of an organisation, which pages show by its name. */
  readonly beginsWithOrganisation?: true | undefined;
  /** Of countries: the code for what somebody typed, a name or a code. */
  readonly codeOf?: ((typed: string) => string | undefined) | undefined;
  /** The type of its values, and never there. */
  readonly value?: Value;
};

export type Fields = Readonly<Record<string, Field>>;
export type Values<Of extends Fields> = {
  readonly [Name in keyof Of]: Of[Name] extends Field<infer Value> ? Value : never;
};

type Asking = { readonly label: string; readonly hint?: string; readonly problem?: string };

function field<Value extends FieldValue>(
  control: Control,
  asking: Asking,
  schema: TSchema,
  more: Pick<Field, 'problem'> & Partial<Pick<Field, 'words' | 'to' | 'bounds' | 'among'>>,
): Field<Value> {
  const { label, hint = '', problem = more.problem } = asking;
  const { words = {}, to = '', bounds = {}, among = [] } = more;
  return { control, label, hint, problem, bounds, optional: false, hasCome: false, schema, words, to, among };
}

const tooLong = message('Enter: {thing}, in at most {most} characters');

/** A few words on one line. */
export function line(asking: Asking & { readonly maxLength?: number; readonly pattern?: string }): Field<string> {
  const { maxLength = 200, pattern } = asking;
  const schema = Type.String({ minLength: 1, maxLength, ...(pattern === undefined ? {} : { pattern }) });
  return field('line', asking, schema, {
    problem: tooLong,
    bounds: { most: maxLength },
  });
}

/** Sentences. */
export function text(asking: Asking & { readonly maxLength?: number }): Field<string> {
  const { maxLength = 4_000 } = asking;
  return field('text', asking, Type.String({ minLength: 1, maxLength }), {
    problem: tooLong,
    bounds: { most: maxLength },
  });
}

/** Several things, one on each line. */
export function lines(asking: Asking): Field<readonly string[]> {
  const schema = Type.Array(Type.String({ minLength: 1, maxLength: 500 }), { minItems: 1, maxItems: 100 });
  return field('lines', asking, schema, {
    problem: message('Enter: {thing}, one on each line, in at most {most} characters each'),
    bounds: { most: 500 },
  });
}

/** Lines that each say something of one organisation, whose identifier they begin with. */
export function linesOfOrganisations(asking: Asking): Field<readonly string[]> {
  return { ...lines(asking), beginsWithOrganisation: true };
}

/** ISO 8601. */
export function day(asking: Asking): Field<string> {
  return field('day', asking, Type.String(calendarDay), {
    problem: message('Enter a date with day, month and year: {thing}'),
  });
}

/** A day on which something has happened: one to come is refused when it is given. */
export function pastDay(asking: Asking): Field<string> {
  return { ...day(asking), hasCome: true };
}

export function number(
  asking: Asking & { readonly minimum?: number; readonly maximum?: number; readonly whole?: true },
): Field<number> {
  const { minimum = -1e12, maximum = 1e12, whole } = asking;
  const schema = whole ? Type.Integer({ minimum, maximum }) : Type.Number({ minimum, maximum });
  const bounded = asking.maximum !== undefined;
  const problem = whole
    ? message(bounded ? 'Enter a whole number between {least} and {most}' : 'Enter a whole number')
    : message(bounded ? 'Enter a number between {least} and {most}' : 'Enter a number');
  return field('number', asking, schema, { problem, bounds: { least: minimum, most: maximum } });
}

/** A probability between 0 and 1, asked for in per cent. */
export function percent(asking: Asking): Field<number> {
  return field('percent', asking, Type.Number({ minimum: 0, maximum: 1 }), {
    problem: 'Enter a number of per cent between 0 and 100',
  });
}

export function money(asking: Asking & { readonly negative?: true }): Field<MoneyValue> {
  const largest = Number.MAX_SAFE_INTEGER;
  const schema = Type.Object({
    amountMinor: Type.Integer({ minimum: asking.negative ? -largest : 0, maximum: largest }),
    currency: Type.String({ pattern: '^[A-Z]{3}$' }),
  });
  return field('money', asking, schema, { problem: 'Enter an amount of money, such as 1,250,000.00' });
}

/** One of a closed set. */
export function choice<Word extends string>(words: Readonly<Record<Word, string>>, asking: Asking): Field<Word> {
  return field('choice', asking, Type.Enum(Object.keys(words)), {
    problem: message('Choose: {thing}'),
    words,
  });
}

/** Any number of a closed set. */
export function choices<Word extends string>(
  words: Readonly<Record<Word, string>>,
  asking: Asking,
): Field<readonly Word[]> {
  const schema = Type.Array(Type.Enum(Object.keys(words)), { uniqueItems: true, maxItems: Object.keys(words).length });
  return field('choices', asking, schema, { problem: message('Choose of: {words}'), words });
}

export function yesNo(asking: Asking): Field<boolean> {
  return field('yes-no', asking, Type.Boolean(), { problem: message('Choose yes or no: {label}') });
}

/**
 * ISO 3166-1 alpha-3. The first such field of a record is its place.
 * @param asking `words`: names by code, for a field that names its record
 */
export function country(asking: Asking & { readonly words?: Words }): Field<string> {
  const { words = {} } = asking;
  return field('country', asking, Type.String({ pattern: '^[A-Z]{3}$' }), {
    problem: message('Choose a country'),
    words,
  });
}

/**
 * Several countries, each typed on a line of its own by name or by code, and kept by code: a list of votes is pasted.
 * @param asking `codeOf` gives the code (ISO 3166-1 alpha-3) for what somebody typed
 */
export function countries(
  asking: Asking & { readonly codeOf: (typed: string) => string | undefined },
): Field<readonly string[]> {
  const schema = Type.Array(Type.String({ pattern: '^[A-Z]{3}$' }), { uniqueItems: true, maxItems: 200 });
  const problem = message('Enter each country once, by its name or its three-letter code, one on each line');
  return { ...field<readonly string[]>('countries', asking, schema, { problem }), codeOf: asking.codeOf };
}

/** Somebody of the directory, by the person's id. */
export function person(asking: Asking): Field<string> {
  return field('person', asking, Type.String({ pattern: '^[A-Za-z0-9._@-]{1,100}$' }), {
    problem: 'Choose somebody of the directory',
  });
}

/** An organisation of the directory, by its id. */
export function organisation(asking: Asking): Field<string> {
  return field('organisation', asking, Type.String({ pattern: '^[a-z0-9-]{1,60}$' }), {
    problem: 'Choose an organisation',
  });
}

/** Several of them. @param among the kinds that may be chosen, as the directory names them; its service holds it */
export function organisations({
  among = [],
  ...asking
}: Asking & { readonly among?: readonly string[] }): Field<readonly string[]> {
  const schema = Type.Array(Type.String({ pattern: '^[a-z0-9-]{1,60}$' }), { uniqueItems: true, maxItems: 100 });
  return field('organisations', asking, schema, { problem: 'Choose organisations of the list', among });
}

/** Another thing that stands here, by its id; one that the asker may see. */
export function reference(kind: string, asking: Asking): Field<string> {
  return field('reference', asking, Type.String({ format: 'uuid' }), {
    problem: message('Choose one that stands here: {thing}'),
    to: kind,
  });
}

/**
 * One of a list that depends on who asks and on what the record belongs to, and whose things are no records: the kind's
 * own pages give the list (`OwnPages.offered`), and its rules hold what was chosen to it.
 * @param kinds the words of each kind; a value begins with its kind, and what stands after a blank says which one
 */
export function listed(kinds: Words, asking: Asking & { readonly pattern: string }): Field<string> {
  return field('listed', asking, Type.String({ pattern: asking.pattern, maxLength: 200 }), {
    problem: message('Choose one that stands here: {thing}'),
    words: kinds,
  });
}

/** An address on the web: https or http. @param asking `here`: an address of this site does too, as `/places/SDN` */
export function link(asking: Asking & { readonly here?: true }): Field<string> {
  const pattern = asking.here ? '^(https?://[^\\s]+|/([a-zA-Z0-9][^\\s]*)?)$' : '^https?://[^\\s]+$';
  return field('link', asking, Type.String({ pattern, maxLength: 1_000 }), {
    problem: asking.here
      ? message('Enter an address that begins with https://, or one of this site that begins with /')
      : message('Enter an address that begins with https://'),
  });
}

/** The same, and it may be left out. */
export function optional<Value extends FieldValue>(of: Field<Value>): Field<Value | null> {
  return { ...of, optional: true, schema: Type.Union([of.schema, Type.Null()]) } as Field<Value | null>; // The phantom's type widens with the schema.
}
