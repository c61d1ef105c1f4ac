import { sql } from 'kysely';
import type { Queries } from '../../../platform/database/database.ts';
import type { Marked } from '../../../platform/ledger/ledger-entry.ts';
import type { ListName } from '../lists/listed-subject.ts';
import type { LikePair } from './register.ts';
import type { DecisionId, PairKey, RegisterDecision, ToldDecision, Verdict } from './register-decision.ts';

declare module '../../../platform/database/database.ts' {
  interface Tables {
    listed_pair: {
      left_version: number;
      right_version: number;
      probability: number;
      left_name: string;
      right_name: string;
    };
    listed_compared: { version: number };
    register_kept_for: { is_only: boolean; key: string };
    register_decision: {
      id: DecisionId;
      left_source: ListName;
      left_reference: string;
      right_source: ListName;
      right_reference: string;
      number: number;
      verdict: Verdict;
      left_version: number;
      right_version: number;
      decided_at: Date;
    };
    register_decision_reason: {
      decision: DecisionId;
      reason: string;
      decided_by: string;
      decided_by_name: string;
      organisation: string;
      owner: string;
      marking: string;
      caveats: readonly string[];
      audience: readonly string[];
    };
  }
}

/** One comparing and one deciding at a time, until the transaction ends. */
export async function lockRegister(queries: Queries): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('forestall.register'))`.execute(queries);
}

const isIn = (current: readonly string[], version: string) => sql`exists (
  select from list_entry where list_entry.version = ${sql.ref(version)} and snapshot = any(${current}::uuid[])
)`;

/** Versions of the lists that stand which were held against the others by name, and all of them. */
export async function countCompared(queries: Queries, current: readonly string[]) {
  const { rows } = await sql<{ compared: number; standing: number }>`
    select count(listed_compared.version)::int as compared, count(*)::int as standing
    from list_entry left join listed_compared on listed_compared.version = list_entry.version
    where snapshot = any(${current}::uuid[])
  `.execute(queries);
  return rows[0] ?? { compared: 0, standing: 0 };
}

/** Versions of the lists that stand which are yet to be held against the others. */
export async function nextToCompare(
  queries: Queries,
  current: readonly string[],
  most: number,
): Promise<readonly number[]> {
  const { rows } = await sql<{ version: number }>`
    select version from list_entry where snapshot = any(${current}::uuid[])
      and not exists (select from listed_compared where listed_compared.version = list_entry.version)
    order by version limit ${most}
  `.execute(queries);
  return rows.map(({ version }) => version);
}

export type NamedPair = LikePair & { readonly leftName: string; readonly rightName: string };

/** Keeps pairs that are not kept yet, and which versions were held against all. @returns how many pairs are new */
export async function keepCompared(
  queries: Queries,
  versions: readonly number[],
  pairs: readonly NamedPair[],
): Promise<number> {
  await sql`insert into listed_compared select unnest(${versions}::bigint[]) on conflict do nothing`.execute(queries);
  if (pairs.length === 0) return 0;
  const { numInsertedOrUpdatedRows } = await queries
    .insertInto('listed_pair')
    .values(
      pairs.map(({ left, right, probability, leftName, rightName }) => ({
        ...{ left_version: left, right_version: right, probability, left_name: leftName, right_name: rightName },
      })),
    )
    .onConflict((conflict) => conflict.columns(['left_version', 'right_version']).doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows ?? 0);
}

/** Pairs of versions of the lists that stand, the most probable first. */
export async function standingPairs(queries: Queries, current: readonly string[]): Promise<readonly LikePair[]> {
  const { rows } = await sql<LikePair>`
    select left_version as left, right_version as right, probability from listed_pair
    where ${isIn(current, 'left_version')} and ${isIn(current, 'right_version')}
    order by probability desc, left_version, right_version
  `.execute(queries);
  return rows;
}

export async function findPair(queries: Queries, left: number, right: number): Promise<NamedPair | undefined> {
  const { rows } = await sql<NamedPair>`
    select left_version as left, right_version as right, probability, left_name as "leftName", right_name as "rightName"
    from listed_pair where left_version = ${Math.min(left, right)} and right_version = ${Math.max(left, right)}
  `.execute(queries);
  return rows[0];
}

type DecisionRow = Omit<RegisterDecision, 'left' | 'right'> & {
  readonly leftSource: ListName;
  readonly leftReference: string;
  readonly rightSource: ListName;
  readonly rightReference: string;
};

const decisionColumns = sql`register_decision.id, number, verdict, left_version as "leftVersion",
  right_version as "rightVersion", decided_at as "decidedAt", left_source as "leftSource",
  left_reference as "leftReference", right_source as "rightSource", right_reference as "rightReference"`;

function toDecision<Row extends DecisionRow>({ leftSource, leftReference, rightSource, rightReference, ...row }: Row) {
  return {
    ...row,
    left: { source: leftSource, reference: leftReference },
    right: { source: rightSource, reference: rightReference },
  };
}

/** The last that was said of each pair. */
export async function lastDecisions(queries: Queries): Promise<readonly RegisterDecision[]> {
  const { rows } = await sql<DecisionRow>`
    select distinct on (left_source, left_reference, right_source, right_reference) ${decisionColumns}
    from register_decision order by left_source, left_reference, right_source, right_reference, number desc
  `.execute(queries);
  return rows.map(toDecision);
}

/** How many decisions there are: another as soon as anything is decided. */
export async function countDecisions(queries: Queries): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from register_decision`.execute(queries);
  return rows[0]?.count ?? 0;
}

