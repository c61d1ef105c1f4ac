import { eachRecord, type RecordElement, withoutStrayMarks } from '../../../platform/files/xml-records.ts';
import {
  type Columns,
  columnsOf,
  isPlainHeader,
  isUkHeader,
  readPlainRow,
  readUkRows,
  refuseHeader,
} from './csv-lists.ts';
import { type CsvRow, eachCsvRow } from './csv-records.ts';
import { decodeText, type Repair } from './decoded-text.ts';
import { euRecords, readEuRecord } from './eu-list.ts';
import { joinedSubjects, readListLine } from './list-lines.ts';
import { ListError, type ListedName, type ListedSubject, type ListName } from './listed-subject.ts';
import { ofacRecords, readOfacOtherName, readOfacRecord, readOfacRow } from './ofac-list.ts';
import { readUkRecord, ukRecords } from './uk-list.ts';
import { readUnRecord, unRecords } from './un-list.ts';

/** What was read of one file. */
export type ListReading = {
  readonly list: ListName;
  /** Day that the list says it was made on, ISO 8601; nothing where it does not say. */
  readonly madeOn?: string;
  readonly subjects: number;
  readonly repairs: readonly Repair[];
  /** Rows of a CSV that name nobody: how many, and the line of the first. */
  readonly passedOver?: { readonly rows: number; readonly line: number };
};

/** What was mended in a file, in words for the person who gave it; nothing where nothing was. */
export function repairWords(file: string, repairs: readonly Repair[], all = repairs.length): readonly string[] {
  const [first] = repairs;
  if (first === undefined) return [];
  const read = `byte ${first.byte.toString(16)} read as “${first.readAs}”`;
  const count = all === 1 ? '1 character' : `${all} characters`;
  return [`${file}: ${count} mended, the first on line ${first.line} (${read})`];
}

const longestReference = 200;

/** Names that a second file beside the list holds, by reference: OFAC’s alternate names. */
export type OtherNames = ReadonlyMap<string, readonly ListedName[]>;

/**
 * Reads a sanctions list in any of its forms, told by how it begins: the XML of the UN, UK, EU or OFAC, the UK’s CSV with its
 * report date, OFAC’s headerless CSV, a plain CSV with a column `name`, or one JSON object a line. One record is in memory
 * at a time, but for the EU’s stored lines, of which several may be one subject.
 * @param bytes of the list, unpacked
 * @param onSubject called with each subject as it is read
 * @throws ListError with its line where the list breaks off, is not what it seems, or a record lacks reference or name
 */
export async function readList(
  bytes: AsyncIterable<Uint8Array>,
  onSubject: (subject: ListedSubject) => void,
  otherNames: OtherNames = new Map(),
): Promise<ListReading> {
  const { pieces, repairs } = decodeText(bytes);
  const { start, all } = await startOf(pieces);
  const seen = { subjects: 0, list: undefined as ListName | undefined };
  const passedOver = { rows: 0, line: 0 };
  const passOver = (line: number) => {
    if (passedOver.rows === 0) passedOver.line = line;
    passedOver.rows += 1;
  };
  const take = (subject: ListedSubject) => {
    if (subject.reference.length > longestReference)
      throw new ListError(
        subject.line,
        `a reference has ${subject.reference.length} characters, more than ${longestReference}`,
      );
    seen.subjects += 1;
    seen.list ??= subject.list;
    onSubject(subject);
  };
  const trimmed = start.trimStart();
  if (trimmed === '') throw new ListError(1, 'the file is empty');
  const madeOn = trimmed.startsWith('<')
    ? await readXml(withoutStrayMarks(all, repairs), take)
    : trimmed.startsWith('{')
      ? await readLines(all, take)
      : await readCsvList(all, otherNames, take, passOver);
  if (seen.list === undefined) throw new ListError(1, 'the file holds no listed subject');
  return {
    list: seen.list,
    ...(madeOn !== undefined && { madeOn }),
    subjects: seen.subjects,
    repairs,
    ...(passedOver.rows > 0 && { passedOver }),
  };
}

/** OFAC’s file of alternate names, by the reference of whom they name. */
export async function readOtherNames(bytes: AsyncIterable<Uint8Array>): Promise<OtherNames> {
  const names = new Map<string, ListedName[]>();
  await eachCsvRow(decodeText(bytes).pieces, ({ values }) => {
    const read = readOfacOtherName(values);
    if (read === undefined) return;
    const found = names.get(read.reference);
    if (found === undefined) names.set(read.reference, [read.name]);
    else found.push(read.name);
  });
  return names;
}

/** The first text that is not empty, and everything again. */
async function startOf(pieces: AsyncGenerator<string>): Promise<{ start: string; all: AsyncIterable<string> }> {
  let start = '';
  while (start.trimStart().length < 64) {
    const next = await pieces.next();
    if (next.done === true) break;
    start += next.value;
  }
  async function* all() {
    yield start;
    yield* pieces;
  }
  return { start, all: all() };
}

type Take = (subject: ListedSubject) => void;

const readersByRecord: ReadonlyMap<string, (record: RecordElement) => ListedSubject> = new Map(
  (
    [
      [unRecords, readUnRecord],
      [ukRecords, readUkRecord],
      [euRecords, readEuRecord],
      [ofacRecords, readOfacRecord],
    ] as const
  ).flatMap(([names, read]) => [...names].map((name): [string, typeof read] => [name, read])),
);

