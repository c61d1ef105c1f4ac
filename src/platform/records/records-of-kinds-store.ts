import { type RawBuilder, sql } from 'kysely';
import type { Queries } from '../database/database.ts';
import { type AnyRecord, allFields, type RecordDefinition } from './record.ts';
import {
  columnNames,
  type RecordFilter,
  type Row,
  recordReader,
  selection,
  tableOf,
  valuesReader,
  where,
} from './record-store.ts';

/** Of one kind: some records, the one made last first, and how many fit in all. */
export type KindRows<Kept = AnyRecord> = { readonly records: readonly Kept[]; readonly count: number };

/** What of a record is read where its part of a whole is shown: a whole may have thousands. */
export type BriefRecord = Pick<AnyRecord, 'id' | 'state' | 'createdByName' | 'organisation' | 'values'>;

type Asked = readonly { readonly definition: RecordDefinition; readonly filter: RecordFilter }[];

/**
 * Stretches of the lists of many kinds, in one query: of each at most `limit` records, and how many fit.
 * @returns one for each that was asked, in the same order
 */
export function listRecordsOfKinds(queries: Queries, asked: Asked, limit: number): Promise<readonly KindRows[]> {
  return listOfKinds<Row, AnyRecord>(queries, asked, limit, (definition) => {
    const fields = allFields(definition);
    return { selected: selection(fields), cells: sql`one`, read: recordReader(fields) };
  });
}

/** The same of records whose handling and dates are not shown: their cells come without names, and half as long. */
export function listBriefRecordsOfKinds(
  queries: Queries,
  asked: Asked,
  limit: number,
): Promise<readonly KindRows<BriefRecord>[]> {
  return listOfKinds<readonly unknown[], BriefRecord>(queries, asked, limit, (definition) => {
    const fields = allFields(definition);
    const names = columnNames(fields, briefColumns);
    const cells = sql`json_build_array(${sql.join(names.map((name) => sql.ref(`one.${name}`)))})`;
    const values = valuesReader(fields, (column) => names.indexOf(column));
    const read = (row: readonly unknown[]) => {
      const [id, state, createdByName, organisation] = row;
      // The columns are made from the definition, as of whole records.
      return { id, state, createdByName, organisation, values: values(row) } as BriefRecord;
    };
    return { selected: selection(fields, briefColumns), cells, read };
  });
}

const briefColumns = ['id', 'state', 'created_by_name', 'organisation'];

type Reading<Cells, Kept> = {
  readonly selected: RawBuilder<unknown>;
  readonly cells: RawBuilder<unknown>;
  readonly read: (cells: Cells) => Kept;
};

async function listOfKinds<Cells, Kept extends { readonly id: string }>(
  queries: Queries,
  asked: Asked,
  limit: number,
  readingOf: (definition: RecordDefinition) => Reading<Cells, Kept>,
): Promise<readonly KindRows<Kept>[]> {
  if (asked.length === 0) return [];
  const readings = asked.map(({ definition }) => readingOf(definition));
  // A kind's columns are its own: its records come as one value, so that all kinds come together. What fits is counted
  // only where more may fit than came: each look at a row asks who may see it.
  const parts = asked.map(({ definition, filter }, part) => {
    const [table, fitting] = [tableOf(definition), where(definition, filter)];
    const all = sql`(select count(*) from ${table} where ${fitting})`;
    if (limit === 0) return sql`(select ${part}::int as part, null::json as rows, ${all} as count)`;
    const { selected, cells } = readings[part] ?? {};
    return sql`(select ${part}::int as part, listed.rows,
        case when listed.taken < ${limit} then listed.taken else ${all} end as count
      from (select json_agg(${cells}) as rows, count(*) as taken from (
        select ${selected} from ${table} where ${fitting} order by id desc limit ${limit}) one) listed)`;
  });
  const { rows } = await sql<{
    readonly part: number;
    readonly rows: readonly Cells[] | null;
    readonly count: number;
  }>`${sql.join(parts, sql` union all `)}`.execute(queries);
  const found = new Map(rows.map((each) => [each.part, each]));
  return readings.map(({ read }, part) => {
    const own = found.get(part);
    return { records: (own?.rows ?? []).map(read).toSorted(newestFirst), count: own?.count ?? 0 };
  });
}

// Identifiers are UUIDs of version 7, in the order of their making.
const newestFirst = (left: { readonly id: string }, right: { readonly id: string }) => (left.id < right.id ? 1 : -1);
