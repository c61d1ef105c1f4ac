import type { Marked } from '../ledger/ledger-entry.ts';
import type { Fields, FieldValue, Values } from './field.ts';
import { type Lifecycle, type StateDefinition, stateFields } from './lifecycle.ts';

/**
 * A kind of thing that people write, keep and move along its way: what it says, where it may stand, who may do what,
 * and where it is found. From one such definition come its store, its service, its pages, its API, its export, its
 * ledger steps, its place in the search and its marking: see `docs/architecture.md`, “A record, from one definition”.
 */
export type RecordDefinition<
  Own extends Fields = Fields,
  State extends string = string,
  Way extends Lifecycle<State> = Lifecycle<State>,
> = {
  /** In the ledger, the search and the API: `peace-agreement`. The table has the same name, with underscores. */
  readonly kind: string;
  /** Of its list: `/act/diplomacy/agreements`. */
  readonly address: string;
  readonly names: { readonly one: string; readonly many: string };
  /** What such a thing is and who uses it, in a sentence or two on its list. */
  readonly about: string;
  /** On an empty list: what to do. */
  readonly empty: string;
  readonly fields: Own;
  readonly lifecycle: Way;
  /** The fields whose values name one. */
  readonly titled: readonly string[];
  /** Fields in the table of its list, beside name, state and place. */
  readonly columns: readonly string[];
  /** Choice, country and reference fields that a list can be narrowed by. */
  readonly filters: readonly string[];
  /** Roles that make and change one. */
  readonly roles: readonly string[];
  /** The field that names the record it is a part of: the part is seen by those who see the whole. */
  readonly partOf?: string;
  /** Fields that are answered when one is made, and stand from then on. */
  readonly fixed?: readonly string[];
  /** What one says stands neither in the ledger nor in the search: a policy of its table says who may read it. */
  readonly blind?: true;
  /** The step, one that asks for nothing more, that a second button of a new one's form takes at once. */
  readonly firstStep?: string;
  /** A date by which it must have ended. */
  readonly due?: string;
  /** The field, of chosen themes, by which subscriptions find it. */
  readonly themes?: string;
};

export type RecordId<Kind extends string = string> = string & { readonly __record: Kind };

export type RecordBase = Marked & {
  readonly id: RecordId;
  readonly place: string | null;
  readonly createdAt: Date;
  /** The person's id. */
  readonly createdBy: string;
  readonly createdByName: string;
  /** The organisation's name. */
  readonly organisation: string;
  readonly changedAt: Date;
  /** The person's id. */
  readonly changedBy: string;
  readonly changedByName: string;
};

/** A record whose kind is not known here: what every mechanism works on. */
export type AnyRecord = RecordBase & { readonly state: string; readonly values: Readonly<Record<string, FieldValue>> };

type StateHas<Of> = Of extends { readonly has: infer Has extends Fields } ? Values<Has> : object;

/** What one of these is, in each place where it may stand: what a state says it has is there, and nothing is missing. */
export type RecordOf<Definition extends RecordDefinition> = {
  [State in keyof Definition['lifecycle']['states'] & string]: RecordBase & {
    readonly state: State;
    readonly values: Values<Definition['fields']> & StateHas<Definition['lifecycle']['states'][State]>;
  };
}[keyof Definition['lifecycle']['states'] & string];

export type ValuesOf<Definition extends RecordDefinition> = Values<Definition['fields']>;

/** Holds a definition to its own words. @throws RangeError where it contradicts itself */
export function defineRecord<
  const Own extends Fields,
  const State extends string,
  const Way extends Lifecycle<State> & { readonly states: Readonly<Record<State, StateDefinition>> },
>(definition: RecordDefinition<Own, State, Way>): RecordDefinition<Own, State, Way> {
  const names = Object.keys(allFields(definition));
  const named = [
    ...definition.titled,
    ...definition.columns,
    ...definition.filters,
    ...(definition.partOf === undefined ? [] : [definition.partOf]),
    ...(definition.fixed ?? []),
    ...(definition.due === undefined ? [] : [definition.due]),
    ...(definition.themes === undefined ? [] : [definition.themes]),
  ];
  for (const name of named) {
    if (!names.includes(name)) throw new RangeError(`${definition.kind} has no field “${name}”`);
  }
  const { firstStep, lifecycle } = definition;
  if (
    firstStep !== undefined &&
    lifecycle.steps[firstStep]?.from.some((state) => state === lifecycle.initial) !== true
  ) {
    throw new RangeError(`${definition.kind} begins with no step “${firstStep}”`);
  }
  for (const name of names) {
    if (reserved.includes(name)) throw new RangeError(`${definition.kind}: “${name}” is a name that every record has`);
  }
  return definition;
}

const reserved = [
  ...['id', 'state', 'place', 'version', 'createdAt', 'createdBy', 'createdByName', 'organisation', 'changedAt'],
  ...['changedBy', 'changedByName', 'owner', 'marking', 'caveats', 'audience', 'remark', 'number', 'step', 'once'],
  'take',
];

/** What a field's column is called, in its table and in CSV: `happenedOn` is `happened_on`. */
export function columnOf(name: string): string {
  const known = columns.get(name);
  if (known !== undefined) return known;
  const column = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  columns.set(name, column);
  return column;
}

/** Asked for each field of each row; definitions name a few hundred. */
const columns = new Map<string, string>();

/** Its own fields, and those that some state adds. */
export function allFields(definition: RecordDefinition): Fields {
  return { ...definition.fields, ...stateFields(definition.lifecycle) };
}

/** What one is called: the words of its titled fields. */
export function titleOf(definition: RecordDefinition, record: Pick<AnyRecord, 'values'>): string {
  const fields = allFields(definition);
  const words = definition.titled.map((name) => {
    const value = record.values[name];
    return typeof value === 'string' ? (fields[name]?.words[value] ?? value) : '';
  });
  return words.filter((word) => word !== '').join(': ') || definition.names.one;
}

/** The field whose value is its place, if it has one. */
export function placeFieldOf(definition: RecordDefinition): string | undefined {
  return Object.entries(definition.fields).find(([, { control }]) => control === 'country')?.[0];
}

/** The kind that it is a part of, if it is part of one. */
export function wholeOf(definition: RecordDefinition): string | undefined {
  return definition.partOf === undefined ? undefined : definition.fields[definition.partOf]?.to;
}

/** The fields that a change does not ask for again. */
export function standingFields({ partOf, fixed = [] }: RecordDefinition): readonly string[] {
  return partOf === undefined ? fixed : [partOf, ...fixed];
}

export function addressOf(definition: RecordDefinition, id: string): string {
  return `${definition.address}/${id}`;
}
