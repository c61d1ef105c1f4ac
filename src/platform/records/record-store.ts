import { type RawBuilder, sql } from 'kysely';
import { validate as isUuid } from 'uuid';
import type { Queries } from '../database/database.ts';
import type { PageAsked } from '../database/page.ts';
import type { Control, Field, Fields, FieldValue } from './field.ts';
import { type AnyRecord, allFields, columnOf, type RecordDefinition, type RecordId } from './record.ts';

/** What a list is narrowed to. */
export type RecordFilter = {
  readonly state?: string | undefined;
  /** Any of these states. */
  readonly states?: readonly string[] | undefined;
  readonly place?: string | undefined;
  /** About any of these places. */
  readonly places?: readonly string[];
  /** One of these. */
  readonly ids?: readonly string[];
  /** By the name of a field: the value that it must have. */
  readonly values?: Readonly<Record<string, string>>;
  /** By the name of a field: the values of which it must have one. */
  readonly oneOf?: Readonly<Record<string, readonly string[]>>;
  /** By the name of a field: one of them at least has the value that is named here. */
  readonly anyOf?: Readonly<Record<string, string>>;
  /** With a date, in the field of this name, not after this day. */
  readonly dueBy?: { readonly field: string; readonly day: string };
  readonly owners?: readonly string[];
  /** Made, or moved last, at this moment or later. */
  readonly madeSince?: Date;
  readonly changedSince?: Date;
  /** Made by this person, or moved last. */
  readonly touchedBy?: string;
};

export type Row = Readonly<Record<string, unknown>>;

export const tableOf = (definition: RecordDefinition) => sql.table(columnOf(definition.kind).replaceAll('-', '_'));

/** The columns of a field: money has two. */
function columnsOf(name: string, field: Field): readonly string[] {
  const column = columnOf(name);
  return field.control === 'money' ? [`${column}_minor`, `${column}_currency`] : [column];
}

function cellsOf(field: Field, value: FieldValue | undefined): readonly unknown[] {
  if (field.control !== 'money') return [value ?? null];
  return value !== null && typeof value === 'object' && 'amountMinor' in value
    ? [value.amountMinor, value.currency]
    : [null, null];
}

/** Dates come as words, so that no time zone moves a day; whole and broken numbers as numbers. */
export function selection(fields: Fields, base: readonly string[] = baseColumns): RawBuilder<unknown> {
  const own = Object.entries(fields).flatMap(([name, field]) =>
    columnsOf(name, field).map((column) => {
      if (field.control === 'day') return sql`to_char(${sql.ref(column)}, 'YYYY-MM-DD') as ${sql.ref(column)}`;
      if (field.control === 'number') return sql`${sql.ref(column)}::float8 as ${sql.ref(column)}`;
      return sql.ref(column);
    }),
  );
  return sql.join([...base.map((column) => sql.ref(column)), ...own]);
}

/** What the columns of a selection are called, in its order. */
export function columnNames(fields: Fields, base: readonly string[] = baseColumns): readonly string[] {
  return [...base, ...Object.entries(fields).flatMap(([name, field]) => columnsOf(name, field))];
}

const baseColumns = [
  ...['id', 'state', 'place', 'created_at', 'created_by', 'created_by_name', 'organisation', 'changed_at'],
  ...['changed_by', 'changed_by_name', 'owner', 'marking', 'caveats', 'audience'],
];

function baseOf(record: AnyRecord): readonly unknown[] {
  const { id, state, place, createdAt, createdBy, createdByName, organisation, changedAt } = record;
  const handling = [record.owner, record.marking, record.caveats, record.audience];
  return [
    ...[id, state, place, createdAt, createdBy, createdByName, organisation, changedAt],
    ...[record.changedBy, record.changedByName],
    ...handling,
  ];
}

/** Makes records of the rows of a kind: what its columns are called is found out once for all of them. */
export function recordReader(fields: Fields): (row: Row) => AnyRecord {
  const values = valuesReader(fields, (column) => column);
  // The columns are made from the definition, and the test of each kind writes and reads every one of them.
  return (row) =>
    ({
      id: row.id,
      state: row.state,
      place: row.place,
      createdAt: instantOf(row.created_at),
      createdBy: row.created_by,
      createdByName: row.created_by_name,
      organisation: row.organisation,
      changedAt: instantOf(row.changed_at),
      changedBy: row.changed_by,
      changedByName: row.changed_by_name,
      owner: row.owner,
      marking: row.marking,
      caveats: row.caveats,
      audience: row.audience,
      values: values(row),
    }) as AnyRecord;
}

/**
 * Makes the values of a record of its row.
 * @param keyOf where the cell of a column stands in a row: by its name, or by its place
 */
export function valuesReader<Key extends string | number>(
  fields: Fields,
  keyOf: (column: string) => Key,
): (row: Readonly<Record<Key, unknown>>) => Readonly<Record<string, unknown>> {
  const cells = Object.entries(fields).map(([name, field]) => {
    const [column = '', currency] = columnsOf(name, field);
    return { name, key: keyOf(column), currency: currency === undefined ? undefined : keyOf(currency) };
  });
  return (row) => {
    const values: Record<string, unknown> = {};
    for (const { name, key, currency } of cells) {
      const value = row[key] ?? null;
      values[name] = currency === undefined || value === null ? value : { amountMinor: value, currency: row[currency] };
    }
    return values;
  };
}

/** A row that comes as JSON says its instants in words. */
function instantOf(value: unknown): unknown {
  return typeof value === 'string' ? new Date(value) : value;
}

