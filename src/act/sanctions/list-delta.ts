import type { ListedIdentifier, ListedName, ListedSubject, SubjectKind } from './lists/listed-subject.ts';
import { partialDateWords } from './partial-date-words.ts';

/** A subject as a delta names it. */
export type NamedSubject = {
  readonly reference: string;
  readonly kind: SubjectKind;
  readonly name: string;
  readonly regime?: string;
  readonly listedOn?: string;
};

/** What one field no longer says, and what it says now; each value in words. */
export type FieldChange = {
  readonly field: string;
  readonly removed: readonly string[];
  readonly added: readonly string[];
};

export type ChangedSubject = NamedSubject & {
  /** The name that it was first listed under before; nothing where that is the same. */
  readonly renamedFrom?: string;
  readonly changes: readonly FieldChange[];
};

/** A subject that is gone; `mergedInto` where another that was added or changed has taken its name. */
export type RemovedSubject = NamedSubject & { readonly mergedInto?: string };

/** What differs between two lists of one source, by the list’s own references, in their order. */
export type ListDelta = {
  readonly added: readonly NamedSubject[];
  readonly removed: readonly RemovedSubject[];
  readonly changed: readonly ChangedSubject[];
};

/** Subjects by their reference. */
export type SubjectsByReference = ReadonlyMap<string, ListedSubject>;

/**
 * Compares two lists of one source. The order in which a record gives its names, dates or numbers is no change, nor is the
 * line that it stands on.
 */
export function listDelta(earlier: SubjectsByReference, later: SubjectsByReference): ListDelta {
  const added: NamedSubject[] = [];
  const changed: ChangedSubject[] = [];
  const touched: ListedSubject[] = [];
  for (const [reference, subject] of later) {
    const before = earlier.get(reference);
    if (before === undefined) added.push(namedSubject(subject));
    const change = before === undefined ? undefined : changedSubject(before, subject);
    if (change !== undefined) changed.push(change);
    if (before === undefined || change !== undefined) touched.push(subject);
  }
  const gone = [...earlier.values()].filter(({ reference }) => !later.has(reference));
  return {
    added: inOrder(added),
    removed: inOrder(removedSubjects(gone, touched)),
    changed: inOrder(changed),
  };
}

/** A subject as a delta names it. */
function namedSubject({ reference, kind, names, regime, listedOn }: ListedSubject): NamedSubject {
  return {
    reference,
    kind,
    name: names[0]?.text ?? '',
    ...(regime !== undefined && { regime }),
    ...(listedOn !== undefined && { listedOn }),
  };
}

function changedSubject(before: ListedSubject, after: ListedSubject): ChangedSubject | undefined {
  const changes = fieldChanges(before, after);
  if (changes.length === 0) return undefined;
  const [from, to] = [before.names[0]?.text, after.names[0]?.text];
  return { ...namedSubject(after), ...(from !== undefined && from !== to && { renamedFrom: from }), changes };
}

/** What of a record changed, field by field. */
export function fieldChanges(before: ListedSubject, after: ListedSubject): readonly FieldChange[] {
  const [earlier, later] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((field): readonly FieldChange[] => {
    const [was, is] = [earlier.get(field) ?? [], later.get(field) ?? []];
    const [removed, added] = [without(was, is), without(is, was)];
    return removed.length + added.length === 0 ? [] : [{ field, removed, added }];
  });
}

function without(values: readonly string[], others: readonly string[]): readonly string[] {
  if (values.length === 1 && others.length === 1) return values[0] === others[0] ? [] : values;
  const known = new Set(others);
  return values.filter((value) => !known.has(value));
}

