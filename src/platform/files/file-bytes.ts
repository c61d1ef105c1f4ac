import { createReadStream } from 'node:fs';
import { FileRefusal } from './file-refusal.ts';

/** A file's name, as the person who gave it wrote it, and its bytes, to be read once. */
export type FileBytes = { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> };

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder, not a file',
  EACCES: 'Forestall may not read this file',
};

/**
 * The file at `path`.
 * @throws FileRefusal, when its bytes are read, if there is none or it cannot be read.
 */
export function fileAt(path: string): FileBytes {
  return { name: path, bytes: readBytes(path) };
}

/** A file that is whole in memory already. */
export function fileOf(name: string, bytes: Uint8Array): FileBytes {
  async function* once() {
    yield bytes;
  }
  return { name, bytes: once() };
}

// Of a file of hundreds of megabytes, an eighth as many pieces to wait for as with 64 kB each.
const pieceBytes = 512 * 1024;

async function* readBytes(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: pieceBytes });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason = reasons[code];
    if (reason === undefined) throw error;
    throw new FileRefusal('file.unreadable', path, undefined, reason);
  }
}
