import { crc32, deflateSync, inflateSync } from 'node:zlib';

/**
 * The same picture in at most 256 colours, about a third of the size: the commonest colours stay, each rarer one becomes
 * the nearest of them. Takes the 8-bit true-colour PNG that Chromium writes. PNG: https://www.w3.org/TR/png-3/
 */
export function withPalette(png: Buffer): Buffer {
  const chunks = readChunks(png);
  const header = Buffer.concat(chunks.filter(({ type }) => type === 'IHDR').map(({ data }) => data));
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth, colourType, , , interlace] = header.subarray(8);
  const channels = colourType === 6 ? 4 : 3;
  if (depth !== 8 || (colourType !== 2 && colourType !== 6) || interlace !== 0) {
    throw new Error(`A PNG of depth ${depth}, colour type ${colourType}, interlace ${interlace} is not read here.`);
  }
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  const colours = coloursOf(unfiltered(inflateSync(packed), width * channels, height, channels), channels);
  const palette = commonest(colours);
  const indexOf = new Map<number, number>();
  const lines = Buffer.alloc((width + 1) * height);
  for (const [position, colour] of colours.entries()) {
    const index = indexOf.get(colour) ?? nearest(palette, colour);
    indexOf.set(colour, index);
    lines[position + Math.floor(position / width) + 1] = index;
  }
  header[9] = 3;
  return Buffer.concat([
    png.subarray(0, 8),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))),
    chunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function readChunks(png: Buffer): readonly { readonly type: string; readonly data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** Undoes the filter that each line names in its first byte (section 9 of the standard). */
function unfiltered(filtered: Buffer, lineBytes: number, height: number, channels: number): Buffer {
  const out = Buffer.alloc(lineBytes * height);
  for (let y = 0; y < height; y += 1) {
    const filter = filtered[y * (lineBytes + 1)] ?? 0;
    for (let x = 0; x < lineBytes; x += 1) {
      const at = y * lineBytes + x;
      const left = x < channels ? 0 : (out[at - channels] ?? 0);
      const up = y === 0 ? 0 : (out[at - lineBytes] ?? 0);
      const corner = x < channels || y === 0 ? 0 : (out[at - lineBytes - channels] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      out[at] = (filtered[y * (lineBytes + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const [byLeft, byUp, byCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}

function coloursOf(bytes: Buffer, channels: number): readonly number[] {
  return Array.from({ length: bytes.length / channels }, (_, pixel) => bytes.readUIntBE(pixel * channels, 3));
}

function commonest(colours: readonly number[]): readonly number[] {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  return [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, 256)
    .map(([colour]) => colour);
}

function nearest(palette: readonly number[], colour: number): number {
  const apart = (other: number) =>
    [16, 8, 0].reduce((sum, shift) => sum + (((colour >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0);
  let best = 0;
  for (const [index, other] of palette.entries()) if (apart(other) < apart(palette[best] ?? 0)) best = index;
  return best;
}
