import { createHash } from 'node:crypto';
import { type CsvRecord, readCsv } from '../../../platform/files/csv-file.ts';
import type { FileBytes } from '../../../platform/files/file-bytes.ts';
import { FileRefusal } from '../../../platform/files/file-refusal.ts';
import type { Day, DroppedRows, EventSink, ViolentEvent } from '../../events/event.ts';
import type { MappedField, OwnSource, ReadTable, RefusedRow, TableSample } from '../../own-tables/own-source.ts';
import { isTagRow, mappingOfTags } from './hxl.ts';
import { type OwnEvent, type RowContext, readOwnRow } from './own-table-row.ts';

/** The row of HXL's tags stands under the header; lines of titles may stand before that. */
const tagsWithin = 25;
const sampleRows = 3;
const onlyCountry = 6;

/** A table in memory: it is no larger than a page can carry. */
type Table = {
  readonly header: readonly string[];
  readonly line: number;
  readonly tags: readonly string[] | undefined;
  readonly rows: readonly CsvRecord[];
  readonly sha256: string;
};

/** @throws FileRefusal with file, line and reason where it is no table, or a row has more or fewer values than its header */
async function tableIn(file: FileBytes): Promise<Table> {
  const records: CsvRecord[] = [];
  const sha256 = await readCsv(file, (record) => {
    records.push(record);
  });
  const tagRow = records.slice(0, tagsWithin).findIndex(({ values }) => isTagRow(values));
  const headerRow = Math.max(tagRow - 1, 0);
  const named = records[headerRow];
  if (named === undefined) throw new FileRefusal('file.empty', file.name, 1, 'the file is empty');
  const header = named.values.map((value) => value.trim());
  const refuse = (line: number, reason: string) => new FileRefusal('events.schema', file.name, line, reason);
  const twice = header.find((name, column) => name !== '' && header.indexOf(name) !== column);
  if (twice !== undefined) throw refuse(named.line, `the column “${twice}” is there twice`);
  const rows = records.slice(Math.max(headerRow, tagRow) + 1);
  const odd = rows.find(({ values }) => values.length !== header.length);
  if (odd !== undefined) {
    const reason = `${odd.values.length} values, where the header has ${header.length} columns; the file may break off here`;
    throw refuse(odd.line, reason);
  }
  return { header, line: named.line, tags: records[tagRow]?.values, rows, sha256 };
}

/** The columns of a table, its first rows, and what its HXL tags say of them. @throws FileRefusal where it is no table */
export async function readSample(file: FileBytes): Promise<TableSample> {
  const { header, tags, rows } = await tableIn(file);
  return {
    header,
    rows: rows.slice(0, sampleRows).map(({ values }) => values),
    tagged: tags === undefined ? undefined : mappingOfTags(header, tags),
  };
}

/**
 * Reads a table of events as its layout says: each row is taken, or told with line, column and reason.
 * @throws FileRefusal with file, line and reason where the file as such is not sound, or has not one row that can be taken
 */
export async function readOwnTable(
  file: FileBytes,
  source: OwnSource,
  { take }: Pick<EventSink, 'take'>,
  context: RowContext,
): Promise<ReadTable> {
  const { header, line, rows, sha256 } = await tableIn(file);
  const columns = new Map<string, number>();
  for (const [field, name] of Object.entries(source.columns)) {
    const column = header.indexOf(name);
    if (column === -1) throw new FileRefusal('events.schema', file.name, line, `there is no column “${name}”`);
    columns.set(field, column);
  }
  const refused: RefusedRow[] = [];
  const events = new Map<string, ViolentEvent>();
  const nameOf = namer();
  for (const row of rows) {
    const read = (field: MappedField) => row.values[columns.get(field) ?? -1]?.trim() ?? '';
    const found = readOwnRow(read, source, context);
    const named = 'fault' in found ? found : { ...found, sourceEventId: nameOf(found) };
    const told = 'fault' in named || !events.has(named.sourceEventId) ? named : duplicateOf(named.sourceEventId);
    if ('fault' in told) {
      const { fault, field, value } = told;
      refused.push({ fault, line: row.line, column: source.columns[field] ?? '', value: value.slice(0, 100) });
    } else events.set(told.sourceEventId, told);
  }
  for (const event of events.values()) take(event);
  return {
    file: {
      ...fileOf(file.name, source, rows.length, [...events.values()], refused),
      sha256,
      columnsAside: asideOf(header, source),
    },
    refused,
  };
}

const duplicateOf = (value: string) => ({ fault: 'duplicate', field: 'id', value }) as const;

/** What no column names is known by all that it says; the second of two that say the same is the second. */
function namer(): (event: OwnEvent) => string {
  const alike = new Map<string, number>();
  return (event) => {
    if (event.sourceEventId !== undefined) return event.sourceEventId;
    const digest = createHash('sha256').update(JSON.stringify(event)).digest('hex').slice(0, 32);
    const times = (alike.get(digest) ?? 0) + 1;
    alike.set(digest, times);
    return times === 1 ? digest : `${digest}-${times}`;
  };
}

function fileOf(
  name: string,
  source: OwnSource,
  rows: number,
  events: readonly ViolentEvent[],
  refused: readonly RefusedRow[],
) {
  const days: readonly Day[] = events.flatMap(({ dayFrom, dayTo }) => [dayFrom, dayTo]).toSorted();
  const [firstDay, lastDay] = [days[0], days.at(-1)];
  if (firstDay === undefined || lastDay === undefined) {
    const [first] = refused;
    const why = first === undefined ? 'it has a header and no rows' : `none of its ${rows} rows can be taken`;
    throw new FileRefusal('events.none', name, first?.line ?? 1, why);
  }
  const { id, publisher, licence } = source;
  const withoutPoint = events.filter(({ wherePrecision }) => wherePrecision === onlyCountry).length;
  return {
    ...{ source: { id, name: source.name, publisher, licence, citation: publisher }, version: 'not stated' },
    ...{ rows, dropped: droppedOf(refused), firstDay, lastDay },
    remarks:
      withoutPoint === 0
        ? []
        : [`${withoutPoint} of ${events.length} events have no coordinates, and stand at a point of their country.`],
  };
}

function asideOf(header: readonly string[], { columns }: OwnSource): readonly string[] {
  const read = new Set<string>(Object.values(columns));
  return header.filter((name) => name !== '' && !read.has(name));
}

function droppedOf(refused: readonly RefusedRow[]): readonly DroppedRows[] {
  return [...Map.groupBy(refused, ({ fault }) => fault)].flatMap(([fault, rows]) => {
    const [first] = rows;
    if (first === undefined) return [];
    const { line, column, value } = first;
    return [{ fault, rows: rows.length, first: { line, column, value } }];
  });
}
