import { sql } from 'kysely';
import type { Queries } from '../../../platform/database/database.ts';
import type { PageAsked, Stretch } from '../../../platform/database/page.ts';
import type { Marked } from '../../../platform/ledger/ledger-entry.ts';
import type { Said, SaidDetails, ScreenedId, ScreenedSubject } from './screened-subject.ts';
import type { KeptRow, ListDay, RunId, RunKind, ScreeningRun } from './screening-run.ts';

declare module '../../../platform/database/database.ts' {
  interface Tables {
    screening_run: {
      id: RunId;
      kind: RunKind;
      title: string;
      sha256: Buffer | null;
      rows: number;
      refused: number;
      state: 'running' | 'done';
      lists: string;
      begun_at: Date;
      begun_by: string;
      begun_by_name: string;
      ended_at: Date | null;
      owner: string;
      marking: string;
      caveats: readonly string[];
      audience: readonly string[];
    };
    screening_progress: { run: RunId; done_to: number; done: number; lists_key: string; seen_at: Date };
    screening_row: {
      run: RunId;
      line: number;
      fate: KeptRow['fate'];
      subject: ScreenedId | null;
      name: string;
      field: string | null;
      reason: string | null;
      given: string | null;
    };
  }
}

export type NewRun = Marked &
  Pick<ScreeningRun, 'id' | 'kind' | 'title' | 'rows' | 'refused' | 'begunAt' | 'begunByName'> & {
    readonly begunBy: string;
    /** In hexadecimal; nothing where there is no file. */
    readonly sha256: string | null;
  };

/** Begins a run, with nobody on it screened yet. */
export async function insertRun(queries: Queries, run: NewRun): Promise<void> {
  const { id, kind, title, rows, refused, owner, marking, caveats, audience } = run;
  await queries
    .insertInto('screening_run')
    .values({
      ...{ id, kind, title, rows, refused, owner, marking, caveats, audience, state: 'running', lists: '[]' },
      sha256: run.sha256 === null ? null : Buffer.from(run.sha256, 'hex'),
      ...{ begun_at: run.begunAt, begun_by: run.begunBy, begun_by_name: run.begunByName, ended_at: null },
    })
    .execute();
  await queries
    .insertInto('screening_progress')
    .values({ run: id, done_to: 0, done: 0, lists_key: '', seen_at: run.begunAt })
    .execute();
}

export async function insertRow(queries: Queries, run: RunId, row: KeptRow): Promise<void> {
  await queries
    .insertInto('screening_row')
    .values({ run, ...row })
    .execute();
}

export type RunProgress = {
  readonly run: RunId;
  readonly kind: RunKind;
  readonly title: string;
  /** Those that are to be screened: without the refused. */
  readonly rows: number;
  readonly doneTo: number;
  readonly done: number;
  readonly listsKey: string;
} & Marked;

/** The next run that is not done and nobody else works on, held until the transaction ends. */
export async function lockNextRun(queries: Queries, only?: RunId): Promise<RunProgress | undefined> {
  const { rows } = await sql<RunProgress>`
    select run, kind, title, rows - refused as rows, done_to as "doneTo", done, lists_key as "listsKey",
      owner, marking, caveats, audience
    from screening_progress join screening_run on screening_run.id = run
    where state = 'running' and ${only === undefined ? sql`true` : sql`run = ${only}`}
    order by begun_at, run limit 1 for update of screening_progress skip locked
  `.execute(queries);
  return rows[0];
}

/** One to be screened, with its number within the run. */
export type RunSubject = { readonly number: number; readonly subject: ScreenedSubject };

type SubjectRow = {
  readonly number: number;
  readonly id: ScreenedId;
  readonly kind: Said['kind'];
  readonly details: SaidDetails;
  readonly purpose: string | null;
  readonly reference: string | null;
};

/** Those of a run who come next: the rows of a file, or all who stand. */
export async function nextSubjects(
  queries: Queries,
  { run, kind, doneTo }: RunProgress,
  most: number,
): Promise<readonly RunSubject[]> {
  const { rows } =
    kind === 'standing'
      ? await sql<SubjectRow>`
          select number, id, kind, details, purpose, reference
          from standing_subject join screened_subject on id = subject
          where ended_at is null and number > ${doneTo} order by number limit ${most}
        `.execute(queries)
      : await sql<SubjectRow>`
          select line as number, id, kind, details, purpose, reference
          from screening_row join screened_subject on id = subject
          where run = ${run} and line > ${doneTo} order by line limit ${most}
        `.execute(queries);
  return rows.map(({ number, id, kind: of, details, purpose, reference }) => ({
    number,
    subject: { id, kind: of, purpose, reference, ...details },
  }));
}

