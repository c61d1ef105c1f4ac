import type { RecordElement } from '../../../platform/files/xml-records.ts';
import { type OtherFields, stated } from './listed-subject.ts';

/** Counters and keys of the publisher’s own database: they say nothing of the subject. */
const ownKeys: ReadonlySet<string> = new Set([
  'DATAID',
  'VERSIONNUM',
  'SORT_KEY',
  'SORT_KEY_LAST_MOD',
  'id',
  'logicalId',
]);

/** The other fields of an XML record, by the names of its elements and attributes. @param read names that are read already */
export function otherElements(record: RecordElement, read: ReadonlySet<string>): OtherFields {
  const told = new Map<string, string[]>();
  for (const [name, value] of Object.entries(record.attributes)) tell(told, name, value, read);
  for (const child of record.children) tell(told, child.name, wordsOfElement(child), read);
  return joined(told);
}

/** The other fields of a stored record. @param read names that are read already */
export function otherValues(fields: Readonly<Record<string, unknown>>, read: ReadonlySet<string>): OtherFields {
  const told = new Map<string, string[]>();
  for (const [name, value] of Object.entries(fields)) tell(told, name, wordsOfValue(value), read);
  return joined(told);
}

function tell(told: Map<string, string[]>, name: string, words: string | undefined, read: ReadonlySet<string>): void {
  const written = stated(words);
  if (written === undefined || read.has(name) || ownKeys.has(name)) return;
  const known = told.get(name);
  if (known === undefined) told.set(name, [written]);
  else if (!known.includes(written)) known.push(written);
}

const joined = (told: ReadonlyMap<string, readonly string[]>): OtherFields =>
  Object.fromEntries([...told].map(([name, words]) => [name, words.join(' | ')]));

function wordsOfElement({ text, attributes, children }: RecordElement): string {
  const inner = children.map(wordsOfElement);
  return [...Object.values(attributes), ...(children.length === 0 ? [text] : inner)]
    .flatMap((each) => stated(each) ?? [])
    .join(', ');
}

function wordsOfValue(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (value === true) return 'yes';
  if (value === null || typeof value !== 'object') return '';
  if (Array.isArray(value)) return value.flatMap((each) => stated(wordsOfValue(each)) ?? []).join(' | ');
  return Object.entries(value)
    .flatMap(([name, each]) => (each === true ? name : (stated(wordsOfValue(each)) ?? [])))
    .join(', ');
}
