import { readSheet, SheetNotFoundError } from 'read-excel-file/universal';
import { SaxesParser } from 'saxes';
import { message } from '../language/message.ts';
import { Refusal } from '../refusal.ts';
import { inBlocks } from './byte-blocks.ts';
import { readZip, type ZipFault } from './checked-zip.ts';

/** A row of a sheet that has something in it, by its number in the sheet, from 1. */
export type SheetRow = { readonly line: number; readonly values: readonly string[] };

/** How far a sheet is read: what stands below or beside that is not left out in silence, it is refused. */
export type SheetLimits = { readonly rows: number; readonly columns: number };

/** Of the workbook, unpacked: a table of a few hundred rows takes a hundredth of it. */
const zipLimits = { entries: 1_000, bytes: 32 * 1024 * 1024, wholeBytes: 16 * 1024 * 1024 };

const refuse = (sentence: string, values: Readonly<Record<string, string | number>> = {}) =>
  new Refusal('file.workbook', 422, sentence, 'file', values);

const faults: Readonly<Record<ZipFault, string>> = {
  damaged: message('This is no workbook that can be read: it is damaged, or something else. Save it again as .xlsx'),
  'too-large': message('Unpacked, this workbook is larger than 32 MB. Save its table alone, as .xlsx or CSV'),
  outside: message('This workbook has a file whose name leads out of it. It is not taken'),
  encrypted: message('This workbook is protected by a password. Save it without one'),
};
const older = message(
  'This workbook is protected by a password, or of the older kind (.xls). Save it as .xlsx without a password',
);
const macros = message('This workbook has macros. Save it as .xlsx, which has none');

/** How the older files of office programs begin; an encrypted workbook is wrapped in one. */
const compoundFile = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** Whether bytes are a workbook by their beginning: what can be read, or what is refused in words. */
export function isWorkbook(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, 2) === 'PK' || bytes.subarray(0, compoundFile.length).equals(compoundFile);
}

/**
 * Reads one sheet of an Excel workbook (ECMA-376, .xlsx): formulas as what they came to, days as ISO 8601. What it
 * unpacks to, and how far its cells reach, is looked at before anything of it is read.
 * @param sheet its name; the first one where it is empty
 * @throws Refusal beside `file`, or beside `sheet`
 */
export async function readXlsx(bytes: Buffer, sheet: string, limits: SheetLimits): Promise<readonly SheetRow[]> {
  if (bytes.subarray(0, compoundFile.length).equals(compoundFile)) throw refuse(older);
  await requireWithin(bytes, limits);
  const rows = await readOneSheet(new Uint8Array(bytes).buffer, sheet);
  return rows
    .map((cells, place) => ({ line: place + 1, values: cells.map(textOf) }))
    .filter(({ values }) => values.some((value) => value !== ''));
}

/** The one that is asked for and no other: a workbook may have hundreds, or one under hundreds of names. */
async function readOneSheet(book: ArrayBuffer, sheet: string): Promise<readonly (readonly unknown[])[]> {
  try {
    return await (sheet === '' ? readSheet(book) : readSheet(book, sheet));
  } catch (error) {
    if (!(error instanceof SheetNotFoundError)) throw refuse(inWords(error));
    const names = namesIn(error);
    const meant = sheet === '' ? undefined : names.find((name) => name !== sheet && name.trim() === sheet.trim());
    if (meant !== undefined) return readOneSheet(book, meant);
    const words = message('The workbook has no sheet of this name. It has: {names}');
    throw new Refusal('file.sheet', 422, words, 'sheet', { names: names.join(', ') });
  }
}

/** The names that there are, which the reader's types leave out. */
function namesIn(error: SheetNotFoundError): readonly string[] {
  const names: unknown = 'sheets' in error ? error.sheets : [];
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
}

/** The first cell that a formula could not fill says so; what else the reader throws is of a workbook that is none. */
function inWords(error: unknown): string {
  const told = error instanceof Error ? error.message : '';
  return /<c\/> at row/.test(told)
    ? message(
        'A cell of this workbook says an error, or has a formula that was never worked out. Mend it and save again',
      )
    : faults.damaged;
}

/** @throws Refusal where the zip is not to be unpacked, holds macros, or a sheet reaches too far */
async function requireWithin(bytes: Buffer, limits: SheetLimits): Promise<void> {
  const blocks = await inBlocks([bytes], bytes.length);
  const named = await readZip(blocks, [], zipLimits);
  if (typeof named === 'string') throw refuse(faults[named]);
  const names = [...named.sha256.keys()];
  if (names.some((name) => /vbaProject|macrosheets\//i.test(name))) throw refuse(macros);
  const parts = names.filter((name) => name.endsWith('.xml'));
  const read = await readZip(blocks, parts, zipLimits);
  if (typeof read === 'string') throw refuse(faults[read]);
  if (/macroEnabled/i.test(read.whole.get('[Content_Types].xml')?.toString('utf8') ?? '')) throw refuse(macros);
  // Wherever a workbook keeps its sheets: each part is held to the limits, and one that is no sheet has no such cells.
  for (const part of read.whole.values()) requireCellsWithin(part.toString('utf8'), limits);
}

/** A reader fills in every empty cell up to the farthest: one cell in the last corner would be sixteen milliards. */
function requireCellsWithin(xml: string, { rows, columns }: SheetLimits): void {
  const far = () =>
    refuse(message('A sheet reaches farther than {rows} rows or {columns} columns. Divide it'), { rows, columns });
  const parser = new SaxesParser();
  let row = 0;
  let column = 0;
  parser.on('error', () => {
    throw refuse(faults.damaged);
  });
  parser.on('doctype', () => {
    throw refuse(faults.damaged);
  });
  parser.on('opentag', ({ name, attributes }) => {
    const local = name.slice(name.indexOf(':') + 1);
    if (local !== 'row' && local !== 'c') return;
    const said = String(attributes.r ?? '');
    // What the reader takes for a number otherwise, such as 1e9, is none.
    if (!/^([A-Z]{1,3})?([1-9]\d{0,8})?$/.test(said)) throw refuse(faults.damaged);
    const [, letters = '', digits = ''] = /^([A-Z]*)(\d*)$/.exec(said) ?? [];
    if (local === 'row') column = 0;
    row = digits === '' ? row + (local === 'row' ? 1 : 0) : Number(digits);
    if (local === 'c') column = letters === '' ? column + 1 : columnNumber(letters);
    if (row > rows || column > columns) throw far();
  });
  parser.write(xml).close();
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** A cell as it would stand in a CSV. A day is kept by the reader as its midnight in UTC. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return String(cell).replaceAll('\u0000', '').toWellFormed();
}
