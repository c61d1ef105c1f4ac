import { sql } from 'kysely';
import type { Queries } from '../database/database.ts';
import { mostCounted } from '../database/page.ts';

/** Which entries, and from where on: the newest first. */
export type BrowseFilter = {
  readonly kind?: string;
  readonly subjectType?: string;
  readonly subjectId?: string;
  /** Part of the person's or organisation's name. */
  readonly by?: string;
  /** ISO 8601 dates, both counted. */
  readonly from?: string;
  readonly to?: string;
  /** Entries before this one. */
  readonly before?: string;
  readonly limit: number;
};

/** One entry as a reader sees it; `said` only where the reader may know what was said. */
export type BrowsedEntry = {
  readonly id: string;
  readonly at: Date;
  readonly personName: string;
  readonly role: string;
  readonly organisation: string;
  readonly kind: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly fromState: string | null;
  readonly toState: string | null;
  readonly marking: string;
  readonly payloadSha256: string;
  readonly said: string | null;
};

export type LedgerPage = {
  readonly entries: readonly BrowsedEntry[];
  /** Of all that fit the filter, not of this page. */
  readonly count: number;
  /** Whether that is all of them; otherwise there are more than the count. */
  readonly isCounted: boolean;
  /** For the page after this one. */
  readonly next: string | undefined;
};

declare module '../database/database.ts' {
  interface Tables {
    ledger_index: Omit<Tables['ledger_entry'], 'place' | 'owner' | 'caveats' | 'audience' | 'payload'>;
  }
}

/** Entries by row security: those that the asker may see, with what was said. */
export function browseEntries(queries: Queries, filter: BrowseFilter): Promise<LedgerPage> {
  return browse(queries, filter, sql.table('ledger_entry'), sql`payload::jsonb ->> 'said'`);
}

/** Every entry, for an auditor, without what was said. */
export function browseIndex(queries: Queries, filter: BrowseFilter): Promise<LedgerPage> {
  return browse(queries, filter, sql.table('ledger_index'), sql`null`);
}

/** A stretch of the same without a count, for a file that is written stretch by stretch. */
export function stretchOfEntries(queries: Queries, filter: BrowseFilter): Promise<readonly BrowsedEntry[]> {
  return stretch(queries, filter, sql.table('ledger_entry'), sql`payload::jsonb ->> 'said'`);
}

export function stretchOfIndex(queries: Queries, filter: BrowseFilter): Promise<readonly BrowsedEntry[]> {
  return stretch(queries, filter, sql.table('ledger_index'), sql`null`);
}

function fitting(filter: BrowseFilter) {
  return sql.join(
    [
      sql`true`,
      ...(filter.kind ? [sql`kind = ${filter.kind}`] : []),
      ...(filter.subjectType ? [sql`subject_type = ${filter.subjectType}`] : []),
      ...(filter.subjectId ? [sql`subject_id = ${filter.subjectId}`] : []),
      ...(filter.by ? [sql`position(lower(${filter.by}) in lower(person_name || ' ' || organisation)) > 0`] : []),
      ...(filter.from ? [sql`at >= ${filter.from}::date`] : []),
      ...(filter.to ? [sql`at < ${filter.to}::date + 1`] : []),
    ],
    sql` and `,
  );
}

async function browse(
  queries: Queries,
  filter: BrowseFilter,
  from: ReturnType<typeof sql.table>,
  said: ReturnType<typeof sql>,
): Promise<LedgerPage> {
  const fits = fitting(filter);
  const counted = await sql<{ count: number }>`
    select count(*) as count from (select 1 from ${from} where ${fits} limit ${mostCounted + 1}) as fitting
  `.execute(queries);
  const rows = await stretch(queries, { ...filter, limit: filter.limit + 1 }, from, said);
  const entries = rows.slice(0, filter.limit);
  return {
    entries,
    count: Math.min(counted.rows[0]?.count ?? 0, mostCounted),
    isCounted: (counted.rows[0]?.count ?? 0) <= mostCounted,
    next: rows.length > filter.limit ? entries.at(-1)?.id : undefined,
  };
}

async function stretch(
  queries: Queries,
  filter: BrowseFilter,
  from: ReturnType<typeof sql.table>,
  said: ReturnType<typeof sql>,
): Promise<readonly BrowsedEntry[]> {
  // Identifiers are UUIDs of version 7: their order is that of time.
  const before = filter.before === undefined ? sql`true` : sql`id < ${filter.before}`;
  const { rows } = await sql<BrowsedEntry>`
    select id, at, person_name as "personName", role, organisation, kind, subject_type as "subjectType",
           subject_id as "subjectId", from_state as "fromState", to_state as "toState", marking,
           encode(payload_sha256, 'hex') as "payloadSha256", ${said} as said
    from ${from} where ${fitting(filter)} and ${before} order by id desc limit ${filter.limit}
  `.execute(queries);
  return rows;
}
