import { type GeneratedAlways, sql } from 'kysely';
import type { CountryCode } from '../../places/country.ts';
import { CopyRows } from '../../platform/database/copy-text.ts';
import type { CopyInto, Queries } from '../../platform/database/database.ts';
import { oncePerMoment } from '../../platform/database/moment.ts';
import type {
  Cell,
  Day,
  DroppedRows,
  EventFate,
  EventFile,
  EventRelease,
  EventReleaseId,
  EventSourceId,
  ViolentEvent,
} from './event.ts';
import type { ViolenceType } from './figures.ts';

type Sums = { events: number; deaths_best: number; deaths_low: number; deaths_high: number };

declare module '../../platform/database/database.ts' {
  interface Tables {
    event_release: {
      id: EventReleaseId;
      loaded_order: GeneratedAlways<number>;
      source: EventSourceId;
      name: string;
      publisher: string;
      licence: string;
      citation: string;
      version: string;
      file_name: string;
      file_sha256: Buffer;
      row_count: number;
      dropped: string;
      columns_aside: readonly string[];
      first_day: Day;
      last_day: Day;
      remarks: readonly string[];
      added: number;
      revised: number;
      unchanged: number;
      withdrawn: number;
      loaded_at: Date;
      loaded_by: string;
    };
    event_country_month: { source: EventSourceId; country: CountryCode; month: string; violence: ViolenceType } & Sums;
    event_cell_month: {
      source: EventSourceId;
      country: CountryCode;
      first_level: string;
      cell: Cell;
      month: string;
      violence: ViolenceType;
    } & Sums;
    event: {
      source: EventSourceId;
      source_event_id: string;
      release_id: EventReleaseId;
      superseded_by: EventReleaseId | null;
      country: CountryCode;
      violence: ViolenceType;
      day_from: Day;
      day_to: Day;
      date_precision: number;
      latitude: number;
      longitude: number;
      cell: Cell;
      where_precision: number;
      place_name: string;
      first_level: string;
      second_level: string;
      conflict: string;
      side_a: string;
      side_b: string;
      deaths_best: number;
      deaths_low: number;
      deaths_high: number;
      deaths_civilians: number;
      reports: number | null;
      clarity: number;
      source_words: string;
    };
  }
}

/** What an event says, in the order in which it is copied. */
const toldColumns = `source_event_id, country, violence, day_from, day_to, date_precision, latitude, longitude, cell,
  where_precision, place_name, first_level, second_level, conflict, side_a, side_b, deaths_best, deaths_low, deaths_high,
  deaths_civilians, reports, clarity, source_words`;
const told = sql.raw(toldColumns);

/** One loading of a source's events at a time, until the transaction ends. */
export async function lockSource(queries: Queries, source: EventSourceId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('forestall.events'), hashtext(${source}))`.execute(queries);
}

/**
 * Opens what takes the rows of a file: a table of this transaction's own, to be held against what stands; or, of a source
 * of which nothing stands, the events themselves, as a release's.
 */
export async function stageEvents(
  queries: Queries,
  copyInto: CopyInto,
  first: { readonly source: EventSourceId; readonly release: EventReleaseId } | undefined,
): Promise<StagedEvents> {
  if (first !== undefined) {
    const rows = new CopyRows(copyInto(`event (source, release_id, ${toldColumns})`));
    return { rows, beforeEach: [first.source, first.release] };
  }
  await sql`create temp table event_staged on commit drop as select ${told} from event with no data`.execute(queries);
  return { rows: new CopyRows(copyInto('event_staged')), beforeEach: [] };
}

/** @property beforeEach what stands in each row before what its event says */
export type StagedEvents = { readonly rows: CopyRows; readonly beforeEach: readonly string[] };

export function stage({ rows, beforeEach }: StagedEvents, event: ViolentEvent): void {
  const { deaths } = event;
  rows.add([
    ...beforeEach,
    ...[event.sourceEventId, event.country, event.violence, event.dayFrom, event.dayTo, event.datePrecision],
    ...[event.latitude, event.longitude, event.cell, event.wherePrecision],
    ...[event.placeName, event.firstLevel, event.secondLevel, event.conflict, event.sideA, event.sideB],
    ...[deaths.best, deaths.low, deaths.high, event.deathsCivilians, event.reports, event.clarity],
    event.sourceWords ?? '',
  ]);
}

/**
 * Lets go of the events that the staged rows tell anew, and of those of the file's days that it no longer tells.
 * @returns how many of each
 */
export async function supersede(
  queries: Queries,
  source: EventSourceId,
  release: EventReleaseId,
  { firstDay, lastDay }: Pick<EventFile, 'firstDay' | 'lastDay'>,
): Promise<Pick<EventFate, 'revised' | 'withdrawn'>> {
  const { rows } = await sql<Pick<EventFate, 'revised' | 'withdrawn'>>`
    with standing as (select ${told} from event where source = ${source} and superseded_by is null),
    changed as (
      select standing.source_event_id as gone, event_staged.source_event_id is not null as is_revised
      from standing left join event_staged using (source_event_id)
      where standing is distinct from event_staged and (event_staged.source_event_id is not null
        or (standing.day_from >= ${firstDay}::date and standing.day_to <= ${lastDay}::date))
    ),
    let_go as (
      update event set superseded_by = ${release} from changed
      where source = ${source} and superseded_by is null and source_event_id = changed.gone
      returning is_revised
    )
    select count(*) filter (where is_revised)::int as revised, count(*) filter (where not is_revised)::int as withdrawn
    from let_go
  `.execute(queries);
  const [gone] = rows;
  if (gone === undefined) throw new Error('counting gives one row');
  return gone;
}

/** Lands the staged rows of which none stands. @returns how many */
export async function landStaged(queries: Queries, source: EventSourceId, release: EventReleaseId): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    insert into event (source, release_id, ${told})
    select ${source}, ${release}::uuid, ${told} from event_staged
    where not exists (
      select from event as standing
      where standing.source = ${source} and standing.superseded_by is null
        and standing.source_event_id = event_staged.source_event_id
    )
    order by source_event_id
  `.execute(queries);
  return Number(numAffectedRows);
}

