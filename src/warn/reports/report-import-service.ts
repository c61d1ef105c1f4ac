import { isUtf8 } from 'node:buffer';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { type CsvRecord, readCsv } from '../../platform/files/csv-file.ts';
import { fileOf } from '../../platform/files/file-bytes.ts';
import { isWorkbook, readXlsx } from '../../platform/files/xlsx-file.ts';
import { columnOf, type ValuesOf } from '../../platform/records/record.ts';
import { createRecordForm } from '../../platform/records/record-form.ts';
import { newOnce, saysTheSame } from '../../platform/records/record-once.ts';
import { requireRole } from '../../platform/records/record-roles.ts';
import { FieldsRefusal, Refusal, shownSentence } from '../../platform/refusal.ts';
import { report } from './report.ts';
import { answersIn, type Columns, columnsIn } from './report-rows.ts';
import type { ReportServices } from './report-service.ts';

export type ReportImportService = ReturnType<typeof createReportImportService>;

/** What became of one row of a table. */
export type RowFate = {
  /** Of the text or the sheet, from 1. */
  readonly line: number;
  readonly title: string;
  /** `stands`: the same was reported before by the same person. */
  readonly fate: 'filed' | 'fits' | 'stands' | 'refused';
  /** The report that it became or that stood; nothing where it was only checked, or refused. */
  readonly id: string | undefined;
  readonly problems: readonly { readonly column: string; readonly text: string }[];
};

export type ImportedRows = { readonly rows: readonly RowFate[]; readonly unknownColumns: readonly string[] };

export const mostRows = 500;
export const largestTableBytes = 2 * 1024 * 1024;

/** How far a sheet is read: the rows that are taken, with room for empty ones between them, and no report's columns. */
const sheetLimits = { rows: 5_000, columns: 200 };

const refusals = {
  empty: () =>
    new Refusal(
      'report-import.empty',
      422,
      'Choose a file or paste a table, with a line of columns and a line for each report',
      'file',
    ),
  large: () => new Refusal('report-import.large', 422, 'The file is larger than 2 MB. Divide it', 'file'),
  utf8: () =>
    new Refusal('report-import.encoding', 422, 'The file is not UTF-8. Save it as CSV in UTF-8, or as .xlsx', 'file'),
  columns: (columns: string) =>
    new Refusal('report-import.columns', 422, 'The first line must name these columns too: {columns}', 'file', {
      columns,
    }),
  many: () => new Refusal('report-import.many', 422, 'Send {most} rows at most', 'file', { most: mostRows }),
};

/** Many reports from one table, each row by itself: what fits is filed, what does not is told with its column. */
export function createReportImportService({
  database,
  reports,
}: { readonly database: Database } & Pick<ReportServices, 'reports'>) {
  const form = createRecordForm(report.fields);

  /** @throws Refusal where the text is no table at all */
  async function recordsIn(text: string): Promise<readonly CsvRecord[]> {
    const records: CsvRecord[] = [];
    // A form gives no more of a longer one than its beginning: half a table is none.
    if (Buffer.byteLength(text) > largestTableBytes) throw refusals.large();
    if (text.trim() === '') throw refusals.empty();
    await readCsv(fileOf('CSV', Buffer.from(text)), (record) => {
      records.push(record);
    }).catch((error: unknown) => {
      // Told beside the field that the table came in.
      throw error instanceof Refusal ? new Refusal(error.code, 422, error.message, 'file') : error;
    });
    return records;
  }

  /** @throws Refusal where it is no table of reports */
  function read(records: readonly CsvRecord[]): { readonly columns: Columns; readonly records: readonly CsvRecord[] } {
    const [header, ...rows] = records;
    if (header === undefined || rows.length === 0) throw refusals.empty();
    const columns = columnsIn(header.values);
    if (columns.missing.length > 0) throw refusals.columns(columns.missing.join(', '));
    if (rows.length > mostRows) throw refusals.many();
    return { columns, records: rows };
  }

  /** The one that says the same and was made by the same person, if one stands. */
  function standing(actor: Actor, values: ValuesOf<typeof report>) {
    return database.snapshot(actor, async (queries) => {
      const named = await reports.listIn(queries, { touchedBy: actor.personId, values: { title: values.title } });
      return named.find((each) => saysTheSame(each, actor, reports.values(values)));
    });
  }

  async function fateOf(actor: Actor, columns: Columns, { line, values: cells }: CsvRecord, isTried: boolean) {
    const answers = answersIn(columns, cells);
    const base = { line, title: typeof answers.title === 'string' ? answers.title : '', id: undefined, problems: [] };
    const refused = (problems: readonly { readonly field: string; readonly text: string }[]): RowFate => ({
      ...base,
      fate: 'refused',
      problems: problems.map(({ field, text }) => ({ column: columnOf(field), text })),
    });
    const result = form(answers);
    if ('problems' in result) return refused(result.problems);
    // The form has held each answer to its field.
    const values = result.values as ValuesOf<typeof report>;
    const there = await standing(actor, values);
    if (there !== undefined) return { ...base, fate: 'stands', id: there.id } as const;
    if (isTried) return { ...base, fate: 'fits' } as const;
    try {
      const id = await reports.makeAndTakeOnce(actor, result.values, undefined, newOnce());
      return { ...base, fate: 'filed', id } as const;
    } catch (error) {
      if (error instanceof FieldsRefusal) return refused(error.problems);
      if (error instanceof Refusal) return refused([{ field: error.field ?? '', text: shownSentence(error) }]);
      throw error;
    }
  }

  return {
    /**
     * Opens a file that was sent: a sheet of a workbook, or CSV.
     * @param sheet which one of a workbook; the first where it is empty
     * @throws Refusal beside `file` or `sheet` where it cannot be read
     */
    async open(actor: Actor, bytes: Buffer, sheet: string): Promise<readonly CsvRecord[]> {
      requireRole(actor, report.roles);
      if (bytes.length > largestTableBytes) throw refusals.large();
      if (isWorkbook(bytes)) return readXlsx(bytes, sheet, sheetLimits);
      if (!isUtf8(bytes) || bytes.includes(0)) throw refusals.utf8();
      return recordsIn(bytes.toString('utf8'));
    },

    /**
     * Files each row of a table that fits, one after the other, each in a transaction of its own; brought in twice it
     * changes nothing.
     * @param table CSV (RFC 4180), or what `open` has read, whose first line names the columns as the CSV of reports does
     * @param isTried only tells what would become of each row, as far as its answers say
     * @throws Refusal where it is no table of reports, and nothing of it is filed
     */
    async bringIn(actor: Actor, table: string | readonly CsvRecord[], isTried: boolean): Promise<ImportedRows> {
      requireRole(actor, report.roles);
      const { columns, records } = read(typeof table === 'string' ? await recordsIn(table) : table);
      const rows: RowFate[] = [];
      for (const record of records) rows.push(await fateOf(actor, columns, record, isTried));
      return { rows, unknownColumns: columns.unknown };
    },
  };
}
