import { sql } from 'kysely';
import type { Queries } from '../../platform/database/database.ts';
import type { Marked } from '../../platform/ledger/ledger-entry.ts';

declare module '../../platform/database/database.ts' {
  interface Tables {
    evidence_as_stood: { assessment: string; version: number; kind: string; thing: string };
  }
}

/** A signal, a warning or a report as evidence shows it. */
export type ReportRow = Marked & {
  readonly kind: 'signal' | 'warning' | 'report';
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly place: string | null;
  /** ISO 8601. */
  readonly dated: string;
  readonly source: string;
};

const longestList = 200;

/** Signals, warnings and reports that may be seen: all of a place, the last changed first, or those asked for. */
export async function readReports(
  queries: Queries,
  asked: { readonly place: string } | { readonly keys: readonly { readonly kind: string; readonly id: string }[] },
): Promise<readonly ReportRow[]> {
  const fits =
    'place' in asked
      ? sql`found.place = ${asked.place}`
      : sql`(found.kind, found.id) in (select kind, id from jsonb_to_recordset(${JSON.stringify(asked.keys)}::jsonb)
          as sought (kind text, id text))`;
  const { rows } = await sql<ReportRow>`
    select found.kind, found.id, found.title, found.href, found.place,
           to_char(coalesce(signal.observed_on, report.happened_on, (warning.opened_at at time zone 'UTC')::date), 'YYYY-MM-DD') as dated,
           coalesce(signal.organisation, report.organisation, warning.desk) as source,
           found.owner, found.marking, found.caveats, found.audience
    from search_document found
    left join signal on found.kind = 'signal' and signal.id::text = found.id
    left join report on found.kind = 'report' and report.id::text = found.id
    left join warning on found.kind = 'warning' and warning.id::text = found.id
    where found.kind in ('signal', 'warning', 'report') and ${fits}
    order by found.changed_at desc, found.id limit ${longestList}`.execute(queries);
  return rows;
}

/** Writes how signals, warnings and reports stand now, for the version that is about to be published. */
export async function keepAsStood(queries: Queries, assessment: string): Promise<void> {
  await sql`select keep_evidence_as_stood(${assessment}::uuid)`.execute(queries);
}

/** What a version kept, as far as it may be seen. */
export async function readAsStood(
  queries: Queries,
  assessment: string,
  version: number,
): Promise<readonly Omit<ReportRow, 'href' | 'place'>[]> {
  const { rows } = await sql<Omit<ReportRow, 'href' | 'place'>>`
    select kind, thing as id, title, to_char(dated, 'YYYY-MM-DD') as dated, source, owner, marking, caveats, audience
    from evidence_as_stood where assessment = ${assessment} and version = ${version}`.execute(queries);
  return rows;
}
