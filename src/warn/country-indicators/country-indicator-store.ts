import { type GeneratedAlways, sql } from 'kysely';
import type { CountryCode } from '../../places/country.ts';
import { CopyRows } from '../../platform/database/copy-text.ts';
import type { CopyInto, Queries } from '../../platform/database/database.ts';
import type { PageAsked } from '../../platform/database/page.ts';
import type {
  DroppedValues,
  IndicatorFate,
  IndicatorRelease,
  IndicatorReleaseId,
  IndicatorSourceId,
  KeptValue,
  ToldValue,
} from './country-indicator.ts';

declare module '../../platform/database/database.ts' {
  interface Tables {
    country_indicator_release: {
      id: IndicatorReleaseId;
      loaded_order: GeneratedAlways<number>;
      source: IndicatorSourceId;
      name: string;
      publisher: string;
      licence: string;
      citation: string;
      version: string;
      published_on: string | null;
      file_name: string;
      file_sha256: Buffer;
      value_count: number;
      dropped: string;
      aside: readonly string[];
      lacking: readonly string[];
      first_year: number;
      last_year: number;
      added: number;
      revised: number;
      unchanged: number;
      withdrawn: number;
      loaded_at: Date;
      loaded_by: string;
    };
    country_indicator: {
      source: IndicatorSourceId;
      indicator: string;
      country: CountryCode;
      year: number;
      value: number;
      release_id: IndicatorReleaseId;
      superseded_by: IndicatorReleaseId | null;
    };
  }
}

/** One loading at a time, until the transaction ends. */
export async function lockIndicators(queries: Queries): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('forestall.country-indicators'))`.execute(queries);
}

/** Opens a table of this transaction's own for the values of a file, and gives what takes them. */
export async function stageValues(queries: Queries, copyInto: CopyInto): Promise<CopyRows> {
  await sql`
    create temp table country_indicator_staged
      (indicator text collate "C", country char(3), year smallint, value double precision) on commit drop
  `.execute(queries);
  return new CopyRows(copyInto('country_indicator_staged'));
}

export function stage(rows: CopyRows, { indicator, country, year, value }: ToldValue): void {
  rows.add([indicator, country, year, value]);
}

/** Lets go of what the staged values tell otherwise, or tell to be none. @returns how many of each */
export async function supersede(
  queries: Queries,
  source: IndicatorSourceId,
  release: IndicatorReleaseId,
): Promise<Pick<IndicatorFate, 'revised' | 'withdrawn'>> {
  await sql`analyze country_indicator_staged`.execute(queries);
  const { rows } = await sql<Pick<IndicatorFate, 'revised' | 'withdrawn'>>`
    with let_go as (
      update country_indicator as standing set superseded_by = ${release} from country_indicator_staged as staged
      where standing.source = ${source} and standing.superseded_by is null
        and standing.country = staged.country and standing.indicator = staged.indicator and standing.year = staged.year
        and standing.value is distinct from staged.value
      returning staged.value is not null as is_revised
    )
    select count(*) filter (where is_revised)::int as revised, count(*) filter (where not is_revised)::int as withdrawn
    from let_go
  `.execute(queries);
  const [gone] = rows;
  if (gone === undefined) throw new Error('counting gives one row');
  return gone;
}

/** Lands the staged values of which none stands. @returns how many */
export async function landStaged(
  queries: Queries,
  source: IndicatorSourceId,
  release: IndicatorReleaseId,
): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    insert into country_indicator (source, indicator, country, year, value, release_id)
    select ${source}, indicator, country, year, value, ${release}::uuid from country_indicator_staged as staged
    where value is not null and not exists (
      select from country_indicator as standing
      where standing.source = ${source} and standing.superseded_by is null and standing.country = staged.country
        and standing.indicator = staged.indicator and standing.year = staged.year
    )
    order by country, indicator, year
  `.execute(queries);
  return Number(numAffectedRows);
}

export async function insertRelease(queries: Queries, release: IndicatorRelease): Promise<void> {
  const { source, fate } = release;
  await queries
    .insertInto('country_indicator_release')
    .values({
      ...{ id: release.id, source: source.id, name: source.name, publisher: source.publisher },
      ...{ licence: source.licence, citation: source.citation, version: release.version },
      ...{ published_on: release.publishedOn ?? null, file_name: release.fileName },
      ...{ file_sha256: Buffer.from(release.sha256, 'hex'), value_count: release.values },
      ...{ dropped: JSON.stringify(release.dropped), aside: release.aside, lacking: release.lacking },
      ...{ first_year: release.firstYear, last_year: release.lastYear, ...fate },
      ...{ loaded_at: release.loadedAt, loaded_by: release.loadedBy },
    })
    .execute();
}

