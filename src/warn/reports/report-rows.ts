import { countryByCode, countryBySourceName } from '../../places/country.ts';
import { columnOf } from '../../platform/records/record.ts';
import { report } from './report.ts';

/** Columns of a table of reports: the fields of one, as its CSV names them. */
const fieldByColumn = new Map(Object.keys(report.fields).map((name) => [columnOf(name), name]));

/** The columns that each row must answer. */
export const requiredColumns: readonly string[] = Object.entries(report.fields)
  .filter(([, { optional, control }]) => !optional && control !== 'choices')
  .map(([name]) => columnOf(name));

export type Columns = {
  /** By their place in a row: the field that a column answers; nothing for one that no report has. */
  readonly fields: readonly (string | undefined)[];
  readonly unknown: readonly string[];
  readonly missing: readonly string[];
};

/** What the first line of a table names. */
export function columnsIn(header: readonly string[]): Columns {
  const names = header.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_'),
  );
  return {
    fields: names.map((name) => fieldByColumn.get(name)),
    unknown: header.filter((_, place) => !fieldByColumn.has(names[place] ?? '')).map((name) => name.trim()),
    missing: requiredColumns.filter((name) => !names.includes(name)),
  };
}

/** The answers of one row as its form takes them: several in a cell are parted by semicolons, a country goes by its name too. */
export function answersIn(
  { fields }: Columns,
  cells: readonly string[],
): Readonly<Record<string, string | readonly string[]>> {
  const answers: Record<string, string | readonly string[]> = {};
  for (const [place, name] of fields.entries()) {
    const cell = (cells[place] ?? '').trim();
    const control = name === undefined ? undefined : report.fields[name as keyof typeof report.fields].control; // A field by its column.
    if (name === undefined || control === undefined || cell === '') continue;
    if (control === 'choices' || control === 'lines') answers[name] = cell.split(';').map((each) => each.trim());
    else if (control === 'country')
      answers[name] = (countryByCode(cell.toUpperCase()) ?? countryBySourceName(cell))?.code ?? cell;
    else answers[name] = cell;
  }
  return answers;
}