async function readXml(pieces: AsyncIterable<string>, take: Take): Promise<string | undefined> {
  let madeOn: string | undefined;
  const roots = new Set(['CONSOLIDATED_LIST', 'Designations', 'export', 'sdnList']);
  await eachRecord(
    pieces,
    new Set(readersByRecord.keys()),
    (name, attributes) => {
      if (!roots.has(name))
        throw new ListError(1, `its root <${name}> is not that of a known list (${[...roots].join(', ')})`);
      madeOn = /^\d{4}-\d\d-\d\d/.exec(attributes.dateGenerated ?? attributes.generationDate ?? '')?.[0];
    },
    (record) => {
      const read = readersByRecord.get(record.name);
      if (read !== undefined) take(read(record));
    },
    (line, reason) => new ListError(line, reason),
  );
  return madeOn;
}

async function readLines(pieces: AsyncIterable<string>, take: Take): Promise<undefined> {
  const byReference = new Map<string, ListedSubject>();
  const takeLine = (text: string, line: number) => {
    const subject = readListLine(text, line);
    if (subject === undefined) return;
    if (subject.list !== 'eu') {
      take(subject);
      return;
    }
    const known = byReference.get(subject.reference);
    byReference.set(subject.reference, known === undefined ? subject : joinedSubjects(known, subject));
  };
  let rest = '';
  let line = 0;
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      line += 1;
      takeLine(text, line);
    }
  }
  takeLine(rest, line + 1);
  for (const subject of byReference.values()) take(subject);
}

async function readCsvList(
  pieces: AsyncIterable<string>,
  otherNames: OtherNames,
  take: Take,
  passOver: (line: number) => void,
): Promise<string | undefined> {
  const reader = new CsvListReader(otherNames, take, passOver);
  await eachCsvRow(pieces, (row) => reader.row(row));
  reader.end();
  return reader.madeOn;
}

/** Takes rows; knows by the first which list they are of. */
class CsvListReader {
  madeOn: string | undefined;
  readonly #otherNames: OtherNames;
  readonly #take: Take;
  readonly #passOver: (line: number) => void;
  #form: 'ofac' | 'uk' | 'plain' | undefined;
  #columns: Columns = new Map();
  #held: CsvRow[] = [];

  constructor(otherNames: OtherNames, take: Take, passOver: (line: number) => void) {
    this.#otherNames = otherNames;
    this.#take = take;
    this.#passOver = passOver;
  }

  row(row: CsvRow): void {
    if (this.#form === undefined) this.#begin(row);
    else if (this.#form === 'ofac') this.#ofac(row);
    else if (this.#form === 'uk') this.#uk(row);
    else this.#plain(row);
  }

  end(): void {
    if (this.#held.length > 0) this.#take(readUkRows(this.#columns, this.#held));
    this.#held = [];
  }

  #begin(row: CsvRow): void {
    const [first = ''] = row.values;
    const report = /^\s*report date:?\s*(.*)$/i.exec(first);
    if (report !== null) {
      this.madeOn = reportDay(`${report[1]} ${row.values.slice(1).join(' ')}`);
      return;
    }
    this.#columns = columnsOf(row.values);
    if (isUkHeader(this.#columns)) this.#form = 'uk';
    else if (isPlainHeader(this.#columns)) this.#form = 'plain';
    else if (/^\d+$/.test(first.trim()) && row.values.length >= 11) {
      this.#form = 'ofac';
      this.#ofac(row);
    } else refuseHeader(row.values);
  }

  #ofac({ values, line }: CsvRow): void {
    const subject = readOfacRow(values, this.#otherNames.get(values[0]?.trim() ?? '') ?? [], line);
    if (subject === undefined) this.#passOver(line);
    else this.#take(subject);
  }

  #uk(row: CsvRow): void {
    const at = this.#columns.get('uniqueid') ?? -1;
    if (this.#held.length > 0 && this.#held[0]?.values[at] !== row.values[at]) this.end();
    this.#held.push(row);
  }

  #plain(row: CsvRow): void {
    const subject = readPlainRow(this.#columns, row);
    if (subject === undefined) this.#passOver(row.line);
    else this.#take(subject);
  }
}

/** “12-Mar-2025”, “12/03/2025” or ISO, as ISO 8601. */
function reportDay(text: string): string | undefined {
  const iso = /\d{4}-\d\d-\d\d/.exec(text)?.[0];
  if (iso !== undefined) return iso;
  const months = 'janfebmaraprmayjunjulaugsepoctnovdec';
  const named = /(\d\d?)[-\s]([a-z]{3})[a-z]*[-\s](\d{4})/i.exec(text);
  if (named !== null) {
    const month = months.indexOf((named[2] ?? '').toLowerCase()) / 3 + 1;
    return month < 1 ? undefined : `${named[3]}-${String(month).padStart(2, '0')}-${(named[1] ?? '').padStart(2, '0')}`;
  }
  const byDay = /(\d\d)\/(\d\d)\/(\d{4})/.exec(text);
  return byDay === null ? undefined : `${byDay[3]}-${byDay[2]}-${byDay[1]}`;
}
