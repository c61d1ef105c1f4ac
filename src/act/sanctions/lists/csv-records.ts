import { CsvError, type Parser, parse } from 'csv-parse';
import { ListError } from './listed-subject.ts';

/** One record of a CSV file and the line on which it ends. */
export type CsvRow = { readonly line: number; readonly values: readonly string[] };

// A field that an unclosed quotation mark lets grow would otherwise take the whole file into memory.
const longestRecord = 1_000_000;

/**
 * Reads CSV text piece by piece, without taking any line for a header; a stray control character, such as the one that ends
 * OFAC’s files, is no record.
 * @throws ListError with its line where a quotation mark is never closed
 */
export async function eachCsvRow(pieces: AsyncIterable<string>, onRow: (row: CsvRow) => void): Promise<void> {
  const failed: unknown[] = [];
  const parser = parse({
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: longestRecord,
    on_record: (record: readonly string[], { lines }) => {
      if (record.length > 1 || /[^\s\p{Cc}]/u.test(record[0] ?? '')) onRow({ line: lines, values: record });
      return null;
    },
  });
  parser.resume();
  parser.on('error', (error) => failed.push(error));
  const ended = new Promise<void>((resolve) => {
    parser.on('end', resolve);
    parser.on('close', resolve);
  });
  for await (const piece of pieces) {
    if (parser.destroyed) break;
    if (!parser.write(piece)) await drainedOrClosed(parser);
  }
  parser.end();
  await ended;
  const [error] = failed;
  if (error instanceof CsvError)
    throw new ListError(Number(error.lines ?? 0), 'a quotation mark in the record before this line is never closed');
  if (error !== undefined) throw error;
}

/** A parser that has failed closes and never drains. */
function drainedOrClosed(parser: Parser): Promise<void> {
  return new Promise((resolve) => {
    parser.once('drain', resolve);
    parser.once('close', resolve);
  });
}
