/** A byte that is no UTF-8, or a control character that no list means, what it was read as (nothing if left out), and where. */
export type Repair = { readonly line: number; readonly byte: number; readonly readAs: string };

export type DecodedText = { readonly pieces: AsyncGenerator<string>; readonly repairs: Repair[] };

/**
 * Bytes as text, piece by piece. Bytes that are no UTF-8 are read as Windows-1252 (of which Latin-1’s letters are part), one
 * by one; control characters as the quotation marks and dashes of which they are the last byte (U+2019 cut to 19 hexadecimal),
 * others are left out. Each is told in `repairs`, which fills while the pieces are read. A byte order mark is left out. UTF-16
 * with a mark is read as such.
 */
export function decodeText(bytes: AsyncIterable<Uint8Array>): DecodedText {
  const repairs: Repair[] = [];
  return { pieces: decode(bytes, repairs), repairs };
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const windows1252 = new TextDecoder('windows-1252');

async function* decode(bytes: AsyncIterable<Uint8Array>, repairs: Repair[]): AsyncGenerator<string> {
  let rest: Uint8Array = new Uint8Array(0);
  let line = 1;
  let first = true;
  let wide: ReturnType<typeof wideDecoder>;
  for await (const chunk of bytes) {
    const all = rest.length === 0 ? chunk : joined(rest, chunk);
    if (first && all.length < 2) {
      rest = all;
      continue;
    }
    if (first) wide = wideDecoder(all);
    if (wide !== undefined) {
      first = false;
      rest = new Uint8Array(0);
      yield wide.decode(all, { stream: true });
      continue;
    }
    const end = endOfWhole(all);
    let text = decodePart(all.subarray(0, end), line, repairs);
    rest = all.slice(end);
    for (let at = 0; at < end; at += 1) if (all[at] === 0x0a) line += 1;
    if (first && text.startsWith('\ufeff')) text = text.slice(1);
    first = false;
    yield text;
  }
  if (rest.length > 0) yield decodePart(rest, line, repairs);
}

function wideDecoder(start: Uint8Array) {
  if (start[0] === 0xff && start[1] === 0xfe) return new TextDecoder('utf-16le');
  if (start[0] === 0xfe && start[1] === 0xff) return new TextDecoder('utf-16be');
  return undefined;
}

function joined(left: Uint8Array, right: Uint8Array): Uint8Array {
  const all = new Uint8Array(left.length + right.length);
  all.set(left);
  all.set(right, left.length);
  return all;
}

/** Where the last sequence begins that may go on in the next piece; the length where none does. */
function endOfWhole(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return widthOf(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

const widthOf = (byte: number) => (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1);

function decodePart(bytes: Uint8Array, firstLine: number, repairs: Repair[]): string {
  return withoutControls(decodeBytes(bytes, firstLine, repairs), firstLine, repairs);
}

function decodeBytes(bytes: Uint8Array, firstLine: number, repairs: Repair[]): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return repaired(bytes, firstLine, repairs);
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for; XML 1.0 allows none
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;
const cutMarks: Readonly<Record<string, string>> = {
  '\u0013': '–',
  '\u0014': '—',
  '\u0018': '‘',
  '\u0019': '’',
  '\u001c': '“',
  '\u001d': '”',
};

function withoutControls(text: string, firstLine: number, repairs: Repair[]): string {
  let [line, from] = [firstLine, 0];
  return text.replaceAll(controls, (mark, at: number) => {
    for (; from < at; from += 1) if (text.charCodeAt(from) === 0x0a) line += 1;
    const readAs = cutMarks[mark] ?? '';
    repairs.push({ line, byte: mark.charCodeAt(0), readAs });
    return readAs;
  });
}

function repaired(bytes: Uint8Array, firstLine: number, repairs: Repair[]): string {
  let text = '';
  let line = firstLine;
  let from = 0;
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x0a) line += 1;
    const width = byte < 0x80 ? 1 : validWidth(bytes, at);
    if (width === 0) {
      text += utf8.decode(bytes.subarray(from, at));
      const readAs = windows1252.decode(bytes.subarray(at, at + 1));
      repairs.push({ line, byte, readAs });
      text += readAs;
      from = at + 1;
    }
    at += Math.max(1, width);
  }
  return text + utf8.decode(bytes.subarray(from));
}

/** Bytes of the UTF-8 sequence at a place (RFC 3629: no overlong ones, no surrogates); 0 where there is none. */
function validWidth(bytes: Uint8Array, at: number): number {
  const [byte, second] = [bytes[at] ?? 0, bytes[at + 1] ?? 0];
  const width = widthOf(byte);
  if (byte < 0xc2 || byte > 0xf4 || at + width > bytes.length) return 0;
  for (let next = 1; next < width; next += 1) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  if ((byte === 0xe0 && second < 0xa0) || (byte === 0xed && second > 0x9f)) return 0;
  if ((byte === 0xf0 && second < 0x90) || (byte === 0xf4 && second > 0x8f)) return 0;
  return width;
}
