import { message } from '../language/message.ts';
import { say } from '../language/say.ts';
import type { FieldProblem } from '../web/form.ts';
import { formatBound } from '../words.ts';
import type { Field, Fields, FieldValue } from './field.ts';
import { moneyWords } from './money-value.ts';
import { type AnyRecord, addressOf, allFields, type RecordDefinition } from './record.ts';
import { isMoney, type Typed } from './record-form.ts';
import { isList, shownTitleOf } from './record-words.ts';

export type Option = { readonly value: string; readonly text: string };

/** An organisation of the directory, with what kind of one it is. */
export type OrganisationOption = Option & { readonly kind: string };

/** Things of one kind in a list of several; `name` is an English sentence, what the things are called is not. */
export type OptionGroup = { readonly name: string; readonly options: readonly Option[] };

/** What a form's lists offer to this asker. */
export type Offered = {
  readonly countries: readonly Option[];
  readonly organisations: readonly OrganisationOption[];
  readonly people: readonly Option[];
  /** By kind: what stands here, the last changed first. */
  readonly things: ReadonlyMap<string, readonly Option[]>;
  /** By the name of a `listed` field. */
  readonly listed?: Readonly<Record<string, readonly OptionGroup[]>>;
};

/** One question of a form, as the template draws it. */
export type Input = Pick<Field, 'control' | 'label' | 'hint' | 'optional'> & {
  readonly name: string;
  readonly value: string;
  readonly chosen: readonly string[];
  readonly options: readonly Option[];
  readonly groups: readonly OptionGroup[];
  readonly day: { readonly day: string; readonly month: string; readonly year: string };
  readonly currency: string;
  readonly error: string | undefined;
  /** What somebody else has written here since, in words. */
  readonly standsNow: string | undefined;
};

const one = (value: Typed[string] | undefined) => (typeof value === 'string' ? value : (value?.[0] ?? ''));

export function inputsFor(
  fields: Fields,
  typed: Typed,
  offered: Offered,
  problems: readonly FieldProblem[] = [],
  standsNow: Readonly<Record<string, string>> = {},
): readonly Input[] {
  return Object.entries(fields).map(([name, field]) => {
    const answer = typed[name];
    const part = (of: string) => one(typed[`${name}-${of}`]);
    return {
      name,
      control: field.control,
      label: field.label,
      hint: field.hint,
      optional: field.optional,
      value: one(answer),
      chosen: typeof answer === 'string' ? [answer] : [...(answer ?? [])],
      options: withChosen(field, one(answer), optionsOf(field, offered)),
      groups: offered.listed?.[name] ?? [],
      day: { day: part('day'), month: part('month'), year: part('year') },
      currency: part('currency') || 'GBP',
      error: problems.find((problem) => problem.field === name)?.text,
      standsNow: standsNow[name],
    };
  });
}

function optionsOf(field: Field, offered: Offered): readonly Option[] {
  switch (field.control) {
    case 'choice':
    case 'choices':
      return Object.entries(field.words).map(([value, text]) => ({ value, text }));
    case 'yes-no':
      return [
        { value: 'yes', text: message('Yes') },
        { value: 'no', text: message('No') },
      ];
    case 'country':
      return offered.countries;
    case 'organisation':
    case 'organisations':
      return offered.organisations.filter(({ kind }) => field.among.length === 0 || field.among.includes(kind));
    case 'person':
      return offered.people;
    case 'reference':
      return offered.things.get(field.to) ?? [];
    default:
      return [];
  }
}

/** What is chosen stays chosen, also where the list no longer offers it: nobody loses an answer by sending a form. */
function withChosen({ control }: Field, chosen: string, options: readonly Option[]): readonly Option[] {
  const isList = ['country', 'organisation', 'person', 'reference'].includes(control);
  if (!isList || chosen === '' || options.some(({ value }) => value === chosen)) return options;
  return [
    { value: chosen, text: control === 'reference' ? say('Something that you may not see') : chosen },
    ...options,
  ];
}

/** Names of what values point at. */
export type Named = {
  readonly country: (code: string) => string;
  readonly organisation: (id: string) => string;
  readonly person: (id: string) => string;
  /** Nothing for what the asker may not see. */
  readonly thing: (kind: string, id: string) => { readonly title: string; readonly href: string } | undefined;
};

