import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, type Parser, parse } from 'csv-parse';
import type { FileBytes } from './file-bytes.ts';
import { FileRefusal } from './file-refusal.ts';
import { unpacked } from './unpacked-file.ts';

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
  const { bytes, sha256 } = unpacked(file);
  const records = { nextLine: 1 };
  const parser = csvParser(records, onRecord);
  parser.resume();
  try {
    await pipeline(Readable.from(bytes, { objectMode: false }), parser);
  } catch (error) {
    throw error instanceof CsvError ? csvRefusal(file.name, records.nextLine, error) : error;
  }
  if (records.nextLine === 1) throw new FileRefusal('file.empty', file.name, 1, 'the file is empty');
  return sha256();
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

function csvRefusal(name: string, line: number, error: CsvError): FileRefusal {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE') {
    return new FileRefusal('file.csv', name, line, 'a quotation mark in the record that begins here is never closed');
  }
  return new FileRefusal('file.csv', name, line, 'a quotation mark stands where no CSV file has one');
}
