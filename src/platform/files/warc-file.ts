import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** Why bytes are no WARC that is taken: a code, for whoever has words for it. */
export type WarcFault = 'damaged' | 'broken-off' | 'too-large';

const longestHeaderBytes = 64 * 1024;
/** ISO 28500: “WARC/1.0” or “WARC/1.1”, and the fields of the record up to an empty line. */
const beginning = /^WARC\/1\.[0-9]\r\n/;
const lengthField = /\r\ncontent-length:[ \t]*([0-9]{1,15})[ \t]*\r\n/i;

/**
 * Reads a web archive from record to record (ISO 28500), keeping nothing of it.
 * @param mostBytes how much it may be once it is unpacked
 */
export async function warcFault(
  bytes: AsyncIterable<Uint8Array>,
  isGzip: boolean,
  mostBytes: number,
): Promise<WarcFault | undefined> {
  const source = Readable.from(bytes, { objectMode: false });
  if (!isGzip) return scan(source, mostBytes);
  const gunzip = createGunzip();
  source.once('error', (error) => gunzip.destroy(error));
  try {
    return await scan(source.pipe(gunzip), mostBytes);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'Z_BUF_ERROR') return 'broken-off';
    if (code.startsWith('Z_')) return 'damaged';
    throw error;
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

async function scan(bytes: AsyncIterable<Uint8Array>, mostBytes: number): Promise<WarcFault | undefined> {
  let header = Buffer.alloc(0);
  /** Of the record that is being passed: its block and the two empty lines after it. */
  let passing = 0;
  let records = 0;
  let sizeBytes = 0;
  for await (const piece of bytes) {
    sizeBytes += piece.length;
    if (sizeBytes > mostBytes) return 'too-large';
    let rest = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    while (rest.length > 0) {
      const passed = Math.min(passing, rest.length);
      passing -= passed;
      rest = rest.subarray(passed);
      if (rest.length === 0) break;
      const before = header.length;
      header = Buffer.concat([header, rest.subarray(0, longestHeaderBytes)]);
      const end = header.indexOf('\r\n\r\n', Math.max(0, before - 3));
      if (end === -1) {
        if (header.length > longestHeaderBytes) return 'damaged';
        break;
      }
      const text = header.toString('latin1', 0, end + 4);
      const length = lengthField.exec(text)?.[1];
      if (!beginning.test(text) || length === undefined) return 'damaged';
      records += 1;
      passing = Number(length) + 4;
      rest = rest.subarray(end + 4 - before);
      header = Buffer.alloc(0);
    }
  }
  if (records === 0 || header.length > 0) return 'damaged';
  return passing === 0 ? undefined : 'broken-off';
}
