/** As much of DER (ITU-T X.690) as a timestamp takes: values of one tag byte, with a length that is stated. */

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  octets: 0x04,
  null: 0x05,
  oid: 0x06,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  /** The first and the second part of a sequence that may be left out. */
  first: 0xa0,
} as const;

export type Der = {
  readonly tag: number;
  readonly content: Buffer /** With its tag and length. */;
  readonly whole: Buffer;
};

/** One value, of what it is made of. */
export function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

/** A whole number that is not negative, from its bytes: without those that say nothing, and never with a sign. */
export function derInteger(bytes: Uint8Array): Buffer {
  const from = bytes.findIndex((byte) => byte !== 0);
  const least = from === -1 ? Buffer.from([0]) : Buffer.from(bytes.subarray(from));
  return der(tags.integer, (least[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), least]) : least);
}

/** An object identifier as it is written: `2.16.840.1.101.3.4.2.1`. */
export function derOid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const septets = [arc % 128];
    for (let more = Math.floor(arc / 128); more > 0; more = Math.floor(more / 128)) septets.unshift((more % 128) + 128);
    return septets;
  });
  return der(tags.oid, Buffer.from(bytes));
}

/** The value that bytes are. @throws RangeError where they are none, or more than one */
export function readDer(bytes: Buffer): Der {
  const { value, end } = readAt(bytes, 0);
  if (end !== bytes.length) throw new RangeError('More stands behind a value than it says');
  return value;
}

/** What a value is made of. @throws RangeError where it is not made of values */
export function partsOf({ content }: Der): readonly Der[] {
  const parts: Der[] = [];
  for (let at = 0; at < content.length; ) {
    const { value, end } = readAt(content, at);
    parts.push(value);
    at = end;
  }
  return parts;
}

function readAt(bytes: Buffer, at: number): { readonly value: Der; readonly end: number } {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw new RangeError('No value begins here');
  const more = first < 0x80 ? 0 : first - 0x80;
  // Four bytes say four thousand million: whatever takes more, or leaves its length open, is not of ours.
  if (first === 0x80 || more > 4 || at + 2 + more > bytes.length) throw new RangeError('A length that is not taken');
  const length = more === 0 ? first : bytes.readUIntBE(at + 2, more);
  if (more > 0 && (length < 0x80 || bytes[at + 2] === 0))
    throw new RangeError('A length that is longer than it need be');
  const from = at + 2 + more;
  const end = from + length;
  if (end > bytes.length) throw new RangeError('A value breaks off');
  return { value: { tag, content: bytes.subarray(from, end), whole: bytes.subarray(at, end) }, end };
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Buffer.from([0x80 + bytes.length, ...bytes]);
}
