/** One file of an archive: its name, of ASCII, its size, and its bytes as they are read. */
export type TarMember = {
  readonly name: string;
  readonly sizeBytes: number;
  readonly bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
};

const recordBytes = 512;

/**
 * A tar archive (POSIX.1-1988 “ustar”), made as it is read: of each member no more than a block stands in memory.
 * @throws RangeError for a name that does not fit; Error where a member gives another number of bytes than it said
 */
export async function* tarOf(members: Iterable<TarMember>, at: Date): AsyncGenerator<Uint8Array> {
  for (const { name, sizeBytes, bytes } of members) {
    yield header(name, sizeBytes, at);
    let given = 0;
    for await (const piece of bytes) {
      given += piece.length;
      yield piece;
    }
    if (given !== sizeBytes) throw new Error(`${name} gave ${given} bytes and said ${sizeBytes}`);
    const over = sizeBytes % recordBytes;
    if (over !== 0) yield Buffer.alloc(recordBytes - over);
  }
  yield Buffer.alloc(2 * recordBytes);
}

function header(name: string, sizeBytes: number, at: Date): Buffer {
  if (!/^[\x20-\x7E]+$/.test(name)) throw new RangeError(`“${name}” is no name of ASCII`);
  const { prefix, last } = split(name);
  const block = Buffer.alloc(recordBytes);
  const octal = (value: number, digits: number) => `${Math.floor(value).toString(8).padStart(digits, '0')}\0`;
  block.write(last, 0, 'latin1');
  block.write(octal(0o644, 7), 100, 'latin1');
  block.write(octal(0, 7), 108, 'latin1');
  block.write(octal(0, 7), 116, 'latin1');
  block.write(octal(sizeBytes, 11), 124, 'latin1');
  block.write(octal(at.getTime() / 1_000, 11), 136, 'latin1');
  block.write('        0', 148, 'latin1');
  block.write('ustar\x0000', 257, 'latin1');
  block.write(prefix, 345, 'latin1');
  let sum = 0;
  for (const byte of block) sum += byte;
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}

/** A name of more than 100 bytes stands in two parts, parted at a slash. */
function split(name: string): { readonly prefix: string; readonly last: string } {
  if (name.length <= 100) return { prefix: '', last: name };
  const slash = name.indexOf('/', name.length - 101);
  if (slash === -1 || slash > 155) throw new RangeError(`“${name}” is too long for an archive`);
  return { prefix: name.slice(0, slash), last: name.slice(slash + 1) };
}