type ToldRow = DecisionRow & Pick<ToldDecision, 'reason' | 'decidedByName' | 'organisation'>;

/** All that was said of a pair, in its order; why and by whom as far as the asker may see it. */
export async function decisionsOf(queries: Queries, { left, right }: PairKey): Promise<readonly ToldDecision[]> {
  const { rows } = await sql<ToldRow>`
    select ${decisionColumns}, reason, decided_by_name as "decidedByName", organisation
    from register_decision left join register_decision_reason on decision = register_decision.id
    where left_source = ${left.source} and left_reference = ${left.reference}
      and right_source = ${right.source} and right_reference = ${right.reference}
    order by number
  `.execute(queries);
  return rows.map(toDecision);
}

export async function insertDecision(
  queries: Queries,
  decision: RegisterDecision,
  why: Marked & {
    readonly reason: string;
    readonly by: string;
    readonly byName: string;
    readonly organisation: string;
  },
): Promise<void> {
  const { id, left, right, number, verdict, leftVersion, rightVersion, decidedAt } = decision;
  await queries
    .insertInto('register_decision')
    .values({
      ...{ id, left_source: left.source, left_reference: left.reference, number, verdict, decided_at: decidedAt },
      ...{ right_source: right.source, right_reference: right.reference },
      ...{ left_version: leftVersion, right_version: rightVersion },
    })
    .execute();
  const { reason, by, byName, organisation, owner, marking, caveats, audience } = why;
  await queries
    .insertInto('register_decision_reason')
    .values({
      ...{ decision: id, reason, decided_by: by, decided_by_name: byName, organisation },
      ...{ owner, marking, caveats, audience },
    })
    .execute();
}

/** From what the subjects that are kept were worked out; nothing where none ever were. */
export async function keptFor(queries: Queries): Promise<string | undefined> {
  return (await queries.selectFrom('register_kept_for').select('key').executeTakeFirst())?.key;
}

/**
 * Keeps under which version's number records stand together, and forgets those that stand alone now.
 * @param members each with the number of its subject @param key from what they were worked out
 * @returns how many rows are other than before
 */
export async function keepSubjects(
  queries: Queries,
  members: readonly { readonly version: number; readonly subject: number }[],
  key: string,
): Promise<number> {
  await queries
    .insertInto('register_kept_for')
    .values({ is_only: true, key })
    .onConflict((conflict) => conflict.column('is_only').doUpdateSet({ key }))
    .execute();
  const versions = members.map(({ version }) => version);
  const subjects = members.map(({ subject }) => subject);
  const gone = await sql`
    delete from listed_subject where version <> all(${versions}::bigint[])
  `.execute(queries);
  const kept = await sql`
    insert into listed_subject (version, subject)
    select * from unnest(${versions}::bigint[], ${subjects}::bigint[])
    on conflict (version) do update set subject = excluded.subject where listed_subject.subject <> excluded.subject
  `.execute(queries);
  return Number(gone.numAffectedRows ?? 0) + Number(kept.numAffectedRows ?? 0);
}
