import { message } from '../../platform/language/message.ts';

/** A table as it is written in an item: a row on each line, cells apart by “ | ”, the first line its header. */
export type ReportTable = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

export type TableFault = { readonly problem: string; readonly line: number };

/** The table of these lines; or on which line, from 1, it is none, and why. Empty lines do not count. */
export function readTable(written: string): ReportTable | TableFault {
  const lines = written
    .split(/\r\n|\r|\n/)
    .map((words, index) => ({ line: index + 1, cells: words.trim() === '' ? [] : cellsOf(words) }))
    .filter(({ cells }) => cells.length > 0);
  const [header, ...rows] = lines;
  if (header === undefined || rows.length === 0) {
    return { line: 1, problem: message('Line {line}: a table has a line with the names of its columns, and rows.') };
  }
  const odd = rows.find(({ cells }) => cells.length !== header.cells.length);
  if (odd !== undefined) {
    return { line: odd.line, problem: message('Line {line}: this row has not as many cells as the first line.') };
  }
  return { columns: header.cells, rows: rows.map(({ cells }) => cells) };
}

/** The lines of a table. A bar or a new line within a cell becomes a space: nothing else could be read back. */
export function writeTable({ columns, rows }: ReportTable): string {
  return [columns, ...rows]
    .map((cells) => cells.map((cell) => cell.replaceAll(/[|\s]+/g, ' ').trim() || '–').join(' | '))
    .join('\n');
}

/** Columns whose cells are all numbers, with or without a unit: set to the right. */
export function numberColumns({ columns, rows }: ReportTable): readonly boolean[] {
  return columns.map((_, column) => rows.every((cells) => /^[–-]?\d|^[–-]$/.test(cells[column] ?? '')));
}

/**
 * Probabilities by country code, of a map's table: a code and per cent.
 * @param isCountry whether there is a country of that code
 */
export function chancesOf(
  { columns, rows }: ReportTable,
  isCountry: (code: string) => boolean,
): ReadonlyMap<string, number> | { readonly problem: string } {
  if (columns.length !== 2) {
    return { problem: message('A map has two columns: the code of a country, and its chance in per cent.') };
  }
  const chances = new Map<string, number>();
  for (const [code = '', chance = ''] of rows) {
    const perCent = /^(\d{1,3}(?:\.\d+)?)\s*%$/.exec(chance)?.[1];
    const value = perCent === undefined ? undefined : Number(perCent) / 100;
    if (!isCountry(code) || value === undefined || value > 1 || chances.has(code)) {
      return { problem: message('A map says for each country once its code and its chance: “SDN | 93 %”.') };
    }
    chances.set(code, value);
  }
  return chances;
}

function cellsOf(line: string): readonly string[] {
  return line.split('|').map((cell) => cell.trim());
}
