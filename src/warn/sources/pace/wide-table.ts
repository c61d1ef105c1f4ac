import { type CountryCode, countryBySourceName } from '../../../places/country.ts';
import { type CsvRecord, readCsv } from '../../../platform/files/csv-file.ts';
import type { FileBytes } from '../../../platform/files/file-bytes.ts';
import { FileRefusal } from '../../../platform/files/file-refusal.ts';
import { asMonth, monthNumber } from '../../events/figures.ts';

/** A place by its code where we know the name, else by the name as the file has it. */
export type PlaceKey = CountryCode | (string & { readonly __brand: 'SourceName' });

/** A row a month, a column a place, months without a gap. */
export type WideTable = {
  readonly places: readonly PlaceKey[];
  /** Counted as year × 12 + month, 0 being January. */
  readonly firstMonth: number;
  readonly months: number;
  /** `[place * months + month]`, numbers from 0; fractions are expected values. */
  readonly values: Float64Array;
};

// What pandas writes over a column that has no name.
const nameless = /^(Unnamed: \d+|nan)?$/i;

/**
 * Reads a table as project PaCE keeps it, plain or gzipped: monthly history (dated by the month's last day) and
 * forecasts (dated by the month). Columns without a name, or of whole-column blanks, are left out; unlike figures that
 * are loaded, a name that is no country's is taken as it is.
 * `below0`: some forecasts expect fewer deaths than none, which means 0; a history cannot.
 * @throws FileRefusal, with file and line, where a date, a number or the order of the months is not as it must be
 */
export async function readWideTable(file: FileBytes, below0: 'refused' | 'taken as 0' = 'refused'): Promise<WideTable> {
  let header: CsvRecord | undefined;
  const rows: number[][] = [];
  let firstMonth = Number.NaN;
  await readCsv(file, (record) => {
    if (header === undefined) {
      header = record;
      return;
    }
    const month = monthOf(record, file.name);
    if (rows.length === 0) firstMonth = month;
    if (month !== firstMonth + rows.length) {
      throw new FileRefusal('wide-table.month', file.name, record.line, 'the months do not follow one on another');
    }
    rows.push(numbersOf(record, header, file.name, below0));
  });
  if (header === undefined || rows.length === 0) {
    throw new FileRefusal('wide-table.empty', file.name, 1, 'the file has no row of figures');
  }
  return tableOf(header, rows, firstMonth, file.name);
}

function monthOf({ values, line }: CsvRecord, file: string): number {
  const month = asMonth((values[0] ?? '').slice(0, 7));
  if (month === undefined) {
    throw new FileRefusal('wide-table.month', file, line, `“${values[0] ?? ''}” is not a month or its last day`);
  }
  return monthNumber(month);
}

function numbersOf(
  { values, line }: CsvRecord,
  header: CsvRecord,
  file: string,
  below0: 'refused' | 'taken as 0',
): number[] {
  if (values.length !== header.values.length) {
    const counts = `${values.length} values, where the header has ${header.values.length} columns`;
    throw new FileRefusal('wide-table.columns', file, line, counts);
  }
  return values.slice(1).map((text, index) => {
    const value = Number(text);
    const isNumber = text.trim() !== '' && Number.isFinite(value);
    if (isNumber && (value >= 0 || below0 === 'taken as 0')) return Math.max(0, value);
    if (nameless.test(header.values[index + 1] ?? '')) return 0;
    throw new FileRefusal(
      'wide-table.value',
      file,
      line,
      `“${text}” for ${header.values[index + 1] ?? ''} is not a number of deaths`,
    );
  });
}

function tableOf(header: CsvRecord, rows: readonly number[][], firstMonth: number, file: string): WideTable {
  const names = header.values.slice(1);
  const columns = names.flatMap((name, column) => (nameless.test(name) ? [] : [column]));
  const places = columns.map((column) => keyOf(names[column] ?? ''));
  const twice = places.find((place, index) => places.indexOf(place) !== index);
  if (twice !== undefined) throw new FileRefusal('wide-table.columns', file, 1, `${twice} has two columns`);
  const values = new Float64Array(columns.length * rows.length);
  columns.forEach((column, place) => {
    rows.forEach((row, month) => {
      values[place * rows.length + month] = row[column] ?? 0;
    });
  });
  return { places, firstMonth, months: rows.length, values };
}

function keyOf(name: string): PlaceKey {
  // A name that no country of ours has is its own key: the brand says so.
  return countryBySourceName(name)?.code ?? (name as PlaceKey);
}
