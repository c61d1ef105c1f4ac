import { createHash, type Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { CsvError, type Parser, parse } from 'csv-parse';
import type { FileBytes } from './file-bytes.ts';
import { FileRefusal } from './file-refusal.ts';

export type CsvRecord = {
  /** Line of the file on which the record begins, from 1. */
  readonly line: number;
  readonly values: readonly string[];
};

// A field that an unclosed quotation mark lets grow would otherwise take the whole file into memory.
const longestRecordBytes = 1_000_000;

/**
 * Reads a CSV file (RFC 4180, UTF-8, plain or gzipped) record by record; empty lines are passed over.
 * @param onRecord called with each record in order; what it throws ends the reading and is thrown on
 * @returns the SHA-256 of the file as given, in hexadecimal
 * @throws FileRefusal when the file is empty, its gzip is cut short or damaged, or a quotation mark is out of place.
 */
export async function readCsv(file: FileBytes, onRecord: (record: CsvRecord) => void): Promise<string> {
  const sha256 = createHash('sha256');
  const bytes = hashed(file.bytes, sha256)[Symbol.asyncIterator]();
  const start = await readStart(bytes);
  if (start.length === 0) throw new FileRefusal('file.empty', file.name, 1, 'the file is empty');
  const source = Readable.from(startingWith(start, bytes), { objectMode: false });
  const records = { nextLine: 1 };
  const parser = csvParser(records, onRecord);
  parser.resume();
  try {
    // RFC 1952: a gzip file begins with 1f 8b.
    if (start[0] === 0x1f && start[1] === 0x8b) await unpackInto(file.name, source, parser);
    else await pipeline(source, parser);
  } catch (error) {
    throw error instanceof CsvError ? csvRefusal(file.name, records.nextLine, error) : error;
  }
  if (records.nextLine === 1) throw new FileRefusal('file.empty', file.name, 1, 'the file is empty');
  return sha256.digest('hex');
}

function csvParser(records: { nextLine: number }, onRecord: (record: CsvRecord) => void): Parser {
  return parse({
    bom: true,
    relax_column_count: true,
    raw: true,
    max_record_size: longestRecordBytes,
    // csv-parse counts a line break inside quotes twice where it is CR LF, so lines are counted in the raw text.
    on_record: (extended: unknown, { raw = '' }) => {
      // With `raw: true` csv-parse hands a record over in this form, which its types do not say.
      const { record } = extended as { readonly record: readonly string[] };
      const line = records.nextLine;
      records.nextLine += raw.match(/\r\n|\n|\r/g)?.length ?? 1;
      if (record.length > 1 || record[0] !== '') onRecord({ line, values: record });
      // Nothing is passed on: onRecord has seen it, in the order of the file and before any later fault.
      return null;
    },
  });
}

async function unpackInto(name: string, source: Readable, parser: Parser): Promise<void> {
  const gunzip = createGunzip();
  let line = 1;
  gunzip.on('data', (chunk: Buffer) => {
    for (const byte of chunk) if (byte === 0x0a) line += 1;
  });
  try {
    await pipeline(source, gunzip, parser);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'Z_BUF_ERROR') {
      throw new FileRefusal('file.truncated', name, line, 'the gzip file breaks off here; fetch it again');
    }
    if (typeof code === 'string' && code.startsWith('Z_')) {
      throw new FileRefusal('file.damaged', name, line, 'the gzip file is damaged from here; fetch it again');
    }
    throw error;
  }
}

function csvRefusal(name: string, line: number, error: CsvError): FileRefusal {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE') {
    return new FileRefusal('file.csv', name, line, 'a quotation mark in the record that begins here is never closed');
  }
  return new FileRefusal('file.csv', name, line, 'a quotation mark stands where no CSV file has one');
}

async function* hashed(bytes: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
}

/** Enough of the file to tell what it is: two bytes or more, fewer if there are no more. */
async function readStart(bytes: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let start = Buffer.alloc(0);
  while (start.length < 2) {
    const next = await bytes.next();
    if (next.done === true) break;
    start = Buffer.concat([start, next.value]);
  }
  return start;
}

async function* startingWith(start: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield start;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}