export async function tellProgress(
  queries: Queries,
  { run, doneTo, done, listsKey }: Pick<RunProgress, 'run' | 'doneTo' | 'done' | 'listsKey'>,
  at: Date,
): Promise<void> {
  await queries
    .updateTable('screening_progress')
    .set({ done_to: doneTo, done, lists_key: listsKey, seen_at: at })
    .where('run', '=', run)
    .execute();
}

export async function endRun(queries: Queries, run: RunId, lists: readonly ListDay[], at: Date): Promise<void> {
  await queries
    .updateTable('screening_run')
    .set({ state: 'done', lists: JSON.stringify(lists), ended_at: at })
    .where('id', '=', run)
    .execute();
}

/** Against which lists all who stand were screened last, or are being screened. */
export async function lastStandingKey(queries: Queries): Promise<string | undefined> {
  const { rows } = await sql<{ key: string }>`
    select lists_key as key from screening_progress join screening_run on id = run
    where kind = 'standing' order by begun_at desc, run desc limit 1
  `.execute(queries);
  return rows[0]?.key;
}

/** One beginning of work at a time, until the transaction ends. */
export async function lockStanding(queries: Queries): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('forestall.screening'))`.execute(queries);
}

const runColumns = sql`id, kind, title, rows, refused, state, lists, begun_at as "begunAt",
  begun_by_name as "begunByName", ended_at as "endedAt",
  (select done from screening_progress where run = screening_run.id) as done,
  (select count(*)::int from standing_subject
    where standing_subject.run = screening_run.id and standing_subject.ended_at is null) as standing`;

/** The newest first. @param current snapshots that stand */
export async function runs(queries: Queries, current: readonly string[], { offset, limit }: Stretch) {
  const { rows } = await sql<ScreeningRun>`
    select ${runColumns}, ${matchCount(current)} as matches from screening_run
    order by begun_at desc, id desc offset ${offset} limit ${limit}
  `.execute(queries);
  return rows;
}

/** The newest first, for readers who come back for more. */
export async function runsAfter(
  queries: Queries,
  current: readonly string[],
  { after, limit }: PageAsked,
): Promise<readonly ScreeningRun[]> {
  const { rows } = await sql<ScreeningRun>`
    select ${runColumns}, ${matchCount(current)} as matches from screening_run
    where ${after === undefined ? sql`true` : sql`id < ${after}`} order by id desc limit ${limit}
  `.execute(queries);
  return rows;
}

export async function findRun(
  queries: Queries,
  current: readonly string[],
  id: string,
): Promise<ScreeningRun | undefined> {
  const { rows } = await sql<ScreeningRun>`
    select ${runColumns}, ${matchCount(current)} as matches from screening_run where id = ${id}
  `.execute(queries);
  return rows[0];
}

/** Of those on a run; of a run over all who stand, those found anew. */
const matchCount = (current: readonly string[]) => sql`(
  select count(distinct (screening_match.subject, coalesce(listed_subject.subject, screening_match.version)))::int
  from screening_match left join listed_subject on listed_subject.version = screening_match.version
  where exists (select from list_entry where version = screening_match.version and snapshot = any(${current}::uuid[]))
    and case when screening_run.kind = 'standing' then screening_match.run = screening_run.id
      else exists (
        select from screening_row
        where screening_row.subject = screening_match.subject and screening_row.run = screening_run.id
      ) end
)`;

export async function countRuns(queries: Queries): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from screening_run`.execute(queries);
  return rows[0]?.count ?? 0;
}

/** Rows of a run after a line, in their order. */
export async function rowsAfter(
  queries: Queries,
  run: RunId,
  asked: { readonly after: number; readonly limit: number; readonly onlyRefused?: true },
): Promise<readonly KeptRow[]> {
  return queries
    .selectFrom('screening_row')
    .select(['line', 'fate', 'subject', 'name', 'reason', 'given', sql<KeptRow['field']>`field`.as('field')])
    .where('run', '=', run)
    .where('line', '>', asked.after)
    .$if(asked.onlyRefused === true, (query) => query.where('fate', '=', 'refused'))
    .orderBy('line')
    .limit(asked.limit)
    .execute();
}

/** Who may see a run. */
export async function markingOf(queries: Queries, run: RunId): Promise<Marked> {
  return queries
    .selectFrom('screening_run')
    .select(['owner', 'marking', 'caveats', 'audience'])
    .where('id', '=', run)
    .executeTakeFirstOrThrow();
}

export async function isDone(queries: Queries, run: RunId): Promise<boolean> {
  const row = await queries.selectFrom('screening_run').select('state').where('id', '=', run).executeTakeFirst();
  return row?.state !== 'running';
}
