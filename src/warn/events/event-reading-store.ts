import { sql } from 'kysely';
import type { CountryCode } from '../../places/country.ts';
import type { Queries } from '../../platform/database/database.ts';
import type { Cell, Day, EventFilter, EventPage, EventSourceId } from './event.ts';
import type { Month, ViolenceType } from './figures.ts';
import type { CellCounts } from './hot-spots.ts';

/** What is counted, and listed where no other is asked for. */
const counted = 'ucdp-events' satisfies EventSourceId;

/** A country's sums by month, the first month first, all cells together. */
export type MonthSums = {
  readonly month: Month;
  readonly violence: ViolenceType;
  readonly events: number;
  readonly deathsBest: number;
};

export async function monthsOf(queries: Queries, country: CountryCode): Promise<readonly MonthSums[]> {
  return queries
    .selectFrom('event_country_month')
    .select([
      sql<Month>`to_char(month, 'YYYY-MM')`.as('month'),
      ...(['violence', 'events', 'deaths_best as deathsBest'] as const),
    ])
    .where('source', '=', counted)
    .where('country', '=', country)
    .orderBy('event_country_month.month')
    .orderBy('violence')
    .execute();
}

/** Events of each cell in two spans of months, the later one ending with the month given. */
export async function cellCounts(
  queries: Queries,
  country: CountryCode,
  lastMonth: Month,
  spans: { readonly recentMonths: number; readonly earlierMonths: number },
): Promise<readonly CellCounts[]> {
  const end = sql`${`${lastMonth}-01`}::date + interval '1 month'`;
  const between = sql`${end} - ${spans.recentMonths} * interval '1 month'`;
  const start = sql`${between} - ${spans.earlierMonths} * interval '1 month'`;
  const { rows } = await sql<CellCounts>`
    select cell,
      coalesce(sum(events) filter (where month >= ${between}), 0) as "recentEvents",
      coalesce(sum(events) filter (where month < ${between}), 0) as "earlierEvents",
      coalesce(sum(deaths_best) filter (where month >= ${between}), 0) as "recentDeathsBest"
    from event_cell_month
    where source = ${counted} and country = ${country} and month >= ${start} and month < ${end}
    group by cell order by cell
  `.execute(queries);
  return rows;
}

/** Events of one first-level unit by the month in which they began. */
export type UnitMonth = {
  readonly country: CountryCode;
  readonly firstLevel: string;
  readonly month: Month;
  readonly events: number;
};

/** Events that stand in these countries and began in or after a month, by unit. */
export async function unitMonths(
  queries: Queries,
  countries: readonly CountryCode[],
  firstMonth: Month,
): Promise<readonly UnitMonth[]> {
  return queries
    .selectFrom('event')
    .select([
      ...(['country', 'first_level as firstLevel'] as const),
      sql<Month>`to_char(day_from, 'YYYY-MM')`.as('month'),
      sql<number>`count(*)::int`.as('events'),
    ])
    .where('superseded_by', 'is', null)
    .where('source', '=', counted)
    .where('country', 'in', countries)
    .where('day_from', '>=', sql<Day>`${`${firstMonth}-01`}::date`)
    .groupBy(['country', 'first_level', sql`to_char(day_from, 'YYYY-MM')`])
    .execute();
}

/** What the place of a cell is called in most of its events: a place and its first-level unit. */
export type CellName = { readonly cell: Cell; readonly placeName: string; readonly firstLevel: string };

export async function namesOf(
  queries: Queries,
  country: CountryCode,
  cells: readonly Cell[],
): Promise<readonly CellName[]> {
  if (cells.length === 0) return [];
  const { rows } = await sql<CellName>`
    select cell, mode() within group (order by place_name) as "placeName",
      mode() within group (order by first_level) as "firstLevel"
    from event where superseded_by is null and source = ${counted} and country = ${country} and cell = any(${cells})
    group by cell
  `.execute(queries);
  return rows;
}

/** An event as lists show it. */
export type ListedEvent = {
  readonly source: string;
  readonly sourceEventId: string;
  readonly country: CountryCode;
  readonly violence: ViolenceType;
  readonly dayFrom: Day;
  readonly dayTo: Day;
  readonly latitude: number;
  readonly longitude: number;
  readonly cell: Cell;
  readonly placeName: string;
  readonly firstLevel: string;
  readonly sideA: string;
  readonly sideB: string;
  readonly deathsBest: number;
  readonly deathsLow: number;
  readonly deathsHigh: number;
  readonly deathsCivilians: number;
  /** Where it was told, as a table of one’s own says it; empty for UCDP’s. */
  readonly sourceWords: string;
};

function standing(queries: Queries, { country, source = counted, firstLevel, from, to, violence }: EventFilter) {
  let query = queries
    .selectFrom('event')
    .where('superseded_by', 'is', null)
    .where('country', '=', country)
    .where('source', '=', source);
  if (firstLevel !== undefined) query = query.where('first_level', '=', firstLevel);
  if (from !== undefined) query = query.where('day_to', '>=', from);
  if (to !== undefined) query = query.where('day_from', '<=', to);
  return violence === undefined ? query : query.where('violence', '=', violence);
}

/** Events that stand, the latest first. */
export async function listEvents(
  queries: Queries,
  filter: EventFilter,
  { after, offset, limit }: EventPage,
): Promise<readonly ListedEvent[]> {
  let query = standing(queries, filter).select([
    ...(['source', 'country', 'violence', 'latitude', 'longitude', 'cell'] as const),
    sql<Day>`day_from::text`.as('dayFrom'),
    sql<Day>`day_to::text`.as('dayTo'),
    ...(['source_event_id as sourceEventId', 'place_name as placeName', 'first_level as firstLevel'] as const),
    ...(['side_a as sideA', 'side_b as sideB'] as const),
    ...(['deaths_best as deathsBest', 'deaths_low as deathsLow', 'deaths_high as deathsHigh'] as const),
    ...(['deaths_civilians as deathsCivilians', 'source_words as sourceWords'] as const),
  ]);
  if (after !== undefined) {
    query = query.where(sql<boolean>`(day_from, source_event_id) < (${after.dayFrom}::date, ${after.sourceEventId})`);
  }
  if (offset !== undefined) query = query.offset(offset);
  return query.orderBy('day_from', 'desc').orderBy('source_event_id', 'desc').limit(limit).execute();
}

export async function countEvents(queries: Queries, filter: EventFilter): Promise<number> {
  const { count } = await standing(queries, filter)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
