import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText } from './decoded-text.ts';

async function* inPieces(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function decoded(bytes: Uint8Array, length = 3) {
  const { pieces, repairs } = decodeText(inPieces(bytes, length));
  let text = '';
  for await (const piece of pieces) text += piece;
  return { text, repairs };
}

test('UTF-8 is read as it stands, wherever it is cut, and nothing is mended', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 9 }), async (written, length) => {
      const text = written.replaceAll(/\p{Cc}/gu, '').replace(/^\ufeff/, '');
      expect(await decoded(new TextEncoder().encode(text), length)).toEqual({ text, repairs: [] });
    }),
  );
});

test('any bytes are read, and what is mended is told with its line', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async (bytes) => {
      const { repairs } = await decoded(bytes, 7);
      const lines = bytes.reduce((count, byte) => count + (byte === 0x0a ? 1 : 0), 1);
      for (const { line } of repairs) expect(line).toBeLessThanOrEqual(lines);
    }),
  );
});

test('Latin-1 bytes under a UTF-8 header are read as the letters they were, each told', async () => {
  const bytes = Uint8Array.from(
    [...'a\nArm', 0xe9, ...'s é\n'].flatMap((each) =>
      typeof each === 'number' ? each : [...new TextEncoder().encode(each)],
    ),
  );
  expect(await decoded(bytes)).toEqual({ text: 'a\nArmés é\n', repairs: [{ line: 2, byte: 0xe9, readAs: 'é' }] });
});

test('quotation marks cut to their last byte are mended, and the mark that ends an old file is left out', async () => {
  const { text, repairs } = await decoded(new TextEncoder().encode('government\u0019s\n\u001cx\u001d\n\u001a'), 4);
  expect(text).toBe('government’s\n“x”\n');
  expect(repairs.map(({ line, readAs }) => [line, readAs])).toEqual([
    [1, '’'],
    [2, '“'],
    [2, '”'],
    [3, ''],
  ]);
});

test('UTF-16 with a byte order mark, and a mark before UTF-8, are known', async () => {
  const wide = Uint8Array.from([0xff, 0xfe, 0x41, 0, 0x42, 0]);
  expect((await decoded(wide, 4)).text).toBe('AB');
  expect((await decoded(new TextEncoder().encode('\ufeffname'), 64)).text).toBe('name');
});
