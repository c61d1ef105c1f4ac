import { type ByteBlocks, inBlocks } from '../files/byte-blocks.ts';

/** What a form of several parts has sent, one of them a file. */

export type SentFile = { readonly name: string; readonly bytes: Buffer };

/** A file that may be large. */
export type SentBlocks = { readonly name: string; readonly content: ByteBlocks };

type Part = string | readonly string[] | SentFile | SentBlocks;

/** Each part under its name: fields as words, several of one name as a list, the file as its bytes. */
export async function partsIn(body: unknown): Promise<Readonly<Record<string, Part>>> {
  const parts: Record<string, Part> = {};
  for (const [name, part] of Object.entries(body ?? {})) {
    if (isFile(part)) {
      if (part.content !== undefined) {
        parts[name] = { name: part.filename, content: part.content };
        continue;
      }
      const bytes = await part.toBuffer();
      // One byte more than is taken is enough to be refused by: what lies beyond was not read.
      const whole = part.file.truncated ? Buffer.concat([bytes, Buffer.alloc(1)]) : bytes;
      parts[name] = { name: part.filename, bytes: whole };
    } else if (isWords(part)) parts[name] = part.value;
    else if (Array.isArray(part)) parts[name] = part.filter(isWords).map(({ value }) => value);
  }
  return parts;
}

/** Takes a large file as it comes in, in blocks: what `partsIn` then finds. @param part as the reader of parts gives it */
export async function keepInBlocks(part: object, mostBytes: number): Promise<void> {
  if (!isFile(part)) return;
  const content = await inBlocks(part.file, mostBytes);
  // What was cut off as it came in is no whole file, whatever its size.
  part.content = part.file.truncated ? { ...content, isWhole: false } : content;
}

/** The file that was sent under the name `file`; nothing in it where none was chosen. */
export function sentFileIn(body: unknown): SentFile {
  const file = body !== null && typeof body === 'object' && 'file' in body ? body.file : undefined;
  // `partsIn` has made it.
  return file !== undefined && file !== null && typeof file === 'object' && 'bytes' in file
    ? (file as SentFile)
    : { name: '', bytes: Buffer.alloc(0) };
}

/** The same of a form that takes large ones. */
export function sentBlocksIn(body: unknown): SentBlocks {
  const file = body !== null && typeof body === 'object' && 'file' in body ? body.file : undefined;
  const nothing = { blocks: [], sizeBytes: 0, sha256: '', isWhole: true };
  // `partsIn` has made it.
  return file !== undefined && file !== null && typeof file === 'object' && 'content' in file
    ? (file as SentBlocks)
    : { name: '', content: nothing };
}

type FilePart = {
  readonly filename: string;
  readonly file: AsyncIterable<Uint8Array> & { readonly truncated: boolean };
  readonly toBuffer: () => Promise<Buffer>;
  content?: ByteBlocks;
};

function isFile(part: unknown): part is FilePart {
  return part !== null && typeof part === 'object' && 'type' in part && part.type === 'file';
}

function isWords(part: unknown): part is { readonly value: string } {
  return part !== null && typeof part === 'object' && 'value' in part && typeof part.value === 'string';
}
