import { type GeneratedAlways, sql } from 'kysely';
import type { NameKind } from '../../../matching/name-parts.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { type Marked, markedAs } from '../../../platform/ledger/ledger-entry.ts';
import type { Said, SaidDetails, ScreenedId, ScreenedSubject } from './screened-subject.ts';

declare module '../../../platform/database/database.ts' {
  interface Tables {
    screened_subject: {
      id: ScreenedId;
      digest: Buffer;
      kind: NameKind;
      name: string;
      details: string;
      purpose: string | null;
      reference: string | null;
      said_at: Date;
      said_by: string;
      said_by_name: string;
      owner: string;
      marking: string;
      caveats: readonly string[];
      audience: readonly string[];
    };
    standing_subject: {
      number: GeneratedAlways<number>;
      subject: ScreenedId;
      run: string;
      begun_at: Date;
      ended_at: Date | null;
      ended_by_name: string | null;
      /** A person asked for it, whatever it is a party to besides. */
      by_person: boolean;
    };
  }
}

/** What a row of `screened_subject` says. */
export type SaidRow = {
  readonly id: ScreenedId;
  readonly kind: NameKind;
  readonly details: SaidDetails;
  readonly purpose: string | null;
  readonly reference: string | null;
};

const toScreened = ({ id, kind, details, purpose, reference }: SaidRow): ScreenedSubject => ({
  ...{ id, kind, purpose, reference },
  ...details,
});

/** What is said of one, and by whom it is kept. */
export type KeptSaid = Marked & {
  readonly id: ScreenedId;
  readonly said: Said;
  /** In hexadecimal. */
  readonly digest: string;
  readonly at: Date;
  readonly by: string;
  readonly byName: string;
};

/**
 * Nobody is erased from here until the transaction ends: what is kept would else be found standing, erased by another
 * meanwhile, and put on a run without a name. Those who keep do not wait for each other.
 */
export async function holdScreened(queries: Queries): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtext('forestall.screened'))`.execute(queries);
}

/** Keeps what is said of some. @returns their ids: of one of whom the very same was said before, the one that stands */
export async function keepSubjects(queries: Queries, kept: readonly KeptSaid[]): Promise<readonly ScreenedId[]> {
  if (kept.length === 0) return [];
  await holdScreened(queries);
  await queries
    .insertInto('screened_subject')
    .values(kept.map(rowOf))
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .execute();
  const digests = kept.map(({ digest }) => Buffer.from(digest, 'hex'));
  const { rows } = await sql<{ id: ScreenedId }>`
    select id from screened_subject where digest = any(${digests}::bytea[])
  `.execute(queries);
  return rows.map(({ id }) => id);
}

function rowOf({ said, id, digest, at, by, byName, owner, marking, caveats, audience }: KeptSaid) {
  const { kind, names, birthDates, nationalities, identifiers, purpose, reference } = said;
  const details: SaidDetails = { names, birthDates, nationalities, identifiers };
  return {
    ...{ id, digest: Buffer.from(digest, 'hex'), kind, name: names[0] ?? '', details: JSON.stringify(details) },
    ...{ purpose, reference, said_at: at, said_by: by, said_by_name: byName, owner, marking, caveats, audience },
  };
}

/**
 * Has all of a run screened again whenever a list changes, from now on; what was said earlier of one by its reference
 * and name is screened no more.
 */
export async function keepStanding(queries: Queries, run: string, at: Date, byName: string): Promise<void> {
  await sql`
    insert into standing_subject (subject, run, begun_at, by_person)
    select distinct subject, run, ${at}::timestamptz, screening_run.kind in ('one', 'file')
    from screening_row join screening_run on screening_run.id = screening_row.run
    where run = ${run} and subject is not null
    on conflict (subject) do update set run = excluded.run, ended_at = null, ended_by_name = null,
      by_person = excluded.by_person or (standing_subject.by_person and standing_subject.ended_at is null),
      begun_at = case when standing_subject.ended_at is null then standing_subject.begun_at else excluded.begun_at end
  `.execute(queries);
  await sql`
    with replaced as (
      update standing_subject set ended_at = ${at}, ended_by_name = ${byName}
      from screened_subject earlier, screened_subject later, screening_row
      where standing_subject.ended_at is null and earlier.id = standing_subject.subject
        and screening_row.run = ${run} and later.id = screening_row.subject
        and later.reference = earlier.reference and later.name = earlier.name
        and later.owner = earlier.owner and later.id <> earlier.id
      returning standing_subject.by_person, later.id as later
    )
    update standing_subject set by_person = true
    from replaced where replaced.by_person and standing_subject.subject = replaced.later
  `.execute(queries);
}

/** Ends standing screening of all of a run. @returns how many */
export async function endStandingOf(queries: Queries, run: string, at: Date, byName: string): Promise<number> {
  const { numAffectedRows } = await sql`
    update standing_subject set ended_at = ${at}, ended_by_name = ${byName}
    where ended_at is null and run = ${run}
  `.execute(queries);
  return Number(numAffectedRows ?? 0);
}

/** What is said now of one by its reference and name, of what the asker may see: that which stands, or the newest. */
export async function saidNow(queries: Queries, reference: string, name: string): Promise<ScreenedSubject | undefined> {
  const { rows } = await sql<SaidRow>`
    select id, kind, details, purpose, reference
    from screened_subject left join standing_subject on standing_subject.subject = screened_subject.id
    where reference = ${reference} and name = ${name}
    order by (begun_at is not null and ended_at is null) desc, id desc limit 1
  `.execute(queries);
  return rows[0] && toScreened(rows[0]);
}

/** What is said of one, with whose it is and who may see it. */
export type SaidOfOwner = { readonly screened: ScreenedSubject; readonly marked: Marked };

/** What is said of all with one of these references: what stands, or is the newest, first of each name. */
export async function saidWith(queries: Queries, references: readonly string[]): Promise<readonly SaidOfOwner[]> {
  const { rows } = await sql<SaidRow & Marked>`
    select id, kind, details, purpose, reference, owner, marking, caveats, audience
    from screened_subject left join standing_subject on standing_subject.subject = screened_subject.id
    where reference = any(${references}::text[])
    order by (begun_at is not null and ended_at is null) desc, id desc
  `.execute(queries);
  return rows.map((row) => ({ screened: toScreened(row), marked: markedAs(row) }));
}

/** Those who stand, of whom the asker may see: how many, since when the first does, and to whom any is released. */
export type StandingSum = {
  readonly count: number;
  readonly since: Date | null;
  readonly audience: readonly string[];
};

export async function standingSum(queries: Queries): Promise<StandingSum> {
  const { rows } = await sql<StandingSum>`
    select count(*)::int as count, min(begun_at) as since, array(
      select distinct unnest(screened_subject.audience) from screened_subject
      join standing_subject on standing_subject.subject = screened_subject.id where ended_at is null
    ) as audience from standing_subject where ended_at is null
  `.execute(queries);
  return rows[0] ?? { count: 0, since: null, audience: [] };
}