/** Tells the database how many events of what kind there are now, so that it reads them in the quickest way. */
export async function countAnew(queries: Queries): Promise<void> {
  await sql`analyze event`.execute(queries);
}

/**
 * Makes the sums by month anew from what stands, of the countries that a release touched: of cells, by the unit that their
 * events are placed in, and of the country.
 */
export async function sumByMonth(queries: Queries, source: EventSourceId, release: EventReleaseId): Promise<void> {
  // The sums of all that there is fit in it: on disk they take twice as long.
  await sql`set local work_mem = '64MB'`.execute(queries);
  const { rows } = await sql<{ country: CountryCode }>`
    select distinct country from event where release_id = ${release} or superseded_by = ${release}
  `.execute(queries);
  const touched = sql`source = ${source} and country = any(${rows.map(({ country }) => country)})`;
  await sql`delete from event_country_month where ${touched}`.execute(queries);
  await sql`delete from event_cell_month where ${touched}`.execute(queries);
  await sql`
    insert into event_cell_month
    select ${source}, country, first_level, cell, month, violence,
      sum(share), sum(deaths_best * share), sum(deaths_low * share), sum(deaths_high * share)
    from event_share where ${touched}
    group by country, first_level, cell, month, violence
    order by country, month
  `.execute(queries);
  await sql`
    insert into event_country_month
    select source, country, month, violence, sum(events), sum(deaths_best), sum(deaths_low), sum(deaths_high)
    from event_cell_month where ${touched}
    group by source, country, month, violence
  `.execute(queries);
}

export async function insertRelease(queries: Queries, release: EventRelease): Promise<void> {
  const { source, fate } = release;
  await queries
    .insertInto('event_release')
    .values({
      id: release.id,
      source: source.id,
      name: source.name,
      publisher: source.publisher,
      licence: source.licence,
      citation: source.citation,
      version: release.version,
      file_name: release.fileName,
      file_sha256: Buffer.from(release.sha256, 'hex'),
      row_count: release.rows,
      dropped: JSON.stringify(release.dropped),
      columns_aside: release.columnsAside,
      first_day: release.firstDay,
      last_day: release.lastDay,
      remarks: release.remarks,
      ...fate,
      loaded_at: release.loadedAt,
      loaded_by: release.loadedBy,
    })
    .execute();
}

function selectReleases(queries: Queries) {
  return queries
    .selectFrom('event_release')
    .select([
      ...(['id', 'source', 'name', 'publisher', 'licence', 'citation', 'version', 'remarks', 'dropped'] as const),
      ...(['added', 'revised', 'unchanged', 'withdrawn'] as const),
      'file_name as fileName',
      sql<string>`encode(file_sha256, 'hex')`.as('sha256'),
      'row_count as rows',
      'columns_aside as columnsAside',
      sql<Day>`first_day::text`.as('firstDay'),
      sql<Day>`last_day::text`.as('lastDay'),
      'loaded_at as loadedAt',
      'loaded_by as loadedBy',
    ])
    .orderBy('loaded_order', 'desc');
}

type ReleaseRow = Awaited<ReturnType<ReturnType<typeof selectReleases>['execute']>>[number];

function toRelease(row: ReleaseRow): EventRelease {
  const {
    source: id,
    name,
    publisher,
    licence,
    citation,
    added,
    revised,
    unchanged,
    withdrawn,
    dropped,
    ...rest
  } = row;
  return {
    ...rest,
    source: { id, name, publisher, licence, citation },
    fate: { added, revised, unchanged, withdrawn },
    // Written by insertRelease, and read back by the driver from jsonb.
    dropped: dropped as unknown as readonly DroppedRows[],
  };
}

/** Every release, the one loaded last first. */
export async function allReleases(queries: Queries): Promise<readonly EventRelease[]> {
  return (await selectReleases(queries).execute()).map(toRelease);
}

/** Of each source the release that was loaded last, the last of them first. */
export async function newestReleases(queries: Queries): Promise<readonly EventRelease[]> {
  const newest = queries
    .selectFrom('event_release')
    .distinctOn('source')
    .select('loaded_order')
    .orderBy('source')
    .orderBy('loaded_order', 'desc');
  return (await selectReleases(queries).where('loaded_order', 'in', newest).execute()).map(toRelease);
}

/** The release that was loaded last; nothing where there is none. */
export const latestRelease = oncePerMoment(
  async (queries: Queries, source: EventSourceId): Promise<EventRelease | undefined> => {
    const row = await selectReleases(queries).where('source', '=', source).limit(1).executeTakeFirst();
    return row && toRelease(row);
  },
);
