import type { Actor } from '../database/actor.ts';
import type { Database } from '../database/database.ts';
import { readDocuments, recentDocuments } from '../search/search-store.ts';
import { countryWords } from '../words.ts';
import type { Fields, FieldValue } from './field.ts';
import type { AnyRecord, RecordDefinition } from './record.ts';
import { allFields } from './record.ts';
import type { Named, Offered, Option } from './record-view.ts';

export type RecordReadingService = ReturnType<typeof createRecordReadingService>;

/** What records speak of and others keep: countries, and the organisations and people of the directory. */
export type Directory = {
  readonly countries: readonly Option[];
  readonly organisations: (actor: Actor) => Promise<readonly Option[]>;
  readonly people: (actor: Actor) => Promise<readonly Option[]>;
};

const longestChoice = 200;

/** Names for what records point at, and what their forms offer: for each asker what that asker may see. */
export function createRecordReadingService({
  database,
  directory,
}: {
  readonly database: Database;
  readonly directory: Directory;
}) {
  const countryNames = new Map(directory.countries.map(({ value, text }) => [value, text]));

  async function namedIn(
    actor: Actor,
    entries: readonly { readonly fields: Fields; readonly values: Readonly<Record<string, FieldValue>> }[],
  ): Promise<Named> {
    const keys = entries.flatMap(({ fields, values }) => referencesIn(fields, values));
    const documents =
      keys.length === 0 ? [] : await database.snapshot(actor, (queries) => readDocuments(queries, keys));
    const things = new Map(documents.map(({ kind, id, title, href }) => [`${kind} ${id}`, { title, href }]));
    const organisations = new Map(
      (await directory.organisations(actor)).map(({ value, text }) => [value, text] as const),
    );
    const people = new Map((await directory.people(actor)).map(({ value, text }) => [value, text] as const));
    return {
      country: (code) => countryWords(countryNames.get(code) ?? code, code),
      organisation: (id) => organisations.get(id) ?? id,
      person: (id) => people.get(id) ?? id,
      thing: (kind, id) => things.get(`${kind} ${id}`),
    };
  }

  return {
    countries: directory.countries,

    /** What the lists of a form with these fields offer. */
    async offered(actor: Actor, fields: Fields): Promise<Offered> {
      const kinds = [
        ...new Set(Object.values(fields).flatMap(({ control, to }) => (control === 'reference' ? [to] : []))),
      ];
      const things = await database.snapshot(actor, async (queries) => {
        const found = new Map<string, readonly Option[]>();
        for (const kind of kinds) {
          const documents = await recentDocuments(queries, kind, longestChoice);
          found.set(
            kind,
            documents.map(({ id, title }) => ({ value: id, text: title.replace(/^[^:]+: /, '') })),
          );
        }
        return found;
      });
      return {
        countries: directory.countries,
        organisations: await directory.organisations(actor),
        people: await directory.people(actor),
        things,
      };
    },

    /** Names for all that these records point at. */
    named: (
      actor: Actor,
      entries: readonly {
        readonly definition: RecordDefinition;
        readonly values: Readonly<Record<string, FieldValue>>;
      }[],
    ): Promise<Named> =>
      namedIn(
        actor,
        entries.map(({ definition, values }) => ({ fields: allFields(definition), values })),
      ),

    /** Names for all that values of these fields point at. */
    namedIn,
  };
}

function referencesIn(fields: Fields, values: AnyRecord['values']): readonly { kind: string; id: string }[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const value = values[name];
    return field.control === 'reference' && typeof value === 'string' ? [{ kind: field.to, id: value }] : [];
  });
}