/** What a record says, by field: those that Forestall compares under its names, all others under the list’s. */
export function fieldsOf(subject: ListedSubject): ReadonlyMap<string, readonly string[]> {
  const one = (value: string | undefined) => (value === undefined ? [] : [value]);
  return new Map([
    ['kind', [subject.kind]],
    ['names', subject.names.map(nameWords)],
    ['birthDates', subject.birthDates.map(partialDateWords)],
    ['nationalities', subject.nationalities],
    ['identifiers', subject.identifiers.map(identifierWords)],
    ['unReference', one(subject.unReference)],
    ['regime', one(subject.regime)],
    ['listedOn', one(subject.listedOn)],
    ...Object.entries(subject.others ?? {}).map(([name, words]): [string, readonly string[]] => [name, [words]]),
  ]);
}

/** A name with what the list says of it. */
function nameWords({ text, type, quality, language }: ListedName): string {
  const said = [type === 'primary' ? undefined : type, quality, language].filter((each) => each !== undefined);
  return said.length === 0 ? text : `${text} (${said.join(', ')})`;
}

/** A number with its kind and who gave it. */
function identifierWords({ type, number, country }: ListedIdentifier): string {
  return `${type} ${number}${country === undefined ? '' : ` (${country})`}`;
}

function removedSubjects(gone: readonly ListedSubject[], touched: readonly ListedSubject[]): RemovedSubject[] {
  const takers = new Map<string, string>();
  if (gone.length > 0)
    for (const { reference, names } of touched) for (const { text } of names) takers.set(plain(text), reference);
  return gone.map((subject) => {
    const mergedInto = takers.get(plain(subject.names[0]?.text ?? ''));
    return { ...namedSubject(subject), ...(mergedInto !== undefined && { mergedInto }) };
  });
}

/** A name without case and marks, its words in order, so that “WON HO Ri” is “Ri Won-ho”. */
const plain = (name: string) =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .sort()
    .join(' ');

const inOrder = <Named extends { readonly reference: string }>(subjects: readonly Named[]): readonly Named[] =>
  subjects.toSorted((one, other) => byReference.compare(one.reference, other.reference));

/** AFG2 before AFG10. */
const byReference = new Intl.Collator('en', { numeric: true });

/** All that a record says as one text, the same whenever nothing of it has changed by `listDelta`. */
export function recordText(subject: ListedSubject): string {
  const fields = [...fieldsOf(subject)].filter(([, values]) => values.length > 0);
  return JSON.stringify(
    fields
      .map(([name, values]): [string, readonly string[]] => [name, [...new Set(values)].sort()])
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

/** One line of a delta as a table: of a changed subject a line for each field. */
export type DeltaRow = {
  readonly change: 'added' | 'removed' | 'merged' | 'changed' | 'renamed';
  readonly reference: string;
  readonly name: string;
  readonly kind: SubjectKind;
  readonly regime: string | null;
  readonly listedOn: string | null;
  /** The field that changed; null where the whole subject was added or removed. */
  readonly field: string | null;
  readonly before: string | null;
  /** Of a subject that was merged, the reference that has taken its name. */
  readonly after: string | null;
};

/** A delta as a table: what was added, what was removed, then what changed. */
export function deltaRows({ added, removed, changed }: ListDelta): readonly DeltaRow[] {
  const whole = { field: null, before: null, after: null };
  const all = (values: readonly string[]) => (values.length === 0 ? null : values.join(' | '));
  return [
    ...added.map((subject): DeltaRow => ({ change: 'added', ...rowOf(subject), ...whole })),
    ...removed.map(
      (subject): DeltaRow => ({
        ...{ change: subject.mergedInto === undefined ? 'removed' : 'merged', ...rowOf(subject), ...whole },
        after: subject.mergedInto ?? null,
      }),
    ),
    ...changed.flatMap((subject) =>
      subject.changes.map(
        ({ field, removed: before, added: after }): DeltaRow => ({
          change: field === 'names' && subject.renamedFrom !== undefined ? 'renamed' : 'changed',
          ...rowOf(subject),
          ...{ field, before: all(before), after: all(after) },
        }),
      ),
    ),
  ];
}

function rowOf({ reference, name, kind, regime, listedOn }: NamedSubject) {
  return { reference, name, kind, regime: regime ?? null, listedOn: listedOn ?? null };
}
