import { type CsvRecord, readCsv } from '../../../platform/files/csv-file.ts';
import type { FileBytes } from '../../../platform/files/file-bytes.ts';
import { FileRefusal } from '../../../platform/files/file-refusal.ts';

/** One row of a table of numbers: the value in a column asked for. */
export type NumberOf<Column extends string> = (column: Column) => number;

/**
 * Reads columns of numbers by their names, whatever else the file holds and in whatever order.
 * @throws FileRefusal where a column is lacking, or a value is blank or no finite number
 */
export async function readColumns<Column extends string>(
  file: FileBytes,
  columns: readonly Column[],
  onRow: (value: NumberOf<Column>, line: number) => void,
): Promise<void> {
  let places: ReadonlyMap<Column, number> | undefined;
  await readCsv(file, (record) => {
    if (places === undefined) {
      places = placesOf(file.name, record, columns);
      return;
    }
    const found = places;
    onRow((column) => numberAt(file.name, record, column, found.get(column) ?? -1), record.line);
  });
}

function placesOf<Column extends string>(
  file: string,
  header: CsvRecord,
  columns: readonly Column[],
): ReadonlyMap<Column, number> {
  const lacking = columns.filter((column) => !header.values.includes(column));
  if (lacking.length > 0) {
    throw new FileRefusal('views.columns', file, header.line, `the file lacks the columns ${lacking.join(', ')}`);
  }
  return new Map(columns.map((column) => [column, header.values.indexOf(column)]));
}

function numberAt(file: string, record: CsvRecord, column: string, place: number): number {
  const text = record.values[place] ?? '';
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return value;
  throw new FileRefusal('views.value', file, record.line, `${column} is “${text}”, which is not a number`);
}
