import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paragraph, type WrittenDocument } from './document.ts';
import { disposition, documentFile } from './document-reply.ts';
import { createPdfMaker } from './pdf.ts';
import { sizeOfSvg } from './svg-size.ts';

const note: WrittenDocument = {
  title: 'Warning: “Bangui” / été 2026',
  reference: 'FOR-2026-017',
  marking: 'OFFICIAL',
  caveats: [],
  date: '2026-11-24',
  language: 'en-GB',
  blocks: [paragraph('One line.')],
};

test('a download says its type, its name and that nobody keeps it', async () => {
  const maker = createPdfMaker();
  const pdf = await documentFile(note, 'pdf', maker);
  expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.headers).toEqual({
    'content-type': 'application/pdf',
    'content-disposition':
      'attachment; filename="FOR-2026-017 Warning Bangui ete 2026.pdf"; filename*=UTF-8\'\'FOR-2026-017%20Warning%20Bangui%20%C3%A9t%C3%A9%202026.pdf',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  const word = await documentFile(note, 'docx', maker);
  expect(word.bytes.subarray(0, 2).toString()).toBe('PK');
  expect(word.headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
});

test('no title makes an unsafe name or a second header', () => {
  const titles = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 90 }),
    fc.constantFrom(
      '../../etc/passwd',
      'a"; filename="b',
      'x\r\nSet-Cookie: a=b',
      'CON',
      '...',
      'إنذار',
      '\u202Egnp.exe',
      'é'.repeat(400),
    ),
  );
  fc.assert(
    fc.property(titles, (title) => {
      const [, ascii = '', whole = ''] =
        /^attachment; filename="([\x20-\x7E]+)"; filename\*=UTF-8''([A-Za-z0-9%._~-]+)$/.exec(
          disposition(title, 'pdf'),
        ) ?? expect.fail(disposition(title, 'pdf'));
      for (const name of [ascii, decodeURIComponent(whole)]) {
        expect(name).toMatch(/^[\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N}\-_. ]*\.pdf$/u);
        expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\./i);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
      }
    }),
  );
}, 30_000);

test('the size of a picture is its viewBox, or else its width and height', () => {
  expect(sizeOfSvg('<svg width="100%" viewBox="0 0 640,320">')).toEqual({ width: 640, height: 320 });
  expect(sizeOfSvg("<svg width='30px' height='20'>")).toEqual({ width: 30, height: 20 });
  expect(() => sizeOfSvg('<svg width="100%" height="50%">')).toThrow('states no size');
});
