import { stringify } from 'csv-stringify/sync';

export type CsvCell = string | number | boolean | null | undefined;

/**
 * RFC 4180 with a header. A cell that a spreadsheet would run as a formula is given a leading apostrophe.
 * @param columns header by key of the row, in order
 * @param header without it, rows to follow others
 */
export function csvText<Row extends Readonly<Record<string, CsvCell>>>(
  columns: Readonly<Record<keyof Row & string, string>>,
  rows: readonly Row[],
  { header }: { readonly header: boolean } = { header: true },
): string {
  const keys = Object.keys(columns);
  const cells = rows.map((row) => keys.map((key) => row[key]));
  // Cells in order: the library would take each key of each row for a path and read it anew, at four times the time.
  return stringify(header ? [Object.values(columns), ...cells] : cells, {
    escape_formulas: true,
    record_delimiter: 'windows',
    cast: { boolean: (value) => (value ? 'yes' : 'no') },
  });
}

/**
 * The same as it is read: one header, then each stretch of rows. However many there are, none is left out, and nobody
 * else waits while they are written.
 */
export async function* csvInStretches<Row extends Readonly<Record<string, CsvCell>>>(
  columns: Readonly<Record<keyof Row & string, string>>,
  stretches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<string> {
  yield csvText(columns, []);
  for await (const rows of stretches) if (rows.length > 0) yield csvText(columns, rows, { header: false });
}
