import { expect, test } from 'vitest';
import { formula, madeWorkbook, row, serialDay, text } from '../../../test/made-workbook.ts';
import { madeZip } from '../../../test/made-zip.ts';
import { isWorkbook, readXlsx } from './xlsx-file.ts';

const limits = { rows: 100, columns: 20 };
const read = (bytes: Buffer, sheet = '') => readXlsx(bytes, sheet, limits);
const refused = (words: RegExp, field = 'file') => ({
  ...{ status: 422, field, message: expect.stringMatching(words) },
});

test('rows by their numbers, formulas as what they came to, days as days, whole numbers as they are written', async () => {
  const book = madeWorkbook({
    First: [
      row(1, text('A1', 'title'), text('B1', 'happened_on'), text('C1', 'n')),
      // 25 November 2026 is 46,351 days after 30 December 1899.
      row(4, formula('A4', 'A1&amp;"!"', 'title!'), serialDay('B4', 46351), '<c r="D4"><v>3</v></c>'),
    ],
    Second: [row(1, text('A1', 'other'))],
  });
  expect(isWorkbook(book)).toBe(true);
  expect(await read(book)).toEqual([
    { line: 1, values: ['title', 'happened_on', 'n', ''] },
    { line: 4, values: ['title!', '2026-11-25', '', '3'] },
  ]);
  expect(await read(book, ' Second')).toEqual([{ line: 1, values: ['other'] }]);
  await expect(read(book, 'Third')).rejects.toMatchObject(refused(/It has: First, Second/, 'sheet'));
});

test('one cell in the last corner is refused before the rows before it are filled in', async () => {
  const far = [row(1, text('A1', 'a')), row(1_048_576, text('XFD1048576', 'z'))];
  await expect(read(madeWorkbook({ Far: far }))).rejects.toMatchObject(refused(/farther than 100 rows or 20 columns/));
  const wide = [row(1, text('XFD1', 'z'))];
  await expect(read(madeWorkbook({ Wide: wide }))).rejects.toMatchObject(refused(/farther/));
  const unnumbered = [...new Array(101)].map(() => '<row><c t="inlineStr"><is><t>x</t></is></c></row>');
  await expect(read(madeWorkbook({ Long: unnumbered }))).rejects.toMatchObject(refused(/farther/));
});

test('what only the reader would take for the number of a row or a cell is refused', async () => {
  const cell = '<c r="A1" t="inlineStr"><is><t>a</t></is></c>';
  for (const number of ['1e9', '0x7fffffff', ' 999999999', '99999999.0', 'Infinity']) {
    const far = madeWorkbook({ Far: [`<row r="${number}">${cell}</row>`] });
    await expect(read(far)).rejects.toMatchObject(refused(/damaged/));
  }
  for (const address of ['A1e9', 'zzzz1', 'A1B999999999', '{{{{1', ' A999999999']) {
    const far = madeWorkbook({ Far: [`<row>${text(address, 'a')}</row>`] });
    await expect(read(far)).rejects.toMatchObject(refused(/damaged/));
  }
});

test('of many sheets, each as far as one may reach, the one that is asked for is read', async () => {
  const far = [row(1, text('A1', 'a')), row(5_000, text('GR5000', 'z'))];
  const book = madeWorkbook(Object.fromEntries(Array.from({ length: 100 }, (_, place) => [`S${place}`, far])));
  const before = process.memoryUsage().heapUsed;
  expect(await readXlsx(book, 'S7 ', { rows: 5_000, columns: 200 })).toHaveLength(2);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(300 * 1024 * 1024);
});

test('a bomb, macros, a password, an older workbook and what is none are refused in words', async () => {
  const book = (name: string, bytes: Buffer) => madeWorkbook({ A: [row(1, text('A1', 'a'))] }, [{ name, bytes }]);
  await expect(read(book('xl/media/image1.png', Buffer.alloc(33 * 1024 * 1024)))).rejects.toMatchObject(
    refused(/larger than 32 MB/),
  );
  await expect(read(book('xl/vbaProject.bin', Buffer.from('x')))).rejects.toMatchObject(refused(/macros/));
  await expect(read(Buffer.from('d0cf11e0a1b11ae100000000', 'hex'))).rejects.toMatchObject(refused(/password/));
  await expect(read(madeZip([{ name: 'a.txt', bytes: Buffer.from('a') }]))).rejects.toMatchObject(refused(/damaged/));
  await expect(read(Buffer.from('PK and no zip at all'))).rejects.toMatchObject(refused(/damaged/));
  await expect(read(book('xl/a.xml', Buffer.from('<!DOCTYPE a><a/>')))).rejects.toMatchObject(refused(/damaged/));
  const wrong = madeWorkbook({ A: [row(1, '<c r="A1" t="e"><v>#REF!</v></c>')] });
  const said = await read(wrong).catch((error: Error) => error.message);
  expect(said).toSatisfy((each: unknown) => Array.isArray(each) || /error/.test(String(each)));
});
