import { type CountryCode, countryByCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import { mayPull, mayReadHealth } from '../../platform/connectors/connector.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import { type FileBytes, fileOf } from '../../platform/files/file-bytes.ts';
import { FileRefusal } from '../../platform/files/file-refusal.ts';
import { unpacked } from '../../platform/files/unpacked-file.ts';
import { appendLedgerEntry } from '../../platform/ledger/ledger-store.ts';
import { FieldsRefusal, Refusal } from '../../platform/refusal.ts';
import { fold } from '../../platform/search/fold.ts';
import type { Day, EventRelease, EventSink } from '../events/event.ts';
import type { EventService } from '../events/event-service.ts';
import {
  lacksOf,
  layoutFor,
  type MappedField,
  type OwnSource,
  ownSourceId,
  type ReadTable,
  sameLayout,
  type TableLayout,
  type TableSample,
} from './own-source.ts';
import * as store from './own-source-store.ts';

export type OwnSourceService = ReturnType<typeof createOwnSourceService>;

/** A larger one is for a program: what a page carries from one step to the next stands in it. */
export const mostTableBytes = 4 * 1024 * 1024;

/** Who publishes a table, and how it is laid out, as somebody says it. */
export type AskedSource = Omit<TableLayout, 'country'> & {
  readonly name: string;
  readonly publisher: string;
  readonly licence: string;
  readonly country: string | undefined;
};

/** What became of a table: looked at alone, landed, or the very table that was landed last. */
export type BroughtIn = {
  readonly outcome: 'tried' | 'loaded' | 'unchanged';
  readonly table: ReadTable;
  readonly release: EventRelease | undefined;
};

const refusals = {
  unread: () =>
    new Refusal('event-layout.not-yours', 403, 'Tables of events are for those who work here. Sign in first.'),
  unbrought: () =>
    new Refusal('event-layout.not-yours', 403, 'Only a watch analyst or an administrator brings in a table of events.'),
  large: () =>
    new Refusal(
      'event-layout.large',
      422,
      'The table is larger than 4 MB. Divide it by days, and bring in each part',
      'file',
    ),
  utf8: () => new Refusal('event-layout.encoding', 422, 'The table is not UTF-8. Save it as CSV in UTF-8', 'file'),
  empty: () => new Refusal('event-layout.empty', 422, 'Choose a file, or paste a table with a line of columns', 'file'),
  name: () => new Refusal('event-layout.name', 422, 'Enter a name with letters or digits', 'name'),
  // Two long names may be alike as far as a source is known by them.
  nameTaken: (name: string) =>
    new Refusal(
      'event-layout.name-taken',
      422,
      'A source of nearly this name is there already, {name}. Enter another name',
      'name',
      { name },
    ),
  less: () =>
    new Refusal(
      'event-layout.less',
      422,
      'More than one in ten of the events that stand in its days are missing from this table. If that is right, tick the box',
      'evenIfLess',
    ),
  country: () => new Refusal('event-layout.country', 422, 'Choose a country from the list', 'country'),
};

const lacking: Readonly<Partial<Record<MappedField, string>>> = {
  country: 'Choose the column that says the country, or one country for every row',
  dayFrom: 'Choose the column that says the day',
  violence: 'Choose the column that says the type of violence, or one type for every row',
  deathsBest: 'Choose the column that says how many died',
};

/** Tables of events of one’s own: laid out by a person, kept by name, landed as events of that source. */
export function createOwnSourceService({
  database,
  clock,
  events,
  readSample,
  readTable,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly events: Pick<EventService, 'landRead'>;
  /** `warn/sources/own-tables/own-table.ts` */
  readonly readSample: (file: FileBytes) => Promise<TableSample>;
  readonly readTable: (
    file: FileBytes,
    source: OwnSource,
    sink: Pick<EventSink, 'take'>,
    today: Day,
  ) => Promise<ReadTable>;
}) {
  function requireBringer(actor: Actor): void {
    if (!mayPull(actor)) throw refusals.unbrought();
  }

  function sourceOf(asked: AskedSource, header: readonly string[]): OwnSource {
    const id = ownSourceId(fold(asked.name));
    if (id === undefined) throw refusals.name();
    const country = asked.country === undefined ? undefined : countryByCode(asked.country)?.code;
    if (asked.country !== undefined && country === undefined) throw refusals.country();
    const source: OwnSource = { ...asked, id, header, country: country satisfies CountryCode | undefined };
    const problems = [
      ...lacksOf(source).map((field) => ({ field: `column-${field}`, text: lacking[field] ?? '' })),
      ...Object.entries(source.columns)
        .filter(([, name]) => !header.includes(name))
        .map(([field, name]) => ({ field: `column-${field}`, text: `The table has no column “${name}”` })),
    ];
    if (problems.length > 0) throw new FieldsRefusal('event-layout.columns', 422, problems);
    return source;
  }

  /** @returns whether its tables are read otherwise than before */
  async function keep(queries: Queries, actor: Actor, source: OwnSource): Promise<boolean> {
    const before = (await store.allLayouts(queries)).find(({ id }) => id === source.id);
    if (before !== undefined && fold(before.name) !== fold(source.name)) throw refusals.nameTaken(before.name);
    if (before !== undefined && sameLayout(before, source)) return false;
    await store.keepLayout(queries, source, { kept_at: clock(), kept_by: actor.name });
    const { id, name, publisher, licence, columns } = source;
    await appendLedgerEntry(queries, actor, {
      ...{ at: clock(), kind: 'event-layout.kept', subjectType: 'event-layout', subjectId: id, place: null },
      ...{ fromState: before === undefined ? null : 'kept', toState: 'kept' },
      // That a table is kept at all, and whose it is, is for the house that keeps it.
      marked: { owner: actor.organisationId, marking: 'OFFICIAL', caveats: [], audience: [] },
      payload: { said: `${name}: how its columns are read`, publisher, licence, columns },
    });
    return before !== undefined;
  }

  return {
    /** Every table that somebody has laid out, the one kept last first. @throws Refusal (403) for who is not of the house */
    async sources(actor: Actor): Promise<readonly OwnSource[]> {
      if (!mayReadHealth(actor)) throw refusals.unread();
      return database.snapshot(actor, store.allLayouts);
    },

    /**
     * Opens a table that was sent, plain, gzipped or zipped.
     * @returns its text, its first rows, and how one with the same columns was laid out before
     * @throws Refusal beside `file` where it is no table, or too large for a page
     */
    async open(actor: Actor, file: FileBytes) {
      requireBringer(actor);
      const text = await textOf(file);
      const sample = await besideFile(() => readSample(fileOf(file.name, Buffer.from(text))));
      const before = layoutFor(await database.snapshot(actor, store.allLayouts), sample.header);
      return { text, sample, before };
    },

    /**
     * Lands a table as events of its source, beside those of others, and keeps how it was laid out. Events of its days that
     * it no longer tells cease to stand, as with any other file of events.
     * @param options.isTried only tells what would become of each row
     * @throws Refusal beside its field; nothing has changed then
     */
    async bringIn(
      actor: Actor,
      asked: AskedSource,
      table: { readonly name: string; readonly text: string },
      options: { readonly isTried: boolean; readonly evenIfLess: boolean },
    ): Promise<BroughtIn> {
      requireBringer(actor);
      if (table.text.trim() === '') throw refusals.empty();
      if (Buffer.byteLength(table.text) > mostTableBytes) throw refusals.large();
      const file = () => fileOf(table.name, Buffer.from(table.text));
      const { header } = await besideFile(() => readSample(file()));
      const source = sourceOf(asked, header);
      let read: ReadTable | undefined;
      const reading = async ({ take }: Pick<EventSink, 'take'>) => {
        // A day of the calendar by the form of the clock’s own writing.
        read = await readTable(file(), source, { take }, clock().toISOString().slice(0, 10) as Day);
        return read.file;
      };
      const found = await besideFile(async () => {
        if (options.isTried) {
          await reading({ take: () => {} });
          return { outcome: 'tried', release: undefined } as const;
        }
        const alongside = (queries: Queries) => keep(queries, actor, source);
        return events.landRead(actor, source.id, table.name, reading, { ...options, alongside });
      });
      if (read === undefined) throw new Error('What has landed has been read');
      return { ...found, table: read };
    },
  };
}

/** Unpacked no further than a page can carry: a bomb is never whole in memory. */
async function textOf(file: FileBytes): Promise<string> {
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  await besideFile(async () => {
    for await (const piece of unpacked(file).bytes) {
      sizeBytes += piece.length;
      if (sizeBytes > mostTableBytes) throw refusals.large();
      pieces.push(piece);
    }
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
  } catch {
    throw refusals.utf8();
  }
}

/** What is wrong with a table is told beside the field that it came in. */
async function besideFile<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    // What the command line says of it names an option of its own.
    if (error instanceof FileRefusal && error.code === 'events.less') throw refusals.less();
    const isOfFile = error instanceof Refusal && error.status === 422 && error.field === undefined;
    throw isOfFile ? new Refusal(error.code, 422, error.message, 'file') : error;
  }
}
