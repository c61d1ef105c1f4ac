import { basename } from 'node:path';
import type { FileBytes } from '../../../platform/files/file-bytes.ts';
import { unpacked } from '../../../platform/files/unpacked-file.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { eachCsvRow } from '../lists/csv-records.ts';
import { decodeText } from '../lists/decoded-text.ts';
import { ListError } from '../lists/listed-subject.ts';
import { type PartnerColumns, type PartnerRow, partnerColumns, partnerRow } from './partner-rows.ts';

/** A file of partners as it was read. */
export type PartnerFile = {
  readonly name: string;
  readonly sha256: string;
  readonly rows: number;
  readonly unknownColumns: readonly string[];
};

const refusals = {
  columns: () => {
    const words = 'The first line must name the columns, and one of them must be called: name';
    return new Refusal('screening.columns', 422, words, 'file');
  },
  empty: () => {
    const words = 'Choose a file with a line of columns and a line for each partner: this one has none';
    return new Refusal('screening.empty', 422, words, 'file');
  },
  broken: (line: number, reason: string) =>
    new Refusal('screening.csv', 422, 'Line {line}: {reason}. Nothing of the file was taken', 'file', { line, reason }),
};

/**
 * Reads a file of partners row by row, never whole in memory: CSV (RFC 4180), plain or gzipped.
 * @param beforePiece waited for before each piece of the file, so that what takes the rows can keep up
 * @throws Refusal, beside the field `file`, where it is no such table
 */
export async function readPartners(
  file: FileBytes,
  onRow: (row: PartnerRow) => void,
  beforePiece: () => Promise<void> = async () => {},
): Promise<PartnerFile> {
  const { bytes, sha256 } = unpacked(file);
  async function* paced() {
    for await (const piece of bytes) {
      await beforePiece();
      yield piece;
    }
  }
  let columns: PartnerColumns | undefined;
  let rows = 0;
  let lastLine = 0;
  try {
    await eachCsvRow(decodeText(paced()).pieces, ({ line, values }) => {
      // A record over several lines, then a short one, may be told with one line: each row has its own.
      lastLine = Math.max(line, lastLine + 1);
      if (columns === undefined) {
        columns = partnerColumns(values);
        if (columns === undefined) throw refusals.columns();
        return;
      }
      rows += 1;
      onRow(partnerRow(columns, lastLine, values));
    });
  } catch (error) {
    if (error instanceof ListError) throw refusals.broken(error.line, error.message);
    if (error instanceof Refusal && error.field === undefined) {
      throw new Refusal(error.code, 422, error.message, 'file');
    }
    throw error;
  }
  if (columns === undefined || rows === 0) throw refusals.empty();
  // Told by the callback above, which the compiler does not see.
  const { unknown } = columns as PartnerColumns;
  return { name: basename(file.name), sha256: sha256(), rows, unknownColumns: unknown };
}
