import type { Actor } from '../database/actor.ts';
import type { Database, Queries } from '../database/database.ts';
import type { PageAsked, Stretch } from '../database/page.ts';
import type { AnyRecord, RecordDefinition, RecordId, RecordOf } from './record.ts';
import type { RecordFilter } from './record-store.ts';
import * as store from './record-store.ts';
import * as versions from './record-version-store.ts';

const longestList = 10_000;

/** What can be read of the records of a kind: one, a stretch of the list, the versions. */
export function createRecordFinding<Definition extends RecordDefinition>(definition: Definition, database: Database) {
  const { kind } = definition;

  /** A record of this kind is one by how it was written: with this definition. */
  const typed = (record: AnyRecord) => record as unknown as RecordOf<Definition>;

  return {
    async find(actor: Actor, id: RecordId): Promise<RecordOf<Definition> | undefined> {
      const found = await database.snapshot(actor, (queries) => store.findRecord(queries, definition, id));
      return found && typed(found);
    },
    async findIn(queries: Queries, id: RecordId): Promise<RecordOf<Definition> | undefined> {
      const found = await store.findRecord(queries, definition, id);
      return found && typed(found);
    },
    /** Held until the transaction ends, so that it stands as it was read when something is decided on it. */
    async lockIn(queries: Queries, id: RecordId): Promise<RecordOf<Definition> | undefined> {
      const found = await store.findRecord(queries, definition, id, true);
      return found && typed(found);
    },
    /** The one made last first, at most 10,000. */
    async listIn(
      queries: Queries,
      filter: RecordFilter,
      limit = longestList,
    ): Promise<readonly RecordOf<Definition>[]> {
      return (await store.listRecords(queries, definition, filter, { after: undefined, limit })).map(typed);
    },
    countIn: (queries: Queries, filter: RecordFilter) => store.countRecords(queries, definition, filter),
    /** A stretch of the list, the one made last first, and how many there are in all. */
    list(actor: Actor, filter: RecordFilter, stretch: Stretch) {
      return database.snapshot(actor, async (queries) => ({
        records: (await store.listRecords(queries, definition, filter, { after: undefined, ...stretch })).map(typed),
        count: await store.countRecords(queries, definition, filter),
      }));
    },
    async page(actor: Actor, filter: RecordFilter, page: PageAsked): Promise<readonly RecordOf<Definition>[]> {
      const found = await database.snapshot(actor, (queries) => store.listRecords(queries, definition, filter, page));
      return found.map(typed);
    },
    /** The numbered versions, the newest first. */
    versions: (actor: Actor, id: RecordId) =>
      database.snapshot(actor, (queries) => versions.listVersions(queries, kind, id)),
    /** Their numbers alone, and who published each when: where what they say is not read. The newest first. */
    versionHeads: (actor: Actor, id: RecordId) =>
      database.snapshot(actor, (queries) => versions.listVersionHeads(queries, kind, id)),
    newestNumberIn: async (queries: Queries, id: RecordId): Promise<number | undefined> =>
      (await versions.listVersionHeads(queries, kind, id))[0]?.number,
    /** Of each record its newest version, where it has one. */
    latestVersions: (actor: Actor, ids: readonly RecordId[]) =>
      database.snapshot(actor, (queries) => versions.listLatestVersions(queries, kind, ids)),
    version: (actor: Actor, id: RecordId, number: number) =>
      database.snapshot(actor, (queries) => versions.findVersion(queries, kind, id, number)),
    versionIn: (queries: Queries, id: RecordId, number: number): Promise<versions.RecordVersion | undefined> =>
      versions.findVersion(queries, kind, id, number),
  };
}
