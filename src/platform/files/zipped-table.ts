import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { FileRefusal } from './file-refusal.ts';

const mostZippedBytes = 512 * 1024 * 1024;
/** Of what is in it, by its own word, which what comes is held to: a whole release of a publisher is a tenth of it. */
const mostUnpackedBytes = 4 * 1024 * 1024 * 1024;
const mostEntries = 1_000;

/**
 * The table in a zip, as it is unpacked: publishers put a CSV file beside notes and lists of columns, and of several CSV
 * files the largest is the table.
 * @throws FileRefusal where it is no whole zip, is larger than any release, encrypted, or holds no CSV file
 */
export async function* tableIn(name: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const refuse = (code: string, reason: string) => new FileRefusal(code, name, undefined, reason);
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const piece of bytes) {
    sizeBytes += piece.length;
    if (sizeBytes > mostZippedBytes)
      throw refuse('file.too-large', `the zip file is larger than ${mostZippedBytes} bytes`);
    pieces.push(piece);
  }
  const damaged = refuse('file.damaged', 'the zip file is damaged or breaks off; fetch it again');
  const zip = await fromBufferPromise(Buffer.concat(pieces), { lazyEntries: true, autoClose: false }).catch(() => {
    throw damaged;
  });
  try {
    const table = await largestCsv(zip).catch((error: unknown) => {
      throw error instanceof Error && error.message === tooLarge
        ? refuse('file.too-large', `what is in the zip file is larger than ${mostUnpackedBytes} bytes`)
        : damaged;
    });
    if (table === undefined) throw refuse('file.schema', 'the zip file holds no CSV file');
    if (table.isEncrypted()) throw refuse('file.damaged', 'the zip file is encrypted; give it without a password');
    try {
      yield* await zip.openReadStreamPromise(table);
    } catch {
      throw damaged;
    }
  } finally {
    zip.close();
  }
}

const tooLarge = 'too large';

async function largestCsv(zip: ZipFile): Promise<Entry | undefined> {
  let [entries, unpackedBytes] = [0, 0];
  let largest: Entry | undefined;
  for await (const entry of zip.eachEntry()) {
    entries += 1;
    unpackedBytes += entry.uncompressedSize;
    if (entries > mostEntries || unpackedBytes > mostUnpackedBytes) throw new Error(tooLarge);
    const isCsv = /\.csv$/i.test(entry.fileName) && !entry.fileName.startsWith('__MACOSX/');
    if (isCsv && entry.uncompressedSize > (largest?.uncompressedSize ?? -1)) largest = entry;
  }
  return largest;
}
