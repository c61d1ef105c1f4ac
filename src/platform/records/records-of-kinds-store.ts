import { sql } from 'kysely';
import type { Queries } from '../database/database.ts';
import { type AnyRecord, allFields, type RecordDefinition } from './record.ts';
import { type RecordFilter, type Row, selection, tableOf, toRecord, where } from './record-store.ts';

/** Of one kind: some records, the one made last first, and how many fit in all. */
export type KindRows = { readonly records: readonly AnyRecord[]; readonly count: number };

type Found = { readonly part: number; readonly row: Row | null; readonly count: number };

/**
 * Stretches of the lists of many kinds, in one query: of each at most `limit` records, and how many fit.
 * @returns one for each that was asked, in the same order
 */
export async function listRecordsOfKinds(
  queries: Queries,
  asked: readonly { readonly definition: RecordDefinition; readonly filter: RecordFilter }[],
  limit: number,
): Promise<readonly KindRows[]> {
  if (asked.length === 0) return [];
  // A kind's columns are its own: each record comes as one value, so that all kinds come together.
  const parts = asked.map(({ definition, filter }, part) => {
    const [table, fitting] = [tableOf(definition), where(definition, filter)];
    const count = sql`(select count(*) from ${table} where ${fitting}) as count`;
    if (limit === 0) return sql`(select ${part}::int as part, null::jsonb as row, ${count})`;
    return sql`(select ${part}::int as part, to_jsonb(listed) as row, ${count}
      from (select ${selection(allFields(definition))} from ${table} where ${fitting} order by id desc limit ${limit}) listed)`;
  });
  const { rows } = await sql<Found>`${sql.join(parts, sql` union all `)}`.execute(queries);
  const found = Map.groupBy(rows, ({ part }) => part);
  return asked.map(({ definition }, part) => {
    const own = found.get(part) ?? [];
    const fields = allFields(definition);
    const records = own.flatMap(({ row }) => (row === null ? [] : [toRecord(fields, row)]));
    return { records: records.toSorted(newestFirst), count: own[0]?.count ?? 0 };
  });
}

// Identifiers are UUIDs of version 7, in the order of their making.
const newestFirst = (left: AnyRecord, right: AnyRecord) => (left.id < right.id ? 1 : -1);
