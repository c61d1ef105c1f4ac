/** What a form of several parts has sent, one of them a file. */

export type SentFile = { readonly name: string; readonly bytes: Buffer };

type Part = string | readonly string[] | SentFile;

/** Each part under its name: fields as words, several of one name as a list, the file as its bytes. */
export async function partsIn(body: unknown): Promise<Readonly<Record<string, Part>>> {
  const parts: Record<string, Part> = {};
  for (const [name, part] of Object.entries(body ?? {})) {
    if (isFile(part)) {
      const bytes = await part.toBuffer();
      // One byte more than is taken is enough to be refused by: what lies beyond was not read.
      const whole = part.file.truncated ? Buffer.concat([bytes, Buffer.alloc(1)]) : bytes;
      parts[name] = { name: part.filename, bytes: whole };
    } else if (isWords(part)) parts[name] = part.value;
    else if (Array.isArray(part)) parts[name] = part.filter(isWords).map(({ value }) => value);
  }
  return parts;
}

/** The file that was sent under the name `file`; nothing in it where none was chosen. */
export function sentFileIn(body: unknown): SentFile {
  const file = body !== null && typeof body === 'object' && 'file' in body ? body.file : undefined;
  // `partsIn` has made it.
  return file !== undefined && file !== null && typeof file === 'object' && 'bytes' in file
    ? (file as SentFile)
    : { name: '', bytes: Buffer.alloc(0) };
}

type FilePart = {
  readonly filename: string;
  readonly file: { readonly truncated: boolean };
  readonly toBuffer: () => Promise<Buffer>;
};

function isFile(part: unknown): part is FilePart {
  return part !== null && typeof part === 'object' && 'type' in part && part.type === 'file';
}

function isWords(part: unknown): part is { readonly value: string } {
  return part !== null && typeof part === 'object' && 'value' in part && typeof part.value === 'string';
}