/** A value as a page shows it. */
export type Shown = {
  readonly label: string;
  readonly control: Field['control'];
  readonly text: string;
  readonly items: readonly string[];
  readonly href: string | undefined;
  readonly isNumber: boolean;
};

export function shown(field: Field, value: FieldValue | undefined, named: Named): Shown {
  const isNumber = field.control === 'number' || field.control === 'percent' || field.control === 'money';
  const base = { label: field.label, control: field.control, items: [], href: undefined, isNumber };
  if (value === undefined || value === null) return { ...base, text: '' };
  if (isList(value)) {
    const nameOf = (each: string) => {
      if (field.control === 'organisations') return named.organisation(each);
      if (field.beginsWithOrganisation) return each.replace(/^\S+/, (id) => named.organisation(id));
      return field.control === 'countries' ? named.country(each) : wordOf(field, each);
    };
    const items = value.map(nameOf);
    return { ...base, text: items.join('; '), items };
  }
  if (isMoney(value)) return { ...base, text: moneyWords(value) };
  switch (field.control) {
    case 'choice':
      return { ...base, text: wordOf(field, String(value)) };
    case 'yes-no':
      return { ...base, text: value === true ? say('Yes') : say('No') };
    case 'country':
      return { ...base, text: named.country(String(value)), href: `/places/${String(value)}` };
    case 'organisation':
      return { ...base, text: named.organisation(String(value)) };
    case 'person':
      return { ...base, text: named.person(String(value)) };
    case 'reference': {
      const thing = named.thing(field.to, String(value));
      return { ...base, text: thing?.title ?? say('Something that you may not see'), href: thing?.href };
    }
    case 'listed':
      return { ...base, text: wordOf(field, kindIn(String(value))) };
    case 'link':
      return { ...base, text: String(value), href: String(value) };
    case 'percent':
      return { ...base, text: `${formatBound(Number((Number(value) * 100).toFixed(1)))} %` };
    case 'number':
      return { ...base, text: formatBound(Number(value)) };
    default:
      return { ...base, text: String(value) };
  }
}

/** The kind of a `listed` value. */
function kindIn(value: string): string {
  return value.split(' ', 1)[0] ?? '';
}

function wordOf({ words }: Field, value: string): string {
  const word = words[value];
  return word === undefined ? value : say(word);
}

/** Everything that a record says, in the order of its fields; without what it leaves out. */
export function detailsOf(definition: RecordDefinition, record: AnyRecord, named: Named): readonly Shown[] {
  return Object.entries(allFields(definition))
    .filter(([name]) => name !== definition.partOf)
    .map(([name, field]) => shown(field, record.values[name], named))
    .filter(({ text }) => text !== '');
}

export type Table = {
  readonly headers: readonly { readonly label: string; readonly isNumber: boolean }[];
  readonly rows: readonly {
    readonly href: string;
    readonly title: string;
    readonly place: string;
    readonly stateName: string;
    readonly overdue: boolean;
    readonly cells: readonly Shown[];
  }[];
};

/** A list as a table. @param today ISO 8601: what was due before it and has not ended is overdue */
export function tableOf(
  definition: RecordDefinition,
  records: readonly AnyRecord[],
  named: Named,
  today: string,
): Table {
  const fields = allFields(definition);
  const columns = definition.columns.flatMap((name) =>
    fields[name] === undefined ? [] : [[name, fields[name]] as const],
  );
  return {
    headers: columns.map(([, field]) => {
      const { label, isNumber } = shown(field, null, named);
      return { label, isNumber };
    }),
    rows: records.map((record) => ({
      href: addressOf(definition, record.id),
      title: shownTitleOf(definition, record),
      place: record.place === null ? '' : named.country(record.place),
      stateName: stateNameOf(definition, record.state),
      overdue: isOverdue(definition, record, today),
      cells: columns.map(([name, field]) => shown(field, record.values[name], named)),
    })),
  };
}

export function stateNameOf(definition: RecordDefinition, state: string): string {
  return definition.lifecycle.states[state]?.name ?? state;
}

/** Due before today, and not ended. */
export function isOverdue(definition: RecordDefinition, record: AnyRecord, today: string): boolean {
  const due = definition.due === undefined ? undefined : record.values[definition.due];
  return typeof due === 'string' && due < today && definition.lifecycle.states[record.state]?.ended !== true;
}
