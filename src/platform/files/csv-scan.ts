import { Buffer, isAscii, isUtf8 } from 'node:buffer';
import type { FileBytes } from './file-bytes.ts';
import { FileRefusal } from './file-refusal.ts';
import { unpacked } from './unpacked-file.ts';

/** A record of a CSV file while it is looked at: nothing is decoded but the values that are asked for. */
export type ScannedRecord = {
  /** Line of the file on which the record begins, from 1. */
  readonly line: number;
  /** How many values it has. */
  readonly width: number;
  /** The value in a column, from 0; empty where the record has none. */
  readonly text: (column: number) => string;
};

export type CsvScan = {
  /** Called with each record in order; it is valid during the call only. What it throws ends the reading. */
  readonly onRecord: (record: ScannedRecord) => void;
  /** Awaited after each piece of the file, so that a slow taker holds the reading back. */
  readonly afterPiece?: () => Promise<void>;
};

const comma = 0x2c;
const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
// A field that an unclosed quotation mark lets grow would otherwise take the whole file into memory.
const longestRecordBytes = 1_000_000;
// V-Dem's widest has some 4,600.
const mostColumns = 8_192;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Reads a large CSV file (RFC 4180, UTF-8, plain or gzipped) and decodes a few of its columns only, several times as fast as
 * csv-parse, which makes a string of each value (docs/measurements.md).
 * @returns the SHA-256 of the file as given, in hexadecimal
 * @throws FileRefusal with the line, where it is empty, not UTF-8, has a quotation mark out of place or a record of more
 * than a megabyte
 */
export async function scanCsv(file: FileBytes, { onRecord, afterPiece }: CsvScan): Promise<string> {
  const { bytes, sha256 } = unpacked(file);
  const scanner = new Scanner(file.name, onRecord);
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of bytes) {
    const piece =
      rest.length === 0 ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length) : Buffer.concat([rest, chunk]);
    rest = piece.subarray(scanner.scan(piece, false));
    if (rest.length > longestRecordBytes) scanner.refuseOpenQuote();
    await afterPiece?.();
  }
  scanner.scan(rest, true);
  await afterPiece?.();
  return sha256();
}

/** The first record's values; the rest of the file is not read. @throws FileRefusal as `scanCsv` does */
export async function headerOf(file: FileBytes): Promise<readonly string[]> {
  const found: { readonly names: readonly string[] }[] = [];
  const enough = new Error('the header has been read');
  const onRecord = (record: ScannedRecord) => {
    found.push({ names: Array.from({ length: record.width }, (_, column) => record.text(column).trim()) });
    throw enough;
  };
  await scanCsv(file, { onRecord }).catch((error: unknown) => {
    if (error !== enough) throw error;
  });
  return found[0]?.names ?? [];
}

class Scanner implements ScannedRecord {
  readonly #file: string;
  readonly #onRecord: (record: ScannedRecord) => void;
  readonly #starts = new Int32Array(mostColumns);
  readonly #ends = new Int32Array(mostColumns);
  #piece: Buffer = Buffer.alloc(0);
  #atStart = true;
  /** Where the record begins; and of one in ASCII, as most are, its text, of which each value is a part. */
  #from = 0;
  #whole: string | undefined;
  line = 1;
  width = 0;

  constructor(file: string, onRecord: (record: ScannedRecord) => void) {
    this.#file = file;
    this.#onRecord = onRecord;
  }

  readonly text = (column: number): string => {
    if (column < 0 || column >= this.width) return '';
    const start = this.#starts[column] ?? 0;
    const end = this.#ends[column] ?? 0;
    if (this.#piece[start] !== quote) return this.#decoded(start, end);
    return this.#decoded(start + 1, end - 1).replaceAll('""', '"');
  };

  #decoded(start: number, end: number): string {
    return this.#whole?.slice(start - this.#from, end - this.#from) ?? this.#piece.toString('utf8', start, end);
  }

  /** Hands on every record that is whole; in the last piece also one that no line break ends. @returns bytes used */
  scan(piece: Buffer, isLast: boolean): number {
    this.#piece = piece;
    let from = 0;
    if (this.#atStart) {
      if (piece.length < byteOrderMark.length && !isLast) return 0;
      if (piece.subarray(0, byteOrderMark.length).equals(byteOrderMark)) from = byteOrderMark.length;
      this.#atStart = false;
    }
    while (from < piece.length) {
      const after = this.#record(from, isLast);
      if (after === undefined) break;
      from = after;
    }
    return from;
  }

  /** Reads one record. @returns where the next begins; nothing where this one goes on after the piece */
  #record(from: number, isLast: boolean): number | undefined {
    const piece = this.#piece;
    let position = from;
    this.width = 0;
    for (;;) {
      const start = position;
      const end = piece[start] === quote ? this.#endOfQuoted(start) : this.#endOfPlain(start);
      const isOpen =
        end === undefined || end >= piece.length || (piece[end] === carriageReturn && end + 1 === piece.length);
      if (isOpen && !isLast) return undefined;
      if (end === undefined) this.refuseOpenQuote();
      this.#add(start, end);
      const next = piece[end];
      position = end + 1;
      if (next === comma) continue;
      if (next === carriageReturn && piece[position] === lineFeed) position += 1;
      break;
    }
    this.#handOn(from, position);
    return position;
  }

  #add(start: number, end: number): void {
    if (this.width === mostColumns) this.#refuse(`it has more than ${mostColumns} values`);
    this.#starts[this.width] = start;
    this.#ends[this.width] = end;
    this.width += 1;
  }

  #handOn(from: number, after: number): void {
    const bytes = this.#piece.subarray(from, after);
    this.#from = from;
    this.#whole = isAscii(bytes) ? bytes.toString('latin1') : undefined;
    if (this.#whole === undefined && !isUtf8(bytes)) {
      this.#refuse('the record that begins here is not UTF-8; save the file as UTF-8, then give it again');
    }
    const isEmptyLine = this.width === 1 && this.#starts[0] === this.#ends[0];
    if (!isEmptyLine) this.#onRecord(this);
    this.line += lineBreaksIn(bytes);
  }

  #endOfPlain(start: number): number {
    const piece = this.#piece;
    let position = start;
    for (; position < piece.length; position += 1) {
      const byte = piece[position];
      if (byte === comma || byte === lineFeed || byte === carriageReturn) break;
      if (byte === quote) this.#refuse('a quotation mark stands where no CSV file has one');
    }
    return position;
  }

  /** @returns where the closing quotation mark's neighbour is; nothing where none closes it in this piece */
  #endOfQuoted(start: number): number | undefined {
    const piece = this.#piece;
    let position = start + 1;
    for (;;) {
      const closing = piece.indexOf(quote, position);
      if (closing === -1) return undefined;
      const next = piece[closing + 1];
      if (next !== quote) {
        const ends = next === undefined || next === comma || next === lineFeed || next === carriageReturn;
        if (!ends) this.#refuse('a quotation mark stands where no CSV file has one');
        return closing + 1;
      }
      position = closing + 2;
    }
  }

  refuseOpenQuote(): never {
    this.#refuse('a quotation mark in the record that begins here is never closed');
  }

  #refuse(reason: string): never {
    throw new FileRefusal('file.csv', this.#file, this.line, reason);
  }
}

/** CR LF, LF and CR alike, those within quotation marks too. */
function lineBreaksIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1)) count += 1;
  for (let at = bytes.indexOf(carriageReturn); at !== -1; at = bytes.indexOf(carriageReturn, at + 1)) {
    if (bytes[at + 1] !== lineFeed) count += 1;
  }
  return count;
}
