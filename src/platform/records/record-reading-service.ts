import { validate as isUuid } from 'uuid';
import type { Actor } from '../database/actor.ts';
import type { Database, Queries } from '../database/database.ts';
import { kindsAbout, readDocuments, recentDocuments } from '../search/search-store.ts';
import { countryWords } from '../words.ts';
import type { Fields, FieldValue } from './field.ts';
import { openStates } from './lifecycle.ts';
import type { AnyRecord, RecordDefinition } from './record.ts';
import { allFields } from './record.ts';
import type { Typed } from './record-form.ts';
import type { AnyRecordService, RecordFilter } from './record-service.ts';
import type { Named, Offered, Option, OrganisationOption } from './record-view.ts';
import { listBriefRecordsOfKinds, listRecordsOfKinds } from './records-of-kinds-store.ts';

export type RecordReadingService = ReturnType<typeof createRecordReadingService>;

/** What records speak of and others keep: countries, and the organisations and people of the directory. */
export type Directory = {
  readonly countries: readonly Option[];
  readonly names: (
    actor: Actor,
  ) => Promise<{ readonly organisations: readonly OrganisationOption[]; readonly people: readonly Option[] }>;
};

/** Some records of a kind, the one made last first, and how many there are in all. */
export type KindList = {
  readonly service: AnyRecordService;
  readonly records: readonly AnyRecord[];
  readonly count: number;
};

const longestChoice = 200;
const longestList = 10_000;

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
    const listed = await directory.names(actor);
    const [organisations, people] = [listed.organisations, listed.people].map(
      (options) => new Map(options.map(({ value, text }) => [value, text])),
    );
    return {
      country: (code) => countryWords(countryNames.get(code) ?? code, code),
      organisation: (id) => organisations?.get(id) ?? id,
      person: (id) => people?.get(id) ?? id,
      thing: (kind, id) => things.get(`${kind} ${id}`),
    };
  }

  return {
    countries: directory.countries,

    /**
     * What the lists of a form with these fields offer: of what stands here the last changed, and what is chosen already.
     * @param typed what the form says now
     */
    async offered(actor: Actor, fields: Fields, typed: Typed = {}): Promise<Offered> {
      const references = Object.entries(fields).filter(([, { control }]) => control === 'reference');
      const chosen = references.flatMap(([name, { to }]) => {
        const id = typed[name];
        return typeof id === 'string' && isUuid(id) ? [{ kind: to, id }] : [];
      });
      const things = await database.snapshot(actor, async (queries) => {
        const found = new Map<string, readonly Option[]>();
        const named = chosen.length === 0 ? [] : await readDocuments(queries, chosen);
        for (const kind of new Set(references.map(([, { to }]) => to))) {
          const recent = await recentDocuments(queries, kind, longestChoice);
          const older = named.filter((each) => each.kind === kind && recent.every(({ id }) => id !== each.id));
          const option = ({ id, title }: { readonly id: string; readonly title: string }) => ({
            value: id,
            text: title.replace(/^[^:]+: /, ''),
          });
          found.set(kind, [...older, ...recent].map(option));
        }
        return found;
      });
      return { countries: directory.countries, ...(await directory.names(actor)), things };
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

    /** Names for all that the records of these lists point at. */
    namedLists: (actor: Actor, lists: readonly KindList[]): Promise<Named> =>
      namedIn(
        actor,
        lists.flatMap(({ service, records }) => {
          const fields = allFields(service.definition);
          return records.map(({ values }) => ({ fields, values }));
        }),
      ),

    /** What stands about a place, kind by kind: of most kinds nothing does, and those are not asked. */
    ofPlace(actor: Actor, kinds: readonly AnyRecordService[], place: string, limit: number) {
      return database.snapshot(actor, async (queries) => {
        const about = await kindsAbout(
          queries,
          place,
          kinds.map(({ definition: { kind } }) => kind),
        );
        const asked = kinds.filter(({ definition: { kind } }) => about.has(kind));
        return listsIn(
          queries,
          asked.map((service) => ({ service, filter: { place } })),
          limit,
        );
      });
    },

    /** Of each kind what has not ended and was made, or moved last, by somebody, as far as the asker may see it. */
    openOf: (asker: Actor, kinds: readonly AnyRecordService[], personId: string) =>
      database.snapshot(asker, (queries) =>
        listsIn(
          queries,
          kinds.map((service) => ({
            service,
            filter: { states: openStates(service.definition.lifecycle), touchedBy: personId },
          })),
          longestList,
        ),
      ),

    /** The same without handling and dates: of a whole that may have thousands of parts. */
    briefLists: (actor: Actor, asked: Asked, limit: number) =>
      database.snapshot(actor, async (queries) => {
        const kinds = asked.map(({ service: { definition }, filter }) => ({ definition, filter }));
        const found = await listBriefRecordsOfKinds(queries, kinds, limit);
        return asked.map(({ service }, place) => ({ service, records: found[place]?.records ?? [] }));
      }),

    /** Of each kind what fits its filter, all as they stand at one moment. */
    lists: (actor: Actor, asked: Asked, limit: number) =>
      database.snapshot(actor, (queries) => listsIn(queries, asked, limit)),
  };
}

type Asked = readonly { readonly service: AnyRecordService; readonly filter: RecordFilter }[];

async function listsIn(queries: Queries, asked: Asked, limit: number): Promise<readonly KindList[]> {
  const kinds = asked.map(({ service: { definition }, filter }) => ({ definition, filter }));
  const found = await listRecordsOfKinds(queries, kinds, limit);
  return asked.map(({ service }, place) => ({ service, ...(found[place] ?? { records: [], count: 0 }) }));
}

function referencesIn(fields: Fields, values: AnyRecord['values']): readonly { kind: string; id: string }[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const value = values[name];
    return field.control === 'reference' && typeof value === 'string' ? [{ kind: field.to, id: value }] : [];
  });
}
