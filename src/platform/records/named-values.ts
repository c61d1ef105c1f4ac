import type { Queries } from '../database/database.ts';
import { readDocuments } from '../search/search-store.ts';
import type { Fields, FieldValue } from './field.ts';
import { isList } from './record-words.ts';

/** What values may name beside records: countries, and the organisations and people of the directory. */
export type Known = {
  readonly isCountry: (code: string) => boolean;
  readonly isOrganisation: (queries: Queries, id: string) => Promise<boolean>;
  readonly isPerson: (queries: Queries, id: string) => Promise<boolean>;
};

/** The first field whose value names what is not there, or what the asker cannot see; nothing where all is there. */
export async function firstUnnamed(
  queries: Queries,
  fields: Fields,
  values: Readonly<Record<string, FieldValue>>,
  { isCountry, isOrganisation, isPerson }: Known,
): Promise<string | undefined> {
  const references = Object.entries(fields).flatMap(([name, { control, to }]) => {
    const id = values[name];
    return control === 'reference' && typeof id === 'string' ? [{ kind: to, id }] : [];
  });
  const found = references.length === 0 ? [] : await readDocuments(queries, references);
  for (const [name, { control, to }] of Object.entries(fields)) {
    for (const id of idsIn(values[name])) {
      const isThere =
        control === 'reference'
          ? found.some((document) => document.kind === to && document.id === id)
          : control === 'country' || control === 'countries'
            ? isCountry(id)
            : control === 'organisation' || control === 'organisations'
              ? await isOrganisation(queries, id)
              : control === 'person'
                ? await isPerson(queries, id)
                : true;
      if (!isThere) return name;
    }
  }
  return undefined;
}

function idsIn(value: FieldValue | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return isList(value) ? value : [];
}
