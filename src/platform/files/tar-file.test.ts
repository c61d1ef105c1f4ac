import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inBlocks } from './byte-blocks.ts';
import { type TarMember, tarOf } from './tar-file.ts';
import { warcFault } from './warc-file.ts';

const at = new Date('2026-11-24T09:00:00Z');
const member = (name: string, bytes: Uint8Array): TarMember => ({ name, sizeBytes: bytes.length, bytes: [bytes] });

/** Each member as POSIX tells how to read it. */
function read(tar: Buffer): readonly { readonly name: string; readonly bytes: Buffer }[] {
  const members: { name: string; bytes: Buffer }[] = [];
  for (let from = 0; tar[from] !== 0; ) {
    const text = (start: number, length: number) =>
      tar.toString('latin1', from + start, from + start + length).replace(/\0.*$/s, '');
    const size = Number.parseInt(text(124, 12), 8);
    const prefix = text(345, 155);
    const bytes = tar.subarray(from + 512, from + 512 + size);
    members.push({ name: prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`, bytes });
    from += 512 + Math.ceil(size / 512) * 512;
  }
  return members;
}

test('whatever goes into an archive comes out of it', async () => {
  const folder = fc.stringMatching(/^[a-z0-9 ._-]{1,60}$/).filter((name) => !/^[. ]+$/.test(name));
  const name = fc.array(folder, { minLength: 1, maxLength: 3 }).map((folders) => folders.join('/'));
  const members = fc.array(fc.tuple(name, fc.uint8Array({ maxLength: 1_500 })), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(members, async (all) => {
      const tar = await buffer(
        tarOf(
          all.map(([each, bytes]) => member(each, bytes)),
          at,
        ),
      );
      expect(tar.length % 512).toBe(0);
      expect(read(tar).map((each) => [each.name, [...each.bytes]])).toEqual(
        all.map(([each, bytes]) => [each, [...bytes]]),
      );
    }),
  );
});

test('a name that does not fit, and bytes that are not those that were said, are refused', async () => {
  const made = (name: string, sizeBytes = 1) => buffer(tarOf([{ name, sizeBytes, bytes: [Buffer.from('a')] }], at));
  await expect(made('рынок.txt')).rejects.toThrow('no name of ASCII');
  await expect(made('a'.repeat(101))).rejects.toThrow('too long');
  await expect(made('a.txt', 2)).rejects.toThrow('gave 1 bytes and said 2');
});

test('however bytes come in, they stand in blocks as they came', async () => {
  const sizes = fc.array(fc.nat(400_000), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(sizes, async (all) => {
      const pieces = all.map((size, place) => Buffer.alloc(size, place + 1));
      const { blocks, sizeBytes, isWhole } = await inBlocks(pieces, 1_000_000);
      const whole = Buffer.concat(pieces);
      const kept = whole.length <= 1_000_000 ? whole : Buffer.alloc(0);
      expect([isWhole, sizeBytes]).toEqual([whole.length <= 1_000_000, whole.length]);
      expect(Buffer.concat(blocks).equals(kept)).toBe(true);
    }),
    { numRuns: 40 },
  );
  const over = await inBlocks([Buffer.alloc(11)], 10);
  expect(over).toMatchObject({ isWhole: false, blocks: [], sizeBytes: 11 });
});

test('wherever a web archive is cut, it is found to be', async () => {
  const record = (text: string) =>
    `WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: ${text.length}\r\n\r\n${text}\r\n\r\n`;
  const first = record('software: one');
  const whole = Buffer.from(first + record('software: two'));
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: whole.length }), fc.integer({ min: 1, max: 40 }), async (end, step) => {
      const cut = whole.subarray(0, end);
      const pieces = Array.from({ length: Math.ceil(end / step) }, (_, place) =>
        cut.subarray(place * step, place * step + step),
      );
      const fault = await warcFault(
        (async function* () {
          yield* pieces;
        })(),
        false,
        1_000_000,
      );
      expect(fault === undefined).toBe(end === whole.length || end === first.length);
    }),
  );
});