function selectReleases(queries: Queries) {
  return queries
    .selectFrom('country_indicator_release')
    .select([
      ...(['id', 'source', 'name', 'publisher', 'licence', 'citation', 'version', 'dropped', 'aside'] as const),
      ...(['lacking', 'added', 'revised', 'unchanged', 'withdrawn', 'value_count as values'] as const),
      ...(['first_year as firstYear', 'last_year as lastYear', 'file_name as fileName'] as const),
      ...(['loaded_at as loadedAt', 'loaded_by as loadedBy'] as const),
      sql<string | null>`published_on::text`.as('publishedOn'),
      sql<string>`encode(file_sha256, 'hex')`.as('sha256'),
    ])
    .orderBy('loaded_order', 'desc');
}
type ReleaseRow = Awaited<ReturnType<ReturnType<typeof selectReleases>['execute']>>[number];

function toRelease(row: ReleaseRow): IndicatorRelease {
  const { source: id, name, publisher, licence, citation, added, revised, unchanged, withdrawn, ...rest } = row;
  return {
    ...rest,
    publishedOn: rest.publishedOn ?? undefined,
    source: { id, name, publisher, licence, citation },
    fate: { added, revised, unchanged, withdrawn },
    // Written by insertRelease, and read back by the driver from jsonb.
    dropped: rest.dropped as unknown as readonly DroppedValues[],
  };
}

/** Every release, the one loaded last first. */
export async function allReleases(queries: Queries): Promise<readonly IndicatorRelease[]> {
  return (await selectReleases(queries).execute()).map(toRelease);
}

/** Of each source the release that was loaded last, the last of them first. */
export async function newestReleases(queries: Queries): Promise<readonly IndicatorRelease[]> {
  const newest = queries
    .selectFrom('country_indicator_release')
    .distinctOn('source')
    .select('loaded_order')
    .orderBy('source')
    .orderBy('loaded_order', 'desc');
  return (await selectReleases(queries).where('loaded_order', 'in', newest).execute()).map(toRelease);
}

export async function latestRelease(
  queries: Queries,
  source: IndicatorSourceId,
): Promise<IndicatorRelease | undefined> {
  const row = await selectReleases(queries).where('source', '=', source).limit(1).executeTakeFirst();
  return row && toRelease(row);
}

/** What is asked for: of a country, and perhaps as it was known at the end of a day. */
export type ValueFilter = {
  readonly country: CountryCode;
  readonly source?: IndicatorSourceId | undefined;
  readonly indicator?: string | undefined;
  /** ISO 8601. */
  readonly knownBy?: string | undefined;
};

/** Values of a country by source, indicator and year. @param page.after `world-bank SP.POP.TOTL 2023` */
export async function valuesOf(
  queries: Queries,
  { country, source, indicator, knownBy }: ValueFilter,
  page?: PageAsked,
): Promise<readonly KeptValue[]> {
  const [afterSource, afterIndicator, afterYear] = page?.after?.split(' ') ?? [];
  const asKnown =
    knownBy === undefined
      ? sql`kept.superseded_by is null`
      : sql`(told.loaded_at at time zone 'UTC')::date <= ${knownBy}::date and not exists (
          select from country_indicator_release as later
          where later.id = kept.superseded_by and (later.loaded_at at time zone 'UTC')::date <= ${knownBy}::date)`;
  const { rows } = await sql<Omit<KeptValue, 'publishedOn'> & { readonly publishedOn: string | null }>`
    select kept.source, kept.indicator, kept.country, kept.year, kept.value, told.version,
      told.published_on::text as "publishedOn", told.loaded_at as "knownAt"
    from country_indicator as kept join country_indicator_release as told on told.id = kept.release_id
    where kept.country = ${country} and ${asKnown}
      and ${source === undefined ? sql`true` : sql`kept.source = ${source}`}
      and ${indicator === undefined ? sql`true` : sql`kept.indicator = ${indicator}`}
      and ${
        afterSource === undefined
          ? sql`true`
          : sql`(kept.source collate "C", kept.indicator, kept.year) > (${afterSource}, ${afterIndicator}, ${Number(afterYear)})`
      }
    order by kept.source collate "C", kept.indicator, kept.year
    ${page === undefined ? sql`` : sql`limit ${page.limit}`}
  `.execute(queries);
  return rows.map((row) => ({ ...row, publishedOn: row.publishedOn ?? undefined }));
}
