import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { FileBytes } from './file-bytes.ts';
import { FileRefusal } from './file-refusal.ts';

/**
 * The bytes of a file, unpacked where they are gzipped (RFC 1952: they begin with 1f 8b).
 * @throws FileRefusal while they are read, where the gzip breaks off or is damaged
 */
export async function* unpackedBytes(file: FileBytes): AsyncGenerator<Uint8Array> {
  const bytes = file.bytes[Symbol.asyncIterator]();
  let start: Uint8Array = new Uint8Array(0);
  while (start.length < 2) {
    const next = await bytes.next();
    if (next.done === true) break;
    start = start.length === 0 ? next.value : Buffer.concat([start, next.value]);
  }
  const whole = startingWith(start, bytes);
  if (start[0] === 0x1f && start[1] === 0x8b) yield* gunzipped(file.name, whole);
  else yield* whole;
}

async function* startingWith(start: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (start.length > 0) yield start;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

async function* gunzipped(name: string, packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* Readable.from(packed, { objectMode: false }).compose(createGunzip());
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'Z_BUF_ERROR') {
      throw new FileRefusal('file.truncated', name, undefined, 'the gzip file breaks off; fetch it again');
    }
    if (code.startsWith('Z_'))
      throw new FileRefusal('file.damaged', name, undefined, 'the gzip file is damaged; fetch it again');
    throw error;
  }
}
