import { checkedWhenAsked } from '../checked-when-asked.ts';
import type { FieldProblem } from '../web/form.ts';
import { dateOfParts, plainText } from '../web/form.ts';
import type { Field, Fields, FieldValue, MoneyValue } from './field.ts';
import { readMoney, writeMoney } from './money-value.ts';
import { problemOf } from './record-words.ts';

/** What a person typed, by the name of the input, as it goes back into the form. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

export type RecordFormResult =
  | { readonly values: Readonly<Record<string, FieldValue>> }
  | { readonly problems: readonly FieldProblem[]; readonly typed: Typed };

export type RecordForm = (body: unknown) => RecordFormResult;

/** Currency of an amount typed without one. */
const ownCurrency = 'GBP';

/**
 * Reads the answers for these fields, from a page's form (words and lists of words) or from JSON (the values themselves).
 * What does not fit comes back with a sentence for each field, and with all that was typed, so that nothing is lost.
 */
export function createRecordForm(fields: Fields): RecordForm {
  const asked = Object.entries(fields).map(([name, field]) => ({
    name,
    field,
    schema: checkedWhenAsked(field.schema),
  }));
  return (body) => {
    const answers: Readonly<Record<string, unknown>> =
      body !== null && typeof body === 'object' ? Object.fromEntries(Object.entries(body)) : {};
    const values: Record<string, FieldValue> = {};
    const problems: FieldProblem[] = [];
    for (const { name, field, schema } of asked) {
      const value = answerOf(field, name, answers);
      // The schema is the field's own: what it lets through is one of its values.
      if (schema.check(value)) values[name] = value as FieldValue;
      else problems.push({ field: name, text: problemOf(field) });
    }
    return problems.length === 0 ? { values } : { problems, typed: typedOf(answers) };
  };
}

/** Whatever was typed, as words. */
export function typedOf(answers: unknown): Typed {
  if (answers === null || typeof answers !== 'object') return {};
  const typed: Record<string, string | readonly string[]> = {};
  for (const [name, answer] of Object.entries(answers)) {
    if (typeof answer === 'string') typed[name] = plainText(answer);
    else if (Array.isArray(answer)) typed[name] = answer.filter((each) => typeof each === 'string').map(plainText);
  }
  return typed;
}

function answerOf(field: Field, name: string, answers: Readonly<Record<string, unknown>>): unknown {
  const answer = answers[name];
  if (isListed(field)) return listOf(field, answer);
  if (field.control === 'day' && answer === undefined) return dayOf(answers, name, field.optional);
  if (field.control === 'money' && typeof answer === 'string') {
    const typedCurrency = answers[`${name}-currency`];
    const currency = typeof typedCurrency === 'string' ? plainText(typedCurrency).toUpperCase() : ownCurrency;
    if (plainText(answer) === '') return null;
    return readMoney(plainText(answer), currency);
  }
  if (typeof answer !== 'string') return answer ?? null;
  const written = plainText(answer);
  if (written === '') return null;
  switch (field.control) {
    case 'number':
      return numberOf(written);
    case 'percent': {
      const perCent = numberOf(written.replace(/\s*%$/, ''));
      return typeof perCent === 'number' ? perCent / 100 : undefined;
    }
    case 'yes-no':
      return written === 'yes' ? true : written === 'no' ? false : undefined;
    default:
      return written;
  }
}

/** A list that is typed, one thing on each line. */
function isTypedInLines(control: Field['control']): boolean {
  return control === 'lines' || control === 'countries';
}

function isListed({ control }: Field): boolean {
  return isTypedInLines(control) || control === 'choices' || control === 'organisations';
}

function listOf(field: Field, answer: unknown): unknown {
  const written = typeof answer === 'string' ? (isTypedInLines(field.control) ? answer.split('\n') : [answer]) : answer;
  if (written === undefined || written === null) {
    // No lines at all are nothing said; of what is chosen, nothing chosen is an answer.
    if (field.control === 'lines') return field.optional ? null : undefined;
    return [];
  }
  if (!Array.isArray(written)) return undefined;
  const list: readonly unknown[] = written.map((each) => (typeof each === 'string' ? plainText(each) : each));
  const said = list
    .filter((each) => each !== '')
    .map((each) => (typeof each === 'string' ? (field.codeOf?.(each) ?? each) : each));
  return field.optional && said.length === 0 && field.control === 'lines' ? null : said;
}

function dayOf(answers: Readonly<Record<string, unknown>>, name: string, isOptional: boolean): unknown {
  const parts = Object.fromEntries(
    ['day', 'month', 'year'].map((part) => {
      const answer = answers[`${name}-${part}`];
      return [`${name}-${part}`, typeof answer === 'string' ? plainText(answer) : ''];
    }),
  );
  if (Object.values(parts).every((part) => part === '')) return isOptional ? null : undefined;
  return dateOfParts(parts, name);
}

function numberOf(written: string): number | undefined {
  const plain = written.replaceAll(/[,\s\u00a0]/g, '');
  return /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** A record's value as it stands in the inputs of a form. */
export function inputsOf(fields: Fields, values: Readonly<Record<string, FieldValue | undefined>>): Typed {
  const typed: Record<string, string | readonly string[]> = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = values[name];
    if (value === undefined || value === null) continue;
    if (field.control === 'day' && typeof value === 'string') {
      const [year = '', month = '', day = ''] = value.split('-');
      Object.assign(typed, { [`${name}-year`]: year, [`${name}-month`]: month, [`${name}-day`]: day });
    } else if (isTypedInLines(field.control) && Array.isArray(value)) typed[name] = value.join('\n');
    else if (Array.isArray(value)) typed[name] = value;
    else if (isMoney(value)) Object.assign(typed, { [name]: writeMoney(value), [`${name}-currency`]: value.currency });
    else if (field.control === 'percent' && typeof value === 'number')
      typed[name] = String(Number((value * 100).toFixed(6)));
    else if (typeof value === 'boolean') typed[name] = value ? 'yes' : 'no';
    else typed[name] = String(value);
  }
  return typed;
}

export function isMoney(value: FieldValue | undefined): value is MoneyValue {
  return value !== null && typeof value === 'object' && 'amountMinor' in value;
}
