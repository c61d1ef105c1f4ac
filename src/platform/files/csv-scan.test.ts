import { gzipSync } from 'node:zlib';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv } from './csv-file.ts';
import { headerOf, scanCsv } from './csv-scan.ts';

type Read = { readonly line: number; readonly values: readonly string[] };

function file(content: string | Buffer, chunkBytes = 65_536) {
  const bytes = Buffer.from(content);
  async function* chunks() {
    for (let from = 0; from < bytes.length; from += chunkBytes) yield bytes.subarray(from, from + chunkBytes);
  }
  return { name: 'file.csv', bytes: chunks() };
}

async function scan(content: string | Buffer, chunkBytes?: number): Promise<readonly Read[]> {
  const read: Read[] = [];
  await scanCsv(file(content, chunkBytes), {
    onRecord: ({ line, width, text }) => {
      read.push({ line, values: Array.from({ length: width }, (_, column) => text(column)) });
    },
  });
  return read;
}

const value = fc.string({ unit: fc.constantFrom('a', 'é', '語', ',', '"', '\n', ' '), maxLength: 6 });
const table = fc.array(fc.array(value, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 8 });

test('what it reads is what csv-parse reads, line by line, however the bytes arrive', async () => {
  await fc.assert(
    fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), fc.boolean(), async (rows, chunkBytes, windows) => {
      const ends = windows ? 'windows' : 'unix';
      // A line break of the other kind would otherwise stand bare, and csv-parse take it for the end of a record.
      const text = stringify(rows, { record_delimiter: ends, quoted_match: /\n/ });
      const expected: Read[] = [];
      await readCsv(file(text), (record) => expected.push(record));
      expect(await scan(text, chunkBytes)).toEqual(expected);
      expect(await scan(gzipSync(text), chunkBytes)).toEqual(expected);
    }),
  );
});

test('the last record needs no line break, and an empty line is passed over', async () => {
  expect(await scan('a,b\r\n\r\n1,')).toEqual([
    { line: 1, values: ['a', 'b'] },
    { line: 3, values: ['1', ''] },
  ]);
});

test('a byte order mark is no part of the first column', async () => {
  expect(await headerOf(file('\uFEFFcountry,deaths\nTCD,1\n', 2))).toEqual(['country', 'deaths']);
});

test('a record that is not UTF-8 is refused at its line', async () => {
  const bytes = Buffer.concat([Buffer.from('a,b\n1,2\nC'), Buffer.from([0xf4]), Buffer.from('te,3\n')]);
  await expect(scan(bytes)).rejects.toMatchObject({ code: 'file.csv', line: 3 });
});

test.each([
  ['a quotation mark that is never closed', 'a,b\n1,2\n3,"4\n5,6\n'],
  ['a quotation mark inside a value', 'a,b\n1,2\n3,x"4"\n'],
  ['a quotation mark with something after it', 'a,b\n1,2\n3,"4"5\n'],
  ['an unclosed one that would take the rest of the file', `a,b\n1,2\n3,"${'x\n'.repeat(600_000)}`],
])('%s is refused at the line where its record begins', async (_, text) => {
  await expect(scan(text, 65_536)).rejects.toMatchObject({ code: 'file.csv', line: 3 });
});

test('an empty file is refused, and a header alone has no more', async () => {
  await expect(scan('')).rejects.toMatchObject({ code: 'file.empty' });
  expect(await headerOf(file('a,b'))).toEqual(['a', 'b']);
});
