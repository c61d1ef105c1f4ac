import { createHash } from 'node:crypto';
import { type Entry, fromRandomAccessReaderPromise } from 'yauzl';
import { BlockReader, type ByteBlocks } from './byte-blocks.ts';

/** Why a zip is not taken: a code, for whoever has words for it. */
export type ZipFault = 'damaged' | 'too-large' | 'outside' | 'encrypted';

export type ZipLimits = {
  readonly entries: number;
  /** Of all that is in it, unpacked. */
  readonly bytes: number;
  /** Of an entry that is read as a whole. */
  readonly wholeBytes: number;
};

/** What a zip holds: the digest of each entry by its name, and the bytes of those that were asked for. */
export type ZipContent = {
  readonly sha256: ReadonlyMap<string, string>;
  readonly whole: ReadonlyMap<string, Buffer>;
};

/**
 * Reads a whole zip where it stands in memory, entry by entry, and unpacks nothing to anywhere. What it says of its own
 * size is held to the limits before a byte is unpacked, and what comes is held to what it said.
 * @param wanted names whose bytes are given as a whole
 */
export async function readZip(
  { blocks, sizeBytes }: Pick<ByteBlocks, 'blocks' | 'sizeBytes'>,
  wanted: readonly string[],
  limits: ZipLimits,
): Promise<ZipContent | ZipFault> {
  try {
    const zip = await fromRandomAccessReaderPromise(new BlockReader(blocks), sizeBytes, { lazyEntries: true });
    const entries: Entry[] = [];
    let unpackedBytes = 0;
    for await (const entry of zip.eachEntry()) {
      unpackedBytes += entry.uncompressedSize;
      if (entries.length >= limits.entries || unpackedBytes > limits.bytes) return 'too-large';
      if (entry.isEncrypted()) return 'encrypted';
      if (!isFolder(entry)) entries.push(entry);
    }
    const sha256 = new Map<string, string>();
    const whole = new Map<string, Buffer>();
    const open = await fromRandomAccessReaderPromise(new BlockReader(blocks), sizeBytes, {
      lazyEntries: true,
      autoClose: false,
    });
    for (const entry of entries) {
      // Two of one name would be read differently by different readers.
      if (sha256.has(entry.fileName)) return 'damaged';
      const keep = wanted.includes(entry.fileName);
      if (keep && entry.uncompressedSize > limits.wholeBytes) return 'too-large';
      const hash = createHash('sha256');
      const kept: Buffer[] = [];
      // The stream itself fails where more or less comes than the entry has said.
      for await (const piece of await open.openReadStreamPromise(entry)) {
        hash.update(piece);
        if (keep) kept.push(piece);
      }
      sha256.set(entry.fileName, hash.digest('hex'));
      if (keep) whole.set(entry.fileName, Buffer.concat(kept));
    }
    return { sha256, whole };
  } catch (error) {
    // What a zip reader throws tells of the zip: it reads memory, which does not fail.
    const told = error instanceof Error ? error.message : '';
    return /relative path|absolute path|invalid characters in fileName/.test(told) ? 'outside' : 'damaged';
  }
}

function isFolder({ fileName }: Entry): boolean {
  return fileName.endsWith('/');
}
