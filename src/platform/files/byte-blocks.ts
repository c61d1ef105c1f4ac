import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { RandomAccessReader } from 'yauzl';

/** How a large file stands in memory and in the database: in blocks of this size, the last one smaller. */
export const blockBytes = 512 * 1024;

/** A file in blocks, with its SHA-256 in hexadecimal; not whole where there was more of it than is taken. */
export type ByteBlocks = {
  readonly blocks: readonly Buffer[];
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly isWhole: boolean;
};

/** Takes a file as it comes in: no second copy of it is made. What comes beyond the limit is read and let go. */
export async function inBlocks(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  mostBytes: number,
): Promise<ByteBlocks> {
  const hash = createHash('sha256');
  const blocks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const piece of bytes) {
    sizeBytes += piece.length;
    if (sizeBytes > mostBytes) {
      blocks.length = 0;
      continue;
    }
    hash.update(piece);
    let at = sizeBytes - piece.length;
    for (let from = 0; from < piece.length; ) {
      const within = at % blockBytes;
      if (within === 0) blocks.push(Buffer.allocUnsafe(blockBytes));
      const room = Math.min(blockBytes - within, piece.length - from);
      blocks.at(-1)?.set(piece.subarray(from, from + room), within);
      from += room;
      at += room;
    }
  }
  const isWhole = sizeBytes <= mostBytes;
  const last = sizeBytes % blockBytes;
  if (isWhole && last !== 0) blocks.splice(-1, 1, (blocks.at(-1) ?? Buffer.alloc(0)).subarray(0, last));
  return { blocks, sizeBytes, sha256: isWhole ? hash.digest('hex') : '', isWhole };
}

/** The bytes from one place up to another, as they stand in their blocks. */
function* bytesBetween(blocks: readonly Buffer[], from: number, to: number): Generator<Buffer> {
  for (let at = from; at < to; ) {
    const within = at % blockBytes;
    const piece = blocks[Math.floor(at / blockBytes)]?.subarray(within, within + to - at);
    if (piece === undefined || piece.length === 0) return;
    yield piece;
    at += piece.length;
  }
}

/** So that a zip is read where it stands. */
export class BlockReader extends RandomAccessReader {
  readonly #blocks: readonly Buffer[];

  constructor(blocks: readonly Buffer[]) {
    super();
    this.#blocks = blocks;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(bytesBetween(this.#blocks, start, end), { objectMode: false });
  }
}
