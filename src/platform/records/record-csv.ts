import { type CsvCell, csvText } from '../web/csv.ts';
import type { Field, FieldValue } from './field.ts';
import { writeMoney } from './money-value.ts';
import { type AnyRecord, allFields, columnOf, type RecordDefinition } from './record.ts';
import { isMoney } from './record-form.ts';
import { isList } from './record-words.ts';

/** Records of a kind as CSV for programs: values as they are kept, one column each, money as amount and currency. */
export function recordsCsv(definition: RecordDefinition, records: readonly AnyRecord[]): string {
  const fields = Object.entries(allFields(definition));
  const names = [
    ...['id', 'state', 'place'],
    ...fields.flatMap(([name, field]) => columnNames(name, field)),
    ...['created_at', 'created_by', 'organisation', 'changed_at', 'owner', 'marking', 'caveats', 'audience'],
  ];
  const rows = records.map((record) => {
    const cells: Record<string, CsvCell> = {
      id: record.id,
      state: record.state,
      place: record.place,
      created_at: record.createdAt.toISOString(),
      created_by: record.createdByName,
      organisation: record.organisation,
      changed_at: record.changedAt.toISOString(),
      owner: record.owner,
      marking: record.marking,
      caveats: record.caveats.join('; '),
      audience: record.audience.join('; '),
    };
    for (const [name, field] of fields) {
      const values = cellsOf(record.values[name]);
      columnNames(name, field).forEach((column, position) => {
        cells[column] = values[position] ?? null;
      });
    }
    return cells;
  });
  return csvText(Object.fromEntries(names.map((name) => [name, name])), rows);
}

function columnNames(name: string, field: Field): readonly string[] {
  const column = columnOf(name);
  return field.control === 'money' ? [column, `${column}_currency`] : [column];
}

function cellsOf(value: FieldValue | undefined): readonly CsvCell[] {
  if (value === undefined || value === null) return [null];
  if (isList(value)) return [value.join('; ')];
  return isMoney(value) ? [writeMoney(value), value.currency] : [value];
}
