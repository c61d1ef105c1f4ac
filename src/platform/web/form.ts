import Type, { type Static, type TObject, type TSchema } from 'typebox';
import { checkedWhenAsked } from '../checked-when-asked.ts';
import { say } from '../language/say.ts';
import type { FieldProblem } from '../refusal.ts';
import { formatCount } from '../words.ts';

export type { FieldProblem } from '../refusal.ts';

export type FormResult<Values> =
  | { readonly values: Values }
  | { readonly problems: readonly FieldProblem[]; readonly typed: Readonly<Record<string, Typed>> };

/** What was typed in a field, as it comes back with a problem: a text, or of a field with several answers the list. */
type Typed = string | readonly string[];

export type Form<Values> = (body: unknown) => FormResult<Values>;

/**
 * Reads a form as its schema has it. Text is trimmed; each property says in `problem` what to tell a person whose answer
 * does not fit. What was typed comes back with the problems, so that nothing is lost.
 * A date of three fields (`dueOn-day`, `dueOn-month`, `dueOn-year`) is read as one ISO 8601 date. An array is read from a
 * field that comes several times; its empty answers do not count, so that a hidden empty one tells that the question was
 * asked and nothing was chosen. What is optional and did not come, or came empty, is left out.
 */
export function createForm<Schema extends TObject>(schema: Schema): Form<Static<Schema>> {
  const asked = checkedWhenAsked(schema);
  return (body) => {
    const typed = typedText(body);
    const answers = Object.fromEntries(
      Object.entries(schema.properties).flatMap(([field, property]) => {
        const answer = isList(property) ? listIn(body, field) : (typed[field] ?? dateOfParts(typed, field) ?? '');
        const left = Type.IsOptional(property) && (answer === undefined || answer === '');
        return left ? [] : [[field, answer] as const];
      }),
    );
    if (asked.check(answers)) return { values: answers };
    const fields = new Set<string>();
    for (const error of asked.errors(answers)) fields.add(error.instancePath.split('/')[1] ?? '');
    const problems = Object.entries(schema.properties)
      .filter(([field]) => fields.has(field))
      .map(([field, property]) => ({ field, text: problemOf(property, field) }));
    const lists = Object.entries(answers).filter((answer): answer is [string, readonly string[]] => isTexts(answer[1]));
    return { problems, typed: { ...typed, ...Object.fromEntries(lists) } };
  };
}

function isList(property: TSchema): boolean {
  return 'type' in property && property.type === 'array';
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

/** The answers of one field; what is no text stays as it is, for the schema to refuse. */
function listIn(body: unknown, field: string): unknown {
  if (body === null || typeof body !== 'object') return undefined;
  const given: unknown = Object.getOwnPropertyDescriptor(body, field)?.value;
  if (given === undefined) return undefined;
  if (typeof given !== 'string' && !Array.isArray(given)) return given;
  return [given]
    .flat()
    .map((each: unknown) => (typeof each === 'string' ? plainText(each) : each))
    .filter((each) => each !== '');
}

function typedText(body: unknown): Readonly<Record<string, string>> {
  if (body === null || typeof body !== 'object') return {};
  return Object.fromEntries(
    Object.entries(body).map(([field, value]) => [field, typeof value === 'string' ? plainText(value) : '']),
  );
}

/** Without what PostgreSQL's text cannot hold: U+0000, and halves of a surrogate pair. */
export function plainText(value: string): string {
  return value.replaceAll('\u0000', '').toWellFormed().trim();
}

/** ISO 8601 of three inputs, `name-day`, `name-month` and `name-year`; empty where all are, nothing without them. */
export function dateOfParts(typed: Readonly<Record<string, string>>, field: string): string | undefined {
  const year = typed[`${field}-year`];
  if (year === undefined) return undefined;
  if ([year, typed[`${field}-month`], typed[`${field}-day`]].every((part) => part === undefined || part === ''))
    return '';
  const month = (typed[`${field}-month`] ?? '').padStart(2, '0');
  const day = (typed[`${field}-day`] ?? '').padStart(2, '0');
  return `${year}-${month}-${day}`;
}

/** What the schema tells of one answer; `{most}` in it is the greatest length that the schema allows. */
function problemOf(property: object, field: string): string {
  if (!('problem' in property) || typeof property.problem !== 'string') {
    return say('Check your answer: {field}', { field });
  }
  const most = 'maxLength' in property && typeof property.maxLength === 'number' ? property.maxLength : undefined;
  return say(property.problem, { most: most === undefined ? undefined : formatCount(most) });
}

/** Problems as GOV.UK's fields show them beside each answer: `errors.level[0]`. */
export function problemsByField(problems: readonly FieldProblem[] | undefined) {
  const shown = (problems ?? []).map((problem) => ({ ...problem, visuallyHiddenText: say('Error') }));
  return Object.fromEntries(Map.groupBy(shown, ({ field }) => field));
}
