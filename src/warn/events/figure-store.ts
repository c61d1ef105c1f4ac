import { type Generated, type GeneratedAlways, sql } from 'kysely';
import type { CountryCode } from '../../places/country.ts';
import type { Queries } from '../../platform/database/database.ts';
import { oncePerMoment } from '../../platform/database/moment.ts';
import type { AnnualDeaths, FigureRelease, FigureReleaseId, FigureSourceId, Month, MonthlyDeaths } from './figures.ts';

declare module '../../platform/database/database.ts' {
  interface Tables {
    figure_release: {
      id: FigureReleaseId;
      loaded_order: GeneratedAlways<number>;
      source: FigureSourceId;
      name: string;
      publisher: string;
      version: string;
      licence: string;
      citation: string;
      file_name: string;
      file_sha256: Buffer;
      row_count: number;
      first_period: string;
      last_period: string;
      remarks: Generated<readonly string[]>;
      loaded_at: Date;
      loaded_by: string;
    };
    annual_deaths: {
      release_id: FigureReleaseId;
      country: CountryCode;
      year: number;
      state_based_best: number;
      state_based_low: number;
      state_based_high: number;
      non_state_best: number;
      non_state_low: number;
      non_state_high: number;
      one_sided_best: number;
      one_sided_low: number;
      one_sided_high: number;
    };
    monthly_deaths: { release_id: FigureReleaseId; country: CountryCode; month: string; deaths_best: number };
  }
}

/** One loading of a source's figures at a time, until the transaction ends. */
export async function lockSource(queries: Queries, source: FigureSourceId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('forestall.figures'), hashtext(${source}))`.execute(queries);
}

function selectReleases(queries: Queries) {
  return queries
    .selectFrom('figure_release')
    .select([
      'id',
      'source',
      'name',
      'publisher',
      'version',
      'licence',
      'citation',
      'file_name as fileName',
      sql<string>`encode(file_sha256, 'hex')`.as('fileSha256'),
      'row_count as rowCount',
      'first_period as firstPeriod',
      'last_period as lastPeriod',
      'remarks',
      'loaded_at as loadedAt',
      'loaded_by as loadedBy',
    ]);
}

/** Every release, the one loaded last first. */
export async function allReleases(queries: Queries): Promise<readonly FigureRelease[]> {
  return selectReleases(queries).orderBy('loaded_order', 'desc').execute();
}

export const currentRelease = oncePerMoment(
  async (queries: Queries, source: FigureSourceId): Promise<FigureRelease | undefined> => {
    return selectReleases(queries)
      .where('source', '=', source)
      .orderBy('loaded_order', 'desc')
      .limit(1)
      .executeTakeFirst();
  },
);

export async function findRelease(queries: Queries, id: FigureReleaseId): Promise<FigureRelease | undefined> {
  return selectReleases(queries).where('id', '=', id).executeTakeFirst();
}

export async function insertRelease(queries: Queries, release: FigureRelease): Promise<void> {
  await queries
    .insertInto('figure_release')
    .values({
      id: release.id,
      source: release.source,
      name: release.name,
      publisher: release.publisher,
      version: release.version,
      licence: release.licence,
      citation: release.citation,
      file_name: release.fileName,
      file_sha256: Buffer.from(release.fileSha256, 'hex'),
      row_count: release.rowCount,
      first_period: release.firstPeriod,
      last_period: release.lastPeriod,
      remarks: release.remarks,
      loaded_at: release.loadedAt,
      loaded_by: release.loadedBy,
    })
    .execute();
}

/** All rows in one statement: a column each, as arrays. */
export async function insertAnnualDeaths(
  queries: Queries,
  id: FigureReleaseId,
  rows: readonly AnnualDeaths[],
): Promise<void> {
  const integers = (take: (row: AnnualDeaths) => number) => sql`${rows.map(take)}::int[]`;
  await sql`
    insert into annual_deaths (
      release_id, country, year,
      state_based_best, state_based_low, state_based_high,
      non_state_best, non_state_low, non_state_high,
      one_sided_best, one_sided_low, one_sided_high
    )
    select ${id}::uuid, * from unnest(
      ${rows.map((row) => row.country)}::text[], ${integers((row) => row.year)},
      ${integers((row) => row.stateBased.best)}, ${integers((row) => row.stateBased.low)}, ${integers((row) => row.stateBased.high)},
      ${integers((row) => row.nonState.best)}, ${integers((row) => row.nonState.low)}, ${integers((row) => row.nonState.high)},
      ${integers((row) => row.oneSided.best)}, ${integers((row) => row.oneSided.low)}, ${integers((row) => row.oneSided.high)}
    )
  `.execute(queries);
}

export async function insertMonthlyDeaths(
  queries: Queries,
  id: FigureReleaseId,
  rows: readonly MonthlyDeaths[],
): Promise<void> {
  await sql`
    insert into monthly_deaths (release_id, country, month, deaths_best)
    select ${id}::uuid, * from unnest(
      ${rows.map((row) => row.country)}::text[],
      ${rows.map((row) => `${row.month}-01`)}::date[],
      ${rows.map((row) => row.deathsBest)}::int[]
    )
  `.execute(queries);
}

/** By country and year; of one country if asked. */
export const readAnnualDeaths = oncePerMoment(
  async (queries: Queries, id: FigureReleaseId, country?: CountryCode): Promise<readonly AnnualDeaths[]> => {
    let query = queries.selectFrom('annual_deaths').selectAll().where('release_id', '=', id);
    if (country !== undefined) query = query.where('country', '=', country);
    const rows = await query.orderBy('country').orderBy('year').execute();
    return rows.map((row) => ({
      country: row.country,
      year: row.year,
      stateBased: { best: row.state_based_best, low: row.state_based_low, high: row.state_based_high },
      nonState: { best: row.non_state_best, low: row.non_state_low, high: row.non_state_high },
      oneSided: { best: row.one_sided_best, low: row.one_sided_low, high: row.one_sided_high },
    }));
  },
);

/** Months with deaths, by country and month; of one country if asked. */
export const readMonthlyDeaths = oncePerMoment(
  async (
    queries: Queries,
    id: FigureReleaseId,
    countries?: readonly CountryCode[],
    from?: Month,
  ): Promise<readonly MonthlyDeaths[]> => {
    let query = queries
      .selectFrom('monthly_deaths')
      .select(['country', sql<Month>`to_char(month, 'YYYY-MM')`.as('month'), 'deaths_best as deathsBest'])
      .where('release_id', '=', id);
    if (countries !== undefined) query = query.where('country', 'in', countries);
    if (from !== undefined) query = query.where('monthly_deaths.month', '>=', sql<string>`${`${from}-01`}::date`);
    return query.orderBy('country').orderBy('monthly_deaths.month').execute();
  },
);

/** Countries for which the release has any annual figure. */
export async function countriesOf(queries: Queries, id: FigureReleaseId): Promise<readonly CountryCode[]> {
  const rows = await queries
    .selectFrom('annual_deaths')
    .select('country')
    .distinct()
    .where('release_id', '=', id)
    .orderBy('country')
    .execute();
  return rows.map((row) => row.country);
}
