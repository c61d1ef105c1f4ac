import { sql } from 'kysely';
import { CopyRows } from '../../../platform/database/copy-text.ts';
import type { CopyInto, Queries } from '../../../platform/database/database.ts';
import type { Marked } from '../../../platform/ledger/ledger-entry.ts';
import type { Said, SaidDetails, ScreenedId } from './screened-subject.ts';
import type { RunId } from './screening-run.ts';

/** The run whose rows they are. */
type RowsOf = Marked & {
  readonly id: RunId;
  readonly begunAt: Date;
  readonly begunBy: string;
  readonly begunByName: string;
};

/** Opens a table of this transaction's own for the rows of a file, and gives what takes them. */
export async function stageRows(queries: Queries, copyInto: CopyInto): Promise<CopyRows> {
  await sql`create temp table screening_staged (
    line int, name text, field text, reason text, given text,
    id uuid, digest bytea, kind text, first_name text, details jsonb, purpose text, reference text
  ) on commit drop`.execute(queries);
  return new CopyRows(copyInto('screening_staged'));
}

/** A row of a file on its way. */
export type StagedRow = { readonly line: number; readonly name: string } & (
  | { readonly said: Said; readonly id: ScreenedId; readonly digest: string }
  | { readonly field: string; readonly reason: string; readonly given: string }
);

/** What was given stays readable, and no row takes more room than a thousand others. */
const longestKept = 10_000;

export function stage(rows: CopyRows, row: StagedRow): void {
  const { line, name } = row;
  const kept = name.slice(0, longestKept).toWellFormed();
  if (!('said' in row)) {
    const given = row.given.slice(0, longestKept).toWellFormed();
    rows.add([line, kept, row.field, row.reason, given, null, null, null, null, null, null, null]);
    return;
  }
  const { kind, names, birthDates, nationalities, identifiers, purpose, reference } = row.said;
  const details: SaidDetails = { names, birthDates, nationalities, identifiers };
  rows.add([
    ...[line, kept, null, null, null, row.id, `\\x${row.digest}`, kind, names[0] ?? ''],
    ...[JSON.stringify(details), purpose, reference],
  ]);
}

export async function countStaged(
  queries: Queries,
): Promise<{ readonly rows: number; readonly refused: number; readonly repeated: number }> {
  const { rows } = await sql<{ rows: number; refused: number; repeated: number }>`
    select count(*)::int as rows, count(reason)::int as refused,
      (count(digest) - count(distinct digest))::int as repeated from screening_staged
  `.execute(queries);
  return rows[0] ?? { rows: 0, refused: 0, repeated: 0 };
}

/** Keeps what is staged as the rows of a run; what is said of one is kept once. Whoever was screened is held before it. */
export async function keepStaged(queries: Queries, run: RowsOf): Promise<void> {
  const { owner, marking, caveats, audience } = run;
  // Without it a file of few rows is held against all who were ever screened.
  await sql`analyze screening_staged`.execute(queries);
  await sql`
    insert into screened_subject (id, digest, kind, name, details, purpose, reference, said_at, said_by, said_by_name,
      owner, marking, caveats, audience)
    select distinct on (digest) id, digest, kind, first_name, details, purpose, reference,
      ${run.begunAt}::timestamptz, ${run.begunBy}, ${run.begunByName},
      ${owner}, ${marking}, ${caveats}::text[], ${audience}::text[]
    from screening_staged where digest is not null order by digest, line
    on conflict (digest) do nothing
  `.execute(queries);
  await sql`
    insert into screening_row (run, line, fate, subject, name, field, reason, given)
    select ${run.id}::uuid, line,
      case when reason is not null then 'refused'
        when row_number() over (partition by screening_staged.digest order by line) > 1 then 'repeated' else 'read' end,
      screened_subject.id, screening_staged.name, field, reason, given
    from screening_staged left join screened_subject on screened_subject.digest = screening_staged.digest
  `.execute(queries);
}
