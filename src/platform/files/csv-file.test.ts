import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CsvRecord, readCsv } from './csv-file.ts';
import { fileAt } from './file-bytes.ts';

type Read = { readonly records: readonly CsvRecord[]; readonly sha256: string };

async function read(content: string | Buffer, chunkBytes = 65_536): Promise<Read> {
  const records: CsvRecord[] = [];
  const bytes = Buffer.from(content);
  async function* chunks() {
    for (let from = 0; from < bytes.length; from += chunkBytes) yield bytes.subarray(from, from + chunkBytes);
  }
  const sha256 = await readCsv({ name: 'file.csv', bytes: chunks() }, (record) => records.push(record));
  return { records, sha256 };
}

test('a record’s line is the line of the file on which it begins, whatever came before it', async () => {
  for (const end of ['\n', '\r\n']) {
    const text = ['a,b', '1,"x', 'y"', '', '2,3', '4,5'].join(end);
    const { records } = await read(text);
    expect(records).toEqual([
      { line: 1, values: ['a', 'b'] },
      { line: 2, values: ['1', `x${end}y`] },
      { line: 5, values: ['2', '3'] },
      { line: 6, values: ['4', '5'] },
    ]);
  }
});

test('a byte order mark is no part of the first column', async () => {
  const { records } = await read('\uFEFFcountry\nTCD\n');
  expect(records[0]?.values).toEqual(['country']);
});

test('plain and gzipped files read the same, however their bytes arrive; the digest is of the bytes as given', async () => {
  const value = fc.string({ unit: fc.constantFrom('a', 'é', ',', '"', '\n', ' '), maxLength: 6 });
  const table = fc.array(fc.array(value, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), async (rows, chunkBytes) => {
      const quoted = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','));
      const text = Buffer.from(quoted.join('\n'));
      const packed = gzipSync(text);
      const plain = await read(text, chunkBytes);
      expect(plain.records.map((record) => record.values)).toEqual(rows);
      const unpacked = await read(packed, chunkBytes);
      expect(unpacked.records).toEqual(plain.records);
      expect(unpacked.sha256).toBe(createHash('sha256').update(packed).digest('hex'));
    }),
    { numRuns: 40 },
  );
});

test('an empty file is refused, gzipped too', async () => {
  for (const empty of [Buffer.alloc(0), gzipSync('')]) {
    await expect(read(empty)).rejects.toMatchObject({
      message: 'file.csv:1: the file is empty',
      code: 'file.empty',
      status: 422,
    });
  }
});

test('a gzip file that breaks off is refused at the line where it does', async () => {
  // Random digits, so that half of the packed bytes are half of the text.
  const lines = Array.from({ length: 4_000 }, (_, index) => createHash('sha256').update(String(index)).digest('hex'));
  const packed = gzipSync(lines.join('\n'));
  const half = packed.subarray(0, packed.length / 2);
  const seen: CsvRecord[] = [];
  const file = { name: 'file.csv', bytes: one(half) };
  const refusal = await readCsv(file, (record) => seen.push(record)).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code: 'file.truncated', line: seen.length + 1 });
  expect(seen.length).toBeGreaterThan(1_500);
});

test('a gzip file whose last bytes are missing is refused, though all of its text is there', async () => {
  const packed = gzipSync('a,b\n1,2\n');
  await expect(read(packed.subarray(0, packed.length - 4))).rejects.toMatchObject({ code: 'file.truncated' });
});

test('a gzip file with a changed byte is refused', async () => {
  const packed = gzipSync('country,deaths\nTCD,12\n');
  const damaged = Buffer.from(packed);
  // The checksum of RFC 1952 stands in the eight last bytes.
  damaged[damaged.length - 8] = 255 - damaged.readUInt8(damaged.length - 8);
  await expect(read(damaged)).rejects.toMatchObject({ code: 'file.damaged' });
});

test('a quotation mark that is never closed is refused at the line where its record begins', async () => {
  await expect(read('a,b\n1,2\n3,"4\n5,6\n')).rejects.toMatchObject({ code: 'file.csv', line: 3 });
});

test('a quotation mark inside a value is refused at its line', async () => {
  await expect(read('a,b\n1,2\n3,x"4"\n')).rejects.toMatchObject({ code: 'file.csv', line: 3 });
});

test('what the reader of records throws ends the reading', async () => {
  const seen: number[] = [];
  const reading = readCsv({ name: 'file.csv', bytes: one(Buffer.from('a\nb\nc\n')) }, ({ line }) => {
    seen.push(line);
    if (line === 2) throw new Error('enough');
  });
  await expect(reading).rejects.toThrow('enough');
  expect(seen).toEqual([1, 2]);
});

test('a file that is not there is refused by its name', async () => {
  await expect(readCsv(fileAt('no/such/file.csv'), () => {})).rejects.toMatchObject({
    message: 'no/such/file.csv: there is no such file',
  });
});

test('a folder is refused by its name', async () => {
  await expect(readCsv(fileAt(import.meta.dirname), () => {})).rejects.toMatchObject({
    reason: 'this is a folder, not a file',
  });
});

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
