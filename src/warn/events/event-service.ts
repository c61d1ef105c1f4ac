import { basename } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { CountryCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import { mayReadHealth } from '../../platform/connectors/connector.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import type { FileBytes } from '../../platform/files/file-bytes.ts';
import { FileRefusal } from '../../platform/files/file-refusal.ts';
import { appendLedgerEntry } from '../../platform/ledger/ledger-store.ts';
import { Refusal } from '../../platform/refusal.ts';
import {
  type Days,
  daysOfBoth,
  droppedRows,
  type EventFile,
  type EventFilter,
  type EventPage,
  type EventRelease,
  type EventReleaseId,
  type EventSink,
  type EventSourceId,
  ucdpEvents,
} from './event.ts';
import * as reading from './event-reading-store.ts';
import { loadedStep } from './event-release-step.ts';
import * as store from './event-store.ts';
import { asMonth, lastWholeMonth, type Month, monthNumber, monthOfNumber } from './figures.ts';
import { type CellCounts, type HotSpot, hotSpotRule, hotSpots } from './hot-spots.ts';
import type { MonthCounts } from './rise.ts';

export type EventService = ReturnType<typeof createEventService>;

/** What became of one file: landed as a release, or the very file that was landed last. */
export type LandedEvents = { readonly outcome: 'loaded' | 'unchanged'; readonly release: EventRelease };

/** What a country's cells have seen of late, and which of them stand out. */
export type CountryHotSpots = {
  readonly release: EventRelease;
  /** The last month that is looked at. */
  readonly lastMonth: Month;
  readonly cells: readonly CellCounts[];
  readonly spots: readonly (HotSpot & { readonly placeName: string; readonly firstLevel: string })[];
};

/**
 * @property days those of which a file tells everything: what it no longer tells of them ceases to stand
 * @property isFirst nothing stood of its source, and its rows stand already
 */
type Keeping = {
  readonly id: EventReleaseId;
  readonly days: Days;
  readonly evenIfLess: boolean;
  readonly isFirst: boolean;
};

type ReadEvents = (file: FileBytes, sink: EventSink) => Promise<EventFile>;

/** A file that would take away more than this share of the events that stand in its days is refused unless asked for. */
const mostWithdrawn = 0.1;

export function createEventService({
  database,
  clock,
  readEvents,
}: {
  readonly database: Database;
  readonly clock: Clock;
  /** Reads a file of events as it comes: `warn/sources/ucdp-events/ucdp-events.ts`. */
  readonly readEvents: ReadEvents;
}) {
  async function keep(queries: Queries, actor: Actor, name: string, file: EventFile, keeping: Keeping) {
    const { id, days, evenIfLess } = keeping;
    const source = file.source.id;
    const taken = file.rows - droppedRows(file);
    const gone = keeping.isFirst ? { revised: 0, withdrawn: 0 } : await store.supersede(queries, source, id, days);
    const landed = keeping.isFirst ? taken : await store.landStaged(queries, source, id);
    const unchanged = taken - landed;
    const stood = gone.revised + gone.withdrawn + unchanged;
    if (!evenIfLess && gone.withdrawn > stood * mostWithdrawn) {
      const reason = `of the ${stood} events that stand from ${days.firstDay} to ${days.lastDay} it no longer has ${gone.withdrawn}; to take it all the same, add --even-if-less`;
      throw new FileRefusal('events.less', name, undefined, reason);
    }
    const release: EventRelease = {
      ...file,
      id,
      fileName: basename(name),
      loadedAt: clock(),
      loadedBy: actor.name,
      fate: { added: landed - gone.revised, ...gone, unchanged },
    };
    await store.insertRelease(queries, release);
    await store.countAnew(queries);
    // Nothing is counted from tables of one’s own.
    if (source === ucdpEvents.id) await store.sumByMonth(queries, source, id);
    await appendLedgerEntry(queries, actor, loadedStep(actor, release));
    return release;
  }

  /**
   * As `land`, for what is read in another way.
   * @param options.alongside what is kept in the same transaction; it tells whether files of this source are read
   *   otherwise than before: then the file that was landed last is read anew, in place of what was made of it
   */
  function landRead(
    actor: Actor,
    source: EventSourceId,
    name: string,
    readInto: (sink: EventSink) => Promise<EventFile>,
    options: { readonly evenIfLess?: boolean; readonly alongside?: (queries: Queries) => Promise<boolean> } = {},
  ): Promise<LandedEvents> {
    return database.bulk(actor, async (queries, copyInto) => {
      await store.lockSource(queries, source);
      // A fresh UUID is by construction the identity of a new release.
      const id = uuidv7() as EventReleaseId;
      const standing = await store.latestRelease(queries, source);
      const isFirst = standing === undefined;
      const staged = await store.stageEvents(queries, copyInto, isFirst ? { source, release: id } : undefined);
      const { rows } = staged;
      const sink: EventSink = { take: (event) => store.stage(staged, event), afterPiece: () => rows.send() };
      let read: EventFile;
      try {
        read = await readInto(sink);
      } catch (error) {
        await rows.abandon();
        throw error;
      }
      await rows.end();
      const isReadAnew = (await options.alongside?.(queries)) === true;
      const same = standing?.sha256 === read.sha256 ? standing : undefined;
      if (same !== undefined && !isReadAnew) return { outcome: 'unchanged', release: same };
      const keeping = {
        ...{ id, isFirst, days: same === undefined ? read : daysOfBoth(same, read) },
        evenIfLess: options.evenIfLess === true,
      };
      return { outcome: 'loaded', release: await keep(queries, actor, name, read, keeping) };
    });
  }

  return {
    landRead,

    /**
     * Lands a file of events, whole or not at all, without ever holding it in memory. What it tells as before stays as
     * it stood; what it tells anew stands in new rows beside the old; events of its days that it no longer tells cease to
     * stand. The file that was landed last changes nothing.
     * @param options.evenIfLess take a file that no longer has a tenth of the events that stand
     * @throws FileRefusal naming file, line and reason; nothing has changed then
     */
    land(actor: Actor, file: FileBytes, options: { readonly evenIfLess?: boolean } = {}): Promise<LandedEvents> {
      return landRead(actor, ucdpEvents.id, file.name, (sink) => readEvents(file, sink), options);
    },

    /** Every release ever landed, the last one first: tables of one’s own for those who work here alone. */
    async releases(actor: Actor): Promise<readonly EventRelease[]> {
      return readableBy(actor, await database.snapshot(actor, store.allReleases));
    },

    /** Of each source the release that was landed last: tables of one’s own for those who work here alone. */
    async newestReleases(actor: Actor): Promise<readonly EventRelease[]> {
      return readableBy(actor, await database.snapshot(actor, store.newestReleases));
    },

    /** The release of a source that was landed last; nothing where there is none. */
    latest(actor: Actor, source: EventSourceId): Promise<EventRelease | undefined> {
      return database.snapshot(actor, (queries) => store.latestRelease(queries, source));
    },

    /** A country's events and deaths by month and type of violence, as they stand now. */
    monthsOf(actor: Actor, country: CountryCode): Promise<readonly reading.MonthSums[]> {
      return database.snapshot(actor, (queries) => reading.monthsOf(queries, country));
    },

    /** Events that stand, the latest first. */
    async list(actor: Actor, filter: EventFilter, page: EventPage): Promise<readonly reading.ListedEvent[]> {
      requireReader(actor, filter);
      return database.snapshot(actor, (queries) => reading.listEvents(queries, filter, page));
    },

    /** Events that stand, a stretch of them, with how many there are. */
    async listAndCount(actor: Actor, filter: EventFilter, page: EventPage) {
      requireReader(actor, filter);
      return database.snapshot(actor, async (queries) => ({
        count: await reading.countEvents(queries, filter),
        events: await reading.listEvents(queries, filter, page),
      }));
    },

    /** The release of events that was landed last, in a caller's own transaction, and its last whole month. */
    lastMonthIn: lastMonthOf,

    /**
     * Events by month, in a caller's own transaction, up to the last whole month of the release that was landed last, the last one last.
     * @param isInside which of those in the countries count, by country and first-level unit
     * @returns nothing where no events are landed
     */
    async monthCountsIn(
      queries: Queries,
      countries: readonly CountryCode[],
      months: number,
      isInside: (country: string, firstLevel: string) => boolean,
    ): Promise<MonthCounts | undefined> {
      const read = await monthsOf(queries, countries, months);
      if (read === undefined) return undefined;
      const inside = read.rows.filter(({ country, firstLevel }) => isInside(country, firstLevel));
      return { ...read.to, counts: countsOf(inside, read.first, months) };
    },

    /** The same of each of these countries that has an event in those months, by country. */
    async countryMonthCountsIn(
      queries: Queries,
      countries: readonly CountryCode[],
      months: number,
    ): Promise<ReadonlyMap<CountryCode, MonthCounts>> {
      const read = await monthsOf(queries, countries, months);
      if (read === undefined) return new Map();
      const byCountry = Map.groupBy(read.rows, ({ country }) => country);
      return new Map(
        [...byCountry].map(([country, rows]) => [country, { ...read.to, counts: countsOf(rows, read.first, months) }]),
      );
    },

    /** Where in a country there is more violence than each place's own history lets expect; nothing without events. */
    hotSpotsOf(actor: Actor, country: CountryCode): Promise<CountryHotSpots | undefined> {
      return database.snapshot(actor, async (queries) => {
        const release = await store.latestRelease(queries, ucdpEvents.id);
        const lastMonth = asMonth(release?.lastDay.slice(0, 7) ?? '');
        if (release === undefined || lastMonth === undefined) return undefined;
        const counts = await reading.cellCounts(queries, country, lastMonth, hotSpotRule);
        const spots = hotSpots(counts);
        const cells = spots.map(({ cell }) => cell);
        const names = new Map((await reading.namesOf(queries, country, cells)).map((name) => [name.cell, name]));
        return {
          release,
          lastMonth,
          cells: counts,
          spots: spots.map((spot) => ({ ...spot, ...nameOf(names.get(spot.cell)) })),
        };
      });
    },
  };
}

/** Events of countries by unit and month, up to the last whole month of the release that was landed last. */
async function monthsOf(queries: Queries, countries: readonly CountryCode[], months: number) {
  const to = await lastMonthOf(queries);
  if (to === undefined) return undefined;
  const first = monthNumber(to.lastMonth) - months + 1;
  return { to, first, rows: await reading.unitMonths(queries, countries, monthOfNumber(first)) };
}

async function lastMonthOf(queries: Queries): Promise<Omit<MonthCounts, 'counts'> | undefined> {
  const release = await store.latestRelease(queries, ucdpEvents.id);
  return release && { release, lastMonth: lastWholeMonth(release.lastDay) };
}

function countsOf(rows: readonly reading.UnitMonth[], first: number, months: number): readonly number[] {
  return Array.from({ length: months }, (_, at) => {
    const month = monthOfNumber(first + at);
    return rows.reduce((sum, row) => sum + (row.month === month ? row.events : 0), 0);
  });
}

/** Tables of one’s own are for those who work here. */
function requireReader(actor: Actor, { source = ucdpEvents.id }: EventFilter): void {
  if (source === ucdpEvents.id || mayReadHealth(actor)) return;
  throw new Refusal('events.not-yours', 403, 'Events of this source are for those who work here. Sign in first.');
}

function readableBy(actor: Actor, releases: readonly EventRelease[]): readonly EventRelease[] {
  return mayReadHealth(actor) ? releases : releases.filter(({ source }) => source.id === ucdpEvents.id);
}

function nameOf(name: reading.CellName | undefined): Pick<reading.CellName, 'placeName' | 'firstLevel'> {
  return { placeName: name?.placeName ?? '', firstLevel: name?.firstLevel ?? '' };
}
