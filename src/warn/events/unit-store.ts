import { sql } from 'kysely';
import type { CountryCode } from '../../places/country.ts';
import type { Queries } from '../../platform/database/database.ts';
import type { EventSourceId } from './event.ts';
import type { Month } from './figures.ts';
import { hotSpotRule } from './hot-spots.ts';
import type { SeenCell, UnitCounts, UnitMonth } from './unit.ts';

/** Nothing is counted from tables of one’s own. */
const counted = 'ucdp-events' satisfies EventSourceId;

/** Sums of a place up to the month given, whose end is `ending`. */
function sumsTo(lastMonth: Month) {
  const { recentMonths, earlierMonths } = hotSpotRule;
  const before = (months: number) => sql`(${`${lastMonth}-01`}::date + (1 - ${months}::int) * interval '1 month')`;
  const [recent, earlier, year] = [before(recentMonths), before(recentMonths + earlierMonths), before(12)];
  return sql`
    coalesce(sum(events) filter (where month >= ${recent}), 0) as "recentEvents",
    coalesce(sum(events) filter (where month >= ${earlier} and month < ${recent}), 0) as "earlierEvents",
    coalesce(sum(deaths_best) filter (where month >= ${recent}), 0) as "recentDeathsBest",
    coalesce(sum(events) filter (where month >= ${year}), 0) as "yearEvents",
    coalesce(sum(deaths_best) filter (where month >= ${year}), 0) as "yearDeathsBest",
    sum(events) as "allEvents", sum(deaths_best) as "allDeathsBest", to_char(max(month), 'YYYY-MM') as "lastSeen"`;
}

const upTo = (country: CountryCode, lastMonth: Month) =>
  sql`source = ${counted} and country = ${country} and month <= ${`${lastMonth}-01`}::date`;

/** Every first-level unit of a country with an event, by name. */
export async function unitCounts(
  queries: Queries,
  country: CountryCode,
  lastMonth: Month,
): Promise<readonly UnitCounts[]> {
  const { rows } = await sql<UnitCounts>`
    select first_level as "firstLevel", count(distinct cell)::int as cells, ${sumsTo(lastMonth)},
      sum(((cell - 1) / 720 / 2.0 - 89.75) * events) / sum(events) as latitude,
      sum(((cell - 1) % 720 / 2.0 - 179.75) * events) / sum(events) as longitude
    from event_cell_month where ${upTo(country, lastMonth)}
    group by first_level order by first_level
  `.execute(queries);
  return rows;
}

/** Every cell of a country with an event, or of one of its units those events alone, by number. */
export async function seenCells(
  queries: Queries,
  country: CountryCode,
  lastMonth: Month,
  firstLevel: string | undefined,
): Promise<readonly SeenCell[]> {
  const inUnit = firstLevel === undefined ? sql`` : sql`and first_level = ${firstLevel}`;
  const { rows } = await sql<SeenCell>`
    select cell, ${sumsTo(lastMonth)}, mode() within group (order by first_level) as "firstLevel"
    from event_cell_month where ${upTo(country, lastMonth)} ${inUnit}
    group by cell order by cell
  `.execute(queries);
  return rows;
}

/** Events of a country's units by month and type of violence, unit after unit, the first month first. */
export async function unitMonths(
  queries: Queries,
  country: CountryCode,
  firstLevel: string | undefined,
): Promise<readonly UnitMonth[]> {
  const inUnit = firstLevel === undefined ? sql`` : sql`and first_level = ${firstLevel}`;
  const { rows } = await sql<UnitMonth>`
    select first_level as "firstLevel", to_char(month, 'YYYY-MM') as month, violence,
      sum(events) as events, sum(deaths_best) as "deathsBest"
    from event_cell_month where source = ${counted} and country = ${country} ${inUnit}
    group by first_level, event_cell_month.month, violence
    order by first_level, event_cell_month.month, violence
  `.execute(queries);
  return rows;
}
