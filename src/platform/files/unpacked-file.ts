import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { FileBytes } from './file-bytes.ts';
import { FileRefusal } from './file-refusal.ts';
import { tableIn } from './zipped-table.ts';

/** A file's text as bytes, unpacked where it is gzipped or the table in a zip, and the SHA-256 of the file as given, once it is read whole. */
export type UnpackedFile = { readonly bytes: AsyncIterable<Uint8Array>; readonly sha256: () => string };

/**
 * Unpacks a file as it is read, never whole in memory but for a zip, whose list of files is at its end.
 * @throws FileRefusal, while it is read, where it is empty, or its gzip or zip is cut short or damaged
 */
export function unpacked(file: FileBytes): UnpackedFile {
  const hash = createHash('sha256');
  async function* given(): AsyncGenerator<Uint8Array> {
    for await (const chunk of file.bytes) {
      hash.update(chunk);
      yield chunk;
    }
  }
  return { bytes: textOf(file.name, given()), sha256: () => hash.digest('hex') };
}

async function* textOf(name: string, bytes: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const start = await readStart(bytes);
  if (start.length === 0) throw new FileRefusal('file.empty', name, 1, 'the file is empty');
  const whole = startingWith(start, bytes);
  // RFC 1952: a gzip file begins with 1f 8b.
  if (start[0] === 0x1f && start[1] === 0x8b) yield* gunzipped(name, whole);
  // A zip begins with PK (APPNOTE 4.3.7, 4.3.16); no table that is read here does.
  else if (start[0] === 0x50 && start[1] === 0x4b && /\.zip$/i.test(name)) yield* tableIn(name, whole);
  else yield* whole;
}

async function* gunzipped(name: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  const source = Readable.from(bytes, { objectMode: false });
  source.once('error', (error) => gunzip.destroy(error));
  let line = 1;
  try {
    for await (const chunk of source.pipe(gunzip)) {
      for (const byte of chunk) if (byte === 0x0a) line += 1;
      yield chunk;
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'Z_BUF_ERROR') {
      throw new FileRefusal('file.truncated', name, line, 'the gzip file breaks off here; fetch it again');
    }
    if (typeof code === 'string' && code.startsWith('Z_')) {
      throw new FileRefusal('file.damaged', name, line, 'the gzip file is damaged from here; fetch it again');
    }
    throw error;
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

/** Enough of the file to tell what it is: two bytes or more, fewer if there are no more. */
async function readStart(bytes: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let start = Buffer.alloc(0);
  while (start.length < 2) {
    const next = await bytes.next();
    if (next.done === true) break;
    start = Buffer.concat([start, next.value]);
  }
  return start;
}

async function* startingWith(start: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield start;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}
