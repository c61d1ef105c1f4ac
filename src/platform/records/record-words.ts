import { say } from '../language/say.ts';
import type { Json } from '../ledger/ledger-entry.ts';
import { countryWords, formatBound } from '../words.ts';
import type { Field, FieldValue } from './field.ts';
import { nameWithin } from './name-within.ts';
import { type AnyRecord, allFields, type RecordDefinition, titleOf } from './record.ts';
import type { VersionContent } from './record-version-store.ts';

type FieldValues = Readonly<Record<string, FieldValue>>;

/** All the words that find a record: what was written, and the names of what was chosen. */
export function wordsOf(definition: RecordDefinition, record: AnyRecord): string {
  const words = Object.entries(allFields(definition)).flatMap(([name, field]) => {
    const value = record.values[name];
    if (typeof value === 'string') {
      return ['reference', 'listed', 'day'].includes(field.control) ? [] : [field.words[value] ?? value];
    }
    return isList(value) ? value.map((each) => field.words[each] ?? each) : [];
  });
  return words.join(' ');
}

/** As `titleOf`, with the words of choices, names of countries and the name of the kind in the reader’s language. */
export function shownTitleOf(definition: RecordDefinition, record: Pick<AnyRecord, 'values'>): string {
  const fields = allFields(definition);
  const words = definition.titled.flatMap((name) => {
    const value = record.values[name];
    if (typeof value !== 'string') return [];
    const word = fields[name]?.words[value];
    if (word === undefined) return [value];
    return [fields[name]?.control === 'country' ? countryWords(word, value) : say(word)];
  });
  return words.filter((word) => word !== '').join(': ') || say(definition.names.one);
}

/** What to tell a person whose answer does not fit, in the reader’s language. */
export function problemOf({ problem, label, words, bounds }: Field): string {
  const numbers = Object.entries(bounds).map(([name, bound]) => [name, formatBound(bound)]);
  return say(problem, {
    thing: nameWithin(label),
    label: say(label),
    words: Object.values(words)
      .map((word) => say(word))
      .join(', '),
    ...Object.fromEntries(numbers),
  });
}

export function isList(value: unknown): value is readonly string[] {
  return Array.isArray(value);
}

/** What stands otherwise after than before, field by field. */
export function changesBetween(
  before: FieldValues,
  after: FieldValues,
): { readonly [name: string]: { readonly [side: string]: Json } } {
  const changed = Object.entries(after).filter(([name, value]) => !same(before[name] ?? null, value));
  return Object.fromEntries(changed.map(([name, value]) => [name, { from: before[name] ?? null, to: value }]));
}

function same(left: FieldValue, right: FieldValue): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}

/** A record with its parts, as a version keeps it. */
export function versionContent(
  definition: RecordDefinition,
  record: AnyRecord,
  partKinds: readonly { readonly definition: RecordDefinition }[],
  parts: Readonly<Record<string, readonly AnyRecord[]>>,
): VersionContent {
  return {
    title: titleOf(definition, record),
    values: record.values,
    parts: Object.fromEntries(
      partKinds.map(({ definition: part }) => [
        part.kind,
        (parts[part.kind] ?? []).map((each) => ({ id: each.id, title: titleOf(part, each), values: each.values })),
      ]),
    ),
  };
}