function writing(definition: RecordDefinition, record: AnyRecord) {
  const fields = Object.entries(allFields(definition));
  return {
    columns: [...baseColumns, ...fields.flatMap(([name, field]) => columnsOf(name, field))],
    cells: [...baseOf(record), ...fields.flatMap(([name, field]) => cellsOf(field, record.values[name]))],
  };
}

export async function insertRecord(queries: Queries, definition: RecordDefinition, record: AnyRecord): Promise<void> {
  const { columns, cells } = writing(definition, record);
  await sql`insert into ${tableOf(definition)} (${sql.join(columns.map((column) => sql.ref(column)))})
    values (${sql.join(cells)})`.execute(queries);
}

/** Writes how a record stands now. */
export async function updateRecord(queries: Queries, definition: RecordDefinition, record: AnyRecord): Promise<void> {
  const { columns, cells } = writing(definition, record);
  const pairs = columns.map((column, position) => sql`${sql.ref(column)} = ${cells[position]}`);
  await sql`update ${tableOf(definition)} set ${sql.join(pairs)} where id = ${record.id}`.execute(queries);
}

/**
 * @param lock holds it until the transaction ends, so that two changes follow one another. Its key is left to others: who
 * refers to it need not wait, and two who have referred to it do not wait for one another.
 */
export async function findRecord(
  queries: Queries,
  definition: RecordDefinition,
  id: RecordId,
  lock = false,
): Promise<AnyRecord | undefined> {
  const fields = allFields(definition);
  const { rows } = await sql<Row>`select ${selection(fields)} from ${tableOf(definition)}
    where id = ${id} ${lock ? sql`for no key update` : sql``}`.execute(queries);
  return rows[0] && recordReader(fields)(rows[0]);
}

export function where(definition: RecordDefinition, filter: RecordFilter): RawBuilder<unknown> {
  const fields = allFields(definition);
  const conditions = [sql`true`];
  if (filter.state !== undefined) conditions.push(sql`state = ${filter.state}`);
  if (filter.states !== undefined) conditions.push(sql`state = any (${filter.states}::text[])`);
  if (filter.place !== undefined) conditions.push(sql`place = ${filter.place}`);
  if (filter.places !== undefined) conditions.push(sql`place = any (${filter.places}::text[])`);
  if (filter.owners !== undefined) conditions.push(sql`owner = any (${filter.owners}::text[])`);
  if (filter.dueBy !== undefined) {
    conditions.push(sql`${sql.ref(columnOf(filter.dueBy.field))} <= ${filter.dueBy.day}::date`);
  }
  if (filter.ids !== undefined) conditions.push(sql`id = any (${filter.ids}::uuid[])`);
  if (filter.madeSince !== undefined) conditions.push(sql`created_at >= ${filter.madeSince}`);
  if (filter.changedSince !== undefined) conditions.push(sql`changed_at >= ${filter.changedSince}`);
  if (filter.touchedBy !== undefined) conditions.push(sql`${filter.touchedBy} in (created_by, changed_by)`);
  const fitting = (values: Readonly<Record<string, string>>) =>
    Object.entries(values).map(([name, value]) => equals(sql.ref(columnOf(name)), fields[name]?.control, value));
  conditions.push(...fitting(filter.values ?? {}));
  for (const [name, values] of Object.entries(filter.oneOf ?? {})) {
    const type = fields[name]?.control === 'reference' ? sql`uuid[]` : sql`text[]`;
    conditions.push(sql`${sql.ref(columnOf(name))} = any (${values}::${type})`);
  }
  if (filter.anyOf !== undefined) conditions.push(sql`(${sql.join(fitting(filter.anyOf), sql` or `)})`);
  return sql.join(conditions, sql` and `);
}

/** An identifier is compared as what it is, so that its index finds it; words that are none name nothing. */
function equals(column: RawBuilder<unknown>, control: Control | undefined, value: string): RawBuilder<unknown> {
  switch (control) {
    case 'choices':
    case 'lines':
    case 'organisations':
    case 'countries':
      return sql`${value} = any (${column})`;
    case 'reference':
      return isUuid(value) ? sql`${column} = ${value}::uuid` : sql`false`;
    default:
      return sql`${column}::text = ${value}`;
  }
}

/** A stretch of the list, the one made last first: identifiers are UUIDs of version 7, in the order of their making. */
export async function listRecords(
  queries: Queries,
  definition: RecordDefinition,
  filter: RecordFilter,
  { after, limit, offset = 0 }: PageAsked & { readonly offset?: number },
): Promise<readonly AnyRecord[]> {
  const fields = allFields(definition);
  const beyond = after === undefined ? sql`` : sql` and id < ${after}::uuid`;
  const { rows } = await sql<Row>`select ${selection(fields)} from ${tableOf(definition)}
    where ${where(definition, filter)}${beyond} order by id desc limit ${limit} offset ${offset}`.execute(queries);
  return rows.map(recordReader(fields));
}

export async function countRecords(
  queries: Queries,
  definition: RecordDefinition,
  filter: RecordFilter,
): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`select count(*) as count from ${tableOf(definition)}
    where ${where(definition, filter)}`.execute(queries);
  return rows[0]?.count ?? 0;
}

/**
 * The field whose value another record has already, where a write failed on that; nothing for another failure. By the
 * index's name, table and column: of a table with row security PostgreSQL tells no more.
 */
export function takenField(definition: RecordDefinition, error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || error.code !== uniqueViolation) return undefined;
  const index = 'constraint' in error ? String(error.constraint) : '';
  const prefix = `${columnOf(definition.kind).replaceAll('-', '_')}_`;
  return Object.keys(allFields(definition)).find((name) => index === `${prefix}${columnOf(name)}`) ?? '';
}

// SQLSTATE, PostgreSQL's appendix A.
const uniqueViolation = '23505';
